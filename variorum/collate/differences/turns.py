"""Finds where a party has turned: what it said on one thing weeks apart, and what a report itself calls a change of tone."""

import re
from collections.abc import Iterator, Sequence

from variorum.collate.alignment import Aligned
from variorum.collate.differences.contrasts import Contrast, short
from variorum.collate.kinship import published_day
from variorum.collate.passages import ACTOR, SENSE, Passage, witness_of
from variorum.collate.story import Sheet, Story

THEN_NOW, TOLD = 5.6, 6.0
DAYS_APART = 10
"""Days between two reports from which what a party says on one thing may have changed."""
SAME_WORDS = 0.85
"""Share of shared words from which the later report only repeats the earlier one."""
LEAST_WORDS = 2
MOST = 2
"""Turns of one party that are told: those on the most telling words."""
_UNTIL_NOW = re.compile(
    r"(?<!not )(?<!n't )(?<!n’t )(?<!never )\b(?:to date,|until now|up to now|"
    r"had (?:still|previously|earlier|initially|originally|once|long) (?:said|spoken|called|promised|insisted|told|denied|rejected|refused|"
    r"maintained|vowed|pledged|argued|claimed|opposed|supported|suggested|ruled|demanded|defended)\b|"
    r"no longer (?:says?|insists?|rules?|wants?)|reversed (?:course|himself|herself|itself|themselves)|backtracked|walked back|"
    r"(?:has|have|had) (?:softened|hardened|sharpened|toned down)|(?:softened|hardened|sharpened|toned down) (?:his|her|its|their)|"
    r"changed (?:his|her|its|their) (?:mind|tone|story|stance|position|account)|u-turn)\b",
    re.IGNORECASE,
)


def find_turns(story: Story, pairs: Sequence[Aligned], passages: Sequence[Passage]) -> Iterator[Contrast]:
    """Contrasts between what one party said earlier and says later."""
    yield from _weeks_apart(story, pairs)
    for sheet in story.sheets:
        yield from _marked(story, sheet, [passage for passage in passages if passage.report == sheet.id and not passage.heading])


def _weeks_apart(story: Story, pairs: Sequence[Aligned]) -> Iterator[Contrast]:
    days = {sheet.id: published_day(story, sheet.id) for sheet in story.sheets}
    told: dict[str, int] = {}
    for pair in pairs:
        first, second = days[pair.one.report], days[pair.other.report]
        if not first or not second or max(first.days, second.days) > 1 or abs((first.first - second.first).days) < DAYS_APART:
            continue
        party = set(pair.one.told_by) & set(pair.other.told_by)
        if not party or not pair.firm or pair.share >= SAME_WORDS or pair.one.heading or pair.other.heading:
            continue
        if len([word for word in pair.words if word[0] != SENSE]) < LEAST_WORDS:
            continue
        name = min(party)
        if told.get(name, 0) >= MOST:
            continue
        told[name] = told.get(name, 0) + 1
        sides = [(f"{day.first.isoformat()}: {short(passage.text)}", passage) for day, passage in ((first, pair.one), (second, pair.other))]
        (before, one), (after, other) = sorted(sides, key=lambda side: side[0])
        head = f"{story.actor(name).name} on one matter, weeks apart"
        yield Contrast(
            "shift_over_time", head, (before, witness_of(story, one)), (after, witness_of(story, other)), THEN_NOW, str(told[name])
        )


def _marked(story: Story, sheet: Sheet, passages: Sequence[Passage]) -> Iterator[Contrast]:
    """A sentence that says what a party held until now, and the sentence beside it that says what it holds."""
    for passage in passages:
        start, end = sheet.sentences[passage.sentence]
        match = _UNTIL_NOW.search(sheet.text, max(start, passage.start), min(end, passage.end))
        if match is None or passage.quoted:
            continue
        own = {token.token for token in passage.tokens if token.token[0] == ACTOR} | {ACTOR + actor for actor in passage.told_by}
        beside = [other for other in passages if 0 < abs(other.sentence - passage.sentence) <= 1]
        near = [other for other in beside if own & {*(token.token for token in other.tokens), *(ACTOR + actor for actor in other.told_by)}]
        if own and near:
            other = min(near, key=lambda other: (other.sentence > passage.sentence, -other.mass, other.start))
            sides = ((short(passage.text), witness_of(story, passage)), (short(other.text), witness_of(story, other)))
            yield Contrast("shift_over_time", "a change that the report itself tells", sides[0], sides[1], TOLD)
