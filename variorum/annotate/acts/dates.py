"""Finds the time expression that dates an act: the one whose words hang on the act's own word, not on another act's."""

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator

from spacy.tokens import Doc, Token

from variorum.annotate.acts.governors import governor_of
from variorum.annotate.acts.occasions import OCCASIONS
from variorum.annotate.acts.roles import is_passive
from variorum.annotate.acts.tenses import is_ruled_out
from variorum.annotate.timex.order import is_after, is_before
from variorum.model.report import TimeExpression

_LIGHT = frozenset("take hold occur happen be come begin start end follow mark see bring include last open close sign reach".split())

_OPEN = "XXXX"
"""How the value of a date begins whose year is left open."""
_BOUNDS = frozenset({"until", "till", "before", "through", "than", "prior", "pending"})
"""Prepositions that make a date the bound of an act, not its date."""
DAY = re.compile(r"\d{4}-\d{2}-\d{2}")
"""The EDTF date of one known day."""
_POINT = re.compile(r"\d{4}(?:-\d{2})?")
"""The EDTF date of one known month or year."""
_OPEN_DAY = re.compile(r"XXXX-(?:\d{2}-\d{2}|WXX-\d)")
"""The value of one day whose year the report leaves open."""
BRINGING = frozenset("allow permit enable help force compel manage".split())
"""Verbs by which a deed comes about, and whose time is that of the deed: "was allowed to see him on Monday"."""
_PERFECT = frozenset({"has", "have", "had", "'ve", "’ve"})
_SHARES = frozenset("half quarter third fifth tenth percent cent dozen dozens hundreds thousands times".split())
_FIRST_LIGHT = re.compile(r"(?:the\s+)?(?:dawn|daybreak|sunrise|first\s+light)\b", re.IGNORECASE)
"""Parts of a day before which it is that day already."""


OTHER_TIMES = frozenset({"after", "before", "since", "until", "following", "despite", "ahead", "amid", "according"})
"""Prepositions whose noun has a time of its own: "came after a meeting on 3 May"."""
_WHEN = frozenset({"in", "at", "during", "on"})
SHIFTERS = frozenset("extend postpone delay move adjourn push defer prolong reschedule put shift change stretch".split())
"""Verbs that move something to a date: it is the date of what they move."""
_DURING = frozenset({"in", "during"})
_REACHING = frozenset({"go", "date", "stretch"})
"""Verbs that tell from when something is: "which goes back to 1948"."""


_OWN = re.compile(r"\b(?:of|from|for)\s+(?:the\s+)?\Z", re.IGNORECASE)
"""Before the time of a noun."""
_OF = re.compile(r"\bof\s+\Z", re.IGNORECASE)
YEAR = re.compile(r"\d{4}")
_YEAR_REACH = 24
"""Code points between a year and the noun that it belongs to: "the 2023 Central Bank Act"."""
_PLACE = re.compile(r"[A-Z][\w .,'’/()-]{1,60}[,.]\s*")
_DASH = re.compile(r"\.?,?\s*(?:\([^)\n]{2,40}\)\s*)?(?:[-–—]{1,2}|:)\s")
"""Around the day of a dateline."""
_BY_RULE = frozenset({"under", "like", "per", "than"})
_ABOUT = frozenset({"for", "of", "against", "over", "about", "to", "with"})
_KNOWN_NEAR = 5
"""Words among which "known" stands behind "let" or "made"."""
_NOT = re.compile(r"\bnot\s+(?:(?:on|in|at|by|before|from)\s+)?\Z", re.IGNORECASE)
_BUT = re.compile(r",?\s+but\s+(?:only\s+)?(?:(?:on|in|at|by|from)\s+)?\Z", re.IGNORECASE)
"""Around the first of two times of which the second is meant: "not on Monday but on 24 May"."""


class Calendar:
    """Where the dated time expressions of a report stand in its parse."""

    def __init__(self, doc: Doc, times: Iterable[TimeExpression], published: str | None = None) -> None:
        self.published = published
        self.text = doc.text
        starts = [token.idx for token in doc]
        self._governor: dict[int, list[TimeExpression]] = {}
        self._inside: dict[int, TimeExpression] = {}
        self._timed: dict[int, TimeExpression] = {}
        self._starts: set[int] = set()
        self._deadlines: dict[int, TimeExpression] = {}
        for place, time in _meant(tuple(times), self.text):
            if time.type not in ("DATE", "TIME") or (time.edtf is None and not (time.value or "").startswith(_OPEN)):
                continue
            if is_dateline(self.text, time):
                continue
            first = bisect_left(starts, place.start)
            last = max(first, bisect_left(starts, place.end) - 1)
            if first >= len(doc):
                continue
            time_words = doc[first : last + 1]
            root, governor = time_words.root, governor_of(time_words)
            node = root.head if root.dep_ in ("pobj", "pcomp") else root
            if node is not root and (node.lower_ in ("until", "till") or (node.lower_ == "to" and _shifts(governor))):
                self._deadlines.setdefault(governor.i, time)
            if time.edtf is not None or is_open_day(time):
                self._inside.update(dict.fromkeys(range(first, last + 1), time))
            if node is not root and (_is_bound(node, time, self.text) or (node.lower_ == "to" and _reaches(governor))):
                continue
            if node is not root and node.lower_ == "since":
                self._starts.add(time.start)
            self._timed.setdefault(governor.i, time)
            if time.edtf is None:
                continue
            self._governor.setdefault(governor.i, []).append(time)

    def on(self, word: Token) -> TimeExpression | None:
        """The first dated expression that hangs directly on a word, else the first that the report leaves open ("Friday")."""
        found = self._governor.get(word.i)
        return found[0] if found else self._timed.get(word.i)

    def below(self, word: Token) -> TimeExpression | None:
        """The time of a word below a verb that the verb shares: that of "held Friday's talks", not that of "quoted the 1971 treaty"."""
        time = self.on(word)
        noun = word
        while noun.dep_ in ("compound", "nmod", "amod", "poss") and noun.head.pos_ in ("NOUN", "PROPN"):
            noun = noun.head
        if time is not None and ((time.start > noun.idx and _names_rule(time, noun)) or _names_thing(time, noun)):
            return None
        if time is None or time.start > noun.idx or noun.dep_ not in ("dobj", "pobj", "dative"):
            return time
        is_within = noun.dep_ == "pobj" and noun.head.lower_ in _WHEN
        return time if is_within or (noun.dep_ == "dobj" and noun.lemma_.lower() in OCCASIONS) else None

    def before_when(self, word: Token) -> TimeExpression | None:
        """The time that the clause of a verb takes up: "in 2012, when the bridge fell", "a raid on Monday in which two died"."""
        opener = next((child for child in word.children if child.i < word.i and _takes_up(child)), None)
        if opener is None:
            return None
        first = min(opener.i, next((below.i for below in opener.children), opener.i))
        if first < 2:
            return None
        before = word.doc[first - 1]
        time = self.at(word.doc[first - 2] if before.lower_ == "," else before)
        is_occasion = opener.lower_ in _DURING and word.dep_ == "relcl" and word.head.lemma_.lower() in OCCASIONS
        return time or (self.on(word.head) if is_occasion else None)

    def is_start(self, time: TimeExpression) -> bool:
        """Whether the time only says since when."""
        return time.start in self._starts

    def begins(self, word: Token, time: TimeExpression) -> bool:
        """Whether a time behind "since" is that at which what the verb tells began: "has been shut since Tuesday", "held since March".

        What is counted over the time since does not begin then: "has fired six rockets since Monday".
        """
        is_day = DAY.fullmatch(time.edtf or "") is not None or is_open_day(time)
        is_undergone = word.dep_ == "acl" or is_passive(word)  # "has held the post since 2012" tells who holds it
        is_point = is_day or (is_undergone and _POINT.fullmatch(time.edtf or "") is not None)
        if time is not self.on(word) or not is_point or word.tag_ != "VBN":
            return False
        has = word.dep_ == "acl" or any(child.dep_ == "aux" and child.lower_ in _PERFECT for child in word.children)
        nouns = [child for child in word.children if child.dep_ in ("nsubj", "nsubjpass", "dobj", "npadvmod", "advmod")]
        counts = any(below.like_num or below.tag_ == "RBR" or below.lower_ in _SHARES for noun in nouns for below in noun.subtree)
        return has and not counts

    def is_timed(self, word: Token) -> bool:
        """Whether a date hangs on the word, be it one that the report leaves open ("Friday" in an undated report)."""
        return word.i in self._timed

    def deadline_on(self, word: Token) -> TimeExpression | None:
        """The dated expression behind "until" that hangs on a word, or "to" on one that moves: "gave them until 20 May"."""
        return self._deadlines.get(word.i)

    def deadline_to(self, word: Token) -> TimeExpression | None:
        """The day by which something had to be done: "it had until 20 May to sign"."""
        having = (child for child in word.children if child.dep_ == "aux" and child.lemma_ == "have")
        return next((time for child in having if (time := self.deadline_on(child)) is not None), None)

    def allows(self, word: Token, time: TimeExpression | None) -> bool:
        """Whether the tense of the word allows the time: nothing done lies after the day of the report."""
        return time is None or not is_ruled_out(word, time.edtf, self.published)

    def is_to_come(self, time: TimeExpression) -> bool:
        """Whether the time lies after the day of the report."""
        return time.edtf is not None and self.published is not None and is_after(time.edtf, self.published)

    def is_over(self, time: TimeExpression) -> bool:
        """Whether the time lies before the day of the report, or the report leaves that open."""
        return time.edtf is None or self.published is None or is_before(time.edtf, self.published)

    def is_past(self, time: TimeExpression) -> bool:
        """Whether the time is known to lie before the day of the report."""
        return time.edtf is not None and self.published is not None and is_before(time.edtf, self.published)

    def at(self, word: Token) -> TimeExpression | None:
        """The dated expression that the word is part of."""
        return self._inside.get(word.i)


def _takes_up(opener: Token) -> bool:
    """Whether the word opens a clause of what happened at the time or occasion named before it: "when", "where", "in which"."""
    return opener.lower_ in ("when", "where") or (opener.lower_ in _DURING and any(below.lower_ == "which" for below in opener.children))


def is_open_day(time: TimeExpression) -> bool:
    """Whether the time is one day of which the report leaves open only when it was: "2 July", "Friday"."""
    return time.edtf is None and time.type == "DATE" and _OPEN_DAY.fullmatch(time.value or "") is not None


def _is_bound(node: Token, time: TimeExpression, text: str) -> bool:
    """Whether the preposition makes the time a bound: "before Monday"; "before dawn on Monday" is early on that day."""
    if node.lower_ == "before" and time.type == "TIME" and _FIRST_LIGHT.match(text, time.start):
        return False
    return node.lower_ in _BOUNDS


def _reaches(governor: Token) -> bool:
    """Whether "to" a time only tells how far something reaches: "postponed to Monday", "goes back to 1948"."""
    return _shifts(governor) or (governor.head if governor.lower_ == "back" else governor).lemma_.lower() in _REACHING


def _shifts(governor: Token) -> bool:
    """Whether a time behind "to" is that to which something is moved: "postponed to Monday", "put the date back to Monday"."""
    return (governor.head if governor.lower_ == "back" else governor).lemma_.lower() in SHIFTERS


def is_dateline(text: str, time: TimeExpression) -> bool:
    """Whether the time stands in a dateline: "CAIRO/LIMA, May 3 (Orlin Wire) - " before the news."""
    line = text.rfind("\n", 0, time.start) + 1
    return _PLACE.fullmatch(text, line, time.start) is not None and _DASH.match(text, time.end) is not None


def _names_thing(time: TimeExpression, noun: Token) -> bool:
    """Whether a bare year only tells which thing a verb does something to: "annulled the 2023 congress", "disclosed letters of 2021"."""
    if YEAR.fullmatch(time.edtf or "") is None or noun.dep_ not in ("dobj", "pobj") or noun.head.lemma_.lower() in _LIGHT:
        return False
    if time.start < noun.idx:
        return 0 < noun.idx - time.end <= _YEAR_REACH and not any(child.like_num and child.idx > time.start for child in noun.children)
    return noun.dep_ == "dobj" and _OF.search(noun.doc.text[max(0, time.start - 12) : time.start]) is not None


def _names_rule(time: TimeExpression, noun: Token) -> bool:
    """Whether the time only tells which law or paper is meant by which something is done: "under a treaty of 1998"."""
    return (
        noun.dep_ == "pobj"
        and noun.head.lower_ in _BY_RULE
        and _OWN.search(noun.doc.text[max(0, time.start - 12) : time.start]) is not None
    )


def _meant(times: tuple[TimeExpression, ...], text: str) -> Iterator[tuple[TimeExpression, TimeExpression]]:
    """Each expression with the one that is meant in its place: in "not on Monday but on 24 May" the second stands for the first."""
    corrected: TimeExpression | None = None
    for number, time in enumerate(times):
        after = times[number + 1] if number + 1 < len(times) else None
        is_not = after is not None and _NOT.search(text[max(0, time.start - 16) : time.start])
        if time is corrected:
            continue
        if after is not None and is_not and _BUT.match(text[time.end : after.start]):
            corrected = after
            yield time, after
        else:
            yield time, time


def time_of(word: Token, calendar: Calendar, taken: frozenset[int], *, has_content: bool = False) -> TimeExpression | None:
    """The expression that puts the act that ``word`` names in time, ``None`` where its own words give none.

    :param taken: indexes of the words that name other acts; what hangs on them dates those.
    :param has_content: whether the verb's complement is what is asked, promised or refused: its time is not that of the act.
    """
    time = calendar.on(word) or time_of_knowing(word, calendar)
    if time is None and word.dep_ == "relcl":
        time = calendar.at(word.head)
    time = time or calendar.before_when(word)
    time = time or _time_below(word, calendar, taken, has_content) or _time_above(word, calendar, taken)
    return time or time_before_joined(word, calendar)


def time_of_knowing(word: Token, calendar: Calendar) -> TimeExpression | None:
    """The time that hangs on what is let or made known: "let it be known on Friday", "made known on Monday"."""
    if word.lemma_.lower() not in ("let", "make"):
        return None
    known = next(
        (token for token in word.doc[word.i + 1 : word.i + _KNOWN_NEAR] if token.lower_ == "known" and word in token.ancestors), None
    )
    return calendar.on(known) or calendar.on(known.head) if known is not None else None


def _time_below(word: Token, calendar: Calendar, taken: frozenset[int], has_content: bool) -> TimeExpression | None:
    """In the word's own phrase: "a summit held in May", "the talks of 3 March in Oslo"."""
    todo = [(child, 0, _names_content(child)) for child in word.children]
    is_brought = word.lemma_.lower() in BRINGING and is_passive(word)
    while todo:
        child, depth, is_content = todo.pop(0)
        if child.i in taken or child.dep_ in ("conj", "parataxis") or (has_content and child.dep_ == "xcomp" and not is_brought):
            continue
        if child.dep_ in ("advcl", "ccomp") or (child.dep_ == "relcl" and depth > 0):
            continue
        if child.dep_ == "prep" and child.lower_ in OTHER_TIMES:
            continue
        time = calendar.below(child)
        if (
            time is not None
            and child.dep_ == "acl"
            and depth > 0
            and word.pos_ == "VERB"
            and re.fullmatch(r"\d{4}(-\d\d)?", time.edtf or "")
        ):
            continue  # "killed a boy born in 2009"
        if time is not None and has_content and is_content and _is_of_noun(time, child):
            continue
        if time is not None:
            return time
        if depth < 3:
            todo.extend((below, depth + 1, is_content) for below in child.children)
    return None


def _names_content(word: Token) -> bool:
    """Whether a word below a verb of words begins the phrase of what is asked, refused, blamed or welcomed."""
    return word.dep_ == "dobj" or (word.dep_ == "prep" and word.lower_ in _ABOUT)


def _is_of_noun(time: TimeExpression, noun: Token) -> bool:
    """Whether the time is that of the thing named, and not of what is said of it: "condemned Friday's raid", "the raid of 3 May"."""
    if noun.dep_ == "pobj" and noun.head.lower_ in _WHEN:
        return False
    return time.start < noun.idx or _OWN.search(noun.doc.text[max(0, time.start - 12) : time.start]) is not None


def _time_above(word: Token, calendar: Calendar, taken: frozenset[int]) -> TimeExpression | None:
    """On the verb that the word serves: "on 3 May talks took place", "agreed on Friday to send"."""
    node = word
    for _ in range(4):
        above = node.head
        if above == node:
            return None
        joined = node.dep_ in ("nsubj", "nsubjpass", "dobj", "xcomp", "conj", "prep", "agent", "pobj", "attr", "compound")
        if not joined or (above.i in taken and node.dep_ not in ("conj", "xcomp")):
            return None
        if above.pos_ in ("VERB", "AUX"):
            time = calendar.on(above)
            if time is not None:
                return time
            if above.lemma_.lower() not in _LIGHT and node.dep_ not in ("conj", "xcomp"):
                return None
        node = above
    return None


def time_before_joined(word: Token, calendar: Calendar) -> TimeExpression | None:
    """The time that ends the phrase of the verb to which another is joined: "was called to the port on Friday and handed a note"."""
    if word.dep_ != "conj" or word.pos_ != "VERB" or word.tag_ not in ("VBD", "VBN") or word.head.tag_ not in ("VBD", "VBN"):
        return None
    if any(child.dep_ in ("nsubj", "nsubjpass", "aux", "auxpass") for child in word.children):
        return None
    before = word.doc[word.head.i : word.left_edge.i]
    last = next((token for token in reversed(before) if token.lower_ not in (",", "and", "then")), word.head)
    time = calendar.at(last)
    opens = time is not None and any(token.idx < time.start and token.dep_ == "prep" and token.lower_ in _WHEN for token in before)
    if time is not None and opens and calendar.allows(word, time) and not calendar.is_start(time):
        return time
    return time_before_joined(word.head, calendar)
