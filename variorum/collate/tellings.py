"""Turns the statements of each report into tellings: who says what, in which words, where, and how much each word weighs."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

import msgspec

from variorum.collate.sayings import split_sayings, with_condition, with_measure
from variorum.collate.senses import as_told, phrase_senses, sense_of
from variorum.collate.settling import frame_of, time_beside
from variorum.collate.story import Sheet, Story
from variorum.model.account import Variant, Witness
from variorum.model.report import Range, Statement
from variorum.text.words import content_stems, function_words, rarity, stem, words_of

REPORTER_WORD = 0.7
"""A reporter's word against a quoted one. Reasoned, not tuned: reporters reword, quotations are meant to be kept."""
HEADING_WORD = 0.5
"""A word of a heading: headings sharpen and shorten."""
ACTS = frozenset({"anger", "praise", "blame", "refuse", "accept", "warn", "promise", "demand", "propose"})
"""Senses of words that tell what is done by saying: they count also where the reporter's frame has them."""
LEAD_SENTENCES = 2
"""How many sentences after a speaker's first one in a report still count as his lead."""
ACTOR = "@"
"""Begins a token that stands for an actor."""
ACTOR_WEIGHT = 0.5
"""Weight of a mentioned actor, against 1 for a rare word: the same few are named all over a story."""
SENSE_WEIGHT = 0.4
"""Least weight of a word that has a sense: such words tell what happened, however common they are."""


_WORDS_OF = re.compile(
    r"[^\n]{2,60}?(?:['’]s?)\s+(?:[^\W\d_]+\s+){0,3}"
    r"(?:comments?|remarks?|words|statements?|speech|message|letter|post|tweet|testimony|interview|rhetoric|language)\b",
    re.IGNORECASE,
)
_ONCE = re.compile(r"(?:\w{3}ed|\b(?:laid|set|spelt) out|\b(?:said|told))$")
"""A cue in the past: what was said on one occasion, not what somebody wants all along."""
_DENIAL = re.compile(
    r"\b(?:den(?:y|ie[sd]|ying|ials?)|dismiss|reject|refut|rebut|disput|disown|disavow|repudiat|contradict)", re.IGNORECASE
)
_COORDINATED = re.compile(r"\b(?:and|but|or|nor|yet|then)\s+(?:[^\W\d_]+\s+){0,2}\Z", re.IGNORECASE)
"""Before the verb of a second clause whose subject is that of the first."""
_TODAY = re.compile(r"today|this (?:morning|afternoon|evening)|tonight", re.IGNORECASE)
_NOT = re.compile(r"\b(?:not?|never|nobody|nothing|none|neither|nor|cannot|without)\b|n['’]t\b", re.IGNORECASE)
_TEENS = "two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen"
_TENS = "twenty thirty forty fifty sixty seventy eighty ninety"
_CARDINALS = {word: str(number) for number, word in enumerate(_TEENS.split(), 2)}
_CARDINALS |= {word: str(10 * number) for number, word in enumerate(_TENS.split(), 2)}
"""Numbers in words to their digits: one outlet, or one heading, prints the ones and another the others; "one" is mostly no number."""


@dataclass(frozen=True)
class Telling:
    """One printed form of a statement, with its content words weighed."""

    report: str
    statement: Statement
    speakers: tuple[str, ...]
    evidence: Witness
    variants: tuple[Variant, ...]
    weights: dict[str, float]
    """Stem to weight."""
    senses: dict[str, float]
    """Sense to the weight of the heaviest word that has it."""
    quoted: tuple[str, ...]
    """Stems of the quoted content words, in order."""
    printed: tuple[str, ...]
    """All words inside quotation marks, in order."""
    figures: frozenset[str]
    sentence: int
    date: str | None
    heading: bool
    spread: bool = False
    """Whether its date is that of the speaker's other sayings in the report, not of its own words."""
    participle: bool = False
    """Whether its cue is a participle ("stating", "adding"): it goes on with what its sentence says before."""
    told_of: str | None = None
    """The institution that the report names in the speaker's place."""
    denial: bool = False
    """Whether its cue denies what it says ("denied that")."""
    negative: bool = False
    """Whether there is a "not" in what it says."""
    lead: bool = False
    """Whether it is among the first that its report has of this speaker, headings aside."""

    @property
    def key(self) -> tuple[str, int, int, str]:
        """Where it stands: the order in which tellings are always taken."""
        return (self.report, self.evidence.start, self.evidence.end, self.statement.id)

    @property
    def mass(self) -> float:
        """The weight of all its content words."""
        return sum(self.weights.values())


def read_tellings(story: Story) -> list[Telling]:
    """All statements of the story's reports that say something and have a speaker, in the order of the reports."""
    return [telling for sheet in story.sheets for telling in _of_sheet(story, sheet)]


def read_unclaimed(story: Story) -> list[Telling]:
    """The statements of which the reports do not make plain who speaks ("it said", "who told"), in the order of the reports."""
    return [
        telling
        for sheet in story.sheets
        for statement, content, speakers in _sayings(story, sheet)
        if not speakers
        for telling in _tell(story, sheet, statement, content, ())
    ]


def _of_sheet(story: Story, sheet: Sheet) -> Iterator[Telling]:
    first: dict[str, int] = {}
    for statement, content, speakers in _sayings(story, sheet):
        for telling in _tell(story, sheet, statement, content, speakers) if speakers else ():
            if not telling.heading:
                for speaker in speakers:
                    first.setdefault(speaker, telling.sentence)
            leads = any(telling.sentence <= first.get(speaker, telling.sentence) + LEAD_SENTENCES for speaker in speakers)
            yield replace(telling, lead=leads)


def _sayings(story: Story, sheet: Sheet) -> Iterator[tuple[Statement, list[Range], tuple[str, ...]]]:
    """The statements that say something, with what they say and who speaks where that is known."""
    for statement in sheet.report.statements or ():
        content = [part for part in statement.content if sheet.text[part[0] : part[1]].strip()]
        if content and not sheet.is_page_matter(*content[0]) and not _is_listed_position(sheet, statement):
            content = with_condition(sheet, statement, with_measure(sheet.text, statement, content))
            yield statement, content, story.actors_of(sheet.id, statement.speaker_entity) or _possessor(story, sheet, statement)


def _tell(story: Story, sheet: Sheet, statement: Statement, content: list[Range], speakers: tuple[str, ...]) -> Iterator[Telling]:
    for part in split_sayings(sheet, msgspec.structs.replace(statement, content=tuple(content))):
        yield telling_of(story, sheet, part, list(part.content), speakers)


def _is_listed_position(sheet: Sheet, statement: Statement) -> bool:
    """Whether an unquoted statement is one item of a list of demands: it stands among the positions and is nobody's sentence.

    An item with a cue of its own is a sentence ("Rebels want a truce"), one with "to" or "that" ends the sentence that leads it in, and one
    whose lead-in tells what was said once ("Lund set out three terms:") is part of that.
    """
    start, end = statement.content[0]
    if any(_ONCE.search(sheet.text[low:high]) for low, high in statement.cue):
        return False
    if statement.quoted or not sheet.is_list_item(start) or sheet.text.startswith(("to ", "that "), start):
        return False
    if any("\n" not in sheet.text[min(low, start) : max(high, start)] for low, high in statement.cue):
        return False
    return any(position.start < end and start < position.end for position in sheet.report.positions or ())


def _possessor(story: Story, sheet: Sheet, statement: Statement) -> tuple[str, ...]:
    """Whose words they are where the subject is the words themselves: "Lund's latest remarks suggest that ..."."""
    for start, end in statement.speaker:
        if not _WORDS_OF.match(sheet.text[start:end]):
            continue
        owner = next(iter(sheet.mentions(start, end)), None)
        if owner is not None and owner[0] == start and (actor := story.actor_of.get((sheet.id, owner[2]))):
            return (actor,)
    return ()


def telling_of(story: Story, sheet: Sheet, statement: Statement, content: list[Range], speakers: tuple[str, ...]) -> Telling:
    heading = statement.heading or sheet.is_heading(*content[0])
    evidence = sheet.witness(*_hull(sheet, statement, content))
    scale = HEADING_WORD if heading else REPORTER_WORD
    weights: dict[str, float] = {}
    senses: dict[str, float] = {}
    quoted: list[str] = []
    figures = set()
    for token, start in _tokens(story, sheet, content, speakers):
        inside = any(first <= start < last for first, last in statement.quoted)
        if inside and not token.startswith(ACTOR):
            quoted.append(token)
        if token[0].isdigit() and sheet.text[start].isdigit():
            figures.add(token)
        sense = sense_of(token)
        if sense:
            sense = as_told(sense, sheet.text, max((low for low, high in content if low <= start < high), default=start), start)
        plain = ACTOR_WEIGHT if token.startswith(ACTOR) else max(rarity(token), SENSE_WEIGHT if sense else 0.0)
        weight = plain * (1.0 if inside else scale)
        weights[token] = max(weight, weights.get(token, 0.0))
        if sense:
            senses[sense] = max(weight, senses.get(sense, 0.0))
    for start, end in content:
        for found, place in phrase_senses(sheet.text, start, end):
            sense = as_told(found, sheet.text, start, place)
            senses[sense] = max(SENSE_WEIGHT * scale, senses.get(sense, 0.0))
    for sense in filter(None, map(sense_of, content_stems(frame_of(evidence, statement)))):
        if sense in ACTS:
            senses.setdefault(sense, SENSE_WEIGHT * scale)
    return Telling(
        report=sheet.id,
        statement=statement,
        speakers=speakers,
        evidence=evidence,
        variants=_variants(sheet, statement, evidence, heading),
        weights=weights,
        senses=senses,
        quoted=tuple(quoted),
        printed=tuple(_CARDINALS.get(word.form, word.form) for start, end in statement.quoted for word in words_of(sheet.text, start, end)),
        figures=frozenset(figures),
        sentence=sheet.sentence_number(content[0][0]),
        date=_date(sheet, statement),
        participle=bool(statement.cue) and _is_participle(sheet.text[slice(*statement.cue[0])]),
        denial=any(_DENIAL.search(sheet.text[start:end]) for start, end in statement.cue),
        negative=any(_NOT.search(sheet.text[start:end]) for start, end in content),
        heading=heading,
    )


def _is_participle(cue: str) -> bool:
    """Whether a cue goes on with what was said before ("stating"); "adding" begins another statement."""
    words = cue.casefold().split()
    return bool(words) and words[-1].endswith("ing") and not {"adding", "is", "are", "was", "were", "be", "been"} & set(words)


def _date(sheet: Sheet, statement: Statement) -> str | None:
    """The day that the words of a saying give it; "today" beside it tells it wherever it stands, other days may be of a side clause."""
    time = time_beside(sheet, statement) if statement.date is None else None
    is_today = time is not None and _TODAY.fullmatch(sheet.text, time.start, time.end) is not None
    return time.edtf if time is not None and is_today else statement.date


def _tokens(story: Story, sheet: Sheet, content: list[Range], speakers: tuple[str, ...]) -> Iterator[tuple[str, int]]:
    """The content words of a statement as stems; a mention of an actor is one token, whatever the name or pronoun printed.

    Mentions of the speakers are left out: they tell nothing about what was said.
    """
    for start, end in content:
        last = start
        for first, stop, actor in sheet.mentions(start, end):
            yield from _stems(sheet.text, last, max(last, first))
            if first >= last and (mapped := story.actor_of.get((sheet.id, actor))) is not None:
                if mapped not in speakers:
                    yield ACTOR + mapped, first
                    if story.actor(mapped).kind == "group":
                        yield from _stems(sheet.text, first, stop)
            elif first >= last:
                yield from _stems(sheet.text, first, stop)
            last = max(last, stop)
        yield from _stems(sheet.text, last, end)


def _stems(text: str, start: int, end: int) -> Iterator[tuple[str, int]]:
    for word in words_of(text, start, end):
        if word.form not in function_words():
            yield _CARDINALS.get(word.form) or stem(word.form), word.start


def _hull(sheet: Sheet, statement: Statement, content: list[Range]) -> Range:
    """From the first to the last word of the attribution; a far-off cue is left out so that the witness stays short.

    A second clause with a cue of its own ("said that A and vowed to B") begins at its cue: what its speaker says first is not repeated.
    """
    start, end = content[0][0], content[-1][1]
    first, last = sheet.sentence_number(start), sheet.sentence_number(end - 1)
    for part in (*statement.speaker, *statement.cue):
        if part in statement.speaker and _says_more(sheet, statement, part[1]):
            continue
        if first - 1 <= sheet.sentence_number(part[0]) <= last + 1:
            near = sheet.text[min(part[0], start) : max(part[1], end)]
            if "\n" not in near[: max(0, start - part[0])] and "\n" not in near[len(near) - max(0, part[1] - end) :]:
                start, end = min(start, part[0]), max(end, part[1])
    if start > 0 and sheet.text[start - 1] in "\"“‘«'„":
        start -= 1
    if end < len(sheet.text) and sheet.text[end] in "\"”’»'":
        end += 1
    return start, end


def _says_more(sheet: Sheet, statement: Statement, place: int) -> bool:
    """Whether all of another statement stands between its speaker, who ends at ``place``, and the cue of this one."""
    cue = min((start for start, _ in statement.cue), default=0)
    if not place < cue <= statement.content[0][0] or not _COORDINATED.search(sheet.text, place, cue):
        return False
    return any(
        place <= other.content[0][0] and other.content[-1][1] <= cue
        for other in sheet.report.statements or ()
        if other.id != statement.id and other.content and other.speaker and other.within != statement.id
    )


def _variants(sheet: Sheet, statement: Statement, evidence: Witness, heading: bool) -> tuple[Variant, ...]:
    speaker = next((sheet.witness(*part) for part in statement.speaker if part[0] < part[1]), None)
    cue = next((sheet.witness(*part) for part in statement.cue if part[0] < part[1]), None)
    quoted = [part for part in statement.quoted if sheet.text[part[0] : part[1]].strip()]
    words: list[str | None] = [sheet.text[start:end].strip() for start, end in quoted] or [None]
    return tuple(
        Variant(
            mode=statement.mode if printed is not None else "indirect",
            words=printed,
            via=sheet.text[statement.via[0] : statement.via[1]] if statement.via else None,
            evidence=evidence,
            speaker=speaker,
            cue=cue,
            heading=heading,
            hedge=sheet.text[statement.hedge[0] : statement.hedge[1]] if statement.hedge else None,
        )
        for printed in words
    )
