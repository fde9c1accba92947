"""One suite for every store: SQLite in a file, and a real PostgreSQL server where one is installed."""

import os
import signal
import sqlite3
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from sqlalchemy import create_engine, text

from tests.store.postgresql import Server, find_binaries
from variorum.engine.adding import account_of, add_items
from variorum.engine.placing import group_new, keep_ids
from variorum.group import group_tied
from variorum.model.account import StoryRow
from variorum.model.codec import encode
from variorum.model.errors import UsageError
from variorum.model.recipe import Recipe
from variorum.model.report import Reject, Report
from variorum.pipeline import annotate_report, plan_layers
from variorum.store import Store, open_store
from variorum.store.schema import MIGRATIONS

RIVER = 'KARVOS, June 3, 2026 (Meridian) - "The gate stays shut," Minister Ada Lindqvist said on Wednesday of the Sarn dam near Karvos.'
RIVER_TOO = "HALM, June 4, 2026 - Minister Ada Lindqvist kept the gate of the Sarn dam near Karvos shut on Wednesday, the Herald said."
BREAD = "PORT HALE, June 3, 2026 - Head baker Tom Ellery opened a cookery school. “Our bread sells out by nine,” Ellery said on Wednesday."
LIGHT = Recipe(layers=("language", "layout", "boilerplate", "published", "credits"))
"""Layers without the parser: most of these tests are about keeping, not about reading."""

needs_server = pytest.mark.skipif(find_binaries() is None, reason="no PostgreSQL server is installed (Debian: apt-get install postgresql)")


@pytest.fixture(scope="module")
def server() -> Iterator[Server]:
    running = Server()
    yield running
    running.stop()


@pytest.fixture(params=["sqlite", pytest.param("postgresql", marks=needs_server)])
def place(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    """Where a new, empty store may be made."""
    if request.param == "sqlite":
        return str(tmp_path / "store.db")
    url: str = request.getfixturevalue("server").url
    engine = create_engine(url.replace("postgresql://", "postgresql+psycopg://"))
    with engine.begin() as connection:
        connection.execute(text("DROP SCHEMA public CASCADE"))
        connection.execute(text("CREATE SCHEMA public"))
    engine.dispose()
    return url


@pytest.fixture
def store(place: str) -> Iterator[Store]:
    opened = open_store(place)
    yield opened
    opened.close()


def reports(*texts: str) -> list[Report]:
    return [Report(id=f"r{number}", text=one) for number, one in enumerate(texts)]


def test_what_was_added_comes_back_unchanged(store: Store) -> None:
    added = add_items(store, reports(RIVER, BREAD), Recipe())
    assert (added.new, added.known, added.rejected) == (2, 0, 0)
    plan = plan_layers(Recipe())
    assert store.view.read_annotated(["r0", "r1"]) == [annotate_report(one, plan) for one in reports(RIVER, BREAD)]
    assert store.view.read_report("r0") == reports(RIVER)[0]
    assert store.view.read_report("nobody") is None


def test_the_same_report_again_changes_nothing(store: Store) -> None:
    add_items(store, reports(RIVER), LIGHT)
    before = store.view.count()
    added = add_items(store, reports(RIVER), LIGHT)
    assert (added.new, added.known) == (0, 1)
    assert store.view.count() == before


def test_another_text_under_a_known_id_replaces_it(store: Store) -> None:
    add_items(store, reports(RIVER), LIGHT)
    add_items(store, reports(BREAD), LIGHT)
    assert store.view.read_annotated(["r0"])[0].text == BREAD
    assert [found.id for found in store.view.search("bread")] == ["r0"]
    assert store.view.search("gate") == []


def test_stories_are_found_and_ids_stay(store: Store) -> None:
    add_items(store, reports(RIVER, BREAD), Recipe())
    first = store.view.stories_of(["r0", "r1"])
    assert first["r0"] != first["r1"]
    add_items(store, [Report(id="a-later-one", text=RIVER_TOO)], Recipe())
    after = store.view.stories_of(["r0", "r1", "a-later-one"])
    assert {id: after[id] for id in first} == first
    assert after["a-later-one"] == first["r0"]
    assert [story.reports for story in store.view.stories()] == [2, 1]


def test_the_order_of_coming_does_not_change_the_stories(place: str, tmp_path: Path) -> None:
    texts = reports(RIVER, BREAD, RIVER_TOO)
    partitions = []
    for number, order in enumerate(([0, 1, 2], [2, 1, 0], [1, 2, 0])):
        here = open_store(str(tmp_path / f"order{number}.db"))
        for index in order:
            add_items(here, [texts[index]], Recipe())
        stories = here.view.stories_of(["r0", "r1", "r2"])
        partitions.append({frozenset(id for id in stories if stories[id] == story) for story in stories.values()})
        here.close()
    assert partitions[0] == partitions[1] == partitions[2]


def test_an_account_is_made_once_and_again_only_when_a_report_changed(store: Store) -> None:
    add_items(store, reports(RIVER, RIVER_TOO), Recipe())
    story = store.view.stories()[0].id
    first, _ = account_of(store, story)
    kept = store.view.read_account(story)
    assert kept is not None
    assert encode(kept[0]) == encode(first)
    again, _ = account_of(store, story)
    assert again == first
    add_items(store, [Report(id="r9", text=RIVER_TOO.replace("June 4", "June 5"))], Recipe())
    changed, _ = account_of(store, story)
    assert {entry.id for entry in changed.reports} == {"r0", "r1", "r9"}
    with pytest.raises(UsageError, match="nowhere"):
        account_of(store, "nowhere")


def test_search_finds_words_in_any_case_and_is_no_query_language(store: Store) -> None:
    add_items(store, reports(RIVER, BREAD), LIGHT)
    assert [found.id for found in store.view.search("sarn DAM")] == ["r0"]
    assert store.view.search("sarn bread") == []
    for wild in ('"', "gate' OR 1=1 --", "NEAR(", "* AND", "();:&|!<>", "\x00", ""):
        store.view.search(wild)
    assert "gate" in store.view.search("gate")[0].passage


def test_rejects_are_kept_and_counted(store: Store) -> None:
    reject = Reject(item="x.txt", stage="ingest", code="empty", detail="nothing in it")
    added = add_items(store, [reject, *reports(RIVER)], LIGHT)
    assert added.rejected == 1
    assert store.view.rejects() == [reject]
    assert store.view.count().rejects == 1
    other = Reject(item="x.txt", stage="ingest", code="too_large", detail="more than 100 MB")
    add_items(store, [reject, other, other], LIGHT)
    assert store.view.rejects() == [reject, other]


def test_a_run_that_was_cut_off_is_taken_up(store: Store) -> None:
    store.write.save_report(reports(RIVER)[0], RIVER.encode())
    assert store.view.count().annotated == 0
    added = add_items(store, [], LIGHT)
    assert added.new == 0
    assert store.view.count().annotated == 1
    assert store.view.stories_of(["r0"])


def test_odd_characters_survive(store: Store) -> None:
    odd = Report(id="<o'dd> \\ %", text="a \x00 b 😀 \u2028 ' \" \\ % ; gate", title="'; DROP TABLE report; --")
    add_items(store, [odd], LIGHT)
    assert store.view.read_report(odd.id) == odd
    assert [found.id for found in store.view.search("gate")] == [odd.id]


def test_raw_bytes_are_kept_by_digest(store: Store) -> None:
    import hashlib

    raw = b"\xef\xbb\xbfA gate.\r\n"
    store.write.save_report(Report(id="r", text="A gate.\n"), raw)
    assert store.view.read_raw(hashlib.sha256(raw).hexdigest()) == raw
    assert store.view.read_raw("0" * 64) is None


def test_two_writers_take_turns(place: str) -> None:
    open_store(place).close()
    failures: list[BaseException] = []

    def add_many(name: str) -> None:
        mine = open_store(place)
        try:
            for number in range(10):
                mine.write.save_report(Report(id=f"{name}{number}", text=RIVER), RIVER.encode())
        except BaseException as error:
            failures.append(error)
        finally:
            mine.close()

    threads = [threading.Thread(target=add_many, args=(name,)) for name in ("a", "b", "c")]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(60)
    assert failures == []
    view = open_store(place)
    assert view.view.count().reports == 30
    view.close()


def test_a_newer_store_is_refused(place: str) -> None:
    opened = open_store(place)
    with opened._engine.execution_options(writes=True).begin() as connection:
        connection.execute(text("UPDATE setting SET value = :v WHERE name = 'version'"), {"v": str(len(MIGRATIONS) + 1)})
    opened.close()
    with pytest.raises(UsageError, match="newer version"):
        open_store(place)


def test_something_else_is_refused(tmp_path: Path) -> None:
    other = tmp_path / "notes.db"
    other.write_bytes(b"not a database at all, but long enough to look at" * 100)
    with pytest.raises(UsageError, match=r"notes\.db"):
        open_store(str(other))
    with pytest.raises(UsageError, match="missing"):
        open_store(str(tmp_path / "missing" / "store.db"))
    with pytest.raises(UsageError, match="mysql"):
        open_store("mysql://localhost/x")


def test_a_full_disk_loses_nothing(tmp_path: Path) -> None:
    place = str(tmp_path / "store.db")
    store = open_store(place)
    add_items(store, reports(RIVER), LIGHT)
    store.close()
    raw = sqlite3.connect(place)
    pages = raw.execute("PRAGMA page_count").fetchone()[0]
    raw.close()
    store = open_store(place)
    from sqlalchemy import event

    event.listen(store._engine, "begin", lambda connection: connection.exec_driver_sql(f"PRAGMA max_page_count={pages + 2}"))
    with pytest.raises(UsageError, match="full"):
        for number in range(200):
            store.write.save_report(Report(id=f"big{number}", text=RIVER * 200), os.urandom(20_000))
    store.close()
    again = open_store(place)
    assert again.view.read_report("r0") == reports(RIVER)[0]
    assert again.view.count().reports >= 1
    again.close()


WRITER = """
import sys
from variorum.model.report import Report
from variorum.store import open_store
store = open_store(sys.argv[1])
for number in range(100000):
    store.write.save_report(Report(id=f"n{number:06}", text=f"text {number}"), b"x")
    print(f"n{number:06}", flush=True)
"""


def test_a_killed_writer_loses_nothing_it_acknowledged(place: str) -> None:
    open_store(place).close()
    process = subprocess.Popen([sys.executable, "-c", WRITER, place], stdout=subprocess.PIPE, text=True)
    assert process.stdout is not None
    acknowledged = [process.stdout.readline().strip() for _ in range(20)]
    os.kill(process.pid, signal.SIGKILL)
    acknowledged += [line.strip() for line in process.stdout if line.endswith("\n")]
    process.wait(30)
    store = open_store(place)
    assert all(store.view.read_report(id) is not None for id in acknowledged if id)
    store.close()


@needs_server
def test_a_killed_server_loses_nothing_it_acknowledged() -> None:
    server = Server()
    try:
        open_store(server.url).close()
        process = subprocess.Popen([sys.executable, "-c", WRITER, server.url], stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True)
        assert process.stdout is not None
        acknowledged = [process.stdout.readline().strip() for _ in range(20)]
        server.kill()
        acknowledged += [line.strip() for line in process.stdout if line.endswith("\n")]
        process.wait(60)
        assert process.returncode != 0
        time.sleep(0.2)
        server.start()
        store = open_store(server.url)
        assert all(store.view.read_report(id) is not None for id in acknowledged if id)
        store.close()
    finally:
        server.stop()


def rows(**stories: str) -> list[StoryRow]:
    return [StoryRow(id=id, story=story, episode=f"{story}/1") for id, story in stories.items()]


def test_ids_are_kept_merged_and_split() -> None:
    kept, changes = keep_ids(rows(a="new", b="new", c="new"), {"a": "old", "b": "old", "c": "other"})
    assert {row.story for row in kept} == {"old"}
    assert {row.episode for row in kept} == {"old/1"}
    assert [(change.kind, change.story, change.other) for change in changes] == [("merged", "old", "other")]
    kept, changes = keep_ids(rows(a="x", b="x", c="y"), {"a": "old", "b": "old", "c": "old"})
    assert {row.id: row.story for row in kept} == {"a": "old", "b": "old", "c": "y"}
    assert [(change.kind, change.story, change.other) for change in changes] == [("split", "y", "old")]
    kept, changes = keep_ids(rows(a="story-a"), {})
    assert [(change.kind, change.story) for change in changes] == [("begun", "story-a")]


def test_a_new_group_never_takes_an_id_in_use() -> None:
    kept, _ = keep_ids(rows(a="s", b="t"), {"a": "t"})
    assert {row.id: row.story for row in kept} == {"a": "t", "b": "t-2"}


def test_a_large_store_looks_only_at_reports_near_a_new_one(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("variorum.engine.placing.SMALL_STORE", 0)
    seen: list[int] = []

    def counting(near, *given):  # type: ignore[no-untyped-def]  # stands before the real function
        seen.append(len(near))
        return group_tied(near, *given)

    monkeypatch.setattr("variorum.engine.placing.group_tied", counting)
    add_items(store, reports(RIVER, BREAD), Recipe())
    add_items(store, [Report(id="later", text=RIVER_TOO)], Recipe())
    stories = store.view.stories_of(["r0", "r1", "later"])
    assert stories["later"] == stories["r0"] != stories["r1"]
    assert seen[-1] == 2
    assert group_new(store) == []
