"""Tells who speaks from who passes it on: of “...,” Bell said, according to the Post, the words are Bell's, the Post is their channel."""

import msgspec
from spacy.tokens import Doc

from variorum.annotate.speech.attribution import Attribution
from variorum.annotate.speech.modes import QuotationIndex
from variorum.annotate.speech.subjects import source_words, subject_of
from variorum.model.report import Range


def give_to_speaker(one: Attribution, text: str, doc: Doc, marks: QuotationIndex, quoting: frozenset[str]) -> Attribution:
    """The attribution, or where it is "according to X" about a quotation that has a speaker of its own, that speaker's, with X as ``via``.

    :param text: of which ``doc`` is the parse. :param quoting: lemmas of the verbs that introduce quotations.
    """
    if not one.cue or not one.source or not text[slice(*one.cue[0])].lower().startswith("according"):
        return one
    quoted = tuple(piece for span in one.content for piece in marks.within(span))
    if not quoted:
        return one
    for start, end in one.content:
        words = doc.char_span(start, end, alignment_mode="contract")
        for token in words or ():
            outside = not any(low <= token.idx < high for low, high in quoted)
            if outside and token.pos_ in ("VERB", "AUX") and token.lemma_.lower() in quoting:
                subject = subject_of(token)
                if subject is not None and start <= subject.idx < end and subject.lower_ != "it":
                    spans = tuple(_range(doc, first, last) for first, last in source_words(subject, token))
                    return msgspec.structs.replace(
                        one, source=spans, cue=((token.idx, token.idx + len(token)),), content=quoted, via=one.source[0]
                    )
    return one


def _range(doc: Doc, first: int, last: int) -> Range:
    return doc[first].idx, doc[last - 1].idx + len(doc[last - 1])
