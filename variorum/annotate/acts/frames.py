"""Loads the word frames that name acts or positions, and picks the frame that fits a parsed word.

A frame says: this lemma, with these dependents, means that act. The tables are data; see their headers.
"""

from functools import cache
from importlib.resources import files

from spacy.tokens import Token

from variorum.model.record import Record

_GENERIC = frozenset(
    "effort efforts move moves campaign process action actions bid programme program measure measures wave mission deal".split()
)
"""Heads that leave the meaning to the noun before them: "a mediation effort"."""
_OBJECTS = frozenset({"dobj", "nsubjpass", "attr", "oprd"})
_SUBJECTS = frozenset({"nsubj"})
_PREPOSITIONS = frozenset({"prep", "prt", "dative", "agent", "advmod"})
_UNDERTAKING = frozenset({"threaten", "vow", "promise", "pledge", "vote", "refuse", "decline", "agree"})
"""Verbs whose "to ..." is their complement though a date between them makes the parser take it for a purpose."""
_COMPLEMENTS = frozenset({"xcomp", "ccomp", "oprd", "acomp"})


class Need(Record, frozen=True):
    """One thing a frame asks of its word: a dependent of a kind, with one of these lemmas (none given: any)."""

    kind: str
    heads: frozenset[str] = frozenset()
    nouns: frozenset[str] = frozenset()
    """For ``prep``: the noun must be one of these."""


class Frame(Record, frozen=True):
    """What a word means in a frame. ``type`` is ``None`` where the reading names nothing."""

    type: str | None
    mode: str | None
    needs: tuple[Need, ...] = ()


Frames = dict[tuple[str, str], tuple[Frame, ...]]
"""Lemma and part ("V" or "N") to the frames, the most demanding first."""


def _read_words(text: str, classes: dict[str, frozenset[str]]) -> frozenset[str]:
    words: set[str] = set()
    for word in text.split("|"):
        words |= classes.get(word, frozenset({word})) if word != "@any" else frozenset()
    return frozenset(words)


def _read_need(text: str, classes: dict[str, frozenset[str]]) -> Need:
    kind, _, rest = text.partition("=")
    heads, _, nouns = rest.partition(":")
    return Need(
        kind=kind,
        heads=_read_words(heads, classes) if heads else frozenset(),
        nouns=_read_words(nouns, classes) if nouns not in ("", "*") else frozenset(),
    )


def _lines_of(name: str) -> list[str]:
    lines = files("variorum.annotate.acts").joinpath("data", name).read_text("utf-8").splitlines()
    return [line for line in lines if line and not line.startswith("#")]


@cache
def load_classes(name: str) -> dict[str, frozenset[str]]:
    """The classes of words that a table of frames in this package's ``data`` folder names, by their label ("@say")."""
    rows = (line.split("\t") for line in _lines_of(name) if line.startswith("@"))
    return {label: frozenset(words.split()) for label, words in rows}


@cache
def load_frames(name: str) -> Frames:
    """Read a table of frames from this package's ``data`` folder."""
    classes = load_classes(name)
    found: dict[tuple[str, str], list[Frame]] = {}
    for line in _lines_of(name):
        if line.startswith("@"):
            continue
        lemmas, part, needs, kind, mode = line.split("\t")
        frame = Frame(
            type=None if kind == "-" else kind,
            mode=None if mode == "-" else mode,
            needs=() if needs == "-" else tuple(_read_need(need, classes) for need in needs.split()),
        )
        for lemma in lemmas.split():
            found.setdefault((lemma, part), []).append(frame)
    return {key: tuple(sorted(frames, key=lambda frame: -len(frame.needs))) for key, frames in found.items()}


class Dependents:
    """The dependents of one word, read once: heads and lemmas by kind."""

    def __init__(self, word: Token) -> None:
        self.word = word
        self.objects: set[str] = set()
        self.subjects: set[str] = set()
        self.particles: set[str] = set()
        self.prepositions: dict[str, set[str]] = {}
        self.complements: set[str] = set()
        self.passive = False
        for child in word.children:
            self._add(child)
        if word.dep_ in ("acl", "relcl") and word.tag_ != "VBN" and not self.subjects:
            self.subjects |= nouns_of(word.head)
        if word.dep_ == "acl" and word.tag_ == "VBN":
            self.objects |= nouns_of(word.head)

    def _add(self, child: Token) -> None:
        dep = child.dep_
        if dep == "punct" and child.text == "?":
            self.complements.add("question")
        if dep in _OBJECTS:
            self.objects |= nouns_of(child)
            self.passive |= dep == "nsubjpass"
        elif dep in _SUBJECTS:
            self.subjects |= nouns_of(child)
        if dep in _PREPOSITIONS and child.pos_ in ("ADP", "ADV", "SCONJ", "PART"):
            nouns = self.prepositions.setdefault(child.lower_, set())
            for below in child.children:
                if below.dep_ in ("pobj", "pcomp"):
                    nouns |= nouns_of(below)
            if dep in ("prt", "advmod"):
                self.particles.add(child.lower_)
        if dep == "advcl" and (
            any(below.lower_ == "for" and below.dep_ in ("mark", "prep") for below in child.children) or self._stands_behind_time(child)
        ):
            self._add_complement(child)
        apart = dep == "advcl" and child.tag_ == "VB" and self.word.lemma_.lower() in _UNDERTAKING
        if apart or dep in _COMPLEMENTS or (dep == "acl" and self.word.pos_ == "NOUN"):
            self._add_complement(child)
        elif dep == "dobj" and child.pos_ == "ADP":
            self.particles.add(child.lower_)

    def _stands_behind_time(self, clause: Token) -> bool:
        """Whether an infinitive follows the verb with only the day between: "threatened on Monday to close the port"."""
        if not any(below.lower_ == "to" and below.dep_ == "aux" for below in clause.children):
            return False
        between = [child for child in self.word.children if self.word.i < child.i < clause.left_edge.i and not child.is_punct]
        return bool(between) and all(
            child.dep_ in ("prep", "npadvmod") and any(below.ent_type_ in ("DATE", "TIME") for below in child.subtree) for child in between
        )

    def _add_complement(self, child: Token) -> None:
        self.complements.add(child.dep_)
        self.complements.add(child.lemma_.lower())
        if child.pos_ in ("VERB", "AUX"):
            for below in child.children:
                if below.dep_ == "prep" and below.lower_ in ("before", "until"):
                    self.prepositions.setdefault(below.lower_, set())
            marks = {below.lower_ for below in child.children if below.dep_ in ("aux", "mark")}
            if marks & {"should", "must", "ought"}:
                self.complements.add("should")
            if child.dep_ == "ccomp" and (marks & {"if", "whether"} or any(below.tag_ in ("WP", "WRB", "WDT") for below in child.children)):
                self.complements.add("question")
            if child.dep_ == "ccomp" and "to" not in marks:
                self.complements.add("that")
            if "to" in marks:
                self.complements.add("to")
                if any(below.dep_ == "nsubj" for below in child.children):
                    self.complements.add("whom")
            if child.dep_ == "ccomp" and _is_base(child):
                self.complements.add("base")
            if child.tag_ == "VBG":
                self.complements.add("ing")

    def meets(self, need: Need) -> bool:
        """Whether the word has what ``need`` asks for."""
        kind = need.kind
        if kind == "obj":
            return bool(self.objects & need.heads) if need.heads else bool(self.objects)
        if kind == "subj":
            return bool(self.subjects & need.heads)
        if kind == "prt":
            return bool(self.particles & need.heads)
        if kind == "comp":
            return bool(self.complements & need.heads)
        if kind == "noobj":
            return not self.objects
        if kind == "pass":
            return self.passive
        if need.nouns:
            return any(self.prepositions.get(head, frozenset()) & need.nouns for head in need.heads)
        return any(head in self.prepositions for head in need.heads)


def _is_base(verb: Token) -> bool:
    """Whether a verb stands in its bare form, also where the tagger took that for a plural beside a singular: "insists that she go"."""
    if any(below.dep_ == "aux" for below in verb.children):
        return False
    subject = next((below for below in verb.children if below.dep_ in ("nsubj", "nsubjpass")), None)
    singular = subject is not None and (subject.tag_ in ("NN", "NNP") or subject.lower_ in ("he", "she", "it"))
    past = verb.head.tag_ == "VBD" and verb.head.lemma_.lower() in ("suggest", "insist", "recommend", "propose", "demand", "ask", "urge")
    plural = verb.tag_ == "VBP" and verb.lower_ not in ("are", "have", "do", "'re", "’re", "'ve", "’ve")
    joined = subject is not None and any(child.dep_ == "conj" for child in subject.children)
    passive = any(below.dep_ == "auxpass" and below.lower_ == "be" for below in verb.children)
    return verb.tag_ == "VB" or passive or (plural and ((singular and not joined) or past))


def nouns_of(head: Token) -> set[str]:
    """Lemmas of a noun phrase's head, of those joined to it, and of the noun after "of" where the head only counts or sorts."""
    lemmas: set[str] = set()
    for noun in (head, *head.conjuncts):
        lemmas.add(noun.lemma_.lower())
        lemmas.add(noun.lower_)
        for child in noun.children:
            if child.dep_ == "compound" and noun.lower_ in _GENERIC:
                lemmas.add(child.lemma_.lower())
            if child.dep_ == "prep" and child.lower_ == "of":
                lemmas |= {below.lemma_.lower() for below in child.children if below.dep_ == "pobj"}
    return lemmas


def fit_frame(word: Token, part: str, frames: Frames) -> Frame | None:
    """The most demanding frame of ``word`` whose needs all hold; ``None`` where the word has no frame or names nothing here."""
    frame = find_reading(word, part, frames)
    return frame if frame is not None and frame.type else None


def find_reading(word: Token, part: str, frames: Frames) -> Frame | None:
    """Like ``fit_frame``, with the readings that name nothing: their type is ``None``."""
    lemma = word.lemma_.lower()
    choices = frames.get((lemma, part)) or frames.get((word.lower_, part))
    if not choices and part == "V" and word.tag_ in ("VBD", "VBN", "VBG"):
        choices = frames.get((lemma + "e", part))  # the lemmatiser makes "stag" of "staged"
    if not choices:
        return None
    dependents: Dependents | None = None
    for frame in choices:
        if not frame.needs:
            return frame
        dependents = dependents or Dependents(word)
        if all(dependents.meets(need) for need in frame.needs):
            return frame
    return None
