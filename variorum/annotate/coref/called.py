"""Reads names by the noun before them, whatever the parser takes them for: "the village of X" is a place, "the charity X" a body."""

from collections.abc import Iterator, Sequence

from spacy.tokens import Token

from variorum.annotate.coref.lexicon import word_list
from variorum.annotate.coref.mention import View, is_capitalised
from variorum.annotate.coref.parsed import Name
from variorum.annotate.coref.titles import is_courtesy, role_at
from variorum.model.report import Range
from variorum.text.given_names import is_given_name
from variorum.text.places import load_gazetteer

_SETTLEMENTS = word_list("settlements")
_BODIES = word_list("self_nouns") | word_list("calling_nouns")
_LONGEST = 4
_HYPHENS = frozenset({"-", "‐", "‑"})


def name_called(view: View, names: Sequence[Name]) -> list[Name]:
    """The names in the order of the text, those behind such a noun as it says; a place's keeps out others inside it."""
    places = [(first, last) for first, last in called_places(view) if not _is_known(names, first, last)]
    covered = {index for first, last in places for index in range(first, last)}
    kept = [name for name in names if not covered.intersection(range(name.first, name.last))]
    kept += [Name(first, last, "place") for first, last in places]
    taken = {index for name in kept for index in range(name.first, name.last)}
    kept += [Name(first, last, "organisation") for first, last in _bodies(view) if not taken.intersection(range(first, last))]
    return sorted(kept, key=lambda name: (name.first, -name.last))


def called_places(view: View) -> Iterator[Range]:
    """The tokens of names behind "the village of" and the like."""
    doc = view.doc
    for token in doc[:-2]:
        if token.text in _SETTLEMENTS and doc[token.i + 1].lower_ == "of" and not view.skipped[token.i]:
            last = _run_end(view, token.i + 2)
            if last is not None and not (last - token.i > 3 and is_given_name(doc[token.i + 2].text)):
                yield token.i + 2, last


def _bodies(view: View) -> Iterator[Range]:
    """The tokens of names right behind "the British charity" and the like."""
    doc = view.doc
    for token in doc[1:-1]:
        opened = doc[token.i - 1].tag_ in ("DT", "JJ", "NN", "NNP", "POS", "PRP$")
        if token.text in _BODIES and token.tag_ == "NN" and opened and not (view.heading[token.i] or view.skipped[token.i]):
            last = _run_end(view, token.i + 1)
            if last is not None and not is_given_name(doc[token.i + 1].text):
                yield token.i + 1, last


def _is_known(names: Sequence[Name], first: int, last: int) -> bool:
    """Whether the gazetteer knows the name, or the parser's goes on behind it."""
    inside = [name for name in names if name.first < last and first < name.last]
    return any(name.place is not None or name.last > last or name.first < first for name in inside)


def _run_end(view: View, first: int) -> int | None:
    """Where the run of capitalised words ends that opens at ``first``; ``None`` where none does, or where it is no name."""
    doc, last = view.doc, first
    while last < len(doc) and last - first <= 2 * _LONGEST and (_may_be_name(doc[last]) or _is_joint(view, last, first)):
        if view.sentence[last] != view.sentence[first]:
            break
        last += 1
    words = [token for token in doc[first:last] if token.text not in _HYPHENS]
    if not words or len(words) > _LONGEST or view.capitals[first] or view.block[first] != view.block[first - 1]:
        return None
    known = load_gazetteer().find(view.words(first, last)) is not None or any(role_at(view, word.i) is not None for word in words)
    return None if known or (len(words) == 1 and len(words[0]) < 3) else last


def _may_be_name(token: Token) -> bool:
    return is_capitalised(token) and token.ent_type_ not in ("DATE", "TIME") and not is_courtesy(token) and token.text[-1].isalpha()


def _is_joint(view: View, index: int, first: int) -> bool:
    """Whether a hyphen stands inside the name: "Ust-Orlin"."""
    doc = view.doc
    inside = first < index and index + 1 < len(doc) and doc[index].text in _HYPHENS and is_capitalised(doc[index + 1])
    return inside and not (doc[index].whitespace_ or doc[index - 1].whitespace_)
