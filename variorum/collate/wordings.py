"""Joins utterances that are one in other wordings: the paraphrase, the sum of a lead, the ministry's version of its minister's remark.

Which two are one is judged by a logistic regression over what they and the sentences around them share (``kindred``) and over how near
they are in meaning (``nearness``); ``training/wordings`` holds its judged pairs and the script that fits it.
"""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from variorum.collate.adoption import plainness
from variorum.collate.clusters import Utterance
from variorum.collate.kindred import Kindred
from variorum.collate.likeness import same_quotation
from variorum.collate.limits import all_limits, may_meet
from variorum.collate.nearness import Nearness
from variorum.collate.retold import load_model
from variorum.collate.story import Story
from variorum.collate.tellings import Telling
from variorum.collate.voices import Voices

SENTENCE_WORDS, WEEK = 3, 7
"""Content words of a sentence that outweigh that the reports put it on two days of one week; a slogan of fewer words is said on many."""

SURE = 0.75
"""Chance from which two utterances are one against days of one week or opposites: all of eight such pairs of the labelled stories are, each
judged by a fit to other stories, while of six with clashing figures four are not."""


def join_wordings(story: Story, voices: Voices, utterances: Sequence[Utterance], nearness: Nearness) -> list[Utterance]:
    """The utterances, those joined that are likely one; the likeliest pairs first, under the speaker who is named most plainly.

    Two named people stay two, whoever stands between them, and so do two sayings that one sentence tells or that two reports tell apart.
    What forbids that tellings are one (opposites, clashing figures, two places of one sentence) holds here too; but opposites and days of
    one week do not part a pair that is ``SURE`` to be one, nor such days one and the same sentence.
    """
    model = load_model("wording_model")
    chances: dict[tuple[int, int], float] = {}
    for pair in Kindred(story, voices, utterances, nearness).pairs():
        chance = model.chance(pair.traits)
        if chance >= model.least or _is_one_sentence(utterances[pair.one], utterances[pair.other], pair.traits):
            chances[pair.one, pair.other] = chance
    found = dict(enumerate(utterances))
    members = {number: [number] for number in found}
    homes = {number: number for number in found}
    for first, second in sorted(chances, key=lambda pair: (-round(chances[pair], 9), pair)):
        one, other = homes[first], homes[second]
        if one == other or not _agree(chances, members[one], members[other]) or _told_apart(story, found[one], found[other]):
            continue
        keep, gain = sorted((one, other), key=lambda number: plainness(voices, found[number]))
        joined = _joined(voices, found[keep], found[gain], sure=chances[first, second] >= SURE)
        if joined is not None:
            found[keep] = joined
            del found[gain]
            members[keep] += members.pop(gain)
            homes.update({number: keep for number, home in homes.items() if home == gain})
    return list(found.values())


def _agree(chances: dict[tuple[int, int], float], one: Sequence[int], other: Sequence[int]) -> bool:
    """Whether at least half of the pairs between two groups are likely one."""
    likely = sum((min(a, b), max(a, b)) in chances for a in one for b in other)
    return 2 * likely >= len(one) * len(other)


def _told_apart(story: Story, one: Utterance, other: Utterance) -> bool:
    """Whether two texts tell both, each in its own place below the headings: so do those that report two sentences of one speech."""
    texts = [{story.origin(telling.report) for telling in utterance.tellings if not telling.heading} for utterance in (one, other)]
    return len(texts[0] & texts[1]) > 1


def _is_one_sentence(one: Utterance, other: Utterance, traits: dict[str, float]) -> bool:
    """Whether one speaker is printed with one sentence by two reports, on whatever days."""
    return bool(traits["same"]) and _one_sentence(one.tellings, other.tellings)


def _one_sentence(one: Sequence[Telling], other: Sequence[Telling]) -> bool:
    """Whether two reports print one quotation, or the very same words of one speaker."""
    return any(
        bool(same_quotation(a, b)) or a.weights.keys() == b.weights.keys()
        for a in one
        for b in other
        if a.report != b.report and min(len(a.weights), len(b.weights)) >= SENTENCE_WORDS
    )


def _joined(voices: Voices, keep: Utterance, gain: Utterance, *, sure: bool) -> Utterance | None:
    """Both under the first one's speaker, ``None`` where two named people would become one or something forbids it.

    :param sure: whether some of their tellings are most likely one, so that a report's day or choice of words does not part them.
    """
    if {(one.report, one.sentence) for one in keep.tellings} & {(one.report, one.sentence) for one in gain.tellings}:
        return None
    people = [{actor for telling in utterance.tellings for actor in _named(voices, telling)} for utterance in (keep, gain)]
    if any(one != other and not voices.namesakes(one, other) for one in people[0] for other in people[1]):
        return None
    speakers = keep.tellings[0].speakers
    gained = [_under(telling, speakers) for telling in gain.tellings]
    limits, others = all_limits(keep.tellings), all_limits(gained)
    days_apart = (max(limits.first, others.first) - min(limits.last, others.last)).days
    if 0 < days_apart <= WEEK and (sure or _one_sentence(keep.tellings, gained)):
        limits, others = (replace(one, first=date.min, last=date.max) for one in (limits, others))
    if sure:
        limits = replace(limits, poles=frozenset())
    if not may_meet(limits, others):
        return None
    tellings = sorted((*keep.tellings, *gained), key=lambda telling: telling.key)
    return Utterance(tuple(tellings), f"{keep.why}; in other words in {len({one.report for one in gained})} more")


def _named(voices: Voices, telling: Telling) -> set[str]:
    """The people by name, or whose name is kept back, to whom a telling is given, as the account has it or as its report does."""
    actors = (*telling.speakers, *((telling.told_of,) if telling.told_of else ()))
    return {actor for actor in actors if voices.plainness(actor) == 0}


def _under(telling: Telling, speakers: tuple[str, ...]) -> Telling:
    if set(telling.speakers) & set(speakers):
        return telling
    return replace(telling, speakers=speakers, told_of=telling.told_of or telling.speakers[0])
