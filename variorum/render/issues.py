"""Lays the positions out as a table of parties and issues: each cell tells in order of time where a party stands on an issue."""

from collections.abc import Iterator, Mapping, Sequence

from variorum.model.account import Account, AccountPosition
from variorum.model.record import Record
from variorum.render.naming import ActorNames
from variorum.text.words import function_words, rarity, stem, words_of

MOST_ISSUES = 7
"""Columns that a reader can still take in."""
LEAST_RARITY = 0.6
"""Rarity of a word that can name an issue: a toll, a bill, a border; common words name nothing."""


class Step(Record, frozen=True):
    """One position in a cell. ``over`` is the position for which its party gave it up; ``moved`` says that it came so."""

    position: AccountPosition
    over: str | None
    moved: bool


class IssueRow(Record, frozen=True):
    """One party's steps on each issue, in the order of the columns."""

    name: str
    party: tuple[str, ...]
    cells: tuple[tuple[Step, ...], ...]


class IssueTable(Record, frozen=True):
    """The issues, each named by a word that positions of several parties, or of one that moved, print; and a row for each party."""

    issues: tuple[str, ...]
    rows: tuple[IssueRow, ...]


def lay_out_issues(account: Account) -> IssueTable:
    """The table of parties and issues; empty where no two parties hold positions on one thing and none has moved."""
    names = ActorNames(account.actors)
    printed = _stems_of(account)
    chosen = _choose(account.positions, printed)
    held: dict[tuple[str, ...], dict[str, list[AccountPosition]]] = {}
    for position in account.positions:
        for issue in chosen:
            if issue in printed[position.id]:
                held.setdefault(position.party, {}).setdefault(issue, []).append(position)
    rows = [
        IssueRow(names.join(party), party, tuple(_steps(by_issue.get(issue, ())) for issue in chosen)) for party, by_issue in held.items()
    ]
    rows.sort(key=lambda row: (-sum(map(bool, row.cells)), -sum(map(len, row.cells)), row.name))
    return IssueTable(tuple(_label(issue, account.positions, printed) for issue in chosen), tuple(rows))


def _stems_of(account: Account) -> dict[str, dict[str, str]]:
    """For each position the stems of its telling words with a printed form: names of actors are no issue, "it" is what it overtook."""
    printed = [text for actor in account.actors for text in (actor.name, *(one.text for one in actor.names))]
    named = {stem(word.form) for text in printed for word in words_of(text)}
    found: dict[str, dict[str, str]] = {}
    for position in account.positions:
        telling = [word for word in words_of(position.content) if word.form.isalpha() and word.form not in function_words()]
        words = {stem(word.form): position.content[word.start : word.end] for word in telling}
        found[position.id] = {one: word for one, word in words.items() if one not in named and rarity(one) >= LEAST_RARITY}
    for position in account.positions:
        later = position.superseded_by
        if later in found and not set(found[later]) & set(found[position.id]):
            found[later] = {**found[position.id], **found[later]}
    return found


def _choose(positions: Sequence[AccountPosition], printed: Mapping[str, Mapping[str, str]]) -> list[str]:
    """The words that most parties share, those of a movement first; a word whose positions another has already is none of its own."""
    moved = {one for position in positions if (later := position.superseded_by) for one in (position.id, later)}
    holders: dict[str, list[AccountPosition]] = {}
    for position in positions:
        for word in printed[position.id]:
            holders.setdefault(word, []).append(position)
    shared = {
        word: found
        for word, found in holders.items()
        if len({one.party for one in found}) > 1 or any(one.id in moved for one in found)
    }  # fmt: skip

    def rank(word: str) -> tuple[int, int, int, str]:
        found = shared[word]
        return (-sum(one.id in moved for one in found), -len({one.party for one in found}), -len(found), word)

    chosen: list[str] = []
    told: set[str] = set()
    for word in sorted(shared, key=rank):
        ids = {one.id for one in shared[word]}
        if len(ids - told) * 2 > len(ids) and len(chosen) < MOST_ISSUES:
            chosen.append(word)
            told |= ids
    return chosen


def _label(issue: str, positions: Sequence[AccountPosition], printed: Mapping[str, Mapping[str, str]]) -> str:
    """The issue as the positions print it most often."""
    forms = [printed[position.id][issue].lower() for position in positions if issue in printed[position.id]]
    return min(set(forms), key=lambda form: (-forms.count(form), len(form), form))


def _steps(positions: Sequence[AccountPosition]) -> tuple[Step, ...]:
    """The positions in order of time: each given-up one right before the one that took its place, the undated after the dated."""
    came = {later for one in positions if (later := one.superseded_by)}
    by_id = {one.id: one for one in positions}

    def follow(one: AccountPosition) -> Iterator[AccountPosition]:
        seen: set[str] = set()
        place: AccountPosition | None = one
        while place is not None and place.id not in seen:
            seen.add(place.id)
            yield place
            place = by_id.get(place.superseded_by or "")

    ordered: dict[str, AccountPosition] = {}
    first = sorted((one for one in positions if one.id not in came), key=lambda one: (one.date is None, one.date or "", one.id))
    for one in first:
        ordered.update({step.id: step for step in follow(one)})
    return tuple(Step(one, one.superseded_by, one.id in came) for one in ordered.values())
