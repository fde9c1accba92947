"""Reads the parts of a position: who holds it, what it says, what sets it off, how it is hedged."""

from spacy.tokens import Token

from variorum.annotate.acts.cast import Cast, heads_with_conjuncts, holders_of, parties_of
from variorum.annotate.acts.clauses import range_of, trim
from variorum.annotate.acts.roles import is_passive, patients_of, subjects_of
from variorum.annotate.acts.word_classes import words_in
from variorum.model.report import PositionKind, Range

_CONTENT_PREPOSITIONS = frozenset({"for", "of", "about", "against", "over", "to", "regarding", "with", "from", "on", "away"})
_SPELLERS = frozenset({"involve", "include", "foresee", "envisage", "provide", "consist", "mean", "contain", "entail", "demand"})
"""Verbs by which an offer or a demand says what is in it."""
_HEDGES = frozenset({"reportedly", "allegedly", "apparently", "supposedly", "purportedly"})
_UTTERANCES = frozenset("statement letter address speech report order bill law legislation suit lawsuit campaign administration".split())
"""Acts through which a party speaks."""
_CARRIERS = frozenset(
    "issue express voice raise confirm affirm reaffirm convey extend make state repeat renew "
    "reiterate give have show signal declare present submit "
    "table offer take send hand put unveil announce deliver underline stress emphasize emphasise".split()
)
_CLOSING = frozenset({"if", "unless", "while", "although", "though"})
"""With these begins a clause that is no part of what is demanded, offered ... before it."""
_AIMED_NOUNS = frozenset({"criticism", "accusation", "allegation", "denunciation", "pressure", "understanding", "appreciation"})
"""Nouns whose "of" names the one they are aimed at."""
_DEED_ENDINGS = ("tion", "sion", "ment", "ing", "ure", "ance", "ence", "al", "out", "down")
"""Endings of nouns for deeds."""
_REFLEXIVES = frozenset({"herself", "himself", "itself", "themselves"})
_POINTERS = frozenset(
    {"it", "this", "that", "them", "they", "what", "which", "so", "these", "those", "him", "her", "me", "us", "you", "who", "whom"}
)
_ANSWERS = frozenset({"answer", "counter", "meet"})
"""What is threatened to do to any deed of another."""
_CONSEQUENCES = frozenset(
    {
        "consequence",
        "repercussion",
        "response",
        "retaliation",
        "risk",
        "danger",
        "war",
        "escalation",
        "action",
        "cost",
        "damage",
        "collapse",
        "price",
    }
)


def carrier_of(word: Token) -> Token:
    """The verb whose object or predicate the word is: "expressed willingness", "is ready"."""
    head = word.head
    if word.dep_ == "nsubj" and word.pos_ == "NOUN":
        # the parser reads "an offer, made to A, involves B" as two joined clauses
        speller = next((verb for verb in (head, *head.children) if verb.lemma_.lower() in _SPELLERS and verb.dep_ != "nsubj"), None)
        if speller is not None and (speller == head or (speller.dep_ == "conj" and speller.lemma_.lower() != "demand")):
            return speller
    if word.dep_ in ("acomp", "attr", "oprd") and head.pos_ in ("VERB", "AUX"):
        return head
    if word.dep_ == "dobj" and head.lemma_.lower() in _CARRIERS:
        return head
    if (
        word.dep_ == "pobj"
        and head.lower_ == "with"
        and head.head.pos_ in ("VERB", "AUX")
        and not any(c.dep_ == "poss" for c in word.children)
    ):
        return head.head
    return word


def holder_of(word: Token, cast: Cast) -> tuple[str, ...]:
    """The parties that the words name as its holder: the doer of the verb, the owner of the noun, the subject of its carrier."""
    if word.pos_ in ("VERB", "AUX"):
        found = [name for noun in subjects_of(word) for name in _holders_at(noun, word, cast)]
        return tuple(dict.fromkeys(found))
    found = []
    owned = any(child.dep_ == "poss" for child in word.children)  # "Peru's offer of Lima"
    ways = ("by", "from") if owned or word.lemma_.lower() in _AIMED_NOUNS else ("by", "from", "of")
    for child in word.children if word.pos_ != "ADJ" else ():
        if child.dep_ in ("poss", "amod", "compound", "nmod"):
            found.extend(parties_of(child, cast))
        elif child.dep_ == "prep" and child.lower_ in ways:
            found.extend(name for below in child.children if below.dep_ == "pobj" for name in parties_of(below, cast))
    carrier = carrier_of(word)
    if not found and carrier != word:
        found = [name for noun in subjects_of(carrier) if noun != word for name in parties_of(noun, cast)]
    return tuple(dict.fromkeys(found))


def _holders_at(noun: Token, verb: Token, cast: Cast) -> list[str]:
    """The parties of a subject, where it can hold a position: "Norway's visit" holds none; "X said ..., and it wants ..." means X."""
    found = holders_of(noun, cast)
    if not found and noun.lower_ in ("it", "he", "she", "they") and verb.dep_ == "conj" and verb.head.pos_ == "VERB":
        above = [child for child in verb.head.children if child.dep_ == "nsubj" and (child.pos_ != "PRON" or child.lower_ == noun.lower_)]
        for name in (name for child in above for name in parties_of(child, cast)):
            if (cast.entities[name].kind == "person") == (noun.lower_ in ("he", "she")) or noun.lower_ == "they":
                found.append(name)
    if not found and noun.pos_ == "PROPN":
        found = [name for one in heads_with_conjuncts(noun) for name in cast.all_at(one)]  # a city that acts
    if noun.pos_ == "NOUN" and cast.at(noun) is None and noun.lemma_.lower() in words_in("act_noun") - _UTTERANCES:
        return []
    return found


def is_unnamed(word: Token) -> bool:
    """Whether the words name no holder though one is meant: the first person, or nobody before a verb that is no passive."""
    carrier = carrier_of(word)
    if carrier.pos_ not in ("VERB", "AUX"):
        return any(child.dep_ == "poss" and child.lower_ in ("my", "our") for child in word.children)
    holders = subjects_of(carrier)
    if not holders:
        bare = not any(child.dep_ in ("nsubj", "csubj", "expl") for child in carrier.children)
        return bare and not is_passive(carrier) and carrier.dep_ == "ROOT"
    return all(noun.lower_ in ("i", "we", "us") for noun in holders)


def content_of(word: Token, kind: PositionKind) -> Range | None:
    """The range of what is demanded, offered ...: the complement clause, else the object, else the noun after the preposition.

    What only points ("it", "that") is no content.
    """
    cleft = cleft_of(word)
    if cleft is not None:
        return range_of(cleft)
    if word.dep_ == "nsubj" and word.pos_ == "NOUN" and carrier_of(word) != word:
        told = carrier_of(word).children
        return next((range_of(child) for child in told if child.dep_ in ("dobj", "ccomp", "xcomp", "prep")), None)
    blamed_for = _cause_of(word) if kind == "accusation" else None
    if blamed_for is not None:
        return _without_condition(blamed_for)
    first = ("ccomp", "xcomp")
    for kinds in (first, ("dobj",), ("nsubjpass",), ("prep", "acl", "dative"), ("advcl",)):
        for child in word.children:
            if child.dep_ not in kinds or (child.dep_ == "prep" and (child.lower_ not in _CONTENT_PREPOSITIONS or _says_when(child))):
                continue
            if is_apart(child) or _says_when(child) or (child.lower_ == "from" and word.pos_ == "NOUN"):
                continue
            to_do = any(c.lower_ in ("to", "for") and c.dep_ in ("aux", "mark") for c in child.children)
            if child.dep_ == "advcl" and not to_do and not _is_gerund_object(child):
                continue
            if child.dep_ == "nsubjpass" and not is_passive(word):
                continue
            if child.dep_ == "acl" and word.pos_ in ("NOUN", "PROPN") and not _spells_out(child):
                continue
            if _only_points(child):
                if child.lower_ in _REFLEXIVES:
                    continue
                return _antecedent_of(word, child)
            if child.dep_ == "xcomp" and word.dep_ == "relcl" and len(list(child.subtree)) <= 2:
                return trim(word.doc, word.head.left_edge.i, child.right_edge.i)  # "the system that he vowed to fix"
            label = next((other for other in word.children if other.lower_ == "as" and other.left_edge.i == child.right_edge.i + 1), None)
            if child.dep_ == "dobj" and label is not None and word.lemma_ == "dismiss":
                return trim(word.doc, child.left_edge.i, label.right_edge.i)
            return _without_condition(child)
    for child in word.children:
        if child.dep_ in ("advmod", "prt") and any(below.dep_ == "prep" for below in child.children):
            return _without_condition(child)
    if word.dep_ == "dobj" and carrier_of(word) != word:
        return range_of(word)
    if word.dep_ == "relcl" and word.head.pos_ in ("NOUN", "PROPN") and not _has_relative_subject(word):
        return trim(word.doc, word.head.left_edge.i, word.left_edge.i - 1)
    return None


def _is_gerund_object(child: Token) -> bool:
    """Whether the parser took what is "ruled out" for a clause beside it: "ruled out reopening the gates"."""
    before = child.left_edge.i - 1
    return child.tag_ == "VBG" and child.left_edge == child and before > 0 and child.doc[before] in child.head.children


def is_apart(clause: Token) -> bool:
    """Whether a clause that the parser took for the verb's complement is a sentence of its own before a semicolon."""
    verb = clause.head
    return clause.dep_ == "ccomp" and clause.i < verb.i and any(token.lower_ == ";" for token in verb.doc[clause.i : verb.i])


def _says_when(child: Token) -> bool:
    """Whether a phrase only gives the day: "on Monday"."""
    return child.dep_ == "prep" and any(below.dep_ == "pobj" and below.ent_type_ in ("DATE", "TIME") for below in child.children)


def _cause_of(word: Token) -> Token | None:
    """What somebody is blamed for: the phrase after "of", "for", "over" or "as"; a noun's other phrases too."""
    preps = [
        child
        for child in word.children
        if child.dep_ == "prep" and child.lower_ in ("of", "for", "over", "as", "about") and not _says_when(child)
    ]
    return next((prep for prep in preps if prep.lower_ != "of"), preps[0]) if preps else None


def _has_relative_subject(verb: Token) -> bool:
    return any(child.dep_ in ("nsubj", "nsubjpass") and child.tag_ in ("WDT", "WP") for child in verb.children)


def _spells_out(clause: Token) -> bool:
    """Whether a clause on a noun says what is in it: "to leave", "involving troops"; "lying on the table" does not."""
    return any(child.dep_ == "aux" and child.lower_ == "to" for child in clause.children) or clause.lemma_.lower() in _SPELLERS | {"call"}


def _only_points(child: Token) -> bool:
    noun = next((below for below in child.children if below.dep_ in ("pobj", "pcomp")), None) if child.dep_ == "prep" else child
    if noun is None:
        return True
    return noun.lower_ in _POINTERS | _REFLEXIVES and not any(below.dep_ not in ("punct",) for below in noun.children)


def _antecedent_of(word: Token, child: Token) -> Range | None:
    """What a relative pronoun stands for: "a fine that it refused to pay"."""
    bare = child.dep_ == "prep" and not any(below.dep_ in ("pobj", "pcomp") for below in child.children)
    if (
        word.dep_ == "relcl"
        and (bare or child.tag_ in ("WDT", "WP"))
        and not _has_relative_subject(word)
        and word.head.pos_ in ("NOUN", "PROPN")
    ):
        return trim(word.doc, word.head.left_edge.i, word.left_edge.i - 1)
    return None


def cleft_of(word: Token) -> Token | None:
    """What "what he demands is ..." says is demanded."""
    copula = word.head
    if word.dep_ != "csubj" or copula.lemma_.lower() != "be" or not any(child.lower_ == "what" for child in word.children):
        return None
    return next(
        (child for child in copula.children if child.dep_ in ("attr", "acomp", "xcomp", "ccomp", "advcl") and child.i > copula.i), None
    )


def _without_condition(head: Token) -> Range:
    """The subtree of ``head`` up to a condition at its end, or to a participle that goes on with the main clause."""
    last = head.right_edge.i
    for child in head.children:
        conditional = child.dep_ == "advcl" and any(c.dep_ == "mark" and c.lower_ in _CLOSING for c in child.children)
        if (conditional or (child.dep_ == "prep" and child.lower_ == "before")) and child.i > head.i:
            last = min(last, child.left_edge.i - 1)
        for participle in (child, *(child.children if child.dep_ == "relcl" else ())):
            if participle.tag_ == "VBG" and participle.i > head.i and participle.doc[participle.left_edge.i - 1].lower_ == ",":
                last = min(last, participle.left_edge.i - 1) if participle.dep_ in ("advcl", "acl") else last
    return trim(head.doc, head.left_edge.i, max(last, head.i))


def trigger_of(word: Token) -> Range | None:
    """What sets a warned-of consequence off: "warning about X supplying Y", "X would damage Y", "answer any test"."""
    for child in word.children:
        if child.dep_ == "prep" and child.lower_ in ("about", "against", "over", "to", "regarding"):
            inner = list(child.children)
            if any(below.dep_ == "pcomp" for below in inner):
                return trim(word.doc, inner[0].left_edge.i, inner[-1].right_edge.i)
            for below in inner:
                if below.dep_ == "pobj" and any(c.dep_ == "det" and c.lower_ == "any" for c in below.children):
                    return range_of(below)
                if (
                    below.dep_ == "pobj"
                    and word.pos_ in ("NOUN", "PROPN")
                    and child.lower_ != "to"
                    and below.lemma_.lower() not in _CONSEQUENCES
                ):
                    return range_of(below)
        if child.dep_ == "xcomp" and child.lemma_.lower() in _ANSWERS:
            for below in child.children:
                if below.dep_ == "dobj" and any(c.dep_ == "det" and c.lower_ == "any" for c in below.children):
                    return range_of(below)
        if child.dep_ == "ccomp" and any(c.dep_ == "aux" and c.lower_ in ("would", "will", "could") for c in child.children):
            for below in child.children:
                if below.dep_ == "csubj" or (below.dep_ in ("nsubj", "nsubjpass") and _may_come(below, child)):
                    return range_of(below)
    return None


def _may_come(noun: Token, verb: Token) -> bool:
    """Whether a subject is a deed or an event, any one of its sort, or does harm: "the closure of the base", "any soldier"."""
    if noun.pos_ != "NOUN":
        return False
    anyhow = any(child.dep_ == "det" and child.lower_ in ("any", "every", "another") for child in noun.children)
    lemma = noun.lemma_.lower()
    harms = verb.lemma_.lower() in words_in("harm") | words_in("cause") and not noun.ent_type_
    return anyhow or harms or lemma.endswith(_DEED_ENDINGS) or lemma in words_in("act_noun") | words_in("harm_noun")


def hedge_of(word: Token) -> Range | None:
    """A word beside it that weakens the report of it: "reportedly"."""
    for node in (word, *word.children, word.head, *word.head.children):
        if node.lower_ in _HEDGES:
            return node.idx, node.idx + len(node)
    for noun in patients_of(word):
        for child in noun.children:
            if child.lower_ in _HEDGES:
                return child.idx, child.idx + len(child)
    return None
