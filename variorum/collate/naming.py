"""Gives a described speaker ("a top diplomat said") the name by which the same report goes on to call him, where the words prove it.

News often describes a speaker in its first sentence and names him later. A described speaker is named only where what he says is
what a person named in that report says, there or in another report: at least a quoted fragment of that person's quotation, or the
same words; never because the description would suit.
"""

from collections.abc import Mapping, Sequence
from dataclasses import replace

from variorum.collate.likeness import PROOF, compare, same_quotation, shared_words
from variorum.collate.story import Story
from variorum.collate.tellings import Telling


def name_speakers(story: Story, tellings: Sequence[Telling]) -> list[Telling]:
    """The tellings, those of a described person under the named one's id where exactly one person's words prove who it is."""
    named: dict[str, dict[object, Telling]] = {}
    for telling in tellings:
        if len(telling.speakers) == 1 and _is_named_person(story, telling.speakers[0]):
            words = (telling.quoted, tuple(sorted(telling.weights.items())))
            named.setdefault(telling.speakers[0], {}).setdefault(words, telling)
    spoke = {(telling.report, speaker) for telling in tellings for speaker in telling.speakers}
    names: dict[str, set[str]] = {}
    for telling in tellings:
        speaker = telling.speakers[0]
        if len(telling.speakers) == 1 and _is_described_person(story, speaker):
            candidates = [
                actor
                for actor in sorted(named)
                if (telling.report, actor) in spoke
                and _one_country(story, speaker, actor)
                and telling.evidence.start < _first_mention(story, telling.report, actor)
            ]
            names.setdefault(speaker, set()).update(actor for actor in candidates if _proves(telling, list(named[actor].values()), actor))
    return [_renamed(telling, names) for telling in tellings]


def _renamed(telling: Telling, names: Mapping[str, set[str]]) -> Telling:
    speaker = telling.speakers[0]
    found = names.get(speaker, set()) if len(telling.speakers) == 1 else set()
    return replace(telling, speakers=(next(iter(found)),)) if len(found) == 1 else telling


def _first_mention(story: Story, report: str, actor: str) -> int:
    entities = story.sheet(report).report.entities or ()
    places = [mention[0] for entity in entities if story.actor_of.get((report, entity.id)) == actor for mention in entity.mentions]
    return min(places, default=-1)


def _is_named_person(story: Story, actor: str) -> bool:
    return story.actor(actor).kind == "person" and story.actor(actor).named


def _is_described_person(story: Story, actor: str) -> bool:
    return story.actor(actor).kind == "person" and not story.actor(actor).named


def _one_country(story: Story, one: str, other: str) -> bool:
    first, second = story.actor(one).country, story.actor(other).country
    return first is None or second is None or first == second


def _proves(telling: Telling, others: Sequence[Telling], actor: str) -> bool:
    as_named = replace(telling, speakers=(actor,))
    return any(compare(as_named, other).score >= PROOF and _shares_words(as_named, other) for other in others)


def _shares_words(one: Telling, other: Telling) -> bool:
    """Whether two tellings have a word or a quotation in common: that both blame one party is no proof."""
    return shared_words(one, other) > 0 or same_quotation(one, other) > 0
