"""All parameters of one run, read once and handed down."""

import hashlib

import msgspec

from variorum.model.record import Record


class Recipe(Record, frozen=True):
    """What a run does: which layers read the reports, and every parameter that differs from its default.

    ``layers``: names of layers, empty for the default ones. ``params``: layer or section name to its changed parameters.
    """

    layers: tuple[str, ...] = ()
    params: dict[str, dict[str, object]] = msgspec.field(default_factory=dict)


def maker_of(name: str, version: int, params: Record) -> str:
    """The name of a maker as results carry it: ``times@3#1a2b3c4d``, the last part a digest of its parameters."""
    digest = hashlib.sha256(msgspec.json.encode(params, order="deterministic")).hexdigest()[:8]
    return f"{name}@{version}#{digest}"
