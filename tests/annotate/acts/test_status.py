"""Status and condition: negation, modals, plans and if-clauses."""

import pytest
from spacy.tokens import Token

from variorum.annotate.acts.status import find_condition, is_negated, is_supposed, read_standing
from variorum.annotate.parse import ParseParams, load_model


def _word(text: str, lemma: str) -> Token:
    doc = load_model(ParseParams().model)(text)
    return next(token for token in doc if token.lemma_.lower() == lemma)


@pytest.mark.parametrize(
    ("text", "lemma", "status"),
    [
        ("The two met in May.", "meet", "actual"),
        ("The two will meet in May.", "meet", "planned"),
        ("The two plan to meet in May.", "meet", "planned"),
        ("The minister said the two would meet in May.", "meet", "planned"),
        ("The two may meet in May.", "meet", "hypothetical"),
        ("The two did not meet in May.", "meet", "denied"),
        ("The two never met.", "meet", "denied"),
        ("The two refused to meet.", "meet", "denied"),
        ("There are no plans for a meeting.", "meeting", "denied"),
        ("There is a prospect of a meeting.", "meeting", "hypothetical"),
        ("If the two meet, prices will fall.", "meet", "hypothetical"),
        ("The two will meet if the snow melts.", "meet", "conditional"),
        ("The minister is to meet the envoy in May.", "meet", "planned"),
        ("The minister was to have met the envoy in May.", "meet", "planned"),
        ("The aim is to meet the envoy.", "meet", "actual"),
    ],
)
def test_status(text: str, lemma: str, status: str) -> None:
    assert read_standing(_word(text, lemma)).status == status


def test_negation_and_supposition_are_told_apart() -> None:
    assert is_negated(_word("The two did not meet.", "meet"))
    assert not is_negated(_word("The two met, not the others.", "meet"))
    assert is_supposed(_word("If the two meet, prices will fall.", "meet"))
    assert not is_supposed(_word("If the two meet, prices will fall.", "fall"))


def test_a_word_is_not_its_own_condition() -> None:
    word = _word("If the two meet, prices will fall.", "meet")
    assert find_condition(word) is None
    outer = _word("If the two meet, prices will fall.", "fall")
    start, end = find_condition(outer) or (0, 0)
    assert outer.doc.text[start:end] == "If the two meet"


@pytest.mark.parametrize(
    ("text", "lemma", "status"),
    [
        ("It is not a crime that the prosecutor charged.", "charge", "denied"),
        ("The minister did not explain the raid, which killed four.", "kill", "actual"),
        ("The offer, tabled by the firm, lapsed.", "table", "actual"),
    ],
)
def test_relative_clauses_have_a_standing_of_their_own(text: str, lemma: str, status: str) -> None:
    assert read_standing(_word(text, lemma)).status == status


def test_a_proviso_supposes() -> None:
    assert is_supposed(_word("They will pay provided that the gates reopen.", "reopen"))


@pytest.mark.parametrize(
    ("text", "lemma", "is_open"),
    [
        ("The miners will not return until the owner has signed the accord.", "sign", True),
        ("Nobody would leave before the general had telephoned.", "telephone", True),
        ("They would return only after the chairman had signed the paper.", "sign", True),
        ("The crew did not leave until the owner signed the accord.", "sign", False),
        ("The chairman would resign after the board rejected his plan.", "reject", False),
        ("The family wants the officer fired.", "fire", True),
        ("The prosecutor demanded that the banker be extradited.", "extradite", True),
        ("The mayor rejected allegations that he pocketed the money.", "pocket", True),
        ("On Friday 12 members supported the motion; its authors needed 20.", "support", False),
    ],
)
def test_what_is_awaited_or_wanted_has_not_happened(text: str, lemma: str, is_open: bool) -> None:
    assert is_supposed(_word(text, lemma)) == is_open
