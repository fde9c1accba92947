"""Finds the utterances of a story: tellings clustered, clusters compared as wholes, and the story's main utterance made complete."""

from collections.abc import Sequence

from variorum.collate.adoption import join_voices
from variorum.collate.clusters import Utterance, as_one, join_tellings, propose_pairs
from variorum.collate.headings import adopt_headings
from variorum.collate.likeness import compare, other_act, same_quotation, shared_words
from variorum.collate.limits import all_limits, may_meet
from variorum.collate.naming import name_speakers
from variorum.collate.nearness import Nearness
from variorum.collate.preludes import add_preludes
from variorum.collate.quoted_for import join_quoted
from variorum.collate.retold import add_retold
from variorum.collate.settling import spread_days
from variorum.collate.stated import add_stated
from variorum.collate.story import Story
from variorum.collate.strays import claim_strays
from variorum.collate.tellings import Telling, read_tellings
from variorum.collate.voices import Voices
from variorum.collate.wordings import join_wordings

__all__ = ["Utterance", "as_one", "find_utterances"]

WHOLE = 0.5
"""Score at which two utterances, the words of all their tellings taken together, are one."""
MAIN = 0.22
"""Score at which the speaker's leading statement in a report that lacks the main utterance is taken for it."""
QUOTED_CORE = 4
"""Quoted content words that the main utterance must have in some report: without the speaker's words nothing can be completed."""
OUTCOMES = frozenset({"decline", "growth", "end", "start", "refuse", "accept", "blame", "warn", "promise", "leave", "win"})
"""Senses of which a statement must share one with the main utterance to be taken for it."""
ROUNDS = 6
"""How often wholes are compared anew at most."""


def find_utterances(story: Story, nearness: Nearness) -> list[Utterance]:
    """The utterances of a story: its tellings read, described speakers named, days spread, clustered, the main one made whole,
    then what is told of the same voice under another name or under none, what says it in other words, and at last what retells it as the
    reporter's own.
    """
    voices, found = gather_utterances(story)
    retold = add_retold(story, voices, join_wordings(story, voices, found, nearness))
    return add_stated(story, add_preludes(story, retold))


def gather_utterances(story: Story) -> tuple[Voices, list[Utterance]]:
    """Who belongs to whom, and the utterances as their words and speakers show them, before other wordings are joined."""
    tellings = name_speakers(story, read_tellings(story))
    sheets = {sheet.id: sheet for sheet in story.sheets}
    found = complete_main(join_wholes(join_tellings(spread_days(sheets, tellings))), len(sheets))
    voices = Voices(story)
    joined = join_quoted(story, voices, join_voices(voices, adopt_headings(story, found)))
    return voices, claim_strays(story, voices, joined)


def join_wholes(utterances: Sequence[Utterance]) -> list[Utterance]:
    """Join utterances that are alike as wholes: two cuts of one sentence may share little, each with the rest of the other's cluster.

    One of the two must already be joined from two tellings, and one must have a report that the other lacks. In each round the most
    alike pairs are joined, each utterance once; the rounds end when none is left.
    """
    found = list(utterances)
    for _ in range(ROUNDS):
        found.sort(key=lambda utterance: utterance.tellings[0].key)
        wholes = [as_one(utterance.tellings) for utterance in found]
        scored = []
        for first, second in propose_pairs(wholes):
            if _may_be_one(found[first], found[second]) and not other_act(wholes[first], wholes[second]):
                likeness = compare(wholes[first], wholes[second])
                if likeness.score >= WHOLE and _has_matter(wholes[first], wholes[second]):
                    scored.append((-likeness.score, first, second, likeness.why))
        taken: set[int] = set()
        gained = []
        for _, first, second, why in sorted(scored):
            if not {first, second} & taken and may_meet(all_limits(found[first].tellings), all_limits(found[second].tellings)):
                taken |= {first, second}
                gained.append(_joined((found[first], found[second]), f"one speaker; taken together: {why}"))
        if not gained:
            break
        found = [utterance for number, utterance in enumerate(found) if number not in taken] + gained
    return found


def _may_be_one(one: Utterance, other: Utterance) -> bool:
    reports = {telling.report for telling in one.tellings} ^ {telling.report for telling in other.tellings}
    return bool(reports) and len(one.tellings) + len(other.tellings) > 2


def _has_matter(one: Telling, other: Telling) -> bool:
    """Whether more than one word, names left out, or a quotation is shared."""
    return shared_words(one, other) >= 2 or same_quotation(one, other) > 0


def _joined(utterances: Sequence[Utterance], why: str) -> Utterance:
    tellings = sorted((telling for utterance in utterances for telling in utterance.tellings), key=lambda telling: telling.key)
    return Utterance(tuple(tellings), why)


def complete_main(utterances: Sequence[Utterance], reports: int) -> list[Utterance]:
    """Look in each report that lacks the story's main utterance for the speaker's leading statement there that may be it.

    The main utterance is the news; a report of that story which has its speaker say something first of all mostly has him say that.
    So less likeness is asked (``MAIN``), and at least two senses in common, one of them of change or outcome.
    """
    main = max(utterances, key=_weight, default=None)
    if main is None or reports < 3 or not any(len(telling.quoted) >= QUOTED_CORE for telling in main.tellings):
        return list(utterances)
    carriers = {telling.report for telling in main.tellings}
    whole, limits = as_one(main.tellings), all_limits(main.tellings)
    best: dict[str, tuple[float, int]] = {}
    for number, utterance in enumerate(utterances):
        for telling in utterance.tellings:
            if telling.report not in carriers and telling.lead and _could_be_main(whole, telling):
                score = compare(whole, telling).score
                if score >= MAIN and may_meet(limits, all_limits(utterance.tellings)):
                    best[telling.report] = max(best.get(telling.report, (0.0, 0)), (score, -number))
    gained = sorted({-number for _, number in best.values()})
    if not gained:
        return list(utterances)
    why = f"{main.why}; the speaker's leading statement in {len(best)} more"
    joined = _joined([main, *(utterances[number] for number in gained)], why)
    return [joined, *(one for number, one in enumerate(utterances) if one is not main and number not in gained)]


def _weight(utterance: Utterance) -> tuple[int, int, tuple[str, int, int, str]]:
    return (len({telling.report for telling in utterance.tellings}), len(utterance.tellings), utterance.tellings[0].key)


def _could_be_main(whole: Telling, telling: Telling) -> bool:
    shared = set(whole.senses) & set(telling.senses)
    return bool(set(whole.speakers) & set(telling.speakers)) and len(shared) >= 2 and bool(OUTCOMES & shared)
