"""Finds who acts in a clause: the subject of a verb, also of one that shares another's, and whom "who" stands for."""

from spacy.tokens import Token

from variorum.annotate.speech.phrases import Words
from variorum.annotate.speech.words import load_words

_RELATIVE = frozenset(("WP", "WDT"))
_PAUSES = frozenset((",", "—", "–", "--"))
_FINITE = frozenset(("MD", "VBD", "VBP", "VBZ"))
_MESSAGES = load_words("message_nouns.txt")


def subject_of(verb: Token) -> Token | None:
    """The subject of ``verb`` as printed: its own, else that of the verb it is joined or subordinated to."""
    token = verb
    for _ in range(6):
        found = None
        for child in token.children:
            nearer = found is None or (child.i < token.i and not _is_one_phrase(found, child))
            if nearer and child.dep_ in ("nsubj", "nsubjpass"):
                found = child
        if found is not None and not (token is not verb and found.tag_ == "WDT"):
            return found
        head = token.head
        if found is not None:  # "comments that drew fire, saying ...": the participle belongs to whoever made the comments
            clause = token if token.dep_ == "relcl" else None
            token = clause.head.head if clause is not None else token
            if clause is None or token.pos_ not in ("VERB", "AUX") or token.i > clause.i:
                return found
            continue
        if token.dep_ == "acl" and head.pos_ in ("NOUN", "PROPN", "PRON"):
            return _sender(head) if token.tag_ == "VBG" else head
        if token.dep_ == "xcomp":
            for child in head.children:
                if child.dep_ == "dobj" and child.i < token.i:
                    return child
        joined = token.dep_ in ("conj", "xcomp", "advcl", "pcomp") and head.i != token.i
        if joined or (token.dep_ == "prep" and head.pos_ in ("VERB", "AUX")):
            token = head
        else:
            return None
    return None


def _is_one_phrase(first: Token, second: Token) -> bool:
    """Whether of two subjects the second belongs to a phrase that hangs on the first: "Bell of the opposition Harbour League said"."""
    between = first.doc[first.i + 1 : second.i]
    return any(token.dep_ == "prep" and token.head.i == first.i for token in between) and not any(token.is_punct for token in between)


def inverted_speaker(verb: Token) -> Token | None:
    """Who speaks in an inserted ", said Bell, the mayor,": the noun right after a verb that a comma parts from what is before it."""
    doc = verb.doc
    if verb.i == 0 or verb.i + 1 >= len(doc) or verb.tag_ not in ("VBD", "VBZ") or doc[verb.i - 1].text not in _PAUSES:
        return None
    first = doc[verb.i + 1]
    if first.pos_ not in ("PROPN", "NOUN", "DET", "PRON") or any(child.dep_ == "ccomp" and child.i < verb.i for child in verb.children):
        return None
    if _is_told_before(verb):
        return None
    last = first
    while last.i + 1 < len(doc) and doc[last.i + 1].pos_ in ("PROPN", "NOUN", "ADJ", "PART") and not doc[last.i + 1].is_punct:
        last = doc[last.i + 1]
    closes = last.i + 1 < len(doc) and doc[last.i + 1].text == ","
    return last if closes and last.pos_ in ("PROPN", "NOUN", "PRON") else None


def _is_told_before(verb: Token) -> bool:
    """Whether all that stands before a verb of saying is its subject, "The chair, who runs the dam, said its gates, ...": no words said."""
    subject = next((child for child in verb.children if child.dep_ == "nsubj" and child.i < verb.i), None)
    if subject is None or not any(token.dep_ in ("relcl", "appos", "acl") for token in verb.doc[subject.i + 1 : subject.right_edge.i + 1]):
        return False
    inside = range(subject.left_edge.i, subject.right_edge.i + 1)
    before = verb.doc[verb.sent.start : verb.i]
    return subject.left_edge.i == before.start and all(token.i in inside for token in before if token.tag_ in _FINITE)


def _sender(noun: Token) -> Token:
    """Who speaks through a participle that hangs below ``noun``: of "sent an e-mail to members saying" and of "issued a statement saying"
    whoever sent it, of "Bell's letter saying" Bell; else the noun itself.
    """
    inner, message = noun, noun if is_message(noun) else None
    while inner.dep_ == "prep" or (inner.dep_ in ("pobj", "dobj", "dative", "conj") and inner.head.i < inner.i):
        inner = inner.head
        if inner.pos_ in ("VERB", "AUX"):
            objects = [child for child in inner.children if child.dep_ == "dobj" and is_message(child)]
            if message is None and not objects:
                return noun
            return agent_of(inner) or noun if is_passive(inner) else subject_of(inner) or noun
        if message is None and is_message(inner):
            message = inner
    owner = next((child for child in message.children if child.dep_ == "poss"), None) if message is not None else None
    return owner or noun


def is_message(noun: Token) -> bool:
    """Whether a noun names a text that somebody sends or issues."""
    return noun.lemma_.lower() in _MESSAGES


def antecedent_of(subject: Token) -> Token:
    """Whom a subject stands for: of a relative pronoun the noun it refers to, else the subject itself."""
    if subject.tag_ in _RELATIVE:
        clause = subject.head
        for _ in range(4):
            if clause.dep_ == "relcl":
                return clause.head
            clause = clause.head
    return subject


def is_passive(verb: Token) -> bool:
    """Whether a verb stands in the passive, so that its subject is not the one who acts."""
    if verb.tag_ != "VBN":
        return False
    for child in verb.children:
        if child.dep_ in ("auxpass", "nsubjpass", "agent"):
            return True
        if child.dep_ == "aux":
            return False
    return verb.dep_ in ("acl", "advcl") or (verb.dep_ == "conj" and verb.head.tag_ == "VBN" and is_passive(verb.head))


def source_words(subject: Token, cue: Token) -> tuple[Words, ...]:
    """The words of a source: its phrase without the clause that holds the cue."""
    start, end = subject.left_edge.i, subject.right_edge.i + 1
    if start <= cue.i < end:
        holder = cue
        while holder.head.i != subject.i and holder.head.i != holder.i:
            holder = holder.head
        if holder.i > subject.i:
            end = min(end, holder.left_edge.i)
        else:
            start = max(start, holder.right_edge.i + 1)
    return ((start, end),) if start <= subject.i < end else ((subject.i, subject.i + 1),)


def agent_of(verb: Token) -> Token | None:
    """Who acts in a passive: the noun after "by"."""
    for child in verb.children:
        if child.dep_ == "agent":
            for grandchild in child.children:
                if grandchild.dep_ == "pobj":
                    return grandchild
    return None
