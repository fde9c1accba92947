"""Tells which bodies of a story are firms, by their names and by what the reports say of them."""

import re

from variorum.collate.members import Group, Member
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
_OWNERS = frozenset({"owner", "shipowner"})
_LOOSE = frozenset({"giant", "industry", "utility"})
_HELD = re.compile(r"\b(?:[Ss]hares|[Ss]hareholders|[Cc]hief executive|CEO|[Ss]tock|[Ww]orkforce)(?: officer)? (?:at|in|of) (?:the )?\Z")
_HOLDS = re.compile(r"\A['’]s? (?:share price|shares|shareholders|chief executive|CEO|stock|workforce|customers|profits?)\b")
_REACH = 40


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
        if len(last) > 1 and last[-1] in _FORMS:
            return True
        if words[:1].isupper() and (_HELD.search(text[max(0, start - _REACH) : start]) or _HOLDS.match(text[end : end + _REACH])):
            return True
    return False
