"""Joins what the reports give to different names of one voice: the ministry's words and the minister's, a described speaker's and a named one's."""

from collections.abc import Sequence
from dataclasses import replace

from variorum.collate.clusters import Utterance, propose_pairs
from variorum.collate.dates import compatible
from variorum.collate.likeness import compare, denies, same_quotation, shared_words, threshold
from variorum.collate.limits import all_limits, may_meet
from variorum.collate.story import Story
from variorum.collate.tellings import Telling, read_unclaimed
from variorum.collate.voices import DESCRIBED, Voices

REWORDED = 0.6
"""Score from which the words of two related speakers are one utterance where they share no quotation."""
ALIKE = 0.7
"""Score from which a described speaker may be anybody of whom two quoted words are printed."""
NEARLY_ALL = 0.85
"""Score from which he may be anybody of whom nearly the same words are told."""
RUN = {False: 3, True: 5}
"""Quoted words in a row by which speakers not known to belong together are one; the greater number for two named people."""
ANYBODY = "*"


def join_voices(story: Story, utterances: Sequence[Utterance]) -> list[Utterance]:
    """The utterances, those of different but related speakers joined under the one who is named most plainly.

    Without a shared quotation the speakers must be related and the words very alike; with one, a described speaker may be anybody of no
    other state, and two named people must share a long run of quoted words.
    """
    voices = Voices(story)
    single = [number for number, utterance in enumerate(utterances) if len(utterance.tellings[0].speakers) == 1]
    tellings = [(telling, number) for number in single for telling in utterances[number].tellings]
    scored: dict[tuple[int, int], float] = {}
    for first, second in propose_pairs([replace(telling, speakers=(ANYBODY,)) for telling, _ in tellings]):
        (one, home), (other, place) = tellings[first], tellings[second]
        if one.speakers == other.speakers or home == place or one.report == other.report:
            continue
        if not (one.spread or other.spread or compatible(one.date, other.date)):
            continue
        score = compare(one, other).score
        if score >= threshold(one, other) and _one_voice(voices, one, other, score):
            pair = (min(home, place), max(home, place))
            scored[pair] = max(score, scored.get(pair, 0.0))
    found = dict(enumerate(utterances))
    homes = {number: number for number in found}
    for first, second in sorted(scored, key=lambda pair: (-scored[pair], pair)):
        one, other = homes[first], homes[second]
        if one == other:
            continue
        keep, gain = sorted((one, other), key=lambda number: _plainness(voices, found[number]))
        joined = _joined(found[keep], found[gain])
        if joined is not None:
            found[keep] = joined
            del found[gain]
            homes.update({number: keep for number, home in homes.items() if home == gain})
    return list(found.values())


def _one_voice(voices: Voices, one: Telling, other: Telling, score: float) -> bool:
    first, second = one.speakers[0], other.speakers[0]
    ranks = voices.rank(first), voices.rank(second)
    if voices.namesakes(first, second):
        return True
    run = same_quotation(one, other)
    belong = voices.belong(first, second)
    if run:
        if belong or voices.one_state(first, second):
            return True
        return not voices.conflict(first, second) and (run >= RUN[ranks == (0, 0)] or (DESCRIBED in ranks and score >= ALIKE))
    if DESCRIBED in ranks and score >= NEARLY_ALL and not voices.conflict(first, second) and denies(one) == denies(other):
        return True
    if score < REWORDED or ranks == (0, 0) or denies(one) != denies(other):
        return False
    return belong or (voices.one_state(first, second) and shared_words(one, other) >= 2)


def _plainness(voices: Voices, utterance: Utterance) -> tuple[int, int, int, tuple[str, int, int, str]]:
    tellings = utterance.tellings
    return voices.rank(tellings[0].speakers[0]), -len({telling.report for telling in tellings}), -len(tellings), tellings[0].key


def claim_strays(story: Story, utterances: Sequence[Utterance]) -> list[Utterance]:
    """The utterances, each with the statements of no plain speaker that print its quotation or nearly its words; the rest is left out."""
    voices = Voices(story)
    claimed = [(telling, number) for number, utterance in enumerate(utterances) for telling in utterance.tellings]
    strays = [(telling, -1) for telling in read_unclaimed(story)]
    tellings = sorted(claimed + strays, key=lambda place: place[0].key)
    best: dict[int, tuple[float, int]] = {}
    for first, second in propose_pairs([replace(telling, speakers=(ANYBODY,)) for telling, _ in tellings]):
        if (tellings[first][1] < 0) == (tellings[second][1] < 0):
            continue
        stray, home = (first, second) if tellings[first][1] < 0 else (second, first)
        one, (other, number) = tellings[stray][0], tellings[home]
        score = _claim(story, voices, one, other)
        if score:
            best[stray] = max(best.get(stray, (0.0, 0)), (score, -number))
    found = list(utterances)
    for stray, (_, number) in sorted(best.items(), key=lambda item: (-item[1][0], item[0])):
        home = found[-number]
        one = replace(tellings[stray][0], speakers=home.tellings[0].speakers)
        if may_meet(all_limits(home.tellings), all_limits([one])):
            found[-number] = Utterance(tuple(sorted((*home.tellings, one), key=lambda telling: telling.key)), home.why)
    return found


def _claim(story: Story, voices: Voices, stray: Telling, telling: Telling) -> float:
    """The score by which a statement of no plain speaker is a telling of an utterance, 0 where it is not surely one."""
    score = compare(stray, telling).score
    if score < threshold(stray, telling):
        return 0.0
    if same_quotation(stray, telling) >= RUN[False]:
        return score
    text = story.sheet(stray.report).text
    subject = " ".join(text[start:end] for start, end in stray.statement.speaker)
    alike = score >= ALIKE and denies(stray) == denies(telling) and shared_words(stray, telling) >= 2
    return score if alike and voices.may_be_called(telling.speakers[0], subject) else 0.0


def _joined(keep: Utterance, gain: Utterance) -> Utterance | None:
    """Both under the first one's speaker, ``None`` where dates, opposites or figures forbid it."""
    speakers = keep.tellings[0].speakers
    gained = [replace(telling, speakers=speakers, told_of=telling.speakers[0]) for telling in gain.tellings]
    if not may_meet(all_limits(keep.tellings), all_limits(gained)):
        return None
    tellings = sorted((*keep.tellings, *gained), key=lambda telling: telling.key)
    return Utterance(tuple(tellings), f"{keep.why}; told of another speaker in {len({one.report for one in gained})} reports")
