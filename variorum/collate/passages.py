"""Cuts the reports into passages, clause by clause, and weighs their words within the story."""

import math
import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cached_property, lru_cache
from itertools import pairwise
from typing import NamedTuple

from variorum.collate.senses import paraphrases_of, phrase_senses
from variorum.collate.story import Sheet, Story
from variorum.model.account import Witness
from variorum.model.report import Range
from variorum.text.roles import load_roles
from variorum.text.words import content_stems, function_words, rarity, stem, words_of

LONGEST = 600
"""Characters of a sentence beyond which it is no sentence but a table or a list that lost its lines."""
LEAST_WORDS = 2
"""Content words that a clause must have to stand by itself; a shorter one goes with the clause before it."""
RARE_IN_STORY = 50
"""A word that stands in one of so many passages of the story, or in fewer, keeps its full weight."""
ACTOR, ACTOR_WEIGHT = "@", 0.7
"""Begins a token that stands for an actor, whatever the name or pronoun printed; and its weight before the story's own counts."""
ROLE_WEIGHT = 0.35
"""Most that a role noun ("minister", "leader") weighs: it says who somebody is, not what the sentence tells."""
SENSE, SENSE_WEIGHT = "=", 0.45
"""Begins a token that stands for a sense, and its weight."""

_CUT = re.compile(
    r"[;:]\s+|\s+(?:--?|—|–)\s+|—|\s*\n\s*"
    r"|,\s+(?=(?:and|but|yet|while|whereas|although|though|which|who|whom|whose|where|when|as|after|before|because|since|if|unless|until|"
    r"so|saying|adding|stating|accusing|calling|arguing|warning|insisting|noting|citing|claiming|denying|leaving|making|signaling|despite)\b)"
    r"|\s+(?=(?:while|whereas|although|though|because|unless|despite|provided)\b)"
    r"|\s+(?=but (?:[A-Z]|(?:he|she|it|they|we|you|the|an?|his|her|its|their|that|this|in|on|did|does|has|have|had|will|would|is|are|was|"
    r"were|not|said|says|also|only)\b))"
)

_OPENING = re.compile(r"\W*(?:while|whereas|although|though|if|unless|when|after|before|because|despite)\b[^,]{8,160},\s+", re.IGNORECASE)
"""A subordinate clause that opens its sentence."""


class Token(NamedTuple):
    """A content word as a stem, or a mention of an actor, and where it stands in the report."""

    token: str
    start: int
    end: int


@dataclass(frozen=True)
class Passage:
    """One clause of one report with its words weighed."""

    report: str
    start: int
    end: int
    sentence: int
    weights: dict[str, float]
    """Token to weight: stems, actors (``@``) and senses (``=``)."""
    heading: bool
    told_by: tuple[str, ...]
    """On whose word it stands, as story-wide actors; ``()`` where the reporter says it himself."""
    quoted: bool
    """Whether it stands inside quotation marks."""
    text: str
    tokens: tuple[Token, ...]
    """Stems and actors in their order; senses are left out."""

    @property
    def key(self) -> tuple[str, int, int]:
        """Where it stands: the order in which passages are taken."""
        return (self.report, self.start, self.end)

    @cached_property
    def mass(self) -> float:
        """The weight of all its words; senses count only where the words do not meet."""
        return sum(weight for token, weight in self.weights.items() if token[0] != SENSE)


def read_passages(story: Story) -> list[Passage]:
    """All clauses of the story's own reports (no reprints, no page matter), in the order of the reports."""
    pieces = [(sheet, piece) for sheet in story.sheets if sheet.id not in story.reprint_of for piece in _pieces(sheet)]
    tokens = [sorted(_tokens(story, sheet, start, end), key=lambda token: (token.start, token.token)) for sheet, (start, end, _) in pieces]
    meant = [
        sorted({token for word in found for token in (word.token, *_senses_of(word.token))} | set(_phrases(sheet, start, end)))
        for found, (sheet, (start, end, _)) in zip(tokens, pieces, strict=True)
    ]
    spread = Counter(token for found in meant for token in found)
    said = {sheet.id: _Said(story, sheet) for sheet in story.sheets}
    passages = []
    for (sheet, (start, end, number)), words, found in zip(pieces, tokens, meant, strict=True):
        weights = {token: _weight(token, spread[token], len(pieces)) for token in found}
        told_by, quoted = said[sheet.id].at(start, end)
        heading = sheet.is_heading(start, end)
        passages.append(Passage(sheet.id, start, end, number, weights, heading, told_by, quoted, sheet.text[start:end], tuple(words)))
    return passages


def _senses_of(token: str) -> list[str]:
    return [] if token[0] == ACTOR else [SENSE + sense for sense in paraphrases_of(token)]


def _phrases(sheet: Sheet, start: int, end: int) -> Iterator[str]:
    return (SENSE + sense for sense, _ in phrase_senses(sheet.text, start, end))


def _weight(token: str, passages: int, total: int) -> float:
    share = min(1.0, math.log(max(1.0, total / passages) + 0.2) / math.log(min(RARE_IN_STORY, max(4, total))))
    if token[0] == ACTOR:
        plain = ACTOR_WEIGHT
    elif token[0] == SENSE:
        plain = SENSE_WEIGHT
    else:
        plain = min(rarity(token), ROLE_WEIGHT) if token in _role_stems() else rarity(token)
    return round(plain * share, 6)


@lru_cache(maxsize=1)
def _role_stems() -> frozenset[str]:
    return frozenset(stem(role) for role in load_roles() if " " not in role)


def _pieces(sheet: Sheet) -> Iterator[tuple[int, int, int]]:
    for number, (start, end) in enumerate(sheet.sentences):
        if end - start > LONGEST or sheet.is_page_matter(start, end) or not sheet.text[start:end].strip():
            continue
        for first, last in clauses_of(sheet.text, start, end):
            yield first, last, number


def clauses_of(text: str, start: int, end: int) -> Iterator[Range]:
    """The clauses of a sentence, each with at least ``LEAST_WORDS`` content words."""
    places = {match.end() for match in _CUT.finditer(text, start, end)}
    if (opening := _OPENING.match(text, start, end)) is not None:
        places.add(opening.end())
    cuts = [start, *sorted(places), end]
    first = start
    for low, high in pairwise(cuts):
        rest = _words(text, high, end)
        if _words(text, first, high) >= LEAST_WORDS and (rest >= LEAST_WORDS or high == end) and high > low:
            yield _trim(text, first, high)
            first = high
    if first < end and content_stems(text, first, end):
        yield _trim(text, first, end)


def _words(text: str, start: int, end: int) -> int:
    return sum(1 for token in content_stems(text, start, end) if not token[0].isdigit())


def _trim(text: str, start: int, end: int) -> Range:
    while start < end and (text[start].isspace() or text[start] in ",;:-–—•*"):
        start += 1
    while end > start and (text[end - 1].isspace() or text[end - 1] in ",;:-–—"):
        end -= 1
    return start, end


def _tokens(story: Story, sheet: Sheet, start: int, end: int) -> Iterator[Token]:
    last = start
    for first, stop, entity in sheet.mentions(start, end):
        yield from _stems(sheet.text, last, max(last, first))
        actor = story.actor_of.get((sheet.id, entity))
        if first >= last and actor is not None:
            yield Token(ACTOR + actor, first, stop)
            if story.actor(actor).kind in ("group", "other") or not story.actor(actor).named:
                yield from _stems(sheet.text, first, stop)
        elif first >= last:
            yield from _stems(sheet.text, first, stop)
        last = max(last, stop)
    yield from _stems(sheet.text, last, end)


def _stems(text: str, start: int, end: int) -> Iterator[Token]:
    skip = function_words()
    return (Token(stem(word.form), word.start, word.end) for word in words_of(text, start, end) if word.form not in skip)


class _Said:
    """Which places of a report are somebody's statement, the innermost one first."""

    def __init__(self, story: Story, sheet: Sheet) -> None:
        self._content: list[tuple[int, int, tuple[str, ...]]] = []
        self._quoted: list[Range] = []
        for statement in sheet.report.statements or ():
            speakers = story.actors_of(sheet.id, statement.speaker_entity)
            self._content.extend((start, end, speakers) for start, end in statement.content)
            self._quoted.extend(statement.quoted)

    def at(self, start: int, end: int) -> tuple[tuple[str, ...], bool]:
        """The speakers of the shortest statement that holds most of the range, and whether most of it stands in quotation marks."""
        holding = [
            (last - first, speakers) for first, last, speakers in self._content if 2 * (min(end, last) - max(start, first)) > end - start
        ]
        quoted = sum(max(0, min(end, last) - max(start, first)) for first, last in self._quoted)
        return min(holding, default=(0, ()))[1], 2 * quoted > end - start


def join_clauses(story: Story, clauses: Sequence[Passage]) -> Passage:
    """The clauses of one sentence, in their order, as one passage that weighs each word once.

    It stands on the word of all who say one of its clauses, and inside quotation marks where all of them do.
    """
    first, last = clauses[0], clauses[-1]
    weights: dict[str, float] = {}
    for clause in clauses:
        for token, weight in clause.weights.items():
            weights[token] = max(weight, weights.get(token, 0.0))
    return replace(
        first,
        end=last.end,
        weights=weights,
        told_by=tuple(dict.fromkeys(speaker for clause in clauses for speaker in clause.told_by)),
        quoted=all(clause.quoted for clause in clauses),
        text=story.sheet(first.report).text[first.start : last.end],
        tokens=tuple(token for clause in clauses for token in clause.tokens),
    )


def witness_of(story: Story, passage: Passage) -> Witness:
    """The words of a passage."""
    return story.sheet(passage.report).witness(passage.start, passage.end)
