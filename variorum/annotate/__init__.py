"""The layers that mark a report. One file is one layer; its import path is its name.

To add a layer, write ``annotate/NAME.py`` with a ``LAYER``. To switch it on for everybody, add its name to ``DEFAULT``.
"""

from importlib import import_module

from variorum.model.errors import UsageError
from variorum.model.layer import Layer

DEFAULT = (
    "language",
    "layout",
    "boilerplate",
    "credits",
    "published",
    "parse",
    "sentences",
    "encoding",
    "entities",
    "times",
    "statements",
    "figures",
    "events",
    "positions",
    "voice",
)
"""The layers that run unless a recipe says otherwise; their order is worked out from what each one needs."""


def load_layer(name: str) -> Layer:  # type: ignore[type-arg]  # the value's type is known only to those who import the layer
    """Import the layer called ``name``.

    :raises UsageError: there is no such layer, or a package it needs is missing.
    """
    try:
        module = import_module(f"variorum.annotate.{name}")
    except ModuleNotFoundError as error:
        if error.name == f"variorum.annotate.{name}":
            raise UsageError(f"There is no layer called {name!r}.") from error
        if (error.name or "").startswith("variorum"):
            raise
        raise UsageError(f"Layer {name!r} needs the package {error.name!r}; install it with: pip install {error.name}") from error
    layer = getattr(module, "LAYER", None)
    if not isinstance(layer, Layer):
        raise UsageError(f"There is no layer called {name!r}.")
    return layer
