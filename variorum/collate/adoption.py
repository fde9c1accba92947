"""Joins what the reports give to different names of one voice: the minister's words and his ministry's, a described speaker's."""

from collections.abc import Sequence
from dataclasses import replace

from variorum.collate.clusters import Utterance, propose_pairs
from variorum.collate.dates import compatible
from variorum.collate.likeness import compare, denies, quoted_weight, same_quotation, shared_words, threshold
from variorum.collate.limits import all_limits, may_meet
from variorum.collate.tellings import Telling
from variorum.collate.voices import DESCRIBED, Voices

REWORDED = 0.6
"""Score from which the words of two related speakers are one utterance where they share no quotation."""
ALIKE = 0.7
"""Score from which a described speaker may be anybody of whom two quoted words are printed."""
NEARLY_ALL = 0.85
"""Score from which he may be anybody of whom nearly the same words are told, two of them no figures: many put "the number at four"."""
QUOTED, QUOTED_OF_NAMED = 3, 5
"""Quoted words in a row by which speakers not known to belong together are one, one of them described or both named."""
TELLING_QUOTATION = 0.55
"""Rarity that these quoted words must have together: "we will see what happens" has less."""
ANYBODY = "*"
"""Stands for the speaker where tellings of all speakers are compared."""
PARTNERS = 12
"""Tellings that one is compared with across speakers: those that share the most."""


def join_voices(voices: Voices, utterances: Sequence[Utterance]) -> list[Utterance]:
    """The utterances, those of different but related speakers joined under the one who is named most plainly.

    Without a shared quotation the speakers must be related and the words very alike, less so where one is the other's state ("Paris
    demands" for the minister's demand); with one, a described speaker may be anybody of no other state. Two named people who print the
    same words stay two, unless they belong together or bear one name.
    """
    scored = _score_voices(voices, utterances)
    found = dict(enumerate(utterances))
    homes = {number: number for number in found}
    for first, second in sorted(scored, key=lambda pair: (-scored[pair], pair)):
        one, other = homes[first], homes[second]
        if one == other:
            continue
        keep, gain = sorted((one, other), key=lambda number: plainness(voices, found[number]))
        merge_under(found, homes, keep, gain)
    return list(found.values())


def merge_under(found: dict[int, Utterance], homes: dict[int, int], keep: int, gain: int) -> None:
    """Join one of the numbered utterances under another, where the two may be joined.

    :param homes: for each number the utterance began with, the number it stands under now.
    """
    joined = join_under(found[keep], found[gain])
    if joined is not None:
        found[keep] = joined
        del found[gain]
        homes.update({number: keep for number, home in homes.items() if home == gain})


def _score_voices(voices: Voices, utterances: Sequence[Utterance]) -> dict[tuple[int, int], float]:
    """The pairs of utterances that may be one voice's, with the score of their tellings most alike."""
    tellings = [place for place in distinct_tellings(utterances) if len(place[0].speakers) == 1]
    scored: dict[tuple[int, int], float] = {}
    for first, second in propose_pairs([replace(telling, speakers=(ANYBODY,)) for telling, _ in tellings], PARTNERS):
        (one, home), (other, place) = tellings[first], tellings[second]
        if one.speakers == other.speakers or home == place or voices.one_text(one.report, other.report):
            continue
        if not (one.spread or other.spread or compatible(one.date, other.date)):
            continue
        score = compare(one, other).score
        if score >= threshold(one, other) and _one_voice(voices, one, other, score):
            pair = (min(home, place), max(home, place))
            scored[pair] = max(score, scored.get(pair, 0.0))
    return scored


def distinct_tellings(utterances: Sequence[Utterance]) -> list[tuple[Telling, int]]:
    """The tellings with the number of their utterance, those in the same words once: copies of a report add nothing."""
    found: dict[object, tuple[Telling, int]] = {}
    for number, utterance in enumerate(utterances):
        for telling in sorted(utterance.tellings, key=lambda telling: telling.key):
            words = (number, telling.heading, telling.printed, tuple(sorted(telling.weights.items())))
            found.setdefault(words, (telling, number))
    return sorted(found.values(), key=lambda place: place[0].key)


def _one_voice(voices: Voices, one: Telling, other: Telling, score: float) -> bool:
    first, second = one.speakers[0], other.speakers[0]
    ranks = voices.rank(first), voices.rank(second)
    if voices.namesakes(first, second):
        return True
    related = voices.belong(first, second) or voices.one_state(first, second)
    run = same_quotation(one, other)
    if run and related:
        return True
    if ranks == (0, 0) or voices.conflict(first, second):
        return False
    described = DESCRIBED in ranks
    if run and quoted_weight(one, other) < TELLING_QUOTATION:
        return False
    if run >= (QUOTED if described else QUOTED_OF_NAMED) or (run and described and score >= ALIKE):
        return True
    if denies(one) != denies(other) or voices.one_of_many(first, second):
        return False
    if voices.is_state_of(first, second) and shared_words(one, other) >= 2:
        return True
    if score < REWORDED:
        return False
    return (
        voices.belong(first, second)
        or (described and score >= NEARLY_ALL and shared_words(one, other) >= 2)
        or (voices.one_state(first, second) and shared_words(one, other) >= 2)
    )


def plainness(voices: Voices, utterance: Utterance) -> tuple[int, int, int, tuple[str, int, int, str]]:
    tellings = utterance.tellings
    return voices.plainness(tellings[0].speakers[0]), -len({telling.report for telling in tellings}), -len(tellings), tellings[0].key


def join_under(keep: Utterance, gain: Utterance) -> Utterance | None:
    """Both under the first one's speaker, ``None`` where dates, opposites or figures forbid it."""
    speakers = keep.tellings[0].speakers
    gained = [replace(telling, speakers=speakers, told_of=telling.speakers[0]) for telling in gain.tellings]
    if not may_meet(all_limits(keep.tellings), all_limits(gained)):
        return None
    tellings = sorted((*keep.tellings, *gained), key=lambda telling: telling.key)
    return Utterance(tuple(tellings), f"{keep.why}; told of another speaker in {len({one.report for one in gained})} reports")
