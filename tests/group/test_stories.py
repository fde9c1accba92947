import random

from tests.factory import plain
from variorum.group import group_reports
from variorum.group.stories import find_stories

LOCK = "The lock at Brennick failed and eleven barges drifted against the lower gate. The canal board closed the Brennick canal."
LOCK_TOO = "Canal board engineers at Brennick say barges broke the lock gate. The Brennick canal stays closed after the lock failed."
BAKERY = "The mayor of Ost opened a bakery in the customs house. The bakery in Ost sells rye loaves, the mayor said."
BAKERY_TOO = "Rye loaves from the new bakery sold out in Ost within an hour. The mayor cut the first loaf at the customs house."


def stories(rows):
    found = {}
    for row in rows:
        found.setdefault(row.story, []).append(row.id)
    return sorted(found.values())


def test_reports_of_one_matter_are_one_story():
    rows = find_stories([plain("a", LOCK), plain("b", BAKERY), plain("c", LOCK_TOO), plain("d", BAKERY_TOO)])
    assert stories(rows) == [["a", "c"], ["b", "d"]]


def test_input_order_does_not_matter():
    reports = [plain("a", LOCK), plain("b", BAKERY), plain("c", LOCK_TOO), plain("d", BAKERY_TOO), plain("e", LOCK)]
    shuffled = reports[:]
    random.Random(3).shuffle(shuffled)
    assert group_reports(reports) == group_reports(shuffled)


def test_distant_days_part_stories_but_an_inferred_day_does_not():
    others = [plain(f"x{number}", f"Report {number} on bread number {number}.", published="2021-03-01") for number in range(120)]
    far = [plain("a", LOCK, published="2021-03-01"), plain("b", LOCK_TOO, published="2021-06-01")]
    assert ["a", "b"] not in stories(find_stories([*far, *others]))
    inferred = [plain("a", LOCK, published="2021-03-01"), plain("b", LOCK_TOO)]
    assert ["a", "b"] in stories(find_stories([*inferred, *others]))
    near = [plain("a", LOCK, published="2021-03-01"), plain("b", LOCK_TOO, published="2021-03-02")]
    assert len(stories(find_stories(near))) == 1


def test_in_a_small_pile_distant_days_are_episodes_of_one_story():
    rows = find_stories([plain("a", LOCK, published="2021-03-01"), plain("b", LOCK_TOO, published="2021-06-01")])
    assert len(stories(rows)) == 1
    assert len({row.episode for row in rows}) == 2


def test_a_gap_in_time_parts_episodes():
    reports = [plain("a", LOCK, published="2021-03-01"), plain("b", LOCK, published="2021-03-05"), plain("c", LOCK_TOO)]
    episodes = {row.id: row.episode for row in find_stories(reports)}
    assert episodes["a"] == episodes["b"] == episodes["c"]


def test_empty_and_single_input():
    assert find_stories([]) == []
    assert [row.story for row in find_stories([plain("a", "")])] == ["story-a"]


def test_two_reports_without_anything_in_common_are_two_stories():
    assert len(stories(find_stories([plain("a", LOCK), plain("b", BAKERY)]))) == 2
