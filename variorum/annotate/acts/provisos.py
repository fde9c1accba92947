"""Finds conditions by their words alone, for where the parser hangs them elsewhere: "on condition that ...", "only when ..."."""

import re
from bisect import bisect_right
from collections.abc import Iterable, Sequence

import msgspec

from variorum.annotate.acts.hinges import hinged_condition
from variorum.model.report import Position, Range

_OPENING = re.compile(
    r"\b(?:on (?:the )?(?:sole )?condition that|provid(?:ed|ing) that|only (?:if|when|after|once|under|as an?)|unless|(?:as|so) long as|"
    r"in (?:exchange|return) for|on the understanding that|in the event (?:that|of)|not (?:until|before))\b",
    re.IGNORECASE,
)
_INVERTED = re.compile(r"(?:^|[,;–—-] ?|\bthat )(should (?:the |any |all |both |either |[A-Z])[^.;?!]*?),", re.MULTILINE)
"""Should X refuse, ..."""
_LATE = re.compile(
    r"(?<=[\w,] )(?:should (?=(?:the|any|it|they|he|she|[A-Z]\w+)\b [^,.;]* ?\w)|were (?:he|she|it|they|we|the \w+|[A-Z]\w+) to )"
    r"[^,.;:?!\"”]+"
)
"""..., should X refuse; were he to lodge one."""
_ASKED = re.compile(r"\b(?:what|why|how|where|when|who|which|whom) $", re.IGNORECASE)
_END = re.compile(r"[,;:.?!–—\n\"“”»]| (?:and|but) (?=(?:he|she|it|they|would|will|that|said|added|warned)\b)")
_LEAST_WORDS = 3
"""Words of a condition, its opening left out: of fewer it is no clause."""

_COMMITTING = frozenset({"demand", "offer", "promise", "refusal", "threat", "warning"})
"""Kinds of position whose deed may depend on what the plain conjunctions below open."""
_SUBJECT = (
    r"(?=(?:the|an?|any|all|both|each|every|it|they|he|she|we|you|I|his|her|their|its|our|my|there|that|this|these|those|no|nobody|"
    r"(?-i:[A-Z])[\w.’'-]*)\b)"
)
_IF = (
    r"(?<!even )(?<!as )(?<!what )\bif\b(?! (?:not|any|ever|only|so|possible|necessary|need|anything)\b)|"
    r"\b(?:subject to|conditional (?:up)?on|contingent (?:up)?on)\b"
)
_FIRST = (
    rf"(?<!at )(?<!for )\bonce {_SUBJECT}|\bas soon as {_SUBJECT}|"
    rf"\b(?:on )?the (?:very )?(?:day|hour|moment|minute|instant) (?:that |when |after )?{_SUBJECT}|"
    rf"\buntil (?=[^,.;]*? (?:is|are|was|were|has|have|had)\b)(?:{_SUBJECT}|(?=[a-z]+s (?:is|are|was|were|has|have|had)\b))|"
    rf"\bbefore (?:(?=(?:it|he|she|they|we) \w)|(?=[^,.;]*? (?:is|are|was|were|has|have|had)\b){_SUBJECT}|"
    r"(?=[a-z]+s (?:is|are|was|were|has|have|had)\b))|"
    rf"\b(?:when|after) (?=[^,.;]*? (?:has|have|had) (?:not )?(?:been )?\w+(?:ed|en|wn|id|ft|ne)\b){_SUBJECT}"
)
_PLAIN = re.compile(f"{_IF}|{_FIRST}", re.IGNORECASE)
"""If ...; once, until or as soon as something is done."""
_AHEAD = re.compile(
    r"\b(?:will|would|shall|wo|can|could|may|might|must|should|going to|ready|willing|prepared|refus\w+|never|not|nobody|nothing|none|"
    r"suspend\w*|remain\w*|promis\w+|pledg\w+|vow\w*|offer\w*|agree\w*|want\w*|demand\w*|call\w*|ask\w*|threaten\w*|urg\w+|insist\w*)\b|['’](?:ll|d)\b|n['’]t\b",
    re.IGNORECASE,
)
"""Before "once", "until", "the day ...": what is to come."""
_BARRING = re.compile(r"\b(?:not?|never|nobody|none|nothing|neither|nor|refus\w+|cannot|reject\w*)\b|n['’]t\b", re.IGNORECASE)
"""With these what is to come first is a condition: "no plane would leave before he has telephoned"."""
_WHETHER = re.compile(
    r"\b(?:ask\w*|wonder\w*|know\w*|knew|see|say|tell|learn\w*|decid\w+|check\w*|question\w*|clear|unclear|sure|determin\w+|consider\w*)"
    r"(?: (?:him|her|them|us|me|you|it))?,? $",
    re.IGNORECASE,
)
_WHOEVER = re.compile(
    r"(?:^|[\"“‘]|\bthat |, )((?:any(?:one|body)?|(?:all )?those(?! who \w+ed\b)|every(?:one|body)|whoever)\b[^.;\"”]{0,90}?)"
    r" (?=(?:will|would|shall|must)\b)",
    re.IGNORECASE,
)
"""Whoever crosses the border will ..."""
_RELATIVE = re.compile(r"\b(?:whoever|who|that|which)\b", re.IGNORECASE)
_BEFORE_ELSE = re.compile(r"\bfirst\b(?=,? (?:(?:and )?(?:only )?then\b|after which\b|before (?:it|he|she|they|we|any|anything)\b))")
"""..., first, after which ..."""
_MUST_FIRST = re.compile(r"\b(?:must|should|has to|have to|had to|needs? to) first \w+")
_GRANTED = re.compile(
    r"(?:^|[\"“‘.!] ?)((?:Bring|Drop|End|Free|Give|Hand|Let|Lift|Open|Pay|Pull|Put|Release|Return|Send|Show|Sign|Stop|Take|Tell|Withdraw)"
    r" [^,.;!\"“”]+?),? and $"
)
"""Give us X and, before "we will ..."."""
_AT_FIRST = re.compile(r"\bfirst\W*\Z", re.IGNORECASE)
"""At the end of what somebody demands: "that they be freed first"."""
_NEXT = re.compile(
    r"(?:But |And )?((?:If|Unless|Should|Once) [^,.;?!\"”]+), (?:it|he|she|they|we|I) (?:will|would|shall) "
    r"(?:\w+ ){0,3}(?:it|so|that|them|this)\b"
)
"""The next sentence: If X happens, it will do so."""
_TAG = (
    r"[^,;.:\n\"“”]{0,40}\b(?:said|says|added|adds|warned|told|declared|insisted|stressed|believes?|thinks?|explained|wrote)\b"
    r"[^,;.:\n\"“”]{0,25},\s+[\"“]?"
)
"""..., the minister said, ..."""
_AFTER = re.compile(rf"[\s,”\"’»–—-]{{1,4}}(?:{_TAG})?(?:(?:but|though|albeit|and(?= (?:not|only)\b)) )?", re.IGNORECASE)
_FRONTED = re.compile(
    r"(?:^|[\"“‘(;:] ?|\bthat |\bbut |\band )((?:if|unless|once|should|provided that|as long as) [^,;\"”]+)[,\"”]+ ?"
    r"(?:[^,;\"“”]{0,40}\b(?:said|says|added|adds|warned|told|declared|insisted|stressed|continued|went on)\b[^,;\"“”]{0,30}, ?)?[\"“]?$",
    re.IGNORECASE,
)
"""If X happens, he said, ..."""


def with_conditions(text: str, positions: Iterable[Position], sentences: Sequence[Range] = ()) -> list[Position]:
    """The positions, those without a condition with the one that their own words, or the rest of their sentence beside them, spell out."""
    return [
        position
        if position.condition is not None or (found := _find(text, position, sentences)) is None
        else msgspec.structs.replace(position, condition=found)
        for position in positions
    ]


def spelled_condition(text: str, start: int, end: int) -> Range | None:
    """The first condition that is spelled out between two offsets of the text, its opening words included."""
    opening = _OPENING.search(text, start, end)
    if opening is not None and (found := _clause(text, opening, end)) is not None:
        return found
    inverted = _INVERTED.search(text, start, end)
    if inverted is not None and len(inverted[1].split()) > _LEAST_WORDS:
        return inverted.span(1)
    late = _LATE.search(text, start, end)
    if late is not None and len(late[0].split()) > _LEAST_WORDS and not _ASKED.search(text, start, late.start()):
        return late.span()
    return None


def plain_condition(text: str, start: int, end: int) -> Range | None:
    """The first condition between two offsets that only "if", "once", "until" and the like open, or that lies in "whoever ..."."""
    for opening in _PLAIN.finditer(text, start, end):
        is_if = opening[0].lower() == "if"
        before = text[start : opening.start()]
        if (is_if and _WHETHER.search(before)) or not (is_if or _AHEAD.search(before)):
            continue
        if opening[0].lower().startswith("before") and not _BARRING.search(before):
            continue
        if (found := _clause(text, opening, end)) is not None:
            return found
    whoever = _WHOEVER.search(text, start, end)
    if whoever is not None and _RELATIVE.search(whoever[1]) and len(whoever[1].split()) > _LEAST_WORDS:
        return whoever.span(1)
    return None


def _clause(text: str, opening: "re.Match[str]", end: int) -> Range | None:
    close = _END.search(text, opening.end(), end)
    last = close.start() if close is not None else end
    return (opening.start(), last) if len(text[opening.end() : last].split()) >= _LEAST_WORDS else None


def _find(text: str, position: Position, sentences: Sequence[Range]) -> Range | None:
    start, end = position.start, position.end
    found = spelled_condition(text, start, end)
    if found is None and position.kind == "support":
        place = bisect_right(sentences, start, key=lambda sentence: sentence[0]) - 1
        return _after(text, position, sentences[place], (_OPENING,)) if place >= 0 and end <= sentences[place][1] else None
    if found is not None or position.kind not in _COMMITTING:
        return found
    found = plain_condition(text, start, end)
    if found is None and position.kind != "promise":
        found = hinged_condition(text, start, end)
    if found is None and position.kind == "demand" and _AT_FIRST.search(text[start:end]) is not None:
        found = position.content[-1] if position.content else (start, end)
    if found is None and position.kind == "demand" and (first := _BEFORE_ELSE.search(text, start, end)) is not None:
        content = position.content[0][0] if position.content else start
        found = (content if content < first.start() else start, first.end())
    if found is None and position.kind == "demand" and (must := _MUST_FIRST.search(text, start, end)) is not None:
        close = _END.search(text, must.end(), end)
        found = (start, close.start() if close is not None else end)
    place = bisect_right(sentences, start, key=lambda sentence: sentence[0]) - 1
    if found is None and place >= 0 and end <= sentences[place][1]:
        found = _beside(text, position, sentences[place])
    if found is None and 0 <= place < len(sentences) - 1 and (after := _NEXT.match(text, *sentences[place + 1])) is not None:
        found = after.span(1)
    return found


def _beside(text: str, position: Position, sentence: Range) -> Range | None:
    """The condition that stands right after the position in its sentence, else right before it."""
    found = _after(text, position, sentence, (_OPENING, _PLAIN))
    if found is not None:
        return found
    fronted = _FRONTED.search(text[sentence[0] : position.start])
    if fronted is None and position.kind in ("offer", "promise"):
        fronted = _GRANTED.search(text[sentence[0] : position.start])
    if fronted is not None and len(fronted[1].split()) > _LEAST_WORDS:
        return sentence[0] + fronted.start(1), sentence[0] + fronted.end(1)
    return None


def _after(text: str, position: Position, sentence: Range, openings: "tuple[re.Pattern[str], ...]") -> Range | None:
    """The condition that one of the patterns opens right after the position in its sentence."""
    after = _AFTER.match(text, position.end, sentence[1])
    if after is None:
        return None
    for pattern in openings:
        opening = pattern.match(text, after.end(), sentence[1])
        if opening is not None and (found := _clause(text, opening, sentence[1])) is not None:
            return found
    return None
