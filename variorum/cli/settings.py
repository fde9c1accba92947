"""Reads the recipe and the field names that a person gives on the command line."""

import tomllib
from pathlib import Path

import msgspec

from variorum.ingest import FieldMap
from variorum.model.errors import UsageError
from variorum.model.recipe import Recipe


def read_recipe(path: Path | None, layers: str | None) -> Recipe:
    """The recipe of a TOML file, its layers replaced by a comma-separated list where one is given.

    :raises UsageError: the file cannot be read, is no TOML, or holds an unknown key.
    """
    recipe = Recipe()
    if path is not None:
        try:
            recipe = msgspec.convert(tomllib.loads(path.read_text(encoding="utf-8")), Recipe)
        except OSError as error:
            raise UsageError(f"Cannot read the recipe {path}: {error.strerror}.") from error
        except (tomllib.TOMLDecodeError, UnicodeDecodeError, msgspec.ValidationError) as error:
            raise UsageError(f"The recipe {path} is not right: {error}") from error
    if layers is not None:
        names = tuple(name.strip() for name in layers.split(",") if name.strip())
        recipe = Recipe(layers=names, params=recipe.params)
    return recipe


def read_fields(pairs: list[str]) -> FieldMap:
    """Field names for JSON input, each given as ``ours=theirs``, for instance ``text=body``.

    :raises UsageError: a pair is malformed or names an unknown field of ours.
    """
    known = FieldMap.__struct_fields__
    names = {}
    for pair in pairs:
        ours, found, theirs = pair.partition("=")
        if not found or not theirs or ours not in known:
            raise UsageError(f"--field {pair!r}: write OURS=THEIRS, with OURS one of {', '.join(known)}; for instance --field text=body")
        names[ours] = theirs
    return FieldMap(**names)
