"""Finds names: those of the gazetteer, those the parser marks, and later mentions of either that the parser missed."""

import re
from collections import Counter
from itertools import pairwise

import msgspec
from spacy.tokens import Token

from variorum.annotate.coref.known import Known, find_known
from variorum.annotate.coref.lexicon import word_list
from variorum.annotate.coref.mention import Mention, View, head_of, is_capitalised
from variorum.annotate.coref.placing import read_place
from variorum.annotate.coref.sites import find_sites
from variorum.annotate.coref.titles import Titles, is_glued, opens_with_title, role_at, trim_person
from variorum.model.report import EntityKind
from variorum.text.given_names import is_given_name
from variorum.text.names import fold
from variorum.text.places import Place, load_gazetteer

_KINDS: dict[str, EntityKind] = {
    "PERSON": "person",
    "ORG": "organisation",
    "GPE": "place",
    "LOC": "place",
    "FAC": "place",
    "NORP": "group",
}
_THINGS = word_list("things")
"""Last words of names that name no actor and no place."""
_BUILT = word_list("built_nouns")
_EDGES = frozenset("\"'“”‘’«»()[]-–—,.:;!?*•/") | {"'s", "’s", "'S", "’S", "``", "''"}
_DECISIVE = 100
"""Votes of a full name or a title for a family name's being a person's: more than the parser's slips in one report."""
_JOINTS = frozenset({"-", "–", "/", "and", "&", ",", "'s", "’s", "the"})
_NAME_WORD = re.compile(r"[^\W\d_]")


class Name:
    """A candidate: its tokens (half-open), what it is thought to be, and the gazetteer's entry where there is one."""

    def __init__(self, first: int, last: int, kind: EntityKind, place: Place | None = None) -> None:
        self.first = first
        self.last = last
        self.kind = kind
        self.place = place


def find_names(view: View) -> list[Mention]:
    """All mentions by name in the order of the text; none overlaps another."""
    known = find_known(view)
    found = _combine(view, known, _find_parsed(view, known))
    kinds = _vote_kinds(view, found)
    found = _split_pairs(view, found, kinds)
    found = sorted(found + _find_repeated(view, found, kinds), key=lambda name: (name.first, -name.last))
    mentions = []
    for name in found:
        if name.place is not None:
            mention = read_place(view, name.first, name.last, name.place)
        else:
            if name.last - name.first == 1:
                name.kind = kinds.get(fold(view.doc[name.first].text), name.kind)
            mention = _read_name(view, name)
        if mention is not None:
            mentions.append(mention)
    mentions.sort(key=lambda mention: (mention.start, -mention.end))
    kept = [one for one, other in pairwise([*mentions, None]) if one is not None and (other is None or one.end <= other.start)]
    return [_with_possessor(view, one, before) for before, one in pairwise([None, *kept]) if one is not None]


def _with_possessor(view: View, mention: Mention, before: Mention | None) -> Mention:
    """ "Ministry of Defence" taken together with the state right before it: "X's Ministry of Defence"."""
    if mention.kind != "organisation" or mention.known or before is None or not before.country:
        return mention
    role = role_at(view, mention.first)
    gap = view.words(before.last, mention.first) if before.last < mention.first else ""
    beside = before.last == mention.first or gap in ("'s", "’s", "'", "’")
    if role is None or role[0].kind != "body" or not beside or before.kind not in ("country", "organisation"):
        return mention
    start, end = view.range(before.first, mention.last)
    return msgspec.structs.replace(
        mention,
        start=start,
        end=end,
        first=before.first,
        name=view.words(before.first, mention.last),
        country=before.country,
        sector=role[0].sector,
    )


def _find_parsed(view: View, known: list[Known]) -> list[Name]:
    """The parser's names with their edges trimmed; headings are left out, the parser does not read them well."""
    refused = _refused(view, known)
    doc = view.doc
    found = find_sites(view)
    sites = {index for first, last in found for index in range(first, last)}
    names = [Name(first, last, "place") for first, last in found]
    products = {fold(entity.text) for entity in doc.ents if entity.label_ == "PRODUCT"}
    for entity in doc.ents:
        if entity.label_ not in _KINDS or view.skipped[entity.start] or view.heading[entity.start]:
            continue
        first, last = entity.start, entity.end
        while first < last and (doc[first].text in _EDGES or doc[first].lower_ in ("the", "a", "an")):
            first += 1
        while last > first and _is_edge(doc[last - 1], entity.label_):
            last -= 1
        if (
            first == last
            or sites.intersection(range(first, last))
            or doc[last - 1].lemma_.lower() in _THINGS
            or not _NAME_WORD.search(view.words(first, last))
        ):
            continue
        words = fold(view.words(first, last))
        if last - first == 1 and first in refused:
            continue
        if (
            words in products
            or words.removesuffix("s") in products
            or _is_body_noun(view, first, last)
            or _is_adjective(view, entity.label_, last)
        ):
            continue
        if any(is_capitalised(token) for token in doc[first:last]):
            names.append(Name(first, last, _first_kind(view, first, last, entity.label_)))
    return sorted(names, key=lambda name: (name.first, -name.last))


def _is_edge(token: Token, label: str) -> bool:
    """Whether the last token of a parser's name is no part of it."""
    return token.text in _EDGES or (label != "FAC" and token.text.islower() and not is_glued(token))


def _refused(view: View, known: list[Known]) -> set[int]:
    """Words that the gazetteer has but not here: "US" in a line of capitals, "pro-X"."""
    taken = {index for first, last, _ in known for index in range(first, last)}
    named = (token for entity in view.doc.ents for token in entity if token.i not in taken)
    return {token.i for token in named if load_gazetteer().find(token.text) is not None}


def _is_body_noun(view: View, first: int, last: int) -> bool:
    """ "the Alliance", "Parliament": a description of a body, not its name."""
    role = role_at(view, first) if last - first == 1 else None
    return role is not None and role[0].kind == "body"


def _is_adjective(view: View, label: str, last: int) -> bool:
    """ "Republican", "Islamic" before a noun: it colours the noun and names nobody."""
    token = view.doc[last - 1]
    return label == "NORP" and (token.tag_ == "JJ" or (token.dep_ in ("amod", "compound", "nmod") and token.head.i > token.i))


def _first_kind(view: View, first: int, last: int, label: str) -> EntityKind:
    """The parser's label, set right where a title or a given name opens the name, or where it is an abbreviation."""
    doc = view.doc
    if last - first > 1 and doc[last - 1].lower_ in _BUILT and is_capitalised(doc[last - 1]):
        return "place"
    if label == "PERSON" and last - first == 1 and doc[first].text.isupper() and 2 <= len(doc[first]) <= 4:
        return "organisation"
    if label != "PERSON" and 2 <= last - first <= 4 and all(is_capitalised(token) for token in doc[first:last]):
        person_like = is_given_name(doc[first].text) and doc[first + 1].pos_ == "PROPN" and label in ("ORG", "GPE") and last - first <= 3
        if opens_with_title(view, first, last) or (person_like and doc[last - 1].ent_type_ != "FAC"):
            return "person"
    return _KINDS[label]


def _combine(view: View, known: list[Known], parsed: list[Name]) -> list[Name]:
    """Settle overlaps: a parser's name made of known names only is those; a longer one keeps the known ones out."""
    by_token = {index: hit for hit in known for index in range(hit[0], hit[1])}
    taken: set[int] = set()
    result: list[Name] = []
    for name in parsed:
        inside = [by_token.get(index) for index in range(name.first, name.last)]
        hits = list(dict.fromkeys(hit for hit in inside if hit is not None))
        rest = [view.doc[name.first + offset] for offset, hit in enumerate(inside) if hit is None]
        if hits and _is_only_known(name, hits, [token.text for token in rest], any(is_capitalised(token) for token in rest)):
            continue
        if name.kind == "person" and hits and hits[0][0] == name.first and hits[0][2].kind in ("people", "region_people"):
            name.first = hits[0][1]
        if name.kind == "person" and hits and hits[-1][1] == name.last and hits[-1][2].kind in ("seat", "body"):
            name.last = hits[-1][0]
        if name.first < name.last:
            taken.update(range(name.first, name.last))
            result.append(name)
    result += [Name(first, last, "other", place) for first, last, place in known if not taken.intersection(range(first, last))]
    return sorted(result, key=lambda name: (name.first, -name.last))


def _is_only_known(name: Name, hits: list[Known], rest: list[str], capitals: bool) -> bool:
    if all(word in _JOINTS for word in rest) or any(hit[0] < name.first or hit[1] > name.last for hit in hits):
        return True
    if name.kind in ("place", "group") and not capitals:
        return True
    return name.kind in ("person", "group") and any(word in ("-", "–") for word in rest) and hits[-1][1] == name.last


def _vote_kinds(view: View, found: list[Name]) -> dict[str, EntityKind]:
    """What a name of one word is: a person where a full name or a title before it says so, else what the parser most often says."""
    votes: dict[str, Counter[EntityKind]] = {}
    for name in found:
        if name.place is not None:
            continue
        counter = votes.setdefault(fold(view.doc[name.last - 1].text), Counter())
        if name.last - name.first > 1:
            if name.kind == "person":
                counter["person"] += _DECISIVE
        else:
            counter[name.kind] += 2 if name.kind == "person" else 1
            if name.first and opens_with_title(view, name.first - 1, name.last):
                counter["person"] += _DECISIVE
    order: list[EntityKind] = ["person", "organisation", "place", "group"]
    return {word: max(order, key=lambda kind: (counter[kind], -order.index(kind))) for word, counter in votes.items() if counter}


def _split_pairs(view: View, found: list[Name], kinds: dict[str, EntityKind]) -> list[Name]:
    """ "X-Y" as the parser's one name becomes X and Y where both are known by themselves as people."""
    result = []
    for name in found:
        parts = [index for index in range(name.first, name.last) if view.doc[index].text not in ("-", "–")]
        pair = name.place is None and name.last - name.first == 3 and len(parts) == 2
        if pair and all(kinds.get(fold(view.doc[index].text)) == "person" for index in parts):
            result += [Name(index, index + 1, "person") for index in parts]
        else:
            result.append(name)
    return result


def _find_repeated(view: View, found: list[Name], kinds: dict[str, EntityKind]) -> list[Name]:
    """Later mentions that the parser missed: names of one word in headings, in capitals, and elsewhere."""
    covered = {index for name in found for index in range(name.first, name.last)}
    extra: list[Name] = []
    for token in view.doc:
        if token.i in covered or view.skipped[token.i] or not is_capitalised(token) or len(token) < 3:
            continue
        kind = kinds.get(fold(token.text))
        if kind in ("person", "organisation", "place") and token.pos_ not in ("VERB", "ADP", "DET", "PRON"):
            extra.append(Name(token.i, token.i + 1, kind))
    return _join_given_names(view, extra, found)


def _join_given_names(view: View, extra: list[Name], found: list[Name]) -> list[Name]:
    """Widen a family name found again by the given name before it, where the report prints the two together elsewhere."""
    full = {fold(view.words(name.first, name.last)) for name in found if name.kind == "person" and name.last - name.first > 1}
    for name in extra:
        if name.kind == "person" and name.first and fold(view.words(name.first - 1, name.last)) in full:
            name.first -= 1
    return extra


def _read_name(view: View, name: Name) -> Mention | None:
    first, last, kind = name.first, name.last, name.kind
    titles = Titles()
    if kind == "person":
        trimmed = trim_person(view, first, last)
        if trimmed is None:
            return None
        first, last, titles = trimmed
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
        country=titles.country,
        sector=titles.sector,
        roles=titles.roles,
        phrase=titles.phrase,
        bodies=titles.bodies,
        plural=kind == "group",
    )
