"""Tells which bodies of a story are firms, by their names and by what the reports say of them."""

import re

from variorum.collate.members import Group, Member
from variorum.text.firms import trades
from variorum.text.given_names import is_given_name
from variorum.text.names import fold, strip_possessive
from variorum.text.roles import load_roles

_FORMS = frozenset(
    {"ab", "ag", "aps", "as", "asa", "bv", "co", "company", "corp", "corporation", "doo", "fze", "gmbh", "holding", "holdings", "inc"}
    | {"jsc", "kk", "limited", "llc", "llp", "ltd", "nv", "oy", "oyj", "pao", "pjsc", "plc", "pte", "pty", "sa", "sarl", "se", "spa"}
    | {"airlines", "airways", "bank", "breweries", "brewery", "electronics", "foods", "industries", "insurance", "lines", "logistics"}
    | {"mines", "mining", "motors", "petroleum", "pharma", "pharmaceuticals", "railways", "shipping", "steel", "stores", "tankers"}
    | {"technologies", "terminals"}
)
"""Legal forms of firms and last words of their names."""
_OTHERS_TOO = frozenset({"bulk", "line", "media", "survey"})
"""Trades with which names of others than firms close as well."""
_OWNERS = frozenset({"owner", "shipowner"})
_LOOSE = frozenset({"giant", "industry", "utility"})
_HELD = re.compile(r"\b(?:[Ss]hares|[Ss]hareholders|[Cc]hief executive|CEO|[Ss]tock|[Ww]orkforce)(?: officer)? (?:at|in|of) (?:the )?\Z")
_HOLDS = re.compile(r"\A['’]s? (?:share price|shares|shareholders|chief executive|CEO|stock|workforce|customers|profits?)\b")
_REACH = 40
_BODIES = (
    r"(?:company|firm|conglomerate|manufacturer|lender|insurer|airline|retailer|utility|brewery|refiner|shipbuilder|startup|start-up"
    r"|(?:air|aircraft|car|chip|drug|plane|steel|vaccine)[ -]?maker|shipping line)"
)
"""Nouns of firms that are said of no person."""
_CALLED = re.compile(rf"(?:\A|[\s-])(?:{_BODIES}|operator|producer|supplier) \Z")
_TOLD = re.compile(
    rf"\A(?:,| is| was) (?:the|a|an|[A-Z][\w-]+['’]s?)(?: (?!(?:at|by|for|from|in|of|on|that|to|who|whose|with)\b)[\w'’-]+){{0,4}}? "
    rf"{_BODIES}(?=[ ,.;])"
)
_RUNS = re.compile(r"\A, which (?:also )?(?:employs|makes|manufactures|mines|operates|owns|produces|refines|runs|sells)\b")
_BOSS = re.compile(
    r"\A(?: chief executive\b| CEO\b| shareholders\b| stock\b| shares (?:closed|fell|gained|in|jumped|lost|rose|slid|were)\b)"
)
_AHEAD = 110
"""Characters behind a name in which an apposition stands."""


def is_firm(group: Group) -> bool:
    """Whether a body is a firm: its name ends as firms' do, a report calls it "the operator", or speaks of its shares."""
    return any(member.entity.named and _is_firm(member) for member in group.members)


def _is_firm(member: Member) -> bool:
    roles = load_roles()
    nouns = [noun for noun in member.entity.roles if noun in roles and noun not in _LOOSE]
    if not strip_possessive(member.entity.name).split()[-1][:1].isupper():
        return False
    if any((roles[noun].kind == "body" and roles[noun].sector == "BUS") or noun in _OWNERS for noun in nouns):
        return True
    text = member.report.text
    for start, end, words in member.printed:
        last = fold(strip_possessive(words)).rstrip(".").split()
        if len(last) > 1 and (last[-1] in _FORMS or last[-1] in trades() - _OTHERS_TOO):
            return True
        if _is_told(text, start, end):
            return True
        if words[:1].isupper() and (_HELD.search(text[max(0, start - _REACH) : start]) or _HOLDS.match(text[end : end + _REACH])):
            return True
    return False


def is_told_firm(member: Member) -> bool:
    """Whether a report tells beside a name, whatever the parser takes it for, that it is a firm's: "the lender X Y", "X Y's shares".

    A name that opens with a given name is a person's, and one of a single word may be somebody's family name.
    """
    text, names = member.report.text, member.entity.name.split()
    if not member.entity.named or len(names) < 2 or is_given_name(names[0]):
        return False
    printed = [(start, end) for start, end, words in member.printed if words.split()[-1] == names[-1]]
    return any(_is_told(text, start, end) for start, end in printed)


def _is_told(text: str, start: int, end: int) -> bool:
    """Whether the words beside a name say that it is a firm: a noun before it, an apposition, its shares, its chief executive."""
    before, behind = " ".join(text[max(0, start - _REACH) : start + 1].split()), " ".join(text[end : end + _AHEAD].split())
    behind = f" {behind}" if text[end : end + 1].isspace() else behind
    return bool(_CALLED.search(f"{before[:-1]}")) or any(pattern.match(behind) for pattern in (_TOLD, _RUNS, _BOSS))
