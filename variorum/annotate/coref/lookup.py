"""Answers which entities a range of the text names: the speaker's words of a statement, the subject of an act."""

from bisect import bisect_left

from spacy.tokens import Doc, Token

from variorum.model.report import Entity


class MentionIndex:
    """The mentions of a report's entities, ready to be asked for ranges. Build one per report."""

    def __init__(self, entities: tuple[Entity, ...], doc: Doc | None = None) -> None:
        self._doc = doc
        found = [(start, -end, entity.id) for entity in entities for start, end in entity.mentions]
        self._mentions = [(start, -end, name) for start, end, name in sorted(found)]
        self._starts = [start for start, _, _ in self._mentions]
        self._longest = max((end - start for start, end, _ in self._mentions), default=0)

    def covering(self, start: int, end: int) -> list[tuple[int, int, str]]:
        """All mentions that share a character with the range, by place, the wider first."""
        place = bisect_left(self._starts, start - self._longest)
        found = []
        while place < len(self._mentions) and self._starts[place] < end:
            if self._mentions[place][1] > start:
                found.append(self._mentions[place])
            place += 1
        return found

    def at(self, start: int, end: int) -> tuple[str, ...]:
        """The entities that the words from ``start`` to ``end`` name, each once, in the order of the text.

        "Minister X and the Y of Z" names X and the Y, not Z. An empty result: nobody known.
        """
        found = self.covering(start, end)
        whole = [hit for hit in found if hit[0] <= start and hit[1] >= end]
        if whole:
            return (min(whole, key=lambda hit: hit[1] - hit[0])[2],)
        if self._doc is not None:
            heads = self._at_heads(start, end, found)
            if heads:
                return heads
        return self._first(start, end, found)

    def _at_heads(self, start: int, end: int, found: list[tuple[int, int, str]]) -> tuple[str, ...]:
        assert self._doc is not None
        span = self._doc.char_span(start, end, alignment_mode="expand")
        if span is None:
            return ()
        result: list[str] = []
        queue: list[Token] = [span.root]
        seen: set[int] = set()
        while queue:
            token = queue.pop(0)
            if token.i in seen:
                continue
            seen.add(token.i)
            hits = [hit for hit in found if hit[0] <= token.idx and hit[1] >= token.idx + len(token)]
            apposed = [child for child in token.children if child.dep_ == "appos" and start <= child.idx < end]
            if hits:
                result.append(max(hits, key=lambda hit: hit[1] - hit[0])[2])
            else:
                queue = apposed + queue
            queue.extend(child for child in token.children if child.dep_ == "conj" and start <= child.idx < end)
        return tuple(dict.fromkeys(result))

    def _first(self, start: int, end: int, found: list[tuple[int, int, str]]) -> tuple[str, ...]:
        inner = [hit for hit in found if hit[0] >= start and hit[1] <= end]
        return (inner[0][2],) if inner else ()


def entities_at(entities: tuple[Entity, ...], start: int, end: int, doc: Doc | None = None) -> tuple[str, ...]:
    """The ids of the entities that the range names; for many ranges of one report build a ``MentionIndex`` once instead."""
    return MentionIndex(entities, doc).at(start, end)
