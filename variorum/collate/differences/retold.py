"""Finds how the sentences in which several reports tell one thing differ: when, on whose word, how firmly, how fully, how worded."""

import re
from collections.abc import Iterable, Iterator, Sequence

from variorum.collate.alignment import Aligned
from variorum.collate.differences.changes import tells_change
from variorum.collate.differences.claims import is_his_nearby, is_told_as_fact
from variorum.collate.differences.contrasts import short
from variorum.collate.differences.degrees import differ_in_degree
from variorum.collate.differences.respects import CONFLICTS, judge_respect
from variorum.collate.passages import ACTOR, SENSE, Passage, Token
from variorum.collate.retellings import Retelling, are_apart
from variorum.collate.senses import paraphrases_of
from variorum.collate.story import Story
from variorum.model.account import Difference, DifferenceKind, Side, Witness

RETOLD = 2.0
"""Weight of a sentence told otherwise: below that of every difference of which more is known."""
MOST = 40
"""Matters that are compared, the likeliest first."""
VERBATIM = 0.9
"""Share of its words from which a sentence without a speaker carries a quotation on that another report gives to somebody."""
TOPIC = 3
"""Shared words, the weightiest, that tell a reader what the sentences are about."""
LONGEST_OWN = 60
"""Characters of the words that a reader is shown as what a report alone says."""
CUT_SHARE, CUT_MASS = 0.7, 1.5
"""Share of the shorter sentence that the longer one has, and weight of what that has besides, from which the shorter one is a cut."""


_WORD = re.compile(r"[\w%]+")
_HEADS: dict[DifferenceKind, str] = {
    "claim_as_fact": "as fact",
    "date": "with another date",
    "heading_vs_text": "in a heading and in a text",
    "number": "with other numbers",
    "omission": "more or less fully",
    "outcome": "as having gone otherwise",
    "place": "with another place",
    "shift_over_time": "at another time",
    "speaker": "on another's word",
    "stance": "from another stand",
    "strength": "more or less firmly",
    "wording": "in other words",
}
"""In which respect a difference of each kind is one, for a reader."""
_GUESSED: frozenset[DifferenceKind] = frozenset({"claim_as_fact", "outcome", "shift_over_time", "speaker", "stance", "strength"})
"""Kinds of which nothing that can be shown tells where they are judged from all traits together."""


def compare_retellings(story: Story, retellings: Sequence[Retelling]) -> Iterator[Difference]:
    """One difference for each matter that several reports or parties tell of; its kind is that of the two sentences most alike.

    A side is what one report tells on one word: its own, or that of a party.
    """
    for retelling in retellings[:MOST]:
        shown = sorted(retelling.members, key=lambda sentence: sentence.key)
        places = [_whole(story, retelling, sentence) for sentence in shown]
        kind, head = _respect(story, retelling, places)
        tellings = [{token: sentence.weights[token.token] for token in sentence.tokens} for sentence in shown]
        sides = _sides(shown, places, [_own_words(place, tellings, number) for number, place in enumerate(places)])
        if len(sides) < 2:
            continue
        yield Difference(
            id="",
            kind=kind,
            about=(),
            summary=f"{head}{_topic(retelling)}: " + " / ".join(side.says for side in sides),
            sides=sides,
            weight=round(RETOLD + retelling.chance + 0.3 * (story.origins(retelling.reports) - 1), 3),
        )


def _sides(shown: Sequence[Passage], places: Sequence[Witness], says: Sequence[str]) -> tuple[Side, ...]:
    """The sentences of one report that stand on one word are one side."""
    tellers: dict[tuple[str, tuple[str, ...]], list[int]] = {}
    for number, sentence in enumerate(shown):
        tellers.setdefault((sentence.report, tuple(sorted(sentence.told_by))), []).append(number)
    return tuple(
        Side(says=", ".join(says[number] for number in numbers), evidence=tuple(places[number] for number in numbers))
        for numbers in tellers.values()
    )


def _respect(story: Story, retelling: Retelling, places: Sequence[Witness]) -> tuple[DifferenceKind, str]:
    """The kind of a difference, and in which respect it is one, for a reader.

    That two sentences cannot both be right is left to those who compare figures, days and places: here it is only likely.
    """
    known = _known_respect(story, retelling, places)
    if known is not None:
        return known, f"retold {_HEADS[known]}"
    kind = judge_respect(story, retelling.first.one, retelling.first.other)
    if kind == "wording" and _is_cut(retelling.first):
        kind = "omission"
    return "wording" if kind in CONFLICTS else kind, f"retold{', likely' if kind in _GUESSED else ''} {_HEADS[kind]}"


def _known_respect(story: Story, retelling: Retelling, places: Sequence[Witness]) -> DifferenceKind | None:
    """The kind that something in the sentences tells."""
    clauses = retelling.clauses
    one, other = (set(sentence.told_by) for sentence in (retelling.first.one, retelling.first.other))
    same_voice = one == other or bool(one & other)
    if (same_voice and are_apart(story, retelling.reports)) or len({tells_change(place.text) for place in places}) > 1:
        return "shift_over_time"
    if bool(clauses.one.told_by) != bool(clauses.other.told_by):
        claim, fact = (clauses.one, clauses.other) if clauses.one.told_by else (clauses.other, clauses.one)
        carried_on = claim.quoted and clauses.share >= VERBATIM
        if not carried_on and is_told_as_fact(story, clauses, fact) and not is_his_nearby(story, fact, claim.told_by[0]):
            return "claim_as_fact"
    return "strength" if differ_in_degree(clauses) else None


def _is_cut(pair: Aligned) -> bool:
    """Whether one sentence has most of what the other has, and much besides."""
    return pair.share >= CUT_SHARE and abs(pair.one.mass - pair.other.mass) >= CUT_MASS


def _whole(story: Story, retelling: Retelling, sentence: Passage) -> Witness:
    """A sentence whole: what differs ("who must decide within two months") often stands in a clause that shares no word."""
    clauses = retelling.clauses_of(sentence)
    return story.sheet(sentence.report).witness(clauses[0].start, clauses[-1].end)


def _topic(retelling: Retelling) -> str:
    """What the first two sentences are both about, in brackets: the weightiest words that they share, as the first one prints them."""
    sentence, shared = retelling.first.one, retelling.first.shared
    printed: dict[str, str] = {}
    for token in sentence.tokens:
        word = sentence.text[token.start - sentence.start : token.end - sentence.start]
        word = " ".join(word.split())
        if token.token in shared and not (token.token[0] == ACTOR and word.islower()) and word not in printed.values():
            printed.setdefault(token.token, word)
    weightiest = sorted(printed, key=lambda token: -sentence.weights[token])[:TOPIC]
    return f" ({', '.join(word for token, word in printed.items() if token in weightiest)})" if weightiest else ""


def _own_words(place: Witness, tellings: Sequence[dict[Token, float]], number: int) -> str:
    """The stretch of one telling with most that the others lack, for a reader; all of it where they lack nothing of it."""
    others = [_meanings(telling) for other, telling in enumerate(tellings) if other != number]
    lacking = {
        token: weight * sum(not _meanings([token]) & meant for meant in others) / len(others) for token, weight in tellings[number].items()
    }
    stretches = [
        [token for token in lacking if first.start <= token.start and token.end <= first.start + LONGEST_OWN and lacking[token]]
        for first in lacking
        if lacking[first]
    ]
    if not any(stretches):
        return short(place.text)
    best = max(stretches, key=lambda stretch: round(sum(lacking[token] for token in stretch), 6))
    end = best[-1].end - place.start
    rest = _WORD.match(place.text, end)
    return short(place.text[best[0].start - place.start : rest.end() if rest else end])


def _meanings(tokens: Iterable[Token]) -> set[str]:
    """Tokens and the senses of those that are words."""
    words = {token.token for token in tokens}
    return words | {SENSE + sense for word in words if word[0] != ACTOR for sense in paraphrases_of(word)}
