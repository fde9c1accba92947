"""Finds a cue set between commas, whatever the parser makes of it: "The mill, Lind affirmed, will reopen", "..., he went on"."""

from spacy.tokens import Span, Token

from variorum.annotate.speech.phrases import Words
from variorum.annotate.speech.words import load_words

_QUOTING = load_words("cue_quoting.txt") | {"estimate", "indicate", "inform", "maintain", "observe", "specify"}
INSERTED = "inserted"
"""Name of the construction."""
SURE = 0.9
"""How likely such a cue attributes: its verb is one of saying, and nothing but its subject stands beside it."""
_FINITE = frozenset(("VBD", "VBZ", "VBP"))
_NOMINAL = frozenset(("DET", "NOUN", "PROPN", "ADJ", "PRON", "NUM", "PART", "ADP"))
_OPENING = frozenset(("that", "which", "who", "whom", "what", "as", "where", "when", "how", "if", "it", "there", "i", "you", "this", "so"))
"""What opens a clause of another kind, or a subject that says nothing."""
_LONGEST = 9
"""Tokens of the subject before the verb."""
_REPORTERS = frozenset(("while", "as", "after", "though", "although", "whereas", "when", "before"))
"""What opens a clause of the reporter's behind the words said."""
_PAUSE = ","
_ENDS = frozenset((",", ".", ";"))


def inserted_speaker(verb: Token) -> Token | None:
    """Who speaks by a verb of saying that stands with its subject between two commas, or behind the last one; else ``None``.

    Nothing but subject and verb may stand there, so that no clause of another kind is taken for a cue.
    """
    doc = verb.doc
    going_on = verb.lemma_ == "go" and verb.i + 1 < len(doc) and doc[verb.i + 1].lower_ == "on"
    if verb.tag_ not in _FINITE or not (going_on or verb.lemma_.lower() in _QUOTING):
        return None
    after = verb.i + 1 + going_on
    if after < len(doc) and doc[after].text not in _ENDS and not doc[after].is_space:
        return None
    start = comma_before(verb)
    if start is None or verb.i - start - 1 not in range(1, _LONGEST + 1) or start <= verb.sent.start + 1:
        return None
    subject = doc[start + 1 : verb.i]
    if subject[0].lower_ in _OPENING or subject[0].pos_ == "ADP" or any(token.pos_ not in _NOMINAL for token in subject):
        return None
    head = doc[verb.i - 1]
    while head.i > start + 1 and head.dep_ == "pobj" and head.head.dep_ == "prep" and head.head.i > start + 1:
        head = head.head.head if start < head.head.head.i < verb.i else head.head.nbor(-1)
    return head if head.pos_ in ("NOUN", "PROPN", "PRON") and head.tag_ not in ("WP", "WDT") else None


def around_inserted(verb: Token) -> tuple[Words, ...]:
    """The words said around the cue: what stands before it in its sentence, and what goes on behind it."""
    doc, sentence = verb.doc, verb.sent
    start = comma_before(verb) or sentence.start
    end = verb.i + 1
    while end < sentence.end and doc[end].text not in _ENDS:
        end += 1
    last = next((token.i for token in doc[end + 1 : sentence.end] if token.text == ";" or "\n" in token.text), sentence.end)
    is_whole = any(token.tag_ in _FINITE or token.tag_ == "MD" for token in doc[sentence.start : start])
    goes_on = end < sentence.end and doc[end].text == _PAUSE and (not is_whole or _goes_on(doc[end + 1 : last]))
    parts = [(sentence.start, start), *([(end + 1, last)] if goes_on else [])]
    return tuple(part for part in parts if part[0] < part[1])


def _goes_on(behind: Span) -> bool:
    """Whether the words behind the cue belong to the clause before it, and are no clause of the reporter's: "..., and he left"."""
    if not len(behind) or behind[0].lower_ in _REPORTERS or behind[0].tag_ == "VBG":
        return False
    joined = behind[0].pos_ == "CCONJ" and len(behind) > 1
    return not (joined and behind[1].pos_ == "PRON") and (joined or behind[0].tag_ in ("IN", "WDT", "WP", "WRB", "TO"))


def comma_before(verb: Token) -> int | None:
    """The index of the comma before the verb's subject; ``None`` where a quotation mark or the sentence's start comes first."""
    for index in range(verb.i - 1, max(verb.sent.start, verb.i - _LONGEST - 2) - 1, -1):
        token = verb.doc[index]
        if token.text == _PAUSE:
            return index if index > verb.sent.start and not verb.doc[index - 1].is_quote else None
        if token.is_punct and token.text not in ("-", ".", "‑"):
            return None
    return None
