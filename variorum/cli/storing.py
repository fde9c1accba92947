"""The commands around a store: add reports to it, list and show its stories, search it, say how it stands."""

from collections.abc import Iterable, Iterator
from pathlib import Path

from rich.console import Console
from rich.markup import escape

from variorum.cli.console import say, say_rejects, show_progress
from variorum.cli.settings import read_fields, read_recipe
from variorum.engine.adding import account_of, add_items, refresh_reports
from variorum.engine.files import write_all
from variorum.engine.output import account_files
from variorum.ingest import read_limits, read_paths
from variorum.model.errors import UsageError
from variorum.model.report import Reject, Report
from variorum.render import render_markdown
from variorum.store import Store, open_store


def _open_existing(place: str) -> Store:
    if "://" not in place and not Path(place).exists():
        raise UsageError(f"There is no store at {place}; make one with: variorum add REPORTS --store {place}")
    return open_store(place)


def add_paths(paths: list[str], place: str, recipe: Path | None, field: list[str]) -> int:
    """Add the reports at ``paths`` to the store.

    :returns: the exit code: 0, or 3 if an input could not be read.
    """
    chosen, fields = read_recipe(recipe, None), read_fields(field)
    store = open_store(place)
    rejects: list[Reject] = []

    def noting(items: Iterable[Report | Reject]) -> Iterator[Report | Reject]:
        for item in items:
            if isinstance(item, Reject):
                rejects.append(item)
            yield item

    with show_progress("adding") as step:
        added = add_items(store, noting(read_paths(paths, fields, read_limits(chosen.params.get("ingest", {})))), chosen, step)
    say_rejects(tuple(rejects), None)
    counts = store.view.count()
    again = f" ({added.reread} of them read again, since layers have changed)" if added.reread else ""
    say(f"{added.new} reports added, {added.known} known already{again}, {added.rejected} inputs left out")
    say(f"the store holds {counts.reports} reports of {counts.stories} stories -> {escape(place)}")
    store.close()
    return 3 if added.rejected else 0


def refresh_store(place: str, recipe: Path | None) -> int:
    """Bring the whole store up to date with the layers and parameters of today.

    :returns: the exit code: 0, or 3 if a report could not be read.
    """
    chosen = read_recipe(recipe, None)
    store = _open_existing(place)
    with show_progress("reading again") as step:
        done = refresh_reports(store, chosen, step)
    store.close()
    kept = done.known - done.reread - done.rejected
    say(f"{done.reread} reports read again, {kept} up to date already, {done.rejected} left as they were -> {escape(place)}")
    return 3 if done.rejected else 0


def list_stories(place: str, changes: bool, limit: int) -> int:
    """Print the stories of the store, or what became of their ids."""
    store = _open_existing(place)
    out = Console(highlight=False, soft_wrap=True)
    if changes:
        for change in store.view.changes():
            other = f" {change.other}" if change.other else ""
            out.print(f"{change.kind:<8} {escape(change.story)}{escape(other)}  [dim]{escape(change.why)}[/]")
    else:
        for story in store.view.stories(limit):
            out.print(f"{story.reports:>6}  [bold]{escape(story.id)}[/]  {escape(story.title)}")
    store.close()
    return 0


def show_story(story: str, place: str, out: Path | None) -> int:
    """Print a story's account as Markdown, or write its page and tables into a folder."""
    store = _open_existing(place)
    account, reports = account_of(store, story)
    store.close()
    if out is None:
        Console(highlight=False, soft_wrap=True, markup=False).print(render_markdown(account))
    else:
        write_all(out, account_files(account, reports))
        say(f"open {out / story / 'index.html'}")
    return 0


def search_store(words: str, place: str, limit: int) -> int:
    """Print the reports that hold all the words.

    :returns: exit code 0, or 1 where no report does.
    """
    store = _open_existing(place)
    found = store.view.search(words, limit)
    store.close()
    out = Console(highlight=False, soft_wrap=True)
    for one in found:
        story = one.story or "no story yet"
        out.print(f"[bold]{escape(one.id)}[/]  {escape(one.title or '')}  [dim]{escape(story)}[/]\n    {escape(one.passage)}")
    if not found:
        say("no report holds all these words")
    return 0 if found else 1


def tell_status(place: str) -> int:
    """Print how much the store holds, and what it could not read."""
    store = _open_existing(place)
    counts = store.view.count()
    rejects = store.view.rejects()
    store.close()
    out = Console(highlight=False)
    for name in counts.__struct_fields__:
        out.print(f"{name:<10} {getattr(counts, name):>8}")
    say_rejects(tuple(rejects), None)
    return 0
