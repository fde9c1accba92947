"""Guesses whether the clause of a verb tells a deed or event that has a place in time, with a small linear model over its words.

The model is logistic regression over TF-IDF weighted features of one clause: the verb with its form, subject, object and prepositions, what
the clause hangs on, and the time beside it; names are masked. ``training/events`` holds its labels and the script that fits it; at run time
it needs numpy only.
"""

from collections.abc import Iterator

from spacy.tokens import Token

from variorum.annotate.acts.acts import REPORTERS
from variorum.annotate.acts.classifier import load_model, mask
from variorum.annotate.acts.dates import Calendar
from variorum.annotate.acts.frames import fit_frame, load_frames
from variorum.annotate.acts.roles import is_passive, subjects_of
from variorum.annotate.acts.word_classes import words_in
from variorum.annotate.speech.lexicon import load_lexicon
from variorum.model.report import Statement

MODEL = "event_model"
TOLD = "TOLD"
_CLAUSES = frozenset({"ROOT", "ccomp", "conj", "xcomp", "advcl", "relcl", "acl", "parataxis", "pcomp"})
_OBJECTS = frozenset({"dobj", "dative", "attr", "acomp", "oprd", "agent", "nsubjpass"})
_SAYING = ((0.1, "never"), (0.3, "seldom"), (0.6, "often"), (1.1, "mostly"))


def telling_chance(word: Token, calendar: Calendar, statement: Statement | None) -> float:
    """How likely it is (0 to 1) that the clause of a verb tells a deed or event.

    :param statement: the statement in which it stands, if any.
    """
    return load_model(MODEL).guess(describe_telling(word, calendar, statement)).shares[TOLD]


def is_clause(word: Token) -> bool:
    """Whether the word is the verb of a clause."""
    return word.pos_ in ("VERB", "AUX") and word.dep_ in _CLAUSES


def describe_telling(word: Token, calendar: Calendar, statement: Statement | None) -> list[str]:
    """The features of the clause of a verb."""
    lemma = word.lemma_.lower()
    features = {*_describe_form(word), *_describe_parts(word), *_describe_place(word)}
    features.add(f"time:{_time_beside(word, calendar)}")
    features.add(f"mode:{statement.mode if statement is not None else 'none'}")
    features.add("saying:" + next(name for most, name in _SAYING if load_lexicon().word_rate(lemma, "verb") < most))
    for table in ("act_frames.tsv", "deed_frames.tsv"):
        frame = fit_frame(word, "V", load_frames(table))
        features.add(f"{table}:{frame.type if frame is not None else 'none'}")
    features.update(f"class:{name}" for name in ("inner", "harm", "blame", "praise", "hostile") if lemma in words_in(name))
    return sorted(features)


def _describe_form(word: Token) -> Iterator[str]:
    """The verb, its tense and its adverbs."""
    lemma = word.lemma_.lower()
    particle = "".join(f" {child.lower_}" for child in word.children if child.dep_ == "prt")
    aux = " ".join(child.lower_ for child in word.children if child.dep_ in ("aux", "auxpass"))
    form = f"{aux} {word.tag_}"
    yield f"verb:{lemma}{particle}"
    yield f"form:{form}"
    yield f"tag:{word.tag_}"
    yield f"verb:{lemma}{particle} {word.tag_}"
    yield from (f"aux:{name}" for name in aux.split())
    for child in word.children:
        if child.dep_ in ("neg", "advmod", "mark"):
            yield f"{child.dep_}:{child.lower_}"
    if is_passive(word):
        yield "passive"


def _describe_parts(word: Token) -> Iterator[str]:
    """Who does it to whom, where and to what end."""
    lemma = word.lemma_.lower()
    subjects = subjects_of(word)
    if not subjects:
        yield "subject:none"
    for noun in subjects:
        name = noun.lower_ if noun.pos_ == "PRON" else mask(noun)
        yield f"subject:{name}"
        yield f"subject:{name} {lemma}"
        yield f"subject~{noun.ent_type_ or noun.tag_}"
        yield f"subject~{noun.ent_type_ or noun.tag_} {word.tag_}"
    for child in word.children:
        if child.dep_ in _OBJECTS:
            yield f"object:{mask(child)}"
            yield f"object:{lemma} {mask(child)}"
            yield f"object~{child.ent_type_ or child.tag_}"
        elif child.dep_ == "prep":
            yield f"prep:{child.lower_}"
            yield f"prep:{lemma} {child.lower_}"
            yield from (f"prep~{child.lower_} {below.ent_type_ or below.pos_}" for below in child.children if below.dep_ == "pobj")
            yield from (f"place:{mask(below)}" for below in child.children if below.dep_ == "pobj")
        elif child.dep_ in ("xcomp", "ccomp", "advcl"):
            yield f"{child.dep_}:{child.lemma_.lower()}"
            yield f"has:{child.dep_}"


def _describe_place(word: Token) -> Iterator[str]:
    """What the clause hangs on."""
    yield f"dep:{word.dep_}"
    yield f"dep:{word.dep_} {word.tag_}"
    if word.head is not word:
        yield f"head:{word.dep_} {mask(word.head)}"
        if word.head.lemma_.lower() in REPORTERS:
            yield f"reported:{word.tag_}"
    if word.sent[-1].text == "?" or (len(word.sent) > 1 and word.sent[-2].text == "?"):
        yield "question"
    if word.dep_ == "conj":
        yield f"joined:{word.head.dep_} {word.head.tag_}"


def _time_beside(word: Token, calendar: Calendar) -> str:
    """How exact a time hangs on the verb, or on a noun of its clause."""
    time = calendar.on(word)
    near = ""
    if time is None:
        near = "near "
        time = next(
            (found for child in word.children if child.dep_ in ("prep", "dobj", "advmod", "npadvmod") and (found := calendar.on(child))),
            None,
        )
    if time is None:
        return "none"
    return f"{near}{len((time.edtf or 'open').rstrip('~'))}"
