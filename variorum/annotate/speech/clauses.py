"""Finds in a parsed text every place where a word may attribute something to somebody: a cue with its complement and subject."""

from collections.abc import Iterator

import numpy as np
from spacy.symbols import ADJ, ADP, AUX, NOUN, SCONJ, VERB
from spacy.tokens import Doc, Token

from variorum.annotate.speech.complements import complement_of, surrounding_of
from variorum.annotate.speech.inserted import INSERTED, around_inserted, inserted_speaker
from variorum.annotate.speech.limits import limit_content
from variorum.annotate.speech.phrases import Words, join_words, words_of
from variorum.annotate.speech.saying import is_view
from variorum.annotate.speech.subjects import agent_of, antecedent_of, inverted_speaker, is_message, is_passive, source_words, subject_of
from variorum.annotate.speech.words import load_words
from variorum.model.record import Record


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
_GETTING = frozenset("elicit extract gain get have obtain receive secure win wrest wring".split())
_OURS = frozenset(("my", "our"))
_RAISING = frozenset(("seem", "appear", "look", "sound", "tend", "happen"))
"""Verbs whose subject belongs to what is said, not to who says it."""
_APPOSED = 14
"""Tokens of an apposition to the speaker of an inserted "said Bell, the mayor,"."""
_QUOTED_AS = frozenset(("quote", "cite", "report", "hear"))
_FELT = load_words("felt_verbs.txt")
_WHOLE = ("ccomp", "xcomp", "paren", INSERTED, "according", "noun_that", "noun_to")
"""Constructions whose content is a clause."""
_CLAUSAL = frozenset(("ccomp", "xcomp"))
_PARTS = frozenset(("dobj", "xcomp", "ccomp", "oprd", "prep", "dative", "prt", "acomp", "attr", "agent", "advcl"))


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
            yield from _viewed(token, lemma) if is_view(token) else _nominal(token, lemma)
        elif pos == "ADJ":
            yield from _adjectival(token, lemma)


def _verbal(verb: Token, lemma: str) -> Iterator[Candidate]:
    parts: dict[str, list[Token]] = {}
    for child in verb.children:
        if child.dep_ in _PARTS:
            parts.setdefault(child.dep_, []).append(child)
    passive = is_passive(verb) and not _is_felt(verb)
    inverted = None if passive else inverted_speaker(verb)
    speaker = agent_of(verb) if passive else inverted or subject_of(verb)
    patient = subject_of(verb) if passive else None
    frame, content, noun = complement_of(verb, parts)
    if not content and not passive:
        outer = surrounding_of(verb)
        if outer:
            frame, content = "paren", outer
        elif verb.dep_ == "advcl" and any(child.dep_ == "mark" and child.lower_ == "as" for child in verb.children):
            frame, content = "as", words_of(verb.head, (verb,))
        elif subject_of(verb) is not None and verb.dep_ == "relcl" and not parts:
            return
    if (inserted := inserted_speaker(verb)) is not None:
        around = around_inserted(verb)
        told = frame.startswith(("ccomp_before", "paren")) and content and content[0][0] < inserted.i
        told = told and (content[-1][0] > verb.i or around[-1][1] <= verb.i)
        yield _candidate(verb, lemma, INSERTED, inserted, content if told else around)
        return
    if frame.startswith(("dobj", "prep_", "xcomp")) and content:
        content = _with_condition(verb, content)
    if passive:
        frame = "passive_" + (frame or "none")
        if patient is not None and patient.dep_ == "nsubjpass":
            content = join_words(words_of(patient), content)
    if lemma == "let" and (known := _made_known(parts)) is not None and speaker is not None:
        yield _candidate(verb, "say", "ccomp_that", speaker, words_of(known))
        return
    if passive and lemma in _QUOTED_AS and any(child.lower_ == "as" for child in parts.get("prep", ())):
        return  # "was quoted as saying": whoever was quoted speaks, by the word after "as" or the quotation beside it
    if inverted is not None:
        yield _candidate(verb, lemma, "paren", inverted, _around_inserted(verb, inverted))
        return
    if noun >= 0 and is_message(verb.doc[noun]) and (_is_bare(verb.doc[noun]) or _goes_on_saying(verb.doc, content)):
        return
    if not content or not frame or (lemma in _RAISING and not frame.startswith(("ccomp_before", "paren", "passive"))):
        return
    yield _candidate(verb, lemma, frame, speaker, content, noun)


def _made_known(parts: dict[str, list[Token]]) -> Token | None:
    """The clause of "has let it be known that"."""
    known = next((child for kind in ("ccomp", "xcomp") for child in parts.get(kind, ()) if child.lemma_.lower() == "know"), None)
    return next((child for child in known.children if child.dep_ == "ccomp" and child.i > known.i), None) if known is not None else None


def _is_felt(verb: Token) -> bool:
    """Whether a participle tells what its subject feels or holds ("is convinced that"), nobody else acting."""
    return verb.lemma_.lower() in _FELT and agent_of(verb) is None


def _around_inserted(verb: Token, speaker: Token) -> tuple[Words, ...]:
    """The sentence without the inserted ", said Bell, the mayor,"."""
    doc, sentence = verb.doc, verb.sent
    end = speaker.i + 1
    for index in range(speaker.i + 2, min(sentence.end, speaker.i + _APPOSED)):
        if doc[index].tag_ in ("VBD", "VBZ", "VBP", "MD"):
            break
        if doc[index].text == ",":
            end = index
            break
    return tuple(part for part in ((sentence.start, verb.i - 1), (end + 1, sentence.end)) if part[0] < part[1])


def _is_bare(message: Token) -> bool:
    """Whether nothing tells what a message says: "issued a short statement"."""
    return all(child.dep_ in ("det", "amod", "poss", "nummod", "punct") for child in message.children)


def _goes_on_saying(doc: Doc, content: tuple[Words, ...]) -> bool:
    """Whether a participle with a clause of its own stands in the words ("a letter to members saying that ..."): it attributes better."""
    words = (doc[index] for start, end in content for index in range(start, end))
    return any(word.tag_ == "VBG" and word.dep_ == "acl" and any(child.dep_ == "ccomp" for child in word.children) for word in words)


def _with_condition(verb: Token, content: tuple[Words, ...]) -> tuple[Words, ...]:
    """The content with the "if" or "unless" clause that follows it directly: it is part of what is threatened or promised."""
    for child in verb.children:
        if child.dep_ == "advcl" and any(mark.dep_ == "mark" and mark.lower_ in ("if", "unless", "until") for mark in child.children):
            start = child.left_edge.i
            between = verb.doc[content[-1][1] : start]
            if start >= content[-1][1] and all(token.is_punct and token.text != ";" for token in between):
                return join_words(content, ((content[-1][1], child.right_edge.i + 1),))
    return content


def _candidate(cue: Token, lemma: str, frame: str, speaker: Token | None, content: tuple[Words, ...], noun: int = -1) -> Candidate:
    content = limit_content(cue.doc, content, not frame.startswith(_WHOLE))
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
        speaker = _maker(noun) or (_nation(noun) if clause is not None else None) or _holder(noun)
    if clause is not None:
        marker = "that" if any(child.lower_ == "that" for child in clause.children) else "to"
        if speaker is None and preposition is not None and preposition.lower_ == "of":
            speaker = next(child for child in preposition.children if child.dep_ in ("pobj", "pcomp"))
        yield _candidate(noun, lemma, f"noun_{marker}", speaker, words_of(clause))
    elif preposition is not None and speaker is not None:
        object_ = next(child for child in preposition.children if child.dep_ in ("pobj", "pcomp"))
        yield _candidate(noun, lemma, f"noun_{preposition.lower_}", speaker, ((object_.left_edge.i, object_.right_edge.i + 1),))


def _viewed(noun: Token, lemma: str) -> Iterator[Candidate]:
    """ "In Bell's view", "by the board's count", "in the opinion of Bell": the rest of the clause is what Bell thinks."""
    holder = next((child for child in noun.children if child.dep_ == "poss"), None)
    for child in noun.rights:
        if holder is None and child.dep_ == "prep" and child.lower_ == "of":
            holder = next((below for below in child.children if below.dep_ == "pobj"), None)
    clause = noun.head.head
    while clause.pos_ not in ("VERB", "AUX") and clause.head.i != clause.i:
        clause = clause.head
    if holder is None or holder.lower_ in _OURS or clause.pos_ not in ("VERB", "AUX"):
        return
    joined = [child for child in clause.rights if child.dep_ == "conj" and any(below.dep_ == "nsubj" for below in child.children)]
    joints = [child for child in clause.rights if joined and child.dep_ == "cc"]
    yield _candidate(noun, lemma, "according", holder, words_of(clause, (noun.head, *joints, *joined)))


def _maker(noun: Token) -> Token | None:
    """The name set before a noun: "a Times report", "the Smith plan"."""
    for child in noun.children:
        if child.dep_ in ("compound", "nmod") and child.ent_type_ in ("PERSON", "ORG", "GPE", "NORP"):
            return child
    return None


def _nation(noun: Token) -> Token | None:
    """The adjective of a nation before a noun with a clause: "the Danish claim that ..."."""
    return next((child for child in noun.lefts if child.dep_ == "amod" and child.ent_type_ == "NORP"), None)


def _holder(noun: Token) -> Token | None:
    """Who holds the noun through a verb: "X issued a warning", "X's support" excepted."""
    if noun.dep_ in ("dobj", "attr") and noun.head.pos_ in ("VERB", "AUX") and not is_passive(noun.head):
        giver = _giver(noun.head) if noun.head.lemma_.lower() in _GETTING else None
        return giver or subject_of(noun.head)
    if noun.dep_ == "pobj" and noun.head.lower_ in ("with", "in") and noun.head.head.pos_ in ("VERB", "AUX"):
        return subject_of(noun.head.head)
    return None


def _giver(verb: Token) -> Token | None:
    """From whom a verb of getting has its object: "Bell had obtained from the board a promise that ..."."""
    source = next((child for child in verb.children if child.dep_ == "prep" and child.lower_ == "from"), None)
    return next((below for below in source.children if below.dep_ == "pobj"), None) if source is not None else None


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
    clause = next((child for child in verb.rights if child.dep_ == "ccomp" and child.i > adjective.i), None)
    if clause is not None and adjective.dep_ == "acomp":  # the parser may hang the clause of "is adamant that" on "is"
        yield _candidate(adjective, lemma, "adj_ccomp", speaker, words_of(clause))


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
