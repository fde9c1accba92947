"""Brings together the sentences in which several reports tell one thing: at most one sentence of each report."""

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from variorum.collate.alignment import Aligned, lay_side_by_side, propose
from variorum.collate.dates import reach_of
from variorum.collate.passages import ACTOR, Passage, join_clauses
from variorum.collate.story import Story
from variorum.text.words import function_words, stem, words_of


class Bound(NamedTuple):
    """What two sentences must at least share to tell one thing."""

    mass: float
    """Weight of all that they share."""
    dice: float
    """Its share of both together."""
    plain: float
    """Weight of the words among it: neither names nor numbers."""


BOUNDS = (Bound(1.25, 0.2, 0.25), Bound(0.75, 0.35, 0.5))
"""One of these is asked for: much in common, or, of short sentences, less that is a greater part of them."""
_SAYING = frozenset("said say says told tells added adds".split())
"""Words that the reporter puts beside a quotation."""
_TURNING = frozenset("may might could can cannot will would shall should must not never no nor without if unless".split())
"""Words without content of their own that change what a sentence says."""
FURTHER = Bound(0.75, 0.18, 0.25)
"""What a further report's sentence must share with one of a group, of the same days."""
FOLLOWS = 0.3
"""Weight that a further report's sentence must share with one of the group, as a part of that of the first two."""
AGAIN = 2.0
"""Weight of shared words from which a sentence that is in a group already opens a second one: long sentences tell more than one thing."""

WEEK = 7
"""Days between two reports from which the later one may tell what has changed since."""

Place = tuple[str, int]
"""A report and the number of a sentence in it."""


@dataclass(eq=False)
class Retelling:
    """Sentences of several reports that tell one thing."""

    first: Aligned
    """The two sentences that share most."""
    members: dict[str, Passage]
    """Report to its sentence."""
    parts: Mapping[Place, Sequence[Passage]]
    """The clauses of every sentence of the story."""
    shared: set[str] = field(default_factory=set)
    """The tokens that two of the sentences have in common."""

    def add(self, pair: Aligned) -> None:
        """Take in the sentences of a pair."""
        self.members.setdefault(pair.one.report, pair.one)
        self.members.setdefault(pair.other.report, pair.other)
        self.shared.update(pair.shared)

    @property
    def clauses(self) -> Aligned:
        """The two clauses of the first two sentences that share most."""
        ones, others = self.clauses_of(self.first.one), self.clauses_of(self.first.other)
        return max((lay_side_by_side(one, other) for one in ones for other in others), key=lambda pair: pair.mass)

    def clauses_of(self, sentence: Passage) -> Sequence[Passage]:
        """The clauses of one of the sentences, in their order."""
        return self.parts[_place(sentence)]


def find_retellings(story: Story, passages: Sequence[Passage]) -> list[Retelling]:
    """The groups of sentences that tell one thing, those that share most first.

    :param passages: the clauses of the story.
    """
    parts: dict[Place, list[Passage]] = {}
    for passage in passages:
        if not passage.heading and passage.report not in story.background:
            parts.setdefault(_place(passage), []).append(passage)
    groups: list[Retelling] = []
    homes: dict[Place, list[Retelling]] = {}
    for pair in _sentence_pairs([join_clauses(story, clauses) for clauses in parts.values()]):
        one, other = _place(pair.one), _place(pair.other)
        beside = [*homes.get(one, ()), *homes.get(other, ())]
        if any(_holds(group, pair.one) and _holds(group, pair.other) for group in beside):
            continue
        group = next((group for group in beside if _may_join(story, group, pair, homes)), None)
        if group is None:
            if not _meets(pair, BOUNDS) or (beside and (pair.mass < AGAIN or (one in homes and other in homes))):
                continue
            group = Retelling(pair, {}, parts)
            groups.append(group)
        group.add(pair)
        for place in (one, other):
            if group not in homes.setdefault(place, []):
                homes[place].append(group)
    return [group for group in groups if not _is_one_quotation(story, list(group.members.values()))]


def _sentence_pairs(sentences: Sequence[Passage]) -> list[Aligned]:
    """The pairs of sentences of two reports that tell one thing in different words, those first that share most and are most alike."""
    found = []
    for first, second in propose(sentences):
        one, other = sentences[first], sentences[second]
        if one.report != other.report:
            pair = lay_side_by_side(one, other)
            if pair.words and _meets(pair, (FURTHER, *BOUNDS)) and not _are_alike(pair):
                found.append(pair)
    return sorted(found, key=lambda pair: (-round(pair.mass * math.sqrt(pair.dice), 6), pair.one.key, pair.other.key))


def _meets(pair: Aligned, bounds: Sequence[Bound]) -> bool:
    """Whether two sentences share what one of the bounds asks for."""
    words = _plain(pair.one) & _plain(pair.other)
    plain = sum(min(pair.one.weights[word], pair.other.weights[word]) for word in pair.shared if word in words)
    return any(pair.mass >= bound.mass and pair.dice >= bound.dice and plain >= bound.plain for bound in bounds)


def _are_alike(pair: Aligned) -> bool:
    """Whether two sentences have the same words, however spelled apart ("work force"), but for who says them."""
    one, other = ([word.form for word in words_of(sentence.text)] for sentence in (pair.one, pair.other))
    rests = [[form for form in forms if form not in others] for forms, others in ((one, set(other)), (other, set(one)))]
    if any(form in _TURNING or form.endswith("n't") for rest in rests for form in rest):
        return False
    skip = function_words() | _SAYING
    first, second = ("".join(stem(form) for form in rest if form not in skip) for rest in rests)
    return first == second


def _is_one_quotation(story: Story, sentences: Sequence[Passage]) -> bool:
    """Whether sentences print one quotation word for word and tell nothing beside it but who says it."""
    first, *others = (_parted(story, sentence) for sentence in sentences)
    return bool(first[0]) and all(first == other for other in others)


def _parted(story: Story, sentence: Passage) -> tuple[list[str], set[str]]:
    """The words that a sentence quotes, as stems, and its other words but those that name the speaker and say that he speaks."""
    said = [
        statement
        for statement in story.sheet(sentence.report).report.statements or ()
        if any(start < sentence.end and sentence.start < end for start, end in statement.content)
    ]
    quotations = [place for statement in said for place in statement.quoted]
    named = [place for statement in said for place in (*statement.speaker, *statement.cue)]
    quoted, beside = [], set()
    for token in sentence.tokens:
        if any(start <= token.start < end for start, end in quotations):
            quoted.append(token.token)
        elif not any(start <= token.start < end for start, end in named):
            beside.add(token.token)
    return quoted, beside


def _plain(sentence: Passage) -> set[str]:
    """The words of a sentence that are neither names nor numbers."""
    return {token.token for token in sentence.tokens if token.token[0] != ACTOR and sentence.text[token.start - sentence.start].islower()}


def _may_join(story: Story, group: Retelling, pair: Aligned, homes: dict[Place, list[Retelling]]) -> bool:
    """Whether a pair brings one new sentence, of a report that the group lacks, into a group that has the other."""
    new = pair.other if _holds(group, pair.one) else pair.one
    if new.report in group.members or _place(new) in homes or pair.mass < FOLLOWS * group.first.mass:
        return False
    return _meets(pair, (FURTHER,)) and not are_apart(story, pair)


def are_apart(story: Story, pair: Aligned) -> bool:
    """Whether a week or more lies between two reports, each as early as it can have appeared."""
    dates = [
        sheet.report.published.date or ""
        for sheet in (story.sheet(pair.one.report), story.sheet(pair.other.report))
        if sheet.report.published
    ]
    days = [reach for day in dates if (reach := reach_of(day.partition("/")[0]))]
    return bool(days) and (max(day.first for day in days) - min(day.last for day in days)).days >= WEEK


def _holds(group: Retelling, sentence: Passage) -> bool:
    member = group.members.get(sentence.report)
    return member is not None and member.sentence == sentence.sentence


def _place(passage: Passage) -> Place:
    return passage.report, passage.sentence
