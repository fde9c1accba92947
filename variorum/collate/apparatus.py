"""The word-level apparatus of one utterance: what each variant shares with the fullest one, cuts, adds and replaces.

Word alignment after the practice of collation tools (Haentjens Dekker et al. 2015, "Computer-supported collation with
CollateX"), reduced to one base text: the fullest quotation, against which all other variants are read.
"""

from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher

from variorum.model.account import Apparatus, Reading, Segment, Variant
from variorum.text.words import function_words, stem, words_of

LONGEST = 400
"""Words of a variant that are aligned; longer ones are cut here so that the work stays bounded."""


def build_apparatus(variants: Sequence[Variant]) -> Apparatus | None:
    """Read all variants against the fullest quotation (else the longest variant).

    :returns: per variant its words in segments, and the words that all variants that stand inside quotation marks share;
        ``None`` where fewer than two variants have words.
    """
    texts = [variant.words or variant.evidence.text for variant in variants]
    words = [_words(text) for text in texts]
    if sum(1 for found in words if found) < 2:
        return None
    base = max(range(len(variants)), key=lambda number: (variants[number].words is not None, len(words[number]), -number))
    readings = tuple(
        Reading(
            variant=number, segments=tuple(_segments(texts[base], words[base], text, words[number], variants[number].words is not None))
        )
        for number, text in enumerate(texts)
    )
    return Apparatus(base=base, core=_core(variants, words, base), readings=readings)


_Words = list[tuple[int, int, str]]


def _words(text: str) -> _Words:
    return [(word.start, word.end, stem(word.form)) for word in words_of(text)][:LONGEST]


def _segments(base: str, base_words: _Words, text: str, words: _Words, quoted: bool) -> Iterator[Segment]:
    matcher = SequenceMatcher(None, [word[2] for word in base_words], [word[2] for word in words], autojunk=False)
    for operation, first, last, start, end in matcher.get_opcodes():
        printed = text[words[start][0] : words[end - 1][1]] if start < end else ""
        missing = base[base_words[first][0] : base_words[last - 1][1]] if first < last else ""
        if operation == "equal":
            yield Segment(kind="same", text=printed, base=missing, quoted=quoted)
        elif operation == "insert":
            yield Segment(kind="adds", text=printed, base="", quoted=quoted)
        elif operation == "delete":
            yield Segment(kind="cuts", text="", base=missing, quoted=quoted)
        else:
            yield Segment(kind="replaces", text=printed, base=missing, quoted=quoted)


def _core(variants: Sequence[Variant], words: Sequence[_Words], base: int) -> tuple[str, ...]:
    quoted = [{word[2] for word in found} for variant, found in zip(variants, words, strict=True) if variant.words and len(found) > 2]
    sets = quoted if len(quoted) > 1 else [{word[2] for word in found} for found in words if found]
    shared = set.intersection(*sets) if sets else set()
    text = variants[base].words or variants[base].evidence.text
    core = [text[start:end] for start, end, stemmed in words[base] if stemmed in shared]
    return tuple(dict.fromkeys(word for word in core if word.casefold() not in function_words()))
