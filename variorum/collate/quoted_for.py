"""Joins a body's word with its official's quotation right behind: "The army denied having fired. “No shot was fired,” Bell said"."""

from collections.abc import Sequence
from itertools import pairwise

from variorum.collate.adoption import merge_under
from variorum.collate.clusters import INTRODUCTION, Utterance
from variorum.collate.story import Story
from variorum.collate.tellings import Telling
from variorum.collate.voices import Voices


def join_quoted(story: Story, voices: Voices, utterances: Sequence[Utterance]) -> list[Utterance]:
    """The utterances, those of a state or body joined with the one that a named person who speaks for it is quoted with in the next
    sentence of the paragraph; only where the body denies something, or is told to say next to nothing else.
    """
    found = dict(enumerate(utterances))
    homes = {number: number for number in found}
    places = sorted(
        ((telling, number) for number, utterance in found.items() for telling in utterance.tellings if not telling.heading),
        key=lambda place: place[0].key,
    )
    for (first, one), (second, other) in pairwise(places):
        gain, keep = homes[one], homes[other]
        if gain == keep or not _leads(story, first, second) or not _speaks_for(story, voices, first, second):
            continue
        merge_under(found, homes, keep, gain)
    return list(found.values())


def _leads(story: Story, first: Telling, second: Telling) -> bool:
    """Whether a telling without a quotation and with no point of its own stands in the sentence before a quotation."""
    if first.report != second.report or second.sentence != first.sentence + 1 or first.printed or not second.printed:
        return False
    if "\n" in story.sheet(first.report).text[first.evidence.end : second.evidence.start]:
        return False
    return first.denial or (second.statement.mode == "direct" and first.mass <= INTRODUCTION)


def _speaks_for(story: Story, voices: Voices, first: Telling, second: Telling) -> bool:
    """Whether a named person belongs to the state or body that is told to speak before."""
    if len(first.speakers) > 1 or len(second.speakers) > 1:
        return False
    body, person = (telling.told_of or telling.speakers[0] for telling in (first, second))
    if story.actor(body).kind == "person" or voices.rank(person) > 0:
        return False
    return voices.belong(body, person) or voices.is_state_of(body, person)
