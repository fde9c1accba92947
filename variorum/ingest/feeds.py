"""Reads what feeds, feed lists and sitemaps point to: RSS, Atom, JSON Feed, OPML and XML sitemaps."""

import json
from collections.abc import Iterator, Mapping
from typing import Any
from urllib.parse import urljoin

import feedparser
from lxml import etree

from variorum.model.errors import InputError
from variorum.model.record import Record

MOST_LINKS = 5_000
"""Links taken from one document; sitemaps of 50,000 addresses are archives, not news."""
_SITEMAP = "{http://www.sitemaps.org/schemas/sitemap/0.9}"


class Link(Record, frozen=True):
    """What a document points to: a report's page, or another document of links (``more``)."""

    url: str
    title: str | None = None
    published: str | None = None
    more: bool = False


def read_links(address: str, content: bytes) -> list[Link]:
    """The links of a document, in its order, each address once.

    :param address: where the document came from; relative links are resolved against it.
    :raises InputError: it is none of the kinds that are read.
    """
    start = content.lstrip(b"\xef\xbb\xbf \t\r\n")[:1]
    found = _read_json_feed(address, content) if start == b"{" else _read_xml(address, content)
    links: dict[str, Link] = {}
    for link in found:
        url = urljoin(address, link.url.strip())
        if url.startswith(("http://", "https://")) and url not in links:
            links[url] = Link(url=url, title=link.title, published=link.published, more=link.more)
            if len(links) == MOST_LINKS:
                break
    return list(links.values())


def _read_json_feed(address: str, content: bytes) -> Iterator[Link]:
    try:
        feed = json.loads(content)
    except (ValueError, RecursionError) as error:
        raise _refuse(address, f"opens as JSON but is broken ({error})") from error
    if not isinstance(feed, dict) or not isinstance(feed.get("items"), list):
        raise _refuse(address, "is JSON but no JSON Feed")
    for item in feed["items"]:
        if isinstance(item, dict) and isinstance(item.get("url") or item.get("external_url"), str):
            yield Link(url=item.get("url") or item["external_url"], title=_text(item, "title"), published=_text(item, "date_published"))


def _text(item: Mapping[str, Any], name: str) -> str | None:
    value = item.get(name)
    return value if isinstance(value, str) and value.strip() else None


def _read_xml(address: str, content: bytes) -> Iterator[Link]:
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False, recover=True)
    try:
        root = etree.fromstring(content, parser)
    except (etree.XMLSyntaxError, ValueError) as error:
        raise _refuse(address, f"is no XML ({error})") from error
    name = etree.QName(root).localname.lower() if root is not None and isinstance(root.tag, str) else ""
    if name == "opml":
        return (
            Link(url=outline.get("xmlUrl"), title=outline.get("title") or outline.get("text"), more=True)
            for outline in root.iter("outline")
            if outline.get("xmlUrl")
        )
    if name in ("urlset", "sitemapindex"):
        return _read_sitemap(root, more=name == "sitemapindex")
    if name in ("rss", "feed", "rdf"):
        return _read_feed(content)
    raise _refuse(address, f"is a <{name or 'nameless'}> document")


def _read_sitemap(root: Any, *, more: bool) -> Iterator[Link]:
    news = "{http://www.google.com/schemas/sitemap-news/0.9}"
    for entry in root.iter(f"{_SITEMAP}sitemap" if more else f"{_SITEMAP}url"):
        location = entry.findtext(f"{_SITEMAP}loc")
        if location:
            date = entry.findtext(f".//{news}publication_date") or entry.findtext(f"{_SITEMAP}lastmod")
            yield Link(url=location, title=entry.findtext(f".//{news}title"), published=date if not more else None, more=more)


def _read_feed(content: bytes) -> Iterator[Link]:
    for entry in feedparser.parse(content, sanitize_html=True, resolve_relative_uris=False).entries:
        if entry.get("link"):
            yield Link(url=entry["link"], title=entry.get("title"), published=entry.get("published") or entry.get("updated"))


def _refuse(address: str, what: str) -> InputError:
    return InputError(
        address, "feed", "no_feed", f"{what[:200]}. Give the address of an RSS, Atom or JSON feed, an OPML list or a sitemap."
    )
