"""Resolves pronouns to the entity they mean, where one candidate stands out; the others stay unresolved.

The weights follow the salience factors of Lappin and Leass (1994), "An algorithm for pronominal anaphora resolution":
sentence recency, then grammatical role; they are set by hand, and a candidate must lead by ``_MARGIN`` to be taken.
"""

from spacy.tokens import Token

from variorum.annotate.coref.chains import Chain
from variorum.annotate.coref.gender import gender_of
from variorum.annotate.coref.lexicon import word_list
from variorum.annotate.coref.mention import Mention, View
from variorum.annotate.coref.titles import STYLES, is_inquit
from variorum.annotate.speech.framed import subject_of_frame
from variorum.annotate.speech.words import load_words

_PERSONAL = {
    **dict.fromkeys(("he", "him", "his", "himself"), "m"),
    **dict.fromkeys(("she", "her", "hers", "herself"), "f"),
    **dict.fromkeys(("it", "its", "itself"), "n"),
    **dict.fromkeys(("they", "them", "their", "theirs", "themselves"), "p"),
}
_RECENCY = (45, 32, 16, 6)
"""Weight by how many sentences of running text lie between."""
_ROLES = {"nsubj": 20, "nsubjpass": 17, "agent": 8, "dobj": 4, "dative": 4}
_POSSESSOR_OF_SUBJECT = 11
_ACCORDING = 16
_EMBEDDED_SUBJECT = 14
_MARGIN = 9
_LEAST = 30
_LOOK_BACK = 60
"""Mentions looked at; bounds the time in a report of names only."""
_JUDGING = word_list("judging_verbs")
"""Verbs whose "for his ..." speaks of the object, not the subject."""
_DEEPEST = 40
"""Steps up the parse that are taken; bounds the time in a text without full stops."""
_SPEECH = word_list("speech_verbs") | word_list("claiming_verbs")
_SAYINGS = load_words("cue_nouns.txt")
_SPEAKS_ON = 8
"""What the subject of a verb of speech gains as antecedent of one who "said": mostly he who spoke goes on."""


class _Candidate:
    def __init__(self, mention: Mention, chain: Chain) -> None:
        self.mention = mention
        self.chain = chain


def resolve_pronouns(view: View, chains: list[Chain]) -> None:
    """Add the mentions by pronoun to the chains they belong to. Pronouns inside quotation marks are left alone."""
    waiting = sorted((_Candidate(mention, chain) for chain in chains for mention in chain.mentions), key=lambda c: c.mention.start)
    for chain in chains:
        if chain.kind == "person":
            chain.gender = chain.gender or gender_of(chain.words, chain.roles)
    recent: list[_Candidate] = []
    place = 0
    for token in view.doc:
        while place < len(waiting) and waiting[place].mention.start <= token.idx:
            recent.append(waiting[place])
            place += 1
        gender = _PERSONAL.get(token.lower_) if token.pos_ in ("PRON", "DET") else None
        if gender is None or view.quoted[token.i] or view.heading[token.i] or view.skipped[token.i] or _is_expletive(token):
            continue
        if token.i + 1 < len(view.doc) and view.doc[token.i + 1].lower_ in STYLES:
            continue  # "His Excellency" is nobody's excellency
        subject = subject_of_frame(token)
        if subject is not None:
            found = next((c.chain for c in reversed(recent[-_LOOK_BACK:]) if c.mention.head == subject.i and _fits(c.chain, gender)), None)
        else:
            found = _antecedent(view, token, gender, recent[-_LOOK_BACK:]) or _following_subject(view, token, gender, waiting, place)
        if found is None:
            continue
        mention = _pronoun(token, found)
        found.add(mention)
        if gender in "mf":
            found.gender = gender
        recent.append(_Candidate(mention, found))


def _pronoun(token: Token, chain: Chain) -> Mention:
    return Mention(
        start=token.idx,
        end=token.idx + len(token),
        first=token.i,
        last=token.i + 1,
        head=token.i,
        form="pronoun",
        kind=chain.kind,
        name=token.text,
    )


def _fits(chain: Chain, gender: str) -> bool:
    if gender in "mf":
        return chain.kind == "person" and not chain.plural and chain.gender in (None, gender)
    if gender == "n":
        return chain.kind in ("organisation", "country") and not chain.plural
    return chain.plural or chain.kind == "group"


def _antecedent(view: View, token: Token, gender: str, recent: list[_Candidate]) -> Chain | None:
    scores: dict[int, tuple[float, Chain]] = {}
    barred: set[int] = set()
    speaks = token.dep_ == "nsubj" and token.head.lemma_.lower() in _SPEECH
    """Nobody names himself in his own quotation: who is named there is not the one who "said"."""
    for candidate in recent:
        chain, mention = candidate.chain, candidate.mention
        distance = view.running[token.i] - view.running[mention.head]
        if distance >= len(_RECENCY) or distance < 0 or mention.head >= token.i or not _fits(chain, gender):
            continue
        if mention.first <= token.i < mention.last:
            barred.add(id(chain))
            continue
        if (
            _share_clause(view.doc[mention.head], token)
            or _says_what_he_is(view.doc[mention.head], token)
            or (speaks and distance <= 1 and view.quoted[mention.head] and gender in "mf")
        ):
            barred.add(id(chain))
            continue
        if gender in "np" and not _is_safe_plain(view, mention, token, distance):
            continue
        score = _RECENCY[distance] + _role_weight(view.doc[mention.head]) - 10 * view.quoted[mention.head]
        head = view.doc[mention.head]
        score += _object_weight(head, token) + _SPEAKS_ON * (speaks and distance <= 1 and _is_speaker(head))
        score += min(6, len(chain.mentions)) + 6 * (chain.gender == gender) + 6 * chain.named
        if mention.form == "description" and not mention.definite and mention.form not in ("nsubj", "nsubjpass"):
            score -= 4
        if id(chain) not in scores or scores[id(chain)][0] < score:
            scores[id(chain)] = (score, chain)
    ranked = sorted((entry for key, entry in scores.items() if key not in barred), key=lambda entry: (-entry[0], entry[1].start))
    if not ranked or ranked[0][0] < _LEAST or (len(ranked) > 1 and ranked[0][0] - ranked[1][0] < _MARGIN):
        return None
    return ranked[0][1]


def _is_speaker(head: Token) -> bool:
    while head.dep_ in ("conj", "appos") and head.head.i < head.i:
        head = head.head
    verb = head.head
    if head.dep_ != "nsubj" or verb.dep_ not in ("ROOT", "conj", "parataxis"):
        return False
    things = (child.lemma_.lower() for child in verb.children if child.dep_ == "dobj")
    return verb.lemma_.lower() in _SPEECH or any(thing in _SAYINGS for thing in things)


def _role_weight(head: Token) -> float:
    token = head
    while token.dep_ in ("conj", "appos") and token.head.i < token.i:
        token = token.head
    if token.dep_ == "ROOT" and token.pos_ == "PROPN" and any(child.dep_ == "relcl" for child in token.children):
        return _ROLES["nsubj"]  # "X, who ..., expressed regret", where the parser gives the verb to the clause
    if token.dep_ in ("nsubj", "nsubjpass"):
        governor = token.head
        return _ROLES[token.dep_] if governor.dep_ in ("ROOT", "conj") else _EMBEDDED_SUBJECT
    if token.dep_ == "poss":
        if token.head.lemma_.lower() in _SAYINGS and token.head.dep_ == "nsubj" and token.head.head.lemma_ == "be":
            return _ROLES["nsubj"] + _SPEAKS_ON  # "Lind's reply was short. “...,” he said"
        return _POSSESSOR_OF_SUBJECT if token.head.dep_ in ("nsubj", "nsubjpass") else 2
    if token.dep_ == "pobj":
        preposition = token.head
        if preposition.lower_ == "to" and preposition.head.lower_ in ("according", "to"):
            return _ACCORDING
        return _ROLES["agent"] if preposition.dep_ == "agent" else 0
    return _ROLES.get(token.dep_, 0)


def _object_weight(head: Token, pronoun: Token) -> float:
    """What an object gains where the pronoun stands in a later phrase of the same verb: "praised X for his efforts"."""
    if head.dep_ != "dobj" or pronoun.dep_ != "poss" or not _governs(head.head, pronoun):
        return 0
    return 40 if head.head.lemma_.lower() in _JUDGING else 15


def _share_clause(antecedent: Token, pronoun: Token) -> bool:
    """Whether both are arguments of one verb, so that a plain pronoun must mean somebody else (Chomsky's principle B)."""
    if pronoun.dep_ == "poss" or pronoun.lower_.endswith(("self", "selves")):
        return False
    one, two = antecedent, pronoun
    while one.dep_ in ("conj", "appos") and one.head.i < one.i:
        one = one.head
    governor_one = one.head.head if one.dep_ == "pobj" and one.head.dep_ in ("prep", "dative", "agent") else one.head
    governor_two = two.head.head if two.dep_ == "pobj" and two.head.dep_ in ("prep", "dative", "agent") else two.head
    if one.dep_ == "pobj" and two.dep_ in ("nsubj", "nsubjpass"):
        return False
    return governor_one.i == governor_two.i and one.dep_ != "poss"


def _says_what_he_is(antecedent: Token, pronoun: Token) -> bool:
    """Whether the pronoun's noun says what the antecedent is, so that it is another's: "X, her rival,", "X is his deputy" (i within i)."""
    noun = pronoun.head
    if pronoun.dep_ != "poss" or is_inquit(noun) or any(child.dep_ == "conj" for child in noun.children):
        return False
    beside = noun.dep_ == "appos" and noun.head.i == antecedent.i
    before = antecedent.dep_ == "appos" and antecedent.head.i == noun.i
    named = noun.dep_ == "attr" and antecedent.dep_ == "nsubj" and antecedent.head.i == noun.head.i
    return beside or before or named


def _is_expletive(token: Token) -> bool:
    """Whether "it" stands for the clause behind a passive verb: "it was noted that", "it should be recalled that"."""
    if token.lower_ != "it" or token.dep_ != "nsubjpass":
        return False
    clauses = (child for child in token.head.children if child.dep_ in ("ccomp", "csubj") and child.i > token.head.i)
    return any(word.dep_ == "mark" and word.lower_ == "that" for clause in clauses for word in clause.children)


def _is_safe_plain(view: View, mention: Mention, token: Token, distance: int) -> bool:
    """Whether "it", "they" and theirs can safely be linked: the antecedent is a subject, in this sentence or right before."""
    head = view.doc[mention.head]
    while head.dep_ in ("conj", "appos") and head.head.i < head.i:
        head = head.head
    joined = token.lower_ in ("it", "its") and any(child.dep_ == "conj" for child in head.children)  # "The board and the union met. It ..."
    if head.dep_ not in ("nsubj", "nsubjpass") or distance > 1 or joined:
        return False
    if token.dep_ == "poss":
        return distance == 0
    if token.dep_ not in ("nsubj", "nsubjpass"):
        return False
    if token.lower_ == "it" and distance == 0:
        return token.head.dep_ == "ccomp" and token.head.head == head.head and any(child.dep_ == "dobj" for child in token.head.children)
    if distance == 0:
        return _governs(head.head, token)
    return token.lower_ != "it" or token.head.lemma_.lower() in _SPEECH


def _governs(verb: Token, token: Token) -> bool:
    """Whether the token hangs, at some depth, on the verb."""
    for _ in range(_DEEPEST):
        if token.head.i == token.i:
            return False
        token = token.head
        if token.i == verb.i:
            return True
    return False


def _root(token: Token) -> Token | None:
    """The head of the token's sentence; ``None`` where it lies too deep to matter."""
    for _ in range(_DEEPEST):
        if token.head.i == token.i:
            return token
        token = token.head
    return None


def _following_subject(view: View, token: Token, gender: str, waiting: list[_Candidate], place: int) -> Chain | None:
    """The subject that a fronted phrase looks ahead to: "In his speech, Mr. X said"; nobody is "his lawyer" of himself."""
    if gender not in "mf" or token.dep_ not in ("poss", "nsubj"):
        return None
    root = _root(token)
    if root is None or token.i >= root.i:
        return None
    for candidate in waiting[place : place + 12]:
        head = view.doc[candidate.mention.head]
        if head.dep_ == "nsubj" and head.head == root and _fits(candidate.chain, gender) and token.head not in (head, head.head):
            return candidate.chain
    return None
