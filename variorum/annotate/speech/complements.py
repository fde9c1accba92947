"""Finds the words that a verb attributes: its clause, infinitive, object with what is said of it, or the sentence around it."""

from spacy.tokens import Token

from variorum.annotate.speech.phrases import Words, cut_out, join_words, words_of
from variorum.annotate.speech.saying import is_estimate
from variorum.annotate.speech.words import load_words

_RELATIVE = frozenset(("WP", "WDT"))
_NUMBERS = frozenset(("count", "figure", "number", "tally", "total"))
_SETTINGS = load_words("cue_settings.txt")


def complement_of(verb: Token, parts: dict[str, list[Token]]) -> tuple[str, tuple[Words, ...], int]:
    """The construction of a verb and the words it attributes: a clause, an infinitive, an object with what is said of it."""
    hole = tuple(child for child in verb.children if child.dep_ in ("nsubj", "nsubjpass", "aux", "auxpass", "neg"))
    clauses = [one for one in parts.get("ccomp", []) if not is_parted(one, verb)]
    objects = parts.get("dobj", [])
    if clauses:
        clause = max(clauses, key=lambda one: (one.right_edge.i - one.left_edge.i, -one.i))
        words = words_of(clause, (verb,) if clause.left_edge.i <= verb.i <= clause.right_edge.i else ())
        for one in hole:
            words = tuple(cut_out(list(words), (one.left_edge.i, one.right_edge.i + 1), keep=clause.i))
        marked = any(child.dep_ == "mark" for child in clause.children)
        question = clause.left_edge.tag_ in ("WP", "WDT", "WRB") or clause.left_edge.lower_ in ("whether", "if")
        side = "before" if clause.i < verb.i else "that" if marked and not question else "wh" if question else "bare"
        return f"ccomp_{side}", words, -1
    following = [token for token in parts.get("prep", []) if token.i > verb.i and not _is_setting(token) and not _after_comma(token)]
    results = [token for kind in ("xcomp", "oprd") for token in parts.get(kind, ()) if token.i > verb.i]
    if objects and objects[0].i > verb.i:
        thing = objects[0]
        rest = [token for token in (*results, *following) if token.i > thing.i]
        words = words_of(thing)
        for token in sorted(rest, key=lambda one: one.i):
            words = join_words(words, words_of(token))
        kind = "dobj"
        if results:
            kind += "+" + results[0].dep_
        elif rest:
            kind += "+" + rest[0].lower_
        return kind, words, thing.i
    if objects and objects[0].tag_ in _RELATIVE:
        words = words_of(objects[0])
        for token in (*results, *following):
            words = join_words(words, words_of(token))
        return "rel" + ("+" + following[0].lower_ if following else ""), words, -1
    if results:
        return f"xcomp_{results[0].tag_}", words_of(results[0]), -1
    if following:
        preposition = following[0]
        inner = [child for child in preposition.children if child.dep_ in ("pobj", "pcomp")]
        if inner:
            content: tuple[Words, ...] = ((inner[0].left_edge.i, preposition.right_edge.i + 1),)
            for token in following[1:]:
                content = join_words(content, words_of(token))
            return f"prep_{preposition.lower_}", content, -1
    return "", (), -1


def is_parted(clause: Token, verb: Token) -> bool:
    """Whether a semicolon stands before all that belongs to a verb, and a clause before that: another's, whatever the parser makes of it
    ("Bell says 41; Orr says 37").
    """
    start = min((child.left_edge.i for child in verb.lefts if child.i > clause.i and not child.is_punct), default=verb.i)
    return clause.i < start and verb.sent.start < start and verb.doc[start - 1].text == ";"


def _after_comma(token: Token) -> bool:
    return token.left_edge.i > 0 and token.doc[token.left_edge.i - 1].text == ","


def _is_told(thing: Token) -> bool:
    """Whether it is told what is put at a number: "the number of dead", "its losses"; "the number at four" says nothing by itself."""
    bare = all(child.dep_ == "det" for child in thing.children)
    return thing.pos_ != "PRON" and not (bare and thing.lemma_.lower() in _NUMBERS)


def _is_setting(preposition: Token) -> bool:
    """Whether a phrase only says when, where or in what form: "on Wednesday", "in an interview"."""
    if preposition.lower_ not in ("on", "in", "during", "at", "after", "before", "since", "to", "by", "through", "via", "from", "until"):
        return False
    if preposition.lower_ in ("during", "after", "before", "since", "until"):
        return True
    if preposition.lower_ in ("at", "to") and is_estimate(preposition.head):
        return not any(child.dep_ == "dobj" and _is_told(child) for child in preposition.head.children)
    for child in preposition.children:
        if child.dep_ == "pobj":
            return child.ent_type_ in ("DATE", "TIME") or child.lemma_.lower() in _SETTINGS or child.like_num
    return False


def surrounding_of(verb: Token) -> tuple[Words, ...]:
    """The sentence around an inserted "he said", where the parser hangs the cue below the words said."""
    if verb.dep_ not in ("parataxis", "ccomp", "advcl", "dep", "conj"):
        return ()
    head = verb.head
    if is_parted(head, verb):
        return ()
    while verb.dep_ == "parataxis" and head.dep_ == "advcl" and head.head.i > verb.i:
        head = head.head  # "Should Bell refuse, he added, the gates would close": the cue hangs below the condition
    if verb.dep_ in ("ccomp", "advcl", "conj"):
        before = verb.doc[verb.left_edge.i - 1] if verb.left_edge.i > 0 else None
        if before is None or before.text not in (",", "''", '"', "”") or any(child.dep_ in ("mark", "cc") for child in verb.children):
            return ()
        if verb.right_edge.i + 1 < head.right_edge.i:
            return ()
    return words_of(head, (verb,))
