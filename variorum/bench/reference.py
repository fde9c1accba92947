"""Writes the reference pages of the docs from the code itself: commands, layers and their parameters, formats."""

import argparse
import json
import sys
from pathlib import Path

import msgspec
from typer.testing import CliRunner

from variorum.annotate import DEFAULT, load_layer
from variorum.cli.main import app
from variorum.model.codec import FORMATS, json_schema

_PAGES = Path(__file__).parents[2] / "docs" / "reference"
_NOTE = "<!-- Written by `make docs`; edit the code instead. -->\n\n"


def commands_page() -> str:
    """The help text of every command."""
    lines = [_NOTE + "# Commands\n", _help_of()]
    for registered in app.registered_commands:
        assert registered.callback is not None  # every command of ours is a function
        lines.append(f"## variorum {registered.callback.__name__}\n\n{_help_of(registered.callback.__name__)}")
    return "\n".join(lines)


def _help_of(*command: str) -> str:
    printed = CliRunner().invoke(app, [*command, "--help"], prog_name="variorum", env={"NO_COLOR": "1"}, terminal_width=100)
    return f"```text\n{printed.stdout.strip()}\n```\n"


def layers_page() -> str:
    """Every default layer: what it does, what it reads, its parameters with their defaults."""
    lines = [
        _NOTE + "# Layers\n",
        "Each layer is one file in `variorum/annotate/`. Change a parameter in a recipe (TOML) under `[params.NAME]`.\n",
    ]
    for name in DEFAULT:
        layer = load_layer(name)
        module = sys.modules[f"variorum.annotate.{name}"]
        summary = (module.__doc__ or "").strip().split("\n")[0]
        reads = ", ".join([*(f"`{need}`" for need in layer.needs), *(f"`{want}` (if there)" for want in layer.wants)]) or "the text alone"
        lines.append(f"## {name}\n\n{summary}\n\nVersion {layer.version}. Reads {reads}.\n")
        defaults = msgspec.to_builtins(layer.params)
        if defaults:
            lines.append("| parameter | default |\n|---|---|")
            lines.extend(f"| `{key}` | `{json.dumps(value, ensure_ascii=False)}` |" for key, value in defaults.items())
            lines.append("")
    return "\n".join(lines)


def formats_page() -> str:
    """The public formats, with links to their schemas."""
    links = "\n".join(f"- [`{name}`]({_schema_name(name)})" for name in FORMATS)
    return f"{_NOTE}# Formats\n\nThe JSON Schemas of the public formats; `variorum schema FORMAT` prints them too.\n\n{links}\n"


def _schema_name(name: str) -> str:
    return name.replace("/", "-") + ".schema.json"


def pages() -> dict[str, str]:
    """File name to content of every generated page."""
    found = {"commands.md": commands_page(), "layers.md": layers_page(), "formats.md": formats_page()}
    for name in FORMATS:
        found[_schema_name(name)] = json.dumps(json_schema(name), indent=2, ensure_ascii=False) + "\n"
    return found


def main() -> int:
    """Write the pages, or with ``--check`` say which ones are out of date (exit code 1)."""
    parser = argparse.ArgumentParser(prog="python -m variorum.bench.reference", description=__doc__)
    parser.add_argument("--check", action="store_true", help="change nothing; exit 1 if a page is out of date")
    check = parser.parse_args().check
    stale = []
    for name, content in pages().items():
        path = _PAGES / name
        if path.exists() and path.read_text(encoding="utf-8") == content:
            continue
        stale.append(name)
        if not check:
            path.write_text(content, encoding="utf-8")
    if check and stale:
        print(f"Out of date: {', '.join(stale)}. Run: make docs", file=sys.stderr)
    return 1 if check and stale else 0


if __name__ == "__main__":
    sys.exit(main())
