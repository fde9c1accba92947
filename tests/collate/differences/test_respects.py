"""In which respect two sentences on one matter differ is judged by what each has that the other lacks."""

import pytest

from tests.collate.differences.telling import differences
from tests.factory import report
from variorum.collate import _lay_out
from variorum.collate.differences.respects import CONFLICTS, describe_respect, judge_respect
from variorum.collate.passages import read_passages

ASIDE = "Plums are cheap at the market."


def passages(*marked, published=()):
    """The story of some reports of one sentence each, and that sentence of each."""
    days = dict(enumerate(published))
    reports = [report(chr(97 + number), f"{text}\n{ASIDE}", published=days.get(number)) for number, text in enumerate(marked)]
    story = _lay_out("s", reports, [])
    return story, [passage for passage in read_passages(story) if passage.sentence == 0]


def traits(*marked, **more):
    story, (one, other) = passages(*marked, **more)
    found = describe_respect(story, one, other)
    assert found == describe_respect(story, other, one)
    return {name for name, value in found.items() if value and name not in ("", "dice", "share", "mass", "mass apart", "actors apart")}


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        ("The abbot shut the mill race.", "The abbot never shut the mill race.", {"negated one"}),
        ("{Ada Rook} said [the mill race is shut].", "{Ben Hall} said [the mill race is open].", {"told other"}),
        ("{a1=Ada Rook} said [the mill race is shut].", "{a1=Ada Rook} has shut the mill race.", {"fact names"}),
        ("The duty was extended to June.", "The duty was due in May.", {"change"}),
        ("The race is shut in {place:Orlin}.", "The race is shut in {place:Selm}.", {"places apart"}),
    ],
)
def test_what_a_sentence_has_that_the_other_lacks(one, other, expected):
    assert traits(one, other) == expected


def test_reports_of_other_days_and_weeks():
    texts = ("The abbot shut the mill race.", "The abbot opened the mill race.")
    assert traits(*texts, published=("2031-03-01", "2031-03-02")) == {"day"}
    assert traits(*texts, published=("2031-03-01", "2031-03-20")) == {"day", "week"}


def test_a_heading_against_a_text():
    story, (one, other) = passages("# Mill race shut for ever by the abbot", "The abbot shut the mill race for a day.")
    assert judge_respect(story, one, other) not in CONFLICTS


def test_nothing_retold_is_told_to_be_a_conflict():
    found = differences("The abbot sold the mill race in {place:Orlin}.", "The abbot bought the mill race in {place:Selm}.")
    assert found and not {item.kind for item in found if item.summary.startswith("retold")} & CONFLICTS
