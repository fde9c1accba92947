"""Reads how speakers judge the acts of others: "called it a stunt", "his absence is appalling", "we are disappointed with them"."""

from collections.abc import Iterator

from spacy.tokens import Token

from variorum.annotate.acts.cast import Cast, parties_of
from variorum.annotate.acts.clauses import clause_range, trim
from variorum.annotate.acts.floor import FIRST_PERSON, Floor
from variorum.annotate.acts.holding import hedge_of
from variorum.annotate.acts.roles import is_passive, subjects_of
from variorum.annotate.acts.stances import Stance
from variorum.annotate.acts.status import is_negated
from variorum.annotate.acts.turning import is_measure
from variorum.annotate.acts.word_classes import words_in
from variorum.model.report import PositionKind

_NAMING = frozenset(
    "call describe label brand dub characterise characterize term denounce dismiss deride condemn decry criticize criticise "
    "blast slam ridicule attack mock hail praise declare pronounce regard view consider deem find reject treat qualify assess judge".split()
)
_BEING = frozenset("be seem look sound remain become represent constitute show amount smack reek display demonstrate".split())
_CONCERN = frozenset({"concerned", "worried", "troubled", "alarmed", "skeptical", "sceptical"})
_RULING = frozenset("leader leadership government politician president congress administration policy".split())
"""Whom a speaker calls "our ..." without being of them."""
_CLAIMS = frozenset(
    "accusation allegation charge claim insinuation report rumor rumour story suggestion suspicion them they these those".split()
)
"""What is denied by who calls it false: that lays no blame."""
_SORTS = frozenset({"act", "case", "form", "piece", "kind", "sign", "bit", "display", "string"})
"""Heads that leave the judgement to the noun after "of": "an act of cowardice"."""
_POINTERS = frozenset({"it", "this", "that", "which", "what", "these", "those"})
MODALS = frozenset({"would", "will", "could", "may", "might", "should", "must", "can", "'d", "’d", "'ll", "’ll"})
"""With these a verb tells no deed done."""


def find_verdicts(verbs: list[Token], cast: Cast, floor: Floor) -> list[Stance]:
    """The judgements that a sentence reports."""
    found = []
    for word in verbs:
        stance = (
            _read_naming(word, cast, floor)
            or _read_speaking(word, cast, floor)
            or _read_being(word, cast, floor)
            or _read_stirred(word, cast, floor)
        )
        if stance is not None:
            found.append(stance)
    return found


def _kind_of(judged: Token) -> PositionKind | None:
    lemma, form = judged.lemma_.lower(), judged.lower_
    if lemma in ("step", "move"):
        ways = {deep.lower_ for below in judged.subtree if below.lemma_.lower() == "direction" for deep in below.children}
        if ways & {"wrong", "right"}:
            return "accusation" if "wrong" in ways else "support"
    words = {lemma, form}
    adjective = judged.pos_ in ("ADJ", "VERB", "ADV")
    if words & words_in("blame" if adjective else "blame_noun") or (judged.pos_ == "PROPN" and words & words_in("blame_noun")):
        return "accusation"
    fitting = judged.dep_ != "amod" or (judged.head.dep_ == "attr" and judged.head.lemma_.lower() in words_in("act_noun"))
    if words & words_in("praise" if adjective else "praise_noun") and fitting:
        return "support"
    return None


def _judgements(heads: list[Token]) -> Iterator[tuple[Token, PositionKind]]:
    """The judging words in a predicate: its head, those joined to it, and its adjectives; what hangs below them in clauses left out."""
    for head in heads:
        todo = [(head, 0)]
        while todo:
            word, depth = todo.pop(0)
            kind = _kind_of(word)
            if kind is not None:
                negated = any(child.dep_ == "neg" or (child.dep_ == "det" and child.lower_ == "no") for child in word.children)
                if not negated:
                    yield word, kind
            if word.lemma_.lower() in _SORTS:
                todo.extend((c, depth) for child in word.children if child.lower_ == "of" for c in child.children if c.dep_ == "pobj")
            if depth < 3:
                todo.extend(
                    (c, depth + 1) for c in word.children if c.dep_ in ("conj", "amod", "compound", "oprd", "attr", "acomp", "pobj", "nmod")
                )


def _read_naming(word: Token, cast: Cast, floor: Floor) -> Stance | None:
    if (
        word.lemma_.lower() not in _NAMING
        or is_negated(word)
        or any(child.dep_ == "aux" and child.lower_ == "to" for child in word.children)
        or _is_believed(word)
    ):
        return None
    named: list[Token] = []
    objects: list[Token] = []
    for child in word.children:
        if child.i < word.i and child.dep_ not in ("dobj", "nsubjpass"):
            continue
        if child.dep_ in ("oprd", "attr", "acomp") or (child.dep_ == "prep" and child.lower_ == "as"):
            named.extend(child.children if child.dep_ == "prep" else [child])
        elif child.dep_ in ("ccomp", "xcomp") and word.lemma_.lower() in ("call", "consider", "find", "deem", "declare"):
            if any(below.dep_ in ("aux", "mark") for below in child.children):
                continue
            named.extend([child, *(below for below in child.children if below.dep_ in ("attr", "acomp", "oprd"))])
            objects.extend(below for below in child.children if below.dep_ in ("nsubj", "nsubjpass"))
        elif child.dep_ in ("dobj", "nsubjpass"):
            objects.append(child)
            if word.lemma_.lower() == "call":
                named.extend(below for below in child.children if below.dep_ == "appos")
    if word.lemma_.lower() == "call" and not named and len(objects) == 1 and objects[0].dep_ == "dobj":
        named = objects  # the parser takes "called X a stunt" for one noun phrase
    judged = next(_judgements(named), None)
    if judged is None:
        return None
    subjects = [noun for noun in subjects_of(word) if noun not in objects]
    party = floor.own_parties(word) or tuple(dict.fromkeys(name for noun in subjects for name in parties_of(noun, cast)))
    party = party or floor.cued_by(word)
    judged_parties = [name for noun in (*objects, *_antecedent(word)) for name in parties_in(noun, cast)]
    if not party or set(judged_parties) & set(party):
        return None
    target = tuple(dict.fromkeys(judged_parties))
    kind = judged[1] if target else _of_thing(judged[1], objects, cast)
    kind = "oppose" if _is_denial(judged[0], objects) else kind
    start = min([word.i + 1, *(noun.left_edge.i for noun in objects if noun.i > word.i)])
    content = trim(word.doc, start, max(judged[0].right_edge.i, *(noun.right_edge.i for noun in named)))
    return Stance(word, kind, party, target, clause_range(word), (content,), None, hedge_of(word), False)


def _read_speaking(word: Token, cast: Cast, floor: Floor) -> Stance | None:
    """Blame in the words that somebody uses of a thing: "spoke of 'blackmail'"."""
    if word.lemma_.lower() not in ("speak", "talk") or is_negated(word) or _is_believed(word):
        return None
    of = next((child for child in word.children if child.dep_ == "prep" and child.lower_ == "of" and child.i > word.i), None)
    named = [noun for noun in of.children if noun.dep_ == "pobj"] if of is not None else []
    judged = next(_judgements(named), None)
    party = floor.cued_by(word) or tuple(dict.fromkeys(name for noun in subjects_of(word) for name in parties_of(noun, cast)))
    if of is None or judged is None or judged[1] != "accusation" or not party or not floor.is_quoted(judged[0]):
        return None
    content = trim(word.doc, of.i + 1, of.right_edge.i)
    return Stance(word, "accusation", party, (), clause_range(word), (content,), None, hedge_of(word), False)


def _of_thing(kind: PositionKind, judged: list[Token], cast: Cast) -> PositionKind:
    """Blame that is laid on a measure, or on what was said before, is opposition to it; that of a party or a deed accuses."""
    is_thing = not judged or is_measure(judged, cast) or any(noun.lower_ in _POINTERS for noun in judged)
    owned = [name for noun in judged for name in parties_in(noun, cast)]
    return "oppose" if kind == "accusation" and is_thing and not owned else kind


def _is_denial(judgement: Token, judged: list[Token]) -> bool:
    """Whether a claim is called false: "the accusations are groundless", "dismissed them as an invention"."""
    return judgement.lemma_.lower() in words_in("falsehood") and any(noun.lemma_.lower() in _CLAIMS for noun in judged)


def _is_believed(word: Token) -> bool:
    """Whether somebody only believes, or denies, that it was said: "he believed that X had called him a liar"."""
    node = word
    while node.dep_ in ("ccomp", "conj") and node.head != node:
        clause, node = node.dep_ == "ccomp", node.head
        if clause and node.lemma_.lower() in ("believe", "think", "imagine", "suspect", "deny", "assume"):
            return True
    return False


def _antecedent(verb: Token) -> list[Token]:
    """The noun that "whom he called a liar" hangs on."""
    return [verb.head] if verb.dep_ == "relcl" and any(child.dep_ == "dobj" and child.tag_ == "WP" for child in verb.children) else []


def parties_in(noun: Token, cast: Cast) -> list[str]:
    """The parties that a noun phrase names, else those named anywhere in it."""
    return parties_of(noun, cast) or [
        name for below in noun.subtree for name in [cast.at(below)] if name is not None and cast.is_party(name)
    ]


def _read_being(word: Token, cast: Cast, floor: Floor) -> Stance | None:
    """A judgement made in a statement: "X is appalling", "that shows disrespect", "we are disappointed by X"."""
    speakers = floor.speakers_at(word)
    lemma = word.lemma_.lower()
    if (
        not speakers
        or lemma not in _BEING
        or word.dep_ == "relcl"
        or not floor.is_voiced(word)
        or any(child.dep_ == "aux" and child.lower_ in MODALS | {"to"} for child in word.children)
    ):
        return None
    if any(child.dep_ == "expl" for child in word.children):
        return None
    predicate = [
        c
        for c in word.children
        if c.dep_
        in (("attr", "acomp", "oprd") if lemma in ("be", "seem", "look", "sound", "remain", "become") else ("dobj", "attr", "oprd"))
    ]
    predicate += [
        below
        for child in word.children
        if child.dep_ == "prep" and child.lower_ in ("of", "to") and lemma in ("smack", "reek", "amount")
        for below in child.children
    ]
    subjects = subjects_of(word)
    if not subjects or not predicate:
        return None
    subject = subjects[0]
    ruling = subject.lemma_.lower() in _RULING and any(child.lower_ == "our" for child in subject.children)
    if subject.lower_ in FIRST_PERSON or (floor.own_parties(word) and not ruling):
        return _read_feeling(word, predicate, speakers, cast)
    if subject.lower_ == "it" and word.tag_ == "VBD":
        return None
    judged = next(_judgements(predicate), None)
    if judged is not None and is_negated(word):
        judged = (judged[0], "oppose") if judged[1] == "support" and judged[0].pos_ == "ADJ" else None
    if judged is None or not (ruling or _is_judged(subject, judged, cast, speakers)):
        return None
    target = tuple(name for name in dict.fromkeys(parties_in(subject, cast)) if name not in speakers)
    span = clause_range(word)
    kind = "oppose" if _is_denial(judged[0], [subject]) else _of_thing(judged[1], [subject], cast)
    return Stance(word, kind, speakers, target, span, (span,), None, hedge_of(word), False)


def _is_judged(subject: Token, judged: tuple[Token, PositionKind], cast: Cast, speakers: tuple[str, ...]) -> bool:
    """Whether the subject is somebody's act or a party, and the word judges conduct rather than an experience."""
    if judged[0].lemma_.lower() in words_in("falsehood") and subject.pos_ == "NOUN":
        return True
    if subject.lower_ in ("he", "she", "they") and judged[1] != "support":
        return judged[0].lemma_.lower() not in words_in("mild")
    mild = judged[0].lemma_.lower() in words_in("mild")
    owners = [name for name in parties_in(subject, cast) if name not in speakers]
    if (
        owners
        or subject.lemma_.lower() in words_in("act_noun")
        or any(c.lower_ in ("his", "her", "their", "your") for c in subject.children)
    ):
        return True
    if judged[1] == "support":
        return judged[0].dep_ == "amod" and subject.lower_ in _POINTERS
    return not mild and subject.lower_ in _POINTERS


def _read_stirred(word: Token, cast: Cast, floor: Floor) -> Stance | None:
    """What a speaker says has stirred him: "she was saddened by the claim"."""
    if word.lower_ not in words_in("feeling") or word.pos_ != "VERB" or not is_passive(word) or not floor.is_voiced(word):
        return None
    speakers = floor.speakers_at(word)
    subjects = [child for child in word.children if child.dep_ == "nsubjpass"]
    if not speakers or not floor.own_parties_of(subjects, speakers):
        return None
    return _read_feeling(word, [word], speakers, cast)


def _read_feeling(word: Token, predicate: list[Token], speakers: tuple[str, ...], cast: Cast) -> Stance | None:
    for head in predicate:
        if (
            head.lower_ in words_in("feeling")
            and any(child.dep_ in ("prep", "ccomp", "agent") for child in head.children)
            and not is_negated(word)
        ):
            target = tuple(name for name in dict.fromkeys(parties_in(head, cast)) if name not in speakers)
            claims = [noun for child in head.children for noun in child.children if noun.dep_ == "pobj"]
            about_thing = head.lower_ in _CONCERN or is_measure(claims, cast)
            kind: PositionKind = "oppose" if about_thing else "accusation"
            span = clause_range(word)
            return Stance(word, kind, speakers, target, span, (span,), None, None, False)
    return None
