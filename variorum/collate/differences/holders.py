"""Finds where a view changes its holder: an official's words become his ministry's, his capital's, his country's."""

from collections.abc import Iterator, Sequence

from variorum.collate.likeness import compare, same_loss
from variorum.collate.story import Story
from variorum.collate.tellings import Telling
from variorum.collate.utterances import Utterance, as_one
from variorum.model.account import AccountStatement, Difference, Side

HOLDER = 6.0
LEAST_LIKENESS = 0.6
"""Score from which another holder's statement tells the same view; where the view is of a loss, both must tell of that loss."""


def compare_holders(story: Story, statements: Sequence[tuple[AccountStatement, Utterance]]) -> Iterator[Difference]:
    """One difference for each widely carried statement of a person that is also told as the view of institutions of his country."""
    taken: set[str] = set()
    for statement, utterance in statements:
        speaker = statement.speaker[0]
        if len(statement.reports) < 2 or len(statement.speaker) != 1 or story.actor(speaker).kind != "person":
            continue
        country = story.country_of(speaker)
        if country is None:
            continue
        whole = as_one(utterance.tellings)
        held: dict[str, list[tuple[AccountStatement, Telling]]] = {}
        for other, told in statements:
            holder = other.speaker[0]
            if _institution_of(story, holder, country):
                for telling in told.tellings:
                    if other.id not in taken and _one_view(whole, telling):
                        held.setdefault(holder, []).append((other, telling))
        if held:
            taken.update(other.id for found in held.values() for other, _ in found)
            yield _difference(story, statement, utterance, held)


def _one_view(whole: Telling, telling: Telling) -> bool:
    if "decline" in whole.senses:
        return same_loss(whole, telling)
    return compare(whole, telling).score >= LEAST_LIKENESS


def _institution_of(story: Story, actor: str, country: str) -> bool:
    return story.actor(actor).kind != "person" and story.speaks_for_state(actor) and story.country_of(actor) == country


def _difference(
    story: Story, statement: AccountStatement, utterance: Utterance, held: dict[str, list[tuple[AccountStatement, Telling]]]
) -> Difference:
    name = story.actor(statement.speaker[0]).name
    own = [telling.evidence for telling in utterance.tellings if telling.quoted] or [utterance.tellings[0].evidence]
    sides = [Side(says=name, evidence=tuple(dict.fromkeys(own[:2])))]
    about = [statement.id]
    for holder, found in sorted(held.items()):
        sides.append(Side(says=story.actor(holder).name, evidence=tuple(dict.fromkeys(telling.evidence for _, telling in found))))
        about.extend(other.id for other, _ in found)
    others = ", ".join(side.says for side in sides[1:])
    return Difference(
        id="",
        kind="speaker",
        about=tuple(dict.fromkeys(about)),
        summary=f"the quoted words are those of {name}; elsewhere the view is that of {others}",
        sides=tuple(sides),
        weight=HOLDER + story.origins(statement.reports),
    )
