"""The command line: each command reads its arguments, calls one function of the engine and shows what came of it."""

import os
import sys
from pathlib import Path
from typing import Annotated

import typer

from variorum import __version__
from variorum.cli.console import say_error
from variorum.model.errors import InputError, TransientError, UsageError

app = typer.Typer(
    name="variorum",
    help="Make one evidence-linked account out of many overlapping news reports. Runs on this machine; only `watch` uses the network.",
    no_args_is_help=True,
    pretty_exceptions_enable=False,
    rich_markup_mode=None,
    context_settings={"help_option_names": ["-h", "--help"]},
    epilog="Exit codes: 0 done, 1 a check that was asked for failed, 2 wrong usage, 3 some input could not be read (the rest was done).",
)

DONE, CHECK_FAILED, WRONG_USAGE, UNREADABLE = 0, 1, 2, 3

PathsArgument = Annotated[list[str], typer.Argument(metavar="PATH...", help="Files and folders of reports; - reads standard input.")]
STORE = "variorum.db"
StoreOption = Annotated[str, typer.Option("--store", envvar="VARIORUM_STORE", help="SQLite file or postgresql:// URL.")]
RecipeOption = Annotated[Path | None, typer.Option("--recipe", help="TOML file with layers and parameters.", show_default=False)]
LayersOption = Annotated[str | None, typer.Option("--layers", help="Run only these layers: a,b,c.", show_default=False)]
FieldOption = Annotated[
    list[str],
    typer.Option("--field", metavar="OURS=THEIRS", help="A field's name in JSON input; repeatable."),
]


def _show_version(wanted: bool) -> None:
    if wanted:
        typer.echo(f"variorum {__version__}")
        raise typer.Exit()


@app.callback()
def main(
    version: Annotated[bool, typer.Option("--version", callback=_show_version, is_eager=True, help="Print the version.")] = False,
) -> None:
    """Options that stand before the command."""


@app.command(epilog="Example: variorum annotate reports/ -o reports.jsonl")
def annotate(
    paths: PathsArgument,
    out: Annotated[Path | None, typer.Option("-o", "--out", help="JSON Lines file; else standard output.", show_default=False)] = None,
    recipe: RecipeOption = None,
    layers: LayersOption = None,
    field: FieldOption = [],  # noqa: B006  # read only
    resume: Annotated[bool, typer.Option("--resume", help="Keep the reports that the output file holds; do only the others.")] = False,
) -> None:
    """Mark each report: statements, dates, figures, acts, positions, entities. One JSON line a report."""
    from variorum.cli.annotating import annotate_to

    raise typer.Exit(annotate_to(paths, out, recipe, layers, field, resume))


@app.command(epilog="Example: variorum collate reports/ -o account && xdg-open account/index.html")
def collate(
    paths: PathsArgument,
    out: Annotated[Path, typer.Option("-o", "--out", help="Folder for the accounts and their pages.")],
    recipe: RecipeOption = None,
    field: FieldOption = [],  # noqa: B006  # read only
    one_story: Annotated[bool, typer.Option("--one-story", help="Take all reports for one story; do not group them.")] = False,
) -> None:
    """Make the account of each story in a pile of reports: account.json, a page, tables."""
    from variorum.cli.collating import collate_to

    raise typer.Exit(collate_to(paths, out, recipe, field, one_story))


@app.command(epilog="Example: variorum group reports/ -o groups")
def group(
    paths: PathsArgument,
    out: Annotated[Path, typer.Option("-o", "--out", help="Folder for stories.jsonl and copies.jsonl.")],
    field: FieldOption = [],  # noqa: B006  # read only
) -> None:
    """Tell which reports tell one story, and which are copies of one another."""
    from variorum.cli.collating import group_to

    raise typer.Exit(group_to(paths, out, field))


@app.command(epilog="Example: variorum explain st1 account/")
def explain(
    item: Annotated[str, typer.Argument(metavar="ID", help="Id of a line of the account: st1, ev3, fi2, po4, di1, a2.")],
    account: Annotated[Path, typer.Argument(metavar="ACCOUNT", help="account.json, or a folder that collate wrote.")] = Path(),
) -> None:
    """Tell how a line of the account came about: why, by which makers, on which words."""
    from variorum.cli.explaining import explain_item

    raise typer.Exit(explain_item(item, account))


@app.command(epilog="Example: variorum add reports/ --store desk.db")
def add(paths: PathsArgument, store: StoreOption = STORE, recipe: RecipeOption = None, field: FieldOption = []) -> None:  # noqa: B006  # read only
    """Add reports to a store; only what is new or what changed layers read is read, only what depends on it is brought up to date."""
    from variorum.cli.storing import add_paths

    raise typer.Exit(add_paths(paths, store, recipe, field))


@app.command(epilog="Example: variorum refresh --store desk.db")
def refresh(store: StoreOption = STORE, recipe: RecipeOption = None) -> None:
    """Read the reports of a store again as far as layers or parameters have changed since; stop and run it again as you like."""
    from variorum.cli.storing import refresh_store

    raise typer.Exit(refresh_store(store, recipe))


@app.command(epilog="Example: variorum stories --store desk.db")
def stories(
    store: StoreOption = STORE,
    changes: Annotated[bool, typer.Option("--changes", help="Show which stories began, merged and split instead.")] = False,
    limit: Annotated[int, typer.Option("--limit", min=1, help="How many stories at the most.")] = 50,
) -> None:
    """List the stories of a store, the one with most reports first."""
    from variorum.cli.storing import list_stories

    raise typer.Exit(list_stories(store, changes, limit))


@app.command(epilog="Example: variorum show story-01-wire --store desk.db -o account")
def show(
    story: Annotated[str, typer.Argument(metavar="STORY", help="Id of a story, as `variorum stories` prints it.")],
    store: StoreOption = STORE,
    out: Annotated[Path | None, typer.Option("-o", "--out", help="Folder for the page and tables.", show_default=False)] = None,
) -> None:
    """Print the account of a story, or write its page; it is made anew only if a report has changed."""
    from variorum.cli.storing import show_story

    raise typer.Exit(show_story(story, store, out))


@app.command(epilog="Example: variorum search river gates --store desk.db")
def search(
    words: Annotated[list[str], typer.Argument(metavar="WORD...", help="Words that a report must hold, all of them.")],
    store: StoreOption = STORE,
    limit: Annotated[int, typer.Option("--limit", min=1, help="How many reports at the most.")] = 20,
) -> None:
    """Find reports by their words; exit code 1 if there is none."""
    from variorum.cli.storing import search_store

    raise typer.Exit(search_store(" ".join(words), store, limit))


@app.command(epilog="Example: variorum status --store desk.db")
def status(store: StoreOption = STORE) -> None:
    """Say how much a store holds, and which inputs could not be read."""
    from variorum.cli.storing import tell_status

    raise typer.Exit(tell_status(store))


@app.command(epilog="Example: variorum batch archive/*.warc.gz feed.parquet -o parts --workers 8")
def batch(
    paths: Annotated[list[str], typer.Argument(metavar="PATH...", help="Files, folders, or globs of object storage: s3://bucket/*.jsonl.")],
    out: Annotated[Path, typer.Option("-o", "--out", help="Folder for the parts; run again to go on after a stop.")],
    recipe: RecipeOption = None,
    field: FieldOption = [],  # noqa: B006  # read only
    runner: Annotated[str, typer.Option("--runner", help="native: processes here; ray: a Ray cluster; plain: one loop.")] = "native",
    workers: Annotated[
        int | None, typer.Option("--workers", min=1, help="Processes that annotate at a time; else one a core.", show_default=False)
    ] = None,
    size: Annotated[int, typer.Option("--part-size", min=1, help="Reports in a part.")] = 1000,
) -> None:
    """Annotate any number of reports, in parts that survive a stop; the same bytes whatever runs them."""
    from variorum.cli.batching import batch_to

    raise typer.Exit(batch_to(paths, out, recipe, field, runner, workers or os.cpu_count() or 1, size))


@app.command(epilog="Example: variorum watch https://herald.example/feed.xml --store desk.db --every 15")
def watch(
    sources: Annotated[list[str], typer.Argument(metavar="ADDRESS...", help="RSS, Atom or JSON feeds, OPML lists, sitemaps.")],
    store: StoreOption = STORE,
    every: Annotated[float | None, typer.Option("--every", min=1, help="Minutes between rounds; one round only if left out.")] = None,
    pages: Annotated[int, typer.Option("--pages", min=1, help="Pages fetched in a round at the most.")] = 200,
    pause: Annotated[float, typer.Option("--pause", min=0, help="Seconds between two requests to one host.")] = 2.0,
    allow_private: Annotated[bool, typer.Option("--allow-private", help="Also ask addresses that are not public.")] = False,
    recipe: RecipeOption = None,
) -> None:
    """Follow feeds over the network: fetch what is new, read it, add it to a store. The only command that uses the network."""
    from variorum.cli.watching import watch_sources

    raise typer.Exit(watch_sources(sources, store, every, pages, pause, allow_private, recipe))


@app.command(epilog="Example: variorum schema variorum.account/1 > account.schema.json")
def schema(
    name: Annotated[str, typer.Argument(metavar="FORMAT", help="variorum.report/1 or variorum.account/1.")],
) -> None:
    """Print the JSON Schema of a public format."""
    import json

    from variorum.model.codec import FORMATS, json_schema

    if name not in FORMATS:
        raise UsageError(f"There is no format {name!r}; there are {' and '.join(FORMATS)}.")
    typer.echo(json.dumps(json_schema(name), indent=2, ensure_ascii=False))


def run() -> None:
    """Entry point: turns the errors that are raised on purpose into a message and an exit code."""
    try:
        app()
    except UsageError as error:
        say_error(str(error))
        sys.exit(WRONG_USAGE)
    except InputError as error:
        say_error(str(error))
        sys.exit(UNREADABLE)
    except TransientError as error:
        say_error(str(error))
        sys.exit(WRONG_USAGE)
    except BrokenPipeError:
        sys.stderr.close()
        sys.exit(DONE)
    except KeyboardInterrupt:
        say_error("stopped; files already written are whole")
        sys.exit(130)
