"""Describes a statement to the model of where speakers stand: its words, whom its clauses speak of and how, its cue and its speaker."""

from collections.abc import Iterable, Iterator, Sequence

from spacy.tokens import Doc, Token

from variorum.annotate.acts.classifier import describe_words, load_model, mask
from variorum.annotate.acts.frames import load_frames
from variorum.annotate.acts.stances import kind_of
from variorum.annotate.acts.word_classes import classes_of
from variorum.model.report import PositionKind, Range, Statement

_CLAUSES = frozenset({"ROOT", "ccomp", "conj", "xcomp", "advcl"})
_SUBJECTS = frozenset({"nsubj", "nsubjpass"})
_OURS = frozenset("i we me us my our ours myself ourselves".split())
_NOTHING = frozenset({"no", "never", "nothing", "nobody", "hardly"})
_CLAUSE_TOPS = frozenset({"ROOT", "ccomp", "advcl", "relcl", "conj"})
_HANGING_ON_CUES = frozenset({"advmod", "prep", "dobj", "dative"})
_SURE_ACT = 0.25
_QUOTED_WHOLE = 0.8
"""Least share of the content inside quotation marks at which it counts as quoted, not as touched by a quotation."""
_LONGEST = 6
"""Power of two of the number of words from which statements count as equally long."""


def describe_saying(doc: Doc, statement: Statement, ruled: Iterable[PositionKind] = ()) -> list[str]:
    """The features of a statement.

    :param ruled: the kinds of position that the rules read in it.
    """
    words = _words_of(doc, statement.content)
    plain = set(describe_words(words))
    features = {*plain, *_describe_act(words, plain), *_describe_form(statement, words)}
    features.update(name for word in words for name in (*_describe_word(word), *_describe_clause(word)))
    features.update(_describe_cue(_words_of(doc, statement.cue)))
    features.update(_describe_speaker(doc, statement))
    features.update([f"rule:{kind}" for kind in ruled] or ["rule:none"])
    return sorted(features)


def _words_of(doc: Doc, ranges: Sequence[Range]) -> list[Token]:
    return [token for start, end in ranges for token in doc.char_span(start, end, alignment_mode="expand") or ()]


def _describe_act(words: list[Token], plain: set[str]) -> Iterator[str]:
    """The act that the words seem to tell, by the act model; ``plain`` are their features as words alone."""
    acts = load_model().guess(sorted({name for word in words for name in _describe_verb(word)} | plain))
    yield f"act:{acts.type}"
    yield from (f"act~{kind}" for kind, share in acts.shares.items() if share > _SURE_ACT)


def _describe_form(statement: Statement, words: list[Token]) -> Iterator[str]:
    """Length, quotation, mode and place of the statement."""
    length = sum(end - start for start, end in statement.content)
    quoted = sum(end - start for start, end in statement.quoted)
    yield "quoted:" + ("no" if not quoted else "all" if quoted > _QUOTED_WHOLE * length else "part")
    yield f"long:{min(_LONGEST, len(words).bit_length())}"
    yield f"mode:{statement.mode}"
    if statement.heading:
        yield "heading"
    if any(word.text == "?" for word in words):
        yield "question"


def _describe_word(word: Token) -> Iterator[str]:
    """The lexical classes of a word, the position that it names, and whether it speaks of "us" or "you"."""
    no = "not " if _is_denied(word) else ""
    yield from (f"class:{no}{name}" for name in classes_of(word.lemma_.lower()))
    kind = kind_of(word, load_frames("position_frames.tsv"))
    if kind is not None:
        yield f"frame:{kind}"
    if word.lower_ in _OURS:
        yield "person:we"
    elif word.lower_ in ("you", "your"):
        yield "person:you"


def _is_denied(word: Token) -> bool:
    """Whether the word or what it hangs on, up to its clause, carries a negation."""
    for _ in range(3):
        if any(child.dep_ == "neg" or child.lower_ in _NOTHING for child in word.children):
            return True
        if word.dep_ in _CLAUSE_TOPS:
            break
        word = word.head
    return False


def _describe_verb(verb: Token) -> Iterator[str]:
    """A verb of a clause with its negation, modals and the kind of its subject."""
    if verb.pos_ not in ("VERB", "AUX") or verb.dep_ not in _CLAUSES:
        return
    no = _negation(verb)
    name = verb.lemma_.lower()
    modals = [f"{no}{child.lower_}" for child in verb.children if child.dep_ == "aux"]
    yield f"verb:{no}{name}"
    yield from (f"modal:{modal}" for modal in modals)
    for child in verb.children:
        if child.dep_ in _SUBJECTS:
            subject = child.lower_ if child.pos_ == "PRON" else "@" if child.pos_ == "PROPN" else "noun"
            yield f"subject:{subject} {name}"
            yield from (f"subject:{subject} {modal}" for modal in modals)


def _describe_clause(verb: Token) -> Iterator[str]:
    """What a verb says: subject, modal and tense beside the classes of the verb, of what the subject is called, and of the object."""
    yield from _describe_verb(verb)
    if verb.pos_ not in ("VERB", "AUX") or verb.dep_ in ("aux", "auxpass"):
        return
    name, no, subject = verb.lemma_.lower(), _negation(verb), _subject_of(verb)
    modal = next((child.lower_ for child in verb.children if child.dep_ == "aux" and child.tag_ in ("MD", "TO")), "-")
    yield f"says:{subject} {no}{modal} {verb.tag_}"
    yield from (f"says:{subject} {no}{modal} {kind}" for kind in classes_of(name))
    if subject == modal == "-" and verb.tag_ == "VB" and verb.dep_ == "ROOT":
        yield "imperative"
    for child in verb.children:
        if name == "be" and child.dep_ in ("acomp", "attr"):
            yield from (f"is:{subject} {no}{called}" for called in (mask(child), *classes_of(child.lemma_.lower())))
        elif child.dep_ == "dobj":
            yield from (f"object:{name} {kind}" for kind in classes_of(child.lemma_.lower()))


def _negation(verb: Token) -> str:
    return "not " if any(child.dep_ == "neg" for child in verb.children) else ""


def _subject_of(verb: Token) -> str:
    """ "we" for the speaker's side, another pronoun as it is, ``@`` for a name, ``noun``, or ``-`` for none."""
    subject = next((child for child in verb.children if child.dep_ in _SUBJECTS), None)
    if subject is None:
        return "-"
    if subject.lower_ in _OURS:
        return "we"
    return subject.lower_ if subject.pos_ == "PRON" else "@" if subject.pos_ == "PROPN" else "noun"


def _describe_cue(cue: list[Token]) -> Iterator[str]:
    """The words of the cue, their classes, the position that they name, and what hangs on the first."""
    if not cue:
        yield "cue:none"
        return
    for word in cue:
        yield f"cue:{word.lemma_.lower()}"
        yield from (f"cue class:{name}" for name in classes_of(word.lemma_.lower()))
        kind = kind_of(word, load_frames("position_frames.tsv"))
        if kind is not None:
            yield f"cue frame:{kind}"
    for child in cue[0].children:
        if child.dep_ in _HANGING_ON_CUES:
            yield f"cue with:{cue[0].lemma_.lower()} {mask(child)}"


def _describe_speaker(doc: Doc, statement: Statement) -> Iterator[str]:
    """The masked words by which the speaker is named: "critics", "a spokesman for @"."""
    for start, end in statement.speaker[:1]:
        span = doc.char_span(start, end, alignment_mode="expand")
        if span is None:
            continue
        yield from (f"speaker:{mask(word)}" for word in span if not word.is_punct)
        yield f"speaker head:{mask(span.root)}"
        if span.root.tag_ in ("NNS", "NNPS"):
            yield "speakers"
