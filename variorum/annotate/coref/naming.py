"""Finds names: known places and bodies by the gazetteer, people and others by the parser's names and their own second mentions."""

import re
from collections import Counter
from itertools import pairwise

from variorum.annotate.coref.mention import Mention, View, head_of, is_capitalised
from variorum.annotate.coref.placing import read_place
from variorum.annotate.coref.titles import trim_person
from variorum.model.report import EntityKind
from variorum.text.names import fold
from variorum.text.places import Place, load_gazetteer, name_key
from variorum.text.roles import load_roles

Found = tuple[int, int, str, Place | None]
"""First and last token (half-open), the parser's label or ``KNOWN``, the gazetteer's entry."""

_LONGEST_KNOWN = 7
_KINDS: dict[str, EntityKind] = {
    "PERSON": "person",
    "ORG": "organisation",
    "GPE": "place",
    "LOC": "place",
    "FAC": "place",
    "NORP": "group",
}
_EDGES = frozenset("\"'“”‘’«»()[]-–—,.:;!?*•") | {"'s", "’s", "'S", "’S", "’", "``", "''"}
_JOINTS = frozenset({"-", "–", "/", "and", "&", ","})
_NAME_WORD = re.compile(r"[^\W\d_]")


def find_known(view: View) -> list[Found]:
    """All names of the gazetteer in the text, the longest at each place."""
    gazetteer = load_gazetteer()
    doc = view.doc
    found: list[Found] = []
    index = 0
    while index < len(doc):
        token = doc[index]
        step = 1
        if not view.skipped[index] and (is_capitalised(token) or token.text.startswith("al-")):
            key = name_key(token.text)
            first = key.split()[0] if key else ""
            if first in gazetteer.first_words or first.casefold() in gazetteer.first_words:
                place, step = _longest(view, index)
                if place is not None:
                    found.append((index, index + step, "KNOWN", place))
        index += step
    return found


def _longest(view: View, index: int) -> tuple[Place | None, int]:
    doc, gazetteer = view.doc, load_gazetteer()
    capitals = view.heading[index] and doc[index].text.isupper()
    for length in range(min(_LONGEST_KNOWN, len(doc) - index), 0, -1):
        last = index + length
        if view.block[last - 1] != view.block[index]:
            continue
        words = view.words(index, last)
        if not words[-1].isalnum() and words[-1] != ".":
            continue
        place = gazetteer.find(words, capitals=capitals)
        if place is not None and not _is_plain_word(view, index, last):
            return place, length
    return None, 1


def _is_plain_word(view: View, first: int, last: int) -> bool:
    """ "Polish" opening an order, "Turkey" on a plate: one capitalised word at a sentence's start that is tagged as a verb."""
    return last - first == 1 and view.doc[first].pos_ in ("VERB", "PRON", "AUX") and view.doc[first].ent_type_ == ""


def find_parsed(view: View) -> list[Found]:
    """The parser's names with their edges trimmed; headings are left out, the parser does not read them well."""
    doc = view.doc
    found: list[Found] = []
    for entity in doc.ents:
        if entity.label_ not in _KINDS or view.skipped[entity.start] or view.heading[entity.start]:
            continue
        first, last = entity.start, entity.end
        while first < last and (doc[first].text in _EDGES or doc[first].lower_ in ("the", "a", "an")):
            first += 1
        while last > first and doc[last - 1].text in _EDGES:
            last -= 1
        if first < last and any(is_capitalised(token) for token in doc[first:last]) and _NAME_WORD.search(view.words(first, last)):
            found.append((first, last, entity.label_, None))
    return found


def combine(view: View, known: list[Found], parsed: list[Found]) -> list[Found]:
    """Settle overlaps: a parser's name made of known names only is those; a longer one keeps the known ones out."""
    by_token = {index: hit for hit in known for index in range(hit[0], hit[1])}
    taken: set[int] = set()
    result: list[Found] = []
    for first, last, label, _ in parsed:
        inside = [by_token.get(index) for index in range(first, last)]
        hits = list(dict.fromkeys(hit for hit in inside if hit is not None))
        rest = [view.doc[first + offset] for offset, hit in enumerate(inside) if hit is None]
        if hits and (all(token.text in _JOINTS for token in rest) or any(hit[0] < first or hit[1] > last for hit in hits)):
            continue
        if hits and label in ("GPE", "LOC", "NORP") and all(not is_capitalised(token) for token in rest):
            continue
        if hits and hits[0][0] == first and hits[0][3] is not None and hits[0][3].kind in ("people", "region_people") and label == "PERSON":
            first = hits[0][1]
            if first >= last:
                continue
        taken.update(range(first, last))
        result.append((first, last, label, None))
    result.extend(hit for hit in known if not taken.intersection(range(hit[0], hit[1])))
    return sorted(result, key=lambda hit: (hit[0], -hit[1]))


def vote_kinds(view: View, found: list[Found]) -> dict[str, EntityKind]:
    """What a name of one word is: a person where a person of that family name or a title before it says so, else the majority."""
    votes: dict[str, Counter[EntityKind]] = {}
    roles = load_roles()
    for first, last, label, place in found:
        if place is not None:
            continue
        word = fold(view.doc[last - 1].text)
        counter = votes.setdefault(word, Counter())
        if label == "PERSON" and last - first > 1:
            counter["person"] += 10
        elif last - first == 1:
            counter[_KINDS[label]] += 2 if label == "PERSON" else 1
            before = view.doc[first - 1].lower_ if first else ""
            if before in roles and roles[before].title:
                counter["person"] += 10
    order: list[EntityKind] = ["person", "organisation", "place", "group"]
    return {word: max(order, key=lambda kind: (counter[kind], -order.index(kind))) for word, counter in votes.items()}


def find_repeated(view: View, found: list[Found], kinds: dict[str, EntityKind]) -> list[Found]:
    """Later mentions that the parser missed: family names in headings and capitals, names of one word elsewhere."""
    covered = {index for first, last, _, _ in found for index in range(first, last)}
    labels = {"person": "PERSON", "organisation": "ORG", "place": "GPE", "group": "NORP"}
    extra: list[Found] = []
    for token in view.doc:
        if token.i in covered or view.skipped[token.i] or not is_capitalised(token) or len(token) < 3:
            continue
        kind = kinds.get(fold(token.text))
        if kind in ("person", "organisation") and token.pos_ not in ("VERB", "ADP", "DET", "PRON"):
            extra.append((token.i, token.i + 1, labels[kind], None))
    joined: list[Found] = []
    for hit in extra:
        joined.append(hit)
    return joined


def find_names(view: View) -> list[Mention]:
    """All mentions by name in the order of the text; none overlaps another."""
    found = combine(view, find_known(view), find_parsed(view))
    kinds = vote_kinds(view, found)
    found = sorted(found + find_repeated(view, found, kinds), key=lambda hit: (hit[0], -hit[1]))
    mentions = []
    for first, last, label, place in found:
        if place is not None:
            mention = read_place(view, first, last, place)
        else:
            kind = _KINDS[label]
            if last - first == 1:
                kind = kinds.get(fold(view.doc[first].text), kind)
            mention = _read_name(view, first, last, kind)
        if mention is not None:
            mentions.append(mention)
    return [one for one, other in pairwise([*mentions, None]) if one is not None and (other is None or one.end <= other.start)]


def _read_name(view: View, first: int, last: int, kind: EntityKind) -> Mention | None:
    roles: tuple[str, ...] = ()
    country = sector = None
    if kind == "person":
        trimmed = trim_person(view, first, last)
        if trimmed is None:
            return None
        first, last, roles, country, sector = trimmed
    start, end = view.range(first, last)
    return Mention(
        start=start,
        end=end,
        first=first,
        last=last,
        head=head_of(view.doc, first, last),
        form="name",
        kind=kind,
        name=view.words(first, last),
        country=country,
        sector=sector,
        roles=roles,
        plural=kind == "group",
    )
