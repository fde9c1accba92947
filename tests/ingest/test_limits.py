"""A recipe may raise or lower what is taken of one input."""

from pathlib import Path

import pytest

from variorum.engine.local import gather, read_and_annotate
from variorum.ingest import Limits, read_limits
from variorum.model.errors import UsageError
from variorum.model.recipe import Recipe


def test_only_the_limits_that_are_named_change() -> None:
    assert read_limits({"max_chars": 50}) == Limits(max_chars=50)
    assert read_limits({}) == Limits()


@pytest.mark.parametrize("changed", [{"max_char": 50}, {"max_chars": "many"}])
def test_a_wrong_limit_stops_the_run(changed: dict[str, object]) -> None:
    with pytest.raises(UsageError, match="ingest"):
        read_limits(changed)


def test_a_recipe_sets_the_limits_of_a_run(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("The envoy left.")
    recipe = Recipe(layers=("layout",), params={"ingest": {"max_chars": 5}})
    reading = gather(read_and_annotate([str(tmp_path)], recipe))
    assert [reject.code for reject in reading.rejects] == ["too_long"]
