"""The report's own asking is no event of its story."""

import pytest

from variorum.annotate.acts.newsroom import is_put_to
from variorum.annotate.parse import ParseParams, load_model


@pytest.mark.parametrize(
    ("text", "is_asking"),
    [
        ("Asked about the delay on Tuesday, the mayor said that it was short.", True),
        ("The clerk asked not to be named.", True),
        ("The mayor asked the council to wait.", False),
        ("Having asked the council for a report, the mayor left.", False),
    ],
)
def test_asking_of_the_newsroom(text: str, is_asking: bool) -> None:
    doc = load_model(ParseParams().model)(text)
    assert is_put_to(next(token for token in doc if token.lemma_.lower() == "ask")) == is_asking
