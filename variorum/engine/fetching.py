"""Fetches documents over HTTP as a polite and wary guest: robots rules, pauses, bounds on time and size, no private addresses."""

import ipaddress
import socket
import time
from collections.abc import Callable
from urllib.parse import urljoin, urlsplit
from urllib.robotparser import RobotFileParser

import urllib3

from variorum import __version__
from variorum.model.errors import InputError, TransientError
from variorum.model.record import Record

AGENT = f"Variorum/{__version__}"
_REDIRECTS = {301, 302, 303, 307, 308}
_LATER = {429, 500, 502, 503, 504}


class Manners(Record, frozen=True):
    """How a fetcher behaves. Sizes in bytes, times in seconds."""

    pause: float = 2.0
    """Between two requests to one host; a longer ``Crawl-delay`` is kept."""
    most_bytes: int = 10_000_000
    """Of one document, after decompression."""
    most_seconds: float = 30.0
    """For one document, redirects included."""
    most_redirects: int = 5
    private: bool = False
    """Whether addresses that are not public may be asked: loopback, local networks."""


class Fetched(Record, frozen=True):
    """A document: its final address, content and validators. ``content`` is ``None`` where it has not changed."""

    address: str
    content: bytes | None
    etag: str | None = None
    modified: str | None = None


class Fetcher:
    """Fetches one document at a time. ``clock`` and ``sleep`` are given so that tests need not wait."""

    def __init__(self, manners: Manners, clock: Callable[[], float] = time.monotonic, sleep: Callable[[float], None] = time.sleep) -> None:
        self._manners = manners
        self._clock = clock
        self._sleep = sleep
        self._next: dict[str, float] = {}
        self._rules: dict[str, RobotFileParser] = {}
        self._failures: dict[str, int] = {}

    def fetch(self, address: str, etag: str | None = None, modified: str | None = None) -> Fetched:
        """Get a document, unless it is unchanged since ``etag`` or ``modified``.

        :raises InputError: it may not be fetched, is not there, or is too large; asking again is no use.
        :raises TransientError: the host is slow, busy or failing; asking later may help.
        """
        deadline = self._clock() + self._manners.most_seconds
        asked = address
        for _ in range(self._manners.most_redirects + 1):
            rules = self._rules_of(asked, deadline)
            if not rules.can_fetch(AGENT, asked):
                raise InputError(address, "fetch", "robots", "The site's robots.txt asks not to fetch this page. Leave it out.")
            self._wait(asked, float(rules.crawl_delay(AGENT) or 0))
            answer = self._ask(asked, deadline, {"If-None-Match": etag, "If-Modified-Since": modified})
            if not isinstance(answer, str):
                return answer
            asked = urljoin(asked, answer)
        raise InputError(
            address, "fetch", "redirects", f"More than {self._manners.most_redirects} redirects. The site sends in circles; leave it out."
        )

    def _wait(self, address: str, crawl_delay: float) -> None:
        host = urlsplit(address).netloc
        left = self._next.get(host, 0.0) - self._clock()
        if left > 60:
            raise TransientError(f"{host} asked to be left alone for {left:.0f} s more.")
        if left > 0:
            self._sleep(left)
        self._next[host] = self._clock() + max(self._manners.pause, min(crawl_delay, 60.0))

    def _rules_of(self, address: str, deadline: float) -> RobotFileParser:
        parts = urlsplit(address)
        site = f"{parts.scheme}://{parts.netloc}"
        if site not in self._rules:
            rules = RobotFileParser()
            try:
                answer = self._ask(f"{site}/robots.txt", deadline, {})
                content = answer.content if isinstance(answer, Fetched) and answer.content else b""
                rules.parse(content.decode("utf-8", "replace").splitlines())
            except InputError as error:
                if error.code in ("private", "no_host", "address"):
                    raise
                rules.parse([])
            self._rules[site] = rules
        return self._rules[site]

    def _ask(self, address: str, deadline: float, headers: dict[str, str | None]) -> Fetched | str:
        """One request: a document, or the address to go on to."""
        parts = urlsplit(address)
        host = parts.hostname
        if parts.scheme not in ("http", "https") or not host:
            raise InputError(address, "fetch", "address", "Not a web address. Give one that begins with https:// or http://.")
        port = parts.port or (443 if parts.scheme == "https" else 80)
        ip = self._public_address(address, host, port)
        left = max(1.0, deadline - self._clock())
        timeout = urllib3.Timeout(connect=min(10.0, left), read=min(10.0, left))
        pool: urllib3.HTTPConnectionPool
        if parts.scheme == "https":
            pool = urllib3.HTTPSConnectionPool(ip, port, timeout=timeout, assert_hostname=host, server_hostname=host)
        else:
            pool = urllib3.HTTPConnectionPool(ip, port, timeout=timeout)
        path = (parts.path or "/") + (f"?{parts.query}" if parts.query else "")
        sent = {"Host": parts.netloc.rpartition("@")[2], "User-Agent": AGENT, "Accept-Encoding": "gzip"}
        sent.update({name: value for name, value in headers.items() if value})
        try:
            answer = pool.request("GET", path, headers=sent, redirect=False, retries=False, preload_content=False)
            try:
                return self._read_answer(address, answer, deadline)
            finally:
                answer.close()
        except urllib3.exceptions.HTTPError as error:
            self._back_off(parts.netloc, None)
            raise TransientError(
                f"{address}: {type(error).__name__}; the host does not answer as it should. It is asked again next time."
            ) from error
        finally:
            pool.close()

    def _read_answer(self, address: str, answer: urllib3.BaseHTTPResponse, deadline: float) -> Fetched | str:
        host = urlsplit(address).netloc
        if answer.status in _LATER:
            self._back_off(host, answer.headers.get("Retry-After"))
            raise TransientError(f"{address}: the host answers {answer.status}. It is asked again next time.")
        self._failures.pop(host, None)
        if answer.status in _REDIRECTS and answer.headers.get("Location"):
            return str(answer.headers["Location"])
        if answer.status == 304:
            return Fetched(address=address, content=None)
        if answer.status != 200:
            raise InputError(address, "fetch", f"status_{answer.status}", f"The host answers {answer.status}. Check the address.")
        content = bytearray()
        for chunk in answer.stream(65_536, decode_content=True):
            content += chunk
            if len(content) > self._manners.most_bytes:
                raise InputError(
                    address, "fetch", "too_long", f"The document has more than {self._manners.most_bytes:,} bytes. Leave it out."
                )
            if self._clock() > deadline:
                raise TransientError(f"{address}: not read whole within {self._manners.most_seconds:.0f} s. It is asked again next time.")
        return Fetched(
            address=address, content=bytes(content), etag=answer.headers.get("ETag"), modified=answer.headers.get("Last-Modified")
        )

    def _public_address(self, address: str, host: str, port: int) -> str:
        """The IP address to connect to; it is looked up once, so that a name cannot point elsewhere after the check."""
        try:
            found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
        except (OSError, UnicodeError) as error:
            raise InputError(address, "fetch", "no_host", f"The host {host} is not known here ({error}). Check the address.") from error
        for entry in found:
            ip = str(entry[4][0])
            if not self._manners.private and not ipaddress.ip_address(ip.split("%")[0]).is_global:
                cure = "If you trust the address, allow it with --allow-private."
                raise InputError(address, "fetch", "private", f"{host} is {ip}, an address that is not public. {cure}")
        return str(found[0][4][0])

    def _back_off(self, host: str, retry_after: str | None) -> None:
        failures = self._failures[host] = self._failures.get(host, 0) + 1
        asked = float(retry_after) if retry_after and retry_after.isdigit() else 0.0
        self._next[host] = self._clock() + max(asked, min(self._manners.pause * 2**failures, 3600.0))
