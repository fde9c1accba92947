"""Which of two readings stands."""

import itertools

import msgspec

from variorum.annotate.speech.attribution import Attribution
from variorum.annotate.speech.reconcile import Bars, reconcile


def said(start: int, end: int, score: float, speaker: int = 0, quoted: bool = False) -> Attribution:
    basis = "quotation" if quoted else "clause"
    return Attribution(source=((speaker, speaker + 3),), cue=(), content=((start, end),), score=score, basis=basis)


BARS = Bars(both=0.3, rules=0.5, model=0.55, model_quoted=0.3, contested=0.6)


def test_rules_keep_their_ranges_where_both_read_the_same_words() -> None:
    (kept,) = reconcile([said(10, 50, 0.4)], [said(12, 55, 0.9)], BARS)
    assert (kept.content, kept.score, kept.second) == (((10, 50),), 0.4, 0.9)


def test_same_words_that_neither_is_sure_of_go() -> None:
    assert reconcile([said(10, 50, 0.3)], [said(10, 50, 0.2)], BARS) == []


def test_each_reader_alone_must_be_sure() -> None:
    rules = [said(10, 20, 0.45), said(30, 40, 0.55)]
    model = [said(50, 60, 0.5), said(70, 80, 0.6), said(90, 99, 0.4, quoted=True)]
    assert reconcile(rules, model, BARS) == [said(30, 40, 0.55), said(70, 80, 0.6), said(90, 99, 0.4, quoted=True)]


def test_the_surer_stands_where_they_cut_differently() -> None:
    rules, model = [said(10, 20, 0.7)], [said(15, 60, 0.8)]
    assert reconcile(rules, model, BARS) == model
    assert reconcile([said(10, 20, 0.9)], model, BARS) == [said(10, 20, 0.9)]


def test_one_cue_read_by_both_needs_less_where_they_cut_differently() -> None:
    cue = ((5, 9),)
    rules, model = (msgspec.structs.replace(one, cue=cue) for one in (said(10, 20, 0.48), said(15, 60, 0.57)))
    assert reconcile([rules], [model], BARS) == [model]
    assert reconcile([rules], [said(15, 60, 0.57)], BARS) == []


def cued(one: Attribution, start: int, end: int) -> Attribution:
    return msgspec.structs.replace(one, cue=((start, end),))


def test_a_much_surer_reader_is_heard_on_who_speaks() -> None:
    rules, model = cued(said(20, 50, 0.35), 10, 18), cued(said(5, 50, 0.95, speaker=60), 70, 78)
    assert reconcile([rules], [model], BARS) == [model]
    (kept,) = reconcile([cued(said(20, 50, 0.7), 10, 18)], [model], BARS)
    assert (kept.cue, kept.second) == (((10, 18),), 0.95)


def test_a_quotation_with_which_a_clause_opens_is_no_other_cut() -> None:
    rules, model = cued(said(10, 90, 0.8), 1, 5), cued(said(15, 50, 0.9, quoted=True), 1, 5)
    (kept,) = reconcile([rules], [model], BARS)
    assert kept.content == ((10, 90),)


def test_nothing_comes_of_nothing() -> None:
    assert reconcile([], [], BARS) == []


def test_contents_never_overlap() -> None:
    rules = [said(start, start + 8, 0.5 + start / 1000) for start in range(0, 300, 10)]
    model = [said(start, start + 12, 0.9 - start / 1000) for start in range(5, 300, 15)]
    found = reconcile(rules, model, BARS)
    ends = [one.content[0] for one in found]
    assert ends == sorted(ends)
    assert all(first[1] <= second[0] for first, second in itertools.pairwise(ends))
