"""Gives a saying of "he", "she", "it" or "they" that nobody else claims to whoever spoke in the lines before it."""

import re
from collections.abc import Sequence

import msgspec

from variorum.annotate.coref.gender import gender_of
from variorum.model.report import Entity, Statement
from variorum.text.names import split_name

_REACH = 2
"""Sentences between the two sayings, the later one's own left out."""
_SENTENCE = re.compile(r"[.!?][\"'”’)]*\s+(?=[\"“‘'(]?[A-Z])")
_ITEM = re.compile(r"\s*(?:[-–—*•▪]|\d{1,2}[.)])\s+")
PRONOUNS = {"he": "m", "she": "f", "it": "n", "they": "p"}
"""The pronouns that speak, with what they mean: a man, a woman, a thing or body, several."""
_FORMS = {"m": ("he", "him", "his"), "f": ("she", "her", "hers")}


def give_to_last_speaker(statements: Sequence[Statement], text: str, entities: Sequence[Entity]) -> list[Statement]:
    """The statements in the order of the text, those of a pronoun without an entity with the entity of the speaker just before.

    The speaker before must fit the pronoun, stand in the same paragraph, and have ended before the pronoun is printed.
    """
    known = {entity.id: entity for entity in entities}
    given: list[Statement] = []
    for one in statements:
        pronoun = PRONOUNS.get(text[slice(*one.speaker[0])].casefold()) if len(one.speaker) == 1 and not one.heading else None
        if pronoun is not None and not one.speaker_entity:
            before = _before(one, given, text)
            if before is not None and fits(pronoun, [known[entity] for entity in before.speaker_entity], text):
                one = msgspec.structs.replace(one, speaker_entity=before.speaker_entity)
        given.append(one)
    return given


def _before(one: Statement, given: Sequence[Statement], text: str) -> Statement | None:
    """The last saying that ended before the speaker of ``one``, or the words that ``one`` says, with a speaker."""
    start = min(one.speaker[0][0], one.content[0][0])
    for other in reversed(given[-_REACH - 2 :]):
        if other.heading or not other.speaker_entity:
            continue
        end = max(high for _, high in (*other.speaker, *other.cue, *other.content))
        if end > one.speaker[0][0]:
            continue
        between = text[min(end, start) : start]
        if _ITEM.fullmatch(text, text.rfind("\n", 0, other.content[0][0]) + 1, other.content[0][0]):
            between = between.lstrip(" .;\n")  # the paragraph under a list goes on with it
        return other if "\n" not in between and len(_SENTENCE.findall(between)) <= _REACH else None
    return None


def fits(pronoun: str, speakers: Sequence[Entity], text: str) -> bool:
    """Whether a pronoun of the kind "m", "f", "n" or "p" may mean the speakers."""
    if pronoun == "p":
        return len(speakers) > 1 or (len(speakers) == 1 and speakers[0].kind == "group")
    if len(speakers) != 1:
        return False
    speaker = speakers[0]
    if pronoun == "n":
        return speaker.kind in ("organisation", "country", "other")
    return speaker.kind == "person" and gender_in(speaker, text) in (None, pronoun)


def gender_in(entity: Entity, text: str) -> str | None:
    """Whether a person is a man ("m") or a woman ("f") by the pronouns, the name and the titles of the text."""
    printed = {text[start:end].casefold() for start, end in entity.mentions}
    for gender, forms in _FORMS.items():
        if printed.intersection(forms):
            return gender
    return gender_of(split_name(entity.name), set(entity.roles))
