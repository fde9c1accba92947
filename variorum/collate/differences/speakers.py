"""Finds where the same words are printed of different speakers: in statements kept apart, and in one told of two speakers."""

from collections.abc import Iterator, Sequence

from variorum.collate.story import Story
from variorum.collate.tellings import Telling
from variorum.collate.utterances import Utterance
from variorum.collate.voices import Voices
from variorum.model.account import AccountStatement, Difference, Side, Witness
from variorum.text.words import content_stems, rarity

SPEAKER = 5.5
LEAST_WEIGHT = 1.0
"""Rarity that identical quoted words must have together: "the" and "we will" prove nothing."""

MOST_PLACES = 2
"""Places shown of each speaker."""


def compare_speakers(story: Story, statements: Sequence[tuple[AccountStatement, Utterance]]) -> Iterator[Difference]:
    """One difference for each run of identical quoted words that two statements of different speakers print.

    Where one of them names the other's speaker he may be quoting him.
    """
    by_words: dict[tuple[str, ...], list[AccountStatement]] = {}
    named = {
        statement.id: {word[1:] for telling in utterance.tellings for word in telling.weights if word[0] == "@"}
        for statement, utterance in statements
    }
    for statement, utterance in statements:
        for words in sorted({telling.quoted for telling in utterance.tellings if telling.quoted}):
            by_words.setdefault(words, []).append(statement)
    for words, found in sorted(by_words.items()):
        if len(words) < 2 or sum(map(rarity, words)) < LEAST_WEIGHT:
            continue
        apart: list[AccountStatement] = []
        for statement in found:
            if _is_somebody(story, statement) and all(_two_speakers(statement, other, named) for other in apart):
                apart.append(statement)
        if len(apart) > 1:
            yield _difference(story, apart, words)
    voices = Voices(story)
    for statement, utterance in statements:
        yield from _inside(story, voices, statement, utterance)


def _inside(story: Story, voices: Voices, statement: AccountStatement, utterance: Utterance) -> Iterator[Difference]:
    """The difference between reports that give one statement to different speakers.

    What one report alone gives to two is what a body and its spokesman say next to each other.
    """
    told: dict[str, list[Telling]] = {}
    for telling in utterance.tellings:
        if not telling.heading:
            told.setdefault(telling.told_of or telling.speakers[0], []).append(telling)
    own = told.pop(statement.speaker[0], [])
    name = story.actor(statement.speaker[0]).name
    told = {
        speaker: found for speaker, found in told.items() if _is_known(story, speaker) and not voices.is_one(speaker, statement.speaker[0])
    }
    if len({telling.report for found in (own, *told.values()) for telling in found}) < 2:
        return
    if not own or not told or not _is_known(story, statement.speaker[0]):
        return
    sides = [Side(says=name, evidence=_places(story, own))]
    sides += [Side(says=story.actor(speaker).name, evidence=_places(story, found)) for speaker, found in sorted(told.items())]
    yield Difference(
        id="",
        kind="speaker",
        about=(statement.id,),
        summary=f"one statement, given to different speakers: {', '.join(side.says for side in sides)}",
        sides=tuple(sides),
        weight=SPEAKER + 0.3 * story.origins(statement.reports),
    )


def _places(story: Story, tellings: Sequence[Telling]) -> tuple[Witness, ...]:
    """The sentences that name the speaker."""
    named = [(telling, (*telling.statement.speaker, *telling.statement.content)[0][0]) for telling in tellings]
    found = (story.sheet(telling.report).sentence_witness(place) for telling, place in named)
    return tuple(dict.fromkeys(found))[:MOST_PLACES]


def _is_somebody(story: Story, statement: AccountStatement) -> bool:
    """Whether a speaker is named or a group: "the governor" may be the one named elsewhere, and "the statement" is nobody."""
    speaker = story.actor(statement.speaker[0])
    return speaker.named or speaker.kind == "group"


def _is_known(story: Story, speaker: str) -> bool:
    """Whether a speaker is surely another than one who is named: "the host" or "the agency" may be he, "a friend of hers" hardly."""
    actor = story.actor(speaker)
    return actor.named or actor.kind not in ("person", "organisation") or not actor.name.casefold().startswith("the ")


def _two_speakers(one: AccountStatement, other: AccountStatement, named: dict[str, set[str]]) -> bool:
    quotes = named[one.id] & set(other.speaker) or named[other.id] & set(one.speaker)
    return not set(one.speaker) & set(other.speaker) and not quotes


def _difference(story: Story, apart: Sequence[AccountStatement], words: tuple[str, ...]) -> Difference:
    sides = tuple(
        Side(
            says=", ".join(story.actor(speaker).name for speaker in statement.speaker),
            evidence=tuple(
                dict.fromkeys(
                    variant.evidence for variant in statement.variants if variant.words and tuple(content_stems(variant.words)) == words
                )
            )
            or (statement.variants[0].evidence,),
        )
        for statement in apart
    )
    own = [variant.words for variant in apart[0].variants if variant.words]
    printed = next((text for text in own if tuple(content_stems(text)) == words), own[0] if own else " ".join(words))
    return Difference(
        id="",
        kind="speaker",
        about=tuple(statement.id for statement in apart),
        summary=f"the same words “{printed.strip(' ,.')}” of different speakers: {len(apart)} statements, not one",
        sides=sides,
        weight=SPEAKER + 0.3 * story.origins({report for statement in apart for report in statement.reports}),
    )
