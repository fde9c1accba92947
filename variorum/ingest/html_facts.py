"""Reads what a page states about itself: its address, date, outlet and language."""

import json
from collections.abc import Iterator, Mapping

from lxml.html import HtmlElement

from variorum.model.record import Record

_ARTICLE_TYPES = ("Article", "Report", "BlogPosting", "LiveBlogPosting", "WebPage", "CreativeWork")
"""Endings of schema.org types whose ``datePublished`` is that of the page."""
_DATE_NAMES = (
    "article:published_time",
    "og:published_time",
    "datepublished",
    "parsely-pub-date",
    "sailthru.date",
    "dc.date.issued",
    "dcterms.issued",
    "dcterms.created",
    "dc.date.created",
    "dc.date",
    "dcterms.date",
    "pubdate",
    "publishdate",
    "publish-date",
    "publication_date",
    "cxenseparse:recs:publishtime",
    "date",
)
"""Names of meta elements that hold the date of publication, the surest first."""
_MOST_JSON = 1_000_000
"""Code points of one block of linked data that are read."""
_MOST_NODES = 10_000
"""Objects of linked data that are looked at on one page."""


class Facts(Record, frozen=True):
    """What the page says; ``published`` is in the page's own words."""

    url: str | None = None
    published: str | None = None
    outlet: str | None = None
    language: str | None = None


def find_facts(tree: HtmlElement) -> Facts:
    """Read JSON-LD (schema.org), meta elements (Open Graph, Dublin Core and usual names), canonical link and ``lang``."""
    meta = _find_meta(tree)
    linked = list(_find_linked(tree))
    articles = [node for node in linked if _is_article(node)]
    return Facts(
        url=_first(
            *(link.get("href") for link in tree.iter("link") if "canonical" in (link.get("rel") or "").lower().split()), meta.get("og:url")
        ),
        published=_first(*(node.get("datePublished") for node in articles), *(meta.get(name) for name in _DATE_NAMES), *_find_times(tree)),
        outlet=_first(meta.get("og:site_name"), *(_name_of(node.get("publisher"), linked) for node in articles)),
        language=_read_language(tree, meta, articles),
    )


def _first(*values: object) -> str | None:
    for value in values:
        if isinstance(value, str) and value.strip():
            return value.strip()[:2_000]
    return None


def _find_meta(tree: HtmlElement) -> dict[str, str]:
    """Content of meta elements by lower-case name; the first of a name counts."""
    found: dict[str, str] = {}
    for element in tree.iter("meta"):
        name = element.get("property") or element.get("name") or element.get("itemprop") or element.get("http-equiv")
        content = element.get("content")
        if name and content and content.strip():
            found.setdefault(name.strip().lower(), content.strip())
    return found


def _find_linked(tree: HtmlElement) -> Iterator[Mapping[str, object]]:
    """All objects in the page's JSON-LD, outer ones first; a broken block is passed over."""
    nodes = 0
    for script in tree.iter("script"):
        if (script.get("type") or "").split(";")[0].strip().lower() != "application/ld+json":
            continue
        text = script.text or ""
        try:
            waiting = [json.loads(text)] if len(text) <= _MOST_JSON else []
        except (ValueError, RecursionError):
            continue
        while waiting and nodes < _MOST_NODES:
            value = waiting.pop(0)
            nodes += 1
            if isinstance(value, Mapping):
                yield value
                waiting.extend(part for part in value.values() if isinstance(part, dict | list))
            elif isinstance(value, list):
                waiting.extend(part for part in value if isinstance(part, dict | list))


def _is_article(node: Mapping[str, object]) -> bool:
    types = node.get("@type")
    names = types if isinstance(types, list) else [types]
    return any(isinstance(name, str) and name.endswith(_ARTICLE_TYPES) for name in names)


def _name_of(value: object, linked: list[Mapping[str, object]]) -> object:
    """The name of a publisher, written out, in a list, or pointed at by ``@id``."""
    if isinstance(value, list):
        value = value[0] if value else None
    if isinstance(value, Mapping):
        if "name" in value:
            return value["name"]
        same = [node for node in linked if node.get("@id") == value.get("@id") and "name" in node]
        return same[0]["name"] if same and value.get("@id") else None
    return value


def _find_times(tree: HtmlElement) -> list[str | None]:
    """The one time element that is marked as the date of publication, or the only one of the page's only article."""
    times = [element for element in tree.iter("time") if element.get("datetime")]
    marked = [element for element in times if element.get("pubdate") is not None or "datePublished" in (element.get("itemprop") or "")]
    articles = list(tree.iter("article"))
    inside = [element for element in articles[0].iter("time") if element.get("datetime")] if len(articles) == 1 else []
    return [element.get("datetime") for found in (marked, inside) if len(found) == 1 for element in found]


def _read_language(tree: HtmlElement, meta: Mapping[str, str], articles: list[Mapping[str, object]]) -> str | None:
    stated = _first(*(node.get("inLanguage") for node in articles), tree.get("lang"), meta.get("content-language"))
    code = (stated or "").split(",")[0].strip().replace("_", "-").split("-")[0].lower()
    return code if 2 <= len(code) <= 3 and code.isalpha() else None
