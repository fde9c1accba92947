"""Finds who speaks without a name and without a known role: "organisers said", "some say", "a growing number of senators".

A claim needs its claimant, and the printed noun is one: it stays unnamed. Papers that are quoted ("court documents say") count too.
"""

from collections.abc import Iterator

from spacy.tokens import Token

from variorum.annotate.coref.describing import whole_phrase
from variorum.annotate.coref.lexicon import word_list
from variorum.annotate.coref.mention import Mention, View
from variorum.annotate.speech.saying import is_view
from variorum.annotate.speech.words import load_words
from variorum.model.report import EntityKind
from variorum.text.places import load_gazetteer
from variorum.text.roles import load_roles

_VERBS = word_list("speech_verbs") | word_list("claiming_verbs") | load_words("cue_quoting.txt") | load_words("cue_stances.txt")
_VERBS |= frozenset(("decline", "express", "refuse", "speak", "voice"))
_SAYINGS = load_words("cue_nouns.txt")
"""Nouns of saying: "claims by the border service", "the organisers' claim that"."""
_SAID = frozenset({"ccomp", "xcomp", "dobj", "prep", "oprd"})
"""What hangs on a verb that says something."""
_MANY = word_list("many_words")
_COUNTS = word_list("count_nouns")
_PAPERS = word_list("papers")
_NOBODY = word_list("nobody")
_FINDING = frozenset(("conclude", "find", "question"))
"""What a report or audit does."""
_SELF_NOUNS = word_list("self_nouns")
_NO_SPEAKERS = word_list("no_speakers")
_HEADS = frozenset({"baron", "head", "kingpin", "mastermind", "supremo"})
"""Nouns for one person that are no title."""
_PERSONAL = ("ator", "utor", "itor", "ist", "ian", "man", "woman")
"""Endings of nouns for persons."""
_ABSTRACT = ("ation", "ision", "ment", "ness", "ity")
"""Endings of nouns for what nobody is, where the lists of bodies do not have them: "the association" is one, "the revision" is not."""
_BODIES = frozenset(
    {"administration", "association", "authority", "charity", "city", "community", "confederation", "congregation", "corporation"}
    | {"delegation", "department", "deputation", "entity", "establishment", "facility", "federation", "foundation", "government"}
    | {"institution", "majority", "management", "minority", "movement", "municipality", "nation", "organisation", "organization"}
    | {"parliament", "plantation", "population", "regiment", "representation", "station", "university", "utility"}
)
"""Nouns for bodies with the endings of abstract ones."""
_ONE = frozenset({"another", "one"})
_PARTS = frozenset({"det", "amod", "compound", "poss", "nummod", "nmod", "predet", "quantmod"})
_COUNTING = frozenset({"count", "speak", "talk", "tally"})
"""Verbs whose subject speaks where they govern a number: "brokers speak of $2 million"."""
_SENTENCING = frozenset({"acquit", "convict", "jail", "remand", "sentence"})
"""Verbs of courts."""
_PRESS = frozenset({"media", "newspaper", "press"})
"""Nouns in which something is said: "claims in the northern press"."""
_GROUPS = frozenset({"group", "groups"})
_LONGEST = 12


def find_unnamed_speakers(view: View, taken: list[Mention]) -> Iterator[Mention]:
    """A mention for each noun that speaks, or "according to" which something is told, and that no mention of ``taken`` holds."""
    inside = {index for mention in taken for index in range(mention.first, mention.last)}
    for token in view.doc:
        if token.i in inside or view.skipped[token.i] or view.heading[token.i] or not _speaks(token):
            continue
        if token.pos_ == "NOUN" and token.lower_ not in _NO_SPEAKERS and token.ent_type_ not in ("DATE", "TIME"):
            mention = _mention(view, token)
            if mention is not None and not (token.lemma_.lower() in _PAPERS and inside.intersection(range(mention.first, token.i))):
                yield mention  # "the Harbour Board report" is the board's word
        elif token.lower_ in _MANY and token.dep_ == "nsubj":
            yield _make(view, token, token.i, token.i + 1, "group")


def _speaks(token: Token) -> bool:
    while token.dep_ == "conj" and token.head.i < token.i:
        token = token.head
    if token.dep_ == "pobj" and token.head.lower_ == "of" and (token.head.head.like_num or token.head.head.lower_ in _MANY):
        token = token.head.head  # "one of the diplomats", "some of the families"
    if token.dep_ == "nsubj" and (_says(token.head) or (token.lemma_.lower() in _PAPERS and token.head.lemma_.lower() in _FINDING)):
        return True
    if any(child.dep_ == "relcl" and child.left_edge.lower_ == "who" and _says(child) for child in token.children):
        return True
    sources = ("by", "from", "in") if token.lemma_.lower() in _PRESS else ("by", "from")
    if token.dep_ == "pobj" and token.head.lower_ in sources and token.head.head.lemma_.lower() in _SAYINGS:
        return True
    if token.dep_ == "poss" and is_view(token.head):
        return True
    if token.dep_ == "poss" and token.head.lemma_.lower() in _SAYINGS:
        return any(child.dep_ in ("acl", "ccomp") for child in token.head.rights)
    if token.dep_ == "pobj" and token.head.lower_ == "to":
        return token.head.head.lower_ == "according"
    return token.dep_ == "pobj" and token.head.dep_ == "agent" and token.head.head.lemma_.lower() in _VERBS


def _says(verb: Token) -> bool:
    """Whether a verb of saying has something said, or is set into it."""
    if _gives_number(verb) or (verb.lemma_.lower() in _SENTENCING and any(child.dep_ == "dobj" for child in verb.children)):
        return True
    if verb.lemma_.lower() not in _VERBS:
        return any(_says(child) for child in verb.children if _goes_on(child))
    if verb.dep_ == "advcl" and any(child.dep_ == "mark" and child.lower_ == "as" for child in verb.children):
        return True  # "as a panel suggested"
    return verb.dep_ in ("parataxis", "ccomp") or any(child.dep_ in _SAID for child in verb.children)


def _gives_number(verb: Token) -> bool:
    """Whether a verb of counting or speaking governs a number: "counted nine arrests", "speak of $650,000"."""
    subject = next((child for child in verb.children if child.dep_ == "nsubj"), None)
    if verb.lemma_.lower() not in _COUNTING or subject is None or any(child.dep_ == "poss" for child in subject.children):
        return False  # "its patrols counted": the owner's count
    governed = [child for child in verb.children if child.dep_ == "dobj"]
    governed += [below for child in verb.children if child.dep_ == "prep" and child.lower_ == "of" for below in child.children]
    return any(noun.tag_ == "CD" or any(child.tag_ == "CD" for child in noun.children) for noun in governed)


def _goes_on(verb: Token) -> bool:
    """Whether a verb shares the subject of the one before it: "sent a letter demanding", "rose and said"."""
    joined = verb.dep_ == "conj" or (verb.dep_ in ("advcl", "xcomp") and verb.tag_ == "VBG")
    return joined and not any(child.dep_ in ("nsubj", "nsubjpass", "mark") for child in verb.children)


def _mention(view: View, token: Token) -> Mention | None:
    first = min((child.left_edge.i for child in token.lefts if child.dep_ in _PARTS), default=token.i)
    if token.i - first >= _LONGEST or view.block[first] != view.block[token.i] or view.doc[first].lower_ in _NOBODY:
        return None
    last = token.i + 1
    if token.lemma_.lower() in _COUNTS:
        whole = next((child for child in token.children if child.dep_ == "prep" and child.lower_ == "of"), None)
        if whole is not None and whole.right_edge.i - token.i < _LONGEST:
            return _make(view, token, first, whole.right_edge.i + 1, "group")
        if token.lower_ not in _GROUPS or token.i == first or not any(child.dep_ in ("amod", "compound") for child in token.lefts):
            return None  # "a local rights group" is a body, "the group" and "a number" tell nothing
    if _is_abstract(token):
        return None
    return _make(view, token, first, last, _kind(token, view.doc[first]))


def _is_abstract(token: Token) -> bool:
    """Whether a noun means nobody by its ending: "the revision indicated that"."""
    known = token.lemma_.lower() in load_roles() or token.lemma_.lower() in _PAPERS or token.lower_ in _BODIES
    return token.tag_ != "NNS" and not known and token.lower_.endswith(_ABSTRACT)


def _kind(token: Token, first: Token) -> EntityKind:
    """What a noun that speaks is, by its lists, its number, its ending and the article before it."""
    lemma = token.lemma_.lower()
    if lemma in _PAPERS:
        return "other"
    if token.tag_ == "NNS":
        return "group"
    role = load_roles().get(lemma)
    if (role is not None and role.kind == "body") or lemma in _SELF_NOUNS:
        return "organisation"
    if first.lower_ in ("a", "an") or lemma in _HEADS or token.lower_.endswith(_PERSONAL):
        return "person"
    return "person" if role is not None and role.kind == "person" else "organisation"


def _make(view: View, token: Token, first: int, last: int, kind: EntityKind) -> Mention:
    start, end = view.range(first, last)
    word = view.doc[first]
    opens = view.opens_sentence(first) and word.ent_type_ == "" and word.pos_ != "PROPN" and load_gazetteer().find(word.text) is None
    whole = kind in ("group", "person") or (kind == "organisation" and word.lower_ in ("a", "an"))
    words = view.words(first, whole_phrase(view, token, last) if whole and last == token.i + 1 else last)
    return Mention(
        start=start,
        end=end,
        first=first,
        last=last,
        head=token.i,
        form="description",
        kind=kind,
        name=words[0].lower() + words[1:] if opens else words,
        roles=(token.lemma_.lower(),),
        plural=token.tag_ == "NNS" or token.lower_ in _MANY,
        definite=token.lemma_.lower() not in load_roles() or view.doc[first].lower_ not in _ONE,
    )
