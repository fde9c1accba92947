"""Finds who does an act and to whom it is done, by walking the dependency tree."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator

from spacy.tokens import Doc, Token

from variorum.model.report import Entity

_DEPTH = 12
"""How far a missing subject is looked for upwards; bounds the walk in deeply nested sentences."""
_TARGET_ORDER = (
    "against",
    "to",
    "on",
    "upon",
    "with",
    "at",
    "toward",
    "towards",
    "from",
    "of",
    "for",
    "over",
    "into",
    "between",
    "among",
    "in",
)
_SELF_PASSIVES = frozenset({"commit", "oblige", "determine", "prepare"})
"""Verbs whose passive says what the subject itself has undertaken."""
_UTTERANCES = frozenset(
    {"declaration", "statement", "letter", "resolution", "speech", "note", "message", "decree", "order", "communique", "petition"}
)
_NO_TARGET = frozenset(
    {
        "by",
        "before",
        "after",
        "since",
        "during",
        "under",
        "despite",
        "until",
        "following",
        "amid",
        "according",
        "because",
        "as",
        "like",
        "ahead",
    }
)
_MODIFIERS = frozenset({"poss", "amod", "compound", "nmod", "nummod", "appos"})


class Cast:
    """Which entities stand at which token of a parsed report."""

    def __init__(self, doc: Doc, entities: Iterable[Entity]) -> None:
        starts = [token.idx for token in doc]
        found: dict[int, list[tuple[int, str]]] = {}
        self.entities = {entity.id: entity for entity in entities}
        for entity in self.entities.values():
            for start, end in entity.mentions:
                for at in range(max(0, bisect_right(starts, start) - 1), bisect_left(starts, end)):
                    found.setdefault(at, []).append((start - end, entity.id))
        self._at = {at: tuple(dict.fromkeys(name for _, name in sorted(names))) for at, names in found.items()}

        self._states = {entity.country: entity.id for entity in self.entities.values() if entity.kind == "country" and entity.country}

    def state_of(self, name: str) -> str | None:
        """The state that an entity belongs to, where the report names that state."""
        country = self.entities[name].country
        return self._states.get(country) if country else None

    def at(self, token: Token) -> str | None:
        """The entity whose mention covers the token, the longest mention first."""
        names = self._at.get(token.i)
        return names[0] if names else None

    def is_party(self, name: str) -> bool:
        """Whether the entity can act: a place cannot, unless it stands for a government."""
        entity = self.entities[name]
        return entity.kind != "place" or entity.metonym


def heads_with_conjuncts(head: Token) -> list[Token]:
    """A noun and the nouns joined to it by "and", "or" or a comma."""
    found = [head]
    todo = [head]
    while todo:
        for child in todo.pop().children:
            if child.dep_ == "conj" and child.pos_ in ("NOUN", "PROPN", "PRON", "ADJ", "NUM"):
                found.append(child)
                todo.append(child)
    return found


def parties_of(head: Token, cast: Cast) -> list[str]:
    """The parties that a noun phrase names: its head, else its modifiers, else the noun after "of", "from" or "in"."""
    found: list[str] = []
    for noun in heads_with_conjuncts(head):
        found.extend(_parties_of_one(noun, cast))
    return list(dict.fromkeys(found))


def _parties_of_one(noun: Token, cast: Cast, depth: int = 0) -> list[str]:
    name = cast.at(noun)
    if name is not None and cast.is_party(name) and not _only_counts(noun, cast.entities[name]):
        return [name]
    if noun.pos_ == "PRON" or depth > 5:
        return _parties_of_speaker(noun, cast) if depth == 0 else []
    found = _parties_of_modifiers(noun, cast)
    if found:
        return found
    whole = [name] if name is not None and cast.is_party(name) else []
    for child in noun.children:
        if child.dep_ == "prep" and child.lower_ in ("of", "from", "in", "between", "throughout", "across"):
            for below in child.children:
                if below.dep_ == "pobj":
                    for word in heads_with_conjuncts(below):
                        found.extend(_parties_of_one(word, cast, depth + 1))
            if found:
                return found
    return found or whole


def _only_counts(noun: Token, entity: Entity) -> bool:
    """A described group without a state that names its body after "of", or whose states are named before it: "members of the X",
    "X-ian and Y-ish officials"."""
    if entity.named or entity.country is not None:
        return False
    return any(child.dep_ == "prep" and child.lower_ == "of" for child in noun.children) or any(
        child.dep_ in ("amod", "compound", "nmod") and any(below.dep_ == "conj" for below in child.children) for child in noun.children
    )


def _parties_of_modifiers(noun: Token, cast: Cast, depth: int = 0) -> list[str]:
    found: list[str] = []
    for child in noun.children:
        if child.dep_ in _MODIFIERS:
            for word in heads_with_conjuncts(child):
                inner = cast.at(word)
                if inner is not None and cast.is_party(inner):
                    found.append(inner)
                elif inner is None and depth == 0 and child.dep_ != "appos":
                    found.extend(_parties_of_modifiers(word, cast, 1))
    return found


def _parties_of_speaker(pronoun: Token, cast: Cast) -> list[str]:
    """Whom an unresolved subject pronoun means in "X said it will ...": the subject of the verb that reports the clause."""
    verb = pronoun.head
    if pronoun.dep_ not in ("nsubj", "nsubjpass") or pronoun.lower_ not in ("it", "they", "he", "she"):
        return []
    for _ in range(4):
        if verb.dep_ not in ("ccomp", "conj", "xcomp") or verb.head is verb:
            return []
        reported = verb.dep_ == "ccomp"
        verb = verb.head
        if reported:
            for child in verb.children:
                if child.dep_ == "nsubj" and child.pos_ != "PRON":
                    return _parties_of_one(child, cast)
    return []


def subjects_of(verb: Token, depth: int = 0) -> list[Token]:
    """The nouns that do what the verb says: its subject, its agent, or the subject it shares with the verb above it."""
    if depth > _DEPTH:
        return []
    passive = is_passive(verb)
    if passive and verb.lemma_.lower() in _SELF_PASSIVES:
        return [child for child in verb.children if child.dep_ == "nsubjpass"]
    for child in verb.children:
        if child.dep_ in ("nsubj", "csubj") and not passive:
            if child.lower_ in ("who", "which", "that") and verb.dep_ == "relcl":
                return [verb.head]
            return [child]
        if child.dep_ == "agent" or (passive and child.dep_ == "prep" and child.lower_ == "by"):
            return [below for below in child.children if below.dep_ == "pobj"]
    if passive:
        return []
    return _shared_subjects(verb, depth)


def _shared_subjects(verb: Token, depth: int) -> list[Token]:
    head = verb.head
    dep = verb.dep_
    if dep == "acl" and head.pos_ in ("NOUN", "PROPN", "PRON"):
        if verb.tag_ == "VBG" and head.lemma_.lower() not in _UTTERANCES:
            return [head]
        return _owners_of(head)
    if dep == "relcl":
        return [head] if not any(child.dep_ == "nsubj" for child in verb.children) else []
    if dep == "xcomp" and head.pos_ == "ADJ" and head.dep_ in ("acomp", "conj"):
        return subjects_of(head.head, depth + 1)
    if dep in ("xcomp", "ccomp") and head.pos_ in ("VERB", "AUX"):
        if head.lemma_.lower() not in ("promise", "threaten", "vow", "pledge", "offer"):
            objects = [child for child in head.children if child.dep_ in ("dobj", "nsubjpass", "dative")]
            if objects:
                return objects[:1]
        return subjects_of(head, depth + 1)
    if dep == "conj" and verb.tag_ == "VBG" and head.tag_ == "VB":
        head = _participle_above(head)
    if dep in ("conj", "advcl") and head.pos_ in ("VERB", "AUX"):
        if is_passive(head):
            return patients_of(head)[:1] or subjects_of(head, depth + 1)
        return subjects_of(head, depth + 1)
    if dep == "pcomp" and head.dep_ in ("prep", "agent", "mark"):
        above = head.head
        if above.pos_ in ("VERB", "AUX"):
            objects = [child for child in above.children if child.dep_ == "dobj"]
            return objects[:1] if objects and head.lower_ in ("of", "for", "from", "with") else subjects_of(above, depth + 1)
        return _owners_of(above)
    if dep == "conj" and head.dep_ == "pcomp":
        return subjects_of(head, depth + 1)
    return []


def _participle_above(verb: Token) -> Token:
    """The participle that "and ...ing" belongs with where the parser has joined it to an infinitive below: "pushing A to go and
    threatening B"."""
    node = verb
    for _ in range(4):
        if node.head is node:
            return verb
        node = node.head
        if node.tag_ == "VBG":
            return node
    return verb


def _owners_of(noun: Token) -> list[Token]:
    owners = [child for child in noun.children if child.dep_ == "poss"]
    if owners:
        return owners
    verb = noun.head
    if noun.dep_ in ("dobj", "attr", "pobj") and verb.pos_ in ("VERB", "AUX"):
        return [child for child in verb.children if child.dep_ == "nsubj"]
    return []


def is_passive(verb: Token) -> bool:
    """Whether the verb's subject is the one acted upon."""
    if verb.dep_ == "acl" and verb.tag_ == "VBN":
        return True
    return any(child.dep_ in ("nsubjpass", "auxpass") for child in verb.children)


def patients_of(verb: Token) -> list[Token]:
    """The nouns that the verb acts upon."""
    found = []
    for child in verb.children:
        if child.dep_ in ("dobj", "dative", "nsubjpass") and child.pos_ in ("NOUN", "PROPN", "PRON", "NUM", "ADJ", "DET"):
            found.append(child)
        elif child.dep_ == "dative":
            found.extend(below for below in child.children if below.dep_ == "pobj")
    if verb.dep_ == "acl" and verb.tag_ == "VBN":
        found.append(verb.head)
    return found


def prepositional_of(word: Token) -> Iterator[tuple[str, Token]]:
    """The nouns joined to a word by prepositions, as (preposition, noun), the likelier recipients first."""
    found = []
    for child in word.children:
        if child.dep_ in ("prep", "agent") or (child.dep_ == "advmod" and child.pos_ == "ADP"):
            name = child.lower_
            for below in child.children:
                if below.dep_ == "pobj":
                    found.append((_TARGET_ORDER.index(name) if name in _TARGET_ORDER else 99, name, below))
                elif below.dep_ == "prep":
                    found.extend((50, name, deep) for deep in below.children if deep.dep_ == "pobj")
    for _, name, noun in sorted(found, key=lambda item: (item[0], item[2].i)):
        yield name, noun


def partners_of(verb: Token, cast: Cast, actors: tuple[str, ...]) -> list[str]:
    """The other side of a meeting or a deal: the object, or the noun after "with" or "between"."""
    found = [name for noun in patients_of(verb) for one in heads_with_conjuncts(noun) for name in _direct_parties(one, cast)]
    nouns = [verb, *patients_of(verb)]
    for word in nouns:
        for name, noun in prepositional_of(word):
            if name in ("with", "between", "among", "from"):
                found.extend(parties_of(noun, cast))
    return [name for name in dict.fromkeys(found) if name not in actors]


def recipients_of(verb: Token, cast: Cast, actors: tuple[str, ...], depth: int = 0) -> list[str]:
    """The parties an act is done to: objects, then nouns inside the objects, then prepositions, then the complement's parties."""
    found: list[str] = []
    objects = patients_of(verb)
    for noun in objects:
        for one in heads_with_conjuncts(noun):
            found.extend(_direct_parties(one, cast))
    if not found:
        for noun in objects:
            found.extend(_nested_parties(noun, cast))
    found = [name for name in dict.fromkeys(found) if name not in actors]
    if found:
        return found
    for name, noun in prepositional_of(verb):
        if name not in _NO_TARGET or (name == "by" and objects and not is_passive(verb)):
            inner = parties_of(noun, cast) or _nested_parties(noun, cast)
            found.extend(party for party in inner if party not in actors)
            if found:
                return list(dict.fromkeys(found))
    if depth < 3:
        for child in verb.children:
            if child.dep_ in ("ccomp", "xcomp") and child.pos_ in ("VERB", "AUX"):
                found.extend(_complement_parties(child, cast, actors, depth))
                if found:
                    break
    return list(dict.fromkeys(found))


def _direct_parties(noun: Token, cast: Cast) -> list[str]:
    return _parties_of_one(noun, cast)


def places_of(word: Token, cast: Cast, depth: int = 0) -> list[str]:
    """Places and states named after a preposition in the word's phrase: where it is done, whither, against what ground."""
    found: list[str] = []
    for name, noun in prepositional_of(word):
        if name in _NO_TARGET:
            continue
        place = cast.at(noun)
        if place is not None and cast.entities[place].kind in ("place", "country"):
            found.append(place)
        elif depth < 5:
            found.extend(places_of(noun, cast, depth + 1))
    for noun in patients_of(word) if depth == 0 else ():
        place = cast.at(noun)
        if place is not None and cast.entities[place].kind in ("place", "country"):
            found.append(place)
        found.extend(places_of(noun, cast, depth + 1))
    if not found and depth < 2:
        for child in word.children:
            if child.dep_ == "xcomp":
                found.extend(places_of(child, cast, depth + 1))
    return list(dict.fromkeys(found))


def _nested_parties(noun: Token, cast: Cast, depth: int = 0) -> list[str]:
    found: list[str] = []
    if depth > 3:
        return found
    for _, below in prepositional_of(noun):
        found.extend(parties_of(below, cast) or _nested_parties(below, cast, depth + 1))
        if found:
            return found
    for child in noun.children:
        if child.dep_ in ("acl", "relcl"):
            found.extend(party for below in patients_of(child) if below is not noun for party in parties_of(below, cast))
            for _, below in prepositional_of(child):
                found.extend(parties_of(below, cast))
            if found:
                return found
    return found


def _complement_parties(verb: Token, cast: Cast, actors: tuple[str, ...], depth: int) -> list[str]:
    subjects = [child for child in verb.children if child.dep_ in ("nsubj", "nsubjpass")]
    named = [name for noun in subjects for name in parties_of(noun, cast) if name not in actors]
    return named or recipients_of(verb, cast, actors, depth + 1)
