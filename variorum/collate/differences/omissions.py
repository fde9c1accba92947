"""Finds what most reports of an occasion carry and one of them leaves out. An omission is shown as silence, never as denial."""

from collections.abc import Iterator, Sequence

from variorum.collate.story import Story
from variorum.collate.utterances import Utterance
from variorum.model.account import AccountStatement, Difference, Side

OMISSION = 4.0
LEAST_CARRIERS = 2
"""Reports that must carry what another leaves out."""


def find_omissions(story: Story, statements: Sequence[tuple[AccountStatement, Utterance]]) -> Iterator[Difference]:
    """For each statement made together with a more widely carried one: the reports that have the one and lack the other."""
    by_id = {statement.id: statement for statement, _ in statements}
    for statement, _ in statements:
        carriers = {report for report in statement.reports if report not in story.background and report not in story.reprint_of}
        if len(carriers) < LEAST_CARRIERS:
            continue
        for name in statement.together:
            wider = by_id[name]
            silent = [
                report
                for report in wider.reports
                if report not in carriers and report not in story.background and report not in story.reprint_of
            ]
            if not silent or len(silent) >= len(carriers):
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
