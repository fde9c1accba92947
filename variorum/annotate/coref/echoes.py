"""Finds nouns that take up a body named in full: "the federation" for the Dockers' Federation, "the operator" for "the operator, X"."""

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence

from variorum.annotate.coref.lexicon import word_list
from variorum.annotate.coref.mention import Mention, View
from variorum.text.names import fold, strip_possessive

_NO_SPEAKERS = word_list("no_speakers")
_LEAST = 4
"""Letters of a noun that may take up a name."""


def find_echoes(view: View, names: Sequence[Mention], taken: Sequence[Mention]) -> Iterator[Mention]:
    """A mention for each plain "the NOUN" where exactly one body of the report is named with that noun as its last word."""
    nouns = body_nouns(view, names)
    inside = {index for mention in (*names, *taken) for index in range(mention.first, mention.last)}
    for token in view.doc:
        noun = token.lower_
        if noun not in nouns or token.text != noun or token.i in inside or view.skipped[token.i] or token.pos_ != "NOUN" or token.i == 0:
            continue
        before = view.doc[token.i - 1]
        if before.lower_ != "the" or token.dep_ in ("compound", "nmod") or any(child.dep_ in ("relcl", "acl") for child in token.children):
            continue
        start, end = view.range(token.i - 1, token.i + 1)
        yield Mention(
            start=start,
            end=end,
            first=token.i - 1,
            last=token.i + 1,
            head=token.i,
            form="description",
            kind="organisation",
            name=f"the {noun}",
            roles=(noun,),
            definite=True,
        )


def body_nouns(view: View, names: Sequence[Mention]) -> frozenset[str]:
    """The nouns that belong to exactly one of the bodies named: the last word of its name, or a noun set beside it."""
    bearers: dict[str, set[str]] = defaultdict(set)
    forms = Counter(fold(strip_possessive(name.name)) for name in names if name.kind == "organisation")
    for name in names:
        if name.kind == "organisation":
            whole = fold(strip_possessive(name.name))
            for noun in (last_noun(name.name), *apposed_nouns(view, name)):
                if noun and forms[whole]:
                    bearers[noun].add(whole)
    return frozenset(noun for noun, wholes in bearers.items() if len(wholes) == 1 and noun not in _NO_SPEAKERS)


def last_noun(name: str) -> str:
    """The last word of a name of several words, in lower case, if it may stand for the whole."""
    words = strip_possessive(name).split()
    word = words[-1].casefold() if len(words) > 1 else ""
    return word if word.isalpha() and len(word) >= _LEAST else ""


def apposed_nouns(view: View, name: Mention) -> Iterator[str]:
    """The singular nouns that an apposition gives a name: "the port operator, X", "X, the port's largest customer"."""
    head = view.doc[name.head]
    beside = [child for child in head.children if child.dep_ == "appos"] + ([head.head] if head.dep_ == "appos" else [])
    for token in beside:
        if token.pos_ == "NOUN" and token.tag_ == "NN" and token.text.islower() and len(token) >= _LEAST:
            yield token.lower_
