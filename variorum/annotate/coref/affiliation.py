"""Tells which state or international body an entity belongs to, where the words around its name say so."""

from collections.abc import Iterator

import msgspec
from spacy.tokens import Doc, Token

from variorum.annotate.coref.sectors import with_sector
from variorum.model.report import Entity, prints_most
from variorum.text.places import load_gazetteer

_INTERNATIONAL = frozenset({"IGO", "NGO", "IMG", "MNC"})
_DOMESTIC = frozenset({"GOV", "LEG", "OPP", "JUD", "MIL", "COP", "REB", "PTY", "CVL", "LAB", "EDU", "BUS", "REF", "SPY", "MED", "INS"})
_OFFICIAL = frozenset({"GOV", "LEG", "JUD", "MIL", "COP"})
_PLACING = frozenset({"in", "from", "throughout", "across", "within"})
_MENTIONS = 8
"""Mentions of one entity that are looked at; bounds the time in a report that repeats one name."""
_BODIES = frozenset(
    {
        "Organization",
        "Organisation",
        "Association",
        "Union",
        "League",
        "Community",
        "Council",
        "Federation",
        "Commission",
        "Court",
        "Bank",
        "Agency",
        "Group",
    }
)
_DEPTH = 3
_RULING = frozenset({"army", "cabinet", "government", "military", "parliament"})
"""Bodies of which each state has one."""
_FACTIONS = frozenset({"Party", "Front", "Movement"})
"""Last words of the names of parties and of armed or political movements."""
_FACTION_NOUNS = frozenset({"party", "movement", "rebels", "guerrillas", "insurgents", "separatists", "militia", "faction"})
_LAWMAKERS = frozenset({"senator", "representative", "congressman", "congresswoman", "lawmaker", "legislator"})
"""Roles of those who sit in a parliament."""
_SIDES = frozenset(
    {"rebel", "ruling", "opposition", "governing", "guerrilla", "separatist", "secessionist", "insurgent", "outlawed", "banned"}
)
"""Words before a name that set it against, or over, the state it lives in."""


def affiliate(doc: Doc, entities: tuple[Entity, ...], home: str | None = None) -> tuple[Entity, ...]:
    """Fill in the country, or the sector of an international body, of entities that lack one.

    It is read from the words of the phrase ("rebels in X", "X's foreign minister Y", "the president of X", "the X Workers' Union")
    or, in a report that names one state only, taken to be that state for officials, soldiers, parties and the like.

    :param home: the state from which the report speaks; its "Foreign Ministry" is that state's.
    """
    at = _tokens_of(doc, entities)
    bodies = _affiliate_all(entities, at, peoples=True)
    bodies = tuple(map(with_sector, bodies))
    placed = _affiliate_all(bodies, at, peoples=False)  # once more: what belongs to a body that is itself known only now
    own = home is not None and prints_most(placed, home)
    return tuple(_at_home(_in_parliament(entity, placed), home, own) for entity in placed)


def _at_home(entity: Entity, home: str | None, own: bool) -> Entity:
    """A ministry without a state is that of the state from which the report speaks; so is "the government" of a report about it."""
    words = entity.name.casefold().split()
    ministry = entity.kind == "organisation" and entity.named and "ministry" in (words[0], words[-1])
    bare = own and entity.kind == "organisation" and not entity.named and len(words) == 2 and words[0] == "the" and words[1] in _RULING
    return msgspec.structs.replace(entity, country=home) if (ministry or bare) and home and not entity.country else entity


def _in_parliament(entity: Entity, entities: tuple[Entity, ...]) -> Entity:
    """A chamber, or a named lawmaker, without a state belongs to the one parliament whose state the report tells."""
    lawmaker = entity.kind == "person" and entity.named and bool(_LAWMAKERS.intersection(entity.roles))
    if entity.country or entity.sector != "LEG" or not (lawmaker or (entity.kind == "organisation" and entity.named)):
        return entity
    states = {one.country for one in entities if one.kind == "organisation" and one.sector == "LEG" and one.named and one.country}
    return msgspec.structs.replace(entity, country=states.pop()) if len(states) == 1 else entity


def _affiliate_all(entities: tuple[Entity, ...], at: dict[str, list[list[Token]]], peoples: bool) -> tuple[Entity, ...]:
    owner: dict[int, Entity] = {}
    size: dict[int, int] = {}
    for entity in entities:
        for tokens in at[entity.id]:
            for token in tokens:
                if token.i not in owner or len(tokens) < size[token.i]:
                    owner[token.i], size[token.i] = entity, len(tokens)
    states = frozenset(entity.country for entity in entities if entity.country)
    found = []
    for entity in entities:
        if peoples and entity.kind == "group" and entity.country and entity.named:
            found.append(_minority(entity, at[entity.id], owner, states))
        else:
            found.append(_affiliate_one(entity, at[entity.id], owner, states))
    return tuple(found)


def _tokens_of(doc: Doc, entities: tuple[Entity, ...]) -> dict[str, list[list[Token]]]:
    place = {token.idx: token.i for token in doc}
    found: dict[str, list[list[Token]]] = {}
    for entity in entities:
        found[entity.id] = []
        for start, end in entity.mentions:
            first = place.get(start)
            tokens = []
            while first is not None and first < len(doc) and doc[first].idx < end:
                tokens.append(doc[first])
                first += 1
            if tokens:
                found[entity.id].append(tokens)
    return found


def _affiliate_one(entity: Entity, mentions: list[list[Token]], owner: dict[int, Entity], states: frozenset[str]) -> Entity:
    only = next(iter(states)) if len(states) == 1 else None
    if entity.country or entity.sector in _INTERNATIONAL or entity.kind in ("country", "other"):
        return entity
    if _is_region(entity) or _is_of_several(mentions, owner):
        return entity
    if entity.kind == "place":
        named = _country_in_name(mentions, whole=True)
        return msgspec.structs.replace(entity, country=named) if named else entity
    for tokens in mentions[:_MENTIONS]:
        if len(tokens) == 1 and tokens[0].pos_ == "PRON":
            continue
        inside = {token.i for token in tokens}
        head = next((token for token in tokens if token.head.i not in inside or token.head == token), tokens[-1])
        for word in _words_that_place(head, entity):
            other = owner.get(word.i)
            if other is None or other.id == entity.id:
                continue
            if other.country:
                return msgspec.structs.replace(entity, country=other.country)
            if other.sector in _INTERNATIONAL:
                return msgspec.structs.replace(entity, sector=other.sector)
            if other.kind == "organisation":
                only = None
    if entity.kind != "person":
        named = _country_in_name(mentions, whole=entity.kind == "group")
        if named:
            placed = msgspec.structs.replace(entity, country=named)
            return _minority(placed, mentions, owner, states | {named}) if entity.kind == "group" and entity.named else placed
        if entity.kind == "organisation" and entity.sector is None and _spans_states(mentions):
            return msgspec.structs.replace(entity, sector="IGO")
    if only and entity.sector in (_OFFICIAL if entity.kind == "organisation" and entity.named else _DOMESTIC):
        return msgspec.structs.replace(entity, country=only)
    if only and entity.kind == "organisation" and entity.sector is None and _is_faction(mentions):
        return msgspec.structs.replace(entity, country=only)
    return entity


def _is_faction(mentions: list[list[Token]]) -> bool:
    """Whether a body is one side of its own state's politics: "the rebel X", "the X party", "the X Liberation Front"."""
    for tokens in mentions[:_MENTIONS]:
        inside = {token.i for token in tokens}
        if len(tokens) > 1 and tokens[-1].text in _FACTIONS:
            return True
        for token in tokens:
            if token.head.i not in inside and token.dep_ in ("compound", "nmod", "amod", "poss") and token.head.text in _FACTION_NOUNS:
                return True
            if any(child.i not in inside and child.dep_ in ("amod", "compound") and child.lower_ in _SIDES for child in token.children):
                return True
    return False


def _words_that_place(head: Token, entity: Entity) -> Iterator[Token]:
    """The words of the phrase that can say where the entity belongs, the nearest first."""
    todo = [(head, 0)]
    while todo:
        word, depth = todo.pop(0)
        if depth > _DEPTH:
            continue
        for child in word.children:
            if child.pos_ == "PRON" and entity.kind == "person":
                continue  # "his counterpart", "her rival": mostly somebody of another side
            if child.dep_ in ("amod", "compound", "poss", "nmod"):
                yield child
                yield from (below for below in child.children if below.dep_ == "conj")
                if child.dep_ != "poss":
                    todo.append((child, depth + 1))
            elif child.dep_ == "appos" and depth == 0 and child.pos_ == "NOUN":
                todo.append((child, depth + 1))
            elif child.dep_ == "prep" and (child.lower_ == "of" or (child.lower_ in _PLACING and not entity.named)):
                for below in child.children:
                    if below.dep_ == "pobj":
                        yield below
                        todo.append((below, depth + 1))
        if depth == 0 and word.dep_ == "appos" and word.head.pos_ == "NOUN":
            todo.append((word.head, depth + 1))


def _minority(entity: Entity, mentions: list[list[Token]], owner: dict[int, Entity], states: frozenset[str]) -> Entity:
    """A people named with another state's adjective belongs to that state: "X-ian Y-s" live in X; "ethnic Y-s" live elsewhere."""
    for tokens in mentions[:_MENTIONS]:
        for child in tokens[-1].children:
            if child.lower_ == "ethnic":
                elsewhere = sorted(states - {entity.country})
                return msgspec.structs.replace(entity, country=elsewhere[0] if len(elsewhere) == 1 else None)
            other = owner.get(child.i)
            if child.dep_ in ("amod", "compound") and other is not None and other.kind == "country" and other.country != entity.country:
                return msgspec.structs.replace(entity, country=other.country)
    return entity


def _spans_states(mentions: list[list[Token]]) -> bool:
    """Whether the printed name of a body speaks of a region or of the world: "Association of African Jurists"."""
    gazetteer = load_gazetteer()
    for tokens in mentions[:_MENTIONS]:
        if len(tokens) < 2 or not any(token.text in _BODIES for token in tokens):
            continue
        for token in tokens:
            place = gazetteer.find(token.text) if token.text[:1].isupper() else None
            region = place is not None and place.country is None and place.kind in ("region", "region_people")
            if token.text in ("International", "World", "Global") or region:
                return True
    return False


def _country_in_name(mentions: list[list[Token]], whole: bool = False) -> str | None:
    """The state whose people or name is part of the printed name, "the X Workers' Union", or ``whole`` also all of it, "X-ians".

    A name that speaks of two states belongs to neither.
    """
    found: set[str] = set()
    gazetteer = load_gazetteer()
    for tokens in mentions[:_MENTIONS]:
        for token in tokens if whole else tokens[:-1]:
            if token.text[:1].isupper() and token.pos_ in ("ADJ", "PROPN", "NOUN"):
                place = gazetteer.find(token.text, capitals=token.is_upper)
                if place is not None and place.country and place.kind in ("people", "country"):
                    found.add(place.country)
                elif whole and (land := _land_of_people(token.text)) is not None:
                    found.add(land)
    return found.pop() if len(found) == 1 else None


def _land_of_people(word: str) -> str | None:
    """The state of the people of one of its parts: "Virginians"."""
    gazetteer = load_gazetteer()
    for ending in ("ns", "ans", "ians"):
        region = gazetteer.find(word.removesuffix(ending)) if word.endswith(ending) else None
        if region is not None and region.kind == "region" and region.country:
            return region.country
    return None


def _is_region(entity: Entity) -> bool:
    """Europe and the like act as parties, but belong to no one state."""
    place = load_gazetteer().find(entity.name) if entity.kind == "group" and entity.named else None
    return place is not None and place.kind in ("region", "region_people")


def _is_of_several(mentions: list[list[Token]], owner: dict[int, Entity]) -> bool:
    """ "Xian and Yish officials" belong to no one state either."""
    if not mentions:
        return False
    states = {owner[token.i].country for token in mentions[0] if token.i in owner and owner[token.i].kind == "country"}
    return len(states) > 1
