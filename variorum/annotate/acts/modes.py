"""Tells by what means an act is done, the PLOVER mode, from the words near the one that names it."""

from collections.abc import Iterator, Sequence
from functools import cache
from importlib.resources import files
from typing import NamedTuple

from spacy.tokens import Token

from variorum.annotate.acts.acts import Act
from variorum.annotate.acts.cast import Cast

_SAID = frozenset({"REQUEST", "REJECT", "THREATEN", "ACCUSE"})
"""Types whose mode lies in what is demanded, refused, threatened or alleged."""
_WITH_MEANS = frozenset({"ASSAULT", "MOBILIZE"})
"""Types whose doer may be the means: "helicopters struck", "a car bomb killed"."""
_OTHER_CLAUSES = frozenset({"relcl", "advcl", "parataxis", "conj", "punct", "cc"})
_REASONS = frozenset("against over about after before following for amid despite because at since during".split())
"""Prepositions behind which stands what an act is about or answers, and not how it is done."""
_OWN_TERMS = {"host": "visit", "mediate": None}
"""Modes that the word frames tell apart and PLOVER does not."""
_NEAR = 3
"""Steps below the act's word within which its means, or what is demanded or threatened, are told."""
_MOST_WORDS = 60


class _Row(NamedTuple):
    mode: str
    goes_before: bool
    words: frozenset[str]


@cache
def _load_modes() -> dict[str, tuple[_Row, ...]]:
    """For each type its rows in the order of the table; longer terms are joined by blanks."""
    table = files("variorum.annotate.acts").joinpath("data", "modes.tsv").read_text(encoding="utf-8")
    found: dict[str, list[_Row]] = {}
    for line in table.splitlines():
        if line and not line.startswith("#"):
            kind, mode, how, words = line.split("\t")
            found.setdefault(kind, []).append(_Row(mode, how == "over", frozenset(word.replace("_", " ") for word in words.split())))
    return {kind: tuple(rows) for kind, rows in found.items()}


def mode_of(act: Act, cast: Cast, place: str | None) -> str | None:
    """The mode of an act: that of a telling word near its own, else that of its frame, else that of a weaker word; ``None`` without any.

    :param place: the entity that the act names as its place; talks of two states in a third have a mode of their own.
    """
    rows = _load_modes().get(act.type, ())
    framed = _OWN_TERMS.get(act.mode, act.mode) if act.mode else None
    if not rows:
        return framed
    terms = _terms(list(_words_near(act)))
    telling = _first_fitting(terms, [row for row in rows if row.goes_before], nearest=act.type in _SAID)
    if telling is not None:
        return telling
    if act.type == "CONSULT" and (held := _mode_of_talks(act, cast, place)) is not None:
        return held
    if framed is not None or act.mode in _OWN_TERMS:
        return framed
    return _first_fitting(terms, [row for row in rows if not row.goes_before], nearest=False)


def _first_fitting(terms: Sequence[frozenset[str]], rows: Sequence[_Row], *, nearest: bool) -> str | None:
    """The mode of the first row that has a term; with ``nearest`` of the first word that has a row."""
    if nearest:
        return next((row.mode for of_word in terms for row in rows if not row.words.isdisjoint(of_word)), None)
    return next((row.mode for row in rows if any(not row.words.isdisjoint(of_word) for of_word in terms)), None)


def _mode_of_talks(act: Act, cast: Cast, place: str | None) -> str | None:
    """Talks among three or more states, or of two in the land of a third."""
    states = {country for name in (*act.actors, *act.recipients) if (country := cast.entities[name].country)}
    if len(states) > 2:
        return "multilateral"
    where = cast.entities[place].country if place is not None else None
    return "third-party" if len(states) == 2 and where is not None and where not in states else None


def _words_near(act: Act) -> Iterator[Token]:
    """The words that tell how it is done: the act's own, then those below it that belong to no other clause."""
    said = act.type in _SAID
    word = act.word
    yield word
    todo = [(child, 1) for child in word.children]
    if act.nominal and word.dep_ in ("dobj", "nsubjpass") and word.head.pos_ == "VERB":
        yield word.head
    given = 0
    while todo and given < _MOST_WORDS:
        child, depth = todo.pop(0)
        if _is_outside(child, said, act):
            continue
        given += 1
        yield child
        if depth < _NEAR:
            todo.extend((below, depth + 1) for below in child.children)


def _is_outside(word: Token, said: bool, act: Act) -> bool:
    """Whether the word and all below it say something else than how the act is done."""
    if word.dep_ in _OTHER_CLAUSES:
        joined_noun = word.dep_ == "conj" and word.pos_ in ("NOUN", "PROPN")
        aim = said and word.dep_ == "advcl" and any(child.dep_ == "aux" and child.lower_ == "to" for child in word.children)
        return not (joined_noun or aim)
    if word.dep_ in ("nsubj", "agent"):
        own = word.head == act.word
        return own and act.type not in _WITH_MEANS
    if said:
        return False
    return word.dep_ in ("ccomp", "xcomp") or (word.dep_ == "prep" and word.lower_ in _REASONS)


def _terms(words: Sequence[Token]) -> list[frozenset[str]]:
    """For each word its printed form and its lemma, with its part, and the terms of two and three that it ends. Names do not count."""
    chosen = {word.i: word for word in words}
    found = []
    for at, word in chosen.items():
        terms: set[str] = set()
        part = ".v" if word.pos_ in ("VERB", "AUX") else ".n" if word.pos_ == "NOUN" else ""
        first, second = chosen.get(at - 1), chosen.get(at - 2)
        for last in {str(word.lower_), str(word.lemma_).lower()} if word.pos_ != "PROPN" else ():
            terms |= {last, last + part}
            if first is not None:
                terms.add(f"{first.lower_} {last}")
                if second is not None:
                    terms.add(f"{second.lower_} {first.lower_} {last}")
        found.append(frozenset(terms))
    return found
