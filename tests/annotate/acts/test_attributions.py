"""Attributions: the innermost statement at a place, by content or by cue."""

from variorum.annotate.acts.attributions import Attributions
from variorum.model.report import Statement

_OUTER = Statement(id="s1", cue=((0, 4),), content=((5, 60),))
_INNER = Statement(id="s2", cue=((10, 14),), content=((15, 40),), within="s1")


def test_the_innermost_content_wins() -> None:
    said = Attributions((_OUTER, _INNER))
    assert [said.holding(place) for place in (4, 5, 20, 40, 59, 60)] == [None, _OUTER, _INNER, _OUTER, _OUTER, None]


def test_a_cue_is_found_by_its_place() -> None:
    said = Attributions((_OUTER, _INNER))
    assert [said.cued_at(place) for place in (0, 4, 12)] == [_OUTER, None, _INNER]


def test_without_statements_nobody_speaks() -> None:
    assert Attributions(()).holding(3) is None
