"""Finds what one report tells with its condition, its reason or a second party, and another without."""

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from variorum.collate.alignment import Aligned
from variorum.collate.differences.contrasts import Contrast, short
from variorum.collate.passages import ACTOR, SENSE, Passage, witness_of
from variorum.collate.senses import paraphrases_of
from variorum.collate.story import Sheet, Story
from variorum.model.account import Witness
from variorum.text.words import content_stems, stem

CONDITION, REASON, PARTY = 6.2, 5.4, 5.0
SAME_MATTER, LEAST_MASS = 0.42, 1.1
LEAST_DICE = 0.3
LEAST_NEW = 2
"""Content words that a condition or reason must have."""
FAR, OTHER = 0.34, 0.5
"""Share of a condition's words that a text may have and still lack it; share of their words up to which two reasons are different."""
COMMITS = ("propose", "promise")
"""Senses of what is offered or promised: its condition belongs to it."""
_IF = re.compile(
    r"\b(?:provided(?: that)?|on condition(?: that)?|as long as|so long as|(?<!as )(?<!even )(?<!what )if(?! to)|unless|"
    r"only after|only when|only once|in exchange for|"
    r"in return for|(?:tied|subject) to|dependent on|conditional on|the minute)\b[^.;,]*",
    re.IGNORECASE,
)
_ASIDE = re.compile(r"(?:which|who|whom|whose|where|when)\b", re.IGNORECASE)
_WHY = re.compile(
    r"\b(?:because(?: of)?|in order to|to avoid|so as (?:not )?to|out of (?:a )?(?:desire|fear|concern|respect)|due to|owing to|citing|"
    r"for fear|"
    r"(?:sole |main |only )?(?:intention|aim|purpose) (?:[^\W\d_]+ ){0,5}(?:was|is) to|aimed (?:primarily |mainly |only )?at|"
    r"on the grounds?|on grounds|saying it would be|saying that it would be|in an effort to|in a bid to)\b[^.;]*",
    re.IGNORECASE,
)


def compare_conditions(story: Story, pairs: Sequence[Aligned]) -> Iterator[Contrast]:
    """Contrasts between a telling with its condition or reason and one without, or with another reason."""
    for pair in pairs:
        one, other = pair.one, pair.other
        if one.report == other.report or (one.quoted and other.quoted) or one.heading or other.heading:
            continue
        if pair.share >= SAME_MATTER:
            yield from _left_out(story, pair)
            yield from _second_party(story, pair)
        if pair.mass >= LEAST_MASS:
            yield from _reasons(story, pair)


def _reasons(story: Story, pair: Aligned) -> Iterator[Contrast]:
    """Two reasons or purposes for one thing; where two parties give them, each its own."""
    given = [reason.text for passage in (pair.one, pair.other) if (reason := _part(story, passage, _WHY)) is not None]
    rivals = bool(pair.one.told_by and pair.other.told_by) and not set(pair.one.told_by) & set(pair.other.told_by)
    if len(given) == 2 and (rivals or _differ(given[0], given[1])):
        sides = [(short(words), witness_of(story, passage)) for words, passage in zip(given, (pair.one, pair.other), strict=True)]
        yield Contrast("stance" if rivals else "wording", "the reason that is given", sides[0], sides[1], REASON)


def _left_out(story: Story, pair: Aligned) -> Iterator[Contrast]:
    """An offer, promise or threat whose condition only one of the two reports has."""
    if not pair.firm or pair.dice < LEAST_DICE or not all(_commits(passage) for passage in (pair.one, pair.other)):
        return
    for has, lacks in ((pair.one, pair.other), (pair.other, pair.one)):
        near = _around(story.sheet(lacks.report), lacks)
        condition = _part(story, has, _IF)
        if condition is None or _IF.search(near) or _is_aside(lacks) or _names_it(condition.text, near):
            continue
        head = f"{lacks.report} leaves the condition out"
        yield Contrast("omission", head, (short(condition.text), condition), ("without it", witness_of(story, lacks)), CONDITION)


def _is_aside(passage: Passage) -> bool:
    """Whether a passage asks, or only explains a word: "which allows them to be ordered back"."""
    return passage.text.rstrip().endswith("?") or _ASIDE.match(passage.text) is not None


def _commits(passage: Passage) -> bool:
    return any(SENSE + sense in passage.weights for sense in COMMITS)


def _part(story: Story, passage: Passage, pattern: "re.Pattern[str]") -> Witness | None:
    """The condition or reason in the sentence of a passage, ``None`` where there is none."""
    sheet = story.sheet(passage.report)
    match = pattern.search(sheet.text, *sheet.sentences[passage.sentence])
    return sheet.witness(*match.span()) if match and len(content_stems(match.group())) >= LEAST_NEW else None


def _around(sheet: Sheet, passage: Passage) -> str:
    """The sentence of a passage with its neighbours."""
    first, last = max(0, passage.sentence - 1), min(len(sheet.sentences) - 1, passage.sentence + 1)
    return sheet.text[sheet.sentences[first][0] : sheet.sentences[last][1]]


def _differ(one: str, other: str) -> bool:
    first, second = set(content_stems(one)), set(content_stems(other))
    return bool(first and second) and len(first & second) / min(len(first), len(second)) <= OTHER


def _names_it(condition: str, text: str) -> bool:
    """Whether a text has what a condition names, in other words: "if it sends troops" and "a warning about sending troops"."""
    wanted = set(content_stems(condition))
    found = set(content_stems(text))
    senses = {sense for token in found for sense in paraphrases_of(token)}
    return sum(1 for token in wanted if token in found or senses & set(paraphrases_of(token))) > FAR * len(wanted)


def _second_party(story: Story, pair: Aligned) -> Iterator[Contrast]:
    """Who did it, alone or with another: "by A and B" here, "by A" there, where the other report never names B."""
    for has, lacks in ((pair.one, pair.other), (pair.other, pair.one)):
        for one, second in _joined(story, has):
            if ACTOR + one not in pair.shared or ACTOR + second in lacks.weights or _mentions(story, lacks.report, second):
                continue
            sides = ((_names(story, one, second), witness_of(story, has)), (story.actor(one).name, witness_of(story, lacks)))
            yield Contrast("omission", "who takes part, alone or with another", sides[0], sides[1], PARTY)


def _joined(story: Story, passage: Passage) -> Iterator[tuple[str, str]]:
    """Parties that "and" joins behind "by" or before a verb."""
    sheet = story.sheet(passage.report)
    actors = [token for token in passage.tokens if token.token[0] == ACTOR]
    for one, other in pairwise(actors):
        between = sheet.text[one.end : other.start].strip().casefold()
        behind_by = sheet.text[: one.start].rstrip().casefold().endswith((" by", " with"))
        if between in ("and", "and the", "and by", "along with", "together with") and behind_by:
            yield one.token[1:], other.token[1:]
            yield other.token[1:], one.token[1:]


def _mentions(story: Story, report: str, actor: str) -> bool:
    stems = {stem(word.casefold()) for word in story.actor(actor).name.split() if word[:1].isupper()}
    return any(report in name.reports for name in story.actor(actor).names) or bool(
        stems and stems <= set(content_stems(story.sheet(report).text))
    )


def _names(story: Story, one: str, other: str) -> str:
    return " and ".join(story.actor(actor).name for actor in (one, other))
