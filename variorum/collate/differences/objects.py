"""Finds a quoted word that a heading or lead applies to another thing than the quotation it is taken from does."""

import re
from collections.abc import Iterator, Sequence

from variorum.collate.differences.contrasts import Contrast, short
from variorum.collate.differences.quotations import FRAGMENT, Quotation
from variorum.collate.senses import paraphrases_of
from variorum.collate.story import Story
from variorum.model.account import Witness
from variorum.text.words import content_stems, function_words, rarity, stem, words_of

OBJECT, FRAME = 6.4, 4.8
LEAST_RARITY = 0.5
"""Rarity of the quoted word: "good" may be said of anything."""
LEAST_SENTENCE = 6
"""Content words of the quotation's sentence from which it names its own object."""
MOST_BETWEEN, LEAST_OBJECT = 7, 0.25
"""Words before a fragment among which its object stands, and the object's rarity: not "ago"."""
LED_WORDS = 9
LED_BY = 3
"""Content words before a quotation that begins in mid-sentence from which the reporter supplies what it is said of."""
SOME_FRAME, SAME_FRAME = 0.15, 0.6
"""Share of content words that the reporter's words have in common with those that they stand for: none are no words for them."""
_SAID = re.compile(r"\b(?:said|says|wrote|told|asked|charged|posted|call(?:s|ed|ing)|stated|added|noted|argued|by)\b", re.IGNORECASE)
RUN = 4


def compare_objects(story: Story, quotations: Sequence[Quotation]) -> Iterator[Contrast]:
    """Contrasts between a quoted fragment with the reporter's object and the quotation that has the same word with its own."""
    whole: dict[str, list[Quotation]] = {}
    for quotation in quotations:
        if len(quotation.words) > FRAGMENT:
            for token in sorted({stem(form) for form in quotation.forms}):
                whole.setdefault(token, []).append(quotation)
    for fragment in quotations:
        tokens = [token for token in map(stem, fragment.forms) if rarity(token) >= LEAST_RARITY]
        if len(fragment.words) > FRAGMENT or len(tokens) != 1:
            continue
        heading = fragment.sheet.is_heading(*fragment.place)
        said_of = _object(fragment)
        for full in whole.get(tokens[0], ()):
            same = bool(set(full.speakers) & set(fragment.speakers)) or (heading and full.sheet.id == fragment.sheet.id)
            if not same or not said_of or _names(full, said_of):
                continue
            head = f"what “{fragment.sheet.text[slice(*fragment.place)].strip(' ,.')}” is said of"
            kind = "heading_vs_text" if heading else "wording"
            place = fragment.sheet.sentence_at(fragment.place[0])[0]
            led = " ".join(fragment.sheet.text[place : fragment.place[0]].split()[-LED_WORDS:])
            yield Contrast(kind, head, (short(led), _sentence(fragment)), ("another thing in the quotation", _stretch(full)), OBJECT)  # type: ignore[arg-type]


def _object(fragment: Quotation) -> str:
    """What a fragment is said of: the word before it, where only "is a", "as" and the like stand between; ``""`` elsewhere."""
    start, _ = fragment.sheet.sentence_at(fragment.place[0])
    text = fragment.sheet.text
    before = list(words_of(text, start, fragment.place[0]))[-MOST_BETWEEN:]
    behind = next(words_of(text, fragment.place[1], min(len(text), fragment.place[1] + 40)), None)
    ends = text[fragment.place[1] : fragment.place[1] + 3].strip("\"”’' ")[:1] in ("", ".", ",", ";", "\n")
    if not ends and behind is not None and behind.form not in function_words():
        return ""  # "a 'transcribed' interview": the word belongs to what follows
    if before and stem(before[-1].form) in _PASSED_OVER:
        return ""
    joined = any(word.form in _BE or stem(word.form) in _PASSED_OVER for word in before)
    if not (joined or fragment.sheet.is_heading(*fragment.place)):
        return ""
    for word in reversed(before):
        if word.form in _BETWEEN or stem(word.form) in _PASSED_OVER:
            continue
        apart = any(mark in text[word.end : fragment.place[0]] for mark in ",;:.")
        return "" if apart or word.form in function_words() or rarity(stem(word.form)) < LEAST_OBJECT else text[word.start : word.end]
    return ""


_BE = frozenset("is are was were be been".split())
_BETWEEN = frozenset("is are was were be been being will would has have had a an the as to so very".split())
_PASSED_OVER = frozenset(
    map(stem, "call calls called describe described label labelled brand branded dub dubbed slam slams deem warn warned".split())
)


def _names(full: Quotation, said_of: str) -> bool:
    """Whether the quotation's sentence names the object too, or is too short to name its own."""
    start, end = full.place
    tokens = content_stems(full.sheet.text, start, end)
    senses = {sense for token in tokens for sense in paraphrases_of(token)}
    wanted = stem(said_of.casefold())
    return len(tokens) < LEAST_SENTENCE or wanted in tokens or bool(senses & set(paraphrases_of(wanted)))


def _sentence(quotation: Quotation) -> Witness:
    return quotation.sheet.sentence_witness(quotation.place[0])


def _stretch(quotation: Quotation) -> Witness:
    return quotation.sheet.witness(*quotation.place)


def compare_frames(story: Story, quotations: Sequence[Quotation]) -> Iterator[Contrast]:
    """Contrasts between a quotation that begins in mid-sentence behind the reporter's own words and a fuller one with other words there."""
    index: dict[tuple[str, ...], list[tuple[Quotation, int]]] = {}
    for quotation in quotations:
        forms = quotation.forms
        for place in range(len(forms) - RUN + 1):
            index.setdefault(tuple(forms[place : place + RUN]), []).append((quotation, place))
    for part in quotations:
        frame = _frame(part)
        for full, place in index.get(tuple(part.forms[:RUN]), ())[:12] if frame else ():
            if full is part or full.sheet.id == part.sheet.id or not set(full.speakers) & set(part.speakers):
                continue
            begin = max(full.place[0], full.sheet.sentence_at(full.words[place].start)[0])
            own = full.sheet.text[begin : full.words[place].start]
            if len(content_stems(own)) >= LED_BY and SOME_FRAME <= _share(own, frame) < SAME_FRAME:
                sides = ((short(frame), _sentence(part)), (short(own), full.sheet.sentence_witness(full.words[place].start)))
                yield Contrast("wording", "the quotation begins late, behind the reporter's own words", sides[0], sides[1], FRAME)


def _frame(part: Quotation) -> str:
    """The reporter's words before a quotation that begins with a small letter, in its sentence."""
    start, _ = part.sheet.sentence_at(part.place[0])
    text = part.sheet.text[start : part.place[0]].strip(" \"“‘'")
    begins = part.sheet.text[part.words[0].start].islower() and len(part.words) >= RUN
    begins = begins and not any(mark in text for mark in '"“”')  # behind another fragment: what stands between says little
    if not begins or text.endswith((",", ":")) or _SAID.search(text):
        return ""
    return text if len(content_stems(text)) >= LED_BY else ""


def _share(one: str, other: str) -> float:
    first, second = set(content_stems(one)), set(content_stems(other))
    return len(first & second) / min(len(first), len(second))
