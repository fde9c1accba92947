"""Finds what a report says to have changed ("now says", "has been extended to") and lays it beside what another report prints of it."""

import re
from collections.abc import Iterator, Sequence

from variorum.collate.alignment import Aligned
from variorum.collate.differences.contrasts import Contrast, short
from variorum.collate.passages import Passage, witness_of
from variorum.collate.story import Story

CHANGE = 5.7
_SAYS = (
    r"(?:says?|said|speaks?|spoke|calls?|called|claims?|claimed|admits?|admitted|insists?|insisted|wants?|wanted|reported|denied|denies|"
    r"demands?|demanded|promised|argues?|argued|offers?|offered|refus(?:es|ed)|accepts?|accepted|acknowledges?)"
)
_MOVED = (
    r"(?:extended|shortened|postponed|brought forward|raised|lowered|reduced|increased|cut|come down|gone up|risen|fallen|shrunk|grown|"
    r"moved)"
)
_PUT = r"(?:put off|put back|pushed back|postponed|extended|delayed|brought forward)"
_TAKEN_BACK = (
    r"(?:withdrew|withdrawn|dropped|retracted|recanted|took back|taken back|went back on|gone back on|softened|hardened|abandoned)"
)
_STAND = r"(?:threats?|demands?|conditions?|offers?|objections?|words?|claims?|refusal|opposition|stance|position|tone|ultimatum|promises?)"
_CHANGED = re.compile(
    rf"(?<!will )(?<!would )(?<!can )(?<!must )\b(?:now {_SAYS}|(?:at )?first {_SAYS}"
    rf"|(?:initially|originally|until (?:now|recently)) {_SAYS}|no longer {_SAYS}"
    rf"|(?:has|have|had|was|were|been|since|being) (?:\w+ )?{_MOVED} to"
    rf"|(?:has|have|had) {_PUT} [^.;]{{1,60}}? (?:until|till|to|by) |(?:first|originally|initially) (?:set|planned|due|scheduled) for"
    rf"|{_TAKEN_BACK} (?:(?:his|her|its|their|the) )?(?:\w+ )?{_STAND}"
    r"|had (?:sworn|vowed|threatened|pledged|promised|insisted|ruled out)\b[^.;]*?\b(?:now|yesterday|today|lets? it be known|in anger)"
    r"|earlier version of this"
    r"|revers(?:es|ed) (?:course|himself|herself|itself|themselves)|back(?:s|ed)? (?:away|down|off)|backtracked"
    r"|chang(?:es|ed|ing) (?:his|her|its|their) (?:mind|tone|story|stance|position|account|version))\b",
    re.IGNORECASE,
)


def tells_change(text: str) -> bool:
    """Whether a text says that something has changed."""
    return _CHANGED.search(text) is not None


def find_changes(story: Story, passages: Sequence[Passage], pairs: Sequence[Aligned]) -> Iterator[Contrast]:
    """Contrasts between a passage that tells a change and the likest passage of another report."""
    changed = {passage.key: passage for passage in passages if not passage.heading and tells_change(passage.text)}
    best: dict[tuple[str, int, int], tuple[float, Passage]] = {}
    for pair in pairs:
        for one, other in ((pair.one, pair.other), (pair.other, pair.one)):
            if one.key in changed and other.report != one.report and not other.heading:
                score = pair.mass * pair.dice**0.5
                if score > best.get(one.key, (0.0, other))[0]:
                    best[one.key] = (score, other)
    for key, (_, other) in sorted(best.items()):
        sides = [(short(passage.text), witness_of(story, passage)) for passage in (other, changed[key])]
        yield Contrast("shift_over_time", "told, and told to have changed", sides[0], sides[1], CHANGE, "/".join(map(str, key)))
