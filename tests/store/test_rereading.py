"""A store whose reports other layers have read: what changed is read again, the rest is taken over."""

from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import msgspec
import pytest
from sqlalchemy import text
from typer.testing import CliRunner

from variorum.cli.main import app
from variorum.engine import adding
from variorum.engine.adding import account_of, add_items, refresh_reports
from variorum.model.layer import Layer
from variorum.model.recipe import Recipe, maker_of
from variorum.model.report import Report
from variorum.pipeline import Plan, annotate_report, plan_layers
from variorum.store import Store, open_store

RIVER = 'KARVOS, June 3, 2026 (Meridian) - "The gate stays shut," Minister Ada Lindqvist said on Wednesday of the Sarn dam near Karvos.'
BREAD = "PORT HALE, June 3, 2026 - Head baker Tom Ellery opened a cookery school. “Our bread sells out by nine,” Ellery said on Wednesday."
FRENCH = "La ministre a déclaré mercredi que la porte du barrage restait fermée et que les bateaux devaient attendre la pluie au port."
REPORTS = [Report(id="river", text=RIVER), Report(id="bread", text=BREAD), Report(id="barrage", text=FRENCH)]
FULL = Recipe()
RULES = Recipe(params={"statements": {"model": "none"}})
LIGHT = Recipe(layers=("language", "layout", "boilerplate", "published", "credits"))
READ_STATEMENTS = {"statements", "figures", "events", "positions", "voice"}


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    opened = open_store(str(tmp_path / "store.db"))
    yield opened
    opened.close()


@pytest.fixture
def ran(monkeypatch: pytest.MonkeyPatch) -> Counter[str]:
    """How often each layer has run, over all reports."""
    counts: Counter[str] = Counter()

    def counting(layer: Layer) -> Layer:  # type: ignore[type-arg]  # of any value
        def find(*given: object) -> object:
            counts[layer.name] += 1
            return layer.find(*given)

        return msgspec.structs.replace(layer, find=find)

    def planning(recipe: Recipe) -> Plan:
        return Plan(steps=tuple((counting(layer), params, maker) for layer, params, maker in plan_layers(recipe).steps))

    monkeypatch.setattr(adding, "plan_layers", planning)
    return counts


def newer(plan: Plan, name: str) -> Plan:
    """The plan with the next version of one layer."""
    return Plan(
        steps=tuple(
            (layer, params, maker_of(name, layer.version + 1, params)) if layer.name == name else (layer, params, maker)
            for layer, params, maker in plan.steps
        )
    )


@pytest.mark.parametrize("name", [layer.name for layer, _, _ in plan_layers(FULL).steps])
def test_taking_over_gives_what_reading_anew_gives(name: str) -> None:
    old, new = plan_layers(FULL), newer(plan_layers(FULL), name)
    for report in REPORTS:
        before = annotate_report(report, old)
        assert annotate_report(report, new, before) == annotate_report(report, new)
        assert annotate_report(report, old, before) == before


def test_only_changed_layers_and_what_reads_them_run_again(store: Store, ran: Counter[str]) -> None:
    add_items(store, REPORTS[:2], FULL)
    ran.clear()
    added = add_items(store, REPORTS[:2], RULES)
    assert (added.new, added.known, added.reread) == (0, 2, 2)
    assert {name for name in ran if name in READ_STATEMENTS} == READ_STATEMENTS
    assert {name: ran[name] for name in ("entities", "times", "boilerplate", "credits", "published", "sentences")} == dict.fromkeys(
        ("entities", "times", "boilerplate", "credits", "published", "sentences"), 0
    )
    plan = plan_layers(RULES)
    assert store.view.read_annotated(["river"]) == [annotate_report(REPORTS[0], plan)]
    ran.clear()
    assert add_items(store, REPORTS[:2], RULES).reread == 0
    assert ran == {}


def test_add_reads_again_what_it_is_given_and_refresh_the_whole_store(store: Store, ran: Counter[str]) -> None:
    add_items(store, REPORTS, LIGHT)
    assert add_items(store, REPORTS[:1], FULL).reread == 1
    assert store.view.read_annotated(["bread"])[0].statements is None
    ran.clear()
    done = refresh_reports(store, FULL)
    assert (done.known, done.reread, done.rejected) == (3, 2, 0)
    assert ran["entities"] == 1  # of the two, one is not English
    assert ran["credits"] == 0
    assert store.view.read_annotated(["bread"])[0].statements
    assert refresh_reports(store, FULL).reread == 0


def test_only_accounts_of_stories_with_a_changed_report_are_made_again(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    add_items(store, REPORTS[:2], FULL)
    stories = store.view.stories_of(["river", "bread"])
    for story in stories.values():
        account_of(store, story)
    add_items(store, REPORTS[:1], RULES)
    made: list[str] = []
    collate = adding.collate_members

    def counting(story: str, *given: object) -> object:
        made.append(story)
        return collate(story, *given)  # type: ignore[arg-type]  # as it was called

    monkeypatch.setattr(adding, "collate_members", counting)
    for story in stories.values():
        account_of(store, story)
    assert made == [stories["river"]]


def test_a_stop_in_between_loses_nothing(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    add_items(store, REPORTS, LIGHT)
    before = {one.id: one for one in store.view.read_annotated([report.id for report in REPORTS])}
    stories = store.view.stories_of(list(before))
    read = adding.annotate_report
    seen: list[str] = []

    def stopping(report: Report, *given: object) -> object:
        seen.append(report.id)
        if len(seen) == 2:
            raise KeyboardInterrupt
        return read(report, *given)  # type: ignore[arg-type]  # as it was called

    monkeypatch.setattr(adding, "annotate_report", stopping)
    with pytest.raises(KeyboardInterrupt):
        refresh_reports(store, FULL)
    after = {one.id: one for one in store.view.read_annotated(list(before))}
    assert after["river"].statements
    assert {id: after[id] for id in ("bread", "barrage")} == {id: before[id] for id in ("bread", "barrage")}
    assert store.view.stories_of(list(before)) == stories
    assert refresh_reports(store, FULL).reread == 2
    assert seen == ["river", "bread", "bread", "barrage"]


def test_a_report_whose_text_is_replaced_finds_its_story_again(store: Store) -> None:
    rivers = [Report(id="river", text=RIVER), Report(id="dam", text=RIVER.replace("Meridian", "Herald"))]
    add_items(store, [*rivers, REPORTS[1]], FULL)
    first = store.view.stories_of(["river", "dam", "bread"])
    assert first["river"] == first["dam"] != first["bread"]
    add_items(store, [Report(id="dam", text=BREAD.replace("nine", "ten"))], FULL)
    after = store.view.stories_of(["river", "dam", "bread"])
    assert after == {"river": first["river"], "dam": first["bread"], "bread": first["bread"]}
    assert sorted((story.id, story.reports) for story in store.view.stories()) == sorted([(first["river"], 1), (first["bread"], 2)])
    assert store.view.ungrouped_reports() == []


def test_a_store_of_the_first_tables_is_brought_up_to_date(tmp_path: Path) -> None:
    place = str(tmp_path / "old.db")
    store = open_store(place)
    add_items(store, REPORTS[:1], LIGHT)
    with store._engine.execution_options(writes=True).begin() as connection:
        for index in ("report_by_reading", "report_waiting"):
            connection.execute(text(f"DROP INDEX {index}"))
        connection.execute(text("ALTER TABLE report DROP COLUMN waiting"))
        connection.execute(text("ALTER TABLE report RENAME COLUMN read_by TO makers"))
        connection.execute(text("UPDATE report SET makers = 'of old'"))
        connection.execute(text("UPDATE setting SET value = '1' WHERE name = 'version'"))
    store.close()
    store = open_store(place)
    assert store.view.ungrouped_reports() == []
    assert refresh_reports(store, LIGHT).reread == 1
    assert refresh_reports(store, LIGHT).reread == 0
    store.close()


def test_the_commands_say_how_many_were_read_again(tmp_path: Path) -> None:
    (tmp_path / "river.txt").write_text(RIVER, encoding="utf-8")
    (tmp_path / "light.toml").write_text('layers = ["language", "layout", "boilerplate", "published"]\n', encoding="utf-8")
    (tmp_path / "more.toml").write_text('layers = ["language", "layout", "boilerplate", "published", "credits"]\n', encoding="utf-8")
    there = ["--store", str(tmp_path / "store.db"), "--recipe"]

    def run(*arguments: str) -> str:
        done = CliRunner().invoke(app, arguments)
        assert done.exit_code == 0, done.output
        return " ".join(done.output.split())

    run("add", str(tmp_path / "river.txt"), *there, str(tmp_path / "light.toml"))
    said = run("add", str(tmp_path / "river.txt"), *there, str(tmp_path / "more.toml"))
    assert "1 known already (1 of them read again, since layers have changed)" in said
    assert "read again" not in run("add", str(tmp_path / "river.txt"), *there, str(tmp_path / "more.toml"))
    assert "1 reports read again, 0 up to date already" in run("refresh", *there, str(tmp_path / "light.toml"))
    assert "0 reports read again, 1 up to date already" in run("refresh", *there, str(tmp_path / "light.toml"))
