"""Guesses the grammatical gender of a person from courtesy titles, gendered role nouns and, weakest, the given name."""

from functools import cache
from importlib.resources import files

from variorum.annotate.coref.chains import Chain
from variorum.annotate.coref.titles import COURTESY
from variorum.text.names import fold

_COURTESY = {title.rstrip("."): gender for title, gender in COURTESY.items()}
_ROLES = {
    **dict.fromkeys(
        "king prince emperor sheikh sultan emir businessman policeman spokesman chairman congressman husband son brother father priest monk".split(),
        "m",
    ),
    **dict.fromkeys(
        "queen princess empress spokeswoman chairwoman congresswoman businesswoman policewoman wife daughter sister mother widow nun".split(),
        "f",
    ),
    "first lady": "f",
    "imam": "m",
    "pope": "m",
}


@cache
def _given_names() -> dict[str, str]:
    names: dict[str, str] = {}
    for line in (files("variorum.text") / "data" / "given_names.txt").read_text(encoding="utf-8").splitlines():
        if not line.startswith("#"):
            gender, *rest = line.split()
            names.update((fold(name), gender) for name in rest)
    return names


def gender_of(chain: Chain) -> str | None:
    """``m``, ``f`` or ``None`` for a chain; anything but a person is ``None``."""
    if chain.kind != "person":
        return None
    for table in (_COURTESY, _ROLES):
        told = sorted({table[role] for role in chain.roles if role in table})
        if len(told) == 1:
            return told[0]
    return _given_names().get(chain.words[0]) if len(chain.words) > 1 else None
