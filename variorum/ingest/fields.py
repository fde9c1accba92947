"""Says which field of a JSON record holds the text, the title, the date and the rest."""

from collections.abc import Mapping

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
