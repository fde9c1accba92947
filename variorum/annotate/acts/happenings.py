"""Finds the happenings that belong on a timeline without a PLOVER code: what the report puts in time, and plain deeds of domestic news."""

from dataclasses import dataclass
from itertools import islice

from spacy.tokens import Span, Token

from variorum.annotate.acts.acts import REPORTERS
from variorum.annotate.acts.cast import Cast, parties_of
from variorum.annotate.acts.dates import OTHER_TIMES, YEAR, Calendar
from variorum.annotate.acts.deed_times import is_past, shared_time, time_of_deed, time_within
from variorum.annotate.acts.frames import Frames, fit_frame
from variorum.annotate.acts.newsroom import is_put_to
from variorum.annotate.acts.occasions import OCCASIONS
from variorum.annotate.acts.occurring import FUTURATE, takes_place, time_of_plan
from variorum.annotate.acts.roles import is_passive, patients_of, subjects_of
from variorum.annotate.acts.scheduled import CALLING, SCHEDULED, deadline_given, is_scheduled, sets_a_time
from variorum.annotate.acts.status import Standing, is_negated, is_supposed, read_standing
from variorum.annotate.acts.word_classes import words_in
from variorum.annotate.speech.lexicon import load_lexicon
from variorum.model.report import TimeExpression

_STATES = frozenset(
    "be have remain stay stand seem appear become look sound feel know think believe hope want need like love fear expect consider mean "
    "include contain consist involve concern own belong cost matter depend live work wait lie sit exist last run use continue keep "
    "try seem tend get suggest indicate reflect represent mark say see hear read watch understand remember "
    "increase decrease rise fall grow average total compare earn".split()
)
"""Verbs of being, having, thinking and seeming, and light ones: a date beside them puts no deed in time."""
_HABITUAL = frozenset(
    "always often usually consistently repeatedly regularly frequently generally typically routinely constantly continually continuously "
    "traditionally normally rarely seldom invariably sometimes occasionally increasingly habitually mostly".split()
)
"""Adverbs that make of a deed a habit or a course, which has no place in time."""
_TOLD_WITH = frozenset({"has", "have", "'ve", "’ve", "had", "was", "were", "did"})
"""Auxiliaries of what has been done; "is stuck" tells a state."""
_NO_DEEDS = frozenset(
    "put do speak suppose fail manage change shift harden soften evolve worsen improve deteriorate deepen widen narrow re".split()
)
"""Verbs that without a time tell no deed by themselves: "put the losses at 3 million", "failed to keep", "its tone has hardened"."""
_TALK = 0.3
"""Share of attributions among a verb's uses from which it rather tells what somebody said."""


@dataclass(frozen=True)
class Happening:
    """A deed or occasion: the word that names it, who did it, to whom, how it stands, and the time that hangs on it, if any."""

    word: Token
    actors: tuple[str, ...]
    recipients: tuple[str, ...]
    standing: Standing
    time: TimeExpression | None


def find_happenings(
    sentence: Span, cast: Cast, calendar: Calendar, frames: Frames, taken: frozenset[int], spent: frozenset[int] = frozenset()
) -> list[Happening]:
    """The happenings of a sentence that no coded act of it covers, each time expression used once.

    A finite verb of doing counts where a time of its own hangs on it, and a verb that ``frames`` knows as a deed also without one,
    where it is told as done and names a party; a noun for an occasion counts where a time hangs on it.
    :param taken: indexes of the words that name coded acts. :param spent: the places of the times that date those.
    """
    deeds: list[Happening | None] = []
    occasions = []
    for word in sentence:
        if word.i in taken:
            continue
        if _is_told_with(word, taken) and not (_has_time_of_its_own(word, calendar) or _is_timed_apart(word, calendar, spent)):
            continue
        if word.lemma_.lower() in SCHEDULED and any(child.i in taken and child.dep_ == "nsubjpass" for child in word.children):
            continue  # "talks are set for Monday" is told by the talks
        if word.pos_ == "VERB" and word.dep_ not in ("aux", "auxpass", "amod", "compound"):
            deeds.extend((_read_deed(word, cast, calendar, frames), _read_setting(word, cast, calendar)))
        elif word.pos_ in ("NOUN", "PROPN") and word.lemma_.lower() in OCCASIONS and not _is_month(word):
            occasions.append(_read_occasion(word, cast, calendar))
    used = {time.start for index in taken if (time := calendar.on(sentence.doc[index])) is not None}
    found = []
    for happening in (*deeds, *occasions):
        if happening is None:
            continue
        shared = (shared_time(happening.word, calendar), calendar.before_when(happening.word))
        is_shared = happening.time is not None and happening.time in shared
        if happening.time is not None and happening.time.start in used and not is_shared:
            continue
        if happening.time is not None:
            used.add(happening.time.start)
        found.append(happening)
    return found


def _is_month(word: Token) -> bool:
    """Whether the word is the month of a date: "27 March"."""
    return word.text == "March" and any(0 <= at < len(word.doc) and word.doc[at].like_num for at in (word.i - 1, word.i + 1))


def _has_time_of_its_own(word: Token, calendar: Calendar) -> bool:
    """Whether the word of another act's clause is put in time apart from it: "vowed to leave on Monday", "after the fight of 2029, ..."."""
    time = time_within(word, calendar) if word.tag_ == "VB" else calendar.on(word)
    if time is None:
        return False
    is_apart = word.tag_ == "VB" or (word.dep_ == "pobj" and word.head.lower_ in OTHER_TIMES)
    return is_apart or any(not calendar.allows(verb, time) for verb in islice(word.ancestors, 4))


def _is_timed_apart(word: Token, calendar: Calendar, spent: frozenset[int]) -> bool:
    """Whether a noun for an occasion has a time that dates no act: "won half of the vote on 5 May", "condemned Friday's raid"."""
    time = calendar.on(word) if word.pos_ in ("NOUN", "PROPN") and word.lemma_.lower() in OCCASIONS else None
    return time is not None and time.edtf is not None and time.start not in spent


def _is_told_with(word: Token, taken: frozenset[int]) -> bool:
    """Whether the word belongs to a coded act: its complement, or a noun of its clause."""
    node = word
    for _ in range(4):
        if node.dep_ not in ("xcomp", "dobj", "pobj", "prep", "nsubj", "nsubjpass", "attr", "agent", "pcomp", "compound", "poss"):
            return False
        node = node.head
        if node.i in taken:
            return True
    return False


def _read_deed(word: Token, cast: Cast, calendar: Calendar, frames: Frames) -> Happening | None:
    if any(child.dep_ in ("nsubj", "nsubjpass") and child.lower_ == "what" for child in word.children):
        return None  # "what happened on Thursday is disputed"
    has_until = word.lemma_ == "have" and word.tag_ in ("VBZ", "VBP") and word.dep_ != "aux"
    if is_supposed(word) or is_put_to(word) or not (has_until or _is_told_as_act(word)):
        return None
    if (deadline := deadline_given(word, calendar)) is not None and not is_negated(word):
        return make_happening(word, cast, Standing(status="planned", future=True), deadline)
    if has_until:
        return None
    frame = fit_frame(word, "V", frames)
    time = time_of_deed(word, calendar)
    lemma = word.lemma_.lower()
    is_said = lemma in REPORTERS and not is_owned_up_to(word) and not _is_said_on_a_day(word, time, calendar)
    is_bare = is_state(word) or is_said or (word.dep_ == "acl" and lemma not in SCHEDULED)
    if frame is None and is_bare and not takes_place(word, time, calendar):
        return None
    if lemma in CALLING and time is not None and calendar.is_to_come(time) and not is_negated(word):
        return make_happening(word, cast, Standing(status="planned", future=True), time)
    begins = time is not None and calendar.is_start(time) and time is not calendar.before_when(word)
    if time is not None and begins and not calendar.begins(word, time):
        return None  # "has held the office since May" tells a state
    if not (begins or calendar.allows(word, time) or sets_a_time(word)):
        time = None
    if frame is None and time is None and not (_is_told_outright(word) and (is_deed(lemma) or is_owned_up_to(word))):
        return None
    standing = standing_of(word)
    is_going = word.tag_ == "VBG" and any(child.lower_ in ("is", "are") and child.dep_ == "aux" for child in word.children)
    if word.tag_ == "VBG" and (time is None or (is_going and time is not calendar.on(word))):
        return None  # "is selling at four times its January price"
    if (word.tag_ in ("VBZ", "VBP") or is_going) and standing.status == "actual":
        standing = Standing(status="planned", condition=standing.condition, future=True)
    is_undone = standing.status == "denied" and is_negated(word) and _is_told_outright(word)
    if standing.status == "hypothetical" or (standing.status == "denied" and not is_undone):
        return None
    if time is None and standing.status not in ("actual", "denied"):
        return None
    told = make_happening(word, cast, standing, time)
    if time is None and not told.actors:
        stands_alone = frame is not None and frame.mode == "alone"
        if word.dep_ == "acl" or not (told.recipients or stands_alone or (_is_told_outright(word) and _befell_somebody(word))):
            return None
    return told


def _read_setting(word: Token, cast: Cast, calendar: Calendar) -> Happening | None:
    """The setting of a deadline on a day of its own: "on Thursday gave the company until Sunday to pay"."""
    deadline, time = deadline_given(word, calendar), calendar.on(word)
    if deadline is None or time is None or not is_past(word) or word.lemma_.lower() == "have" or is_supposed(word):
        return None
    is_own = time is not deadline and calendar.allows(word, time) and not calendar.is_start(time)
    return make_happening(word, cast, read_standing(word), time) if is_own else None


def is_owned_up_to(word: Token) -> bool:
    """Whether the verb tells that somebody owned up to a deed: "claimed the attack", "has claimed responsibility"."""
    return word.lemma_ == "claim" and any(
        noun.dep_ == "dobj" and noun.lemma_.lower() in OCCASIONS | {"responsibility"} for noun in word.children
    )


def _is_said_on_a_day(word: Token, time: TimeExpression | None, calendar: Calendar) -> bool:
    """Whether a verb of saying in the past has a day of its own: "told the board on Thursday that no one would leave"."""
    if time is None or time is not calendar.on(word) or calendar.is_start(time) or YEAR.fullmatch(time.edtf or ""):
        return False
    return word.tag_ == "VBD" and any(child.dep_ == "nsubj" for child in word.children)


def _befell_somebody(word: Token) -> bool:
    """Whether the verb tells what was done, by nobody named ("the rooms had been cancelled"), or of a number of people or things."""
    aux = {child.lower_ for child in word.children if child.dep_ in ("aux", "auxpass")}
    subjects = [child for child in word.children if child.dep_ in ("nsubj", "nsubjpass") and child.pos_ in ("NOUN", "PROPN", "NUM")]
    if is_passive(word) and subjects and aux & {"was", "were", "had"}:
        return True
    return any(noun.pos_ == "NUM" or any(child.dep_ == "nummod" for child in noun.children) for noun in subjects)


def is_state(word: Token) -> bool:
    """Whether a verb without a particle is one of being, having, thinking or seeming."""
    is_phrasal = any(child.dep_ == "prt" for child in word.children)
    return word.lemma_.lower() in _STATES and not is_phrasal


def is_habit(word: Token) -> bool:
    """Whether an adverb makes a habit or a course of what the verb tells."""
    return any(child.dep_ == "advmod" and child.lower_ in _HABITUAL for child in word.children)


def is_deed(lemma: str) -> bool:
    """Whether a verb rather tells of a deed than of what somebody said, thought or felt."""
    return lemma not in words_in("inner") | _NO_DEEDS and load_lexicon().word_rate(lemma, "verb") < _TALK


def _is_told_outright(word: Token) -> bool:
    """Whether the verb tells of something done in a main clause, or in what somebody is reported to have said."""
    aux = {child.lower_ for child in word.children if child.dep_ in ("aux", "auxpass")}
    if word.tag_ != "VBD" and not aux & _TOLD_WITH:
        return False
    if is_habit(word) or any(child.dep_ == "prep" and child.lower_ == "as" for child in word.children):
        return False  # "hailed it as a success" tells what somebody thinks of it
    node = word
    while node.dep_ == "conj" and node.head.pos_ in ("VERB", "AUX"):
        node = node.head
    return node.dep_ == "ROOT" or (node.dep_ == "ccomp" and node.head.lemma_.lower() in REPORTERS)


def make_happening(word: Token, cast: Cast, standing: Standing, time: TimeExpression | None) -> Happening:
    """The deed that a verb names, with its parties."""
    actors = tuple(dict.fromkeys(name for noun in subjects_of(word) for name in parties_of(noun, cast)))
    recipients = tuple(dict.fromkeys(name for noun in patients_of(word) for name in parties_of(noun, cast) if name not in actors))
    return Happening(word, actors, recipients, standing, time)


def _is_told_as_act(word: Token) -> bool:
    """Whether the verb is finite, or a participle that tells of something done: "the offer, tabled on Tuesday"."""
    if word.tag_ in ("VBZ", "VBP"):
        is_when = word.dep_ == "advcl" and any(child.lower_ == "when" for child in word.children)
        return (word.dep_ in ("ROOT", "relcl") or is_when) and word.lemma_.lower() in FUTURATE
    if word.tag_ == "VBD":
        return True
    if word.tag_ == "VBN":
        return True
    aux = {child.lower_ for child in word.children if child.dep_ in ("aux", "auxpass")}
    if word.tag_ == "VBG":
        return bool(aux & {"was", "were", "is", "are", "been"})
    if word.tag_ == "VB":
        return bool(aux & {"will", "wo", "shall", "'ll", "’ll", "would", "did"}) or is_scheduled(word)
    return False


def standing_of(word: Token) -> Standing:
    """How a deed stands, what is set or undertaken being planned."""
    standing = read_standing(word)
    if sets_a_time(word) or is_scheduled(word):
        return Standing(status="planned", condition=standing.condition, future=True)
    if standing.status == "hypothetical" and any(child.lower_ in ("would", "'d") and child.dep_ == "aux" for child in word.children):
        return Standing(status="planned", condition=standing.condition, future=True)
    return standing


def _read_occasion(word: Token, cast: Cast, calendar: Calendar) -> Happening | None:
    time = calendar.on(word) or time_of_plan(word, calendar)
    if time is None or calendar.is_start(time):
        return None
    is_bound = word.dep_ == "pobj" and word.head.lower_ in OTHER_TIMES
    standing = Standing() if is_bound else read_standing(word)  # whatever may not be done "before the vote on 5 May", the vote will be held
    if standing.status in ("denied", "hypothetical"):
        return None
    if standing.status == "actual" and calendar.is_to_come(time):
        standing = Standing(status="planned", condition=standing.condition, future=True)
    if standing.status == "planned" and (calendar.is_past(time) or not calendar.allows(word.head, time)):
        standing = Standing()  # "will recall the raid of 6 April"
    owners = [child for child in word.children if child.dep_ in ("poss", "amod", "compound")]
    actors = tuple(dict.fromkeys(name for noun in owners if (name := cast.at(noun)) is not None and cast.is_party(name)))
    return Happening(word, actors, (), standing, time)
