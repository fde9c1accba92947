"""Finds on what each report rests what they all tell: a source that is named, one that is not, "reportedly", or the report alone."""

import re
from collections.abc import Iterator, Sequence

from variorum.collate.alignment import Aligned
from variorum.collate.differences.contrasts import Contrast
from variorum.collate.passages import ACTOR, SENSE, Passage, witness_of
from variorum.collate.story import Story
from variorum.text.words import rarity

SOURCE = 6.1
LEAST_RARITY, LEAST_SHARE = 0.8, 0.3
"""Rarity of the shared words, and share of the lighter clause, from which two clauses tell one thing."""
LEAST_WORDS = 2
REACH = 2
"""Words behind a hedge among which a shared one must stand for the hedge to be about it."""
MOST = 4
_HEDGE = re.compile(
    r"\b(?:reportedly|allegedly|alleged|purported(?:ly)?|supposedly|suspected|rumou?r(?:ed|s)|"
    r"(?:is|are|was|were|been) (?:being )?(?:believed|thought|understood|said|investigated|treated|rumou?red)(?: to| as)|"
    r"has learned|have learned|has been told|is told|(?:remains? |still )*(?:unclear|unconfirmed)|"
    r"according to (?:unnamed |anonymous |several |two |three )?(?:reports?|sources?|officials?|people))\b",
    re.IGNORECASE,
)


def compare_sources(story: Story, pairs: Sequence[Aligned]) -> Iterator[Contrast]:
    """Contrasts between two tellings of one thing that do not rest on the same."""
    told: dict[str, int] = {}
    for pair in pairs:
        words = [word for word in pair.words if word[0] != SENSE]
        if pair.one.report == pair.other.report or pair.one.heading or pair.other.heading or pair.share < LEAST_SHARE:
            continue
        if len(words) < LEAST_WORDS or sum(map(rarity, words)) < LEAST_RARITY:
            continue
        rests = [_rests_on(story, pair, passage) for passage in (pair.one, pair.other)]
        kinds = {kind for kind, _ in rests}
        if "hedged" not in kinds or "" in kinds or len({says.split()[-1] for _, says in rests}) < 2:
            continue
        if "named" in kinds and (pair.one.quoted or pair.other.quoted):
            continue
        respect = min(passage.key for passage in (pair.one, pair.other))
        told[str(respect)] = told.get(str(respect), 0) + 1
        if told[str(respect)] > MOST:
            continue
        sides = [(says, witness_of(story, passage)) for (_, says), passage in zip(rests, (pair.one, pair.other), strict=True)]
        yield Contrast("claim_as_fact", "on whose word it is told", sides[0], sides[1], SOURCE + min(1.0, pair.mass / 5))


def _rests_on(story: Story, pair: Aligned, passage: Passage) -> tuple[str, str]:
    """The kind of source of a clause, ``""`` where its hedge is about something else, and how to name it to a reader."""
    hedge = _HEDGE.search(passage.text)
    if hedge is not None and not _bears_upon(pair, passage, hedge):
        return "", ""
    if hedge is not None:
        return "hedged", f"“{hedge.group()}”"
    if not passage.told_by:
        return "plain", "told as fact"
    speaker = story.actor(passage.told_by[0])
    return ("named" if speaker.named and speaker.kind in ("person", "organisation") else "unnamed"), f"according to {speaker.name}"


def _bears_upon(pair: Aligned, passage: Passage, hedge: re.Match[str]) -> bool:
    """Whether a hedge is about what both tell: a shared word stands just behind it, or anywhere before one that closes the clause."""
    behind = [token.token for token in passage.tokens if token.start >= passage.start + hedge.end() and token.token[0] != ACTOR]
    if behind:
        return any(pair.holds(token) for token in behind[:REACH])
    return any(pair.holds(token.token) for token in passage.tokens if token.token[0] != ACTOR)
