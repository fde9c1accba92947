"""The growth bench fills a store as adding would, and draws what it measured."""

from pathlib import Path
from xml.etree import ElementTree

from variorum.bench.growth import draw_curve, fill, make_reports, measure
from variorum.store import open_store


def test_a_filled_store_is_as_if_its_reports_had_been_added(tmp_path: Path) -> None:
    place = str(tmp_path / "store.db")
    open_store(place).close()
    fill(place, make_reports(30), 0, 30)
    store = open_store(place)
    assert store.view.ungrouped_reports() == store.view.unmarked_reports() == []
    assert [story.reports for story in store.view.stories()] == [3] * 10
    assert store.view.tied_to(["g0000000"]) == [("g0000000", "g0000001")]
    assert store.view.read_tally()
    store.close()


def test_each_size_is_measured_and_drawn(tmp_path: Path) -> None:
    rows = measure([40, 120], str(tmp_path / "store.db"), probe=50)
    assert [row["stored"] for row in rows] == [40, 120]
    picture = ElementTree.fromstring(draw_curve(rows))
    assert len(picture.findall("{*}circle")) == 2
