"""``import variorum`` must cost nothing: no parser, no model, no web library."""

import subprocess
import sys

import variorum

HEAVY = ("spacy", "numpy", "trafilatura", "onnxruntime", "tokenizers", "rich", "typer", "jinja2", "msgspec")


def test_import_loads_nothing_heavy() -> None:
    code = f"import variorum, sys; print([name for name in {HEAVY!r} if name in sys.modules])"
    printed = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout
    assert printed.strip() == "[]"


def test_every_public_name_is_there() -> None:
    for name in variorum.__all__:
        assert getattr(variorum, name) is not None
