from tests.collate.differences.telling import differences, kinds, one, says


def test_one_thing_put_more_and_less_strongly():
    found = differences(
        "{Ada Rook} opened the canal lock without consulting the {org:Harbour Board}.",
        "{Ada Rook} opened the canal lock without approval from the {org:Harbour Board}.",
    )
    assert sorted(says(one("strength", found))) == ["“approval”", "“consulting”"]


def test_the_same_word_on_both_sides_is_no_difference():
    text = "{Ada Rook} opened the canal lock without consulting the {org:Harbour Board}."
    assert kinds(text, text.replace("opened", "has opened")) == []


def test_graded_words_about_other_things_are_no_difference():
    assert "strength" not in kinds(
        "{Ada Rook} opened the canal lock after a storm of applause had cleared.",
        "{Ada Rook} opened the canal lock, and far away a crowd stormed the theatre.",
    )


def test_what_may_happen_here_is_under_way_there():
    found = differences(
        "The ferry company may move its weekly service to {place:Ostmark}.",
        "The ferry company is moving its weekly service to {place:Ostmark}.",
    )
    assert len(one("strength", found).sides) == 2


def test_among_the_harshest_is_less_than_the_harshest():
    found = differences(
        "The remarks of {Ada Rook} were among the harshest by the {org:Harbour Board} on the canal.",
        "The remarks of {Ada Rook} were the harshest by the {org:Harbour Board} on the canal.",
    )
    assert one("strength", found).summary.startswith("a ranking of one thing")


def test_biggest_and_largest_are_one_rank():
    assert kinds("The Line is the biggest customer of the canal.", "The Line is the largest customer of the canal.") == []
