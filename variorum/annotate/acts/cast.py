"""Knows which parties a noun phrase names, from the entities at its words."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterable

from spacy.tokens import Doc, Token

from variorum.annotate.acts.word_classes import words_in
from variorum.model.report import Entity

_MODIFIERS = frozenset({"poss", "amod", "compound", "nmod", "nummod", "appos"})


class Cast:
    """Which entities stand at which token of a parsed report."""

    def __init__(self, doc: Doc, entities: Iterable[Entity]) -> None:
        starts = [token.idx for token in doc]
        found: dict[int, list[tuple[int, int, str]]] = {}
        self.entities = {entity.id: entity for entity in entities}
        for entity in self.entities.values():
            for start, end in entity.mentions:
                for at in range(max(0, bisect_right(starts, start) - 1), bisect_left(starts, end)):
                    found.setdefault(at, []).append((start - end, start, entity.id))
        self._at = {at: tuple(dict.fromkeys(name for _, _, name in sorted(names))) for at, names in found.items()}
        self._together = {at: _longest_together(names) for at, names in found.items() if len(names) > 1}

        self._states = {entity.country: entity.id for entity in self.entities.values() if entity.kind == "country" and entity.country}

    def state_of(self, name: str) -> str | None:
        """The state that an entity belongs to, where the report names that state."""
        country = self.entities[name].country
        return self._states.get(country) if country else None

    def at(self, token: Token) -> str | None:
        """The entity whose mention covers the token, the longest mention first."""
        names = self._at.get(token.i)
        return names[0] if names else None

    def all_at(self, token: Token) -> tuple[str, ...]:
        """The entities that the longest mention at the token means: several where "they" are two."""
        return self._together.get(token.i) or self._at.get(token.i, ())[:1]

    def inside(self, token: Token, outer: str | None) -> str | None:
        """The entity at the token whose mention lies inside that of ``outer``; without ``outer`` as ``at``."""
        return next((name for name in self._at.get(token.i, ()) if name != outer), None)

    def is_party(self, name: str) -> bool:
        """Whether the entity can act: a place cannot, unless it stands for a government."""
        entity = self.entities[name]
        return entity.kind != "place" or entity.metonym


def _longest_together(names: list[tuple[int, int, str]]) -> tuple[str, ...]:
    """Of the mentions over one token those of exactly the longest one's range."""
    longest = min(names)[:2]
    return tuple(dict.fromkeys(name for length, start, name in sorted(names) if (length, start) == longest))


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
        found.extend(parties_of_one(noun, cast))
    return list(dict.fromkeys(found))


def parties_of_one(noun: Token, cast: Cast, depth: int = 0) -> list[str]:
    """The parties that one noun names, those joined to it left out."""
    name = cast.at(noun)
    if name is not None and cast.is_party(name) and not _only_counts(noun, cast.entities[name]):
        return [one for one in cast.all_at(noun) if cast.is_party(one)]
    if noun.pos_ == "PRON" or depth > 5:
        return _parties_of_speaker(noun, cast) if depth == 0 else []
    found = _parties_of_modifiers(noun, cast, name)
    if found:
        return found
    whole = [name] if name is not None and cast.is_party(name) else []
    for child in noun.children:
        if child.dep_ == "acl" and child.lemma_.lower() in ("affiliate", "link", "ally", "belong"):
            found = [
                name
                for below in child.children
                if below.dep_ == "prep"
                for deep in below.children
                for name in parties_of_one(deep, cast, depth + 1)
            ]
            if found:
                return found
        if child.dep_ == "prep" and child.lower_ in ("of", "from", "in", "between", "throughout", "across"):
            for below in child.children:
                if below.dep_ == "pobj":
                    for word in heads_with_conjuncts(below):
                        found.extend(parties_of_one(word, cast, depth + 1))
            if found:
                return found
    return found or whole


def holders_of(head: Token, cast: Cast) -> list[str]:
    """The parties that a noun phrase names as holders of a position: whose deputies or ministers they are, holds it with them."""
    owners = (name for noun in heads_with_conjuncts(head) for name in owners_of(noun, cast))
    return list(dict.fromkeys((*parties_of(head, cast), *owners)))


def owners_of(noun: Token, cast: Cast) -> list[str]:
    """Whose deputies, ministers, soldiers ... the noun means; nobody's where it means none."""
    if noun.lemma_.lower() not in words_in("hands"):
        return []
    found = (cast.inside(child, cast.at(noun)) for child in noun.children if child.dep_ == "poss")
    return [name for name in found if name is not None and cast.is_party(name)]


def _only_counts(noun: Token, entity: Entity) -> bool:
    """A described group without a state that names its body after "of", or whose states are named before it: "members of the X",
    "X-ian and Y-ish officials"."""
    if entity.named or entity.country is not None:
        return False
    return any(child.dep_ == "prep" and child.lower_ == "of" for child in noun.children) or any(
        child.dep_ in ("amod", "compound", "nmod") and any(below.dep_ == "conj" for below in child.children) for child in noun.children
    )


def _parties_of_modifiers(noun: Token, cast: Cast, outer: str | None, depth: int = 0) -> list[str]:
    found: list[str] = []
    for child in noun.children:
        if child.dep_ == "appos" and depth == 0 and (named := cast.inside(child, outer)) is not None and cast.is_party(named):
            return [named]  # "her Peruvian counterpart, Jan Ruel"
        if child.dep_ in _MODIFIERS:
            for word in heads_with_conjuncts(child):
                inner = cast.inside(word, outer)
                if inner is not None and cast.is_party(inner):
                    found.append(inner)
                elif inner is None and depth == 0 and child.dep_ != "appos":
                    found.extend(_parties_of_modifiers(word, cast, outer, 1))
    return found


def _parties_of_speaker(pronoun: Token, cast: Cast) -> list[str]:
    """Whom an unresolved subject pronoun means in "X said it will ...": the subject of the verb that reports the clause."""
    verb = pronoun.head
    if pronoun.dep_ not in ("nsubj", "nsubjpass") or pronoun.lower_ not in ("it", "they", "he", "she"):
        return []
    reported = False
    for _ in range(4):
        if verb.dep_ not in ("ccomp", "conj", "xcomp") or verb.head == verb:
            return []
        reported = reported or verb.dep_ == "ccomp"
        verb = verb.head
        if reported:
            for child in verb.children:
                if child.dep_ == "nsubj" and child.pos_ != "PRON":
                    return parties_of_one(child, cast)
    return []
