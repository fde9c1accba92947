"""Finds the sentences that only tell in what mood a saying comes: "The minister was milder. “We can talk,” he said".

Such a sentence is the reporter's form of what is said, as a heading is; it stands among the statement's forms as nobody's words.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from variorum.collate.clusters import Utterance
from variorum.collate.story import Sheet, Story
from variorum.collate.tellings import Telling, telling_of
from variorum.model.report import Range, Statement

LONGEST = 30
"""Words of a sentence that only leads to a saying."""
_OPENING = 40
"""Code points before the speaker's name that may tell when, or in what office: "Yesterday the spokeswoman, Ann Bell, was milder"."""
_MOODS = (
    "adamant angry apologetic bitter blunt blunter calm calmer cautious conciliatory confident convinced cool cooler defiant diplomatic "
    "dismissive doubtful evasive firm firmer frank franker furious gentle gentler gloomy guarded harsh harsher hopeful impassive "
    "impressed incensed indignant laconic livid measured mild milder moved optimistic outraged pessimistic plain plainer polite politer "
    "relaxed repentant reserved resolute reticent sanguine scathing sceptical serene sharp sharper skeptical soft softer stern sterner "
    "unapologetic unbending unconvinced undeterred unimpressed unmoved unrepentant unyielding vague vaguer wary"
)
_MOOD = "|".join(_MOODS.split())
_BE = r"(?:is|are|was|were|(?:has|have|had) been|seems?|seemed|appears?|appeared|sounds?|sounded|remains?|remained)"
_OWN = r"(?:his|her|its|their)"
_MANNERS = "|".join(
    (
        rf"{_BE}(?:n['’]t)?(?: \w+){{0,3}}? (?:{_MOOD})(?!\w)",
        rf"{_BE} in (?:no|a) (?:\w+ )?mood\b",
        r"struck (?:an?|the same) (?:\w+ ){1,3}(?:notes?|tone)\b",
        rf"(?:sharpen|soften|harden|change|lower|raise)(?:s|ed|d)? {_OWN} (?:tone|language|line|stance)\b",
        r"(?:saw|sees|tells|told|puts?|read|reads) (?:it|this|that|things|the matter) (?:\w+ )?(?:differently|otherwise)\b",
        rf"(?:stood|stands|held|holds) (?:{_OWN} ground|by {_OWN}|firm)\b",
        r"(?:hit|shot|fired|struck|snapped) back\b",
        rf"(?:backed|backs|climbed) (?:down|off)\b|(?:walked|walks|rowed) (?:it|that|this|{_OWN} \w+) back\b",
        r"(?:has |have |had )?(?:already )?(?:waved|brushed|shrugged) (?:it|this|that|them|the \w+) (?:away|aside|off)\b",
        rf"(?:distanced|distances) (?:him|her|it|them)sel(?:f|ves)\b|broke {_OWN} silence\b",
        r"(?:shrugged|scoffed|bristled|fumed|demurred|begs to differ|begged to differ)(?=[.:]?$|,)",
        r"(?:isn['’]t|is not|wasn['’]t|was not|aren['’]t|are not) (?:budging|backing down|giving way)\b",
        rf"(?:took|takes) (?:\w+ )?back (?:nothing|what|{_OWN})\b|(?:makes?|made) no apology\b",
        r"(?:is|was|were|are) (?:having|wanting) none of it\b|(?:does|do|did)(?:n['’]t| not) mince (?:\w+ ){0,2}words\b",
        r"(?:held|holds) out (?:a hand|an olive branch)\b|raised the (?:price|stakes)\b",
    )
)
_MANNER = re.compile(rf"\b(?:{_MANNERS})", re.IGNORECASE)


def add_preludes(story: Story, utterances: Sequence[Utterance]) -> list[Utterance]:
    """The utterances, each with the sentences that lead to one of its tellings and only tell its speaker's mood."""
    taken = {(clause.report, clause.sentence) for utterance in utterances for clause in utterance.retold}
    found = []
    for utterance in utterances:
        clauses = [
            clause for telling in utterance.tellings for clause in _before(story, telling) if (clause.report, clause.sentence) not in taken
        ]
        found.append(replace(utterance, retold=(*utterance.retold, *clauses)) if clauses else utterance)
    return found


def _before(story: Story, telling: Telling) -> Iterator[Telling]:
    """The sentence before a telling that opens its own, where it tells the speaker's mood and is nobody's words."""
    sheet = story.sheet(telling.report)
    number = sheet.sentence_number(telling.evidence.start)
    if telling.heading or not number:
        return
    start, end = sheet.sentences[number - 1]
    said = telling.evidence.start
    opens = not sheet.text[end:said].strip("\"“‘' ") and "\n" not in sheet.text[start:said].strip()
    if opens and _is_prelude(story, sheet, (start, end), telling.speakers):
        clause = _trimmed(sheet.text, start, end)
        yield telling_of(story, sheet, Statement(id="", content=(clause,)), [clause], ())


def _is_prelude(story: Story, sheet: Sheet, sentence: Range, speakers: Sequence[str]) -> bool:
    text = sheet.text[slice(*sentence)].strip()
    if len(text.split()) > LONGEST or ": " in text or not _MANNER.search(text):
        return False
    if sheet.is_told(*sentence) or sheet.is_heading(*sentence):
        return False
    first = next(iter(sheet.mentions(*sentence)), None)
    near = first is not None and first[0] - sentence[0] <= _OPENING
    return near and first is not None and bool(set(story.actors_of(sheet.id, (first[2],))) & set(speakers))


def _trimmed(text: str, start: int, end: int) -> Range:
    while end > start and text[end - 1].isspace():
        end -= 1
    while start < end and text[start].isspace():
        start += 1
    return start, end
