"""A time dates the act beside it: the saying, not the thing said; bounds, attributes and datelines date nothing else."""

from datetime import date

import pytest

from variorum.annotate.timex.dating import date_of, date_sayings, heading_date, join_ends, join_ranges
from variorum.annotate.timex.find import find_times
from variorum.annotate.timex.redate import redate_report
from variorum.model.report import AnnotatedReport, Block, Event, Figure, Position, Published, Range, Source, Statement

ANCHOR = date(2025, 10, 8)


def place(text: str, words: str) -> Range:
    start = text.index(words)
    return start, start + len(words)


def dated(text: str, act: str) -> str | None:
    return date_of(place(text, act), (0, len(text)), find_times(text, ANCHOR), text)[0]


@pytest.mark.parametrize(
    ("text", "act", "day"),
    [
        ("The minister resigned on Monday.", "resigned", "2025-10-06"),
        ("On 3 May the ministers met.", "met", "2025-05-03"),
        ("Speaking to the assembly Wednesday, the envoy delivered a warning.", "delivered", "2025-10-08"),
        ("Between late Monday and early Tuesday the fleet shelled the coast.", "shelled", "2025-10-06/2025-10-07"),
        ("The port has been shut since Monday.", "shut", None),
        ("The 3 May vote split the party.", "vote", "2025-05-03"),
        ("The minister lost his seat in the 3 May vote after he had resigned.", "resigned", None),
        ("He resigned recently.", "resigned", None),
        ("Harbour News (8 October 2025): The minister resigned.", "resigned", None),
        ("BRENVALE, October 8 - The minister resigned.", "resigned", None),
    ],
)
def test_time_beside_the_act_dates_it(text: str, act: str, day: str | None) -> None:
    assert dated(text, act) == day


def test_saying_is_dated_and_not_the_thing_said() -> None:
    text = "The premier said Monday that the port burned on Sunday."
    statement = Statement(
        id="s1", speaker=(place(text, "The premier"),), cue=(place(text, "said"),), content=(place(text, "that the port burned on Sunday"),)
    )
    found = date_sayings([statement], [(0, len(text))], find_times(text, ANCHOR), text)
    assert found[0].date == "2025-10-06"
    inner = "The premier said that the port burned on Sunday."
    statement = Statement(
        id="s1",
        speaker=(place(inner, "The premier"),),
        cue=(place(inner, "said"),),
        content=(place(inner, "that the port burned on Sunday"),),
    )
    assert date_sayings([statement], [(0, len(inner))], find_times(inner, ANCHOR), inner)[0].date is None


@pytest.mark.parametrize(
    ("text", "cue", "day"),
    [
        ("The union was founded in 2019 and wants self-rule.", "wants", None),
        ("The mayor, elected in May, has promised calm.", "has promised", None),
        ("The mayor promised calm in June.", "promised", "2025-06"),
        ("On Monday, the mayor says, no ship sailed.", "says", "2025-10-06"),
    ],
)
def test_what_is_said_now_was_not_said_in_a_month_or_year_past(text: str, cue: str, day: str | None) -> None:
    statement = Statement(id="s1", speaker=(), cue=(place(text, cue),), content=())
    assert date_sayings([statement], [(0, len(text))], find_times(text, ANCHOR), text)[0].date == day


def test_ends_of_a_range_join_only_over_range_words() -> None:
    text = "They met May 15-16. They met on Monday and on Tuesday they left."
    times = find_times(text, ANCHOR)
    assert [join_ends(time, times, text) for time in times] == [
        "2025-05-15/2025-05-16",
        "2025-05-15/2025-05-16",
        "2025-10-06",
        "2025-10-07",
    ]
    assert join_ranges(times, text)[1].edtf == "2025-05-15/2025-05-16"


def test_date_at_the_head_of_an_item_dates_the_item() -> None:
    text = "Talks in 2024:\n- May 15-16: both sides met\n- June 2, in Brenvale they met"
    blocks = [
        Block(start=0, end=14, kind="lead_in"),
        Block(start=15, end=42, kind="list_item", lead=0),
        Block(start=43, end=len(text), kind="list_item"),
    ]
    times = find_times(text, ANCHOR)
    assert heading_date(30, times, text, blocks) == "2024-05-15/2024-05-16"
    assert heading_date(60, times, text, blocks) is None


def test_undated_report_is_related_to_the_day_of_its_news() -> None:
    text = "Speaking Wednesday, the envoy said talks failed. Overnight 53 drones fell."
    report = AnnotatedReport(
        id="r",
        source=Source(),
        title=None,
        outlet=None,
        language="en",
        text=text,
        published=Published(),
        sentences=((0, 48), (49, len(text))),
        blocks=(Block(start=0, end=len(text), kind="paragraph"),),
        statements=(
            Statement(id="s1", speaker=(place(text, "the envoy"),), cue=(place(text, "said"),), content=(place(text, "talks failed"),)),
        ),
        figures=(Figure(start=59, end=68, value=53, unit="drone"),),
        times=find_times(text, None),
    )
    found = redate_report(report, ANCHOR, "another report dates the same words")
    assert found.published is not None
    assert (found.published.date, found.published.basis) == ("2025-10-08/..", "inferred")
    assert found.statements is not None
    assert found.figures is not None
    assert found.statements[0].date == "2025-10-08"
    assert found.figures[0].date == "2025-10-07/2025-10-08"
    assert redate_report(found, date(2025, 9, 1), "older").published == found.published


def test_the_day_of_the_news_settles_the_order_of_day_and_month() -> None:
    open_order = Published(why="either order", evidence=((0, 10),), alternatives=("2026-07-08", "2026-08-07"))
    report = AnnotatedReport(
        id="r", source=Source(), title=None, outlet=None, language="en", text="07/08/2026: The dam was closed.", published=open_order
    )
    settled = redate_report(report, date(2026, 7, 8), "another report dates the same words").published
    assert settled is not None and (settled.date, settled.basis) == ("2026-07-08", "stated")
    later = redate_report(report, date(2026, 7, 20), "another report dates the same words").published
    assert later is not None and later.date == "2026-07-20/.."


def test_positions_of_an_undated_report_are_dated_with_its_news() -> None:
    text = (
        "On Wednesday Oran rejected the toll on Friday boats. The envoy said Wednesday that he backed it. Oran will demand aid Wednesday."
    )
    said = Statement(
        id="s1",
        speaker=(place(text, "The envoy"),),
        speaker_entity=("e2",),
        cue=(place(text, "said"),),
        content=(place(text, "he backed it"),),
    )
    start, middle = text.index("The envoy"), text.index("Oran will")
    held = (
        Position(start=0, end=start - 2, kind="refusal", party=("e1",), content=(place(text, "the toll on Friday boats"),)),
        Position(
            start=text.index("he backed"), end=middle - 2, kind="support", party=("e2",), content=(place(text, "it"),), statement="s1"
        ),
        Position(start=middle, end=len(text) - 1, kind="demand", party=("e1",), content=(place(text, "aid"),)),
        Position(
            start=text.index("he backed"), end=middle - 2, kind="support", party=("e1",), content=(place(text, "it"),), statement="s1"
        ),
    )
    report = AnnotatedReport(
        id="r",
        source=Source(),
        title=None,
        outlet=None,
        language="en",
        text=text,
        published=Published(),
        sentences=((0, start - 1), (start, middle - 1), (middle, len(text))),
        statements=(said,),
        positions=held,
        times=find_times(text, None),
    )
    found = redate_report(report, ANCHOR, "another report dates the same words").positions
    assert [position.date for position in found or ()] == ["2025-10-08", "2025-10-08", None, None]


@pytest.mark.parametrize(
    ("text", "act", "day"),
    [
        ("The mayor may go before his term ends in 2027, telling a station he is tired.", "telling", None),
        ("Lund, who came second in a poll of 2026 candidates, said he would run.", "said", None),
        ("In 2024 Lund said he would run.", "said", "2024"),
    ],
)
def test_side_clauses_and_bare_years_date_no_saying(text: str, act: str, day: str | None) -> None:
    assert dated(text, act) == day


def test_a_dateline_whose_year_is_settled_dates_all_that_counts_from_it() -> None:
    text = "BRENVALE, Oct. 8 (Coast Wire) - Police cleared the quay yesterday."
    times = find_times(text, None)
    published = Published(evidence=(place(text, "Oct. 8"),))
    report = AnnotatedReport(id="r", source=Source(), title=None, outlet=None, language="en", text=text, times=times, published=published)
    known = redate_report(report, ANCHOR, "another report", is_printed=True)
    assert known.published is not None
    assert known.published.date == "2025-10-08"
    assert [time.edtf for time in known.times or ()] == ["2025-10-08", "2025-10-07"]


def test_a_count_of_days_from_a_day_whose_year_is_settled_dates_the_act() -> None:
    text = "BRENVALE, Oct. 8 (Coast Wire) - The gate has been shut since Oct. 4, two days after gunmen killed a guard."
    start = text.index("two days")
    events = (Event(start=start, end=len(text) - 1, trigger=place(text, "killed")),)
    report = AnnotatedReport(id="r", source=Source(), title=None, outlet=None, language="en", text=text, events=events)
    known = redate_report(report, ANCHOR, "another report", is_printed=True)
    assert [event.date for event in known.events or ()] == ["2025-10-02"]
