"""Links the printed words of a source to the entities they name: "he", "the minister", "A and B", "who"."""

import re
from bisect import bisect_left
from collections.abc import Sequence

from spacy.tokens import Doc, Token

from variorum.annotate.coref.lexicon import word_list
from variorum.annotate.speech.subjects import antecedent_of
from variorum.annotate.speech.words import load_words
from variorum.model.report import Entity, Range

_MANY = word_list("many_words")
_OWNED = ("'s", "’s")
_MADE_BY = re.compile(r"[^,]*\b(?:\w+ed|made|sent|written) by [^,]+,")
"""A name behind such words is that of the maker, not of what was made: "an audit ordered by her successor, X"."""
_PLACED = re.compile(r"\w\s+(?:about|against|at|behind|by|for|from|in|inside|near|of|on|outside|over|through|to|under|with)\s")
"""A name after such a word is not the one who speaks: "residents of X"; a setting at the source's start is no such word: "In public X"."""


class MentionIndex:
    """The mentions of a report's entities by position."""

    def __init__(self, entities: Sequence[Entity]) -> None:
        mentions = sorted((start, end, entity.id) for entity in entities for start, end in entity.mentions)
        self._mentions = mentions
        self._people = {entity.id for entity in entities if entity.kind == "person"}
        self._kinds = {entity.id: entity.kind for entity in entities}
        self._named = {entity.id for entity in entities if entity.named}
        self._longest = max((end - start for start, end, _ in mentions), default=0)

    def people_in(self, span: Range) -> list[str]:
        """The persons mentioned in ``span``, each once, in order."""
        inside = self._mentions[bisect_left(self._mentions, (span[0],)) : bisect_left(self._mentions, (span[1],))]
        return list(dict.fromkeys(entity for _, end, entity in inside if end <= span[1] and entity in self._people))

    def within(self, span: Range) -> set[str]:
        """The entities mentioned in ``span``."""
        inside = self._mentions[bisect_left(self._mentions, (span[0],)) : bisect_left(self._mentions, (span[1],))]
        return {entity for _, end, entity in inside if end <= span[1]}

    def are_named_people(self, entities: Sequence[str]) -> bool:
        """Whether all are persons with a name."""
        return all(entity in self._people and entity in self._named for entity in entities)

    def ending_at(self, span: Range) -> tuple[int, str] | None:
        """Where the last mention within ``span`` that runs up to its end begins, and its entity; places do not speak."""
        for start, end, entity in reversed(self._mentions[: bisect_left(self._mentions, (span[1],))]):
            if end == span[1] and start >= span[0] and self._kinds[entity] != "place":
                return start, entity
            if start < span[0] - self._longest:
                break
        return None

    def stands_behind_body(self, ending: tuple[int, str]) -> bool:
        """Whether a named person's mention comes right after that of a body or state: "the chair of the State Bank Nela Lund"."""
        if not self.are_named_people([ending[1]]):
            return False
        place = bisect_left(self._mentions, (ending[0],))
        before = self._mentions[place - 1] if place > 0 else None
        return before is not None and before[1] == ending[0] - 1 and self._kinds[before[2]] in ("organisation", "country")

    def at(self, span: Range) -> tuple[str, ...]:
        """The entities of the mention that shares most with ``span``, the shortest such mention: several where "they" are two."""
        best: tuple[int, int, int] | None = None
        meant: list[str] = []
        first = bisect_left(self._mentions, (span[0] - self._longest,))
        for start, end, entity in self._mentions[first:]:
            if start >= span[1]:
                break
            shared = min(end, span[1]) - max(start, span[0])
            rank = (-shared, end - start, start)
            if shared > 0 and (best is None or rank <= best):
                meant = [*meant, entity] if rank == best else [entity]
                best = rank
        return tuple(sorted(meant))


def link_source(doc: Doc, text: str, source: tuple[Range, ...], index: MentionIndex) -> tuple[str, ...]:
    """The ids of the entities a source names, each once, in the order printed; empty where none is known.

    :param text: that of ``doc``, which spaCy puts together anew each time it is asked for it.
    """
    found: list[str] = []
    for span in source:
        named: list[str] = []
        for position, head in enumerate(_heads(doc, span)):
            meant = index.at((head.idx, head.idx + len(head))) or index.at(name_around(head))
            if not meant and position == 0:
                break  # of "the lawyer for the campaign and the party" the party alone is not who speaks
            named += meant
        joined = _joined_names(doc, span, index)
        subject = _behind_fronted(doc, text, span, index)
        found += [*joined, *(named if joined else subject or _by_parts(text, span, index, named))]
    return tuple(dict.fromkeys(found))


_RELATIVE = ("which ", "who ", "whom ", "whose ", "where ")
"""What opens a clause about the source."""


def _by_parts(text: str, span: Range, index: MentionIndex, named: list[str]) -> list[str]:
    """What the parse found, or where that is nobody with a name, the name that the source's first or second part ends with: "the chair
    at Quay Four, Nela Lund", "Lund, D-Mo.", "In public CCT".
    """
    if named and (index.are_named_people(named) or _MADE_BY.match(text, *span)):
        return named
    start = span[0]
    for part in text[slice(*span)].split(",")[:2]:
        if part.lstrip().startswith(_RELATIVE):
            break  # "the agency's note, which the Post has seen"
        low, high = start + len(part) - len(part.lstrip()), start + len(part.rstrip())
        start += len(part) + 1
        ending = index.ending_at((low, high))
        if ending is None:
            continue
        titled = index.stands_behind_body(ending) and text[ending[0] - 3 : ending[0] - 1] not in _OWNED
        if _PLACED.search(text, low, ending[0]) and not titled:
            continue
        if not named or index.are_named_people([ending[1]]):
            return [ending[1]]
    return named


def _behind_fronted(doc: Doc, text: str, span: Range, index: MentionIndex) -> list[str]:
    """The person whose name ends a source that begins with another's, who ends the phrase that opens the sentence: "Receiving the envoy,
    Mr. Bell, the head of the port, Nela Lund, stated".
    """
    words = doc.char_span(span[0], span[1], alignment_mode="expand")
    people = index.people_in(span)
    if words is None or len(people) < 2 or words.start <= words[0].sent.start:
        return []
    opening = words[0].sent[0]
    fronted = opening.tag_ == "VBG" or opening.pos_ in ("ADP", "SCONJ")
    ending = index.ending_at(span)
    if not fronted or ending is None or doc[words.start - 1].text != ",":
        return []
    _, comma, title = text[span[0] : ending[0]].rpartition(",")
    if not comma or any(word.islower() for word in title.split()):
        return []
    return [ending[1]] if index.are_named_people([people[0], ending[1]]) and people[0] != ending[1] else []


def _joined_names(doc: Doc, span: Range, index: MentionIndex) -> list[str]:
    """The persons of a source that is nothing but names joined by "and", with their titles, where the parse lost the joint."""
    words = doc.char_span(span[0], span[1], alignment_mode="expand")
    if words is None or not any(token.lower_ == "and" for token in words):
        return []
    if any(token.pos_ in ("VERB", "AUX", "ADP", "NOUN", "PRON", "DET") and token.text.islower() for token in words):
        return []
    people = index.people_in(span)
    return people if len(people) > 1 else []


def _heads(doc: Doc, span: Range) -> list[Token]:
    """The head word of the range, or the noun that a relative pronoun stands for, and the words joined to it by "and"."""
    words = doc.char_span(span[0], span[1], alignment_mode="expand")
    if words is None or not len(words):
        return []
    root = words.root
    head = _counted(antecedent_of(root))
    if head.i != root.i:
        return [head]
    if head.lemma_.lower() in load_words("cue_nouns.txt"):
        holder = next((child for child in head.children if child.dep_ == "poss"), None)
        if holder is not None:
            return [holder]
    return [head, *(token for token in head.conjuncts if words.start <= token.i < words.end and token.i > head.i)]


def _counted(head: Token) -> Token:
    """Those of whom a number or "some" tells: "one of the diplomats"."""
    if head.like_num or head.lower_ in _MANY:
        for child in head.children:
            if child.dep_ == "prep" and child.lower_ == "of":
                return next((below for below in child.children if below.dep_ == "pobj"), head)
    return head


def name_around(head: Token) -> Range:
    """The head with the names and titles that stand directly before it, and a name set beside it."""
    start = head.idx
    if head.pos_ == "PROPN":
        start = min((child.idx for child in head.children if child.dep_ == "compound"), default=start)
    for child in head.children:
        if child.dep_ == "appos" and child.pos_ == "PROPN":
            return child.idx, child.idx + len(child)
    return start, head.idx + len(head)
