"""Speaks to the person at the terminal: progress, rejects and errors, all on standard error."""

from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import contextmanager

from rich.console import Console
from rich.markup import escape
from rich.progress import BarColumn, MofNCompleteColumn, Progress, SpinnerColumn, TextColumn, TimeElapsedColumn

from variorum.model.report import Reject

stderr = Console(stderr=True, highlight=False, soft_wrap=True)
"""Honours NO_COLOR and prints plain text where standard error is no terminal."""

_SHOWN_REJECTS = 20


@contextmanager
def show_progress(what: str, total: int | None = None) -> Iterator[Callable[[str], None]]:
    """Show a counter while work goes on; yields a function to be called with the name of each item begun.

    Where standard error is no terminal nothing is drawn, so that logs stay clean.
    """
    columns = (
        SpinnerColumn(),
        TextColumn("{task.description}"),
        BarColumn(bar_width=24),
        MofNCompleteColumn(),
        TimeElapsedColumn(),
        TextColumn("[dim]{task.fields[name]}"),
    )
    with Progress(*columns, console=stderr, transient=True, disable=not stderr.is_terminal) as progress:
        task = progress.add_task(what, total=total, name="")

        def step(name: str) -> None:
            progress.update(task, advance=1, name=escape(name[:60]))

        yield step


def say(message: str) -> None:
    """Print a line for the person, not for a program."""
    stderr.print(message)


def say_error(message: str) -> None:
    """Print what went wrong."""
    stderr.print(f"[bold red]error:[/] {escape(message)}")


def say_rejects(rejects: tuple[Reject, ...], where: str | None) -> None:
    """Name the inputs that were left out, with the reason and the cure of each; many of them only counted by reason."""
    for reject in rejects[:_SHOWN_REJECTS]:
        stderr.print(f"[yellow]left out:[/] {escape(reject.item)}: {escape(reject.detail)} [dim]({reject.code})[/]")
    if len(rejects) > _SHOWN_REJECTS:
        counts = Counter(reject.code for reject in rejects[_SHOWN_REJECTS:])
        listed = ", ".join(f"{count} {code}" for code, count in sorted(counts.items()))
        place = f"; all are listed in {escape(where)}" if where else ""
        stderr.print(f"[yellow]left out:[/] {len(rejects) - _SHOWN_REJECTS} more ({listed}){place}")
