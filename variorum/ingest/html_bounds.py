"""Sees that a page is small and flat enough to be parsed in bounded time, before it is parsed."""

import re

from variorum.ingest.limits import Limits
from variorum.model.errors import InputError

_TAG = re.compile(r"<(?:!--|(/?)([a-zA-Z][a-zA-Z0-9:-]*)((?:[^<>\"']|\"[^\"<]*\"|'[^'<]*'|[\"'])*))")
_RAW = frozenset({"script", "style", "textarea", "title", "xmp", "iframe"})
"""Elements whose content is no markup."""
_SELF_CLOSED = frozenset(
    re.findall(
        r"\w+", "area base br col embed hr img input link meta param source track wbr p li dt dd td th tr thead tbody tfoot option colgroup"
    )
)
"""Elements that are never closed, or whose closing tag may be left out; they do not count as nesting."""
_CURE = "Save the article's text as a .txt file and give that"


def check_page(item: str, page: str, limits: Limits) -> None:
    """Count elements, nesting and attributes in one pass over the source of the page.

    The parser itself drops what nests deeper than 256 elements, and needs time that grows with the square of an element's
    attributes; both are refused here, so that no text is lost unsaid.

    :raises InputError: the page is over one of the limits; the setting is named.
    """
    if len(page) > limits.max_html_chars:
        raise _refuse(item, f"The page has {len(page):,} characters", limits.max_html_chars, "max_html_chars")
    elements = place = 0
    open_elements: list[str] = []
    while match := _TAG.search(page, place):
        place = match.end()
        closing, name, attributes = match.groups()
        if name is None:
            place = _after(page, "-->", place)
            continue
        name = name.lower()
        if closing:
            if name in open_elements:
                while open_elements.pop() != name:
                    pass
            continue
        elements += 1
        if len(attributes) > 2 * limits.max_html_attributes and len(attributes.split()) > 2 * limits.max_html_attributes:
            bare = re.sub(r"\"[^\"]*\"|'[^']*'", "", attributes).split()
            if len(bare) > limits.max_html_attributes:
                raise _refuse(item, f"An element has {len(bare):,} attributes", limits.max_html_attributes, "max_html_attributes")
        if elements > limits.max_html_elements:
            raise _refuse(item, f"The page has {elements:,} elements or more", limits.max_html_elements, "max_html_elements")
        if name in _RAW:
            place = _after(page, f"</{name}", place)
        elif name not in _SELF_CLOSED and not attributes.endswith("/"):
            open_elements.append(name)
            if len(open_elements) > limits.max_html_depth:
                raise _refuse(item, f"Elements of the page nest {len(open_elements)} deep", limits.max_html_depth, "max_html_depth")


def _after(page: str, mark: str, place: int) -> int:
    found = page.find(mark, place)
    return len(page) if found < 0 else found + len(mark)


def _refuse(item: str, found: str, most: int, setting: str) -> InputError:
    return InputError(item, "ingest", "html_too_large", f"{found}; the most is {most:,}. {_CURE}, or raise {setting} in the recipe.")
