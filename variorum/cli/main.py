"""The command line: each command reads its arguments, calls one function of the engine and shows what came of it."""

import sys
from pathlib import Path
from typing import Annotated

import typer

from variorum import __version__
from variorum.cli.console import say_error
from variorum.model.errors import InputError, UsageError

app = typer.Typer(
    name="variorum",
    help="Make one evidence-linked account out of many overlapping news reports. Everything runs on this machine; nothing is fetched.",
    no_args_is_help=True,
    pretty_exceptions_enable=False,
    rich_markup_mode=None,
    context_settings={"help_option_names": ["-h", "--help"]},
    epilog="Exit codes: 0 done, 1 a check that was asked for failed, 2 wrong usage, 3 some input could not be read (the rest was done).",
)

DONE, CHECK_FAILED, WRONG_USAGE, UNREADABLE = 0, 1, 2, 3

PathsArgument = Annotated[list[str], typer.Argument(metavar="PATH...", help="Files and folders of reports; - reads standard input.")]
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
    except BrokenPipeError:
        sys.stderr.close()
        sys.exit(DONE)
    except KeyboardInterrupt:
        say_error("stopped; files already written are whole")
        sys.exit(130)
