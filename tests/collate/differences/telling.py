"""Collates a few marked-up reports, with other sentences around what is compared, and gives the differences that are told."""

from tests.factory import report
from variorum.collate import collate_story

ASIDES = (
    "The bakery on Quince Street sold out of plum cakes.",
    "A heron was seen over the old lighthouse at noon.",
    "Schoolboys painted the bandstand in two shades of green.",
    "The museum lent its largest clock to a village choir.",
)


def differences(*marked, published=(), asides=ASIDES):
    """The differences between reports ``a``, ``b`` ..., each followed by sentences of its own."""
    days = dict(enumerate(published))
    reports = [
        report(
            chr(97 + number),
            "\n".join((text, asides[number % len(asides)], asides[(number + 1) % len(asides)])),
            published=days.get(number),
        )
        for number, text in enumerate(marked)
    ]
    return list(collate_story("s", reports, []).differences)


def kinds(*marked, **more):
    """The kinds of the differences in a certain respect: what is only retold in other words is left out."""
    return [found.kind for found in differences(*marked, **more) if not found.summary.startswith("retold")]


def one(kind, found):
    """The only difference of a kind."""
    (only,) = [item for item in found if item.kind == kind]
    return only


def says(item):
    """What the sides of a difference say."""
    return [side.says for side in item.sides]
