"""The outlet is read off the page where the page names it, and a place or agency is not taken for it."""

import pytest

from tests.annotate.page import Page
from variorum.annotate.page.outlets import find_outlet

_BODY = "The foreign minister of Karven said on Monday that the talks over the Orlin dam had failed.\nNo date was set for another round."


def _outlet(text: str) -> str | None:
    page = Page(text)
    return find_outlet(page.text, page.boilerplate)


@pytest.mark.parametrize(
    ("text", "outlet"),
    [
        (f"Velska Post (12/05/2031): {_BODY}", "Velska Post"),
        (f"VelskaToday (12 May 2031): {_BODY}", "VelskaToday"),
        (f"{_BODY}\n© 2031 Velska Post. All rights reserved.", "Velska Post"),
        (f"{_BODY}\nCopyright Orlin Gazette Media Ltd. All rights reserved.", "Orlin Gazette"),
        (f"{_BODY}\nVelska Post Newsroom", "Velska Post"),
        (f"{_BODY}\nThe Orlin Courier staff contributed to this report.", "Orlin Courier"),
        (f"Publication: The Lamp\n{_BODY}", "The Lamp"),
        (f"Port Orlin (12 May 2031): {_BODY}", None),
        (f"PORT ORLIN, May 12 (Reuters) - {_BODY}", None),
        (f"{_BODY}\nCopyright 2031 The Associated Press. All rights reserved.", None),
        (f"{_BODY}\nBy Jon Kask", None),
        (_BODY, None),
    ],
)
def test_the_outlet_is_read_off_the_page(text: str, outlet: str | None) -> None:
    assert _outlet(text) == outlet


def test_the_copyright_of_an_agency_credits_it() -> None:
    line = "Copyright 2031 The Associated Press. All rights reserved."
    assert Page(f"{_BODY}\n{line}").credited() == [("Associated Press", line)]
