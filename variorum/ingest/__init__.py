"""Turns files, folders and standard input into reports: one file here per kind of source.

Nothing is executed or fetched, and every input ends as a ``Report`` or as a ``Reject`` that says what, where and how to cure it.
"""

from variorum.ingest.fields import FieldMap
from variorum.ingest.limits import Limits, read_limits
from variorum.ingest.read import read_paths

__all__ = ["FieldMap", "Limits", "read_limits", "read_paths"]
