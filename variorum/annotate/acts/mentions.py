"""Tells where a word that names a position tells none: a mere wish, a purpose, what is doubted, suffered or avoided."""

from spacy.tokens import Token

from variorum.annotate.acts.cast import Cast, parties_of
from variorum.annotate.acts.roles import is_misread_main, is_passive, subjects_of
from variorum.annotate.acts.status import is_negated
from variorum.annotate.acts.word_classes import words_in
from variorum.model.report import PositionKind

_CLAIMS = frozenset({"claim", "account", "accusation", "allegation", "charge", "suggestion", "report", "notion", "version"})
"""What is rejected as untrue, not as unwanted."""
_PASTIMES = frozenset("be have become do go hear run stay live play win keep point put use return".split())
_SWEARING = frozenset({"swear", "vow", "pledge", "promise", "guarantee"})
"""Verbs that also assure of what is past."""
_PERFECT = frozenset({"had", "has", "have", "'ve", "’ve", "'d", "’d"})
_KNOWING = frozenset({"know", "think", "believe", "say", "mean", "imply"})


def tells_nothing(word: Token, kind: PositionKind, cast: Cast) -> bool:
    """Whether ``word``, which elsewhere names a position of the kind, tells none here."""
    return (
        _is_idle_wish(word)
        or _is_suffered(word)
        or (word.dep_ == "relcl" and word.head.lemma_.lower() in _CLAIMS)
        or _is_doubted(word)
        or _is_side_purpose(word, kind)
        or _is_threat_of_things(word, kind)
        or _is_blame_of_things(word, cast)
        or _is_avoided(word)
        or _is_visit(word)
        or _is_naming(word, kind)
        or _is_sworn_fact(word)
        or _is_manner(word)
        or (word.pos_ == "NOUN" and any(child.lower_ in ("little", "few", "scant") for child in word.children))
    )


def _is_side_purpose(word: Token, kind: PositionKind) -> bool:
    """Whether the verb is only what for or how: "to support a settlement", "between supporting A and ..."."""
    if word.pos_ not in ("VERB", "AUX"):
        return False
    if word.dep_ == "conj" and word.tag_ == "VB" and not any(child.dep_ in ("nsubj", "aux") for child in word.children):
        word = word.head
    if word.dep_ == "pcomp":
        return not any(child.dep_ == "nsubj" for child in word.children)
    if kind == "accusation" and word.dep_ in ("acl", "relcl") and word.tag_ == "VB":
        return not any(child.dep_ == "nsubj" for child in word.children)
    if kind in ("accusation", "offer") or (word.dep_ == "xcomp" and kind not in ("support", "oppose", "demand")):
        return False
    return word.dep_ in ("advcl", "acl", "xcomp", "relcl") and any(child.dep_ == "aux" and child.lower_ == "to" for child in word.children)


def _is_threat_of_things(word: Token, kind: PositionKind) -> bool:
    """Whether an act or a harm, not a party, "threatens" to do something."""
    return kind == "threat" and any(noun.lemma_.lower() in words_in("act_noun") | words_in("harm_noun") for noun in subjects_of(word))


def _is_blame_of_things(word: Token, cast: Cast) -> bool:
    """Whether a mishap, not a party, is "blamed": "blamed a clerical error"."""
    if word.lemma_.lower() != "blame" or word.pos_ != "VERB":
        return False
    objects = [child for child in word.children if child.dep_ in ("dobj", "nsubjpass")]
    return bool(objects) and all(
        noun.pos_ == "NOUN" and noun.tag_ == "NN" and noun.lemma_.lower() not in words_in("body") and not parties_of(noun, cast)
        for noun in objects
    )


def _is_avoided(word: Token) -> bool:
    """Whether the deed is one that its doer avoids or does not bring about: "has avoided demanding it", "failed to agree"."""
    verb = word.head if word.dep_ == "conj" else word
    if verb.dep_ == "xcomp" and verb.tag_ == "VB" and verb.head.lemma_.lower() == "fail":
        return True
    return (
        verb.dep_ in ("xcomp", "pcomp")
        and verb.tag_ == "VBG"
        and any(above.lemma_.lower() in ("avoid", "refrain", "stop", "cease") for above in (verb.head, verb.head.head))
    )


def _is_idle_wish(word: Token) -> bool:
    """Whether somebody only says what he would like to say or do: "I want to thank", "what you want to hear", "a talk we want to have"."""
    if word.lemma_.lower() not in ("want", "hope", "need", "desire", "ask"):
        return False
    if any(child.tag_ == "WRB" for child in word.children):
        return True
    if word.dep_ == "relcl" and not any(child.dep_ == "nsubj" and child.tag_ in ("WP", "WDT") for child in word.children):
        return True
    if word.dep_ != "csubj" and any(
        child.lower_ == "what" and child.dep_ == "dobj" for below in (word, *word.children) for child in below.children
    ):
        return True
    subjects = subjects_of(word)
    if any(noun.lower_ in ("you", "one", "anyone", "people", "who", "whoever", "everyone", "everybody") for noun in subjects):
        return True
    deed = next((child for child in word.children if child.dep_ == "xcomp"), None)
    if deed is None or word.lemma_.lower() in ("ask", "need"):
        return False
    own = not any(child.dep_ == "nsubj" for child in deed.children)
    return own and (deed.lemma_.lower() in words_in("inner") | _PASTIMES or _only_object_points(deed))


def _only_object_points(deed: Token) -> bool:
    objects = [child for child in deed.children if child.dep_ in ("dobj", "attr", "acomp")]
    return deed.lemma_.lower() in ("put", "do", "share", "see", "point", "leave", "keep", "make") and all(
        noun.lower_ in ("this", "that", "it", "so") for noun in objects
    )


def _is_doubted(word: Token) -> bool:
    """Whether the report says that it is not known or not so: "no evidence that X objected", "I don't know that X wants ..."."""
    node = word
    for _ in range(4):
        if node.dep_ not in ("ccomp", "xcomp", "acl", "relcl", "conj", "advcl") or node.head == node:
            return False
        above = node.head
        if node.dep_ in ("ccomp", "acl") and above.lemma_.lower() in _KNOWING and is_negated(above):
            return True
        if (
            node.dep_ in ("acl", "relcl", "ccomp")
            and above.lemma_.lower() in ("evidence", "indication", "sign", "proof")
            and any(child.lower_ in ("no", "other") for child in above.children)
        ):
            return True
        node = above
    return False


def _is_suffered(word: Token) -> bool:
    """Whether a bare participle tells what was done to the subject by nobody named: "when pressed on the matter"."""
    if word.tag_ != "VBN" or word.dep_ not in ("advcl", "acl", "relcl") or is_misread_main(word):
        return False
    return not any(child.dep_ in ("aux", "agent") or (child.dep_ == "prep" and child.lower_ == "by") for child in word.children)


def _is_naming(word: Token, kind: PositionKind) -> bool:
    """Whether "called" gives a name, "called him the judge for it", or "insisted on" a number."""
    if kind != "demand":
        return False
    if word.lemma_ == "insist":
        nouns = [below for child in word.children if child.lower_ in ("on", "upon") for below in child.children if below.dep_ == "pobj"]
        return any(noun.pos_ == "NUM" for noun in nouns)
    return word.lemma_ == "call" and not is_passive(word) and any(child.dep_ in ("oprd", "dobj") for child in word.children)


def _is_sworn_fact(word: Token) -> bool:
    """Whether somebody only swears that a thing is past: "swore that he had braked", "vows it was so"."""
    if word.lemma_.lower() not in _SWEARING or word.pos_ != "VERB":
        return False
    clause = next((child for child in word.children if child.dep_ == "ccomp"), None)
    if clause is None:
        return False
    aux = {child.lower_ for child in clause.children if child.dep_ in ("aux", "auxpass")}
    if not aux:
        return clause.tag_ == "VBD"
    perfect = bool(aux & _PERFECT) and clause.tag_ in ("VBN", "VBD")
    return perfect or (aux <= {"was", "were"} and clause.tag_ in ("VBN", "VBG"))


def _is_manner(word: Token) -> bool:
    """Whether somebody "prefers" to say, to call, to be told or not to do a thing: no backing of anything."""
    if word.lemma_.lower() != "prefer" or word.pos_ != "VERB":
        return False
    deed = next((child for child in word.children if child.dep_ in ("xcomp", "ccomp")), None)
    if deed is None or any(child.dep_ == "nsubj" for child in deed.children):
        return False
    named = any(child.dep_ in ("oprd", "attr") or child.dep_ == "ccomp" for child in deed.children)
    return is_negated(deed) or is_passive(deed) or named or deed.lemma_.lower() in words_in("inner") | {"say", "call", "tell", "complain"}


def _is_visit(word: Token) -> bool:
    """Whether "called on" tells no appeal: nothing that is to be done follows, "called on Friday"."""
    if word.lemma_ != "call" or not any(child.lower_ in ("on", "upon") for child in word.children):
        return False
    rest = word.doc[word.i + 1 : word.sent.end]
    return not any(token.lower_ in ("to", "for") and token.dep_ in ("aux", "prep", "mark") for token in rest) or any(
        below.ent_type_ in ("DATE", "TIME") for child in word.children if child.lower_ == "on" for below in child.children
    )
