"""Tells which names are people's, whatever the parser calls them: by a title before, a body before, or the "he" or "she" that follows."""

from collections.abc import Iterator

from spacy.tokens import Span, Token

from variorum.annotate.coref.lexicon import word_list
from variorum.annotate.coref.mention import View, head_of, is_capitalised
from variorum.annotate.coref.parsed import Name, run_first
from variorum.annotate.coref.titles import is_courtesy, is_title_abbreviation, role_at
from variorum.annotate.speech.words import load_words
from variorum.text.given_names import is_given_name
from variorum.text.names import fold

_LONGEST = 4
"""Words of a person's name, a title in small letters counted in."""
_BODY_WORDS = word_list("body_words")
_VERBS = word_list("speech_verbs") | word_list("claiming_verbs") | load_words("cue_quoting.txt") | load_words("cue_stances.txt")
_PERSONAL = ("er", "or", "ist", "ian", "man", "ee")
"""Endings of nouns for persons."""
_SUBJECTS = ("nsubj", "nsubjpass")
_BACK = 4
"""Sentences gone back over, those of quotations left out, to the one whose subject a pronoun means."""


def as_people(view: View, found: list[Name]) -> list[Name]:
    """The names, those of people set right: "Minister X Y", "chief of the State Bank X Y" as two, "X Y disagreed. She said ..."."""
    names = [part for name in found for part in _behind_comma(view, _as_titled(view, name))]
    names = [part for name in names for part in _behind_body(view, name)]
    names = [part for name in names for part in _behind_owner(view, name)]
    called = {fold(view.words(name.first, name.last)) for name in _taken_up(view, names)}
    for name in names:
        if called and name.place is None and fold(view.words(name.first, name.last)) in called:
            name.kind = "person"
    return names


def _as_titled(view: View, name: Name) -> Name:
    """The name as a person's where a title stands right before it: "port boss Pia Lund", whatever the parser calls it."""
    if name.kind == "person" or name.place is not None or not name.first or name.last - name.first > _LONGEST:
        return name
    first = name.first - (name.last - name.first == 1 and _is_given(view, name.first - 1))
    if name.last - first < 2:
        return name
    while first + 2 < name.last and not is_capitalised(view.doc[first]):
        first += 1
    role = role_at(view, first - 1)
    titled = role is not None and role[0].kind == "person" and role[0].title
    small = view.doc[first - 1].text.islower() and name.kind == "organisation"
    if titled and (small or _hangs_on(view, first)) and _plain(view, first, name.last):
        return Name(first, name.last, "person", name.place)
    return name


def _is_given(view: View, index: int) -> bool:
    """Whether the word before a name that the parser cut is part of it, a title in small letters before it: "spokesperson Orlo Vance"."""
    word = view.doc[index]
    hangs = word.dep_ in ("compound", "flat", "nmod") and word.head.i == index + 1
    return (
        hangs
        and word.pos_ == "PROPN"
        and is_capitalised(word)
        and word.ent_type_ == ""
        and index > 0
        and view.doc[index - 1].text.islower()
    )


def _hangs_on(view: View, first: int) -> bool:
    """Whether a capitalised title hangs on the name that opens with token ``first``: not the end of something else."""
    title = view.doc[first - 1]
    return (
        is_capitalised(title)
        and title.dep_ in ("compound", "nmod")
        and title.head.i >= first
        and view.sentence[first - 1] == view.sentence[first]
    )


def _plain(view: View, first: int, last: int) -> bool:
    """Whether all the words are capitalised and none is a role or a body's noun."""
    words = [view.doc[index] for index in range(first, last)]
    return all(is_capitalised(word) and word.lower_ not in _BODY_WORDS and role_at(view, word.i) is None for word in words)


def _behind_body(view: View, name: Name) -> list[Name]:
    """The name; a body's with a person's full name behind it, "chief of the State Bank Ada Lind", as two."""
    words = view.doc[name.first : name.last]
    nouns = [
        word.i for word in words if word.lower_ in _BODY_WORDS or ((role := role_at(view, word.i)) is not None and role[0].kind == "body")
    ]
    if name.kind != "organisation" or not nouns or not 2 <= name.last - nouns[-1] - 1 <= 3:
        return [name]
    first = nouns[-1] + 1
    if not _plain(view, first, name.last) or not (is_given_name(view.doc[first].text) or _is_headed(view, name.first)):
        return [name]
    return [Name(name.first, first, "organisation"), Name(first, name.last, "person")]


def _behind_owner(view: View, name: Name) -> list[Name]:
    """The name; a body's with one of its people, "the Greens' Ada Lind", as two."""
    owner = next((index for index in range(name.first + 1, name.last - 2) if view.doc[index].text in ("'s", "’s", "'", "’")), None)
    if name.kind != "organisation" or owner is None or name.last - owner - 1 > _LONGEST - 1:
        return [name]
    if not is_given_name(view.doc[owner + 1].text) or not _plain(view, owner + 1, name.last):
        return [name]
    return [Name(name.first, owner, "organisation"), Name(owner + 1, name.last, "person")]


def _behind_comma(view: View, name: Name) -> list[Name]:
    """The name; a body's with a person behind a comma, "head of the Grain Centre, Ada Lind", "of Lodan, Engineer Ada Lind", as two."""
    doc = view.doc
    comma = next((index for index in range(name.first + 1, name.last - 1) if doc[index].text == ","), None)
    if comma is None or name.kind == "person" or name.place is not None:
        return [name]
    first = comma + 1
    while first < name.last and (is_courtesy(doc[first]) or is_title_abbreviation(doc[first]) or _is_title(view, first)):
        first += 1
    titled, words = first > comma + 1, name.last - first
    named = 2 <= words <= _LONGEST and _plain(view, first, name.last)
    if not (named and (titled or _is_headed(view, name.first))) and not (titled and not words):
        return [name]
    person = [Name(first, name.last, "person")] if words else []
    return [Name(name.first, comma, name.kind), *person]


def _is_title(view: View, index: int) -> bool:
    role = role_at(view, index)
    return role is not None and role[0].kind == "person" and is_capitalised(view.doc[index])


def is_body_noun(view: View, word: Token) -> bool:
    """Whether the word is a noun of bodies: "board", "ministry"."""
    role = role_at(view, word.i)
    return word.lower_ in _BODY_WORDS or (role is not None and role[0].kind == "body")


def _is_headed(view: View, first: int) -> bool:
    """Whether the head of the body that opens with token ``first`` is named before it: "Chairman of the"."""
    index = first - 1
    while index > 0 and view.doc[index].lower_ in ("the", "of", "for"):
        index -= 1
    role = role_at(view, index) if index < first - 1 else None
    return role is not None and role[0].kind == "person" and role[0].title


def _taken_up(view: View, names: list[Name]) -> Iterator[Name]:
    """The names that are no person's to the parser but the subject that a "he" or "she" in the next sentence takes up."""
    heads = {head_of(view.doc, name.first, name.last): name for name in names}
    people = {name.first for name in names if name.kind == "person"}
    for token in view.doc:
        if (
            token.lower_ not in ("he", "she")
            or token.dep_ != "nsubj"
            or view.quoted[token.i]
            or view.heading[token.i]
            or view.skipped[token.i]
        ):
            continue
        before = _sentence_before(view, token)
        subject = _subject(before) if before is not None else None
        name = heads.get(subject.i) if subject is not None else None
        if before is None or name is None or not _may_be_person(view, name):
            continue
        others = [index for index in range(before.start, token.i) if not name.first <= index < name.last and not view.quoted[index]]
        if not any(index in people or _means_somebody(view, index) for index in others if index >= name.last or index < name.first - 2):
            yield name


def _is_running(view: View, token: Token) -> bool:
    """Whether a token stands in running text, in nobody's quotation."""
    return not (view.quoted[token.i] or view.heading[token.i] or view.skipped[token.i])


def _sentence_before(view: View, token: Token) -> Span | None:
    """The sentence before the token's in running text, those of quotations left out."""
    sentence = token.sent
    for _ in range(_BACK):
        if sentence.start == 0 or view.heading[sentence.start - 1]:
            return None
        sentence = view.doc[sentence.start - 1].sent
        if sentence.text.strip() and not (view.quoted[sentence.root.i] and view.quoted[sentence.start]):
            return sentence
    return None


def _subject(sentence: Span) -> Token | None:
    root = sentence.root
    return next((child for child in root.children if child.dep_ in _SUBJECTS), None) if root.pos_ in ("VERB", "AUX") else None


def _may_be_person(view: View, name: Name) -> bool:
    length = name.last - name.first
    bare = name.first == 0 or view.doc[name.first - 1].lower_ not in ("the", "a", "an")
    return name.kind != "person" and name.place is None and length <= _LONGEST - 1 and bare and _plain(view, name.first, name.last)


def _means_somebody(view: View, index: int) -> bool:
    """Whether a word may be whom a "he" or "she" means: a role noun, or a noun beside "a" that somebody did something to."""
    role = role_at(view, index)
    if role is not None and role[0].kind == "person":
        return True
    token = view.doc[index]
    return (
        token.dep_ in ("dobj", "nsubj", "agent") and token.pos_ == "NOUN" and token.lower_.endswith(("er", "or", "ist", "ian", "man", "ee"))
    )


def find_speaking_names(view: View, taken: set[int]) -> list[Name]:
    """Names that the parser missed, by their saying something: "Orrel Lime, the contractor, blamed the rain"."""
    doc = view.doc
    found = []
    for token in doc:
        if token.pos_ != "PROPN" or token.dep_ != "nsubj" or token.head.lemma_.lower() not in _VERBS or not is_capitalised(token):
            continue
        if view.capitals[token.i] or not _is_running(view, token):
            continue
        first = run_first(view, token)
        if first == token.i and first and doc[first - 1].tag_ in ("DT", "PRP$", "POS"):
            continue  # "the PM", "His Excellency": an office or a style rather than a name
        if taken.intersection(range(first, token.i + 1)) or any(role_at(view, index) is not None for index in range(first, token.i + 1)):
            continue
        if any(child.dep_ in ("ccomp", "dobj", "xcomp", "prep") for child in token.head.children):
            found.append(Name(first, token.i + 1, "person" if _is_someone(view, token, first) else "organisation"))
    return found


def _belongs(word: Token) -> bool:
    """Whether a word before a name is a part of it; one that opens a sentence may pass for a common noun."""
    return is_capitalised(word) and (word.pos_ == "PROPN" or (word.pos_ == "NOUN" and word.dep_ == "compound"))


def _is_someone(view: View, token: Token, first: int) -> bool:
    """Whether "who" refers to the name, a role noun is set beside it, or it opens with a given name or an initial."""
    beside = [child for child in token.children if child.dep_ in ("relcl", "appos")]
    who = any(child.dep_ == "relcl" and any(word.lower_ in ("who", "whose") for word in child.subtree) for child in beside)
    roles = [role_at(view, child.i) for child in beside if child.dep_ == "appos"]
    initial = first < token.i and len(view.doc[first].text) == 2 and view.doc[first].text.endswith(".")
    named = first < token.i and is_given_name(view.doc[first].text)
    return who or initial or named or any(role is not None and role[0].kind == "person" for role in roles)
