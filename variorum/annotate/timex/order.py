"""Tells whether an EDTF date lies wholly before or after the day of a report, as far as both are exact."""

import re

_MARKS = re.compile(r"[~?%\[\]{}]")
_DATE = re.compile(r"\d{4}(?:-\d\d){0,2}")


def is_after(edtf: str, published: str) -> bool:
    """Whether the whole date lies after the day of publication, as far as both are exact."""
    first = _MARKS.sub("", edtf).split("/")[0]
    return _is_date(first) and _is_date(published) and first[: len(published)] > published[: len(first)]


def is_before(edtf: str, published: str) -> bool:
    """Whether the whole date lies before the day of publication, as far as both are exact."""
    last = _MARKS.sub("", edtf).split("/")[-1]
    return _is_date(last) and _is_date(published) and last[: len(published)] < published[: len(last)]


def _is_date(text: str) -> bool:
    return _DATE.fullmatch(text) is not None
