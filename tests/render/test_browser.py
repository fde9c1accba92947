"""The page in a real browser, at desktop and phone width; runs where Chromium is installed."""

import re
import shutil
import subprocess
from pathlib import Path

import pytest

from tests.render.orlin import orlin_account, orlin_reports
from variorum.render import render_page

CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
FLOW = Path(__file__).with_name("flow.js")


@pytest.mark.skipif(CHROMIUM is None, reason="no Chromium on this machine")
@pytest.mark.parametrize("width", [1280, 500])
def test_a_reader_finds_the_words(tmp_path: Path, width: int) -> None:
    html = render_page(orlin_account(), orlin_reports())
    page = tmp_path / "page.html"
    page.write_text(html.replace("</body>", f"<script>{FLOW.read_text()}</script></body>"), encoding="utf-8")
    flags = "--headless --no-sandbox --disable-gpu --disable-quic --no-first-run --disable-background-networking --disable-component-update"
    dump = subprocess.run(
        [
            CHROMIUM or "",
            *flags.split(),
            "--disable-sync",
            f"--user-data-dir={tmp_path}/profile",
            f"--window-size={width},900",
            "--virtual-time-budget=5000",
            "--dump-dom",
            page.as_uri(),
        ],
        capture_output=True,
        text=True,
        timeout=90,
        check=False,
    ).stdout
    told = re.search(r'id="told">(.*?)</pre>', dump, re.S)
    assert told, dump[-500:]
    lines = told.group(1).splitlines()
    assert len(lines) == 6 and all(line.startswith("ok ") for line in lines), lines
