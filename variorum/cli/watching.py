"""The ``watch`` command: follow feeds into a store, round after round."""

import time
from pathlib import Path

from rich.markup import escape

from variorum.cli.console import say, show_progress, stderr
from variorum.cli.settings import read_recipe
from variorum.engine.fetching import Fetcher, Manners
from variorum.engine.watching import Round, watch_once
from variorum.store import open_store


def watch_sources(
    sources: list[str], place: str, every: float | None, pages: int, pause: float, allow_private: bool, recipe: Path | None
) -> int:
    """Do one round over the feeds, or one every so many minutes until the person stops it.

    :returns: the exit code of the last round: 0, or 3 if something could not be fetched or read.
    """
    chosen = read_recipe(recipe, None)
    store = open_store(place)
    fetcher = Fetcher(Manners(pause=pause, private=allow_private))
    while True:
        with show_progress("reading") as step:
            done = watch_once(store, sources, fetcher, chosen, pages, step)
        _tell(done)
        if every is None:
            store.close()
            return 3 if done.added.rejected or done.later else 0
        time.sleep(every * 60)


def _tell(done: Round) -> None:
    for reason in done.later[:20]:
        stderr.print(f"[yellow]later:[/] {escape(reason)}")
    say(
        f"{done.added.new} reports added, {done.added.known} known already, {done.added.reread} of them read again, "
        f"{done.added.rejected} left out, "
        f"{done.unchanged} sources unchanged, {len(done.later)} to be asked again"
    )
