"""Cuts out the words that carry one act: the clause of a verb, the phrase of a noun."""

from spacy.tokens import Doc, Token

from variorum.model.report import Range

_OWN_CLAUSE = frozenset({"conj", "parataxis"})
_CONDITIONAL = frozenset({"as", "assuming", "if", "lest", "once", "provided", "providing", "should", "so", "unless", "until", "were"})
"""Words with which a condition opens."""
_NEAR = 9
"""Words behind a comma within which the verb of a consequence has its "will" or "would"."""
_LEAST = 3
_GOING_ON = frozenset({"and", "but", "if", "nor", "or", "that", "unless", "where", "which", "who", "whose"})
"""Behind a comma these go on with a condition."""
_TAKING_PLACE = frozenset({"take", "hold", "occur", "happen", "begin", "start", "open", "end", "come", "continue", "last", "follow"})


def range_of(head: Token) -> Range:
    """The range of everything below ``head``, without white space or marks at its ends."""
    return trim(head.doc, head.left_edge.i, head.right_edge.i)


def trim(doc: Doc, first: int, last: int) -> Range:
    """The characters of tokens ``first`` to ``last``, without white space, commas and dashes at the ends; at least one token."""
    while first < last and (doc[first].is_space or doc[first].is_punct) and not doc[first].is_quote:
        first += 1
    while last > first and (doc[last].is_space or doc[last].lower_ in (",", ";", "-", "–", "—", ".", ":")):
        last -= 1
    return doc[first].idx, doc[last].idx + len(doc[last])


def clause_range(verb: Token) -> Range:
    """The clause of a verb: its subtree without clauses merely joined to it, and within its sentence."""
    doc = verb.doc
    first, last = verb.left_edge.i, verb.right_edge.i
    for child in verb.children:
        if child.dep_ in _OWN_CLAUSE and child.pos_ in ("VERB", "AUX"):
            if child.i > verb.i:
                last = min(last, _before(child))
            else:
                first = max(first, child.right_edge.i + 1)
    return trim(doc, min(first, verb.i), max(last, verb.i))


def shared_range(verb: Token) -> Range:
    """The clause of a verb with the verbs joined to it that share its subject: "she must go on and close the gap"."""
    start, end = clause_range(verb)
    last = verb
    for child in verb.conjuncts:
        own = any(below.dep_ in ("nsubj", "nsubjpass", "expl") for below in child.children)
        if child.i < last.i or own or child.tag_ != verb.tag_:
            break
        last = child
    return (start, max(end, clause_range(last)[1])) if last.i > verb.i else (start, end)


def told_range(word: Token, *, is_noun: bool) -> Range:
    """The words that tell an act: the phrase of a noun, else the clause of the verb, with the noun before it that the clause is about."""
    if is_noun:
        return phrase_range(word)
    start, end = clause_range(word)
    noun = word.head
    if word.dep_ in ("relcl", "acl") and noun.pos_ in ("NOUN", "PROPN", "PRON") and noun.i < word.i and word.left_edge.i - noun.i <= 3:
        first = noun.left_edge
        return trim(word.doc, first.i, word.i)[0], end
    return start, end


def _before(child: Token) -> int:
    """The last token before a joined clause, its conjunction left out."""
    at = child.left_edge.i - 1
    while at > 0 and child.doc[at].dep_ in ("cc", "punct"):
        at -= 1
    return at


def phrase_range(noun: Token) -> Range:
    """The phrase of a noun that names an act; with its verb's clause where that verb only says that it took place."""
    verb = noun.head
    if noun.dep_ in ("nsubj", "nsubjpass") and verb.lemma_.lower() in _TAKING_PLACE:
        return clause_range(verb)
    return trim(noun.doc, noun.left_edge.i, noun.right_edge.i)


def without_consequence(span: Range, doc: Doc) -> Range:
    """The range of a condition up to the comma behind which a parser's slip took in what follows: "unless X left, Y would be shut"."""
    words = doc.char_span(*span, alignment_mode="expand")
    first = next((token for token in words if not token.is_quote), None) if words is not None else None
    if words is None or first is None or first.lower_ not in _CONDITIONAL:
        return span
    for at, token in enumerate(words):
        if at < _LEAST or token.text != ",":
            continue
        ahead = list(words[at + 1 : at + 1 + _NEAR])
        modal = next((number for number, one in enumerate(ahead) if one.tag_ == "MD"), 0)
        has_doer = any(one.pos_ in ("NOUN", "PROPN", "PRON") for one in ahead[:modal])
        if has_doer and ahead[0].lower_ not in _GOING_ON and not any(one.is_punct for one in ahead[:modal]):
            return span[0], token.idx
    return span
