"""Following feeds from a server of our own that misbehaves in every way we could think of."""

import gzip
import json
import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest

from variorum.engine.fetching import Fetcher, Manners
from variorum.engine.watching import page_id, watch_once
from variorum.ingest.feeds import read_links
from variorum.model.errors import InputError, TransientError
from variorum.model.recipe import Recipe
from variorum.store import Store, open_store

LIGHT = Recipe(layers=("language", "layout", "boilerplate", "published", "credits"))
ARTICLE = (
    "<html><head><title>Gate stays shut</title></head><body><article><h1>Gate stays shut</h1>"
    "<p>KARVOS, June 3, 2026 - The gate of the Sarn dam stays shut, Minister Ada Lindqvist said on Wednesday.</p>"
    + "<p>The river was low for the third week, and boats lay idle in the harbour of Karvos, the mayor said.</p>" * 3
    + "</article></body></html>"
)


class Site(BaseHTTPRequestHandler):
    """Answers by path; counts what it was asked."""

    asked: list[str] = []  # noqa: RUF012  # one list for the test's server
    protocol_version = "HTTP/1.1"

    def log_message(self, format: str, *args: object) -> None:
        return

    def do_GET(self) -> None:
        path = self.path.split("?")[0]
        type(self).asked.append(path)
        base = f"http://127.0.0.1:{self.server.server_address[1]}"
        if path == "/robots.txt":
            return self.answer(b"User-agent: *\nDisallow: /secret/\n", "text/plain")
        if path == "/feed.xml":
            if self.headers.get("If-None-Match") == '"v1"':
                return self.answer(b"", "text/xml", status=304)
            items = "".join(
                f"<item><title>Story {n}</title><link>{base}/{n}.html</link><pubDate>Wed, 03 Jun 2026 08:00:00 GMT</pubDate></item>"
                for n in "ab"
            )
            items += f"<item><link>{base}/secret/x.html</link></item><item><link>{base}/gone.html</link></item>"
            return self.answer(f"<rss version='2.0'><channel>{items}</channel></rss>".encode(), "text/xml", etag='"v1"')
        if path.endswith(".html") and path in ("/a.html", "/b.html"):
            return self.answer(ARTICLE.replace("third", path[1:-5]).encode(), "text/html")
        if path == "/pictures.xml":
            item = f"<item><link>{base}/picture.html</link></item><item><link>{base}/a.html</link></item>"
            return self.answer(f"<rss version='2.0'><channel>{item}</channel></rss>".encode(), "text/xml")
        if path == "/picture.html":
            return self.answer(b"\x89PNG\r\n\x1a\n" + bytes(range(256)) * 8, "text/html")
        if path == "/loop":
            return self.answer(b"", "text/html", status=302, location="/loop")
        if path == "/busy.xml":
            return self.answer(b"", "text/html", status=503, retry="7")
        if path == "/lie.xml":
            return self.answer(b"\x89PNG\r\n\x1a\n" + bytes(range(256)) * 8, "application/rss+xml")
        if path == "/bomb.xml":
            return self.answer(gzip.compress(b" " * 30_000_000), "text/xml", encoding="gzip")
        if path == "/endless.xml":
            self.send_response(200)
            self.send_header("Content-Type", "text/xml")
            self.send_header("Connection", "close")
            self.end_headers()
            try:
                while True:
                    self.wfile.write(b"<item>" * 20_000)
            except OSError:
                self.close_connection = True
            return None
        if path == "/torn.xml":
            self.send_response(200)
            self.send_header("Content-Length", "100000")
            self.end_headers()
            self.wfile.write(b"<rss>")
            self.close_connection = True
            return None
        return self.answer(b"nothing here", "text/plain", status=404)

    def answer(
        self, body: bytes, kind: str, status: int = 200, etag: str = "", location: str = "", retry: str = "", encoding: str = ""
    ) -> None:
        self.send_response(status)
        for name, value in (("ETag", etag), ("Location", location), ("Retry-After", retry), ("Content-Encoding", encoding)):
            if value:
                self.send_header(name, value)
        self.send_header("Content-Type", kind)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        if status != 304:
            self.wfile.write(body)


@pytest.fixture
def site() -> Iterator[str]:
    Site.asked = []
    server = ThreadingHTTPServer(("127.0.0.1", 0), Site)
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    yield f"http://127.0.0.1:{server.server_address[1]}"
    server.shutdown()
    server.server_close()


@pytest.fixture
def fetcher() -> Fetcher:
    return Fetcher(Manners(pause=0, most_bytes=2_000_000, most_seconds=10, private=True))


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    opened = open_store(str(tmp_path / "store.db"))
    yield opened
    opened.close()


def test_new_pages_are_added_once(site: str, fetcher: Fetcher, store: Store) -> None:
    first = watch_once(store, [f"{site}/feed.xml"], fetcher, LIGHT)
    assert first.added.new == 2
    assert sorted(reject.code for reject in store.view.rejects()) == ["robots", "status_404"]
    report = store.view.read_report(page_id(f"{site}/a.html"))
    assert report is not None
    assert report.title == "Gate stays shut"
    assert "Ada Lindqvist" in report.text
    asked = len(Site.asked)
    second = watch_once(store, [f"{site}/feed.xml"], fetcher, LIGHT)
    assert (second.added.new, second.unchanged) == (0, 1)
    assert Site.asked[asked:] == ["/feed.xml"]
    assert "/secret/x.html" not in Site.asked


def test_a_page_that_is_no_page_is_refused_and_not_asked_again(site: str, fetcher: Fetcher, store: Store) -> None:
    first = watch_once(store, [f"{site}/pictures.xml"], fetcher, LIGHT)
    assert (first.added.new, first.added.rejected) == (1, 1)
    assert store.view.rejects()[0].item == f"{site}/picture.html"
    watch_once(store, [f"{site}/pictures.xml"], fetcher, LIGHT)
    assert Site.asked.count("/picture.html") == 1


def test_what_does_not_fit_into_a_round_comes_in_the_next(site: str, fetcher: Fetcher, store: Store) -> None:
    first = watch_once(store, [f"{site}/feed.xml"], fetcher, LIGHT, most_pages=1)
    assert first.added.new == 1
    assert "3 more pages" in first.later[0]
    second = watch_once(store, [f"{site}/feed.xml"], fetcher, LIGHT)
    assert (second.added.new, second.unchanged) == (1, 0)


@pytest.mark.parametrize(
    ("path", "code"),
    [("/loop", "redirects"), ("/lie.xml", "no_feed"), ("/bomb.xml", "too_long"), ("/endless.xml", "too_long"), ("/none.xml", "status_404")],
)
def test_a_source_that_misbehaves_is_refused_and_the_others_go_on(site: str, fetcher: Fetcher, store: Store, path: str, code: str) -> None:
    done = watch_once(store, [f"{site}{path}", f"{site}/feed.xml"], fetcher, LIGHT)
    assert done.added.new == 2
    rejects = {reject.item: reject for reject in store.view.rejects()}
    assert rejects[f"{site}{path}"].code == code
    assert rejects[f"{site}{path}"].detail


@pytest.mark.parametrize("path", ["/busy.xml", "/torn.xml"])
def test_a_source_that_is_busy_is_asked_again_later(site: str, store: Store, path: str) -> None:
    now = [0.0]
    fetcher = Fetcher(Manners(pause=0, private=True), clock=lambda: now[0], sleep=lambda seconds: now.__setitem__(0, now[0] + seconds))
    done = watch_once(store, [f"{site}{path}"], fetcher, LIGHT)
    assert done.added.rejected == 0
    assert path in done.later[0]


def test_a_host_is_given_its_pause(site: str) -> None:
    now = [0.0]
    slept: list[float] = []

    def sleep(seconds: float) -> None:
        slept.append(seconds)
        now[0] += seconds

    fetcher = Fetcher(Manners(pause=3, private=True), clock=lambda: now[0], sleep=sleep)
    for _ in range(3):
        fetcher.fetch(f"{site}/a.html")
    assert slept == [3.0, 3.0]
    with pytest.raises(TransientError):
        fetcher.fetch(f"{site}/busy.xml")
    slept.clear()
    fetcher.fetch(f"{site}/a.html")
    assert slept[0] >= 7


@pytest.mark.parametrize(
    "address", ["http://127.0.0.1:9/x", "http://localhost/x", "http://10.0.0.1/x", "http://[::1]/x", "http://169.254.1.1/"]
)
def test_private_addresses_are_refused_unless_allowed(address: str) -> None:
    with pytest.raises(InputError, match="allow-private"):
        Fetcher(Manners(pause=0)).fetch(address)


@pytest.mark.parametrize("address", ["file:///etc/passwd", "ftp://x/y", "nonsense", "http://", "http://no-such-host.invalid/"])
def test_what_is_no_web_address_is_refused(address: str) -> None:
    with pytest.raises(InputError):
        Fetcher(Manners(pause=0, private=True)).fetch(address)


def test_every_kind_of_list_is_read() -> None:
    at = "https://herald.example/feeds/main"
    json_feed = json.dumps({"version": "https://jsonfeed.org/version/1.1", "items": [{"url": "/a", "title": "A"}, {"id": "no address"}]})
    atom = '<feed xmlns="http://www.w3.org/2005/Atom"><entry><title>A</title><link href="/a"/></entry></feed>'
    opml = '<opml version="2.0"><body><outline text="x"><outline xmlUrl="/a" text="A"/></outline></body></opml>'
    sitemap = '<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"><url><loc>https://herald.example/a</loc></url></urlset>'
    index = '<sitemapindex xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"><sitemap><loc>/a</loc></sitemap></sitemapindex>'
    for document, more in ((json_feed, False), (atom, False), (opml, True), (sitemap, False), (index, True)):
        (link,) = read_links(at, document.encode())
        assert (link.url, link.more) == ("https://herald.example/a", more)


def test_entities_of_a_feed_are_not_expanded() -> None:
    bomb = '<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;">]><rss><channel><item><link>/&b;</link></item></channel></rss>'
    try:
        links = read_links("https://herald.example/", bomb.encode())
    except InputError:
        return
    assert all("aaaaaaaaaaaaaaaaaaaa" not in link.url for link in links)
