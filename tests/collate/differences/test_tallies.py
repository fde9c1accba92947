from tests.collate.differences.telling import says
from tests.collate.differences.test_amounts import counted, numbers


def tallies(*reports):
    return [found for found in numbers(*reports) if found.summary.startswith("how many")]


def test_rival_counts_of_the_dead_under_any_name():
    (found,) = tallies(
        counted("a", "{Ada Rook} said [31 people had been killed in the mill].", ("31 people", 31, "people")),
        counted("b", "The hospital counted 19 bodies by noon.", ("19 bodies", 19, "body")),
        counted("c", "The guild admits that 12 guards died.", ("12 guards", 12, "guard")),
    )
    assert sorted(says(found)) == ["12", "19", "31"]


def test_the_hurt_are_not_the_dead():
    assert not tallies(
        counted("a", "In the mill 31 people were killed.", ("31 people", 31, "people")),
        counted("b", "In the mill 19 people were wounded.", ("19 people", 19, "people")),
    )


def test_children_are_counted_apart():
    assert not tallies(
        counted("a", "In the mill 31 people were killed.", ("31 people", 31, "people")),
        counted("b", "Among the dead of the mill were nine children.", ("nine children", 9, "child")),
    )


def test_a_sum_and_its_part_are_no_rivals():
    assert not tallies(
        counted("a", "On both sides 23 people were hurt.", ("23 people", 23, "people")),
        counted("b", "The blast hurt nineteen millers and four guards.", ("nineteen millers", 19, "people"), ("four guards", 4, "guard")),
    )


def test_those_who_make_arrests_are_not_arrested():
    assert not tallies(
        counted("a", "At the mill 31 people were arrested.", ("31 people", 31, "people")),
        counted("b", "At the mill about 90 officers arrested brewers.", ("90 officers", 90, "officer")),
    )


def test_two_parties_counts_in_one_sentence_may_lie_far_apart():
    text = "{Ada Rook} said [two people had been killed in the mill]; {Bo Lund} said [31 people had been killed]."
    (found,) = tallies(
        counted("a", text, ("two people", 2, "people"), ("31 people", 31, "people")), counted("b", "Geese fly over the mill.")
    )
    assert says(found) == ["2", "31"]
    one = counted("a", "In the mill 31 people were killed.", ("31 people", 31, "people"))
    assert not tallies(one, counted("b", "The guild admits that two guards died.", ("two guards", 2, "guard")))


def test_so_many_of_those_counted_are_no_rival_count():
    assert not tallies(
        counted("a", "In the mill 31 people were killed.", ("31 people", 31, "people")),
        counted("b", "The mill took some lives, five of them women, who died at dawn.", ("five", 5, "people")),
    )
    assert not tallies(
        counted("a", "In the mill 31 people were killed.", ("31 people", 31, "people")),
        counted("b", "The mill took some lives, of whom 12 died at dawn.", ("12", 12, "people")),
    )
