"""Reads how old people are said to be: "Ada Lind, 54," and "the 54-year-old", which takes her up."""

import re
from collections.abc import Sequence

from variorum.annotate.coref.chains import Chain
from variorum.annotate.coref.mention import Mention, View

AGED = "year-old"
"""The role of who is called by an age alone."""
_BEHIND = re.compile(r"\s*(?:,|\()\s*(?:aged\s+)?(?P<age>\d{1,3})\b(?!\s*(?:%|per|years? (?:ago|later)|[A-Z]))\s*[,.;)–—]")
_DESCRIBED = re.compile(r"(?P<age>\d{1,3})-year-old\b")
_BEFORE_NOUN = frozenset({"amod", "compound", "nmod"})
_TOKENS = 5
"""Tokens of "54-year-old"."""


def find_aged(view: View, taken: set[int]) -> list[Mention]:
    """The descriptions "the 54-year-old" with no noun behind, in the order of the text."""
    doc, found = view.doc, []
    for token in doc:
        first = token.i - _TOKENS
        if token.lower_ != "old" or first < 0 or view.heading[token.i] or view.skipped[token.i] or doc[first].lower_ != "the":
            continue
        alone = token.dep_ not in _BEFORE_NOUN or token.head.i < token.i or token.head.pos_ in ("AUX", "VERB")
        if alone and _DESCRIBED.fullmatch(view.words(first + 1, token.i + 1)) and not taken.intersection(range(first, token.i + 1)):
            name = f"the {view.words(first + 1, token.i + 1)}"
            found.append(view.mention(first, token.i + 1, "description", "person", name=name, roles=(AGED,), definite=True))
    return found


def age_in(mention: Mention) -> str:
    """The age in a description: "54" of "the 54-year-old mayor"; nothing where it tells none."""
    found = _DESCRIBED.search(mention.name)
    return found["age"] if found is not None else ""


def ages_of(view: View, chain: Chain) -> set[str]:
    """The ages that the report prints right behind a person's name."""
    names: Sequence[Mention] = [mention for mention in chain.mentions if mention.form == "name"]
    found = (_BEHIND.match(view.text, mention.end) for mention in names)
    return {match["age"] for match in found if match is not None}
