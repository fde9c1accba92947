"""Clusters tellings into utterances by mean best links under hard limits, the same whatever the order of the reports."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from variorum.collate.likeness import Likeness, compare, may_join, threshold
from variorum.collate.limits import Limits, joined, limits_of, may_meet
from variorum.collate.tellings import ACTOR, Telling

STRONG_SHARE = 1.4
"""Share of the threshold from which one link alone takes a single telling into a cluster."""
MOST_PARTNERS = 40
"""Candidates that a telling is compared with at most: those that share the most. Keeps the number of pairs linear in long stories."""
MOST_HOLDERS = 400
"""Tellings before it with one word that propose pairs for a telling; of a commoner word only the last so many are taken."""
BEST_SHARE = 0.9
"""Two clusters join when the members of each are, by their best link to the other, alike on average by this share of the threshold:
between single linkage, which chains, and average linkage, which parts the long quotation from its many cuts."""
INTRODUCTION = 1.6
"""Weight of words, two or three, up to which a telling has no point of its own beside the quotation that follows it."""

Pair = tuple[int, int]
Scores = dict[Pair, Likeness]


@dataclass(frozen=True)
class Utterance:
    """Tellings of one utterance in the order of their places, and the reason why they are held to be one."""

    tellings: tuple[Telling, ...]
    why: str
    retold: tuple[Telling, ...] = ()
    """Clauses that retell it without a word of saying: nobody speaks in them, so that nothing is concluded from them."""


def join_tellings(tellings: Sequence[Telling]) -> list[Utterance]:
    """Cluster tellings; pairs are taken from the most alike down, equal ones by place.

    Tellings in the very same words are taken as one first, so that twenty copies of a report cost no more than one.
    """
    groups = _same_words(_one_act(sorted(tellings, key=lambda telling: telling.key)))
    heads = [group[0] for group, _ in groups]
    scores = {pair: likeness for pair, likeness in _score_pairs(heads) if likeness.score > 0}
    linkage = _Linkage(heads, scores)
    for first, second in sorted(scores, key=lambda pair: (-scores[pair].score, pair)):
        if scores[first, second].score >= threshold(heads[first], heads[second]):
            linkage.join(first, second)
    utterances = []
    for members in linkage.clusters.values():
        found = sorted((telling for member in members for telling in groups[member][1]), key=lambda telling: telling.key)
        utterances.append(Utterance(tuple(found), _reason(scores, members, found)))
    return sorted(utterances, key=lambda utterance: utterance.tellings[0].key)


_Group = tuple[list[Telling], list[Telling]]
"""The heads that are compared (all alike) and all tellings they stand for."""


def _one_act(ordered: Sequence[Telling]) -> list[tuple[Telling, list[Telling]]]:
    """Each telling with what goes on with it in its sentence: "warned of X, stating Y" is one act, "his admission of X suggests Y" too,
    but not “X,” he said, denying Y.

    Of the latter only X is compared with other tellings: Y is the reporter's. What introduces a quotation goes with it.
    """
    acts: list[tuple[list[Telling], list[Telling]]] = []
    for telling in sorted(ordered, key=lambda telling: (telling.report, telling.sentence, telling.statement.content[0][0])):
        if acts:
            said, all_of_it = acts[-1]
            last = all_of_it[-1]
            if (last.report, last.sentence, last.speakers) == (telling.report, telling.sentence, telling.speakers):
                conclusion = _is_conclusion(last, telling)
                goes_on = telling.participle and last.statement.mode != "direct"
                if goes_on or conclusion:
                    all_of_it.append(telling)
                    said.extend(() if conclusion else (telling,))
                    continue
            if _introduces(last, telling) and len(all_of_it) == 1:
                all_of_it.append(telling)
                said[:] = [telling]
                continue
        acts.append(([telling], [telling]))
    return sorted(((as_one(said), all_of_it) for said, all_of_it in acts), key=lambda act: act[0].key)


def _introduces(last: Telling, telling: Telling) -> bool:
    """Whether a telling of few words leads to the quotation in the next sentence: "Lund rejected that account. “We stayed,” she said"."""
    if (last.report, last.speakers, last.heading) != (telling.report, telling.speakers, telling.heading) or last.printed:
        return False
    return telling.statement.mode == "direct" and telling.sentence == last.sentence + 1 and last.mass <= INTRODUCTION


def _is_conclusion(last: Telling, telling: Telling) -> bool:
    """Whether the subject of a telling is the speaker's act told before it: "Lund's denial that X" in "Lund's denial that X suggests Y"."""
    owner = last.statement.speaker[:1]
    if not owner:
        return False
    owned = last.evidence.text[: max(0, owner[0][1] - last.evidence.start)].endswith(("'s", "’s", "s'", "s’"))
    return owned and any(start <= owner[0][0] and last.statement.content[0][0] < end for start, end in telling.statement.speaker)


def _same_words(acts: Sequence[tuple[Telling, list[Telling]]]) -> list[_Group]:
    """Acts grouped where speaker, day, words and quotation are the same in different reports."""
    groups: dict[object, list[_Group]] = {}
    for head, tellings in acts:
        key = (head.speakers, head.date, head.heading, head.quoted, head.figures, tuple(sorted(head.weights.items())))
        for heads, members in groups.setdefault(key, []):
            if heads[-1].report != head.report:
                heads.append(head)
                members.extend(tellings)
                break
        else:
            groups[key].append(([head], list(tellings)))
    return sorted((group for found in groups.values() for group in found), key=lambda group: group[0][0].key)


class _Linkage:
    """The clusters so far, with the links between their members."""

    def __init__(self, tellings: Sequence[Telling], scores: Scores) -> None:
        self.clusters: dict[int, list[int]] = {number: [number] for number in range(len(tellings))}
        self._home = list(range(len(tellings)))
        self._limits: dict[int, Limits] = {number: limits_of(telling) for number, telling in enumerate(tellings)}
        self._links: list[dict[int, float]] = [{} for _ in tellings]
        for (first, second), likeness in scores.items():
            share = likeness.score / threshold(tellings[first], tellings[second])
            self._links[first][second] = self._links[second][first] = share

    def join(self, first: int, second: int) -> None:
        """Join the clusters of two tellings where limits and links allow."""
        one, other = sorted((self._home[first], self._home[second]))
        if one == other or not may_meet(self._limits[one], self._limits[other]):
            return
        if min(self._best_links(one, other), self._best_links(other, one)) < BEST_SHARE and not self._is_fragment(first, second):
            return
        for member in self.clusters[other]:
            self._home[member] = one
        self.clusters[one] = sorted(self.clusters[one] + self.clusters.pop(other))
        self._limits[one] = joined(self._limits[one], self._limits.pop(other))

    def _is_fragment(self, first: int, second: int) -> bool:
        """Whether one of the two stands alone and their link is strong: a heading that quotes three words of a long quotation."""
        alone = len(self.clusters[self._home[first]]) == 1 or len(self.clusters[self._home[second]]) == 1
        return alone and self._links[first][second] >= STRONG_SHARE

    def _best_links(self, one: int, other: int) -> float:
        """The mean, over one cluster's members, of their best link to the other cluster, in shares of the threshold."""
        best = [
            max((share for partner, share in self._links[member].items() if self._home[partner] == other), default=0.0)
            for member in self.clusters[one]
        ]
        return sum(best) / len(best)


def _score_pairs(tellings: Sequence[Telling]) -> Iterator[tuple[Pair, Likeness]]:
    """The pairs that may be one with their likeness; two sentences of one report's text must share a word: a sense is too little there."""
    for first, second in propose_pairs(tellings):
        one, other = tellings[first], tellings[second]
        if may_join(one, other) and (one.report != other.report or one.heading != other.heading or _share_a_word(one, other)):
            yield (first, second), compare(one, other)


def _share_a_word(one: Telling, other: Telling) -> bool:
    return any(word[0] != ACTOR and word in other.weights for word in one.weights)


def propose_pairs(tellings: Sequence[Telling], partners: int = MOST_PARTNERS) -> Iterator[Pair]:
    """Pairs of one speaker that share a content word or a sense, for each telling at most so many before it: those that share the most."""
    index: dict[tuple[str, str], list[int]] = {}
    for number, telling in enumerate(tellings):
        keys = [(word, weight) for word, weight in telling.weights.items()]
        keys += [(f"={sense}", weight / 2) for sense, weight in telling.senses.items()]
        votes: dict[int, float] = {}
        for speaker in telling.speakers:
            for word, weight in sorted(keys):
                for earlier in index.get((speaker, word), ())[-MOST_HOLDERS:]:
                    votes[earlier] = votes.get(earlier, 0.0) + weight
        for earlier in sorted(votes, key=lambda other: (-round(votes[other], 9), other))[:partners]:
            yield earlier, number
        for speaker in telling.speakers:
            for word, _ in keys:
                index.setdefault((speaker, word), []).append(number)


def _reason(scores: Scores, members: Sequence[int], tellings: Sequence[Telling]) -> str:
    pairs = [pair for pair in ((a, b) for a in members for b in members if a < b) if pair in scores]
    if pairs:
        best = max(pairs, key=lambda pair: (scores[pair].score, -pair[0], -pair[1]))
        return f"one speaker; {scores[best].why}"
    if len(tellings) == 1:
        return "printed once"
    if len({telling.report for telling in tellings}) == 1:
        return "one sentence: its second clause goes on with the first"
    return f"one speaker; the same words in {len(tellings)} places"


def as_one(tellings: Sequence[Telling]) -> Telling:
    """Several tellings as one: every word with its greatest weight, for comparing them as a whole."""
    first, *others = tellings
    if not others:
        return first
    weights: dict[str, float] = {}
    senses: dict[str, float] = {}
    for telling in tellings:
        for word, weight in telling.weights.items():
            weights[word] = max(weight, weights.get(word, 0.0))
        for sense, weight in telling.senses.items():
            senses[sense] = max(weight, senses.get(sense, 0.0))
    fullest = max(tellings, key=lambda telling: (len(telling.quoted), telling.key))
    return replace(
        first,
        speakers=tuple(dict.fromkeys(speaker for telling in tellings for speaker in telling.speakers)),
        weights=weights,
        senses=senses,
        quoted=fullest.quoted,
        printed=fullest.printed,
        figures=frozenset().union(*(telling.figures for telling in tellings)),
        lead=any(telling.lead for telling in tellings),
    )
