"""Reads a list under a lead line: whose items they are, and as what kind of thing the lead announces them."""

from dataclasses import dataclass

from spacy.tokens import Doc, Span, Token

from variorum.annotate.acts.acts import Act
from variorum.annotate.acts.cast import Cast, parties_of
from variorum.annotate.acts.decisions import deciders_of
from variorum.annotate.acts.roles import patients_of, subjects_of
from variorum.annotate.acts.stances import Stance
from variorum.annotate.acts.status import Standing
from variorum.model.report import Block, Event, PositionKind

_NOUN_KINDS: dict[str, PositionKind] = {
    "demand": "demand", "condition": "demand", "position": "demand", "term": "demand", "priority": "demand", "requirement": "demand",
    "request": "demand", "goal": "demand", "offer": "offer", "proposal": "offer", "concession": "offer", "promise": "promise",
    "pledge": "promise", "commitment": "promise", "guarantee": "promise", "threat": "threat", "warning": "warning",
    "accusation": "accusation", "complaint": "accusation", "objection": "oppose", "refusal": "refusal",
}  # fmt: skip
_WANTED: dict[str, PositionKind] = {
    "want": "demand", "demand": "demand", "ask": "demand", "seek": "demand", "expect": "demand", "need": "demand", "insist": "demand",
    "offer": "offer", "propose": "offer", "promise": "promise", "pledge": "promise", "refuse": "refusal", "reject": "refusal",
}  # fmt: skip
_HITS = frozenset({"target", "casualty", "victim", "damage", "hit", "loss"})
_WATCHERS = frozenset({"watch", "see", "hear", "find", "catch", "accuse", "want", "urge", "ask", "let", "have"})


@dataclass(frozen=True)
class Lead:
    """What a lead line says about its items. ``doers`` are the parties whose deeds the items are, where those lack a subject."""

    kind: PositionKind | None
    party: tuple[str, ...]
    target: tuple[str, ...]
    doers: tuple[str, ...]
    act: Act | None
    stance: Stance | None
    follows: Event | None = None
    """The attack whose targets or victims the items are."""
    decides: bool = False
    """The items are what the doers have decided."""


def read_lead(sentence: Span, cast: Cast, stances: list[Stance], acts: list[Act], before: Event | None = None) -> Lead:
    """Read the last sentence of a lead-in block.

    :param stances: the positions found in it. :param acts: the acts found in it. :param before: the last attack told before it.
    """
    if (
        before is not None
        and not acts
        and any(word.lemma_.lower() in _HITS and word.dep_ in ("nsubj", "nsubjpass", "ROOT") for word in sentence)
    ):
        return Lead(None, (), (), (), None, None, follows=before)
    deciders = deciders_of(sentence, cast)
    doers = deciders or _doers_of(sentence.root, cast)
    announced = [act for act in acts if act.nominal]
    act = announced[0] if announced else None
    named = [stance for stance in stances if stance.party]
    if named:
        last = named[-1]
        return Lead(last.kind, last.party, last.target, doers, act, last)
    asked = _read_what(sentence, cast)
    if asked is not None:
        return Lead(asked[0], asked[1], (), doers, act, None)
    for word in sentence:
        kind = _NOUN_KINDS.get(word.lemma_.lower())
        if kind is not None and word.pos_ == "NOUN":
            party = tuple(
                dict.fromkeys(
                    name
                    for child in word.children
                    if child.dep_ in ("poss", "amod", "compound", "nmod")
                    for name in parties_of(child, cast)
                )
            )
            party = party or tuple(
                dict.fromkeys(
                    name
                    for child in word.children
                    if child.dep_ == "prep" and child.lower_ in ("of", "from", "by")
                    for below in child.children
                    for name in parties_of(below, cast)
                )
            )
            if party:
                return Lead(kind, party, (), doers, act, None)
    return Lead(None, (), (), doers, act, None, decides=bool(deciders))


def _read_what(sentence: Span, cast: Cast) -> tuple[PositionKind, tuple[str, ...]] | None:
    """What kind of thing "What X wants:" or "What X offers Y:" announces, and the party X."""
    if next((word.lower_ for word in sentence if word.is_alpha), "") != "what":
        return None
    for word in sentence:
        kind = _WANTED.get(word.lemma_.lower()) if word.pos_ == "VERB" else None
        party = tuple(dict.fromkeys(name for noun in subjects_of(word) for name in parties_of(noun, cast))) if kind is not None else ()
        if kind is not None and party:
            return kind, party
    return None


def _doers_of(root: Token, cast: Cast) -> tuple[str, ...]:
    if root.pos_ not in ("VERB", "AUX"):
        return ()
    if root.lemma_.lower() in _WATCHERS:
        seen = [name for noun in patients_of(root) for name in parties_of(noun, cast)]
        if seen:
            return tuple(dict.fromkeys(seen))
        for child in root.children:
            if child.dep_ in ("ccomp", "xcomp"):
                inner = [name for below in child.children if below.dep_ == "nsubj" for name in parties_of(below, cast)]
                if inner:
                    return tuple(dict.fromkeys(inner))
    return tuple(dict.fromkeys(name for noun in subjects_of(root) for name in parties_of(noun, cast)))


def item_act(sentence: Span, lead: Lead, dated: bool) -> Act | None:
    """The act that a list item without an act of its own stands for: another of those that the lead line announces, where the item
    begins with its date; or a thing hit in the attack that the lead line goes on about.

    :param dated: whether a date heads the item.
    """
    words = [word for word in sentence if word.is_alpha and word.dep_ not in ("punct", "dep")]
    root = sentence.root if sentence.root.is_alpha else next(iter(words), None)
    if root is None:
        return None
    if lead.follows is not None:
        attack = lead.follows
        return Act(root, "ASSAULT", attack.mode, attack.actors, attack.recipients, Standing(), True, 1.0, "ASSAULT")
    if lead.act is not None and dated:
        return Act(root, lead.act.type, lead.act.mode, lead.act.actors, lead.act.recipients, Standing(), True, 1.0, lead.act.frame)
    return None


class Lists:
    """For each sentence of a report, the list item it stands in and that item's lead, if any."""

    def __init__(self, doc: Doc, blocks: tuple[Block, ...]) -> None:
        self._blocks = blocks
        self._starts: dict[int, int] = {}
        at = 0
        for sentence in doc.sents:
            while at + 1 < len(blocks) and blocks[at + 1].start <= sentence.start_char:
                at += 1
            self._starts[sentence.start] = at

    def block_at(self, sentence: Span) -> tuple[int, Block] | None:
        """The block that holds the sentence, with its index."""
        if not self._blocks:
            return None
        at = self._starts[sentence.start]
        return at, self._blocks[at]
