"""Finds where one report calls talks or a deal dead and another has somebody who holds on to them."""

import re
from collections.abc import Iterator, Sequence

from variorum.collate.differences.strength import grade_of
from variorum.collate.senses import sense_of
from variorum.collate.story import Sheet, Story
from variorum.collate.utterances import Utterance
from variorum.model.account import AccountStatement, Difference, Side, Witness
from variorum.text.words import content_stems, stem, words_of

OUTCOME = 5.0
TOTAL = 4
"""Grade of words such as "dead" and "collapsed": nothing less says that a thing is over."""
MOST_PLACES = 4
LONGEST = 400
"""Characters of a sentence that is shown; longer ones say too much at once."""
WORDS_APART = 4
"""Words before "dead" among which "talks" must stand for the one to be said of the other."""
_DOUBT = re.compile(
    r"\b(?:if|would|could|may|might|unless|fear|fears|risk|warn\w*|history)\b|\b(?:after|before|when|since|until|once)\b[^.;,]{0,40}\bended\b",
    re.IGNORECASE,
)
_THINGS = frozenset({"talks", "agreement", "truce"})
_HELD = re.compile(
    r"\b(?:commit(?:ted|ment)|optimis(?:m|tic)|resum(?:e|es|ed|ing|ption)|still (?:open|possible|on the table)|remains? (?:open|committed)"
    r"|back on track|keeps? talking|continu(?:e|es|ing) (?:to talk|to negotiate|the (?:talks|negotiations|dialogue)))\b",
    re.IGNORECASE,
)


def compare_outcomes(story: Story, statements: Sequence[tuple[AccountStatement, Utterance]]) -> Iterator[Difference]:
    """At most one difference: the places that say it is over against statements of those who hold on, in other reports."""
    over = [place for sheet in story.sheets if _counts(story, sheet) for place in _over(sheet)]
    held: list[tuple[AccountStatement, Witness]] = []
    for statement, utterance in statements:
        for telling in utterance.tellings:
            text = telling.evidence.text
            if _counts(story, story.sheet(telling.report)) and _HELD.search(text) and _THINGS & _senses(text) and not grade_of(text):
                held.append((statement, telling.evidence))
    over = [place for place in over if any(place.report != witness.report for _, witness in held)][:MOST_PLACES]
    if not over or not held:
        return
    about = tuple(dict.fromkeys(statement.id for statement, _ in held[:MOST_PLACES]))
    says = ", ".join(
        dict.fromkeys(" and ".join(story.actor(speaker).name for speaker in statement.speaker) for statement, _ in held[:MOST_PLACES])
    )
    yield Difference(
        id="",
        kind="outcome",
        about=about,
        summary=f"said to be over in {', '.join(dict.fromkeys(place.report for place in over))}; {says} still hold on",
        sides=(
            Side(says="over", evidence=tuple(over)),
            Side(says=f"not over: {says}", evidence=tuple(dict.fromkeys(witness for _, witness in held[:MOST_PLACES]))),
        ),
        weight=OUTCOME,
    )


def _counts(story: Story, sheet: Sheet) -> bool:
    return sheet.id not in story.background and sheet.id not in story.reprint_of


def _over(sheet: Sheet) -> Iterator[Witness]:
    for start, end in sheet.sentences:
        text = sheet.text[start:end]
        grade = grade_of(text) if text.strip() and len(text) <= LONGEST and not sheet.is_page_matter(start, end) else None
        if grade is not None and grade[0] >= TOTAL and not _DOUBT.search(text) and _beside(text, grade[1]):
            yield sheet.witness(start, end)


def _beside(text: str, graded: str) -> bool:
    """Whether talks, a deal or a truce are named a few words before the graded word, or right behind it ("dead talks")."""
    place = text.find(graded)
    near = [word for word in words_of(text) if word.end <= place][-WORDS_APART:]
    near += [word for word in words_of(text) if word.start >= place + len(graded)][:1]
    return any(sense_of(stem(word.form)) in _THINGS for word in near)


def _senses(text: str) -> set[str]:
    return {sense for sense in map(sense_of, content_stems(text)) if sense}
