"""Tells bare numbers that stand for so many of what was counted before: "the organisers said 2,500", "22 visits, up from nine"."""

from collections.abc import Iterable

from spacy.tokens import Span, Token

from variorum.annotate.quantity.gapped import is_gapped, is_teller
from variorum.annotate.quantity.lexicon import LENGTHS, is_measure

_NUMBERED = frozenset({"call", "dial", "score", "turn", "reach", "hit", "approach", "pass", "beat", "top", "number"})
"""Verbs beside which a bare number is a mark or a score."""
_STATES = frozenset({"remain", "survive", "stay", "die", "live", "be", "have", "go", "come", "say"})
"""Verbs of what becomes of so many."""
_HEDGES = frozenset("about around more less fewer than nearly almost some roughly over under just only at least".split())
"""Words of a hedge between "up from" and its number."""
_COUNTING = frozenset({"count", "log", "list", "record", "register", "report", "tally", "number"})
"""Verbs that count."""
_TAKING_UP = frozenset({"whom", "which", "them", "these", "those"})
_NO_PLACES = frozenset({"of", "to", "per", "out", "by", "for", "than", "as", "after", "before", "ago"})
"""Prepositions behind a bare number that give no place or kind of so many."""
_ACCOUNTS = frozenset({"account", "count", "estimate", "reckoning", "tally"})
_HOLDING = {"insist": ("on",), "stand": ("by",), "stick": ("to", "with", "by"), "hold": ("to",), "ask": ("for",), "settle": ("for", "on")}
"""Verbs of keeping to a number or wanting it, each with its prepositions: "the ministry stands by five"."""
_LEADING = _HEDGES | {"another", "other", "remaining", "the"}
"""Words that may stand between the beginning of a clause and its number."""
DAYS_NAMED = frozenset({"today", "yesterday", "tomorrow", "tonight", "now"})
"""Words of time that are no noun of the number before them: "there are 140 today"."""
_COMPARING = frozenset({("up", "from"), ("down", "from"), ("rather", "than"), ("instead", "of"), ("compared", "with"), ("compared", "to")})
"""Word pairs behind which the other of two numbers compared stands; ", against" only behind a count."""


def taken_up(before: Iterable[str | None], *, of_things: bool) -> str | None:
    """The unit of an amount before that a bare number takes up.

    :param before: units of the amounts before, nearest first; a length of time ("over three years") comes after what else was counted.
    :param of_things: "of them" are people or things, no days, miles or dollars.
    """
    units = [unit for unit in before if unit and not (of_things and unit != "percent" and is_measure(unit))]
    later = [*LENGTHS, "percent"] if of_things else LENGTHS
    return next((unit for unit in units if unit not in later), next(iter(units), None))


def is_elliptic(tokens: Span) -> bool:
    """Whether a bare number stands for so many of what was counted before it in its sentence or the one before."""
    following = tokens.doc[tokens.end] if tokens.end < len(tokens.doc) else None
    if following is not None and (following.lower_ == "according" or _is_by_account(following) or _is_told_behind(tokens, following)):
        return True
    root = tokens.root
    if is_told_apart(tokens) or _is_joined_count(root) or _is_part_of_those(tokens) or _goes_on_list(tokens, following):
        return True
    if tokens.start and tokens.doc[tokens.start - 1].tag_ == "POS" and root.dep_ in ("pobj", "conj", "nmod"):
        return True  # "758 delegates, against the senator's 538"
    ends = _ends_phrase(following)
    placed = following is not None and following.pos_ == "ADP" and following.lower_ not in ("of", "to")
    if (ends and _is_dated(tokens, following)) or ((ends or placed) and _is_other_end(tokens)):
        return True
    if _is_subject_of_deed(tokens, following) or (_is_compared(tokens) and (ends or (following is not None and following.lower_ == "in"))):
        return True
    if placed and _is_given(root):
        return True
    if ends and root.dep_ == "pobj":
        told = root.head.lower_ in ("at", "to", "of") and (is_teller(root.head.head) or is_gapped(root))
        return told or root.head.lower_ in _HOLDING.get(root.head.head.lemma_.lower(), ())
    return ends and root.dep_ in ("attr", "dobj", "appos", "ccomp") and root.head.lemma_.lower() not in _NUMBERED


def _is_given(root: Token) -> bool:
    """Whether somebody gives or keeps the number, whatever follows: "has logged 47 in the north", "had spoken of 870 after a week"."""
    if root.dep_ == "dobj":
        return root.head.lemma_.lower() in _COUNTING
    return root.dep_ == "pobj" and root.head.lower_ in ("at", "of") and is_teller(root.head.head)


def is_told(root: Token) -> bool:
    """Whether a number is what somebody tells: "the union says 37", "had spoken of 870", "the ministry of 41"."""
    if root.dep_ == "pobj":
        return root.head.lower_ in ("at", "of") and (is_teller(root.head.head) or is_gapped(root))
    return root.dep_ in ("dobj", "attr", "ccomp") and is_teller(root.head)


def _is_by_account(following: Token) -> bool:
    """Whether an account is named right behind the number: "six by the board's count"."""
    behind = following.doc[following.i : following.i + 6]
    return following.lower_ == "by" and any(token.lower_ in _ACCOUNTS for token in behind)


def _is_told_behind(tokens: Span, following: Token) -> bool:
    """Whether the number opens its sentence and who gives it stands right behind: "Nine, says the airport", "Four, according to"."""
    opens = tokens.start == tokens.sent.start and following.text == "," and following.i + 1 < len(following.doc)
    return opens and following.nbor().lower_ in ("according", "said", "say", "says")


def is_told_apart(tokens: Span) -> bool:
    """Whether a relative clause tells which of those counted before are meant: "the six that depend on us"."""
    root = tokens.root
    return root.i == tokens.end - 1 and any(child.dep_ == "relcl" and child.left_edge.tag_ in ("WDT", "WP") for child in root.children)


def _is_joined_count(root: Token) -> bool:
    """Whether the number is coordinated with another that has its noun: "640 operations in the first week and 910 after that"."""
    return root.dep_ == "conj" and root.head.pos_ == "NOUN" and any(child.dep_ == "nummod" for child in root.head.children)


def _ends_phrase(following: Token | None) -> bool:
    """Whether no noun can follow: "kept two in", "put it at 65;"."""
    if following is None or following.is_punct or following.is_space or following.pos_ in ("CCONJ", "AUX", "VERB"):
        return True
    if following.lower_ in DAYS_NAMED:
        return True
    return following.dep_ in ("prt", "advmod", "prep", "oprd") and not any(following.children) and following.pos_ in ("ADP", "ADV")


def _is_dated(tokens: Span, following: Token | None) -> bool:
    """Whether a verb has the number as of a day, which the parser may take for its noun: "there are 140 today"."""
    before = tokens.doc[tokens.start - 1] if tokens.start else None
    return following is not None and following.lower_ in DAYS_NAMED and before is not None and before.pos_ in ("VERB", "AUX")


def _is_other_end(tokens: Span) -> bool:
    """Whether the number is what another becomes: the 300 of "from 209 monitors to 300"."""
    doc = tokens.doc
    if tokens.start < 4 or doc[tokens.start - 1].lower_ != "to":
        return False
    before = doc[max(tokens.sent.start, tokens.start - 8) : tokens.start - 1]
    start = next((token for token in reversed(before) if token.lower_ == "from"), None)
    return start is not None and any(token.like_num for token in doc[start.i + 1 : tokens.start - 2])


def _is_compared(tokens: Span) -> bool:
    """Whether the number is compared with one before: "60 days rather than 30", "22 times, up from nine"."""
    if tokens.start < 2:
        return False
    place = tokens.start - 1
    while place > 1 and tokens.doc[place].lower_ in _HEDGES and tokens.doc[place - 1].lower_ != "rather":
        place -= 1
    pair = (tokens.doc[place - 1].lower_, tokens.doc[place].lower_)
    return pair in _COMPARING or (pair == (",", "against") and _has_count_before(tokens))


def _is_subject_of_deed(tokens: Span, following: Token | None) -> bool:
    """Whether something is told of so many: "41 ships, and only three were inspected"."""
    root = tokens.root
    is_subject = root.dep_ in ("nsubj", "nsubjpass") and root.i == tokens.end - 1 and following is not None
    if is_subject and root.head.dep_ == "ccomp" and is_teller(root.head.head) and following is not None and following.pos_ == "AUX":
        return _opens_clause(tokens)  # "says that 240 were taken"
    if is_subject and following is not None and _tells_state(root, following) and _opens_clause(tokens):
        return True  # "160 firms before; 70 are left", "About 220 remain"
    hedged = tokens.start > 0 and tokens.doc[tokens.start - 1].lower_ in _HEDGES
    told = following is not None and following.tag_ in ("VBD", "VBN", "VBP")
    if is_subject and opens_sentence(tokens) and following is not None and following.tag_ in ("VBD", "VBP", "MD"):
        return True
    return is_subject and told and (_has_count_before(tokens) or (hedged and root.dep_ == "nsubjpass"))


def opens_sentence(tokens: Span) -> bool:
    """Whether nothing but a hedge stands before the number in its sentence."""
    return all(word.lower_ in _HEDGES or word.is_space for word in tokens.doc[tokens.sent.start : tokens.start])


def _is_part_of_those(tokens: Span) -> bool:
    """Whether the number is so many of those just counted: "94 looters, of whom 61 were at home", "of them 18 beyond repair"."""
    before = tokens.doc[max(tokens.sent.start, tokens.start - 5) : tokens.start]
    words = [word.lower_ for word in before if word.lower_ not in _HEDGES]
    return len(words) > 1 and words[-2] == "of" and words[-1] in _TAKING_UP


def _goes_on_list(tokens: Span, following: Token | None) -> bool:
    """Whether the number goes on a list of counts by place or kind: "shot down 31 drones over the coast, 14 over the city"."""
    before = tokens.doc[tokens.start - 1] if tokens.start > tokens.sent.start else None
    if before is None or following is None or following.pos_ != "ADP" or following.lower_ in _NO_PLACES:
        return False
    return before.lower_ in (",", ";", ":", "and") and _has_count_before(tokens)


def _tells_state(root: Token, following: Token) -> bool:
    """Whether the verb tells what has become of so many; what is done to them may be done to others than those counted before."""
    if following.lemma_.lower() not in _STATES:
        return False
    return root.dep_ == "nsubj" or (following.i + 1 < len(following.doc) and following.nbor().lower_ == "left")


def _opens_clause(tokens: Span) -> bool:
    """Whether nothing but a hedge stands before the number in its clause."""
    place = tokens.start
    while place > tokens.sent.start and tokens.doc[place - 1].lower_ in _LEADING:
        place -= 1
    before = tokens.doc[place - 1] if place > tokens.sent.start else None
    return before is None or before.is_punct or before.lower_ == "that" or is_teller(before)


def _has_count_before(tokens: Span) -> bool:
    """Whether another number with its noun stands before in the sentence, or the sentence takes one up with "of these"."""
    before = tokens.doc[tokens.sent.start : tokens.start]
    takes_up = before.text.lower().startswith(("of these", "of those"))
    return takes_up or any(token.dep_ == "nummod" and token.head.pos_ == "NOUN" for token in before)
