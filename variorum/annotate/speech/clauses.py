"""Finds in a parsed text every place where a word may attribute something to somebody: a cue with its complement and subject."""

from collections.abc import Iterator

import numpy as np
from spacy.symbols import ADJ, ADP, AUX, NOUN, SCONJ, VERB
from spacy.tokens import Doc, Token

from variorum.annotate.speech.words import load_words
from variorum.model.record import Record

Words = tuple[int, int]
"""Half-open range of token indices."""


class Candidate(Record, frozen=True):
    """A cue word that may attribute: its head token, its construction, who is named as source, what is said.

    ``speaker`` is the token index of the source's head (-1: none printed), ``person`` that of whom it stands for (the word that
    a relative pronoun refers to), ``source`` the words printed, ``content`` the words said in order.
    """

    cue: int
    lemma: str
    frame: str
    speaker: int
    person: int
    source: tuple[Words, ...]
    content: tuple[Words, ...]
    object: int = -1
    """Token index of a noun object that is half of the cue ("issued a warning")."""


_CUE_KINDS = (VERB, NOUN, ADJ, AUX, SCONJ, ADP)
_CLAUSAL = frozenset(("ccomp", "xcomp"))
_PARTS = frozenset(("dobj", "xcomp", "ccomp", "oprd", "prep", "dative", "prt", "acomp", "attr", "agent", "advcl"))
_RELATIVE = frozenset(("WP", "WDT"))
_SETTINGS = load_words("cue_settings.txt")


def find_candidates(doc: Doc) -> Iterator[Candidate]:
    """All candidates of ``doc`` in the order of their cue words."""
    kinds = doc.to_array("POS")
    for index in np.flatnonzero(np.isin(kinds, _CUE_KINDS)).tolist():
        token = doc[index]
        pos = token.pos_
        lemma = token.lemma_.lower()
        if lemma == "accord" or token.lower_ == "according":
            yield from _according(token)
            continue
        if pos == "VERB" or (pos == "AUX" and token.dep_ not in ("aux", "auxpass") and lemma != "be"):
            yield from _verbal(token, lemma)
        elif pos == "NOUN":
            yield from _nominal(token, lemma)
        elif pos == "ADJ":
            yield from _adjectival(token, lemma)


def subject_of(verb: Token) -> Token | None:
    """The subject of ``verb`` as printed: its own, else that of the verb it is joined or subordinated to."""
    token = verb
    for _ in range(6):
        passive = None
        for child in token.children:
            if child.dep_ in ("nsubj", "csubj"):
                return child
            if child.dep_ == "nsubjpass":
                passive = child
        if passive is not None:
            return passive
        head = token.head
        if token.dep_ == "acl" and head.pos_ in ("NOUN", "PROPN", "PRON"):
            return head
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


def words_of(token: Token, without: "tuple[Token, ...]" = ()) -> tuple[Words, ...]:
    """The words of the token's phrase, less the phrases of the tokens in ``without``."""
    start, end = token.left_edge.i, token.right_edge.i + 1
    ranges = [(start, end)]
    for other in without:
        ranges = _cut_out(ranges, (other.left_edge.i, other.right_edge.i + 1), keep=token.i)
    return tuple(ranges)


def _cut_out(ranges: list[Words], hole: Words, keep: int) -> list[Words]:
    if hole[0] <= keep < hole[1]:
        return ranges
    found = []
    for start, end in ranges:
        if hole[1] <= start or end <= hole[0]:
            found.append((start, end))
            continue
        if start < hole[0]:
            found.append((start, hole[0]))
        if hole[1] < end:
            found.append((hole[1], end))
    return found


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


def _verbal(verb: Token, lemma: str) -> Iterator[Candidate]:
    parts: dict[str, list[Token]] = {}
    for child in verb.children:
        if child.dep_ in _PARTS:
            parts.setdefault(child.dep_, []).append(child)
    passive = is_passive(verb)
    speaker = _agent(verb) if passive else subject_of(verb)
    patient = subject_of(verb) if passive else None
    frame, content, noun = _complement(verb, parts)
    if not content and not passive:
        outer = _surrounding(verb)
        if outer:
            frame, content = "paren", outer
        elif subject_of(verb) is not None and verb.dep_ == "relcl" and not parts:
            return
    if passive:
        frame = "passive_" + (frame or "none")
        if patient is not None and patient.dep_ == "nsubjpass":
            content = _join(words_of(patient), content)
    if not content or not frame:
        return
    yield _candidate(verb, lemma, frame, speaker, content, noun)


def _candidate(cue: Token, lemma: str, frame: str, speaker: Token | None, content: tuple[Words, ...], noun: int = -1) -> Candidate:
    if speaker is None:
        return Candidate(cue=cue.i, lemma=lemma, frame=frame, speaker=-1, person=-1, source=(), content=content, object=noun)
    return Candidate(
        cue=cue.i,
        lemma=lemma,
        frame=frame,
        speaker=speaker.i,
        person=antecedent_of(speaker).i,
        source=source_words(speaker, cue),
        content=content,
        object=noun,
    )


def _agent(verb: Token) -> Token | None:
    """Who acts in a passive: the noun after "by"."""
    for child in verb.children:
        if child.dep_ == "agent":
            for grandchild in child.children:
                if grandchild.dep_ == "pobj":
                    return grandchild
    return None


def _complement(verb: Token, parts: dict[str, list[Token]]) -> tuple[str, tuple[Words, ...], int]:
    """The construction of a verb and the words it attributes: a clause, an infinitive, an object with what is said of it."""
    hole = tuple(child for child in verb.children if child.dep_ in ("nsubj", "nsubjpass", "aux", "auxpass", "neg"))
    clauses = parts.get("ccomp", [])
    objects = parts.get("dobj", [])
    if clauses:
        clause = clauses[-1]
        words = words_of(clause, (verb,) if clause.left_edge.i <= verb.i <= clause.right_edge.i else ())
        for one in hole:
            words = tuple(_cut_out(list(words), (one.left_edge.i, one.right_edge.i + 1), keep=clause.i))
        marked = any(child.dep_ == "mark" for child in clause.children)
        question = clause.left_edge.tag_ in ("WP", "WDT", "WRB") or clause.left_edge.lower_ in ("whether", "if")
        side = "before" if clause.i < verb.i else "that" if marked and not question else "wh" if question else "bare"
        return f"ccomp_{side}", words, -1
    following = [token for token in parts.get("prep", []) if token.i > verb.i and not _is_setting(token)]
    results = [token for kind in ("xcomp", "oprd") for token in parts.get(kind, ()) if token.i > verb.i]
    if objects and objects[0].i > verb.i:
        thing = objects[0]
        rest = [token for token in (*results, *following) if token.i > thing.i]
        words = words_of(thing)
        for token in sorted(rest, key=lambda one: one.i):
            words = _join(words, words_of(token))
        kind = "dobj"
        if results:
            kind += "+" + results[0].dep_
        elif rest:
            kind += "+" + rest[0].lower_
        return kind, words, thing.i
    if objects and objects[0].tag_ in _RELATIVE:
        words = words_of(objects[0])
        for token in (*results, *following):
            words = _join(words, words_of(token))
        return "rel" + ("+" + following[0].lower_ if following else ""), words, -1
    if results:
        return f"xcomp_{results[0].tag_}", words_of(results[0]), -1
    if following:
        preposition = following[0]
        inner = [child for child in preposition.children if child.dep_ in ("pobj", "pcomp")]
        if inner:
            words = (inner[0].left_edge.i, preposition.right_edge.i + 1)
            content: tuple[Words, ...] = (words,)
            for token in following[1:]:
                content = _join(content, words_of(token))
            return f"prep_{preposition.lower_}", content, -1
    return "", (), -1


def _is_setting(preposition: Token) -> bool:
    """Whether a phrase only says when, where or in what form: "on Wednesday", "in an interview"."""
    if preposition.lower_ not in ("on", "in", "during", "at", "after", "before", "since", "to", "by", "through", "via", "from", "until"):
        return False
    if preposition.lower_ in ("during", "after", "before", "since", "until"):
        return True
    for child in preposition.children:
        if child.dep_ == "pobj":
            return child.ent_type_ in ("DATE", "TIME") or child.lemma_.lower() in _SETTINGS or child.like_num
    return False


def _surrounding(verb: Token) -> tuple[Words, ...]:
    """The sentence around an inserted "he said", where the parser hangs the cue below the words said."""
    if verb.dep_ not in ("parataxis", "ccomp", "advcl", "dep", "conj"):
        return ()
    head = verb.head
    if verb.dep_ in ("ccomp", "advcl", "conj"):
        before = verb.doc[verb.left_edge.i - 1] if verb.left_edge.i > 0 else None
        if before is None or before.text not in (",", "''", '"', "”") or any(child.dep_ in ("mark", "cc") for child in verb.children):
            return ()
        if verb.right_edge.i + 1 < head.right_edge.i:
            return ()
    return words_of(head, (verb,))


def _join(first: tuple[Words, ...], second: tuple[Words, ...]) -> tuple[Words, ...]:
    """Both word ranges in order, adjoining and overlapping ones made one."""
    ranges: list[Words] = []
    for start, end in sorted((*first, *second)):
        if ranges and start <= ranges[-1][1]:
            ranges[-1] = (ranges[-1][0], max(end, ranges[-1][1]))
        else:
            ranges.append((start, end))
    return tuple(ranges)


def _nominal(noun: Token, lemma: str) -> Iterator[Candidate]:
    clause = preposition = None
    speaker = None
    for child in noun.children:
        if child.dep_ in ("acl", "ccomp", "relcl") and child.i > noun.i and clause is None:
            marks = {grandchild.lower_ for grandchild in child.children if grandchild.dep_ in ("mark", "aux")}
            if "that" in marks or (child.dep_ == "acl" and "to" in marks):
                clause = child
        elif child.dep_ == "poss":
            speaker = child
        elif child.dep_ == "prep" and child.i > noun.i:
            inner = [grandchild for grandchild in child.children if grandchild.dep_ in ("pobj", "pcomp")]
            if not inner:
                continue
            if child.lower_ in ("by", "from") and speaker is None:
                speaker = inner[0]
            elif preposition is None:
                preposition = child
    if speaker is None:
        speaker = _holder(noun)
    if clause is not None:
        marker = "that" if any(child.lower_ == "that" for child in clause.children) else "to"
        if speaker is None and preposition is not None and preposition.lower_ == "of":
            speaker = next(child for child in preposition.children if child.dep_ in ("pobj", "pcomp"))
        yield _candidate(noun, lemma, f"noun_{marker}", speaker, words_of(clause))
    elif preposition is not None and speaker is not None:
        inner = next(child for child in preposition.children if child.dep_ in ("pobj", "pcomp"))
        yield _candidate(noun, lemma, f"noun_{preposition.lower_}", speaker, ((inner.left_edge.i, inner.right_edge.i + 1),))


def _holder(noun: Token) -> Token | None:
    """Who holds the noun through a verb: "X issued a warning", "X's support" excepted."""
    if noun.dep_ in ("dobj", "attr") and noun.head.pos_ in ("VERB", "AUX") and not is_passive(noun.head):
        return subject_of(noun.head)
    if noun.dep_ == "pobj" and noun.head.head.pos_ in ("VERB", "AUX"):
        return subject_of(noun.head.head)
    return None


def _adjectival(adjective: Token, lemma: str) -> Iterator[Candidate]:
    verb = adjective.head
    if adjective.dep_ not in ("acomp", "conj", "amod", "oprd"):
        return
    speaker = subject_of(verb) if verb.pos_ in ("VERB", "AUX") else None
    if speaker is None or speaker.lower_ in ("it", "there"):
        return
    for child in adjective.children:
        if child.i < adjective.i:
            continue
        if child.dep_ in _CLAUSAL:
            yield _candidate(adjective, lemma, f"adj_{child.dep_}", speaker, words_of(child))
            return
        if child.dep_ == "prep":
            inner = [grandchild for grandchild in child.children if grandchild.dep_ in ("pobj", "pcomp")]
            if inner:
                words = ((inner[0].left_edge.i, child.right_edge.i + 1),)
                yield _candidate(adjective, lemma, f"adj_{child.lower_}", speaker, words)
                return


def _according(token: Token) -> Iterator[Candidate]:
    """ "According to X": the rest of the clause is what X said."""
    source = None
    for child in token.children:
        if child.dep_ == "prep" and child.lower_ == "to":
            source = next((grandchild for grandchild in child.children if grandchild.dep_ == "pobj"), None)
        elif child.dep_ == "pobj":
            source = child
    if source is None:
        return
    clause = token.head
    while clause.pos_ not in ("VERB", "AUX") and clause.head.i != clause.i:
        clause = clause.head
    yield _candidate(token, "according", "according", source, words_of(clause, (token,)))
