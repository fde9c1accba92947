"""Reads headings, whose capitals mislead a parser: "Dam Will Hold, Minister Says", "Minister Warns Of Flood", "Bell: Dam Will Hold"."""

import re
from functools import cache

from spacy.tokens import Doc, Token

from variorum.annotate.speech.attribution import Attribution
from variorum.annotate.speech.lexicon import Lexicon, load_lexicon
from variorum.annotate.speech.page import Draft, Page
from variorum.annotate.speech.phrases import Words
from variorum.annotate.speech.titled import is_office
from variorum.annotate.speech.words import load_words

_LEAST = 0.55
"""Least rate of a verb, in some construction with a clause or object, to count as a cue in a heading."""
_SCORE = 0.7
_LONGEST_SPEAKER = 8
_LONGEST_OFFICE, _LEAST_SAID = 4, 3
_NOT_AFTER_VERB = frozenset(("of", "from", "and", "or", "by", "are", "is", "were", "was"))
_ENDS = frozenset(("as", "while", "amid", "after", "but"))
_CONSTRUCTIONS = ("ccomp_that", "ccomp_bare", "dobj", "dobj+as", "dobj+for", "dobj+oprd", "dobj+xcomp", "xcomp_VB", "prep_for", "prep_of")
_STOPS = frozenset((".", ";"))
_QUESTIONS = frozenset("how what when where which who why".split())
_CLAUSE = re.compile(r"(?:to|that|they|he|she|it|we)\b", re.IGNORECASE)
_TOLD = frozenset(("informed", "reminded", "told"))
"""Forms of verbs that need somebody told: without one they are the passive."""
_WARNED = frozenset(("advised", "asked", "ordered", "promised", "urged", "warned"))
"""Forms that without an auxiliary are the passive in a heading, where the active is in the present."""
_ARTICLES = frozenset(("the", "a", "an"))


def read_headings(page: Page, headings: list[Words], drafts: list[Draft]) -> None:
    """Add to ``drafts`` what headings attribute and the parse did not show."""
    read = {draft.cue for draft in drafts} | {index for draft in drafts for start, end in draft.content for index in range(start, end)}
    for heading in headings:
        last: Draft | None = None
        for start, end in _parts(page, heading):
            words = [token for token in page.doc[start:end] if not token.is_space]
            draft = _labelled_by_office(words)
            if draft is not None:  # "Minister: Bell's claims are false": what is read behind the colon is part of what the minister says
                drafts[:] = [one for one in drafts if not start <= one.cue < end]
            elif not read.isdisjoint(range(start, end)):
                last = None
                continue
            draft = draft or _read_heading(words, load_lexicon())
            if draft is not None:
                drafts.append(draft)
                last = draft if draft.frame == "label" else None
            elif last is not None and words:  # "Bell: Dam Will Hold; No Danger"
                last.content = ((last.content[0][0], words[-1].i + 1),)


def _parts(page: Page, heading: Words) -> list[Words]:
    """The parts of a heading between its stops and semicolons."""
    ends = [index + 1 for index in range(*heading) if page.outside[index] and page.doc[index].text in _STOPS]
    starts = [heading[0], *ends]
    return [(start, end) for start, end in zip(starts, [*ends, heading[1]], strict=True) if start < end]


def tells_who_was_told(one: Attribution, doc: Doc, heading: bool) -> bool:
    """Whether "hostages told they will ..." is a passive without its auxiliary: nobody stands between the verb and the words.

    "The minister informed that ..." is none in a text: so agencies write that translate their reports.

    :param heading: whether it stands in a heading, where also "Police warned ..." is one.
    """
    text = doc.text
    if not one.cue or text[slice(*one.cue[-1])].casefold() not in (_TOLD | _WARNED if heading else _TOLD):
        return False
    if not heading and _informs(one, doc):
        return False
    following = min((start for start, _ in one.content if start >= one.cue[-1][1]), default=None)
    return following is not None and not text[one.cue[-1][1] : following].strip() and bool(_CLAUSE.match(text, following))


def _informs(one: Attribution, doc: Doc) -> bool:
    """Whether a cue is "informed" as the verb of a subject."""
    cue = doc.char_span(*one.cue[-1])
    return cue is not None and cue.root.lower_ == "informed" and any(child.dep_ == "nsubj" for child in cue.root.lefts)


def _read_heading(words: list[Token], lexicon: Lexicon) -> Draft | None:
    colon = next((position for position, token in enumerate(words) if token.text == ":"), -1)
    return _verbal(words[colon + 1 :], lexicon) or _inverted(words) or (_labelled(words, colon) if colon > 0 else None)


def _verbal(words: list[Token], lexicon: Lexicon) -> Draft | None:
    """ "Minister Warns Of Flood": a name, a verb in the present, and what it attributes."""
    forms = _present_forms()
    for position, token in enumerate(words[: _LONGEST_SPEAKER + 1]):
        if position == 0 or token.lower_ not in forms:
            continue
        rest = words[position + 1 :]
        stop = next((index for index, one in enumerate(rest) if index > 0 and one.lower_ in _ENDS), len(rest))
        content = rest[:stop]
        if not content or content[0].lower_ in _NOT_AFTER_VERB - {"of"} or not _is_speaker(words[:position]):
            return None
        return _draft(token.i, words[:position], content)
    return None


def _inverted(words: list[Token]) -> Draft | None:
    """ "31 arrested, say police": the words, a comma, a verb in the present and its speaker, who ends the heading."""
    comma = max((position for position, token in enumerate(words) if token.text == ","), default=0)
    if comma < 2 or not 3 <= len(words) - comma <= _LONGEST_SPEAKER or words[comma + 1].lower_ not in _present_forms():
        return None
    speaker = words[comma + 2 :]
    if speaker[0].pos_ == "ADP" or any(token.pos_ in ("VERB", "AUX") or token.is_punct for token in speaker):
        return None
    return _draft(words[comma + 1].i, speaker, words[:comma])


def _labelled(words: list[Token], colon: int) -> Draft | None:
    """ "Bell: Dam Will Hold", "Bell's Warning: Dam Will Break": the name and what follows the colon."""
    label, content = words[:colon], words[colon + 1 :]
    if len(content) < 2 or len(label) > _LONGEST_SPEAKER:
        return None
    nouns = load_words("cue_nouns.txt")
    cue = -1
    if len(label) > 1 and (label[-1].lower_ in nouns or label[-1].lower_ in _present_forms()):
        cue = label[-1].i
        label = label[:-1]
    while label and (label[0].lower_ in _ARTICLES or label[-1].lower_ in ("'s", "’s", "’", "'")):
        label = label[1:] if label[0].lower_ in _ARTICLES else label[:-1]
    if not label or not _is_speaker(label) or any(token.pos_ in ("VERB", "AUX", "ADP") for token in label):
        return None
    return _draft(cue, label, content, labelled=True)


def _labelled_by_office(words: list[Token]) -> Draft | None:
    """ "Minister of Works: Dam Will Hold", "Dam Will Hold: minister": an office before the first colon or behind the last one."""
    colons = [position for position, token in enumerate(words) if token.text == ":"]
    if not colons:
        return None
    label, content = words[: colons[0]], words[colons[0] + 1 :]
    office = _office(label[1:] if label and label[0].lower_ in _ARTICLES else label) if len(label) <= _LONGEST_SPEAKER else []
    if office and len(content) > 1 and content[0].lower_ not in _QUESTIONS and content[-1].text != "?":
        return _draft(-1, office, content, labelled=True)
    label, content = words[colons[-1] + 1 :], words[: colons[-1]]
    behind = len(content) > _LEAST_SAID and 0 < len(label) <= _LONGEST_OFFICE and _office(label) == label
    return _draft(-1, label, content, labelled=True) if behind else None


def _office(label: list[Token]) -> list[Token]:
    """The words of a label that name an office or a body, less whom it speaks to: "Minister of Works", "The President to the Nation"."""
    to = next((position for position, token in enumerate(label) if position > 0 and token.lower_ == "to"), len(label))
    return label[:to] if is_office(" ".join(token.text for token in label[:to])) else []


def _is_speaker(words: list[Token]) -> bool:
    return any(token.text[:1].isupper() for token in words) and not any(token.text in ("?", "!") for token in words)


def _draft(cue: int, speaker: list[Token], content: list[Token], labelled: bool = False) -> Draft:
    source: Words = (speaker[0].i, speaker[-1].i + 1)
    said: Words = (content[0].i, content[-1].i + 1)
    return Draft(cue, speaker[-1].i, (source,), (said,), _SCORE, "label" if labelled else "heading")


@cache
def _present_forms() -> dict[str, str]:
    """The third person and plural of verbs that often attribute, to their lemma."""
    lexicon = load_lexicon()
    lemmas = {lemma for (lemma, frame), rate in lexicon.rates.items() if frame in _CONSTRUCTIONS and rate >= _LEAST}
    forms = {}
    for lemma in sorted(lemmas | lexicon.quoting):
        if lemma.endswith(("s", "sh", "ch", "x", "z", "o")):
            forms[lemma + "es"] = lemma
        elif lemma.endswith("y") and lemma[-2:-1] not in "aeiou":
            forms[lemma[:-1] + "ies"] = lemma
        else:
            forms[lemma + "s"] = lemma
    forms["say"] = "say"
    return forms
