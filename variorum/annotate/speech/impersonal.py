"""Finds the claims that an agency's report makes without naming who makes them: "It was learned that ...", "As is known, ...".

Such turns are how agencies that speak for a party put what they say themselves ("It is recalled that"), have found ("It was determined
that"), or hold against others ("The rumours are pure inventions"), and how they go on retelling a speech ("It was noted that").
"""

import re
from collections.abc import Iterator, Sequence
from typing import Literal

from spacy.tokens import Doc, Span

from variorum.annotate.speech.attribution import Attribution
from variorum.annotate.speech.trim import trim_range
from variorum.model.record import Record
from variorum.model.report import Block, Range

Voice = Literal["own", "retold", "rebuttal"]

_IS = r"(?:is|was|has been|should be|must be)(?: also| further)?"
_TURN = re.compile(rf"(?:[^\"“”.!?]{{0,150}}?, )?[Ii]t {_IS} (?:(?P<worth>worth) (?P<thing>\w+)|(?P<verb>\w+)(?: out)?),? that\b")
_KNOWN = re.compile(
    r"As (?:is|was|has been|will be) (?:well )?(?:known|remembered|recalled|reported|noted|announced)(?: earlier| before| previously)?,"
)
REMINDING = frozenset(("recall", "remember"))
_REMINDER = re.compile(r"(?:(?:is|was|to|be|may|must|shall|should|will) )*(?:recalled|remembered)", re.IGNORECASE)
_AFTER = re.compile(r", it was (?P<verb>\w+)(?: out)?$")
_FINDING = frozenset("ascertained clarified determined established found learned learnt revealed".split())
_SAYING = frozenset("added emphasised emphasized noted pointed recalled reminded remembered said stated stressed underlined".split())
_CLAIMS = frozenset(
    "accusation allegation assertion claim figure information insinuation news publication report rumor rumour speculation".split()
)
"""Nouns for what others say."""
_FALSE = re.compile(
    r"\b(?:(?:do|does|did) not correspond to (?:the )?(?:facts|reality|truth)"
    r"|(?:is|are|was|were) (?:\w+ ){0,2}?(?:absurd|baseless|fabricated|fabrications?|fakes?|false|groundless|inventions?|lies?|slander"
    r"|unfounded|untrue))(?: (?:and|by|from|of) [^,;]*)?$"
)
_OPENING = 4
"""Tokens at the start of a sentence among which the noun for a claim stands."""
_MARKS = re.compile(r"[\"“”«»]")


class Turn(Record, frozen=True):
    """A claim without a speaker: its words, those that bring it (none for a rebuttal), and whose it may be."""

    cue: tuple[Range, ...]
    content: Range
    voice: Voice


def find_turns(doc: Doc, blocks: Sequence[Block]) -> Iterator[Turn]:
    """The claims of the running text in its order."""
    prose = [(block.start, block.end) for block in blocks if block.kind == "paragraph"]
    at, text = 0, doc.text
    for sentence in doc.sents:
        while at < len(prose) and prose[at][1] <= sentence.start_char:
            at += 1
        if at < len(prose) and prose[at][0] <= sentence.start_char:
            turn = _turn(sentence, text)
            if turn is not None:
                yield turn


def only_reminds(one: Attribution, text: str) -> bool:
    """Whether a saying is nobody's: "it will be recalled that Bell said ..." tells what Bell said."""
    nobody = all(text[slice(*part)].casefold() == "it" for part in one.source)
    return nobody and bool(one.cue) and _REMINDER.fullmatch(text[one.cue[0][0] : one.cue[-1][1]]) is not None


def _turn(sentence: Span, text: str) -> Turn | None:
    start = sentence.start_char
    words = text[start : sentence.end_char].rstrip(" \n.")
    end = start + len(words)
    if match := _KNOWN.match(words):
        return Turn(((start, start + match.end() - 1),), trim_range(text, (start + match.end(), end)), "own")
    if match := _TURN.match(words):
        voice = _voice(match)
        told = (start + match.end(), end)
    elif match := _AFTER.search(words):
        voice = "retold" if match["verb"] in _SAYING else None
        told = (start, start + match.start())
    else:
        return Turn((), (start, end), "rebuttal") if _rebuts(sentence, words) else None
    if voice is None:
        return None
    low = start + match.start() + match.group().lower().rindex("it ", 0, match.group().lower().index(match["verb"] or "worth"))
    return Turn((trim_range(text, (low, start + match.end())),), trim_range(text, told), voice)


def _voice(match: re.Match[str]) -> Voice | None:
    """Whose claim a turn brings: "it was noted" goes on with a speech, "it is noted" and "it was learned" are the writer's."""
    if match["worth"]:
        return "own"
    if match["verb"] in _FINDING:
        return "own"
    if match["verb"] not in _SAYING:
        return None
    past = re.search(rf"it (?:was|has been)(?: also| further)? {match['verb']}", match.group(), re.IGNORECASE)
    return "retold" if past else "own"


def _rebuts(sentence: Span, words: str) -> bool:
    """Whether a sentence says of what others say that it is false: "The reports do not correspond to reality".

    The words at its ends decide, for the parser loses the verb behind a long subject.
    """
    if not _FALSE.search(words) or _MARKS.search(words):
        return False
    subject = next((token for token in sentence[:_OPENING] if token.pos_ in ("NOUN", "PROPN", "VERB", "AUX")), None)
    return subject is not None and subject.lemma_.lower() in _CLAIMS
