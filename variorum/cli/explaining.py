"""The ``explain`` command: how one line of an account came about."""

from pathlib import Path

import msgspec
from rich.console import Console
from rich.markup import escape

from variorum.model.account import Account, Witness
from variorum.model.codec import decode
from variorum.model.errors import InputError, UsageError
from variorum.model.record import Record

_SECTIONS = ("statements", "events", "figures", "positions", "differences", "actors")


def explain_item(item: str, place: Path) -> int:
    """Print the line called ``item`` of the account at ``place`` with its reasons, makers and words.

    :returns: exit code 0. :raises UsageError: no account there, or no such line in it.
    """
    found = False
    out = Console(highlight=False, soft_wrap=True)
    for path in find_accounts(place):
        account = decode(_read(path), Account, str(path))
        for section in _SECTIONS:
            for line in getattr(account, section):
                if line.id == item:
                    found = True
                    _print_line(out, account, section, line)
    if not found:
        raise UsageError(f"No line {item!r} in {place}. The ids stand beside each line of the page and in account.json.")
    return 0


def find_accounts(place: Path) -> list[Path]:
    """The account files at ``place``: the file itself, or every ``account.json`` below the folder.

    :raises UsageError: there is none.
    """
    paths = [place] if place.is_file() else sorted(place.glob("**/account.json"))
    if not paths:
        raise UsageError(f"There is no account.json at {place}; make one with: variorum collate REPORTS -o {place}")
    return paths


def _read(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except OSError as error:
        raise InputError(str(path), "read", "unreadable", f"cannot be read: {error.strerror}") from error


def find_witnesses(value: object) -> list[Witness]:
    """Every witness inside a record, in the order of its fields."""
    if isinstance(value, Witness):
        return [value]
    if isinstance(value, Record):
        return [witness for field in value.__struct_fields__ for witness in find_witnesses(getattr(value, field))]
    if isinstance(value, tuple):
        return [witness for part in value for witness in find_witnesses(part)]
    return []


def _print_line(out: Console, account: Account, section: str, line: Record) -> None:
    names = {actor.id: actor.name for actor in account.actors}
    out.print(f"[bold]{getattr(line, 'id', '')}[/] [dim]({section}, story {escape(account.story.id)})[/]")
    for field in line.__struct_fields__:
        value = getattr(line, field)
        if field in ("id", "why", "apparatus") or value in (None, (), "") or find_witnesses(value):
            continue
        parts = value if isinstance(value, tuple) else (value,)
        shown = "; ".join(names.get(part, part) if isinstance(part, str) else str(msgspec.to_builtins(part)) for part in parts)
        out.print(f"  {field:<12} {escape(shown)}")
    if getattr(line, "why", ""):
        out.print(f"  {'why':<12} {escape(getattr(line, 'why', ''))}")
    makers = [maker for name, maker in sorted(account.makers.items()) if name in (section, "collate")]
    if makers:
        out.print(f"  {'made by':<12} {escape(', '.join(makers))}")
    out.print("  words")
    for witness in dict.fromkeys(find_witnesses(line)):
        out.print(f"    [cyan]{escape(witness.report)}[/] {witness.start}:{witness.end}  {escape(witness.text)}")
