"""Follows feeds: what they newly point to is fetched, read and added to a store."""

import hashlib
from collections.abc import Callable, Iterator, Sequence
from itertools import chain

import msgspec

from variorum.engine.adding import Added, add_items
from variorum.engine.fetching import Fetcher
from variorum.ingest import Limits
from variorum.ingest.feeds import Link, read_links
from variorum.ingest.html import read_html
from variorum.model.errors import InputError, TransientError
from variorum.model.recipe import Recipe
from variorum.model.record import Record
from variorum.model.report import Reject, Report
from variorum.store import Store

MOST_DOCUMENTS = 200
"""Feeds and sitemaps followed from one list in one round."""


class Round(Record, frozen=True):
    """What came of one round over the feeds. ``later``: what could not be fetched this time, with the reasons."""

    added: Added
    unchanged: int
    later: tuple[str, ...]


def watch_once(
    store: Store,
    sources: Sequence[str],
    fetcher: Fetcher,
    recipe: Recipe,
    most_pages: int = 200,
    watch: Callable[[str], None] | None = None,
) -> Round:
    """One round: ask each source whether it has changed, fetch at most ``most_pages`` new pages, add them to the store.

    A page that failed for good is kept as a reject and not asked again; one whose host is busy is asked again next round.
    """
    later: list[str] = []
    unchanged = 0
    links: dict[str, Link] = {}
    rejects: list[Reject] = []
    waiting = list(sources)
    seen: set[str] = set()
    answered: list[tuple[str, str | None, str | None]] = []
    while waiting and len(seen) < MOST_DOCUMENTS:
        address = waiting.pop(0)
        if address in seen:
            continue
        seen.add(address)
        try:
            fetched = fetcher.fetch(address, *store.view.validators_of(address))
            found = None if fetched.content is None else read_links(fetched.address, fetched.content)
        except TransientError as error:
            later.append(str(error))
            continue
        except InputError as error:
            rejects.append(_reject(error))
            continue
        if found is None:
            unchanged += 1
            continue
        answered.append((address, fetched.etag, fetched.modified))
        waiting.extend(link.url for link in found if link.more)
        for link in found:
            if not link.more:
                links.setdefault(link.url, link)
    new = [link for link in links.values() if not store.view.knows_page(link.url)]
    pages = _fetch_pages(store, new[:most_pages], fetcher, later)
    added = add_items(store, chain(rejects, pages), recipe, watch)
    if len(new) > most_pages:
        later.append(f"{len(new) - most_pages} more pages wait for the next round")
    if not later:  # else the sources must send their links again, although they have not changed
        for address, etag, modified in answered:
            store.write.save_source(address, etag, modified)
    return Round(added=added, unchanged=unchanged, later=tuple(later))


def _fetch_pages(store: Store, links: Sequence[Link], fetcher: Fetcher, later: list[str]) -> Iterator[Report | Reject]:
    for link in links:
        try:
            fetched = fetcher.fetch(link.url)
            report = read_html(link.url, fetched.content or b"", page_id(link.url), Limits())
        except TransientError as error:
            later.append(str(error))
            continue
        except InputError as error:
            store.write.save_page(link.url, None)
            yield _reject(error)
            continue
        source = msgspec.structs.replace(report.source, url=report.source.url or fetched.address)
        yield msgspec.structs.replace(
            report, source=source, title=report.title or link.title, published_given=report.published_given or link.published
        )
        store.write.save_page(link.url, report.id)


def page_id(address: str) -> str:
    """An id for a page that tells a person where it came from and is the same on every machine."""
    host = address.split("/")[2].removeprefix("www.")
    return f"{host}-{hashlib.sha256(address.encode()).hexdigest()[:12]}"


def _reject(error: InputError) -> Reject:
    return Reject(item=error.item, stage=error.stage, code=error.code, detail=error.detail)
