"""Tells by which nouns a body may be taken up again: "the assembly", "the union", "the company"."""

from variorum.annotate.coref.chains import Chain
from variorum.annotate.coref.lexicon import word_list
from variorum.text.banks import is_central_banks_name
from variorum.text.names import fold
from variorum.text.roles import load_roles

_BODY_WORDS = word_list("body_words")
_TRADES = word_list("trades")
_FEDERATIONS = word_list("federations")
_NO_ORGANISATION = frozenset({"BUS", "COP", "GOV", "JUD", "LEG", "MED", "MIL", "SPY"})


def nouns(chain: Chain) -> list[str]:
    """The body nouns by which a body may be taken up again: "the assembly" for "X's federal assembly"."""
    roles = load_roles()
    words = fold(chain.mentions[0].name).replace("organisation", "organization").split()
    found = [" ".join(words[-length:]) for length in (1, 2) if len(words) >= length]
    if words and words[0] in ("ministry", "department") and len(words) > 1:
        found.append(words[0])
    if _is_union(words):
        found.append("union")
    return [noun for noun in found if noun in roles and noun != "state" and roles[noun].kind == "body"] + sorted(chain.kinds)


def is_central_bank(chain: Chain) -> bool:
    """Whether a body is a central bank by its name: "Bank of" a state, "Reserve Bank of X"."""
    return any(is_central_banks_name(mention.name) for mention in chain.mentions if mention.form == "name")


def may_be_firm(chain: Chain) -> bool:
    """Whether a body may be a firm: its name ends in no noun of another kind of body, and no gazetteer knows it."""
    word = fold(chain.mentions[0].name).split()[-1]
    role = load_roles().get(word)
    other = (role is not None and role.sector != "BUS") or (role is None and word in _BODY_WORDS)
    return chain.named and not chain.mentions[0].known and not other and not any(m.sector not in (None, "BUS") for m in chain.mentions)


def may_be_organisation(chain: Chain) -> bool:
    """Whether a body may be "the organisation" or "the group": no firm, no paper and no part of a state."""
    return chain.named and not any(mention.metonym or mention.sector in _NO_ORGANISATION for mention in chain.mentions)


def _is_union(words: list[str]) -> bool:
    """Whether a body is a union by another name: "Dockers' Federation"; a farmers' or bankers' association is none."""
    trades = _TRADES.intersection(word.strip("'’") for word in words)
    return len(words) > 1 and words[-1] in _FEDERATIONS and bool(trades)
