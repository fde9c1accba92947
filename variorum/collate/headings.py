"""Gives a heading's institution ("Capital admits ...") back to the person whose words the text below has.

Headings and leads put an official's state, ministry or capital in his place. The telling joins his utterance; the institution is kept
beside it, so that the account can say who was named instead.
"""

from collections.abc import Sequence
from dataclasses import replace

from variorum.collate.clusters import Utterance, as_one
from variorum.collate.likeness import CROSS_REPORT, compare, one_reproach, other_act, same_loss
from variorum.collate.story import Story
from variorum.collate.tellings import Telling

OPENING = 5
"""Sentences, the heading among them, in which a report sums up what it goes on to tell."""


def adopt_headings(story: Story, utterances: Sequence[Utterance]) -> list[Utterance]:
    """The utterances, headings and first sentences that name an institution moved to the utterance of its official that they sum up.

    The official is a person of the institution's country who speaks further down in the same report.
    """
    gained: dict[int, list[Telling]] = {}
    left: list[Utterance] = []
    people = [number for number, utterance in enumerate(utterances) if _person_of(story, utterance) is not None]
    wholes = {number: as_one(utterances[number].tellings) for number in people}
    for number, utterance in enumerate(utterances):
        kept = []
        for telling in utterance.tellings:
            home = _home(story, telling, utterances, wholes) if number not in wholes else None
            if home is None:
                kept.append(telling)
            else:
                gained.setdefault(home, []).append(replace(telling, speakers=wholes[home].speakers, told_of=telling.speakers[0]))
        left.append(replace(utterance, tellings=tuple(kept)))
    found = []
    for number, utterance in enumerate(left):
        tellings = sorted((*utterance.tellings, *gained.get(number, ())), key=lambda telling: telling.key)
        if tellings:
            why = utterance.why + ("; a heading names an institution in the speaker's place" if number in gained else "")
            found.append(Utterance(tuple(tellings), why))
    return found


def _person_of(story: Story, utterance: Utterance) -> str | None:
    speakers = utterance.tellings[0].speakers
    return speakers[0] if len(speakers) == 1 and story.actor(speakers[0]).kind == "person" and story.actor(speakers[0]).named else None


def _home(story: Story, telling: Telling, utterances: Sequence[Utterance], wholes: dict[int, Telling]) -> int | None:
    """The utterance that a heading or first sentence sums up, ``None`` where there is none.

    Of several, one that blames, warns or demands as the heading does, however alike the others are: a heading that only tells of a loss
    sums up the loss, not the reproach that names the guilty.
    """
    holder = telling.speakers[0]
    country = story.country_of(holder)
    if len(telling.speakers) != 1 or country is None or not story.speaks_for_state(holder):
        return None
    below = {
        whole.speakers[0]
        for number, whole in wholes.items()
        for one in utterances[number].tellings
        if one.report == telling.report and one.evidence.start > telling.evidence.start
    }
    scored = []
    for number, whole in wholes.items():
        if (
            whole.speakers[0] not in below
            or story.country_of(whole.speakers[0]) != country
            or not (telling.heading or _opens(story, telling, whole))
        ):
            continue
        score = compare(whole, telling).score
        if score >= CROSS_REPORT or one_reproach(whole, telling) or (same_loss(whole, telling) and "blame" not in telling.senses):
            scored.append((not other_act(whole, telling), score, -number))
    return -max(scored)[2] if scored else None


def _opens(story: Story, telling: Telling, whole: Telling) -> bool:
    """Whether the telling stands before the report first names the person."""
    sheet = story.sheet(telling.report)
    if telling.sentence >= OPENING:
        return False
    entities = [entity for entity in sheet.report.entities or () if story.actor_of.get((sheet.id, entity.id)) == whole.speakers[0]]
    return all(telling.evidence.end <= start for entity in entities for start, _ in entity.mentions)
