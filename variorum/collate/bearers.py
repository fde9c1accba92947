"""Gives a title that one report prints without a name ("the board's chairman", "the union") to the one whom another report calls so.

A report that opens a paragraph with "the chairman" relies on what its readers know; another report of the story prints it. The title is
given only to somebody whom the same report names too, who alone in the story bears it, and beside whose name the story prints every
further word of the title.
"""

import re
from collections import defaultdict
from collections.abc import Collection, Iterator, Sequence

from variorum.collate.bodies import WIDE_NOUNS, Bodies
from variorum.collate.firms import is_firm
from variorum.collate.keys import coded
from variorum.collate.leading import Leaders
from variorum.collate.meant import Meant
from variorum.collate.members import Group, Member, may_be_of, move_members
from variorum.collate.offices import Offices
from variorum.collate.portfolios import Portfolios
from variorum.text.banks import is_central_banks_name
from variorum.text.names import bare_words
from variorum.text.places import load_gazetteer
from variorum.text.roles import IRREGULAR, load_roles

BESIDE = 80
"""Characters before and after a name in which the words of its title stand."""
_STOP = re.compile(r"[.;:!?\"“”()—–\n](?=\s|\Z)|--|\n")
_WORDS = re.compile(r"[,'’\"“”()]s?(?=\s|\Z)|,")
_STATE_SECTORS = frozenset({"MIL", "COP", "JUD", "LEG", "SPY"})
_EVERY_STATES = frozenset(
    {"administration", "authority", "cabinet", "council", "delegation", "department", "embassy", "government", "leadership"}
    | {"ministry", "mission", "office", "presidency", "regime", "state"}
)
"""Nouns of bodies of which each state, or each side, has its own."""
_NAMED_BEFORE = frozenset({"ministry", "state"})
"""Nouns of bodies of which a story has many, each meant by the bare noun only where its report has named it."""
_OF_ONE = frozenset({"chancellor", "emir", "king", "pope", "premier", "prime minister", "queen", "sultan"})
"""Titles of heads that no club, firm or board gives."""
_ALIKE = {"justice": "judge", "magistrate": "judge"}
"""Titles whose bearer is called by another noun."""
_OF_MANY = frozenset(
    {"ambassador", "attorney", "chief", "colonel", "commander", "diplomat", "director", "envoy", "general", "lawyer", "minister"}
    | {"officer", "official", "representative", "secretary", "senator", "spokesman", "spokesperson", "spokeswoman"}
)
"""Titles of which a story has several bearers, whether or not it names them; a report that names none of them leaves it open."""
_FIRM = ("company", "firm")
_FAR_MORE = 2
"""How many times as often as others a story names the firm that it is about."""
_MARKS = frozenset({"acting", "assistant", "deputy", "former", "incoming", "late", "outgoing", "then", "vice", "other", "second"})


def adopt_titles(groups: Sequence[Group]) -> list[Group]:
    """The groups, those of a title without a name joined to its one bearer; the order does not matter."""
    bearers: dict[str, list[Group]] = defaultdict(list)
    for group in groups:
        if group.members[0].words or _is_named_body(group):
            firm = _FIRM if not group.members[0].words and is_firm(group) else ()
            told = {role for member in group.members for role in (*_plain_roles(member), *_last_noun(member))}
            for role in sorted({*firm, *told, *(_ALIKE[role] for role in told & _ALIKE.keys())}):
                bearers[role].append(group)
    _leave_out_central_banks(bearers)
    offices, leaders, meant, bodies, portfolios = Offices(groups), Leaders(groups), Meant(groups), Bodies(groups), Portfolios(groups)

    def home_of(member: Member, group: Group) -> Group | None:
        named = group.members[0].entity.named and not (_is_described(member) or _is_of_its_land(member))
        if named:
            return bodies.holder(member)
        person = offices.holder(member) or leaders.holder(member) or meant.holder(member)
        return _bearer(member, bearers, groups) or person or bodies.holder(member) or portfolios.holder(member)

    return move_members(groups, home_of)


def _leave_out_central_banks(bearers: dict[str, list[Group]]) -> None:
    """Let "the bank" mean a central bank only where the story knows no other bank or lender."""
    others = [group for group in bearers.get("bank", ()) if not any(is_central_banks_name(m.entity.name) for m in group.members)]
    others += [group for group in bearers.get("lender", ()) if group not in others]
    if others:
        bearers["bank"] = others


def _bearer(member: Member, bearers: dict[str, list[Group]], groups: Sequence[Group]) -> Group | None:
    entity = member.entity
    if entity.kind not in ("person", "organisation") or not entity.roles or not member.printed or "justice" in entity.roles:
        return None
    of_land = _is_of_its_land(member)
    if not (of_land or _is_mostly_definite(member)) or _tells_more(member):
        return None
    roles = load_roles()
    titles = [role for role in entity.roles if entity.kind == "organisation" or (role in roles and roles[role].title)]
    found = {id(group): group for role in titles for group in bearers.get(role, ()) if _is_named_body(group) == (entity.kind != "person")}
    fitting = [group for group in found.values() if _fits(group, member, groups)]
    here = [group for group in fitting if any(other.report.id == member.report.id for other in group.members)]
    modified = bool(_modifiers(member)) and not of_land
    if entity.kind == "organisation" and not modified:
        if _NAMED_BEFORE.intersection(titles) and not all(_is_before(group, member) for group in here):
            return None
        return _body_of(titles, found.values(), fitting, here)
    if len(fitting) != 1:
        return None
    heads = any(role in roles and roles[role].head and role not in _OF_ONE for role in titles)
    alone = modified or (len(found) == 1 and not heads)  # "the president" of whom, where two states or boards may have one?
    lone = not modified and not _OF_MANY.intersection(titles)
    return fitting[0] if alone and (here or (lone and _is_known(fitting[0]))) else None


def _body_of(nouns: Sequence[str], found: Collection[Group], fitting: Sequence[Group], here: Sequence[Group]) -> Group | None:
    """The body meant by a bare "the company": the one such body of the report, or, if it names none, the only one the story knows.

    :param found: all bodies of the noun. :param fitting: those that nothing speaks against. :param here: those that the report names.
    """
    if set(nouns) & set(_FIRM):
        called = [group for group in here if any(noun in member.entity.roles for noun in nouns for member in group.members)]
        foremost = _foremost(here)
        here = called if len(called) == 1 < len(foremost) else foremost
    if here:
        return here[0] if len(here) == 1 else None
    known = [group for group in fitting if _is_known(group) and not _is_wide(group, nouns)] if not is_of_a_state(nouns) else []
    return known[0] if len(known) == len(found) == 1 else None


def _is_wide(group: Group, nouns: Sequence[str]) -> bool:
    """Whether a body is so well known by other names that its own noun alone does not mean it: the European Union."""
    return bool(WIDE_NOUNS.intersection(nouns)) and any(load_gazetteer().find(member.entity.name) is not None for member in group.members)


def _is_before(group: Group, member: Member) -> bool:
    """Whether the report prints a body before the description: "the ministry" is none that is named only later."""
    first = member.printed[0][0]
    return any(other.report.id == member.report.id and other.printed[0][0] < first for other in group.members)


def _foremost(firms: Sequence[Group]) -> Sequence[Group]:
    """Of several firms that a report names, the one that the story names far more often than each other: the one it is about."""
    counts = {id(group): sum(words[:1].isupper() for member in group.members for _, _, words in member.printed) for group in firms}
    first = [group for group in firms if all(counts[id(group)] >= _FAR_MORE * counts[id(other)] for other in firms if other is not group)]
    return first if len(first) == 1 else firms


def _is_described(member: Member) -> bool:
    """Whether a body counted as named is only described by its state: "the Arvan firm"."""
    words = member.entity.name.split()
    return member.entity.kind == "organisation" and words[0] == "the" and len(words) == 3 and words[-1].islower()


def _is_of_its_land(member: Member) -> bool:
    """Whether a body counted as named is a noun behind its state's name, as headings print it: "Arva junta"."""
    words = member.entity.name.split()
    if member.entity.kind != "organisation" or len(words) < 2 or not words[-1].islower() or words[0] == "the":
        return False
    state = load_gazetteer().find(" ".join(words[:-1]))
    return state is not None and state.kind in ("country", "people") and not is_of_a_state(member.entity.roles)


def _is_known(group: Group) -> bool:
    """Whether several reports of the story name a body, so that another may take it for known."""
    reports = {member.report.id for member in group.members if member.entity.named}
    return len(reports) > 1


def is_of_a_state(nouns: Sequence[str]) -> bool:
    """Whether every state has such a body: an army, a court, a ministry."""
    roles = load_roles()
    return any(noun in _EVERY_STATES or (noun in roles and roles[noun].sector in _STATE_SECTORS) for noun in nouns)


def _tells_more(member: Member) -> bool:
    """Whether the report goes on to say which one is meant: "the minister" of labour."""
    ends = {start: end for start, end, _ in member.phrases}
    return any(ends.get(start, end) > end for start, end, _ in member.printed)


def _is_named_body(group: Group) -> bool:
    return any(member.entity.kind == "organisation" and member.entity.named and not _is_of_its_land(member) for member in group.members)


def _plain_roles(member: Member) -> Iterator[str]:
    """The roles that some printed form tells without a word that makes it another: "army", but not of "the rebel army"."""
    marked = [words.casefold().split() for _, _, words in member.printed if IRREGULAR.intersection(words.casefold().split())]
    for role in member.entity.roles:
        if not any(words[-1] == role for words in marked) or any(words.casefold() == f"the {role}" for _, _, words in member.printed):
            yield role


def _last_noun(member: Member) -> tuple[str, ...]:
    """The noun by which a body may be taken up: "federation" for "Dockers' Federation"."""
    words = member.entity.name.casefold().split()
    return (words[-1],) if member.entity.kind == "organisation" and member.entity.named and len(words) > 1 else ()


def _is_mostly_definite(member: Member) -> bool:
    """Whether the title is printed as a known one's first and mostly: "the vice president", once "a vice president" who debates."""
    opening = [words.casefold().split()[0] for _, _, words in member.printed]
    other = [word for word in opening if word not in ("the", "this")]
    return opening[0] == "the" and set(other) <= {"a", "an"} and 2 * len(other) < len(opening)


def _fits(group: Group, member: Member, groups: Sequence[Group]) -> bool:
    countries = {other.entity.country for other in group.members if other.entity.country}
    if not may_be_of(group, member) or (member.entity.country and countries and member.entity.country not in countries):
        return False
    wanted = [(word, *_full_forms(word, groups)) for word in _modifiers(member)]
    if not wanted or _is_of_its_land(member):
        return True
    noun = member.entity.roles[0]
    return any(f" {noun} " in beside and all(any(f" {form} " in beside for form in forms) for forms in wanted) for beside in _beside(group))


def _modifiers(member: Member) -> list[str]:
    """The words of a description other than its noun, states by their code."""
    nouns = {word for role in member.entity.roles for word in role.split()}
    words = {word for _, _, printed in member.printed for word in coded(bare_words(printed)).split()}
    return sorted(words - nouns - {"the"})


def _beside(group: Group) -> Iterator[str]:
    """The title phrases of a person's or body's printed names, before and behind each, states by their code."""
    for member in group.members:
        text = member.report.text
        for start, end, _ in member.printed:
            before = _STOP.split(text[max(0, start - BESIDE) : start])[-1]
            behind = _STOP.split(text[end + 1 : end + BESIDE])[0] if text[end : end + 2] == ", " else ""
            yield f" {coded(bare_words(_WORDS.sub(' ', f'{before} {behind}').strip()))} "


def _full_forms(word: str, groups: Sequence[Group]) -> Iterator[str]:
    """The other names of the body that the story also prints as ``word``: its initials' full name."""
    if word in _MARKS or load_gazetteer().find(word.title()) is not None:
        return
    for group in groups:
        if group.members[0].entity.kind == "organisation":
            names = {bare_words(printed) for member in group.members for _, _, printed in member.printed}
            if word in names:
                yield from sorted(names - {word})
