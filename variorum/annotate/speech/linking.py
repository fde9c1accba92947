"""Links the printed words of a source to the entities they name: "he", "the minister", "A and B", "who"."""

from bisect import bisect_left
from collections.abc import Sequence

from spacy.tokens import Doc, Token

from variorum.annotate.speech.subjects import antecedent_of
from variorum.annotate.speech.words import load_words
from variorum.model.report import Entity, Range


class MentionIndex:
    """The mentions of a report's entities by position."""

    def __init__(self, entities: Sequence[Entity]) -> None:
        mentions = sorted((start, end, entity.id) for entity in entities for start, end in entity.mentions)
        self._mentions = mentions
        self._longest = max((end - start for start, end, _ in mentions), default=0)

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


def link_source(doc: Doc, source: tuple[Range, ...], index: MentionIndex) -> tuple[str, ...]:
    """The ids of the entities a source names, each once, in the order printed; empty where none is known."""
    found: list[str] = []
    for span in source:
        for head in _heads(doc, span):
            found += index.at((head.idx, head.idx + len(head))) or index.at(_name_around(head))
    return tuple(dict.fromkeys(found))


def _heads(doc: Doc, span: Range) -> list[Token]:
    """The head word of the range, or the noun that a relative pronoun stands for, and the words joined to it by "and"."""
    words = doc.char_span(span[0], span[1], alignment_mode="expand")
    if words is None or not len(words):
        return []
    root = words.root
    head = antecedent_of(root)
    if head.i != root.i:
        return [head]
    if head.lemma_.lower() in load_words("cue_nouns.txt"):
        holder = next((child for child in head.children if child.dep_ == "poss"), None)
        if holder is not None:
            return [holder]
    return [head, *(token for token in head.conjuncts if words.start <= token.i < words.end and token.i > head.i)]


def _name_around(head: Token) -> Range:
    """The head with the names and titles that stand directly before it, and a name set beside it."""
    start = head.idx
    if head.pos_ == "PROPN":
        start = min((child.idx for child in head.children if child.dep_ == "compound"), default=start)
    for child in head.children:
        if child.dep_ == "appos" and child.pos_ == "PROPN":
            return child.idx, child.idx + len(child)
    return start, head.idx + len(head)
