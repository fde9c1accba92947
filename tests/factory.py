"""Builds annotated reports in one line each from marked-up text, so that a test shows what it is about.

Mark-up: ``{Anna Ovik}`` is a mention of a person, ``{org:Harbour Board}``, ``{country:Torland}``, ``{place:Port}`` and
``{group:boatmen}`` of others. ``{a1=Anna Ovik}`` gives an entity the id ``a1``, ``{=a1:she}`` mentions it again. ``[...]`` is the
content of a statement; its speaker is the mention nearest before it in its sentence, else the nearest after it (``[@a1 ...]``
names the speaker's id). Quotation marks inside a content are read as quotations. A line that begins with ``#`` is a heading. One
line is one block; sentences end at ``. `` and at line ends.
"""

import re

from variorum.model.report import (
    AnnotatedReport,
    Block,
    Credit,
    Entity,
    EntityKind,
    Event,
    Figure,
    Position,
    Published,
    Range,
    Source,
    Statement,
    TimeExpression,
)

_MARK = re.compile(
    r"\{(?:(?P<ref>=\w+):|(?P<id>\w+)=)?(?:(?P<kind>person|org|country|place|group):)?(?P<name>[^{}]+)\}|\[(?:@(?P<who>\w+) )?|\]"
)
_KINDS: dict[str, EntityKind] = {"org": "organisation", "country": "country", "place": "place", "group": "group", "person": "person"}
_QUOTED = re.compile(r"[\"“]([^\"“”]+)[\"”]")


def plain(id: str, text: str, *, published: str | None = None, outlet: str | None = None, title: str | None = None) -> AnnotatedReport:
    """A report with its text alone, as grouping sees it."""
    return AnnotatedReport(
        id=id,
        source=Source(),
        title=title,
        outlet=outlet,
        language="en",
        text=text,
        published=Published(date=published, basis="given" if published else "unknown"),
    )


def place_of(text: str, words: str, nth: int = 0) -> Range:
    """Where ``words`` stand in ``text``.

    :raises ValueError: they do not.
    """
    start = -1
    for _ in range(nth + 1):
        start = text.index(words, start + 1)
    return (start, start + len(words))


def report(
    id: str,
    marked: str,
    published: str | None = None,
    date: str | None = None,
    title: str | None = None,
    times: tuple[TimeExpression, ...] = (),
    figures: tuple[Figure, ...] = (),
    events: tuple[Event, ...] = (),
    positions: tuple[Position, ...] = (),
    credits: tuple[Credit, ...] = (),
) -> AnnotatedReport:
    """A report with entities and statements read from mark-up; ``date`` is the date of all its statements."""
    text, mentions, contents = _read(marked)
    blocks, sentences = _layout(text)
    headings = [(block.start, block.end) for block in blocks if block.kind == "heading"]
    entities: dict[str, Entity] = {}
    places: list[tuple[int, int, str]] = []
    for start, end, key, kind in mentions:
        name = text[start:end]
        entity = key or next((other.id for other in entities.values() if other.name == name), f"e{len(entities) + 1}")
        old = entities.get(entity)
        if old is None:
            entities[entity] = Entity(id=entity, name=name, kind=kind, mentions=((start, end),))
        else:
            entities[entity] = Entity(id=entity, name=old.name, kind=old.kind, mentions=(*old.mentions, (start, end)))
        places.append((start, end, entity))
    statements = tuple(
        _statement(number, text, span, who, places, sentences, headings, date) for number, (span, who) in enumerate(contents, 1)
    )
    return AnnotatedReport(
        id=id,
        source=Source(),
        title=title,
        outlet=None,
        language="en",
        text=text,
        published=Published(date=published, basis="given" if published else "unknown"),
        boilerplate=(),
        blocks=tuple(blocks),
        sentences=tuple(sentences),
        credits=credits,
        entities=tuple(entities.values()),
        statements=statements,
        times=times,
        figures=figures,
        events=events,
        positions=positions,
    )


_Mention = tuple[int, int, str | None, EntityKind]


def _read(marked: str) -> tuple[str, list[_Mention], list[tuple[Range, str | None]]]:
    text, last = "", 0
    mentions: list[_Mention] = []
    contents: list[tuple[Range, str | None]] = []
    opened: list[tuple[int, str | None]] = []
    for match in _MARK.finditer(marked):
        text += marked[last : match.start()]
        last = match.end()
        if match.group() == "]":
            start, who = opened.pop()
            contents.append(((start, len(text)), who))
        elif match.group().startswith("["):
            opened.append((len(text), match.group("who")))
        else:
            key = (match.group("ref") or "=")[1:] or match.group("id")
            start = len(text)
            text += match.group("name")
            mentions.append((start, len(text), key, _KINDS[match.group("kind") or "person"]))
    return text + marked[last:], mentions, sorted(contents)


def _layout(text: str) -> tuple[list[Block], list[Range]]:
    blocks: list[Block] = []
    sentences: list[Range] = []
    place = 0
    for line in text.split("\n"):
        if line.strip():
            blocks.append(Block(start=place, end=place + len(line), kind="heading" if line.startswith("#") else "paragraph"))
            start = place
            for match in re.finditer(r"[.!?][\"”]? ", line):
                sentences.append((start, place + match.end() - 1))
                start = place + match.end()
            if start < place + len(line):
                sentences.append((start, place + len(line)))
        place += len(line) + 1
    return blocks, sentences


def _statement(
    number: int,
    text: str,
    span: Range,
    who: str | None,
    places: list[tuple[int, int, str]],
    sentences: list[Range],
    headings: list[Range],
    date: str | None,
) -> Statement:
    start, end = span
    sentence = next((found for found in sentences if found[0] <= start < found[1]), (0, len(text)))
    near = [place for place in places if sentence[0] <= place[0] < sentence[1] and not start <= place[0] < end]
    if who:
        named = [place for place in near if place[2] == who] or [place for place in places if place[2] == who]
        chosen = named[:1]
    else:
        chosen = [place for place in near if place[1] <= start][-1:] or near[:1]
    quoted = tuple((start + match.start(1), start + match.end(1)) for match in _QUOTED.finditer(text[start:end]))
    whole = bool(quoted) and quoted[0][1] - quoted[0][0] >= end - start - 2
    return Statement(
        id=f"s{number}",
        speaker=tuple((place[0], place[1]) for place in chosen),
        speaker_entity=tuple(place[2] for place in chosen),
        content=quoted[:1] if whole else (span,),
        mode="direct" if whole else "mixed" if quoted else "indirect",
        date=date,
        quoted=quoted,
        heading=any(first <= start < last for first, last in headings),
    )
