"""Reads off the words between them whom a description names: "the head of the board, Mr X Y, said", "a group called X"."""

from spacy.tokens import Token

from variorum.annotate.coref.chains import Chain
from variorum.annotate.coref.lexicon import word_list
from variorum.annotate.coref.mention import Mention, View, is_capitalised
from variorum.annotate.coref.titles import STYLES, is_courtesy, is_title_abbreviation, role_at
from variorum.model.report import EntityKind

_SERVANTS = word_list("servants")
_OWNERS = word_list("owners")
_LOCATIVE = word_list("locative_prepositions")
_LONGEST = 10
"""Tokens of a description behind its noun."""
_MOST_TITLES = 6
"""Tokens of titles between the comma and the name."""
_CLOSING = frozenset([",", ".", ";", ":", "—", "–", ")", "”", '"', "''"])
_PARTING = frozenset([",", "—", "–"])
_WITHIN = frozenset({"ADP", "DET", "ADJ", "NOUN", "PROPN", "NUM", "PART"})
_SELF_CALLING = frozenset({"call", "called", "calling", "calls", "style", "styled", "styles"})
_CALLING = frozenset({"alias", "called", "dubbed", "identified", "known", "named", "nicknamed"})


class Appositions:
    """The names of a report by their first and last tokens, to look up what a comma sets beside a description."""

    def __init__(self, view: View, chains: list[Chain]) -> None:
        self._view = view
        names = [(mention, chain) for chain in chains for mention in chain.mentions if mention.form == "name"]
        self._opening = {mention.first: (mention, chain) for mention, chain in names}
        self._closing = {mention.last: chain for mention, chain in names if not says_where(self._view, mention)}

    def find(self, mention: Mention) -> Chain | None:
        """Whom the comma behind, or before, a description of one person or body names beside it."""
        if mention.plural or mention.kind not in ("person", "organisation") or self._view.heading[mention.head]:
            return None
        return self._called(mention) or self._behind(mention) or self._before(mention)

    def between(self, mention: Mention) -> Chain | None:
        """Whom a description between two names tells of where a verb follows: "Mr. X, the envoy of the league, Dame Y Z, said" is Y Z's."""
        doc = self._view.doc
        first = mention.first - (mention.first > 0 and doc[mention.first - 1].tag_ == "PRP$")  # "X, her counterpart, Y, said"
        if mention.plural or mention.kind != "person" or first < 2 or doc[first - 1].text != ",":
            return None
        before, behind = self._closing.get(first - 1), self._behind(mention)
        if before is None or behind is None or before is behind:
            return None
        last = next(name.last for name in behind.mentions if name.form == "name" and name.start > mention.start)
        return behind if last + 1 < len(doc) and doc[last].text == "," and doc[last + 1].pos_ in ("VERB", "AUX") else None

    def _called(self, mention: Mention) -> Chain | None:
        """ "A group called X", "the commander, known as X", "the council, which calls itself X"."""
        doc = self._view.doc
        index = mention.last
        itself = self._calls_itself(index)
        if itself:
            _, chain = self._opening.get(itself, (None, None))
            return chain if chain is not None and self._fits(chain, mention.kind) else None
        while index < min(len(doc), mention.last + 3) and (doc[index].text == "," or doc[index].lower_ in ("so", "better", "also", "-")):
            index += 1
        if index + 1 >= len(doc) or doc[index].lower_ not in _CALLING or doc[index].head.i != mention.head:
            return None
        index += 1 + (doc[index + 1].lower_ == "as")
        index += index < len(doc) and doc[index].lower_ == "the"
        _, chain = self._opening.get(index, (None, None))
        return chain if chain is not None and self._fits(chain, mention.kind) else None

    def _calls_itself(self, index: int) -> int:
        """The token of the name in "which calls itself the X" that opens at ``index``; 0 where that does not stand there."""
        words = [token.lower_ for token in self._view.doc[index : index + 5]]
        comma = words[:1] == [","]
        relative, verb, pronoun = [*words[comma : comma + 3], "", "", ""][:3]
        if relative not in ("which", "that", "who") or verb not in _SELF_CALLING or pronoun not in ("itself", "himself", "herself"):
            return 0
        return index + comma + 3 + (words[comma + 3 : comma + 4] == ["the"])

    def _behind(self, mention: Mention) -> Chain | None:
        """ "The envoy of the league, Dame X Y, said"."""
        doc = self._view.doc
        comma = self._end(mention)
        if (
            comma is None
            or doc[comma].text not in _PARTING
            or speaks_for(doc[mention.head])
            or (doc[mention.first].lower_ in ("a", "an") and not self._serves(mention))
        ):
            return None
        index = comma + 1
        while index < min(len(doc), comma + 1 + _MOST_TITLES) and index not in self._opening and self._is_title(doc[index]):
            index += 1
        name, chain = self._opening.get(index, (None, None))
        if name is None or chain is None or not self._fits(chain, mention.kind) or not self._closes(name.last):
            return None
        return chain

    def _before(self, mention: Mention) -> Chain | None:
        """ "X Y, the envoy of the league, said"."""
        doc, first = self._view.doc, mention.first
        if first < 2 or doc[first - 1].text != "," or not mention.definite:
            return None
        chain = self._closing.get(first - 1)
        if chain is None or not self._fits(chain, mention.kind) or self._end(mention) is None:
            return None
        return chain

    def _serves(self, mention: Mention) -> bool:
        """Whether the description tells for whom somebody speaks: "a spokeswoman for the harbour, X Y"."""
        doc = self._view.doc
        return mention.roles[0] in _SERVANTS and mention.last < len(doc) and doc[mention.last].lower_ in ("for", "of", "to")

    def _fits(self, chain: Chain, kind: EntityKind) -> bool:
        return chain.kind == kind and chain.named

    def _end(self, mention: Mention) -> int | None:
        """The token of the comma, or of the mark, that closes the description's phrase."""
        view, doc = self._view, self._view.doc
        for index in range(mention.last, min(len(doc), mention.last + _LONGEST)):
            token = doc[index]
            if view.block[index] != view.block[mention.head]:
                return None
            if token.text in _CLOSING:
                return index if not self._goes_on(index) else None
            if (
                token.pos_ not in _WITHIN
                or token.tag_ == "POS"
                or token.lower_ in ("and", "or")
                or (token.pos_ == "ADP" and token.dep_ == "mark")
            ):
                return None
        return None

    def _closes(self, index: int) -> bool:
        """Whether a mark follows the name that closes the apposition, and no list goes on."""
        doc = self._view.doc
        return index < len(doc) and doc[index].text in _CLOSING and not self._goes_on(index)

    def _goes_on(self, index: int) -> bool:
        return index + 1 < len(self._view.doc) and self._view.doc[index + 1].lower_ in ("and", "or", "but")

    def _is_title(self, token: Token) -> bool:
        """Whether the token is part of the titles between the comma and a name: "Deputy Foreign Minister Dr."."""
        if token.lower_ in STYLES or token.lower_ in _OWNERS or is_courtesy(token) or is_title_abbreviation(token) or token.text == ".":
            return True
        role = role_at(self._view, token.i)
        return is_capitalised(token) and (role is not None or token.pos_ in ("ADJ", "PROPN", "NOUN"))


def says_where(view: View, name: Mention) -> bool:
    """Whether a name taken for a person's only says where somebody is: "At the X Palace, a spokesman said"."""
    index = name.first - 1
    while index > 0 and view.doc[index].pos_ in ("DET", "ADJ"):
        index -= 1
    return name.kind == "person" and index >= 0 and view.doc[index].lower_ in _LOCATIVE


def speaks_for(token: Token) -> bool:
    """Whether the noun tells only for whom somebody speaks or works who is yet to be named: "a spokesman for the governor"."""
    outer = token.head.head
    return (
        token.dep_ == "pobj"
        and token.head.lower_ in ("for", "to", "of")
        and outer.lemma_.lower() in _SERVANTS
        and any(child.lower_ in ("a", "an", "another") for child in outer.children)
    )
