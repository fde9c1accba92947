"""Cutting a report: whatever the evidence, the pieces put together are the text, and each piece of evidence is found again whole."""

from hypothesis import given
from hypothesis import strategies as st

from variorum.model.account import Account, AccountStatement, ReportEntry, StoryInfo, Variant, witness
from variorum.model.report import AnnotatedReport, Published, Source
from variorum.render.citing import Citations
from variorum.render.cutting import cut_report

TEXTS = st.text(alphabet="ab cé😀\n", min_size=1, max_size=80)


def _account(text: str, ranges: list[tuple[int, int]]) -> Account:
    said = tuple(
        AccountStatement(f"st{number}", (), None, "x", (Variant("indirect", None, None, witness("r", text, start, end)),), ("r",), 1)
        for number, (start, end) in enumerate(ranges)
    )
    return Account(StoryInfo("s", "S"), (ReportEntry("r", None, None, Published()),), statements=said)


@given(text=TEXTS, marks=st.lists(st.tuples(st.integers(0, 79), st.integers(1, 80)), max_size=12))
def test_pieces_are_the_text_and_evidence_is_whole(text: str, marks: list[tuple[int, int]]) -> None:
    ranges = [(start, min(end, len(text))) for start, end in marks if start < min(end, len(text))]
    account = _account(text, ranges)
    citations = Citations(account)
    report = AnnotatedReport(id="r", source=Source(), title=None, outlet=None, language=None, text=text)
    paragraphs = cut_report(report, citations, frozenset())
    pieces = [segment for paragraph in paragraphs for segment in paragraph.segments]
    assert "".join("".join(piece.text for piece in pieces).split()) == "".join(text.split())
    begun = [one for piece in pieces for one in piece.begins]
    assert len(begun) == len(set(begun))
    for statement in account.statements:
        seen = statement.variants[0].evidence
        cited = citations.cite(seen)
        marked = "".join(piece.text for piece in pieces if cited.id in piece.citations)
        assert "".join(marked.split()) == "".join(seen.text.split())
        assert all(statement.id in piece.lines for piece in pieces if cited.id in piece.citations)
