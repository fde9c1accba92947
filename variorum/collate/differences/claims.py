"""Finds what one report tells on somebody's word and another as plain fact, and what is put down to two different speakers."""

import re
from collections.abc import Iterator, Sequence

from variorum.collate.alignment import Aligned
from variorum.collate.differences.contrasts import Contrast
from variorum.collate.passages import ACTOR, Passage, witness_of
from variorum.collate.senses import paraphrases_of
from variorum.collate.story import Story
from variorum.model.account import Witness
from variorum.text.words import content_stems, stem

CLAIM, HOLDER = 6.0, 5.8
SAME_MATTER, LEAST_MASS = 0.5, 1.5
"""Share of the plain telling, and weight of shared words, from which it tells what the other has somebody say."""
LIKE, ALIKE = 0.36, 0.5
"""Share of all words of both that is shared, from which a claim is told as fact, and from which two speakers make one claim."""
LEAST_WORDS = 3
"""Words that the two share, names and titles left out."""
MOST = 3
"""Claims of one speaker that are told: those most alike."""
_WORDS_GIVEN = frozenset({"propose", "promise", "warn", "demand", "refuse", "accept", "blame", "praise"})
_PAPERS = frozenset(map(stem, "statement report letter ad advertisement memo email e-mail note document post message".split()))
_PERSONAL = re.compile(r"\b(?:I|we|you|your|my|our|us|me)\b")
_SAID = re.compile(r"\b(?:sa(?:y|ys|id)|according to|told|suggest\w*|claim\w*|report(?:s|ed|edly)|believ\w+|consider\w*)\b", re.IGNORECASE)


def compare_claims(story: Story, pairs: Sequence[Aligned]) -> Iterator[Contrast]:
    """Contrasts between a claim and the same told as fact, and between two holders of one claim."""
    told: dict[str, int] = {}
    for pair in pairs:
        if not _one_claim(pair):
            continue
        one, other = pair.one, pair.other
        if one.told_by and other.told_by:
            if not _one_side(story, one.told_by[0], other.told_by[0]) and _vague(story, one, other) and pair.dice >= ALIKE:
                sides = [(_names(story, passage), _with_speaker(story, passage)) for passage in (one, other)]
                yield Contrast("speaker", "who says it", sides[0], sides[1], HOLDER + min(1.0, pair.mass / 5))
            continue
        if _PAPERS & set(content_stems(story.actor((one.told_by or other.told_by)[0]).name)):
            continue
        claim, fact = (one, other) if one.told_by else (other, one)
        speaker = claim.told_by[0]
        if is_his_nearby(story, fact, speaker):
            continue
        if ACTOR + speaker in fact.weights or told.get(speaker, 0) >= MOST or not is_told_as_fact(story, pair, fact):
            continue
        told[speaker] = told.get(speaker, 0) + 1
        sides = [(f"said by {_names(story, claim)}", _with_speaker(story, claim)), ("told as fact", witness_of(story, fact))]
        yield Contrast("claim_as_fact", "on whose word it stands", sides[0], sides[1], CLAIM + min(1.0, pair.mass / 5), speaker)


def is_told_as_fact(story: Story, pair: Aligned, fact: Passage) -> bool:
    """Whether the plain telling says most of what the claim says, in the reporter's own voice."""
    return pair.mass / fact.mass >= SAME_MATTER and pair.dice >= LIKE and not _holds(story, fact)


def is_his_nearby(story: Story, fact: Passage, speaker: str) -> bool:
    """Whether a plain telling speaks as "I" or "you", or a sentence beside it is the speaker's: then it is his, though nobody marks it."""
    if _PERSONAL.search(fact.text):
        return True
    sheet = story.sheet(fact.report)
    return any(
        speaker in story.actors_of(sheet.id, statement.speaker_entity)
        and any(abs(sheet.sentence_number(start) - fact.sentence) <= 1 for start, _ in statement.content)
        for statement in sheet.report.statements or ()
    )


def _vague(story: Story, one: Passage, other: Passage) -> bool:
    """Whether one of two speakers is a body, a group or nobody named: two named persons may well say the same."""
    speakers = [story.actor(passage.told_by[0]) for passage in (one, other)]
    if any(_PAPERS & set(content_stems(speaker.name)) for speaker in speakers):
        return False  # a statement says what its author says
    if any(speaker.kind == "place" for speaker in speakers):
        return False  # a state or town behind a title ("Republican of …") is seldom the speaker
    if not any(speaker.named or speaker.kind == "group" or not speaker.name.casefold().startswith("the ") for speaker in speakers):
        return False  # "the ad" and "the commercial" may be one
    if all(speaker.kind == "person" for speaker in speakers) and any(speaker.named for speaker in speakers):
        return False  # somebody told by his office may be the one who is named
    return any(speaker.kind != "person" or not speaker.named for speaker in speakers)


def _one_side(story: Story, one: str, other: str) -> bool:
    """Whether two speakers are one, or the one speaks for the state of the other."""
    if one == other:
        return True
    country = story.country_of(one)
    return country is not None and country == story.country_of(other) and (story.speaks_for_state(one) or story.speaks_for_state(other))


def _holds(story: Story, passage: Passage) -> bool:
    """Whether a plain telling itself quotes, or tells of a word given, an offer or a warning: the reporter does not say that it is so."""
    senses = {sense for token in passage.tokens if token.token[0] != ACTOR for sense in paraphrases_of(token.token)}
    sheet = story.sheet(passage.report)
    positions = sheet.report.positions or ()
    if sheet.is_list_item(passage.start) or any(position.start < passage.end and passage.start < position.end for position in positions):
        return True
    start, end = sheet.sentences[passage.sentence]
    if any(mark in sheet.text[start:end] for mark in '"“”'):
        return True
    return bool(_WORDS_GIVEN & senses) or _SAID.search(passage.text) is not None


def _one_claim(pair: Aligned) -> bool:
    one, other = pair.one, pair.other
    if one.report == other.report or one.heading or other.heading or pair.mass < LEAST_MASS or pair.share < SAME_MATTER:
        return False
    small = {token.token for token in one.tokens if one.text[token.start - one.start].islower()}
    words = [token for token in pair.words if token in small]
    return len(words) >= LEAST_WORDS and bool(one.told_by or other.told_by)


def _with_speaker(story: Story, passage: Passage) -> Witness:
    """The whole sentence of a passage: who says it may stand in another clause."""
    return story.sheet(passage.report).witness(*story.sheet(passage.report).sentences[passage.sentence])


def _names(story: Story, passage: Passage) -> str:
    return " and ".join(story.actor(actor).name for actor in passage.told_by)
