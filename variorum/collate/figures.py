"""Joins the figures of all reports: one value, unit and thing counted is one figure, shown with whoever claims it."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache, cached_property

from variorum.collate.dates import compatible, finest
from variorum.collate.story import Story
from variorum.model.account import AccountFigure, Witness
from variorum.model.report import Figure
from variorum.text.places import load_gazetteer
from variorum.text.roles import load_roles
from variorum.text.words import content_stems, rarity, stem

LEAST_SHARED = 0.8
"""Rarity of the words that the sentences of two figures of one value and unit must share to be one figure ..."""
UNIT_SHARE, COMMON_UNIT_SHARE = 0.25, 0.45
"""... and the share of the shorter sentence's; more where the unit is one that counts anything."""
COMMON_UNITS = frozenset(map(stem, "percent year month week day hour minute time dollar usd euro people".split()))

LEAST_TELLING, THOUSAND, MANY = 13, 1000, 10**5
"""Numbers below the first are common; large ones with two digits before their noughts are not."""
ANYBODY = frozenset({*map(stem, "people person man men woman name victim member resident".split()), "dead"})
PEOPLE = ANYBODY | frozenset(
    map(
        stem,
        "civilian villager inhabitant citizen worker employee miner labourer laborer student pupil passenger soldier troop fighter "
        "militant rebel guard protester demonstrator docker striker migrant refugee patient medic journalist diplomat prisoner "
        "detainee hostage voter trader farmer fisherman sailor crewman manager professor teacher doctor nurse policeman lawmaker "
        "delegate investor child".split(),
    )
)
"""Units that are people, "dead" for those killed; the first are people of any kind."""

ALIKE = [
    names.split()
    for names in (
        "soldier serviceman servicewoman troops fighter militant combatant gunman terrorist insurgent guerrilla enemy attacker assailant",
        "hostage captive",
        "lorry truck",
        "prisoner detainee inmate",
        "resident inhabitant villager",
        "policeman policewoman officer cop",
        "lawmaker deputy legislator parliamentarian mp",
        "job position post",
        "child minor youngster",
        "worker employee staff",
        "ship vessel boat",
        "flat apartment",
        "plane aircraft jet warplane",
        "pound gbp",
        "home house dwelling",
    )
]
"""Units by which reports and parties call the same things."""
MEASURES = frozenset(
    map(stem, "km m cm kg kilometer meter mile ton tonne percent hectare litre degree year month week day hour minute second".split())
)
"""Units, as stems, that measure rather than count."""
SYMBOLS = frozenset("km m cm mm kg g t m3 MW GW kWh km/h".split())
"""Units that the reports mostly print as words."""
_ATTRIBUTE = re.compile(r"\w[-‑–][a-z]+\Z", re.IGNORECASE)
"""A measure that is part of a word: "225-page"."""
_KILLED = re.compile(
    r"[^.;:,]{0,30}?\b(?:(?:was|were|are|is|been|being|got)\s+(?:\w+\s+)?(?:killed|slain|murdered|massacred|slaughtered|shot\s+dead)|died|perished|lost\s+(?:his|her|their)\s+li)",
    re.IGNORECASE,
)
"""What stands behind a number of people who are dead."""
_KILLING = re.compile(
    r"\bkill(?:s|ed|ing)?\s+(?:(?:at|least|more|than|about|some|up|to|over|nearly|around|almost|another|the|all)\s+){0,3}\Z", re.IGNORECASE
)
"""What stands before it: "killed at least 31 people"."""
_MEN = re.compile(r"(\w(?:wo)?)man\Z")
"""Units whose plural no ending tells: "servicemen"."""
_MEASURE = re.compile(r"(?:(?:cubic|metric) )?[a-z]{4,}\Z")


_MONEY = frozenset(
    map(
        stem,
        "baht birr cny crown dinar dirham dollar dram egp eur euro franc gbp hryvnia inr jpy kroner krona krone kronor kuna kyat lari lek "
        "lei leu lev naira peso pound rand real rial ringgit riyal rouble rub ruble rupee rupiah shekel shilling som somoni sum taka tenge "
        "usd won yen yuan zloty".split(),
    )
)
"""Units of money."""
_ALLEGED = re.compile(r"\b(?:accused|alleged(?:ly)?|allegation|reported(?:ly)?|said to|suspected)\b", re.IGNORECASE)
"""Words by which a report that names no claimant leaves open whether a thing is so."""


@dataclass(frozen=True)
class Count:
    """One printed figure, its claimants already story-wide actors."""

    report: str
    figure: Figure
    claimants: tuple[str, ...]
    date: str | None
    evidence: Witness
    clause: Witness
    stems: frozenset[str]
    heading: bool

    @property
    def key(self) -> tuple[str, int, int]:
        """Where it stands."""
        return (self.report, self.figure.start, self.figure.end)

    @cached_property
    def thing(self) -> str:
        """What it counts for joining: the unit, or the dead, whatever they are called: "31 dead", "31 people were killed"."""
        if "dead" in (self.figure.unit or "").split() or _is_of_dead(self.clause, self.evidence):
            return "dead"
        return next((names[0] for names in ALIKE if (self.figure.unit or "").casefold() in names), self.unit)

    @cached_property
    def unit(self) -> str:
        """The unit's last word as a stem: "square kilometres" and "kilometers" meet."""
        words = content_stems(self.figure.unit or "")
        return stem(words[-1]).replace("metr", "meter") if words else ""

    @cached_property
    def measured(self) -> frozenset[str]:
        """The things that a hyphenated measure is one of, as stems: the report of "a 225-page report"."""
        if _ATTRIBUTE.search(self.evidence.text) is None:
            return frozenset()
        return frozenset(content_stems(self.figure.what)) - {self.unit}


def _is_of_dead(clause: Witness, evidence: Witness) -> bool:
    """Whether the words beside a figure say that those counted were killed or died."""
    first, last = evidence.start - clause.start, evidence.end - clause.start
    return last >= 0 and bool(_KILLED.match(clause.text, last) or _KILLING.search(clause.text[: max(0, first)]))


def read_counts(story: Story) -> list[Count]:
    """All figures that the reports print, page matter left out, in the order of the reports."""
    found = []
    for sheet in story.sheets:
        for figure in sheet.report.figures or ():
            if figure.start >= figure.end or sheet.is_page_matter(figure.start, figure.end):
                continue
            if figure.value is None and figure.upper is None and not figure.claimant_entity:
                continue  # "several signals": neither a number nor anybody's claim
            clause = sheet.sentence_witness(figure.start)
            found.append(
                Count(
                    report=sheet.id,
                    figure=figure,
                    claimants=story.actors_of(sheet.id, figure.claimant_entity),
                    date=figure.date,
                    evidence=sheet.witness(figure.start, figure.end),
                    clause=clause,
                    stems=frozenset(content_stems(f"{figure.what} {clause.text}")),
                    heading=sheet.is_heading(figure.start, figure.end),
                )
            )
    return sorted(found, key=lambda count: count.key)


def join_counts(counts: Sequence[Count]) -> list[list[Count]]:
    """Figures of one value, unit and thing together; claimants may differ only where one of them is not named."""
    clusters: list[list[Count]] = []
    by_value: dict[float | int | None, list[int]] = {}
    for count in sorted(counts, key=lambda count: (count.heading, not count.claimants, count.key)):
        places = by_value.setdefault(count.figure.value, [])
        fitting = [place for place in places if _fits(count, clusters[place])]
        if fitting and count.figure.value is not None:
            fitting.sort(key=lambda place: all(member.thing != count.thing for member in clusters[place]))
            clusters[fitting[0]].append(count)
        else:
            places.append(len(clusters))
            clusters.append([count])
    return [sorted(cluster, key=lambda count: count.key) for cluster in clusters]


def _fits(count: Count, cluster: Sequence[Count]) -> bool:
    """Whether a figure is one with all of a cluster; one of a heading need only be that of its own report's text."""
    own = [member for member in cluster if count.heading and member.report == count.report and not member.heading]
    return all(_one_figure(member, count) for member in own or cluster)


def how_telling(value: float | int | None, unit: str | None) -> int:
    """How little chance there is that two things of one story have this number: 2 for "11,480" or "52.3", 1 for "41", 0 for "50"."""
    if value is None or value < LEAST_TELLING:
        return 0
    digits = len(f"{value:g}".split("e")[0].replace(".", "").strip("0")) if value < MANY else len(str(int(value)).rstrip("0"))
    if digits >= 3 or (value >= THOUSAND and digits == 2) or (unit == "percent" and value % 1):
        return 2
    return 1 if digits == 2 and value % 5 and value % 12 else 0


def are_same_people(one: str, other: str) -> bool:
    """Whether two units may be one set of people: one of them is anybody ("people", "men", the dead), the other a kind of people."""
    return bool({one, other} & ANYBODY) and are_people(one) and are_people(other)


def are_people(unit: str) -> bool:
    """Whether a unit, as a stem, is people: a kind of them that is often counted, a nation's, or those of a role."""
    return unit in PEOPLE or unit in _named_people()


@cache
def _named_people() -> frozenset[str]:
    """The stems of the names of peoples, and of the nouns of one word for persons and groups of them."""
    places = load_gazetteer()
    peoples = (name for name in places.first_words if (found := places.find(name)) is not None and found.kind == "people")
    kinds = ("person", "group", "force")
    roles = (role.noun for role in load_roles().values() if role.kind in kinds and " " not in role.noun)
    return frozenset(stem(word.casefold()) for word in (*peoples, *roles))


def _one_figure(one: Count, other: Count) -> bool:
    if one.claimants and other.claimants and not set(one.claimants) & set(other.claimants):
        return False
    if not compatible(one.date, other.date):
        return False
    if _are_one_sum(one, other):
        return True
    telling = _telling(one, other)
    if one.thing != other.thing:
        if telling < 2 or one.report == other.report or not are_same_people(one.thing, other.thing):
            return False
    elif one.figure.upper == other.figure.upper and telling >= (2 if one.thing in COMMON_UNITS else 1):
        return True
    if one.measured & other.measured:
        return True  # "a 225-page report" in both
    words = [{word for word in count.stems if not word[0].isdigit()} for count in (one, other)]
    shared = sum(map(rarity, sorted(words[0] & words[1])))
    least = min(sum(map(rarity, sorted(found))) for found in words)
    if words[0] == words[1]:
        return True
    if telling == 2 and one.thing != other.thing:
        return shared >= LEAST_SHARED
    return shared >= LEAST_SHARED and shared >= (COMMON_UNIT_SHARE if one.unit in COMMON_UNITS else UNIT_SHARE) * least


def _are_one_sum(one: Count, other: Count) -> bool:
    """Whether two reports tell of one large sum of money, which one of them only says to be alleged."""
    if (one.figure.value or 0) < MANY or one.figure.upper != other.figure.upper or one.report == other.report:
        return False
    return one.unit == other.unit in _MONEY and any(not count.claimants and _ALLEGED.search(count.clause.text) for count in (one, other))


def _telling(one: Count, other: Count) -> int:
    """How telling the value of two counts is: less where only one has its claimant; in one report only for a heading and for the dead."""
    if one.heading or other.heading or one.report == other.report:
        told_again = one.heading != other.heading or one.thing == other.thing == "dead"
        return int(one.report == other.report and told_again and how_telling(one.figure.value, one.figure.unit) > 0)
    telling = how_telling(one.figure.value, one.figure.unit)
    exact = telling == 2 and (one.figure.value or 0) % 100 != 0
    people = one.thing == other.thing == "dead" or (exact and are_people(one.thing) and are_people(other.thing))
    return telling if bool(one.claimants) == bool(other.claimants) or people else 0


def write_figures(story: Story, clusters: Sequence[Sequence[Count]]) -> list[tuple[AccountFigure, Sequence[Count]]]:
    """The figures as ``fi1`` ..., the most widely printed first, each beside the printed figures that it was written from."""
    ranked = sorted(clusters, key=lambda cluster: (-len({count.report for count in cluster}), cluster[0].key))
    return [(_figure(story, cluster, f"fi{number}"), cluster) for number, cluster in enumerate(ranked, 1)]


def _shown_unit(count: Count) -> str | None:
    """The unit for a reader: a measure by the word that is printed for its symbol ("kilometre"), what is counted by its noun."""
    if count.figure.unit == "GBP":
        return "pound sterling"
    if _MEN.search(count.figure.unit or ""):
        return _MEN.sub(r"\1men", count.figure.unit or "") if count.figure.value != 1 else count.figure.unit
    if count.figure.unit not in SYMBOLS:
        return count.figure.unit
    printed = _MEASURE.search(count.evidence.text.casefold())
    word = printed.group().replace("-", " ") if printed else ""
    return word.removesuffix("s") if word and word.replace(" ", "") not in SYMBOLS | {"kms", "feet"} else count.figure.unit


def _figure(story: Story, cluster: Sequence[Count], name: str) -> AccountFigure:
    best = max(cluster, key=lambda count: (not count.heading, bool(count.claimants), len(count.figure.what), -count.key[1]))
    reports = sorted({count.report for count in cluster})
    claimants = tuple(dict.fromkeys(claimant for count in [best, *cluster] for claimant in count.claimants))
    return AccountFigure(
        id=name,
        value=best.figure.value,
        comparator=best.figure.comparator,
        unit=_shown_unit(best),
        what=best.figure.what,
        claimant=claimants,
        date=finest([count.date for count in cluster]),
        evidence=tuple(dict.fromkeys(count.clause for count in [best, *cluster])),
        independent=1 if claimants else story.origins(reports),
        upper=best.figure.upper,
        why="printed once" if len(cluster) == 1 else f"one value and unit in {len(cluster)} places",
    )
