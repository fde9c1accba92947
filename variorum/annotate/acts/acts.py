"""Finds the political acts of a sentence by word frames and dependencies: type, mode, who, to whom, and how it stands."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from spacy.tokens import Span, Token

from variorum.annotate.acts.cast import Cast, heads_with_conjuncts, parties_of
from variorum.annotate.acts.frames import Frame, Frames, fit_frame
from variorum.annotate.acts.newsroom import is_put_to
from variorum.annotate.acts.recipients import partners_of, places_of, prepositional_of, recipients_of
from variorum.annotate.acts.roles import is_passive, patients_of, subjects_of
from variorum.annotate.acts.status import Standing, is_negated, is_supposed, read_standing

VERBAL_OPERATORS = frozenset({"AGREE", "REJECT", "THREATEN", "REQUEST", "ACCUSE", "SUPPORT", "CONCEDE"})
"""Types whose complement is what is promised, refused, threatened ...: it is no act of its own."""
COOPERATION = frozenset({"COOPERATE", "AID", "SUPPORT", "CONSULT", "RETREAT", "CONCEDE"})
MATERIAL_CONFLICT = frozenset({"SANCTION", "COERCE", "ASSAULT", "MOBILIZE", "PROTEST"})
_DONE_BY_PARTIES = frozenset({"SUPPORT", "CONCEDE", "AGREE", "AID", "COOPERATE", "RETREAT", "CONSULT"})
"""Types for which a subject that is a thing ("the plan allows ...") means that no act is told."""
_DOMESTIC = frozenset({"PROTEST", "COERCE", "CONCEDE"})
"""Types that CAMEO codes as done to the actor's own country where nobody else is named."""
MEETINGS = frozenset({"meet", "phone", None})
REPORTERS = frozenset(
    "say tell announce report add state declare claim confirm note insist stress argue write explain "
    "believe think know acknowledge admit reveal "
    "indicate recall observe remark maintain conclude reiterate emphasize emphasise assert affirm disclose hear learn see show".split()
)
_DUTY_REPORTERS = REPORTERS | {"remind"}
_DUTY = Frame(type="REQUEST", mode=None)
"""Stands in for the frame of a verb that somebody says somebody else must do."""
_OBJECTS = frozenset({"dobj", "xcomp", "ccomp", "pcomp", "pobj", "prep", "acl", "oprd", "attr", "nsubjpass", "dative"})
_SPELLERS = frozenset({"involve", "include", "foresee", "envisage", "entail", "require"})
"""Verbs by which a plan says what is in it; that is no act done."""
_HOSTILE = frozenset(
    "crush destroy punish avenge retaliate defeat fight eliminate wipe annihilate bury expel strike hit "
    "attack invade bomb kill hunt".split()
)
_GOING = frozenset({"travel", "fly", "go", "come", "arrive"})
_VICTIM_NOUNS = frozenset({"ASSAULT", "COERCE", "SANCTION", "ACCUSE", "REJECT", "THREATEN"})


@dataclass(frozen=True)
class Act:
    """An act as the rules read it. ``surety`` ranks the acts of one sentence: higher is likelier its main act."""

    word: Token
    type: str
    mode: str | None
    actors: tuple[str, ...]
    recipients: tuple[str, ...]
    standing: Standing
    nominal: bool
    surety: float
    frame: str
    """The type that its word names by itself, before its standing turns it."""


def find_acts(sentence: Span, cast: Cast, frames: Frames) -> list[Act]:
    """The acts that a sentence tells, the surest first; what is promised, refused or demanded is part of that act."""
    fitted: dict[int, Frame] = {}
    for word in sentence:
        frame = _fit(word, frames)
        if frame is not None:
            fitted[word.i] = frame
        if word.pos_ in ("VERB", "AUX") and _is_demanded(word):
            fitted[word.i] = _DUTY
    found = []
    for at, frame in fitted.items():
        word = sentence.doc[at]
        if not _is_inside_operator(word, fitted):
            if frame is _DUTY:
                act = _read_duty(word, cast)
            elif word.pos_ in ("VERB", "AUX"):
                act = _read_verb(word, frame, cast)
            else:
                act = _read_noun(word, frame, cast)
            if act is not None:
                found.append(act)
    if len(found) > 1:
        found = [act for act in found if act.nominal or not _is_purpose(act.word)]
    return sorted(found, key=lambda act: (-act.surety, act.word.i))


def _is_purpose(word: Token) -> bool:
    """Whether the verb only says what for: "met to discuss". It is no act beside the act it serves."""
    return word.dep_ in ("advcl", "relcl", "acl") and any(child.dep_ == "aux" and child.lower_ == "to" for child in word.children)


def _fit(word: Token, frames: Frames) -> Frame | None:
    if word.pos_ in ("VERB", "AUX"):
        return None if word.dep_ in ("aux", "auxpass") else fit_frame(word, "V", frames)
    if word.pos_ in ("NOUN", "PROPN") and word.dep_ not in ("compound", "amod"):
        return fit_frame(word, "N", frames)
    return None


def _is_inside_operator(word: Token, fitted: dict[int, Frame]) -> bool:
    """Whether the word only says what another act promises, refuses, demands, or is that act's own object or subject."""
    node = word
    is_verb = word.pos_ in ("VERB", "AUX")
    for _ in range(8):
        head = node.head
        if head == node or node.dep_ in ("relcl", "parataxis", "advcl"):
            return False
        above = fitted.get(head.i)
        if above is not None:
            if (
                not is_verb
                and above.type in ("SUPPORT", "ACCUSE")
                and fitted[word.i].type in MATERIAL_CONFLICT | {"AID"}
                and _is_reason(word)
            ):
                return False
            if node.dep_ in _OBJECTS and (above.type in VERBAL_OPERATORS or not is_verb):
                return True
            if not is_verb and node == word and node.dep_ == "nsubj" and above.type == "REJECT" and fitted[word.i].type == "CONSULT":
                return True
            if node == word and node.dep_ in ("nsubj", "acl") and above.type == fitted[word.i].type:
                return True
        if is_verb and head.lemma_.lower() in _SPELLERS and node.dep_ in ("ccomp", "xcomp", "dobj"):
            return True
        if node.dep_ == "conj" and (node != word or (is_verb and head.dep_ not in ("xcomp", "pcomp", "ccomp"))):
            return False
        node = head
    return False


def _is_reason(noun: Token) -> bool:
    """Whether somebody is thanked or blamed for what the noun names."""
    return noun.dep_ == "pobj" and noun.head.lower_ == "for"


def _is_demanded(word: Token) -> bool:
    """Whether somebody says that somebody else must or should do it."""
    if word.dep_ != "ccomp" or word.head.lemma_.lower() not in _DUTY_REPORTERS:
        return False
    if any(child.dep_ in ("nsubj", "nsubjpass") and child.lower_ in ("we", "i", "one") for child in word.children):
        return False
    return any(child.dep_ == "aux" and child.lower_ in ("must", "should") for child in word.children)


def _read_duty(word: Token, cast: Cast) -> Act | None:
    actors = _parties(subjects_of(word.head), cast)
    recipients = tuple(
        name for name in _parties([c for c in word.children if c.dep_ in ("nsubj", "nsubjpass")], cast) if name not in actors
    )
    if not actors:
        return None
    said = word.head  # the demand is made by saying it, so the saying is what a date dates
    return Act(said, "REQUEST", None, actors, recipients, Standing(condition=read_standing(word).condition), False, 2.5, "REQUEST")


def _parties(nouns: Iterable[Token], cast: Cast) -> tuple[str, ...]:
    return tuple(dict.fromkeys(name for noun in nouns for name in parties_of(noun, cast)))


def _read_verb(word: Token, frame: Frame, cast: Cast) -> Act | None:
    subjects = subjects_of(word)
    actors = _parties(subjects, cast)
    recipients: tuple[str, ...] = ()
    standing = read_standing(word)
    if is_supposed(word) or is_put_to(word):
        return None
    kind, mode = turn_by_standing(str(frame.type), frame.mode, standing)
    if frame.mode == "visit" and word.lemma_.lower() in _GOING and not places_of(word, cast) and not partners_of(word, cast, actors):
        return None  # "went back for his coat", "comes to about 1,400"
    if not actors and subjects and kind in _DONE_BY_PARTIES and frame.mode != "meet" and all(noun.pos_ == "NOUN" for noun in subjects):
        return None
    if kind in ("CONSULT", "AGREE", "COOPERATE") and frame.mode in MEETINGS and _is_mutual(word, frame):
        actors = (*actors, *partners_of(word, cast, actors))
    else:
        recipients = recipients_for(word, frame, kind, actors, cast)
    if frame.type == "AGREE" and any(child.dep_ == "xcomp" and child.lemma_.lower() in _HOSTILE for child in word.children):
        kind, mode = "THREATEN", None
    if kind == "REJECT" and standing.negated:
        standing = Standing(condition=standing.condition)  # to refuse is a deed done
    surety = 1.0 + 0.3 * len(frame.needs) + 0.6 * bool(actors) + 0.3 * bool(recipients) + _prominence(word)
    return Act(word, kind, mode, actors, recipients, standing, False, surety, str(frame.type))


def lacks_speaker(act: Act) -> bool:
    """Whether an act of words names nobody who speaks: "BLAMING EUROPE", "refuse talks"."""
    if act.actors or act.nominal or act.frame not in VERBAL_OPERATORS:
        return False
    return not is_passive(act.word) and not subjects_of(act.word)


def recipients_for(word: Token, frame: Frame, kind: str, actors: tuple[str, ...], cast: Cast) -> tuple[str, ...]:
    """To whom a directed act is done; for acts on the ground, else the place.

    :param frame: what the word means by itself. :param kind: the type after its standing has been read.
    """
    named_type, mode = str(frame.type), frame.mode
    if kind == "THREATEN":
        named = [name for noun in patients_of(word) for name in parties_of(noun, cast) if name not in actors]
        named = named or [name for name in _supposed_doers(word, cast) if name not in actors]
        if named:
            return tuple(dict.fromkeys(named))
    own_forces = named_type == "MOBILIZE" or mode == "withdraw"
    found = [] if own_forces else recipients_of(word, cast, actors)
    if not found and (named_type in MATERIAL_CONFLICT or mode in ("visit", "withdraw") or named_type == "AID"):
        found = [name for name in places_of(word, cast) if name not in actors]
    if not found and kind in ("THREATEN", "AGREE"):
        own = {cast.entities[name].country for name in actors} - {None}
        found = [name for name in places_of(word, cast) if name not in actors and cast.entities[name].country in own]
    if not found and own_forces:
        found = recipients_of(word, cast, actors)
    if not found and kind == "PROTEST":
        found = [name for noun in subjects_of(word) for name in places_of(noun, cast) if name not in actors]
    if not found and kind in _DOMESTIC:
        within = kind == "PROTEST" or all(cast.at(noun) is None for noun in subjects_of(word))  # "X-ian guerrillas" are not X
        found = [state for name in actors if (state := cast.state_of(name)) is not None and (within or state not in actors)]
    return tuple(dict.fromkeys(found))


def _supposed_doers(word: Token, cast: Cast) -> list[str]:
    """Whom a threat is addressed to: those whose deed its if-clause supposes."""
    todo = [(child, 0) for child in word.children]
    while todo:
        child, depth = todo.pop(0)
        if child.dep_ == "advcl" and any(below.dep_ == "mark" and below.lower_ in ("if", "unless", "until") for below in child.children):
            return [name for below in child.children if below.dep_ in ("nsubj", "nsubjpass") for name in parties_of(below, cast)]
        if depth < 2 and child.dep_ in ("ccomp", "xcomp", "prep", "pobj", "dobj"):
            todo.extend((below, depth + 1) for below in child.children)
    return []


def _is_mutual(word: Token, frame: Frame) -> bool:
    if frame.type == "CONSULT":
        return True
    return any(child.dep_ == "prep" and child.lower_ == "with" for child in word.children)


def turn_by_standing(kind: str, mode: str | None, standing: Standing) -> tuple[str, str | None]:
    """PLOVER's reading of acts that are not done yet: a promised cooperation is AGREE, a planned or conditional attack THREATEN,
    a refused one REJECT (manual 0.8, on the verbal categories)."""
    if standing.negated and (standing.future or kind == "AGREE") and kind in COOPERATION | {"AGREE"}:
        return "REJECT", None
    if standing.status in ("planned", "conditional"):
        if kind in COOPERATION:
            return "AGREE", None
        if kind in MATERIAL_CONFLICT:
            return "THREATEN", None
    return kind, mode


def _prominence(word: Token) -> float:
    """Main clauses and what is said to have happened outrank side clauses."""
    node = word
    score = 1.0
    for _ in range(10):
        if node.dep_ in ("relcl", "advcl", "acl", "pcomp"):
            score -= 0.6
        elif node.dep_ == "conj":
            score -= 0.2
        elif node.dep_ == "ccomp" and node.head.lemma_.lower() not in REPORTERS:
            score -= 0.4
        if node.head == node:
            break
        node = node.head
    return max(score, -1.0)


def _read_noun(word: Token, frame: Frame, cast: Cast) -> Act | None:
    actors, recipients = _noun_roles(word, frame, cast)
    if not actors and not recipients and not frame.needs and word.dep_ in ("pobj", "compound", "conj"):
        return None
    standing = read_standing(word)
    if is_negated(word) or _is_denied_subject(word):
        standing = Standing(status="denied", negated=True)
    surety = 0.4 + 0.3 * len(frame.needs) + 0.3 * bool(actors) + 0.2 * bool(recipients) + min(0.3, _prominence(word))
    return Act(word, str(frame.type), frame.mode, actors, recipients, standing, True, surety, str(frame.type))


def _is_denied_subject(word: Token) -> bool:
    verb = word.head
    return word.dep_ in ("nsubj", "nsubjpass", "dobj") and verb.pos_ in ("VERB", "AUX") and is_negated(verb)


def _noun_roles(word: Token, frame: Frame, cast: Cast) -> tuple[tuple[str, ...], tuple[str, ...]]:
    actors: list[str] = []
    recipients: list[str] = []
    for child in word.children:
        if child.dep_ in ("poss", "amod", "compound", "nmod"):
            for one in heads_with_conjuncts(child):
                name = cast.at(one)
                if name is not None and cast.is_party(name):
                    actors.append(name)
    mutual = frame.type in ("CONSULT", "AGREE", "COOPERATE") and frame.mode in MEETINGS
    for name, noun in _noun_prepositions(word):
        parties = parties_of(noun, cast)
        if name == "by" or (name in ("between", "of", "with", "among") and mutual):
            actors.extend(parties)
        elif name in ("on", "against", "to", "with", "at", "over") or (name in ("of", "in", "into") and frame.type in _VICTIM_NOUNS):
            recipients.extend(parties)
        elif name == "of":
            actors.extend(parties)
    for child in word.children:
        if child.dep_ == "acl" and child.tag_ == "VBG":
            recipients.extend(recipients_of(child, cast, tuple(actors)))
    if not actors and _is_reason(word):
        actors.extend(_parties(patients_of(word.head.head), cast))
    actors = list(dict.fromkeys(actors))
    return tuple(actors), tuple(name for name in dict.fromkeys(recipients) if name not in actors)


def _noun_prepositions(word: Token) -> Iterator[tuple[str, Token]]:
    yield from prepositional_of(word)
    for child in word.children:
        if child.dep_ == "acl" and is_passive(child):
            for below in subjects_of(child):
                yield "by", below
            yield from prepositional_of(child)
