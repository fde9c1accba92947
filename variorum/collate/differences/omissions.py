"""Finds the reproach, refusal or warning that most reports of an occasion carry and one leaves out: shown as silence, not as denial."""

from collections.abc import Iterator, Sequence

from variorum.collate.likeness import compare
from variorum.collate.story import Sheet, Story
from variorum.collate.tellings import Telling
from variorum.collate.utterances import Utterance, as_one
from variorum.model.account import AccountStatement, Difference, Side, Witness

OMISSION = 4.0
HINT = 0.22
"""Likeness from which a report's other statement may carry the part that it seems to lack."""
WEIGHTY = frozenset({"blame", "refuse", "warn"})
"""Senses of a part that is worth missing."""
LEAST_CARRIERS, PART_CARRIERS = 2, 3
"""Reports that must carry the main statement, and the part of one, that another leaves out; those of a part must be half of the story's."""


def find_omissions(story: Story, statements: Sequence[tuple[AccountStatement, Utterance]]) -> Iterator[Difference]:
    """For each statement made together with a more widely carried one: the reports that have the one and lack the other."""
    yield from _background(story, statements)
    by_id = {statement.id: (statement, utterance) for statement, utterance in statements}
    originals = sum(1 for sheet in story.sheets if sheet.id not in story.background and sheet.id not in story.reprint_of)
    spoken = _by_report_and_speaker(statements)
    for statement, utterance in statements:
        carriers = {report for report in statement.reports if report not in story.background and report not in story.reprint_of}
        if len(carriers) < PART_CARRIERS or 2 * len(carriers) < originals:
            continue
        if not any(WEIGHTY & set(telling.senses) for telling in utterance.tellings):
            continue
        for name in statement.together:
            wider, told = by_id[name]
            silent = [
                report
                for report in wider.reports
                if report not in carriers
                and report not in story.background
                and report not in story.reprint_of
                and not _hints_at(utterance, told, spoken.get((report, statement.speaker[0]), ()))
            ]
            if not silent or len(silent) > len(carriers):
                continue
            has = tuple(variant.evidence for variant in statement.variants if variant.evidence.report in carriers)
            lacks = tuple(variant.evidence for variant in wider.variants if variant.evidence.report in silent)
            yield Difference(
                id="",
                kind="omission",
                about=(statement.id, wider.id),
                summary=f"{', '.join(silent)} carries the statement without this part, which {', '.join(sorted(carriers))} print",
                sides=(Side(says="printed", evidence=has), Side(says="silent", evidence=lacks)),
                weight=OMISSION + len(carriers),
            )


def _by_report_and_speaker(statements: Sequence[tuple[AccountStatement, Utterance]]) -> dict[tuple[str, str], list[Telling]]:
    found: dict[tuple[str, str], list[Telling]] = {}
    for _, utterance in statements:
        for telling in utterance.tellings:
            for speaker in telling.speakers:
                found.setdefault((telling.report, speaker), []).append(telling)
    return found


def _hints_at(utterance: Utterance, wider: Utterance, tellings: Sequence[Telling]) -> bool:
    """Whether a report has something like it beside the wider statement: what was not joined is no proof of silence."""
    whole = as_one(utterance.tellings)
    return any(telling not in wider.tellings and compare(whole, telling).score >= HINT for telling in tellings)


def _background(story: Story, statements: Sequence[tuple[AccountStatement, Utterance]]) -> Iterator[Difference]:
    """A report that does not carry the story's main statement at all: shown by the words it has instead, counted for nothing."""
    main = next((statement for statement, _ in statements if len(statement.reports) >= LEAST_CARRIERS), None)
    if main is None:
        return
    for report in sorted(story.background - story.reprint_of.keys()):
        sheet = story.sheet(report)
        instead = _opening_and_close(sheet)
        if report in main.reports or not instead:
            continue
        has = tuple(dict.fromkeys(variant.evidence for variant in main.variants))[:2]
        yield Difference(
            id="",
            kind="omission",
            about=(main.id,),
            summary=f"{report} is older than the statement and does not carry it: background, left out of every count",
            sides=(Side(says="carried", evidence=has), Side(says="what it has instead", evidence=instead)),
            weight=OMISSION,
        )


def _opening_and_close(sheet: Sheet) -> tuple[Witness, ...]:
    """The first sentence with a date, and the first sentence of the closing paragraph."""
    dated = next((time.start for time in sheet.report.times or () if time.edtf and not sheet.is_page_matter(time.start, time.end)), None)
    paragraphs = [
        block for block in sheet.report.blocks or () if block.kind == "paragraph" and not sheet.is_page_matter(block.start, block.end)
    ]
    places = [place for place in (dated, paragraphs[-1].start if paragraphs else None) if place is not None]
    return tuple(dict.fromkeys(sheet.sentence_witness(place) for place in places))
