"""Orders the lines of an account into the cards that a page prints: speakers with their utterances, parties with their positions."""

from collections.abc import Mapping, Sequence

from variorum.model.account import Account, AccountPosition, AccountStatement, Witness
from variorum.model.record import Record
from variorum.model.report import Range
from variorum.render.citing import Citation, Citations
from variorum.render.naming import ActorNames
from variorum.render.parallel import Form, lay_out_forms
from variorum.render.phrasing import POSITION_ORDER, POSITIONS

_FIRST_FORMS = 4
_FIRST_SAID = 6
_FIRST_QUOTES = 3


class Utterance(Record, frozen=True):
    """One statement with its printed forms: the first few, and those that open on demand."""

    statement: AccountStatement
    forms: tuple[Form, ...]
    more: tuple[Form, ...]
    gist: str
    """Shown above the forms where it says more than the fullest form itself; else ""."""


class SpeakerCard(Record, frozen=True):
    """Everything one speaker (or several speaking together) said; ``more`` opens on demand."""

    name: str
    named: bool
    actors: tuple[str, ...]
    utterances: tuple[Utterance, ...]
    more: tuple[Utterance, ...] = ()


class PositionGroup(Record, frozen=True):
    """The positions of one party and one kind."""

    kind: str
    verb: str
    positions: tuple[AccountPosition, ...]


class PartyCard(Record, frozen=True):
    """What one party wants."""

    name: str
    actors: tuple[str, ...]
    groups: tuple[PositionGroup, ...]

    def of_kind(self, kind: str) -> tuple[AccountPosition, ...]:
        """The party's positions of one kind."""
        return next((group.positions for group in self.groups if group.kind == kind), ())


def _plain(text: str) -> str:
    return "".join(letter for letter in text.casefold() if letter.isalnum())


def repeats(says: str, evidence: Sequence[Witness]) -> bool:
    """Whether a side of a difference says no more than the words printed below it."""
    return _plain(says) in {_plain(one.text) for one in evidence}


def foremost(cited: Sequence[Citation]) -> tuple[tuple[Citation, ...], tuple[Citation, ...]]:
    """The citations that a reader in a hurry needs, the first of each report, and all others; the others only where they are several."""
    first = tuple({one.report: one for one in reversed(cited)}.values())[::-1][:_FIRST_QUOTES]
    rest = tuple(one for one in cited if one not in first)
    return (first, rest) if len(rest) > 1 else (tuple(cited), ())


def _utterance(statement: AccountStatement, citations: Citations, known: Mapping[str, Sequence[Range]]) -> Utterance:
    forms = lay_out_forms(statement, citations, known)
    told = any(_plain(statement.gist) in _plain(form.citation.text) for form in forms)
    cut = _FIRST_FORMS if len(forms) > _FIRST_FORMS + 1 else len(forms)
    return Utterance(statement, forms[:cut], forms[cut:], "" if told or len(forms) == 1 else statement.gist)


def group_by_speaker(account: Account, citations: Citations, known: Mapping[str, Sequence[Range]]) -> tuple[SpeakerCard, ...]:
    """Speaker cards: whose utterance most reports print first, unnamed speakers last; most printed utterance first."""
    names = ActorNames(account.actors)
    unnamed = {actor.id for actor in account.actors if not actor.named}
    by_speaker: dict[tuple[str, ...], list[AccountStatement]] = {}
    for statement in account.statements:
        by_speaker.setdefault(statement.speaker, []).append(statement)

    def rank(speaker: tuple[str, ...]) -> tuple[bool, int, int, int, str]:
        said = by_speaker[speaker]
        nameless = not speaker or all(one in unnamed for one in speaker)
        widest = max(len(one.reports) for one in said)
        return (nameless, -widest, -len({report for one in said for report in one.reports}), -len(said), names.join(speaker))

    cards = []
    for speaker in sorted(by_speaker, key=rank):
        said = [_utterance(one, citations, known) for one in sorted(by_speaker[speaker], key=_weight)]
        shared = sum(len(one.statement.reports) > 1 for one in said)
        cut = max(shared, _FIRST_SAID) if len(said) > max(shared, _FIRST_SAID) + 2 else len(said)
        cards.append(
            SpeakerCard(
                name=names.join(speaker) or "Speakers the reports do not make known",
                named=bool(speaker) and not all(one in unnamed for one in speaker),
                actors=speaker,
                utterances=tuple(said[:cut]),
                more=tuple(said[cut:]),
            )
        )
    return tuple(cards)


def _weight(statement: AccountStatement) -> tuple[int, int, bool, str]:
    """What is printed most comes first; of what is printed alike, what stands in quotation marks."""
    quoted = any(variant.words is not None and variant.mode == "direct" for variant in statement.variants)
    return (-len(statement.reports), -len(statement.variants), not quoted, statement.date or "~")


def group_by_party(account: Account) -> tuple[PartyCard, ...]:
    """Party cards, the party with most positions first; inside a card the kinds in a fixed order, demands first."""
    names = ActorNames(account.actors)
    by_party: dict[tuple[str, ...], list[AccountPosition]] = {}
    for position in account.positions:
        by_party.setdefault(position.party, []).append(position)
    cards = []
    for party in sorted(by_party, key=lambda one: (not one, -len(by_party[one]), names.join(one))):
        held = by_party[party]
        groups = [
            PositionGroup(kind, POSITIONS[kind], tuple(one for one in held if one.kind == kind))
            for kind in POSITION_ORDER
            if any(one.kind == kind for one in held)
        ]
        cards.append(PartyCard(names.join(party) or "Parties the reports do not make known", party, tuple(groups)))
    return tuple(cards)
