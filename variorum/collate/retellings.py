"""Brings together the sentences in which the reports tell of one matter, whoever tells it: what the parties say of it, and how it went."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from variorum.collate.alignment import Aligned, lay_side_by_side
from variorum.collate.dates import reach_of
from variorum.collate.kinship import WEEK, Kinship, Place, place_of
from variorum.collate.passages import ACTOR, Passage
from variorum.collate.story import Story
from variorum.text.words import function_words, stem, words_of

_SAYING = frozenset("said say says told tells added adds".split())
"""Words that the reporter puts beside a quotation."""
_TURNING = frozenset("may might could can cannot will would shall should must not never no nor without if unless".split())
"""Words without content of their own that change what a sentence says."""
OPENS, MAY_OPEN = 0.22, 0.12
"""Chance of a pair from which it opens a group, and from which it may in a story of which fewer groups are known than ..."""
SENTENCES = 6
"""... one for so many sentences."""
JOINS, OF_FIRST = 0.03, 0.2
"""Mean chance with the members of a group from which a sentence joins it, by itself and as a part of the chance of the first two."""
LEAST_SHARED = 2
"""Words, senses and actors that the two sentences share which open a group."""
MOST_MEMBERS, MOST_OF_REPORT = 5, 2
"""Sentences of a group, and of one report in it; two of one report must tell on different words."""


@dataclass(eq=False)
class Retelling:
    """Sentences that tell of one matter, most of different reports."""

    first: Aligned
    """The two sentences that are likeliest to."""
    chance: float
    """How likely these are."""
    parts: Mapping[Place, Sequence[Passage]]
    """The clauses of every sentence of the story."""
    members: list[Passage] = field(default_factory=list)
    """The sentences in the order in which they joined."""

    def holds(self, place: Place) -> bool:
        """Whether the sentence at a place is a member."""
        return any(place_of(member) == place for member in self.members)

    @property
    def reports(self) -> list[str]:
        """The reports of the members, each once."""
        return sorted({member.report for member in self.members})

    @property
    def clauses(self) -> Aligned:
        """The two clauses of the first two sentences that share most."""
        ones, others = self.clauses_of(self.first.one), self.clauses_of(self.first.other)
        return max((lay_side_by_side(one, other) for one in ones for other in others), key=lambda pair: pair.mass)

    def clauses_of(self, sentence: Passage) -> Sequence[Passage]:
        """The clauses of one of the sentences, in their order."""
        return self.parts[place_of(sentence)]


def find_retellings(story: Story, kinship: Kinship) -> list[Retelling]:
    """The groups of sentences that tell of one matter, the likeliest first."""
    groups: list[Retelling] = []
    homes: dict[Place, list[Retelling]] = {}
    for kin in kinship.pairs:
        if kin.chance < JOINS:
            break
        one, other = place_of(kin.pair.one), place_of(kin.pair.other)
        beside = [*homes.get(one, ()), *homes.get(other, ())]
        if any(group.holds(one) and group.holds(other) for group in beside):
            continue
        group = next((group for group in beside if _may_join(group, kin.pair, kinship)), None)
        if group is None:
            least = OPENS if len(groups) * SENTENCES >= len(kinship.parts) or beside else MAY_OPEN
            if kin.chance < least or (one in homes and other in homes) or _share_one_thing(kin.pair):
                continue
        if not _may_meet(kin.pair):
            continue
        if group is None:
            group = Retelling(kin.pair, kin.chance, kinship.parts)
            groups.append(group)
        for sentence in (kin.pair.one, kin.pair.other):
            if not group.holds(place_of(sentence)):
                group.members.append(sentence)
                homes.setdefault(place_of(sentence), []).append(group)
    return [group for group in groups if not _is_one_quotation(story, group.members)]


def _may_meet(pair: Aligned) -> bool:
    """Whether two sentences may tell of one matter differently: not in the same words, and in one report not on the same word."""
    if not pair.words or _is_asked(pair.one) or _is_asked(pair.other):
        return False
    if pair.one.report == pair.other.report:
        return not set(pair.one.told_by) & set(pair.other.told_by) and bool(pair.one.told_by or pair.other.told_by)
    return not _are_alike(pair)


def _share_one_thing(pair: Aligned) -> bool:
    """Whether one word, or one person with title and name, is all that two sentences share: they may tell of anything.

    A number is enough by itself.
    """
    if any(token[0].isdigit() for token in pair.shared):
        return False
    titles = _titles(pair.one, pair.shared) & _titles(pair.other, pair.shared)
    return len(set(pair.shared) - titles) < LEAST_SHARED


def _titles(sentence: Passage, shared: Sequence[str]) -> set[str]:
    """The words that stand right before the name of an actor whom two sentences share: "Foreign Minister" Lund."""
    found: set[str] = set()
    tokens = sorted(sentence.tokens, key=lambda token: token.start)
    named = None
    for token in reversed(tokens):
        if token.token[0] == ACTOR:
            named = token.start if token.token in shared else None
        elif named is not None and named - token.end <= 1:
            found.add(token.token)
            named = token.start
        else:
            named = None
    return found


def _is_asked(sentence: Passage) -> bool:
    """Whether a sentence is a question that the report itself puts: it tells nothing."""
    return sentence.text.rstrip("\"”'’ ").endswith("?") and not (sentence.told_by or sentence.quoted)


def _may_join(group: Retelling, pair: Aligned, kinship: Kinship) -> bool:
    """Whether the sentence of a pair that a group lacks is near enough to all its members."""
    new = pair.other if group.holds(place_of(pair.one)) else pair.one
    if len(group.members) >= MOST_MEMBERS or sum(member.report == new.report for member in group.members) >= MOST_OF_REPORT:
        return False
    mean = sum(kinship.chance(place_of(new), place_of(member)) for member in group.members) / len(group.members)
    return mean >= max(JOINS, OF_FIRST * group.chance)


def _are_alike(pair: Aligned) -> bool:
    """Whether two sentences have the same words, however spelled apart ("work force"), but for who says them and for numbers.

    What differs in its numbers alone is left to those who compare figures.
    """
    one, other = ([word.form for word in words_of(sentence.text)] for sentence in (pair.one, pair.other))
    rests = [[form for form in forms if form not in others] for forms, others in ((one, set(other)), (other, set(one)))]
    if any(form in _TURNING or form.endswith("n't") for rest in rests for form in rest):
        return False
    skip = function_words() | _SAYING
    first, second = ("".join(stem(form) for form in rest if form not in skip and not form[0].isdigit()) for rest in rests)
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


def are_apart(story: Story, reports: Sequence[str], least: int = WEEK) -> bool:
    """Whether ``least`` days or more lie between the first and the last of some reports, each as early as it can have appeared."""
    dates = [sheet.report.published.date or "" for sheet in map(story.sheet, reports) if sheet.report.published]
    days = [reach for day in dates if (reach := reach_of(day.partition("/")[0]))]
    return bool(days) and (max(day.first for day in days) - min(day.last for day in days)).days >= least
