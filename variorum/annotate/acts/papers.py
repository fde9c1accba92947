"""Gives what a paper says to those who issue it, or to the one who will do it: "X will send two ships, according to a statement"."""

from collections.abc import Sequence

import msgspec
from spacy.tokens import Doc

from variorum.annotate.acts.cast import Cast, parties_of
from variorum.annotate.acts.roles import subjects_of
from variorum.model.report import Entity, Position

_PAPERS = frozenset(
    {"bulletin", "communique", "communiqué", "declaration", "document", "letter", "note", "paper", "release", "statement", "text"}
)
_OWN = frozenset({"offer", "promise", "refusal", "threat"})
"""Kinds of position whose deed is its party's own."""


def without_papers(doc: Doc, entities: Sequence[Entity], positions: Sequence[Position]) -> list[Position]:
    """The positions, those that only a paper holds given to its issuer, or to the one whose deed they tell; left out where none is told."""
    papers = {entity.id for entity in entities if _is_paper(entity)}
    if not any(papers.intersection(position.party) for position in positions):
        return list(positions)
    cast = Cast(doc, entities)
    found = []
    for position in positions:
        party = tuple(name for name in position.party if name not in papers) or _issuers_of(doc, cast, position)
        if not party and position.kind in _OWN:
            party = _doers_in(doc, cast, position)
        if party:
            found.append(position if party == position.party else msgspec.structs.replace(position, party=party))
    return found


def _is_paper(entity: Entity) -> bool:
    """Whether it is only a paper in which somebody speaks: "a statement", "the letter"."""
    return not entity.named and entity.name.lower().split()[-1] in _PAPERS


def _issuers_of(doc: Doc, cast: Cast, position: Position) -> tuple[str, ...]:
    """Those whom the report names as issuers of the paper: "a statement from the committee"."""
    spans = [doc.char_span(*mention, alignment_mode="expand") for name in position.party for mention in cast.entities[name].mentions]
    ways = [child for span in spans if span is not None for child in span.root.children if child.lower_ in ("from", "by", "of")]
    found = [name for way in ways for noun in way.children if noun.dep_ == "pobj" for name in parties_of(noun, cast)]
    return tuple(dict.fromkeys(name for name in found if not _is_paper(cast.entities[name])))


def _doers_in(doc: Doc, cast: Cast, position: Position) -> tuple[str, ...]:
    words = doc.char_span(position.start, position.end, alignment_mode="expand")
    if words is None or words.root.pos_ not in ("VERB", "AUX"):
        return ()
    found = [name for noun in subjects_of(words.root) for name in parties_of(noun, cast)]
    return tuple(dict.fromkeys(name for name in found if not _is_paper(cast.entities[name])))
