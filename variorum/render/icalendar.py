"""Writes the dated events of an account as an iCalendar file (RFC 5545)."""

from datetime import date

from variorum.model.account import Account, AccountEvent
from variorum.render.days import read_days
from variorum.render.naming import ActorNames
from variorum.render.phrasing import STATUSES, say_date

_STAMP = "19700101T000000Z"
_STATUS = {"actual": "CONFIRMED", "denied": "CANCELLED"}


def escape_text(text: str) -> str:
    """A value of type TEXT: back-slash, comma, semicolon and line end escaped, control characters dropped (RFC 5545, 3.3.11)."""
    clean = "".join(" " if ord(letter) < 32 and letter != "\n" else letter for letter in text)
    return clean.replace("\\", "\\\\").replace(";", "\\;").replace(",", "\\,").replace("\n", "\\n")


def fold_line(line: str) -> str:
    """A content line broken after at most 75 octets, never inside a character (RFC 5545, 3.1)."""
    pieces = []
    piece, size = "", 0
    for letter in line:
        width = len(letter.encode())
        if size + width > 75:
            pieces.append(piece)
            piece, size = " ", 1
        piece += letter
        size += width
    return "\r\n".join([*pieces, piece])


def _basic(ordinal: int) -> str:
    return date.fromordinal(ordinal).isoformat().replace("-", "")


def _entry(event: AccountEvent, story: str, names: ActorNames) -> list[str]:
    days = read_days(event.date)
    if days is None or days.last >= date.max.toordinal():
        return []
    notes = [say_date(event.date), STATUSES[event.status], f"according to {names.join(event.per)}" if event.per else ""]
    words = [f"{one.report}: {one.text}" for one in event.evidence]
    return [
        "BEGIN:VEVENT",
        f"UID:{escape_text(event.id)}@{escape_text(story)}.variorum",
        f"DTSTAMP:{_STAMP}",
        f"DTSTART;VALUE=DATE:{_basic(days.first)}",
        f"DTEND;VALUE=DATE:{_basic(days.last + 1)}",
        f"SUMMARY:{escape_text(event.title)}",
        f"DESCRIPTION:{escape_text(chr(10).join([', '.join(note for note in notes if note), *words]))}",
        f"STATUS:{_STATUS.get(event.status, 'TENTATIVE')}",
        *([f"CATEGORIES:{escape_text(event.type)}"] if event.type else []),
        "TRANSP:TRANSPARENT",
        "END:VEVENT",
    ]


def render_icalendar(account: Account) -> str:
    """The events that have a date, as all-day entries over all the days that the date may mean; undated ones are left out.

    ``DTSTAMP`` is a fixed instant: the same account must give the same bytes.
    """
    names = ActorNames(account.actors)
    lines = ["BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//Variorum//Variorum//EN", f"X-WR-CALNAME:{escape_text(account.story.title)}"]
    for event in account.events:
        lines += _entry(event, account.story.id, names)
    return "".join(fold_line(line) + "\r\n" for line in [*lines, "END:VCALENDAR"])
