"""Loads the cue words of ``cues.toml`` as regular expressions."""

import re
import tomllib
from functools import cache
from importlib.resources import files


@cache
def cue_words(name: str) -> str:
    """A regular expression that matches any word of a list, whole."""
    lists = tomllib.loads((files("variorum.annotate.timex") / "cues.toml").read_text(encoding="utf-8"))
    return rf"\b(?:{'|'.join(lists[name])})\b"


@cache
def cue(name: str) -> "re.Pattern[str]":
    """The words of a list, compiled without regard to case."""
    return re.compile(cue_words(name), re.IGNORECASE)
