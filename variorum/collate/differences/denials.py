"""Finds where one place says what another denies: a "not" on one side only, or opposites (accept, refuse), about one thing."""

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache
from itertools import pairwise
from typing import NamedTuple

from variorum.collate.alignment import Aligned
from variorum.collate.dates import is_firm_day, reach_of
from variorum.collate.differences.contrasts import Contrast, around, short
from variorum.collate.likeness import OPPOSED
from variorum.collate.passages import ACTOR, SENSE, Passage, witness_of
from variorum.collate.reports import latest_day
from variorum.collate.senses import paraphrases_of, phrase_senses
from variorum.collate.story import Story
from variorum.model.account import DifferenceKind
from variorum.model.report import TimeExpression
from variorum.text.words import Word, function_words, stem, words_of

HEADING, STANCE, OUTCOME, SHIFT, SAME_SPEAKER, DATE = 7.0, 6.4, 5.2, 6.0, 5.0, 7.0
SURELY = 0.42
"""Share of both from which one speaker's words in two reports are one remark."""
DAYS_APART = 10
"""Days between two reports from which one party's opposite words are a change of mind."""
LEAST_WORDS = 2
"""Words, actors left out, that two passages must share for a "not" in one of them to be about what the other says."""
LEAST_SHARE, LEAST_DICE, CLOSE_DICE, CLOSE = 0.34, 0.36, 0.18, 3
"""Share of the lighter passage that a denial and what it denies have in common; share of both together for opposites, and for a "not";
content words within which another shared word stands beside the denied one on both sides."""
WORDS_SHOWN = 6
FURTHER = (("prolong", "lapse"), ("open", "shut"), ("end", "stay"), ("hope", "fail"))
"""Opposites among the looser senses."""
AMOUNTS = (("decline", "growth"), ("rise", "fall"), ("hope", "fear"))
"""Opposites of which one thing may do both: hopes fall, and risks rise."""
IN_HEADINGS = (("take", "refuse"), ("end", "stay"))
"""Opposites only where a heading, which says things in its shortest words, stands against its text."""
_OPPOSED = tuple(both for both in OPPOSED if both not in AMOUNTS)
_NOT = frozenset(
    "not no never neither nor nobody none don't doesn't didn't won't wouldn't can't cannot couldn't isn't wasn't aren't weren't".split()
)
_ATTITUDES = frozenset({"refuse", "accept", "propose", "promise", "demand", "blame", "praise", "warn", "talks"})
_WHOLE = frozenset(map(stem, "deny denies denied denying denial".split()))
"""Verbs that deny all that their clause says."""
_CLAUSE = re.compile(r" (?:that|he|she|it|they|we|having|being)\b")
"""What follows a denial of a whole clause, and not "deny service"."""
_LIGHT = frozenset(map(stem, "want wanted intend intended plan planned expect expected need needed able try tried going".split()))
_ONLY_WITH_TO = frozenset(map(stem, "fail failed decline declined".split()))
_DENYING = frozenset(
    map(
        stem,
        "deny denies denied denial refuse refused refuses refusal reject rejected rejection decline declined fail failed lack "
        "objected".split(),
    )
)
_DAY = re.compile(r"^XXXX-(?:WXX-\d|\d\d-\d\d)$")
_TWICE = re.compile(r"\b(?:not|cannot|never|no|\w+n't)\b[^.;]*\bwithout\b", re.IGNORECASE)
_REFUSES = re.compile(r"\b(?:refus\w+|reject\w*|declin\w+|oppos\w+|opponents?|against)\b", re.IGNORECASE)
_CONDITION = re.compile(r"^Should\b|\b(?:if|unless|provided|whether|what)\b", re.IGNORECASE)
_WISH = re.compile(r"\b(?:want|wants|wanted|wish|wishes|hopes?|would like) to\b", re.IGNORECASE)
"""Tells what somebody would have, which nothing that is so denies."""
_CONTRASTED = re.compile(r"(?:,|—|–|-)\s*not (?:an?|the|his|her|its|their|in|on|for|by|with)\b|\bneither\b", re.IGNORECASE)
"""Sets a thing against another ("a talk, not a quarrel"), or leaves two out: no event is denied."""
_NO_NEGATION = re.compile(
    r"\b(?:not|n't) (?:only|just|least|merely|hesitate|rule out)\b|\bno (?:longer|later|matter|doubt|fewer|more|less)\b|\bif not\b",
    re.IGNORECASE,
)


class _Word(NamedTuple):
    """A content word with its stem, whether a negation bears upon it, and whether "to" stands before it ("to achieve peace")."""

    printed: str
    token: str
    negated: bool
    purpose: bool


def compare_denials(story: Story, pairs: Sequence[Aligned]) -> Iterator[Contrast]:
    """Contrasts between passages on one thing of which the one says what the other denies."""
    days = {sheet.id: reach_of(latest_day(sheet.report)) for sheet in story.sheets}
    for pair in pairs:
        if any(_asserts_nothing(story, passage) for passage in (pair.one, pair.other)):
            continue
        if not pair.firm or pair.share < LEAST_SHARE or pair.dice < CLOSE_DICE:
            continue
        words = (_opposite(pair) if pair.dice >= LEAST_DICE else None) or _negated(pair)
        if words is None:
            continue
        first, second = days[pair.one.report], days[pair.other.report]
        apart = bool(first and second and abs((first.first - second.first).days) >= DAYS_APART)
        kind = _kind(pair, words, apart)
        if kind is not None and kind[0] == "outcome" and all(_is_dated(story, passage) for passage in (pair.one, pair.other)):
            kind = ("date", "the day, told and denied", DATE)
        if kind is not None:
            yield _contrast(story, pair, words, *kind)


def _asserts_nothing(story: Story, passage: Passage) -> bool:
    """Whether a passage is a question, a condition or an item of a list, which says what its lead line makes of it."""
    listed = not passage.heading and story.sheet(passage.report).is_list_item(passage.start)
    return listed or "?" in passage.text or _CONDITION.search(passage.text) is not None


def _kind(pair: Aligned, words: tuple[str, str], apart: bool) -> tuple[DifferenceKind, str, float] | None:
    one, other = pair.one, pair.other
    if one.heading != other.heading:
        if one.report != other.report:
            return None
        return "heading_vs_text", "the heading says what its text does not", HEADING
    if one.heading:
        return None
    if one.told_by and other.told_by and not set(one.told_by) & set(other.told_by):
        return "stance", "what the one side says, the other denies", STANCE
    if one.report == other.report:
        return None
    if not apart and set(one.told_by) & set(other.told_by):
        surely = pair.dice >= SURELY and _negated(pair) is not None
        return ("strength", "one speaker, with a “not” in one report", SAME_SPEAKER) if surely else None
    if all(_REFUSES.search(passage.text) for passage in (one, other)):
        return None
    if (apart or any(map(_is_attitude, words)) or any(_REFUSES.search(passage.text) for passage in (one, other))) and not _one_party(pair):
        return None
    if not apart and any(_WISH.search(passage.text) or _CONTRASTED.search(passage.text) for passage in (one, other)):
        return None
    if apart:
        return "shift_over_time", "said earlier, and later otherwise", SHIFT
    return "outcome", "told and denied", OUTCOME


def _is_dated(story: Story, passage: Passage) -> bool:
    """Whether a passage names a day."""
    times = story.sheet(passage.report).report.times or ()
    return any(time.type == "DATE" and passage.start <= time.start < passage.end and _names_a_day(time) for time in times)


def _names_a_day(time: TimeExpression) -> bool:
    return is_firm_day(time.edtf) or _DAY.search(time.value or "") is not None


def _is_attitude(word: str) -> bool:
    """Whether a word tells what a party holds ("reject"), which another party may hold otherwise without a contradiction."""
    return bool(_ATTITUDES & set(paraphrases_of(stem(word.casefold()))))


def _one_party(pair: Aligned) -> bool:
    """Whether both tell of one party: its words, or a clause that begins with its name."""
    first, second = ({*passage.told_by} or _first_named(passage) for passage in (pair.one, pair.other))
    return bool(first & second)


def _first_named(passage: Passage) -> set[str]:
    return {token.token[1:] for token in passage.tokens[:2] if token.token[0] == ACTOR}


def _opposite(pair: Aligned) -> tuple[str, str] | None:
    """The words by which one has only one of two opposite senses and the other only the other."""
    one, other = _senses(pair.one.text), _senses(pair.other.text)
    heading = pair.one.heading or pair.other.heading
    for first, second in (*_OPPOSED, *FURTHER, *(IN_HEADINGS if heading else ())):
        for a, b in ((first, second), (second, first)):
            said = a in one and b not in one and b in other and a not in other and not one[a][1] and not other[b][1]
            if said and _are_close(pair, one[a][0], other[b][0]):
                return one[a][0], other[b][0]
    return None


@lru_cache(maxsize=16384)
def _senses(text: str) -> dict[str, tuple[str, bool]]:
    """The senses of a text's words, with the word and whether a negation stands before it."""
    found = {sense: (word.printed, word.negated) for word in _negations(text) for sense in paraphrases_of(word.token)}
    for one, two in pairwise(words_of(text)):
        for sense, _ in phrase_senses(text, one.start, two.end):
            found.setdefault(sense, (text[one.start : two.end], False))
    return found


def _negated(pair: Aligned) -> tuple[str, str] | None:
    """A shared word, or two words of a shared sense, that is negated on one side only: as each side prints it."""
    if len(pair.words) < LEAST_WORDS:
        return None
    one, other = _negations(pair.one.text), _negations(pair.other.text)
    if all(says_no(passage.text) for passage in (pair.one, pair.other)):
        return None  # both say no, mostly to one thing
    for token in pair.words:
        first, second = _standing(token, one), _standing(token, other)
        if not first or not second or any(word.negated for word in first) == any(word.negated for word in second):
            continue
        if any(word.purpose and not word.negated for word in (first[0], second[0])) and first[0].purpose != second[0].purpose:
            continue
        words = first[0].printed, second[0].printed
        if token[0] == SENSE and pair.dice < LEAST_DICE:
            continue
        if words[0].islower() and words[1].islower() and _are_close(pair, *words):
            return words
    return None


@lru_cache(maxsize=16384)
def says_no(text: str) -> bool:
    """Whether a negation or a verb of denying stands anywhere in a text."""
    plain = _NO_NEGATION.sub(" ", text).replace("’", "'")
    return any(word.form in _NOT or stem(word.form) in _DENYING for word in words_of(plain))


def _are_close(pair: Aligned, word: str, against: str) -> bool:
    """Whether another shared word stands near both: "the blockade begin", "the blockade, which began"."""
    found = []
    for passage, printed in ((pair.one, word), (pair.other, against)):
        start = passage.start + max(0, passage.text.find(printed))
        found.append(pair.common(passage, start, start + len(printed), CLOSE))
    own = {token for printed in (word, against) for token in (stem(printed.casefold()), *(SENSE + sense for sense in _meant(printed)))}
    return bool((found[0] & found[1]) - own)


def _meant(printed: str) -> tuple[str, ...]:
    return paraphrases_of(stem(printed.casefold()))


def _standing(token: str, words: Sequence[_Word]) -> list[_Word]:
    return [word for word in words if word.token == token or (token[0] == SENSE and token[1:] in paraphrases_of(word.token))]


@lru_cache(maxsize=16384)
def _negations(text: str) -> tuple[_Word, ...]:
    """The content words of a text, and whether a negation bears upon each: the first behind it, or the next after "want to".

    "Could not ... without" says yes to both.
    """
    plain = _NO_NEGATION.sub(lambda match: "x" * len(match.group()), text).replace("’", "'")
    found: list[_Word] = []
    negated, whole, before = False, False, ""
    last = 0
    twice = _TWICE.search(plain) is not None
    for word in words_of(plain):
        token = stem(word.form)
        if word.form in _NOT:
            negated = not twice
        elif word.form in ("and", "but", "or"):
            negated = whole
        elif word.form not in function_words():
            joins = bool(found) and found[-1].negated and not plain[last : word.start].strip()  # "no back door"
            found.append(_Word(text[word.start : word.end], token, negated or joins, before == "to"))
            last = word.end
            whole = whole or (token in _WHOLE and _CLAUSE.match(plain[word.end :]) is not None)
            negated = whole or (negated and token in _LIGHT) or _denies(plain, word, token)
        before = word.form
    return tuple(found)


def _denies(text: str, word: Word, token: str) -> bool:
    """Whether a verb denies what follows: "failed talks" are talks, only "failed to" is a no, and only "rule out" one of rule."""
    behind = text[word.end :].lstrip()
    if word.form in ("rule", "rules", "ruled", "ruling"):
        return behind.startswith("out ")
    if token in _WHOLE and text[: word.start].endswith("to "):
        return False  # "to deny service" is a deed
    return token in _DENYING and (token not in _ONLY_WITH_TO or behind.startswith("to "))


def _contrast(story: Story, pair: Aligned, words: tuple[str, str], kind: DifferenceKind, head: str, weight: float) -> Contrast:
    sides = []
    for word, passage in zip(words, (pair.one, pair.other), strict=True):
        place = max(0, passage.text.find(word))
        says = short(passage.text) if passage.heading else around(passage.text, place, place + len(word), WORDS_SHOWN)
        sides.append((says, witness_of(story, passage)))
    return Contrast(kind, head, sides[0], sides[1], weight + min(1.0, pair.mass / 5), stem(words[0].casefold()))
