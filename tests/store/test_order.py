"""The stories of a store hardly depend on the order in which its reports came, also where it is too large to be grouped as a whole."""

import random
import threading
from pathlib import Path

import pytest

from variorum.bench.growth import make_reports
from variorum.engine.adding import add_items, refresh_reports
from variorum.engine.placing import keep_ids
from variorum.model.account import StoryRow
from variorum.model.recipe import Recipe
from variorum.model.report import Report
from variorum.store import Store, open_store

LIGHT = Recipe(layers=("language", "layout", "boilerplate", "published"))


def stream() -> list[Report]:
    """Generated reports of 70 stories, and one report that stands between two of them."""
    reports = list(make_reports(210))
    between = Report(
        id="between", text=f"{reports[0].text} {reports[30].text}", published_given=reports[0].published_given, language_given="en"
    )
    return [*reports, between]


def partition(store: Store) -> set[frozenset[str]]:
    groups: dict[str, set[str]] = {}
    for id, story in store.view.stories_of([report.id for report in stream()]).items():
        groups.setdefault(story, set()).add(id)
    return {frozenset(group) for group in groups.values()}


def agreement(one: set[frozenset[str]], other: set[frozenset[str]]) -> float:
    """The share of all stories that are the same in both."""
    return len(one & other) / len(one | other)


def test_any_order_and_any_batches_lead_to_the_same_stories(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("variorum.engine.placing.SMALL_STORE", 100)
    monkeypatch.setattr("variorum.engine.placing.AT_ONCE", 20)
    found = []
    for seed, step in ((1, 23), (2, 61), (3, 211)):
        order = stream()
        random.Random(seed).shuffle(order)
        store = open_store(str(tmp_path / f"{seed}.db"))
        for first in range(0, len(order), step):
            add_items(store, order[first : first + step], LIGHT)
        found.append(partition(store))
        assert sum(story.reports for story in store.view.stories()) == len(order)
        assert store.view.ungrouped_reports() == store.view.unmarked_reports() == []
        store.close()
    assert min(agreement(found[0], found[1]), agreement(found[0], found[2]), agreement(found[1], found[2])) >= 0.9
    whole = {frozenset(f"g{3 * story + part:07}" for part in range(3)) for story in range(70)}
    assert len(found[0] & whole) >= 40


def test_a_stop_between_marking_and_grouping_is_made_good(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("variorum.engine.placing.SMALL_STORE", 100)
    whole, cut = open_store(str(tmp_path / "whole.db")), open_store(str(tmp_path / "cut.db"))
    add_items(whole, stream(), LIGHT)
    add_items(cut, stream()[:100], LIGHT)

    def stopping(*given: object) -> None:
        raise KeyboardInterrupt

    for name in ("save_ties", "save_grouping"):
        with monkeypatch.context() as patch:
            patch.setattr(cut.write, name, stopping)
            with pytest.raises(KeyboardInterrupt):
                add_items(cut, stream()[:140], LIGHT)
    add_items(cut, stream(), LIGHT)
    assert agreement(partition(cut), partition(whole)) >= 0.9
    assert cut.view.count().reports == sum(story.reports for story in cut.view.stories()) == len(stream())
    assert cut.view.ungrouped_reports() == []
    whole.close()
    cut.close()


def test_what_tied_two_stories_parts_them_when_it_is_replaced(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("variorum.engine.placing.SMALL_STORE", 0)
    store = open_store(str(tmp_path / "store.db"))
    first = stream()[0]
    add_items(store, [first, Report(id="other", text=first.text, title=first.title, published_given=first.published_given)], LIGHT)
    assert len(store.view.stories()) == 1
    assert store.view.tied_to(["other"]) == [(first.id, "other")]
    add_items(
        store, [Report(id="other", text="A bakery in Ost sold out of rye loaves within the hour.", published_given="2010-01-01")], LIGHT
    )
    assert store.view.tied_to(["other"]) == []
    assert sorted(story.reports for story in store.view.stories()) == [1, 1]
    assert refresh_reports(store, LIGHT).reread == 0
    store.close()


def test_a_new_story_does_not_take_the_id_of_one_outside_the_pool() -> None:
    kept, _ = keep_ids([StoryRow(id="a", story="story-a", episode="story-a/1")], {}, lambda id: id == "story-a")
    assert (kept[0].story, kept[0].episode) == ("story-a-2", "story-a-2/1")


def test_two_that_add_at_once_lose_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("variorum.engine.placing.SMALL_STORE", 0)
    place = str(tmp_path / "store.db")
    open_store(place).close()
    failures: list[BaseException] = []
    reports = stream()[:24]

    def add_some(share: list[Report]) -> None:
        mine = open_store(place)
        try:
            for first in range(0, len(share), 4):
                add_items(mine, share[first : first + 4], LIGHT)
        except BaseException as error:
            failures.append(error)
        finally:
            mine.close()

    threads = [threading.Thread(target=add_some, args=(share,)) for share in (reports[::2], reports[1::2])]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(120)
    assert failures == []
    store = open_store(place)
    assert store.view.count().annotated == len(reports)
    assert sum(story.reports for story in store.view.stories()) == len(reports)
    store.close()
