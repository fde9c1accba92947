"""Weighs whether a person described without a name ("the governor") is one whom the story's reports name with such a title.

A report that prints "the governor" alone relies on what its readers know, and another report of the story names him. How likely one is
the other is judged by a small logistic regression over a few traits of the two; ``training/described`` holds its labelled pairs and the
script that fits it. Indefinite descriptions, other marks ("former") and titles of which every story has many are left open by rule.
"""

import re
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache, cached_property

from variorum.collate.keys import coded
from variorum.collate.members import Group, Member, may_be_of
from variorum.collate.retold import load_model
from variorum.model.report import AnnotatedReport, mentions_by_state
from variorum.text.names import bare_words, strip_possessive
from variorum.text.roles import load_roles

AHEAD = 0.1
"""By how much the chance of the likeliest must exceed that of the next."""
BESIDE = 80
"""Characters before and after a name in which the words of its title stand."""
BORNE, TITLED, KINDRED, NEARBY = 1.0, 0.9, 0.75, 0.5
"""How plainly somebody bears a title: as his own, in a longer one, under a kindred noun, by words close to his name."""
_ALIKE = (
    ("chancellor", "head of government", "premier", "prime minister"),
    ("emir", "head of state", "king", "president", "queen", "sultan"),
    ("representative", "spokesman", "spokesperson", "spokeswoman"),
    ("judge", "justice", "magistrate"),
    ("attorney", "counsel", "lawyer", "solicitor"),
    ("ambassador", "diplomat", "emissary", "envoy", "mediator", "negotiator"),
    ("boss", "chair", "chairman", "chairwoman", "chief", "chief executive", "director", "head", "leader", "manager", "president"),
    ("brigadier", "captain", "colonel", "commander", "general", "lieutenant", "major", "officer"),
    ("congressman", "congresswoman", "deputy", "lawmaker", "legislator", "representative", "senator"),
    ("archbishop", "bishop", "cardinal", "patriarch", "prelate", "priest"),
    ("head of government", "head of state", "leader", "premier", "president", "prime minister", "ruler", "strongman"),
    ("candidate", "contender", "hopeful", "nominee"),
    ("doctor", "physician", "professor", "scholar"),
)
"""Nouns by which the bearer of one may be called for another."""
_MARKS = frozenset({"acting", "assistant", "deputy", "designate", "elect", "ex", "former", "incoming", "late", "outgoing", "shadow"})
_MARKS |= frozenset({"then", "under", "vice"})
_OF_MANY = frozenset(
    {"adviser", "aide", "attorney", "captain", "colonel", "commander", "deputy", "diplomat", "director", "doctor", "expert"}
)
_OF_MANY |= frozenset({"general", "judge", "lawyer", "leader", "member", "officer", "official", "professor", "representative"})
_OF_MANY |= frozenset({"senator", "source", "spokesman", "spokesperson", "spokeswoman", "worker"})
"""Titles of which a story has several bearers, whether or not it names them; the bare noun leaves open which is meant."""
_SERVANTS = frozenset({"adviser", "advisor", "aide", "assistant", "spokesman", "spokesperson", "spokeswoman"})
"""Those in whose titles another's stands."""
_OPEN = frozenset({"a", "an", "another", "her", "his", "its", "my", "one", "our", "some", "their", "your"})
"""Words that open the description of one not yet known, or known by another."""
_SMALL = frozenset({"affairs", "and", "at", "by", "for", "from", "in", "of", "on", "s", "that", "this", "to", "who", "with"}) | _OPEN
_SPELLINGS = {"defence": "defense", "external": "foreign", "labour": "labor"}
_STOP = re.compile(r"[.;:!?\"“”()—–\n](?=\s|\Z)|--|\n")
_WORD = re.compile(r"[\w-]+")


@cache
def _classes() -> Mapping[str, frozenset[int]]:
    found: dict[str, set[int]] = defaultdict(set)
    for number, nouns in enumerate(_ALIKE):
        for noun in nouns:
            found[noun].add(number)
    return {noun: frozenset(numbers) for noun, numbers in found.items()}


@dataclass(frozen=True)
class _Bearer:
    """A named person, and what the reports print beside the name."""

    group: Group
    roles: frozenset[str]
    titled: frozenset[str]
    """The words of title phrases, states by their codes."""
    beside: frozenset[str]
    """These and all other words that stand close to the name."""
    reports: frozenset[str]
    states: frozenset[str]
    homes: frozenset[str]
    """The states that the reports with the name print most often."""


@dataclass(frozen=True)
class _Description:
    """What a description tells besides its noun."""

    words: frozenset[str]
    states: frozenset[str]
    marks: frozenset[str]


class Meant:
    """The named persons of a story, to whom descriptions may be given."""

    def __init__(self, groups: Sequence[Group]) -> None:
        self._groups = groups

    @cached_property
    def _bearers(self) -> list[_Bearer]:
        return [_bearer(group, self._homes) for group in self._groups if group.members[0].words]

    @cached_property
    def _homes(self) -> dict[str, str | None]:
        reports = {member.report.id: member.report for group in self._groups for member in group.members}
        return {name: _home(report) for name, report in reports.items()}

    def holder(self, member: Member) -> Group | None:
        """The named person whom a description most likely means; ``None`` where that is open."""
        model = load_model("described_model")
        ranked = sorted(
            ((model.chance(traits), group.key, group) for group, traits in self.weigh(member)), key=lambda one: (-one[0], one[1])
        )
        if not ranked or ranked[0][0] < model.least or (len(ranked) > 1 and ranked[0][0] - ranked[1][0] < AHEAD):
            return None
        return ranked[0][2]

    def weigh(self, member: Member) -> list[tuple[Group, dict[str, float]]]:
        """Those who may be meant by a definite description of one person, each with the traits of the pair."""
        entity = member.entity
        role = load_roles().get(entity.roles[0]) if entity.roles else None
        if entity.kind != "person" or entity.named or role is None or not role.title or not _is_definite(member):
            return []
        told = _description(member)
        bare, report = not (told.words or told.states), member.report.id
        kin = [(bearer, near) for bearer in self._bearers if (near := _nearness(role.noun, bearer)) > 0]
        return [
            (bearer.group, _traits(member, told, bearer, near, kin))
            for bearer, near in kin
            if may_be_of(bearer.group, member)
            and _of_one_state(member, bearer)
            and _may_mean(report, told, bearer)
            and not (bare and role.head and report in bearer.reports and not bearer.states)
            and not (bare and role.noun in _OF_MANY and report not in bearer.reports)
        ]


def _is_definite(member: Member) -> bool:
    """Whether a description means one who is known: "the governor", "Denmark's premier", in a heading "Danish premier"."""
    words = member.printed[0][2].casefold().split()
    return words[0] not in _OPEN and (words[0] in ("the", "this") or len(words) > 1)


def _of_one_state(member: Member, bearer: _Bearer) -> bool:
    """Whether no other state is told of the description than of the name: "the Velland ambassador to Orlin" is not Orlin's."""
    states = {one.entity.country for one in bearer.group.members} - {None}
    return member.entity.country is None or not states or member.entity.country in states


def _may_mean(report: str, told: _Description, bearer: _Bearer) -> bool:
    """Whether all that is told stands beside the name, no mark such as "former" on one side only, and no other state.

    A report that names somebody without his state does not mean him by "the Greek minister"; another's home may tell that state.
    """
    if told.words - bearer.beside or told.marks != bearer.titled & _MARKS:
        return False
    if told.states and bearer.states and not told.states & bearer.states:
        return False
    if told.words or not told.states or told.states & (bearer.states | bearer.beside):
        return True
    return not bearer.states and report not in bearer.reports and bool(told.states & bearer.homes)


def _traits(member: Member, told: _Description, bearer: _Bearer, near: float, kin: Sequence[tuple[_Bearer, float]]) -> dict[str, float]:
    """The traits of a description and a name by their names in the model."""
    report = member.report.id
    rivals = [other for other, kinship in kin if other is not bearer and kinship >= near]
    home = _home(member.report)
    return {
        "same noun": float(near >= BORNE),
        "title": float(near >= KINDRED),
        "state": float(bool(told.states)),
        "same state": float(bool(told.states & (bearer.states | bearer.beside))),
        "abroad": float(not told.states and bool(bearer.states) and home not in bearer.states),
        "rivals": float(min(3, len(rivals))),
        "rivals here": float(min(2, sum(report in other.reports for other in rivals))),
        "reports": float(min(3, len(bearer.reports))),
        "the": float(member.printed[0][2].casefold().split()[0] in ("the", "this")),
        "alone and bare": float(not rivals and not told.words),
        "alone and told": float(not rivals and bool(told.words)),
    }


def _nearness(noun: str, bearer: _Bearer) -> float:
    """How plainly somebody bears a title of that noun, 0 where he does not."""
    if noun in bearer.roles or (
        noun == "minister" and any(role.endswith(" minister") and role != "prime minister" for role in bearer.roles)
    ):
        return BORNE
    classes = _classes().get(noun, frozenset())
    if bearer.titled & _SERVANTS - {noun} and not any(classes & _classes().get(role, frozenset()) for role in bearer.roles):
        return 0.0  # "the premier's spokeswoman X"
    if set(noun.split()) <= bearer.titled:
        return TITLED
    if any(classes & _classes().get(role, frozenset()) for role in bearer.roles):
        return KINDRED
    return NEARBY if set(noun.split()) <= bearer.beside else 0.0


def _bearer(group: Group, home_of: Mapping[str, str | None]) -> _Bearer:
    name = {word for member in group.members for word in member.words}
    titled: set[str] = set()
    beside: set[str] = set()
    for member in group.members:
        text = member.report.text
        for _, _, printed in (*member.phrases, *member.printed):
            titled |= _words(" ".join(word for word in printed.split() if bare_words(strip_possessive(word)) not in name)) - name
        for start, end, _ in member.printed:
            before = _STOP.split(text[max(0, start - BESIDE) : start])[-1]
            behind = _STOP.split(text[end + 1 : end + BESIDE])[0] if text[end : end + 2] == ", " else ""
            beside |= _words(f"{before} {behind}") - name
    reports = frozenset(member.report.id for member in group.members)
    countries = {member.entity.country for member in group.members if member.entity.country}
    return _Bearer(
        group=group,
        roles=frozenset(role for member in group.members for role in member.entity.roles),
        titled=frozenset(titled),
        beside=frozenset(beside | titled),
        reports=reports,
        states=frozenset(countries | {word for word in titled if word.isupper()}),
        homes=frozenset(home for report in reports if (home := home_of[report]) is not None),
    )


def _home(report: AnnotatedReport) -> str | None:
    """The state that a report prints most often."""
    counts = mentions_by_state(report.entities or ())
    return min(counts, key=lambda state: (-counts[state], state)) if counts else None


def _description(member: Member) -> _Description:
    nouns = {word for role in member.entity.roles for word in role.split()}
    words = set().union(*(_words(printed) for _, _, printed in member.printed), _words(member.whole)) - nouns
    states = {word for word in words if word.isupper()}
    return _Description(words=frozenset(words - states - _MARKS), states=frozenset(states), marks=frozenset(words & _MARKS))


def _words(printed: str) -> set[str]:
    """The words of a description or title that tell something, states by their codes."""
    words = coded(bare_words(re.sub(r"['’]s?\b|[-.,]", " ", printed))).split()
    found = (_SPELLINGS.get(word, word) for word in words)
    return {word for word in found if word != "the" and word not in _SMALL and _WORD.fullmatch(word)}
