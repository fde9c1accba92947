"""Finds who does an act and who is acted upon, by walking the dependency tree."""

from spacy.tokens import Token

_DEPTH = 12
"""How far a missing subject is looked for upwards; bounds the walk in deeply nested sentences."""
_SELF_PASSIVES = frozenset({"commit", "oblige", "determine", "prepare"})
"""Verbs whose passive says what the subject itself has undertaken."""
_PAPERS = frozenset(
    "subpoena question request letter inquiry enquiry query email e-mail concern summons complaint message comment call".split()
)
_SPEECH = frozenset(
    {"call", "say", "urge", "accuse", "warn", "describe", "blame", "insist", "vow", "promise", "demand", "argue", "ask", "tell"}
)
"""Participles that take up the subject of their sentence, not the noun before them."""
_UTTERANCES = frozenset(
    {"declaration", "statement", "letter", "resolution", "speech", "note", "message", "decree", "order", "communique", "petition"}
)


_UNDERTAKING = frozenset("agree call decline hesitate offer pledge promise refuse threaten vow".split())
"""Verbs whose participle before "to" does not tell what was done to a noun: "X, which ..., offered to help"."""
_GIVING = frozenset("allow ask award deny give grant hand offer pay send show teach tell".split())
"""Verbs whose passive may keep an object: "X, given a week"."""


_MAY = frozenset({"could", "might", "may", "can", "would"})


def subjects_of(verb: Token, depth: int = 0) -> list[Token]:
    """The nouns that do what the verb says: its subject, its agent, or the subject it shares with the verb above it."""
    if depth > _DEPTH:
        return []
    passive = is_passive(verb)
    if passive and (verb.lemma_.lower() in _SELF_PASSIVES or _is_opposed_to(verb)):
        return [child for child in verb.children if child.dep_ == "nsubjpass"]
    for child in verb.children:
        if child.dep_ in ("nsubj", "csubj") and not passive:
            if child.lower_ in ("who", "which", "that") and verb.dep_ == "relcl":
                return [verb.head]
            return [_noun_in_clause(child)]
        if child.dep_ == "agent" or (passive and child.dep_ == "prep" and child.lower_ == "by"):
            return [below for below in child.children if below.dep_ == "pobj"]
    if passive:
        return []
    return _shared_subjects(verb, depth)


def _is_opposed_to(verb: Token) -> bool:
    """Whether the parser took "is opposed to the bill" for a passive."""
    return verb.lower_ == "opposed" and any(child.dep_ == "prep" and child.lower_ == "to" for child in verb.children)


def _noun_in_clause(subject: Token) -> Token:
    """The noun where the parser took "X operating in Y" before "said" for a clause that speaks."""
    if subject.tag_ == "VBG":
        return next((child for child in subject.children if child.dep_ == "nsubj" and child.pos_ in ("NOUN", "PROPN")), subject)
    return subject


def _shared_subjects(verb: Token, depth: int) -> list[Token]:
    head = verb.head
    dep = verb.dep_
    if dep == "advcl" and verb.tag_ == "VBG" and verb.left_edge.i > 0 and verb.doc[verb.left_edge.i - 1].lower_ == ",":
        while head.dep_ == "ccomp" and any(child.lower_ in _MAY for child in head.children if child.dep_ == "aux"):
            head = head.head  # of "Bell says Orr could win, calling him bold" it is Bell who calls
        if head != verb.head and head.pos_ == "VERB":
            return subjects_of(head, depth + 1)
    if is_misread_main(verb):
        return [head]
    if dep == "acomp" and head.pos_ == "AUX":
        return subjects_of(head, depth + 1)
    if dep == "acl" and head.pos_ in ("NOUN", "PROPN", "PRON"):
        if verb.tag_ == "VBG" and head.lemma_.lower() not in _UTTERANCES:
            main = _verb_over(head) if _is_aside(verb) else None
            return subjects_of(main, depth + 1) if main is not None else [head]
        return _owners_of(head)
    if dep == "relcl":
        return [head] if not any(child.dep_ == "nsubj" for child in verb.children) else []
    if dep == "xcomp" and head.pos_ == "ADJ" and head.dep_ in ("acomp", "conj"):
        return subjects_of(head.head, depth + 1)
    if dep in ("xcomp", "ccomp") and head.pos_ in ("VERB", "AUX"):
        if head.lemma_.lower() not in ("promise", "threaten", "vow", "pledge", "offer"):
            objects = [child for child in head.children if child.dep_ in ("dobj", "nsubjpass", "dative")]
            if objects:
                return objects[:1]
        return subjects_of(head, depth + 1)
    if dep == "conj" and verb.tag_ == "VBG" and head.tag_ == "VB":
        head = _participle_above(head)
    if dep in ("conj", "advcl") and head.pos_ in ("VERB", "AUX"):
        if is_passive(head):
            return patients_of(head)[:1] or subjects_of(head, depth + 1)
        return subjects_of(head, depth + 1)
    if dep == "pcomp" and head.dep_ in ("prep", "agent", "mark"):
        above = head.head
        if above.pos_ in ("VERB", "AUX"):
            objects = [child for child in above.children if child.dep_ == "dobj"]
            return objects[:1] if objects and head.lower_ in ("of", "for", "from", "with") else subjects_of(above, depth + 1)
        return _owners_of(above)
    if dep == "conj" and head.dep_ == "pcomp":
        return subjects_of(head, depth + 1)
    return []


def _is_aside(verb: Token) -> bool:
    """Whether a participle of speech after a comma belongs to the main clause: "vetoed a bill that ..., calling it a farce"."""
    return verb.lemma_.lower() in _SPEECH and verb.left_edge.i > 0 and verb.doc[verb.left_edge.i - 1].lower_ == ","


def _verb_over(noun: Token) -> Token | None:
    """The verb whose object the noun, or the noun that it hangs on, is."""
    node = noun
    for _ in range(4):
        if node.dep_ in ("dobj", "pobj", "attr") and node.head.pos_ == "VERB":
            return node.head
        if node.head == node or node.dep_ in ("nsubj", "nsubjpass"):
            return None
        node = node.head
    return None


def _participle_above(verb: Token) -> Token:
    """The participle that "and ...ing" belongs with where the parser has joined it to an infinitive below: "pushing A to go and
    threatening B"."""
    node = verb
    for _ in range(4):
        if node.head == node:
            return verb
        node = node.head
        if node.tag_ == "VBG":
            return node
    return verb


def _owners_of(noun: Token) -> list[Token]:
    owners = [child for child in noun.children if child.dep_ == "poss"]
    if owners:
        return owners
    verb = noun.head
    if noun.dep_ in ("dobj", "attr", "pobj") and verb.pos_ in ("VERB", "AUX"):
        return [child for child in verb.children if child.dep_ == "nsubj"]
    return []


def is_misread_main(verb: Token) -> bool:
    """Whether the parser took the main verb of "X, which has a base there, offered to help" for a participle that tells of X."""
    if verb.dep_ != "acl" or verb.tag_ not in ("VBN", "VBD") or verb.head.dep_ != "ROOT" or verb.head.pos_ not in ("NOUN", "PROPN"):
        return False
    if verb.left_edge.i == 0 or verb.doc[verb.left_edge.i - 1].lower_ != ",":
        return False
    lemma = verb.lemma_.lower()
    if lemma not in _GIVING and any(child.dep_ == "dobj" for child in verb.children):
        return True
    return lemma in _UNDERTAKING and any(
        child.tag_ == "VB" and child.dep_ in ("xcomp", "advcl") and any(below.lower_ == "to" for below in child.children)
        for child in verb.children
    )


def is_passive(verb: Token) -> bool:
    """Whether the verb's subject is the one acted upon."""
    if verb.dep_ == "acl" and verb.tag_ == "VBN" and not is_misread_main(verb):
        return True
    return any(child.dep_ in ("nsubjpass", "auxpass") for child in verb.children)


def patients_of(verb: Token) -> list[Token]:
    """The nouns that the verb acts upon."""
    found = []
    for child in verb.children:
        if child.dep_ in ("dobj", "dative", "nsubjpass") and child.pos_ in ("NOUN", "PROPN", "PRON", "NUM", "ADJ", "DET"):
            found.append(child)
        elif child.dep_ == "dative":
            found.extend(below for below in child.children if below.dep_ == "pobj")
    if verb.dep_ == "acl" and verb.tag_ == "VBN":
        found.append(verb.head)
    return found


def replies(word: Token) -> bool:
    """Whether what is answered is only a question or a paper: "will respond to the subpoena"."""
    asked = [below.lemma_.lower() for child in word.children if child.lower_ == "to" for below in child.children]
    return any(noun in _PAPERS for noun in asked)
