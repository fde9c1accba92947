"""Finds on whose word a figure stands where the sentence names its source: "the union fears for 340 jobs", "the court's list has 37"."""

from collections.abc import Callable

from spacy.tokens import Span, Token

from variorum.annotate.coref.lexicon import word_list
from variorum.annotate.quantity.lexicon import LENGTHS, load_lexicon

Named = Callable[[Token], str | None]
"""Which entity is mentioned at a token."""

CLAIMERS = frozenset(
    "say claim fear expect estimate reckon count report put speak cite predict believe think mention give tell announce warn calculate "
    "assess record log list admit concede insist forecast project note state add acknowledge confirm declare maintain suggest inform "
    "publish release document verify register tally recognise recognize disclose reveal allege assert contend remind assure notify argue "
    "caution complain deny document detail outline quote show indicate".split()
)
"""Verbs whose subject answers for a number in what they govern."""
_CLAUSAL = frozenset(
    "add tell warn insist maintain think believe note inform remind assure notify argue caution complain mention show indicate reveal "
    "release quote state suggest deny contend assert".split()
)
"""Those whose object may be a thing handled, not a number told: the number must stand in a clause, "added that four cameras ..."."""
PROPOSERS = frozenset("propose offer demand float request promise pledge seek want".split())
"""Verbs whose subject, or agent, sets the number."""
TELLERS = frozenset(
    {"say", "claim", "put", "estimate", "report", "tell", "announce", "count", "speak", "talk", "admit", "own", "confess", "place", "set"}
)
"""Verbs that name the source of a bare number beside them."""
_DOCUMENTS = frozenset(
    "count tally list record register census survey poll estimate figure report paper log toll study audit data statistic document "
    "inventory roll total calculation filing database projection forecast analysis assessment ledger".split()
)
"""Nouns for what holds numbers; whose they are or where they lie, that is the source."""
_STANDS = frozenset({"answer", "claim", "number", "offer", "version", "demand", "bid"})
"""Nouns for what somebody gives as his number: "the government's number is 4,000"."""
_RECKONINGS = frozenset({"reckoning", "account", "admission", "definition", "standard"})
_COUNTERS = frozenset({"count", "record", "list", "tally", "register", "estimate", "log", "document"})
_PUTTING = frozenset({"put", "reckon", "estimate", "value", "place", "set", "assess", "calculate"})
"""Verbs whose subject puts something at a number."""
_REVISING = frozenset({"raise", "lower", "revise", "increase", "reduce", "update", "correct", "lift", "cut", "bring"})
_AT_A_NUMBER = frozenset({"at", "between", "above", "below", "near", "nearer", "into"})
"""What stands between "put" and a number that somebody gives: "put the cost between 9 and 14 million"."""
_STRONG = frozenset({"claim", "say", "estimate", "report", "allege", "admit", "acknowledge", "announce", "insist", "believe"})
_OFFERS = frozenset(
    "proposal counter-proposal counterproposal plan offer counteroffer budget demand bid package bill scheme request".split()
)
_PARTS_OF_ALL = frozenset({"percent", "%", "half", "third", "quarter", "majority", "plurality", "respondent"})
_SURVEYS = frozenset({"poll", "survey", "census", "tally", "count", "polling"})
"""Documents that a number stands in: "fell to 10 percent in the latest union survey"."""
_CARERS = frozenset({"hospital", "clinic", "morgue", "infirmary", "cross", "crescent"})
"""Those who treat the hurt; the last two are the nouns of the Red Cross and the Red Crescent."""
_CARE = frozenset({"treat", "admit", "receive", "discharge", "keep"})
_INSIDE = frozenset({"dobj", "pobj", "prep", "ccomp", "xcomp", "attr", "nummod", "quantmod", "compound", "pcomp", "oprd", "advcl", "acomp",
                     "nsubj", "nsubjpass", "amod", "conj", "npadvmod", "appos", "dative", "acl", "nmod"})  # fmt: skip
_HOLDERS = frozenset({"at", "of", "by", "from"})
_PAPERS = word_list("papers") | {"judgment", "speech"}
_ADJUNCTS = frozenset({"after", "before", "during", "following", "since", "until", "within"})
"""What opens words on when, where and how long somebody spoke."""


def source_of(amount: Span, named: Named) -> str | None:
    """The entity that the sentence itself names as the source of an amount, else ``None``.

    :param amount: the tokens of the number.
    """
    node = root = amount.root
    if (found := projected_by(root, named)) is not None:
        return found
    for _ in range(12):
        above = node.head
        if node.dep_ in ("relcl", "acl") and (offer := _offer_of(above, node)) is not None:
            return _owner(offer, named) or _offerer(offer, named)
        if above == node or node.dep_ not in _INSIDE or _is_parted(node, above):
            return None
        if (surveyed := _surveyed_in(node, named) or _surveyed_in(above, named)) is not None:
            return surveyed
        if above.pos_ in ("VERB", "AUX"):
            if (reckoned := _reckoned_by(above, named) or _revised_by(above, node, named)) is not None:
                return reckoned
            if node.dep_ == "nsubjpass" and above.lemma_.lower() in PROPOSERS | CLAIMERS and (agent := _agent(above, named)) is not None:
                return agent
            if (setter := _putter(above, node, root, named)) is not None:
                return setter
            subject = _subject(above)
            if subject is not None and subject is not node and subject.i not in {token.i for token in _path(root, node)}:
                found = _answers(subject, above, node, named)
                if found is not None:
                    return found
        node = above
    return None


def _is_parted(clause: Token, verb: Token) -> bool:
    """Whether a semicolon parts a clause from the verb behind it: "the plant has 40 men; the union says more are needed"."""
    return clause.dep_ in ("ccomp", "parataxis") and clause.i < verb.i and any(mark.text == ";" for mark in verb.doc[clause.i : verb.i])


def projected_by(number: Token, named: Named) -> str | None:
    """Who stands behind the noun that is counted: "the growth rate projected by the bank"."""
    for noun in (number.head, number.head.head):
        for child in noun.children:
            if child.dep_ == "acl" and child.tag_ == "VBN" and child.lemma_.lower() in CLAIMERS:
                for below in child.children:
                    if below.dep_ == "agent" or below.lower_ == "by":
                        return next((name for deep in below.children if (name := named(deep)) is not None), None)
    return None


def _subject(verb: Token) -> Token | None:
    """The subject of a verb, for a coordinated one that of the verb before it: "the hospital treated 11 and kept two in"."""
    found = next((child for child in verb.children if child.dep_ in ("nsubj", "nsubjpass")), None)
    if found is None and verb.dep_ == "conj" and verb.head.pos_ == "VERB":
        found = next((child for child in verb.head.children if child.dep_ == "nsubj"), None)
    if found is None or found.dep_ != "nsubj":
        return None
    return antecedent(found)


def antecedent(subject: Token) -> Token:
    """The noun that a relative pronoun stands for: the union of "the union, which speaks of 40 dead"; any other word itself."""
    clause = subject.head
    while clause.dep_ == "conj" and clause.head != clause:
        clause = clause.head
    return clause.head if subject.tag_ in ("WDT", "WP") and clause.dep_ == "relcl" else subject


def _reckoned_by(verb: Token, named: Named) -> str | None:
    """Whose reckoning a clause goes by: "by the ministry's count", "on the bank's own figures"."""
    for child in verb.children:
        if child.dep_ in ("prep", "agent") and child.lower_ in ("by", "on", "per"):
            for noun in child.children:
                if noun.dep_ == "pobj" and noun.lemma_.lower() in _DOCUMENTS | _RECKONINGS and (owner := _owner(noun, named)) is not None:
                    return owner
    return None


def _revised_by(verb: Token, node: Token, named: Named) -> str | None:
    """Whose tally is brought to a number: "raised its count to 23"; where it is nobody's, who brings it there: "raised the count to 23"."""
    if node.dep_ != "prep" or node.lower_ not in ("to", "from", "at"):
        return None
    tally = next((child for child in verb.children if child.dep_ == "dobj" and child.lemma_.lower() in _DOCUMENTS), None)
    if tally is None:
        return None
    subject = _subject(verb) if verb.lemma_.lower() in _REVISING else None
    return _bearer(tally, named) or (named(subject) if subject is not None and subject.pos_ != "PRON" else None)


def _putter(verb: Token, node: Token, number: Token, named: Named) -> str | None:
    """Who stands right behind a number at which something is put: "has been put at 31 by the army and at 50 by the union"."""
    if node.dep_ not in ("prep", "conj") or node.lower_ != "at" or verb.lemma_.lower() not in _PUTTING or number.i + 2 >= len(number.doc):
        return None
    by = number.nbor()
    if by.lower_ == "by":
        return next((name for noun in by.children if noun.dep_ == "pobj" and (name := named(noun)) is not None), None)
    return _agent_before(verb, number, named)


def _agent_before(verb: Token, number: Token, named: Named) -> str | None:
    """Who is named between a passive verb and the number at which he puts something: "was put by the board at 15 percent"."""
    agents = (child for child in verb.children if child.dep_ == "agent" and verb.i < child.i < number.i)
    nouns = [noun for by in agents for noun in by.children if noun.dep_ == "pobj"]
    nouns = [child for noun in nouns for child in noun.children if child.dep_ == "appos"] + nouns  # "by its director, Nadine Post,"
    return next((name for noun in nouns if (name := named(noun)) is not None), None)


def _surveyed_in(word: Token, named: Named) -> str | None:
    """The survey that a word is said to stand in, by its owner: "10 percent in the latest union survey"."""
    for child in word.children:
        if child.dep_ == "prep" and child.lower_ == "in":
            for noun in child.children:
                if noun.dep_ == "pobj" and noun.tag_ == "NN" and noun.lemma_.lower() in _SURVEYS:
                    return _bearer(noun, named) or named(noun)
    return None


def _agent(verb: Token, named: Named) -> str | None:
    """Who stands behind a passive verb: "floated in March by the negotiator"."""
    for child in verb.subtree:
        stands_behind = child.dep_ == "agent" or (child.dep_ == "prep" and child.lower_ == "by")
        if stands_behind and verb in (child.head, child.head.head):
            return next((name for noun in child.children if noun.dep_ == "pobj" and (name := named(noun)) is not None), None)
    return None


def _offer_of(noun: Token, clause: Token) -> Token | None:
    """The offer that a relative or infinitive clause is about, also where the parser hangs it on a noun behind: "put a plan on the table
    that ...", "a proposal from the board to freeze ..."."""
    if noun.lemma_.lower() in _OFFERS:
        return noun
    if clause.dep_ == "acl" or noun.dep_ != "pobj":
        return None
    verb = noun.head.head
    return next((child for child in verb.children if child.dep_ == "dobj" and child.lemma_.lower() in _OFFERS), None)


def _offerer(offer: Token, named: Named) -> str | None:
    """Who makes the offer that holds the number: "Lund put a plan on the table that included 5 million"."""
    if offer.dep_ != "dobj":
        return None
    return next((named(child) for child in offer.head.children if child.dep_ == "nsubj"), None)


def _path(low: Token, high: Token) -> list[Token]:
    path = [low]
    while path[-1].i != high.i and path[-1].head is not path[-1] and len(path) < 20:
        path.append(path[-1].head)
    return path


def _answers(subject: Token, verb: Token, node: Token, named: Named) -> str | None:
    """The source that a subject of a verb gives: a document's owner, a hospital that treats, or who claims or sets the number.

    :param node: what the number stands in below the verb.
    """
    if subject.lemma_.lower() in _DOCUMENTS:
        return _owner(subject, named)
    if subject.lemma_.lower() in _PAPERS and verb.lemma_.lower() in CLAIMERS and (owner := _bearer(subject, named)) is not None:
        return owner
    if subject.lemma_.lower() in _STANDS and verb.lemma_ == "be":
        return _bearer(subject, named)
    if subject.lemma_.lower() in _PARTS_OF_ALL:
        return None  # "45 percent said they would": who is counted is no source
    lemma = verb.lemma_.lower()
    if lemma in CLAIMERS and _is_beside(node, verb):
        return None
    if lemma in _CARE and subject.lemma_.lower() in _CARERS:
        return named(subject)
    if lemma in _CLAUSAL and node.dep_ != "ccomp" and not (lemma == "warn" and node.lower_ == "of"):
        return None
    if lemma == "give" and node.dep_ in ("prep", "dative"):
        return None
    if lemma == "put" and not any(child.lower_ in _AT_A_NUMBER for child in verb.children):
        return None  # "they have put up 117 posts"
    return named(subject) if lemma in CLAIMERS or _is_proposed(node, lemma) else None


def _is_proposed(node: Token, lemma: str) -> bool:
    """Whether the verb proposes what holds the number: "wants a pardon and the release of 300", "asks for 46 bodies"."""
    if lemma == "ask":
        return node.dep_ == "prep" and node.lower_ == "for"
    return lemma in PROPOSERS and (node.dep_ in ("dobj", "ccomp", "xcomp") or (node.dep_ == "conj" and node.pos_ == "NOUN"))


def _is_beside(node: Token, verb: Token) -> bool:
    """Whether what holds the number only stands beside a verb of claiming: "spoke for four hours", "said as nine men were sought"."""
    if node.dep_ == "prep":
        inside = next((child.lemma_.lower() for child in node.children if child.dep_ == "pobj"), "")
        measured = inside in LENGTHS or inside in _PAPERS
        return verb.lemma_.lower() not in _COUNTERS and (node.lower_ in _ADJUNCTS or (measured and node.lower_ in ("in", "for", "on")))
    said_before = any(child.dep_ == "ccomp" and child.i < verb.i for child in verb.children)  # "40 died, she said, and 12 are missing"
    finite = node.tag_ in ("VBD", "VBZ", "VBP") and node.lower_ not in load_lexicon().people_words  # "and 11 wounded"
    joined = node.dep_ == "conj" and finite and not said_before
    return node.dep_ in ("advcl", "nsubj") or joined


def _bearer(document: Token, named: Named) -> str | None:
    """Whose name a document bears: "the union's tally", "the latest union survey"."""
    bearing = (named(child) for child in document.children if child.dep_ in ("poss", "compound", "amod"))
    return next((name for name in bearing if name is not None), None)


def _owner(document: Token, named: Named) -> str | None:
    if (bearer := _bearer(document, named)) is not None:
        return bearer
    for child in document.children:
        if child.dep_ == "prep" and child.lower_ in _HOLDERS:
            for below in child.children:
                if below.dep_ == "pobj" and (name := named(below)) is not None:
                    return name
    return None


def counted_by(amount: Span, named: Named) -> tuple[str, Token] | None:
    """Who claims the amount in the clause nearest to it, and the verb: "the union counts 31 dead", "the union claims 900 walked out"."""
    node = amount.root
    for verb in amount.root.ancestors:
        if node.dep_ not in _INSIDE:
            return None
        counts = node.dep_ == "dobj" and verb.lemma_.lower() in _COUNTERS
        counts = counts or (node.dep_ == "prep" and node.lower_ == "at" and verb.lemma_.lower() in _PUTTING and verb.dep_ != "acl")
        if counts or (node.dep_ == "ccomp" and verb.lemma_.lower() in _STRONG):
            subject = next((child for child in verb.children if child.dep_ == "nsubj"), None)
            name = named(antecedent(subject)) if subject is not None else None
            return (name, verb) if name is not None else None
        node = verb
    return None
