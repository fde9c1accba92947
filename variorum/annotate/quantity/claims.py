"""Says on whose word a figure stands: the speaker of the statement around it, or the source named with "according to"."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence

from spacy.tokens import Span, Token

from variorum.annotate.coref.lexicon import word_list
from variorum.annotate.quantity.added import is_added, whole_of
from variorum.annotate.quantity.asides import denied, is_handled, is_known, is_of_saying, places
from variorum.annotate.quantity.framing import Frames
from variorum.annotate.quantity.gapped import gapped_speaker
from variorum.annotate.quantity.sender import find_sender
from variorum.annotate.quantity.setting import held_by, listed_by, set_by, wanted_by
from variorum.annotate.quantity.sources import TELLERS, counted_by, projected_by, source_of
from variorum.annotate.quantity.terms import termed_by
from variorum.model.report import Block, Entity, Range, Statement

_ACCORDING = re.compile(
    r"(?:\b(?:according to|as per)|[,–—-]\s+(?:says?|said|claims?|claimed|reports?|reported|estimates?|estimated))"
    r"\s+(?:the\s+|an?\s+|their\s+|its\s+)?",
    re.IGNORECASE,
)


_ACCORDING_TO = re.compile(r"\baccording to\s+(?:the\s+|an?\s+|their\s+|its\s+)?", re.IGNORECASE)
_ORDERS = re.compile(
    r"\b(?:order|sentenc|fin|rul|decree|instruct|approv|adopt|enact|impos|ratif)(?:s|e|es|ed|ing|y|ies|ied)?\b", re.IGNORECASE
)
"""Cues whose content lays down a number instead of claiming one."""
_STANCES = re.compile(
    r"\b(?:oppos|support|back|endors|reject|ignor|critici[sz]|condemn|welcom|prais|dismiss)(?:s|e|es|ed|ing)?\b", re.IGNORECASE
)
"""Cues whose content is a thing that is known by its number: "oppose the $447 billion plan"."""
_COUNTED = re.compile(
    r"\d\s*(?:%|per ?cent\b)|\A(?:about |nearly |almost |more than )?(?:half|an? (?:third|quarter|majority|plurality))\b", re.I
)
"""Names of what is a part of those counted."""
_REPORTED = re.compile(r"(?:(?:has|have|had)\s+)?report(?:s|ed)", re.IGNORECASE)
_HEARSAY = re.compile(r"(?:[a-z-]+ )*(?:reports|rumours|rumors)")
"""Names of what is told by nobody: "local media reports"."""
_PAPERS = word_list("papers")
_OF = re.compile(
    r"\s+(?:(?:announced|collected|compiled|given|issued|provided|published|released)\s+)?(?:of|by|from)\s+(?:the\s+)?(?=[A-Z])"
)
_SEEN = re.compile(r"\b(?:seen|obtained|reviewed|viewed|read|examined|consulted|inspected|verified) by\b", re.IGNORECASE)
"""Between a paper and the outlet that has seen it, which claims nothing: "according to a copy seen by the agency"."""
_PARTED = re.compile(r"[,;:.!?] ")
"""Between "according to" and a name that stands in another clause: "say those who called it; the mayor"."""
_NOBODY = re.compile(r"it(?:['’]s| is| was| has been| should be| must be| is to be)\b", re.IGNORECASE)
"""What opens a cue that names nobody: "it is recalled that", "it was noted that"."""
_KNOWN = frozenset({"the", "this", "that", "these", "those"})
"""Words before a thing that the reader knows."""
_LOOK_BACK = 32
"""Mentions that begin before a token and are looked at."""


class Claims:
    """Looks up who claims what stands at a place of a report."""

    def __init__(self, statements: Sequence[Statement], entities: Sequence[Entity], text: str, blocks: Sequence[Block] = ()) -> None:
        self._contents = sorted((low, high, number) for number, one in enumerate(statements) for low, high in one.content)
        self._starts = [low for low, _, _ in self._contents]
        self._longest = max((high - low for low, high, _ in self._contents), default=0)
        self._statements = statements
        self._mentions = sorted((low, high, entity.id) for entity in entities for low, high in entity.mentions)
        self._text = text
        self._frames = Frames(statements, blocks, text)
        self._hearsay = frozenset(entity.id for entity in entities if _HEARSAY.fullmatch(entity.name))
        self._media = frozenset(entity.id for entity in entities if entity.sector == "MED")
        self._people = frozenset(entity.id for entity in entities if entity.kind == "person")
        self._places = frozenset(entity.id for entity in entities if entity.kind == "place")
        self._counted = frozenset(entity.id for entity in entities if _COUNTED.search(entity.name))
        self._sender = find_sender(text, entities)
        self._by_noun: dict[str, set[str]] = {}
        for low, high, entity in self._mentions:
            if text[low : low + 4].lower() == "the ":
                self._by_noun.setdefault(text[low:high].lower().split()[-1], set()).add(entity)

    def _orders(self, statement: Statement) -> bool:
        return any(one.search(self._text, low, high) for low, high in statement.cue for one in (_ORDERS, _STANCES))

    def enclosing(self, span: Range) -> Statement | None:
        """The innermost statement whose content holds ``span``."""
        first = bisect_left(self._starts, span[0] - self._longest)
        last = bisect_right(self._starts, span[0])
        holding = [(high - low, number) for low, high, number in self._contents[first:last] if span[1] <= high]
        return self._statements[min(holding)[1]] if holding else None

    def named(self, token: Token) -> str | None:
        """The entity whose mention covers the token, the longest mention first."""
        at = bisect_left(self._mentions, (token.idx + 1, 0, ""))
        covering = [(low - high, entity) for low, high, entity in self._mentions[max(0, at - _LOOK_BACK) : at] if token.idx < high]
        return min(covering)[1] if covering else self._called_so(token)

    def _called_so(self, token: Token) -> str | None:
        """The one entity that the report calls by the noun elsewhere, where it stands with "the": "the company's own paper"."""
        definite = any(child.dep_ == "det" and child.lower_ == "the" for child in token.children)
        bearers = self._by_noun.get(token.lower_, ()) if definite and token.tag_ == "NN" else ()
        return next(iter(bearers)) if len(bearers) == 1 else None

    def is_of_stranger(self, amount: Span) -> bool:
        """Whether a bare number is given by somebody who is nobody the report's entities know: it cannot stand without its claimant."""
        if (other := gapped_speaker(amount)) is not None:
            return self.named(other) is None
        verb = next((word for word in amount.root.ancestors if word.pos_ == "VERB" and word.lemma_.lower() in TELLERS), None)
        return verb is not None and any(
            child.dep_ == "nsubj" and child.pos_ != "PRON" and self.named(child) is None for child in verb.children
        )

    def claimants(self, statement: Statement | None, sentence: Range, amount: Span) -> tuple[str, ...]:
        """The entities that claim what ``sentence`` tells; empty where the report names nobody.

        Who is counted is no claimant: "45 percent said they would", "according to three people".

        :param statement: the statement around the figure: its speaker claims it, unless the words order instead of telling. Else it is
            the source that the sentence names.
        :param amount: the tokens of the number.
        """
        found = tuple(dict.fromkeys(self._issuer(entity) or entity for entity in self._claimants(statement, sentence, amount)))
        found = tuple(entity for entity in found if entity not in self._hearsay)
        return found if self.named(amount.root) not in found and self.named(amount[0]) not in found else ()

    def answers(self, statement: Statement, amount: Span) -> bool:
        """Whether who speaks in a statement claims the amount in it, be he among the entities or not."""
        if gapped_speaker(amount) is not None or self._is_parted(amount, statement) or self._is_of_nobody(statement):
            return False
        if (statement.mode != "direct" and places(amount, self._text)) or is_added(amount, statement, self._text):
            return False
        return denied(amount, statement, self._text, self.named) is None and self._tells(statement, amount)

    def _tells(self, statement: Statement, amount: Span) -> bool:
        """Whether words that hold an amount claim it, and do not order it, name a thing by it or measure how long somebody spoke."""
        return not (
            self._orders(statement)
            or is_handled(amount, statement.cue)
            or is_known(amount, statement)
            or is_of_saying(amount, statement.cue)
            or self._is_presupposed(amount, statement)
        )

    def _claimants(self, statement: Statement | None, sentence: Range, amount: Span) -> tuple[str, ...]:
        if (other := gapped_speaker(amount)) is not None:
            return tuple(filter(None, [self.named(other)]))
        if (nearest := self._according(amount, sentence)) is not None:
            return (nearest,)
        if statement is not None and (named := self._according_within(amount, statement)) is not None:
            return (named,)
        if statement is not None and statement.mode != "direct" and places(amount, self._text):
            return ()
        if statement is not None and is_added(amount, statement, self._text):
            return ()
        if (setter := set_by(amount, self.named)) is not None:
            return (setter[0],)
        if statement is not None and self._is_parted(amount, statement):
            statement = None
        if (own := counted_by(amount, self.named)) is not None and self._is_within(own[1], statement):
            return (own[0],)
        if statement is not None and (owners := denied(amount, statement, self._text, self.named)) is not None:
            return owners
        if statement is not None and self._is_of_nobody(statement):
            return self._sent_with(amount)
        if statement is not None and statement.speaker_entity and not self._counted.intersection(statement.speaker_entity):
            if statement.mode == "indirect" and (giver := projected_by(amount.root, self.named)) is not None:
                return (giver,)
            if self._is_printed(statement) and (party := wanted_by(amount, self.named)) is not None:
                return (party,)
            return statement.speaker_entity if self._tells(statement, amount) else ()
        if (statement is None or statement.speaker) and (maker := termed_by(amount, self.named)) is not None:
            return (maker,)
        if (source := source_of(amount, self.named) or listed_by(amount, self.named)) is not None:
            return (source,)
        line_end = self._text.find("\n", amount.end_char, sentence[1])
        for match in _ACCORDING.finditer(self._text, sentence[0], line_end if line_end >= 0 else sentence[1]):
            parted = ";" in self._text[min(match.start(), amount.start_char) : max(match.end(), amount.end_char)]
            parted = parted or (statement is not None and self._is_anothers_cue(match.start(), amount.start_char))
            if not parted and not _has_subject_before(amount, match.span()) and (entity := self._mentioned_from(match.end())) is not None:
                return (entity,)
        if (holder := held_by(amount, self.named)) is not None and holder not in self._places:
            return (holder,)
        if statement is not None:
            return ()
        if (whole := whole_of(amount, self._text)) is not None:
            return self._claimants(self.enclosing((whole.start_char, whole.end_char)), sentence, whole)
        if (before := self._before_colon(amount.start_char, sentence)) is not None:
            return before.speaker_entity
        if (told := self._frames.going_on(amount, sentence)) is not None:
            return told.speaker_entity
        if (place := self._frames.led_in(amount.start_char)) is not None and (source := self._mentioned_from(place)) is not None:
            return (source,)
        framed = self._frames.framing(sentence)
        speakers = [speaker for one in framed for speaker in one.speaker_entity if speaker in self._people and not self._orders(one)]
        return tuple(speakers[:1]) or self._sent_with(amount)

    def _sent_with(self, amount: Span) -> tuple[str, ...]:
        """The body whose own paper the report is, for what the paper itself tells."""
        return (self._sender[0],) if self._sender is not None and amount.start_char >= self._sender[1] else ()

    def _before_colon(self, number: int, sentence: Range) -> Statement | None:
        """The statement that a colon carries on to a number: "she denies the charge: there was one delay, of 20 minutes"."""
        colon = self._text.rfind(":", sentence[0], number)
        if colon < 0 or self._text[colon + 1] != " " or ";" in self._text[colon:number]:
            return None
        ending = (one for one in self._statements if any(low < colon <= high + 1 and high <= colon for low, high in one.content))
        return next((one for one in ending if one.mode == "indirect" and one.cue and not self._orders(one)), None)

    def _is_of_nobody(self, statement: Statement) -> bool:
        """Whether a statement is told in the report's own voice, though it is put down to its outlet: "it is recalled that"."""
        if statement.speaker or self._people.intersection(statement.speaker_entity):
            return False
        return any(_NOBODY.match(self._text, low, high) for low, high in statement.cue)

    def _is_anothers_cue(self, place: int, number: int) -> bool:
        """Whether the source at a place is that of a statement without the number: "it names 4 million, but one is free, according to"."""
        named = (one for one in self._statements if any(low <= place < high for low, high in one.cue))
        return any(not any(low <= number < high for low, high in one.content) for one in named)

    def _is_printed(self, statement: Statement) -> bool:
        """Whether a paper or an agency only prints the words: "the union is demanding 120, the agency reported"."""
        reported = any(_REPORTED.fullmatch(self._text, low, high) for low, high in statement.cue)
        return statement.mode == "indirect" and (reported or self._media.issuperset(statement.speaker_entity))

    def _is_parted(self, amount: Span, statement: Statement) -> bool:
        """Whether a semicolon parts the words from who says something else: "the bank froze $2 million; he says it erred"."""
        if statement.mode != "indirect":
            return False
        starts = [low for low, _ in statement.cue if low >= amount.end_char]
        return bool(starts) and ";" in self._text[amount.end_char : starts[0]]

    def _issuer(self, entity: str) -> str | None:
        """Whose a paper is that makes a claim: "data of the ministry", "results announced by the board", "its manifest"."""
        for low, high, name in self._mentions:
            words = self._text[low:high].lower().split()
            if name != entity or words[-1].rstrip("s") not in _PAPERS | {"data"}:
                continue
            owner = _OF.match(self._text, high)
            if owner is not None and (found := self._mentioned_from(owner.end())) not in (None, entity):
                return found
            if words[0] in ("its", "their"):
                return next((other for start, end, other in self._mentions if (start, end) == (low, low + len(words[0]))), None)
        return None

    def _is_presupposed(self, amount: Span, statement: Statement) -> bool:
        """Whether indirect words only name a thing known by the number: "said that the flood that killed six was due to the dam"."""
        if statement.mode != "indirect":
            return False
        for clause in amount.root.ancestors:
            noun = clause.head
            if clause.dep_ != "relcl":
                continue
            known = any(child.lower_ in _KNOWN or child.dep_ == "poss" for child in noun.children) or noun.pos_ == "PROPN"
            inside = any(low <= noun.idx and clause.idx < high for low, high in statement.content)
            told = clause.tag_ in ("VBD", "VBZ", "VBP") and not any(child.tag_ == "MD" for child in clause.children)
            return known and inside and told and noun.dep_ in ("nsubj", "nsubjpass", "pobj", "dobj")
        return False

    def _according(self, amount: Span, sentence: Range) -> str | None:
        """The source behind an amount where its sentence gives several: "11 according to the army, 26 according to the union"."""
        places = [match.end() for match in _ACCORDING.finditer(self._text, sentence[0], sentence[1])]
        behind = [place for place in places if place > amount.end_char]
        return self._mentioned_from(behind[0]) if len(places) > 1 and behind else None

    def _according_within(self, amount: Span, statement: Statement) -> str | None:
        """The source that a statement itself names behind an amount: "he noted that it costs 7 million, according to the bank"."""
        for low, high in statement.content:
            if low <= amount.start_char < high:
                match = _ACCORDING_TO.search(self._text, amount.end_char, high)
                return self._mentioned_from(match.end()) if match else None
        return None

    def _mentioned_from(self, place: int) -> str | None:
        """The first entity mentioned at or right behind ``place``."""
        for low, high, entity in self._mentions[bisect_left(self._mentions, (place - 8, 0, "")) :]:
            if low > place + 30 or _SEEN.search(self._text, place, max(low, place)) is not None:
                return None
            if _PARTED.search(self._text, place, max(low, place)) is not None:
                return None
            if high > place:
                longer = [(end, other) for start, end, other in self._mentions if start == low and end > high]
                return max(longer)[1] if longer else entity
        return None

    def _is_within(self, verb: Token, statement: Statement | None) -> bool:
        """Whether a verb stands in what a statement says."""
        return statement is not None and any(low <= verb.idx < high for low, high in statement.content)


def _has_subject_before(amount: Span, span: Range) -> bool:
    """Whether a verb of the span has its subject before it, and so none behind: "the capital, which sent two envoys, says its troops"."""
    verbs = [token for token in amount.sent if span[0] <= token.idx < span[1] and token.pos_ == "VERB"]
    subjects = [child for verb in verbs for child in verb.children if child.dep_ == "nsubj" and child.i < verb.i]
    return any(word.pos_ in ("NOUN", "PROPN") and not any(child.dep_ == "nummod" for child in word.children) for word in subjects)
