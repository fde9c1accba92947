"""Says which field of a JSON record holds the text, the title, the date and the rest."""

from collections.abc import Iterable, Mapping

import msgspec

from variorum.model.errors import UsageError
from variorum.model.record import Record


class FieldMap(Record, frozen=True):
    """Names of the fields in the records to be read. ``source.name`` reads field ``name`` of the object in field ``source``."""

    id: str = "id"
    text: str = "text"
    title: str = "title"
    url: str = "url"
    published: str = "published"
    outlet: str = "outlet"
    language: str = "language"


def read_field_map(options: Iterable[str]) -> FieldMap:
    """Read options such as ``text=body`` or ``outlet=source.name``, as they are given on a command line.

    :raises UsageError: an option is not ``NAME=FIELD``, or its name is not one of ours.
    """
    names = FieldMap.__struct_fields__
    chosen: dict[str, str] = {}
    for option in options:
        name, equals, field = option.partition("=")
        if not equals or not field.strip() or name.strip() not in names:
            raise UsageError(f"Field option {option!r} is not NAME=FIELD with NAME one of {', '.join(names)}; for instance: text=body")
        chosen[name.strip()] = field.strip()
    return msgspec.convert(chosen, FieldMap)


def look_up(record: Mapping[str, object], field: str) -> object:
    """The value of ``field`` in ``record``: the field of that very name, else its dotted path; ``None`` where there is none."""
    if field in record:
        return record[field]
    value: object = record
    for part in field.split("."):
        if not isinstance(value, Mapping):
            return None
        value = value.get(part)
    return value
