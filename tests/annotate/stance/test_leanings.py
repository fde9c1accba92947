"""Where speakers stand by the trained reader: it corrects and adds positions of speakers, and leaves the rest alone."""

import pytest

from tests.annotate.reading import Reading
from variorum.annotate.acts.word_classes import classes_of
from variorum.annotate.stance.leanings import FITS, KEPT, TOLD, weigh


def _chances(**given: float) -> dict[str, float]:
    return dict.fromkeys(FITS, 0.0) | given


def test_a_kind_is_worth_what_it_fits() -> None:
    leaning = weigh(_chances(accusation=0.3, oppose=0.3))
    assert leaning.worth["oppose"] == pytest.approx(0.6)
    assert leaning.worth["accusation"] == pytest.approx(0.3)
    assert leaning.best == "oppose"


def test_praise_is_not_told_as_a_promise() -> None:
    assert weigh(_chances(support=0.6, promise=0.1)).best == "support"


def test_support_is_told_only_where_it_is_sure() -> None:
    assert weigh(_chances(support=0.55)).best is None


def test_opposition_is_told_only_where_it_is_likelier_than_not() -> None:
    assert weigh(_chances(oppose=0.45)).best is None
    assert weigh(_chances(oppose=0.55)).best == "oppose"


def test_nothing_is_told_where_no_kind_is_worth_it() -> None:
    assert weigh(_chances(demand=TOLD - 0.01)).best is None


def test_blame_of_a_rule_is_kept_or_corrected() -> None:
    assert weigh(_chances(accusation=0.5, oppose=0.1)).judge("accusation") == "accusation"
    assert weigh(_chances(accusation=0.1, oppose=0.6)).judge("accusation") == "oppose"
    assert weigh(_chances(accusation=KEPT - 0.1)).judge("accusation") == "accusation"


def test_what_a_rule_reads_as_a_threat_or_offer_is_left_alone() -> None:
    nothing = weigh(_chances())
    assert [nothing.judge(kind) for kind in ("threat", "offer", "condition")] == ["threat", "offer", "condition"]


def test_a_promise_of_harm_is_a_threat() -> None:
    assert weigh(_chances(threat=0.7, promise=0.2)).judge("promise") == "threat"
    assert weigh(_chances(threat=0.7, promise=0.6)).judge("promise") == "promise"
    assert weigh(_chances(threat=0.4)).judge("promise") == "promise"


def test_not_to_do_a_thing_may_be_promised() -> None:
    assert weigh(_chances(promise=0.6)).judge("refusal", negated=True) == "promise"
    assert weigh(_chances(promise=0.6)).judge("refusal") == "refusal"
    assert weigh(_chances(promise=0.6, refusal=0.3)).judge("refusal", negated=True) == "refusal"


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ('"This bill is a terrible idea and it hurts working families," Senator Anna Ovik said.', "oppose"),
        ('"We are very pleased with this agreement and we thank the governor for it," Senator Anna Ovik said.', "support"),
    ],
)
def test_stances_in_words_of_opinion(text: str, kind: str) -> None:
    assert (kind, ["Anna Ovik"]) in Reading(text).held()


@pytest.mark.parametrize(
    "text",
    [
        "Senator Anna Ovik said the ferry left at noon with forty passengers on board.",
        "The harbour was built in 1904, Senator Anna Ovik said.",
    ],
)
def test_plain_facts_are_no_positions(text: str) -> None:
    assert Reading(text).held() == []


def test_a_demand_outside_statements_stays() -> None:
    assert Reading("Norway demanded that Chile free the sailors.").held() == [("demand", ["Norway"])]


def test_classes_of_a_word() -> None:
    assert "harm" in classes_of("cripple")
    assert classes_of("ferry") == ()
