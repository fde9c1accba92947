"""Reads a web page as one report: the article's text and what the page says about itself.

The page is only parsed: no script is run, no picture, style or link is fetched.
"""

import hashlib
import logging
from importlib.metadata import version

from lxml.html import HtmlElement
from trafilatura import bare_extraction, load_html
from trafilatura.settings import Document

from variorum.ingest.decode import decode_page
from variorum.ingest.html_bounds import check_page
from variorum.ingest.html_facts import find_facts
from variorum.ingest.limits import Limits
from variorum.ingest.text import check_text
from variorum.model.errors import InputError
from variorum.model.report import Report, Source

EXTRACTOR = f"trafilatura@{version('trafilatura')}"
_DATE_PARAMS = {"extensive_search": False, "original_date": True, "max_date": "2199-12-31"}
"""Given so that the extractor does not compare dates with today's; its own date is not used."""
_CURE = "Save the article's text as a .txt file and give that."

for _name in ("trafilatura", "htmldate", "courlan"):
    logging.getLogger(_name).addHandler(logging.NullHandler())  # what they would print is said in the reject


def read_html(item: str, raw: bytes, id: str, limits: Limits) -> Report:
    """Read the bytes of a page. ``text`` is what the extractor kept, in the order of the page.

    Repeated paragraphs stay (copied text matters to lineage), save that the extractor writes neighbouring equal ones once.

    :raises InputError: the bytes are no text, the page is over a limit, or it holds no article.
    """
    decoded = decode_page(item, raw)
    page = decoded.text.replace("\x00", "\ufffd")  # as browsers read it (HTML standard, 13.2.5)
    check_page(item, page, limits)
    tree = _parse(item, page)
    document = _extract(item, tree)
    text = (document.text or "").replace("\r\n", "\n").replace("\r", "\n").strip()
    check_text(item, text, limits)
    facts = find_facts(tree)
    source = Source(
        path=item,
        url=facts.url or document.url,
        media_type="text/html",
        encoding=decoded.encoding,
        extractor=EXTRACTOR,
        sha256=hashlib.sha256(raw).hexdigest(),
    )
    return Report(
        id=id,
        text=text,
        source=source,
        title=document.title,
        outlet=facts.outlet or document.sitename,
        language_given=facts.language,
        published_given=facts.published,
    )


def _parse(item: str, page: str) -> HtmlElement:
    tree = load_html(page)
    if tree is None:
        tree = load_html(f"<html><body><div>{page}</div></body></html>")  # a fragment saved without its frame
    if tree is None:
        raise InputError(item, "ingest", "no_article", f"This is no HTML page. {_CURE}")
    return tree


def _extract(item: str, tree: HtmlElement) -> Document:
    """The article on the page; where the careful reading finds none, the generous one."""
    try:
        for recall in (False, True):
            found = bare_extraction(
                tree, fast=True, favor_recall=recall, with_metadata=True, deduplicate=False, date_extraction_params=_DATE_PARAMS
            )
            if isinstance(found, Document) and (found.text or "").strip():
                return found
    except Exception as error:  # a page that the extractor trips over costs that page, never the run
        detail = f"The article could not be taken out of the page ({type(error).__name__}: {error}). {_CURE}"
        raise InputError(item, "ingest", "no_article", detail) from error
    raise InputError(item, "ingest", "no_article", f"No article is found on the page. {_CURE}")
