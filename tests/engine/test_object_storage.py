"""Reports are read from object storage: a small server of our own speaks as S3 does."""

import gzip
import json
import os
import subprocess
import sys
import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from urllib.parse import parse_qs, unquote, urlsplit
from xml.sax.saxutils import escape

import pytest

TEXT = 'KARVOS, June {day}, 2026 - "The gate stays shut," Minister Ada Lindqvist said on Wednesday.'


def lines(first: int) -> bytes:
    return "".join(json.dumps({"id": f"r{number}", "text": TEXT.format(day=number)}) + "\n" for number in range(first, first + 3)).encode()


OBJECTS = {
    "2026/a.jsonl": lines(1),
    "2026/deep/b.jsonl": lines(11),
    "2026/c.jsonl.gz": gzip.compress(lines(21)),
    "2026/notes.txt": b"not asked for",
    "2025/old.jsonl": lines(31),
}


class Storage(BaseHTTPRequestHandler):
    """ListObjectsV2 two keys a page, GetObject with ranges, HeadObject, in one bucket called ``desk``."""

    asked: list[str] = []  # noqa: RUF012  # one list for the test's server
    protocol_version = "HTTP/1.1"

    def log_message(self, format: str, *args: object) -> None:
        return

    def do_HEAD(self) -> None:
        self.do_GET()

    def do_GET(self) -> None:
        parts = urlsplit(self.path)
        query = {name: values[0] for name, values in parse_qs(parts.query, keep_blank_values=True).items()}
        bucket, _, key = unquote(parts.path).lstrip("/").partition("/")
        type(self).asked.append(f"{self.command} {bucket}/{key}")
        if bucket != "desk":
            self.answer(b"<Error><Code>NoSuchBucket</Code><Message>no such bucket</Message></Error>", status=404)
        elif not key:
            self.answer(self.listing(query))
        elif key in OBJECTS:
            self.give(OBJECTS[key])
        else:
            self.answer(b"<Error><Code>NoSuchKey</Code><Message>no such key</Message></Error>", status=404)

    def listing(self, query: dict[str, str]) -> bytes:
        prefix, delimiter, after = query.get("prefix", ""), query.get("delimiter", ""), query.get("continuation-token", "")
        entries: dict[str, str] = {}
        for key in sorted(key for key in OBJECTS if key.startswith(prefix)):
            rest = key[len(prefix) :]
            if delimiter and delimiter in rest:
                folder = prefix + rest.split(delimiter)[0] + delimiter
                entries[folder] = f"<CommonPrefixes><Prefix>{escape(folder)}</Prefix></CommonPrefixes>"
            else:
                entries[key] = (
                    f"<Contents><Key>{escape(key)}</Key><LastModified>2026-06-03T08:00:00.000Z</LastModified>"
                    f"<ETag>&quot;0&quot;</ETag><Size>{len(OBJECTS[key])}</Size><StorageClass>STANDARD</StorageClass></Contents>"
                )
        left = [name for name in sorted(entries) if name > after]
        more = f"<NextContinuationToken>{escape(left[1])}</NextContinuationToken>" if len(left) > 2 else ""
        body = "".join(entries[name] for name in left[:2])
        head = f"<Name>desk</Name><Prefix>{escape(prefix)}</Prefix><KeyCount>{len(left[:2])}</KeyCount><MaxKeys>2</MaxKeys>"
        truncated = f"<IsTruncated>{'true' if more else 'false'}</IsTruncated>"
        namespace = "http://s3.amazonaws.com/doc/2006-03-01/"
        return f'<?xml version="1.0"?><ListBucketResult xmlns="{namespace}">{head}{truncated}{more}{body}</ListBucketResult>'.encode()

    def give(self, content: bytes) -> None:
        asked = self.headers.get("Range")
        if asked is None:
            return self.answer(content, "application/octet-stream")
        first, _, last = asked.removeprefix("bytes=").partition("-")
        start, end = int(first), min(int(last or len(content) - 1), len(content) - 1)
        return self.answer(content[start : end + 1], "application/octet-stream", 206, f"bytes {start}-{end}/{len(content)}")

    def answer(self, body: bytes, kind: str = "application/xml", status: int = 200, part: str = "") -> None:
        self.send_response(status)
        self.send_header("Content-Type", kind)
        self.send_header("Content-Length", str(len(body)))
        self.send_header("ETag", '"0"')
        self.send_header("Last-Modified", "Wed, 03 Jun 2026 08:00:00 GMT")
        if part:
            self.send_header("Content-Range", part)
        self.end_headers()
        if self.command != "HEAD":
            self.wfile.write(body)


@pytest.fixture
def storage() -> Iterator[str]:
    Storage.asked = []
    server = ThreadingHTTPServer(("127.0.0.1", 0), Storage)
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    yield f"http://127.0.0.1:{server.server_address[1]}"
    server.shutdown()
    server.server_close()


def batch(endpoint: str, address: str, out: Path) -> subprocess.CompletedProcess[str]:
    recipe = out.with_suffix(".toml")
    recipe.write_text('layers = ["language", "layout", "boilerplate", "published"]\n', encoding="utf-8")
    command = [sys.executable, "-c", "from variorum.cli.main import run; run()", "batch", address, "-o", str(out)]
    own = {"AWS_ENDPOINT_URL": endpoint, "AWS_ACCESS_KEY_ID": "tester", "AWS_SECRET_ACCESS_KEY": "open sesame", "AWS_REGION": "us-east-1"}
    environment = {**os.environ, **own, "NO_PROXY": "127.0.0.1", "no_proxy": "127.0.0.1"}
    command += ["--runner", "plain", "--recipe", str(recipe)]
    return subprocess.run(command, capture_output=True, text=True, check=False, env=environment, timeout=300)


def test_a_glob_of_object_storage_is_read(storage: str, tmp_path: Path) -> None:
    done = batch(storage, "s3://desk/2026/**/*.jsonl*", tmp_path / "out")
    assert done.returncode == 0, done.stderr
    assert "GET desk/2026/deep/b.jsonl" in Storage.asked
    assert not any("old" in one or "notes" in one for one in Storage.asked)
    ids = [json.loads(line)["id"] for line in (tmp_path / "out" / "part-00000.jsonl").read_bytes().splitlines()]
    assert sorted(ids) == ["r1", "r11", "r12", "r13", "r2", "r21", "r22", "r23", "r3"]


@pytest.mark.parametrize("address", ["s3://desk/1999/*.jsonl", "s3://elsewhere/*.jsonl"])
def test_what_is_not_there_is_said(storage: str, tmp_path: Path, address: str) -> None:
    done = batch(storage, address, tmp_path / "out")
    assert done.returncode == 2
    assert address in " ".join(done.stderr.split())
