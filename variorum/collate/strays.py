"""Gives the statements of which a report does not make plain who speaks ("it said", "who told") to the utterance whose words they print."""

from collections.abc import Sequence
from dataclasses import replace

from variorum.collate.adoption import ALIKE, ANYBODY, PARTNERS, QUOTED, TELLING_QUOTATION, distinct_tellings
from variorum.collate.clusters import Utterance, propose_pairs
from variorum.collate.likeness import compare, denies, quoted_weight, same_quotation, shared_words, threshold
from variorum.collate.limits import all_limits, may_meet
from variorum.collate.story import Story
from variorum.collate.tellings import Telling, read_unclaimed
from variorum.collate.voices import Voices


def claim_strays(story: Story, voices: Voices, utterances: Sequence[Utterance]) -> list[Utterance]:
    """The utterances, each with the statements of no plain speaker that print its quotation or nearly its words; the rest is left out."""
    strays = [(telling, -1) for telling in read_unclaimed(story)]
    tellings = sorted(distinct_tellings(utterances) + strays, key=lambda place: place[0].key)
    best: dict[int, tuple[float, int]] = {}
    for first, second in propose_pairs([replace(telling, speakers=(ANYBODY,)) for telling, _ in tellings], PARTNERS):
        if (tellings[first][1] < 0) == (tellings[second][1] < 0):
            continue
        stray, home = (first, second) if tellings[first][1] < 0 else (second, first)
        one, (other, number) = tellings[stray][0], tellings[home]
        if one.report != other.report and voices.one_text(one.report, other.report):
            continue
        score = _claim(story, voices, one, other)
        if score:
            best[stray] = max(best.get(stray, (0.0, 0)), (score, -number))
    found = list(utterances)
    for place, (_, rank) in sorted(best.items(), key=lambda item: (-item[1][0], item[0])):
        gains = found[-rank]
        claimed = replace(tellings[place][0], speakers=gains.tellings[0].speakers)
        if may_meet(all_limits(gains.tellings), all_limits([claimed])):
            found[-rank] = Utterance(tuple(sorted((*gains.tellings, claimed), key=lambda telling: telling.key)), gains.why)
    return found


def _claim(story: Story, voices: Voices, stray: Telling, telling: Telling) -> float:
    """The score by which a statement of no plain speaker is a telling of an utterance, 0 where it is not surely one."""
    score = compare(stray, telling).score
    if score < threshold(stray, telling):
        return 0.0
    if same_quotation(stray, telling) >= QUOTED and quoted_weight(stray, telling) >= TELLING_QUOTATION:
        return score
    text = story.sheet(stray.report).text
    subject = " ".join(text[start:end] for start, end in stray.statement.speaker)
    alike = score >= ALIKE and denies(stray) == denies(telling) and shared_words(stray, telling) >= 2
    return score if alike and voices.may_be_called(telling.speakers[0], subject) else 0.0
