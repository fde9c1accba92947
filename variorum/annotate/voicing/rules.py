"""Tells by grammar which words of a parsed sentence judge, foretell, rank, explain or hedge."""

from collections.abc import Callable, Iterator, Mapping

from spacy.tokens import Doc, Token

from variorum.annotate.voicing.lexicon import VoiceLexicon
from variorum.model.record import Record
from variorum.model.report import Range, VoiceKind

_SUBJECTS = ("nsubj", "nsubjpass", "csubj", "expl")
_PRESENT = ("VBZ", "VBP")
_POINTING = ("this", "that", "it", "which", "these", "those")
_PERSONAL = ("he", "she", "they", "we", "i", "you", "who")
_ACTING = ("PERSON", "ORG", "GPE", "NORP")
_SCOPES = ("since", "ever", "yet", "in", "for")
_DOERS = ("er", "or", "ist", "yst", "ian", "al")
"""Endings of nouns for those who do something ("analysts", "officials")."""
_LONGEST = 80
"""Words after a verb among which a clause is looked for that reports a fact of its own ("..., which closed in May")."""
_BEFORE_NOUN = ("det", "amod", "poss", "compound", "nummod")
_PAST_FORMS = ("VBD", "VBN")


class Find(Record, frozen=True):
    """Words found: ``core`` are those that mark, ``span`` the clause they govern."""

    kind: VoiceKind
    core: Range
    span: Range
    why: str
    unless_cue: bool = False
    """Whether it is left out where the words introduce a statement."""
    only_in_heading: bool = False
    """Whether it counts in a heading alone: there the parser takes capitals for names."""


def _range(first: Token, last: Token) -> Range:
    return first.idx, last.idx + len(last)


def _subject(verb: Token) -> Token | None:
    return next((child for child in verb.lefts if child.dep_ in _SUBJECTS), None)


def _modal(verb: Token) -> Token | None:
    return next((child for child in verb.lefts if child.tag_ == "MD"), None)


def _predicate(verb: Token) -> Range:
    """The verb with its auxiliaries and all to its right, up to a clause that stands for itself."""
    first = verb
    for child in reversed(list(verb.lefts)):
        if child.dep_ not in ("aux", "auxpass", "neg", "advmod"):
            break
        first = child
    last = verb.right_edge
    for token in verb.doc[verb.i + 1 : min(last.i + 1, verb.i + _LONGEST)]:
        if token.dep_ == "relcl" and token.tag_ in _PAST_FORMS and verb.i + 1 < token.left_edge.i:
            last = token.left_edge.nbor(-1)
            break
    for child in verb.rights:
        if (child.dep_ == "conj" and _subject(child)) or (child.dep_ in ("relcl", "parataxis", "advcl") and child.tag_ in _PAST_FORMS):
            last = min(last, child.left_edge.nbor(-1), key=lambda token: token.i)
            break
    while last.i > first.i and (last.is_punct or last.is_space or last.dep_ in ("cc", "mark")):
        last = last.nbor(-1)
    return _range(first, last) if last.i >= first.i else _range(first, verb)


def _phrase(token: Token) -> Range:
    """A word with all that hangs on it, without the punctuation at its ends."""
    first, last = token.left_edge, token.right_edge
    while last.i > token.i and (last.is_punct or last.is_space):
        last = last.nbor(-1)
    while first.i < token.i and (first.is_punct or first.is_space):
        first = first.nbor(1)
    return _range(first, last)


def _acts(subject: Token | None) -> bool:
    """Whether a subject is somebody who can want and know."""
    return subject is not None and (subject.ent_type_ in _ACTING or subject.lower_ in _PERSONAL[:3])


def _speaks(subject: Token | None) -> bool:
    """Whether a subject is somebody who says, and so is no sign that the reporter reads."""
    if subject is None or subject.ent_type_ in _ACTING or subject.lower_ in _PERSONAL:
        return True
    return subject.tag_ == "NNS" and subject.lemma_.endswith(_DOERS)


class Rules:
    """The rules of grammar over one lexicon; ``triggers`` says which rules a lemma wakes."""

    def __init__(self, lexicon: VoiceLexicon) -> None:
        self._lists = lexicon.lists
        named: Mapping[str, Callable[[Token], Iterator[Find]]] = {
            "loaded_adjective": self._loaded,
            "loaded_verb": self._loaded,
            "loaded_noun": self._loaded,
            "forecast_outcome": self._outcome,
            "forecast_odds": self._odds,
            "forecast_outlook": self._outlook,
            "forecast_risk": self._risk,
            "verdict_noun": self._verdict,
            "verdict_adjective": self._verdict,
            "verdict_ploy": self._ploy,
            "mind_aim": self._aim,
            "mind_belief": self._belief,
            "general_group": self._group,
            "gloss_sign": self._sign,
            "gloss_pointing": self._add,
            "hedge_modal": self._may,
            "hedge_verb": self._appear,
            "hedge_sign": self._suggest,
        }
        self._triggers: dict[str, list[Callable[[Token], Iterator[Find]]]] = {"if": [self._condition], "unless": [self._condition]}
        for rule, finder in named.items():
            for lemma in sorted(lexicon.lists[rule]):
                known = self._triggers.setdefault(lemma, [])
                if finder not in known:
                    known.append(finder)

    def find(self, doc: Doc) -> Iterator[Find]:
        """All that the rules find in a parsed text, in the order of the words that wake them."""
        for token in doc:
            for finder in self._triggers.get(token.lemma_.lower(), ()):
                yield from finder(token)
            if token.tag_ in ("JJS", "RBS"):
                yield from self._superlative(token)

    def _is(self, token: Token, rule: str) -> bool:
        return token.lemma_.lower() in self._lists[rule]

    def _loaded(self, token: Token) -> Iterator[Find]:
        fits = (
            (token.pos_ == "ADJ" and self._is(token, "loaded_adjective") and token.dep_ in ("amod", "acomp", "oprd", "conj", "ROOT"))
            or (token.pos_ == "VERB" and self._is(token, "loaded_verb"))
            or (token.pos_ == "NOUN" and self._is(token, "loaded_noun"))
        )
        if fits:
            place = _range(token, token)
            yield Find("loaded", place, place, f"a word that colours: “{token.text}”")
        elif (
            token.pos_ == "PROPN"
            and token.ent_type_ in ("", "ORG")
            and (self._is(token, "loaded_noun") or self._is(token, "loaded_adjective"))
        ):
            place = _range(token, token)
            yield Find("loaded", place, place, f"a word that colours: “{token.text}”", only_in_heading=True)

    def _outcome(self, verb: Token) -> Iterator[Find]:
        modal = _modal(verb)
        if modal is None or verb.pos_ not in ("VERB", "AUX") or any(child.lower_ == "have" and child.dep_ == "aux" for child in verb.lefts):
            return
        if modal.lower_ in ("will", "’ll", "'ll", "may", "might", "could", "would") and not _acts(_subject(verb)):
            yield Find("forecast", _range(modal, verb), _predicate(verb), "says what will or may come of it")

    def _odds(self, adjective: Token) -> Iterator[Find]:
        verb = adjective.head
        if verb.lemma_ == "be" and verb.tag_ in _PRESENT and any(child.dep_ in ("xcomp", "ccomp") for child in adjective.rights):
            yield Find("forecast", _range(adjective, adjective), _predicate(verb), f"says how likely it is: “{adjective.text}”")

    def _outlook(self, noun: Token) -> Iterator[Find]:
        verb = noun.head
        change = noun if any(self._is(child, "forecast_change") and child.tag_ == "VBG" for child in noun.lefts) else None
        if verb.pos_ in ("VERB", "AUX") and self._is(verb, "forecast_change") and noun.dep_ in ("nsubj", "nsubjpass", "dobj"):
            change = verb
        if noun.pos_ == "NOUN" and change is not None:
            own = [child.left_edge for child in noun.lefts if child.dep_ in _BEFORE_NOUN]
            span = min([noun.idx, *(child.idx for child in own)]), _phrase(noun)[1]
            if change == verb:
                reach = _predicate(verb)
                span = min(span[0], reach[0]), max(span[1], reach[1])
            yield Find("forecast", _range(noun, noun), span, f"weighs the {noun.text.lower()} of what may come")

    def _risk(self, verb: Token) -> Iterator[Find]:
        gerund = any(child.dep_ in ("xcomp", "ccomp") and child.tag_ == "VBG" for child in verb.rights)
        infinitive = verb.lemma_ == "threaten" and any(child.dep_ == "xcomp" and child.tag_ == "VB" for child in verb.rights)
        subject = _subject(verb)
        if verb.tag_ in _PRESENT and ((gerund and verb.lemma_ == "risk") or infinitive) and subject is not None and not _speaks(subject):
            yield Find("forecast", _range(verb, verb), _predicate(verb), "says what it may lead to")

    def _condition(self, mark: Token) -> Iterator[Find]:
        clause = mark.head
        main = clause.head
        if mark.dep_ != "mark" or clause.dep_ != "advcl" or main.pos_ not in ("VERB", "AUX"):
            return
        modal = _modal(main)
        likely = any(self._is(child, "forecast_odds") for child in main.rights)
        if (modal is not None and modal.lower_ in ("will", "may", "might", "could", "would")) or likely:
            reach, first = _predicate(main), _phrase(clause)
            yield Find("forecast", reach, (min(first[0], reach[0]), max(first[1], reach[1])), "says what follows if something happens")

    def _verdict(self, word: Token) -> Iterator[Find]:
        verb = word.head
        listed = self._is(word, "verdict_noun") if word.dep_ == "attr" else word.dep_ == "acomp" and self._is(word, "verdict_adjective")
        if listed and verb.lemma_ == "be" and verb.pos_ in ("AUX", "VERB") and _subject(verb) is not None:
            yield Find("verdict", _range(word, word), _predicate(verb), f"judges: “{word.text}”")

    def _ploy(self, noun: Token) -> Iterator[Find]:
        typical = next((child for child in noun.lefts if self._is(child, "verdict_typical")), None)
        verb = noun.head
        if typical is not None and noun.dep_ == "attr" and verb.lemma_ == "be":
            yield Find("verdict", _range(typical, noun), _predicate(verb), "judges the conduct as of a known kind")

    def _aim(self, verb: Token) -> Iterator[Find]:
        goal = any(child.dep_ in ("xcomp", "ccomp") for child in verb.rights)
        if verb.tag_ == "VBG" and verb.dep_ in ("advcl", "acl") and goal and not any(child.dep_ == "aux" for child in verb.lefts):
            yield Find("mind_reading", _range(verb, verb), _phrase(verb), "gives a motive as a fact")

    def _belief(self, verb: Token) -> Iterator[Find]:
        clause = any(child.dep_ == "ccomp" for child in verb.rights)
        negated = any(child.dep_ in ("neg", "aux") and child.tag_ in ("RB", "MD") for child in verb.lefts)
        if verb.tag_ in ("VBD", *_PRESENT) and clause and not negated and _acts(_subject(verb)):
            yield Find("mind_reading", _range(verb, verb), _predicate(verb), f"tells what somebody has in mind: “{verb.text}”", True)

    def _superlative(self, word: Token) -> Iterator[Find]:
        noun = word.head if word.tag_ == "JJS" else word.head.head
        if noun.pos_ != "NOUN" or word.i > noun.i or (word.lower_ in ("latest", "last", "least", "most") and word.dep_ != "advmod"):
            return
        lefts = list(noun.lefts)
        definite = next((child for child in lefts if child.dep_ == "poss" or child.lower_ == "the"), None)
        if definite is None or any(child.tag_ == "CD" or child.ent_type_ == "ORDINAL" for child in lefts):
            return
        one_of = noun.head.lower_ == "of" and noun.head.head.lower_ == "one"
        scope = next((child for child in reversed(list(noun.rights)) if child.lower_ in _SCOPES), None)
        if one_of or scope is not None:
            first = noun.head.head if one_of else definite.left_edge
            last = scope.right_edge if scope is not None else noun
            after = last.nbor(1) if last.i + 1 < len(last.doc) else last
            last = after.right_edge if after.lower_ == "since" and after.dep_ == "prep" else last
            while last.i > noun.i and (last.is_punct or last.is_space):
                last = last.nbor(-1)
            yield Find("superlative", _range(word, word), _range(first, last), "ranks without saying by whom or by what count")

    def _group(self, noun: Token) -> Iterator[Find]:
        verb = noun.head
        bare = all(child.lower_ in self._lists["general_group"] or child.dep_ == "punct" for child in noun.children)
        plural = noun.tag_ == "NNS" or noun.lower_ in ("many", "some", "most")
        if noun.dep_ == "nsubj" and verb.pos_ == "VERB" and bare and plural and self._is(verb, "general_verb") and noun.i < verb.i:
            place = _range(noun.left_edge, verb)
            yield Find("generality", place, place, "names nobody who says so")

    def _sign(self, verb: Token) -> Iterator[Find]:
        if verb.pos_ != "VERB":
            return
        why = "says what it means, in the reporter's reading"
        object_ = any(child.dep_ in ("dobj", "ccomp") for child in verb.rights)
        if verb.tag_ == "VBG":
            strong = self._is(verb, "gloss_strong") or (self._is(verb, "gloss_hint") and not _speaks(_subject(verb.head)))
            if strong and object_ and verb.dep_ == "advcl" and verb.i > verb.head.i and not _modal(verb.head):
                yield Find("gloss", _range(verb, verb), _phrase(verb), why)
            return
        subject = _subject(verb)
        if subject is None or not object_ or _speaks(subject) or self._is(subject, "gloss_record") or verb.tag_ not in ("VBD", *_PRESENT):
            return
        member = verb.lemma_ == "represent" and subject.tag_ == "WDT"  # "the union, which represents nurses"
        if self._is(verb, "gloss_strong") or (subject.lower_ in _POINTING and verb.tag_ in _PRESENT and not member):
            yield Find("gloss", _range(verb, verb), _predicate(verb), why)

    def _add(self, verb: Token) -> Iterator[Find]:
        subject = _subject(verb)
        pointing = subject is not None and subject.lower_ == "this" and subject.pos_ == "PRON" and verb.pos_ == "VERB"
        if pointing and verb.tag_ in _PRESENT and any(child.dep_ == "dobj" for child in verb.rights):
            yield Find("gloss", _range(verb, verb), _predicate(verb), "says what comes of it, in the reporter's reading")

    def _may(self, modal: Token) -> Iterator[Find]:
        negated = any(child.dep_ == "neg" for child in modal.head.lefts)
        if modal.tag_ == "MD" and not (modal.lower_ == "could" and negated):
            place = _range(modal, modal)
            yield Find("hedge", place, place, f"leaves it open: “{modal.text}”")

    def _appear(self, verb: Token) -> Iterator[Find]:
        if verb.pos_ == "VERB" and any(child.dep_ in ("xcomp", "acomp", "oprd", "ccomp") for child in verb.rights):
            place = _range(verb, verb)
            yield Find("hedge", place, place, f"tells how it looks: “{verb.text}”")

    def _suggest(self, verb: Token) -> Iterator[Find]:
        subject = _subject(verb)
        if verb.pos_ == "VERB" and not _speaks(subject) and any(child.dep_ == "ccomp" for child in verb.rights):
            place = _range(verb, verb)
            yield Find("hedge", place, place, f"draws a conclusion: “{verb.text}”")
