"""Lists the ages of a person on which the reports disagree as figures; an age that all of them print alike is no news."""

from collections.abc import Iterator

from variorum.collate.differences.ages import compare_ages
from variorum.collate.story import Story
from variorum.model.account import AccountFigure, Witness


def write_ages(story: Story, first: int) -> Iterator[AccountFigure]:
    """One figure for each age of a person who has several, in the order of their places.

    :param first: the number of the first one's id.
    """
    printed: dict[tuple[str, int], set[Witness]] = {}
    for contrast in compare_ages(story):
        for age, place in (contrast.one, contrast.other):
            printed.setdefault((contrast.head, int(age)), set()).add(place)
    ordered = {age: sorted(places, key=lambda place: (place.report, place.start)) for age, places in printed.items()}
    ranked = sorted(ordered.items(), key=lambda item: (item[0][0], item[1][0].report, item[1][0].start))
    for number, ((head, years), places) in enumerate(ranked, first):
        yield AccountFigure(
            id=f"fi{number}",
            value=years,
            comparator="=",
            unit="year",
            what=head,
            claimant=(),
            date=None,
            evidence=tuple(places),
            independent=story.origins(sorted({place.report for place in places})),
            why="an age on which the reports disagree",
        )
