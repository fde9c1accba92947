"""Lays side by side what is said on one subject: who warns of it, and how far one party is said to go."""

from collections.abc import Iterator, Sequence
from functools import lru_cache
from importlib.resources import files

from variorum.collate.story import Story
from variorum.collate.tellings import Telling
from variorum.collate.utterances import Utterance
from variorum.model.account import AccountStatement, Difference, Side
from variorum.text.words import content_stems, rarity, stem

WARNERS, ATTITUDE = 5.0, 6.0
LEAST_RARITY = 0.7
"""Rarity of a word that names a subject: a weapon, a bill, a site; common words are no subject."""
MOST_SHARE = 0.12
"""Share of the story's sentences above which a word is its background, not a subject within it."""
STEPS = 2
"""Grades between "considers" and "threatens" from which the difference is told."""

_Pairs = Sequence[tuple[AccountStatement, Utterance]]
_Found = list[tuple[AccountStatement, Telling]]


@lru_cache(maxsize=1)
def _attitudes() -> dict[str, int]:
    table = files("variorum.collate").joinpath("data", "attitude.tsv").read_text(encoding="utf-8")
    rows = (line.split("\t") for line in table.splitlines() if line and not line.startswith("#"))
    return {stem(word): int(grade) for grade, words in rows for word in words.split()}


def compare_topics(story: Story, statements: _Pairs) -> Iterator[Difference]:
    """Differences between statements that name one subject."""
    subjects = _subjects(story, statements)
    told: set[tuple[tuple[str, int], ...]] = set()
    for subject in sorted(subjects, key=lambda subject: (-len(subjects[subject]), subject)):
        found = subjects[subject]
        for difference in (*_warners(story, subject, found), *_how_far(story, subject, found)):
            places = tuple(sorted((piece.report, piece.start) for side in difference.sides for piece in side.evidence))
            if places not in told:
                told.add(places)
                yield difference


def _subjects(story: Story, statements: _Pairs) -> dict[str, _Found]:
    spread: dict[str, int] = {}
    sentences = 0
    for sheet in story.sheets:
        for start, end in sheet.sentences:
            sentences += 1
            for word in set(content_stems(sheet.text, start, end)):
                spread[word] = spread.get(word, 0) + 1
    names = {word for actor in story.actors if actor.kind in ("person", "country", "place") for word in story.name_stems(actor.id)}
    subjects: dict[str, _Found] = {}
    for statement, utterance in statements:
        for telling in utterance.tellings:
            sheet = story.sheet(telling.report)
            start, end = sheet.sentences[telling.sentence]
            for word in sorted(set(content_stems(sheet.text, start, end)) - names):
                if (
                    word.isalpha()
                    and word not in telling.quoted
                    and rarity(word) >= LEAST_RARITY
                    and 1 < spread.get(word, 0) <= max(3, MOST_SHARE * sentences)
                ):
                    subjects.setdefault(word, []).append((statement, telling))
    return {word: found for word, found in subjects.items() if len({telling.report for _, telling in found}) > 1}


def _warners(story: Story, subject: str, found: _Found) -> Iterator[Difference]:
    """Different speakers who warn about one subject: their warnings are several statements, not one."""
    by_speaker: dict[str, _Found] = {}
    for statement, telling in found:
        if _warns(story, telling):
            by_speaker.setdefault(telling.speakers[0], []).append((statement, telling))
    if len(by_speaker) < 2 or len({telling.report for told in by_speaker.values() for _, telling in told}) < 2:
        return
    sides = tuple(_side(story.actor(speaker).name, told) for speaker, told in sorted(by_speaker.items()))
    word = _printed(found, subject, story)
    yield Difference(
        id="",
        kind="speaker",
        about=tuple(dict.fromkeys(statement.id for told in by_speaker.values() for statement, _ in told)),
        summary=f"several warnings about “{word}”, by {', '.join(side.says for side in sides)}: separate statements",
        sides=sides,
        weight=WARNERS + len(sides),
    )


def _warns(story: Story, telling: Telling) -> bool:
    sheet = story.sheet(telling.report)
    words = [word for start, end in telling.statement.cue for word in content_stems(sheet.text, start, end)]
    lead = content_stems(sheet.text, telling.evidence.start, min(telling.evidence.end, telling.statement.content[0][0] + 12))
    return "warn" in (*words, *lead)


def _how_far(story: Story, subject: str, found: _Found) -> Iterator[Difference]:
    """One party who "considers" a thing in one report and "threatens" it in another."""
    by_speaker: dict[str, dict[int, _Found]] = {}
    for statement, telling in found:
        grade = _grade(story, telling)
        if grade is not None:
            by_speaker.setdefault(telling.speakers[0], {}).setdefault(grade, []).append((statement, telling))
    for speaker, graded in sorted(by_speaker.items()):
        reports = {telling.report for told in graded.values() for _, telling in told}
        if len(graded) < 2 or len(reports) < 2 or max(graded) - min(graded) < STEPS:
            continue
        sides = tuple(_side(_cue_words(story, told), told) for _, told in sorted(graded.items()))
        yield Difference(
            id="",
            kind="strength",
            about=tuple(dict.fromkeys(statement.id for told in graded.values() for statement, _ in told)),
            summary=f"{story.actor(speaker).name} on “{_printed(found, subject, story)}”: " + " / ".join(side.says for side in sides),
            sides=sides,
            weight=ATTITUDE + len(reports),
        )


def _grade(story: Story, telling: Telling) -> int | None:
    sheet = story.sheet(telling.report)
    grades = _attitudes()
    found = [grades[word] for start, end in telling.statement.cue for word in content_stems(sheet.text, start, end) if word in grades] or [
        grades[word] for word in content_stems(telling.evidence.text)[:6] if word in grades
    ]
    return found[0] if found else None


def _cue_words(story: Story, told: _Found) -> str:
    words = []
    for _, telling in told:
        sheet = story.sheet(telling.report)
        words.append(" ".join(sheet.text[start:end] for start, end in telling.statement.cue) or telling.evidence.text[:40])
    return ", ".join(dict.fromkeys(f"“{' '.join(word.split())}”" for word in words))


def _printed(found: _Found, subject: str, story: Story) -> str:
    for _, telling in found:
        sheet = story.sheet(telling.report)
        start, end = sheet.sentences[telling.sentence]
        for word in sheet.text[start:end].split():
            if subject in content_stems(word):
                return word.strip(".,;:!?\"“”'’()")
    return subject


def _side(says: str, told: _Found) -> Side:
    return Side(says=says, evidence=tuple(dict.fromkeys(telling.evidence for _, telling in told)))
