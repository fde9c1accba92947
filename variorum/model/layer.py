"""What a layer is, and how one layer reads what another has found."""

from collections.abc import Callable, Mapping
from typing import Any, Generic, TypeVar

import msgspec

from variorum.model.record import Record
from variorum.model.report import Report

T = TypeVar("T")


class Params(Record, frozen=True):
    """Base of a maker's parameters; a layer without any uses it as it is."""


class Absent(Record, frozen=True):
    """A layer that could not run on a report, and the reason for a reader."""

    reason: str


class Layers:
    """What the layers before this one found in one report. Read it with ``LAYER.read(have)``."""

    def __init__(self) -> None:
        self._found: dict[str, object] = {}

    def put(self, name: str, value: object) -> None:
        """Keep the value (or ``Absent``) that layer ``name`` produced."""
        self._found[name] = value

    def get(self, name: str) -> object:
        """The value of layer ``name``, ``Absent`` where it did not run."""
        return self._found.get(name, Absent(reason=f"layer {name!r} is not part of this recipe"))

    def items(self) -> Mapping[str, object]:
        """All results so far, by layer name."""
        return self._found


class Layer(msgspec.Struct, Generic[T], frozen=True):
    """A maker of annotations: one pure function over one report.

    ``find(report, have, params)`` returns the layer's value, or ``Absent(reason)`` where it cannot run on this report. It is
    called only when every layer in ``needs`` has a value; those in ``wants`` are run before it where the recipe has them.
    Bump ``version`` in the commit that changes its output.
    """

    name: str
    version: int
    find: Callable[[Report, Layers, Any], "T | Absent"]
    needs: tuple[str, ...] = ()
    wants: tuple[str, ...] = ()
    params: Params = Params()

    def read(self, have: Layers) -> T:
        """This layer's value for the report at hand.

        :raises LookupError: it has none; a layer that names this one in ``needs`` never sees that.
        """
        value = have.get(self.name)
        if isinstance(value, Absent):
            raise LookupError(f"{self.name}: {value.reason}")
        return value  # type: ignore[return-value]  # put() stored what find() returned

    def read_or(self, have: Layers, default: T) -> T:
        """This layer's value, or ``default`` where it did not run."""
        value = have.get(self.name)
        return default if isinstance(value, Absent) else value  # type: ignore[return-value]  # as above

    def read_if(self, have: Layers) -> T | None:
        """This layer's value, or ``None`` where it did not run."""
        value = have.get(self.name)
        return None if isinstance(value, Absent) else value  # type: ignore[return-value]  # as above
