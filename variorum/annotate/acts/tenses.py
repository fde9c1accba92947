"""Tells which dates the tense of a verb rules out: they belong to other words of its sentence."""

from spacy.tokens import Token

from variorum.annotate.timex.order import is_after, is_before

_PAST = frozenset({"was", "were", "has", "have", "had", "'ve", "’ve", "did", "been", "being"})
_PRESENT_PERFECT = frozenset({"has", "have", "'ve", "’ve"})
_WILL = frozenset({"will", "wo", "'ll", "’ll", "shall"})


def is_ruled_out(word: Token, edtf: str | None, published: str | None) -> bool:
    """Whether what the verb tells cannot have the date: done, and yet to come; to come, and past; "has done", and at a past time.

    :param published: the day of the report, by which a date is past or to come; without it nothing is ruled out.
    """
    if edtf is None or published is None or word.pos_ not in ("VERB", "AUX"):
        return False
    aux = {child.lower_ for child in word.children if child.dep_ in ("aux", "auxpass")}
    if aux & _WILL:
        return is_before(edtf, published)
    if aux <= _PAST and (word.tag_ in ("VBD", "VBN") or "did" in aux) and is_after(edtf, published):
        return True
    return bool(aux & _PRESENT_PERFECT) and word.tag_ in ("VBN", "VBG") and aux <= _PAST and is_before(edtf, published)
