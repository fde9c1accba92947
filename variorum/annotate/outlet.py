"""Settles under whose name a report was published, where its sender has not told: by the page's own lines, its masthead, its dateline."""

from collections.abc import Sequence

from variorum.annotate.coref.mastheads import find_masthead
from variorum.annotate.page.issuers import find_bylined, find_issuer
from variorum.annotate.page.outlets import find_outlet
from variorum.model.report import Boilerplate


def printed_outlet(text: str, marks: Sequence[Boilerplate]) -> str | None:
    """The outlet's name as the page prints it, the surest place first; ``None`` where it prints none.

    :param text: the report's text. :param marks: its page matter.
    """
    named = find_outlet(text, marks)
    if named is not None:
        return named
    place = find_masthead(text) or find_issuer(text) or find_bylined(text)
    return " ".join(text[slice(*place)].split()) if place is not None else None
