"""What a mention is, and what the finders of mentions may know about the report around it."""

from typing import Literal

from spacy.tokens import Doc, Token

from variorum.annotate.coref.mastheads import find_masthead
from variorum.model.record import Record
from variorum.model.report import Block, Boilerplate, EntityKind, Range
from variorum.text.roles import Role

Form = Literal["name", "description", "pronoun"]


class Mention(Record, frozen=True):
    """One place where somebody or something is named or described.

    ``first``/``last`` are token indexes (half-open), ``head`` is the token on which the phrase hangs. ``name`` is the usual or
    printed name, ``roles`` the role nouns that stand with it ("minister"), ``definite`` tells "the minister" from "a minister".
    """

    start: int
    end: int
    first: int
    last: int
    head: int
    form: Form
    kind: EntityKind
    name: str
    country: str | None = None
    sector: str | None = None
    roles: tuple[str, ...] = ()
    metonym: bool = False
    plural: bool = False
    definite: bool = False
    known: bool = False
    """The name stands in the gazetteer; of a description: it holds a name."""
    bodies: tuple[str, ...] = ()
    """Folded words of the bodies whose title or description it is: "Harbour Board president"."""
    nouns: tuple[str, ...] = ()
    """Nouns by which the gazetteer says the body may be called: "alliance"."""
    phrase: str = ""
    """The title before a name, or the words of a description without its determiner and state: "deputy foreign minister"."""


_SHORT, _FEW = 3, 4
"""Letters of a word, and words of a sentence, from which capitals are held to be the way it is printed and no abbreviations."""


class View:
    """The parsed report with what its layout says of every token: heading, boilerplate, sentence number."""

    def __init__(self, text: str, doc: Doc, blocks: tuple[Block, ...], boilerplate: tuple[Boilerplate, ...]) -> None:
        self.text = text
        self.doc = doc
        self.heading = _marks(doc, [(b.start, b.end) for b in blocks if b.kind in ("title", "heading")])
        self.skipped = _marks(doc, [(b.start, b.end) for b in boilerplate if b.kind in ("navigation", "comment_form")])
        self.block = _numbers(doc, [(b.start, b.end) for b in blocks])
        self.sentence = [0] * len(doc)
        self.opening: list[int] = []
        """For each sentence its first token; spaCy would look for it again each time."""
        for number, sentence in enumerate(doc.sents):
            self.opening.append(sentence.start)
            for index in range(sentence.start, sentence.end):
                self.sentence[index] = number
        self.masthead = find_masthead(text)
        """Where the head of the page prints the name of its paper, if it does."""
        self.roles: dict[int, tuple[Role, int] | None] = {}
        """For each token that was looked at the role noun that ends there, and where it begins."""
        self.capitals = self._mark_capitals()
        self.quoted = self._mark_quoted()
        self.running = self._running_sentences()
        if blocks and all(b.kind in ("title", "heading") for b in blocks):
            self.heading = [False] * len(doc)

    def _mark_capitals(self) -> list[bool]:
        """For each token whether its sentence is printed in capitals only, so that a capital says nothing."""
        marked = []
        for sentence in self.doc.sents:
            words = [token.text for token in sentence if token.is_alpha and len(token) >= _SHORT]
            marked += [len(words) >= _FEW and all(map(str.isupper, words))] * len(sentence)
        return marked

    def _mark_quoted(self) -> list[bool]:
        """For each token whether it stands inside quotation marks; a quotation never runs over the end of its block."""
        quoted = []
        inside, block = False, -2
        for token, number in zip(self.doc, self.block, strict=True):
            if number != block:
                block, inside = number, False
            text = token.text
            if "“" in text or "«" in text or "„" in text:
                inside = True
            elif "”" in text or "»" in text:
                inside = False
            elif text in ('"', "``", "''"):
                inside = not inside
            quoted.append(inside)
        return quoted

    def _running_sentences(self) -> list[int]:
        """The number of each token's sentence among those of running text, from 1; headings and sentences of a quotation do not count."""
        numbers = []
        number, last = 0, -1
        for index, sentence in enumerate(self.sentence):
            if sentence != last:
                within = index > 0 and self.quoted[index] and self.quoted[index - 1] and self.block[index] == self.block[index - 1]
                number += not (self.heading[index] or within)
                last = sentence
            numbers.append(number)
        return numbers

    def opens_sentence(self, index: int) -> bool:
        """Whether the token is the first of its sentence."""
        return self.opening[self.sentence[index]] == index

    def words(self, first: int, last: int) -> str:
        """The report's words from token ``first`` up to, not with, token ``last``, white space as single spaces."""
        start, end = self.range(first, last)
        return " ".join(self.text[start:end].split())

    def range(self, first: int, last: int) -> Range:
        """The offsets of the tokens from ``first`` up to ``last``."""
        token = self.doc[last - 1]
        return self.doc[first].idx, token.idx + len(token)

    def mention(
        self,
        first: int,
        last: int,
        form: Form,
        kind: EntityKind,
        *,
        name: str | None = None,
        roles: tuple[str, ...] = (),
        definite: bool = False,
    ) -> Mention:
        """The tokens from ``first`` up to ``last`` as a mention; its name is its words unless given."""
        start, end = self.range(first, last)
        return Mention(
            start=start,
            end=end,
            first=first,
            last=last,
            head=head_of(self.doc, first, last) if form == "name" else last - 1,
            form=form,
            kind=kind,
            name=self.words(first, last) if name is None else name,
            roles=roles,
            definite=definite,
        )


def _marks(doc: Doc, ranges: list[Range]) -> list[bool]:
    return [number >= 0 for number in _numbers(doc, ranges)]


def _numbers(doc: Doc, ranges: list[Range]) -> list[int]:
    """For each token the number of the range it begins in, -1 outside all of them. The ranges are in the order of the text."""
    ordered = sorted((start, end, number) for number, (start, end) in enumerate(ranges))
    found = []
    place = 0
    for token in doc:
        while place < len(ordered) and ordered[place][1] <= token.idx:
            place += 1
        found.append(ordered[place][2] if place < len(ordered) and ordered[place][0] <= token.idx else -1)
    return found


def is_capitalised(token: Token) -> bool:
    """Whether the token opens with a capital letter."""
    return token.text[:1].isupper()


def head_of(doc: Doc, first: int, last: int) -> int:
    """The token of a phrase on which the others hang: the one whose governor lies outside; the last one where the parse is odd."""
    for index in range(last - 1, first - 1, -1):
        head = doc[index].head.i
        if not first <= head < last or head == index:
            return index
    return last - 1
