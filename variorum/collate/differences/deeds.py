"""Finds what is said of one party's one deed in different moods: called for and refused, may and will not, refused and then done."""

import re
from collections.abc import Iterator, Sequence
from itertools import combinations
from typing import NamedTuple

from variorum.collate.differences.contrasts import Contrast, short
from variorum.collate.passages import ACTOR, Passage, witness_of
from variorum.collate.senses import paraphrases_of, phrase_senses
from variorum.collate.story import Story
from variorum.model.account import DifferenceKind
from variorum.text.words import Word, function_words, rarity, stem, words_of

STANCE, SHIFT, FIRMNESS, CALL = 6.4, 6.2, 5.9, 5.8
LEAST_RARITY = 0.3
"""Rarity of the verb (or noun) of a deed: "will go" and "may have" tell of any."""
REACH = 9
"""Words behind a call among which what it calls for stands."""
MOST = 40
"""Tellings of one party's one deed that are compared."""

_MOODS = (
    ("planless", r"(?:has|have|had|having|with) no (?:\w+ )?(?:plans?|intentions?|desire)(?: to| of)"),
    ("refuse", r"(?:refus(?:e|es|ed|ing)|declin(?:e|es|ed|ing)) to"
               r"|(?:rul(?:e|es|ed|ing) out|resist(?:s|ed|ing)?|reject(?:s|ed|ing)?) (?=\w+ing\b)"),
    ("no", r"(?:will|would|shall)(?: not| never)|won't|wouldn't|(?:vow|pledg|promis)\w* (?:not|never) to"
           r"|(?:'s|'re|'m|is|are|am|was|were)(?: not|n't) (?:going to|(?=\w+ing\b))|(?:isn't|aren't|wasn't) (?:going to|(?=\w+ing\b))"),
    ("undone", r"(?:did|does|do|has|have|had)(?: not|n't)(?: yet)?"),
    ("may", r"may|might|could|hint(?:s|ed|ing)? (?:at|that)|(?:consider|weigh|mull|contemplat|float)(?:s|ed|ing|es|e)?"
            r"|open(?:s|ed|ing)? (?:the )?door (?:\w+ )?to"),
    ("call", r"call(?:s|ed|ing)? (?:up)?on|calls? for|call(?:ed|ing) for|demand(?:s|ed|ing)?"
             r"|urg(?:e|es|ed|ing)|press(?:es|ed|ing)|ask(?:s|ed|ing)"),
    ("should", r"should|must|ought to|needs? to|ha(?:s|ve) to"),
    ("will", r"will|'ll|going to|(?:vow|plan|intend|promis|pledg|agre|expect)\w* to"),
)  # fmt: skip
_MOOD = re.compile("|".join(rf"(?P<{name}>\b(?:{words})(?= )|(?<=\w)(?:{words})(?= ))" for name, words in _MOODS), re.IGNORECASE)
_FIRST_PERSON = re.compile(r"\b(?:I|we)\b|\b(?:I|we)'", re.IGNORECASE)
_OWN_NOT = re.compile(r"^\W*(?:not|never|be|no longer)\b", re.IGNORECASE)
_PASSED = frozenset("be been being also now still just even ever soon never not to make making it".split())
_LIGHT = frozenset(
    map(stem, "go get take make come say see do have give keep look think know continue try want need find put work".split())
)
_NEGATIVE = frozenset({"planless", "refuse", "no", "undone"})
_REFUSALS = _NEGATIVE - {"undone"}
_ASKED = frozenset({"call", "should"})


class _Deed(NamedTuple):
    """One telling of a deed: whose, which (stem and senses), in which mood, who holds it and by which words."""

    agent: str
    keys: frozenset[str]
    mood: str
    holder: frozenset[str]
    cue: str
    passage: Passage
    alone: bool
    """Whether no object follows: then the verb says it all."""

    @property
    def words(self) -> str:
        """The clause, for a reader."""
        return short(self.passage.text)


def compare_deeds(story: Story, passages: Sequence[Passage]) -> Iterator[Contrast]:
    """Contrasts between the tellings of one party's one deed."""
    found: dict[tuple[str, str], list[_Deed]] = {}
    for passage in passages:
        for deed in _read(passage):
            for key in sorted(deed.keys):
                found.setdefault((deed.agent, key), []).append(deed)
    seen: set[tuple[tuple[str, int, int], tuple[str, int, int]]] = set()
    for (_, key), deeds in sorted(found.items()):
        refused = any(deed.mood in _REFUSALS for deed in deeds)
        for one, other in combinations(deeds[:MOST], 2):
            places = (one.passage.key, other.passage.key)
            if places[0] == places[1] or places in seen or not _one_matter(one, other, key):
                continue
            kind = _kind(story, one, other)
            if kind is not None and not (refused and kind[2] == CALL):
                seen.add(places)
                sides = [(deed.words, witness_of(story, deed.passage)) for deed in (one, other)]
                yield Contrast(kind[0], kind[1], sides[0], sides[1], kind[2], one.agent)


def _kind(story: Story, one: _Deed, other: _Deed) -> tuple[DifferenceKind, str, float] | None:
    moods = {one.mood, other.mood}
    name = story.actor(one.agent).name
    apart = one.passage.report != other.passage.report
    if moods & _ASKED and moods & _REFUSALS:
        asked = one if one.mood in _ASKED else other
        return None if one.agent in asked.holder else ("stance", f"what {name} is called upon to do, and refuses", STANCE)
    if one.passage.heading and other.passage.heading:
        return None
    if "may" in moods and moods & _REFUSALS:
        return "shift_over_time", f"what {name} may do, and will not", SHIFT
    if "refuse" in moods and "done" in moods:
        return "shift_over_time", f"what {name} refused to do, and did", SHIFT
    if not apart:
        return None
    if moods == {"undone", "done"}:
        return "strength", f"what {name} did and did not do", FIRMNESS
    if len(moods) > 1 and moods <= _REFUSALS:
        return "strength", f"how firmly {name} says no", FIRMNESS
    if moods == {"call"} and one.cue != other.cue and stem(one.cue.split()[0]) != stem(other.cue.split()[0]):
        return "strength", f"how strongly {name} is called upon", CALL
    if moods == _ASKED and one.holder & other.holder:
        return "strength", f"how strongly {name} is called upon", CALL
    return None


def _one_matter(one: _Deed, other: _Deed, key: str) -> bool:
    """Whether the verb says it all on both sides, or the clauses share another word."""
    if one.alone and other.alone:
        return True
    shared = {token for token in one.passage.weights if token in other.passage.weights and token[0] not in (ACTOR, "=")}
    return bool({token for token in shared if token != key and token not in one.keys and rarity(token) >= LEAST_RARITY})


def _read(passage: Passage) -> Iterator[_Deed]:
    text = passage.text.replace("’", "'")
    told = [match for match in _MOOD.finditer(text) if not _question(text)]
    for match in told:
        mood = next(name for name, words in match.groupdict().items() if words)
        behind = list(words_of(text, match.end(), len(text)))[:REACH]
        verb = _verb(behind, text, asked=mood == "call", agents=_actors(passage, match.end(), len(text)))
        if verb is None or (
            mood in ("should", "may", "will") and _OWN_NOT.match(text[match.end() :]) and "not" in text[match.end() : match.end() + 5]
        ):
            continue
        start, end = verb
        keys = _keys(text, start, end)
        between, before = _actors(passage, match.end(), start), _actors(passage, 0, match.start())
        agent = between[:1] if mood == "call" else _agent(passage, text, before, match.start())
        if not keys or not agent:
            continue
        holder = frozenset(passage.told_by or (before[-1:] if mood == "call" else ()))
        yield _Deed(agent[0], keys, mood, holder, match.group().casefold(), passage, _is_alone(text, end))
    if not told:
        yield from _done(passage, text)


def _done(passage: Passage, text: str) -> Iterator[_Deed]:
    """A plain past verb behind the party that the clause begins with."""
    first = [token for token in passage.tokens if token.token[0] == ACTOR][:1]
    for token in passage.tokens:
        start, end = token.start - passage.start, token.end - passage.start
        if first and token.start >= first[0].end and token.token[0] != ACTOR and text[start:end].endswith("ed"):
            keys = _keys(text, start, end)
            if keys:
                yield _Deed(first[0].token[1:], keys, "done", frozenset(passage.told_by), text[start:end], passage, _is_alone(text, end))


def _question(text: str) -> bool:
    return text.rstrip("\"”'").endswith("?") or re.match(r"\W*(?:if|unless|whether)\b", text, re.IGNORECASE) is not None


def _actors(passage: Passage, low: int, high: int) -> list[str]:
    return [token.token[1:] for token in passage.tokens if token.token[0] == ACTOR and low <= token.start - passage.start < high]


def _agent(passage: Passage, text: str, before: list[str], place: int) -> list[str]:
    if passage.told_by and (_FIRST_PERSON.search(text, 0, place) or not before):
        return list(passage.told_by[:1])
    return before[-1:]


def _verb(behind: Sequence[Word], text: str, asked: bool, agents: Sequence[str]) -> tuple[int, int] | None:
    """Where the deed is named: the first content word behind the mood; behind a call the first behind "to", or behind the party named."""
    skip = function_words()
    words = [word for word in behind if word.form not in _PASSED or (asked and word.form == "to")]
    if asked:
        if not agents:
            return None
        to = next((place for place, word in enumerate(words) if word.form == "to"), None)
        words = words[to + 1 :] if to is not None else [word for word in words if not text[word.start].isupper()]
    for word in words[: REACH if asked else 4]:
        if word.form not in skip and not word.form.endswith("ly") and (asked or text[word.start].islower()):
            return word.start, word.end
    return None


def _keys(text: str, start: int, end: int) -> frozenset[str]:
    token = stem(text[start:end].casefold())
    phrases = frozenset("=" + sense for sense, _ in phrase_senses(text, start, min(len(text), end + 6)))
    if not phrases and (token in _LIGHT or rarity(token) < LEAST_RARITY):
        return frozenset()
    return frozenset({token, *("=" + sense for sense in paraphrases_of(token) if sense in _DEEDS)}) | phrases


_DEEDS = frozenset("leave refuse accept help kill attack vote sell buy suspend dismiss prolong regain yield".split())
"""Senses whose words name one deed; "talks" or "hope" do not."""


def _is_alone(text: str, end: int) -> bool:
    behind = text[end:].lstrip()
    word = next(words_of(behind), None)
    plain = word is None or word.form in function_words() or word.form.endswith("ly")
    return not behind[:1].isalnum() or (plain and word is not None and word.form not in _OBJECTS)


_OBJECTS = frozenset("the a an this that these those his her its their him them it my our your any all no".split())
