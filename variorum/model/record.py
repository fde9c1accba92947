"""The base of every noun: an immutable record that refuses unknown fields."""

import msgspec


class Record(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A frozen value. Subclasses repeat ``frozen=True`` so that type checkers see it."""
