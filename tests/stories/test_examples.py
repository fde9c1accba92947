"""The example stories, collated whole, against reviewed accounts; ``make golden`` rewrites them, and the diff is read in review."""

import json
import os
from pathlib import Path

import pytest

from tests.contracts.test_account import check_evidence
from variorum.engine.local import gather, read_and_annotate
from variorum.model.codec import encode
from variorum.model.recipe import Recipe
from variorum.pipeline import Collation, collate_reports

EXAMPLES = sorted(path for path in (Path(__file__).parents[2] / "examples").iterdir() if (path / "reports").is_dir())


@pytest.fixture(scope="module", params=EXAMPLES, ids=lambda path: path.name)
def example(request: pytest.FixtureRequest) -> tuple[Path, Collation]:
    folder: Path = request.param
    reading = gather(read_and_annotate([str(folder / "reports")], Recipe()))
    assert not reading.rejects
    return folder, collate_reports(reading.reports)


def test_it_is_one_story(example: tuple[Path, Collation]) -> None:
    assert len(example[1].accounts) == 1


def test_every_line_resolves_to_its_words(example: tuple[Path, Collation]) -> None:
    collation = example[1]
    texts = {report.id: report.text for report in collation.reports}
    assert sum(check_evidence(account, texts) for account in collation.accounts) > 100


def test_quoted_words_stood_inside_quotation_marks(example: tuple[Path, Collation]) -> None:
    collation = example[1]
    texts = {report.id: report.text for report in collation.reports}
    for account in collation.accounts:
        for statement in account.statements:
            for variant in statement.variants:
                if variant.words is not None:
                    text = texts[variant.evidence.report]
                    parts = [part.strip() for part in variant.words.split(" … ")]
                    assert all(part in text for part in parts), variant.words


def test_the_account_is_the_reviewed_one(example: tuple[Path, Collation]) -> None:
    folder, collation = example
    expected = folder / "expected.json"
    made = json.dumps(json.loads(encode(collation.accounts[0])), indent=1, ensure_ascii=False) + "\n"
    if os.environ.get("GOLDEN") == "rewrite":
        expected.write_text(made, encoding="utf-8")
    assert made == expected.read_text(encoding="utf-8"), "the account changed; read the diff after: make golden"


def test_reports_in_any_order_give_the_same_account(example: tuple[Path, Collation]) -> None:
    collation = example[1]
    again = collate_reports(collation.reports[::-1])
    assert [encode(account) for account in again.accounts] == [encode(account) for account in collation.accounts]


def test_an_exact_copy_changes_only_lineage_and_counts(example: tuple[Path, Collation]) -> None:
    import msgspec

    collation = example[1]
    first = collation.reports[0]
    twin = msgspec.structs.replace(first, id=f"{first.id}-twin")
    again = collate_reports([*collation.reports, twin]).accounts[0]
    before = collation.accounts[0]
    assert {entry.id: entry.part for entry in again.reports}[twin.id] == "reprint"
    assert max(one.independent for one in again.statements) <= max(one.independent for one in before.statements)
    assert [one.independent for one in again.events if one.independent > len(collation.reports)] == []


def test_a_report_of_another_story_changes_nothing(example: tuple[Path, Collation]) -> None:
    collation = example[1]
    stranger = (
        "A cookery school in Port Hale opened on Monday. “Our bread sells out by nine,” head baker Tom Ellery said. Flour costs 12 crowns."
    )
    other = gather(read_and_annotate_text("stranger", stranger)).reports
    again = collate_reports([*collation.reports, *other])
    assert encode(again.accounts[0]) == encode(collation.accounts[0])


def read_and_annotate_text(name: str, text: str):  # type: ignore[no-untyped-def]  # an iterator of outcomes
    from variorum.engine.local import annotate_items
    from variorum.model.report import Report

    return annotate_items([Report(id=name, text=text)], Recipe())
