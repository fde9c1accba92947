"""Variorum: one evidence-linked account out of many overlapping news reports.

The names below are the public interface, with the JSON formats ``variorum.report/1`` and ``variorum.account/1``. They are
imported when first used, so that ``import variorum`` costs nothing.
"""

from importlib import import_module
from typing import TYPE_CHECKING, Any

__version__ = "0.1.0"

if TYPE_CHECKING:
    from variorum.api import annotate_reports, collate_reports, group_reports, load_account, read_reports, render_page, save_account
    from variorum.model.account import Account
    from variorum.model.errors import InputError, UsageError, VariorumError
    from variorum.model.recipe import Recipe
    from variorum.model.report import AnnotatedReport, Reject, Report

_HOME = {
    "annotate_reports": "variorum.api",
    "collate_reports": "variorum.api",
    "group_reports": "variorum.api",
    "load_account": "variorum.api",
    "read_reports": "variorum.api",
    "render_page": "variorum.api",
    "save_account": "variorum.api",
    "Account": "variorum.model.account",
    "InputError": "variorum.model.errors",
    "UsageError": "variorum.model.errors",
    "VariorumError": "variorum.model.errors",
    "Recipe": "variorum.model.recipe",
    "AnnotatedReport": "variorum.model.report",
    "Reject": "variorum.model.report",
    "Report": "variorum.model.report",
}

__all__ = [
    "Account",
    "AnnotatedReport",
    "InputError",
    "Recipe",
    "Reject",
    "Report",
    "UsageError",
    "VariorumError",
    "annotate_reports",
    "collate_reports",
    "group_reports",
    "load_account",
    "read_reports",
    "render_page",
    "save_account",
]


def __getattr__(name: str) -> Any:
    if name in _HOME:
        return getattr(import_module(_HOME[name]), name)
    raise AttributeError(f"module 'variorum' has no attribute {name!r}")


def __dir__() -> list[str]:
    return sorted([*__all__, "__version__"])
