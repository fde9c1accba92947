"""What is put together into actors: the entities of single reports, and groups of them."""

import re
from collections import Counter, defaultdict
from collections.abc import Callable, Sequence
from functools import cached_property

from variorum.model.report import AnnotatedReport, Entity
from variorum.text.names import split_name

PRONOUNS = {
    **dict.fromkeys(("he", "him", "his", "himself"), "m"),
    **dict.fromkeys(("she", "her", "hers", "herself"), "f"),
    **dict.fromkeys(("it", "its", "itself", "they", "them", "their", "theirs", "themselves"), ""),
}
"""Pronouns with the gender they tell."""
_STYLES = {
    **dict.fromkeys(("Mr", "Messrs", "Monsieur", "Sir", "His Excellency", "His Majesty", "His Holiness", "His Eminence"), "m"),
    **dict.fromkeys(("Mrs", "Ms", "Miss", "Madam", "Madame", "Mme", "Dame", "Her Excellency", "Her Majesty"), "f"),
}
"""Styles before a name or title with the gender they tell."""
_STYLE = re.compile(rf"(?<!\w)({'|'.join(_STYLES)})\.? (?:the )?(?=\w)")
_PART = re.compile(r"\b(?:for|on) (his|her) (?:own )?(?:part|side|turn),? \Z", re.IGNORECASE)
"""Before whoever speaks next: "for her part, the minister"."""
_BEFORE = 24
"""Code points before a mention in which its style, or "for his part", stands."""
_TOGETHER = re.compile(r"both(?: \w+)?|the (?:two|three|four|five)(?: \w+)?", re.IGNORECASE)
"""Words that mean several at once and are the name of none."""


class Member:
    """One entity of one report, with the words that print it (pronouns left out)."""

    def __init__(self, report: AnnotatedReport, entity: Entity) -> None:
        self.report = report
        self.entity = entity
        self.printed: list[tuple[int, int, str]] = []
        genders: Counter[str] = Counter()
        for start, end in entity.mentions:
            words = " ".join(report.text[start:end].split())
            told = "" if _TOGETHER.fullmatch(words) else PRONOUNS.get(words.casefold())
            if told is None:
                self.printed.append((start, end, words))
            elif told:
                genders[told] += 1
        if not self.printed:  # "the two leaders" of whom the report names none
            places = ((start, end, " ".join(report.text[start:end].split())) for start, end in entity.mentions)
            self.printed = [place for place in places if place[2].casefold() not in PRONOUNS]
        self.phrases = [(start, end, " ".join(report.text[start:end].split())) for start, end in entity.phrases]
        self.gender = genders.most_common(1)[0][0] if genders else None
        self.words = split_name(entity.name) if entity.kind == "person" and entity.named else ()

    @cached_property
    def styled(self) -> str | None:
        """The gender that the styles of its mentions tell, the commonest; ``None`` where they tell none."""
        styles = Counter(told for start, end, _ in self.printed if (told := _styled(self.report.text, start, end)))
        return styles.most_common(1)[0][0] if styles else None

    @property
    def whole(self) -> str:
        """The longer phrase in which a description first stands, "the army of X"; nothing where it says no more, or only whose it is."""
        start = self.printed[0][0]
        return next((words for begin, _, words in self.phrases if begin == start), "")

    @property
    def key(self) -> tuple[str, str]:
        """The report's id and the entity's."""
        return self.report.id, self.entity.id


def _styled(text: str, start: int, end: int) -> str | None:
    """The gender that a style before or at the start of a mention tells, or "for his part" before it; ``None`` where nothing does."""
    part = _PART.search(text[max(0, start - _BEFORE) : start])
    if part is not None:
        return PRONOUNS[part[1].casefold()]
    style = next((one for one in _STYLE.finditer(text, max(0, start - _BEFORE), end) if one.start() == start or one.end() == start), None)
    return _STYLES[style[1]] if style is not None else None


class Group:
    """Members held to be one actor, and the reasons for a reader."""

    def __init__(self, key: tuple[str, ...], members: list[Member], reasons: tuple[str, ...] = ()) -> None:
        self.key = key
        self.members = members
        self.reasons = reasons

    def take(self, members: Sequence[Member]) -> None:
        """Add the members of another group, in the order of all."""
        self.members = sorted([*self.members, *members], key=lambda member: member.key)


def whole_of(groups: Sequence[Group]) -> Group:
    """One group of all members of several, by the key that comes first."""
    members = (member for group in groups for member in group.members)
    return Group(min(group.key for group in groups), sorted(members, key=lambda member: member.key))


def move_members(groups: Sequence[Group], home_of: Callable[[Member, Group], Group | None]) -> list[Group]:
    """The groups that are left when each member has gone to the group that ``home_of`` gives it, ``None`` where it stays."""
    gained: dict[int, list[Member]] = defaultdict(list)
    left = []
    for group in groups:
        kept = []
        for member in group.members:
            home = home_of(member, group)
            if home is None or home is group:
                kept.append(member)
            else:
                gained[id(home)].append(member)
        if kept:
            group.members = kept
            left.append(group)
    for group in left:
        group.members.extend(sorted(gained.get(id(group), ()), key=lambda member: member.key))
    return left


def may_be_of(group: Group, member: Member) -> bool:
    """Whether neither styles nor, where these tell nothing, pronouns tell that a member is of another gender than a group."""
    genders = {told for other in group.members if (told := other.styled or other.gender)}
    told = member.styled or member.gender
    return not (told and genders and told not in genders)
