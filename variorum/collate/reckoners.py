"""Finds the sources of numbers that are no speakers by their noun: a railway that "gives the number as 26", data, a laboratory."""

import re
from typing import Final

from variorum.model.report import AnnotatedReport, Entity, Statement

_TELLING: Final = re.compile(
    r"\b(?:according|account|assert|calculat|claim|confirm|count|describ|estimat|find|found|gave|give|indicat|insist|judg(?:e|ment)|list|"
    r"maintain|number|offers|offered|put|radioed|reckon|record|register|report|said|say|show|speak|spoke|state|tell|told)",
    re.IGNORECASE,
)
"""Cues by which somebody or something answers for a number."""
_SEEN: Final = re.compile(
    r"\b(?:copy|draft|version|text|document)\b|\bthis (?:article|report)\b|\b(?:seen|obtained|reviewed|viewed|read|examined) by\b",
    re.IGNORECASE,
)
"""Papers that tell the terms of others, and those that are known by who has seen them."""
_MADE_BY: Final = re.compile(r"\b(?:by|from|of)\s+(?:(?:the|an?)\s+)?(?:[A-Z]?[\w’'-]+\s+){0,3}?\Z")
_MADE: Final = re.compile(
    r"(?:(?:the|an?|its|their|provisional|preliminary|latest|new|satellite|official)\s+)*"
    r"(?:balance|data|estimates?|figures|footage|images|numbers|pictures|photographs|records|statistics|tally|version)\b",
    re.IGNORECASE,
)
"""What is known by who has made it."""


def find_reckonings(report: AnnotatedReport) -> frozenset[str]:
    """The statements that tell a number of nobody who is listed, by a cue that is one of telling."""
    open_ones = {figure.statement for figure in report.figures or () if not figure.claimant_entity}
    return frozenset(one.id for one in report.statements or () if one.id in open_ones and _tells(report.text, one))


def _tells(text: str, statement: Statement) -> bool:
    cues = any(_TELLING.search(text, low, high) for low, high in statement.cue)
    return cues and not statement.heading and not any(_SEEN.search(text, low, high) for low, high in statement.speaker)


def is_inverted(statement: Statement) -> bool:
    """Whether what is told stands before its cue, and so who tells it may stand behind: "adds eighteen months, reckon brokers"."""
    return bool(statement.cue) and bool(statement.content) and statement.content[-1][1] <= statement.cue[0][0]


def maker_of(text: str, statement: Statement, entities: list[Entity]) -> str | None:
    """Who has made the data or pictures that a source is: the institute of "statistics collected by the Tolm Institute"."""
    for start, end in statement.speaker:
        if _MADE.match(text, start, end):
            inside = sorted((low, one.id) for one in entities for low, _ in one.mentions if start < low < end)
            return next((entity for low, entity in inside if _MADE_BY.search(text, start, low)), None)
    return None
