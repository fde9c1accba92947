"""Finds who leads a body by the body's name: "the head of the harbour board" is "Ada Lind, chairwoman of the harbour board".

Reports call one leader of a body by different nouns: head, chief, boss, chairman, director. One report's "the head of the X" is the person
whom another prints as a leader of the X, where the story has one such person.
"""

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence

from variorum.collate.keys import coded
from variorum.collate.members import Group, Member, may_be_of
from variorum.collate.reprinted import add_places
from variorum.model.report import AnnotatedReport
from variorum.text.names import bare_words

_LEADERS = ("boss", "chair", "chairman", "chairwoman", "chief", "commander", "director", "governor", "head", "leader", "president")
_NOUN = rf"(?P<noun>{'|'.join(_LEADERS)})"
_MARKS = re.compile(r"\b(?:assistant|co|deputy|ex|former|incoming|late|outgoing|then|vice)\b")
_OF = re.compile(rf"(?:^|\s){_NOUN} of (?:the )?(?P<body>.+)$")
_OWN = re.compile(rf"^(?:the )?(?P<body>.+?)['’]s? {_NOUN}$")
_BEFORE = re.compile(rf"^(?:the )?(?P<body>.+) {_NOUN}$")
_LEAST = 4
"""Letters of a body's name."""
_CHAMBERS = frozenset({"assembly", "bundestag", "congress", "house", "knesset", "parliament", "senate"})
"""Bodies with a president and with several leaders of parties."""
_CODE = re.compile(r"[A-Z]{3}")


class Leaders:
    """The persons of a story by the bodies that its reports say they lead."""

    def __init__(self, groups: Sequence[Group]) -> None:
        self._by_body: dict[str, dict[int, Group]] = defaultdict(dict)
        self._printed: dict[str, set[str]] = defaultdict(set)
        people = [group for group in groups if group.members[0].words]
        families = {member.words[-1] for group in people for member in group.members if member.words}
        for group in people:
            for body, printed in _bodies_of(group):
                if body.split()[-1] not in _CHAMBERS | families:
                    self._by_body[body][id(group)] = group
                    self._printed[body].add(printed)

    def holder(self, member: Member) -> Group | None:
        """The one leader of the body that an unnamed person's description names; ``None`` where that is open."""
        if member.entity.kind != "person" or member.entity.named:
            return None
        told = {body for printed in (member.entity.name, member.whole) for body, _ in _read(printed)}
        found = {id(group): group for body in told for group in self._by_body.get(body, {}).values()}
        fitting = [group for group in found.values() if may_be_of(group, member)]
        return fitting[0] if len(found) == 1 and fitting else None

    def take_up(self, reports: Sequence[AnnotatedReport]) -> None:
        """Add to the groups the places where a report prints such a description and no entity is marked."""
        for report in sorted(reports, key=lambda report: report.id):
            taken = [mention for entity in report.entities or () for mention in (*entity.mentions, *entity.phrases)]
            found = []
            for body in sorted(self._by_body):
                if len(self._by_body[body]) == 1:
                    group = next(iter(self._by_body[body].values()))
                    found += [(start, end, group) for start, end in self._places(report.text, body) if not _overlaps(taken, start)]
            add_places(report, found)

    def _places(self, text: str, body: str) -> Iterator[tuple[int, int]]:
        """Where a text prints "the head of BODY"; its other forms stand with a name or are entities of their own."""
        for printed in sorted(self._printed[body]):
            for match in re.finditer(rf"(?<![\w-])[Tt]he {_NOUN} of (?:the )?{re.escape(printed)}(?![\w'’-])", text, re.IGNORECASE):
                if not text[match.end() + 1 : match.end() + 2].isupper():  # "the chair of the Harbour" Board
                    yield match.span()


def _overlaps(taken: Sequence[tuple[int, int]], start: int) -> bool:
    return any(first <= start < last for first, last in taken)


def _bodies_of(group: Group) -> Iterator[tuple[str, str]]:
    """The bodies that a person is printed as leader of, as they are compared and as they are printed."""
    name = {word for member in group.members for word in member.words}
    for member in group.members:
        for _, _, printed in (*member.phrases, *member.printed):
            words = printed.split()
            while words and bare_words(words[-1]).strip(".,") in name:
                words = words[:-1]
            yield from _read(" ".join(words))


def _read(printed: str) -> Iterator[tuple[str, str]]:
    """The body whose leader a description names, none where a mark makes another office of it or the body is a state."""
    plain = " ".join(printed.split())
    if _MARKS.search(plain.casefold()):
        return
    for pattern in (_OF, _OWN, _BEFORE):
        match = pattern.search(plain[:1].lower() + plain[1:])
        if match is not None:
            body = match["body"].strip(" ,'’")
            key = coded(bare_words(body))
            if len(key) >= _LEAST and not _CODE.fullmatch(key):
                yield key, body
            return
