"""Reads whether an act happened, is planned, depends on something, is denied or only thought of, and on what it depends."""

from spacy.tokens import Token

from variorum.annotate.acts.clauses import range_of, without_consequence
from variorum.model.record import Record
from variorum.model.report import EventStatus, Range

_CONDITION_MARKS = frozenset({"if", "unless", "provided", "providing", "once", "until", "till"})
_PROVISOS = frozenset({"provided", "providing", "assuming", "supposing"})
_NEGATIONS = frozenset({"not", "n't", "n’t", "never", "neither", "nor", "no", "none", "nobody", "nothing", "hardly"})
_FUTURE = frozenset({"will", "shall", "'ll", "’ll", "wo"})
_POSSIBLE = frozenset({"could", "may", "might", "can", "ca"})
_WOULD = frozenset({"would", "'d", "’d"})
_DUTY = frozenset({"should", "must", "ought"})
_PLANNERS = frozenset(
    "plan intend prepare expect schedule set aim vow promise pledge agree commit propose offer want hope "
    "consider threaten decide arrange due ready "
    "willing poise wish ask urge call demand order seek push press tell recommend suggest invite".split()
)
_SET = frozenset({"set", "scheduled", "planned", "slated", "due", "expected"})
"""Participles beside a noun that tell of what is to come: "a rally set for Wednesday"."""
_FAILERS = frozenset("fail refuse decline avoid cancel scrap abandon postpone reject deny oppose rule prevent stop".split())
_TELLING = frozenset({"elaborate", "explain", "give", "identify", "mention", "name", "say", "specify"})
"""What speakers leave out, "without naming him", is no condition."""
_DENIERS = frozenset({"deny", "refute"})
_PLAN_NOUNS = frozenset(
    {"plan", "promise", "pledge", "vow", "decision", "intention", "willingness", "readiness", "proposal", "offer", "commitment"}
)
_IDEA_NOUNS = frozenset(
    {"possibility", "prospect", "hope", "idea", "talk", "chance", "risk", "fear", "call", "demand", "danger", "likelihood", "potential"}
)
_SAYERS = frozenset({"say", "announce", "tell", "declare", "confirm", "state", "add", "promise", "vow", "warn", "pledge", "indicate"})
_AIMS = frozenset("aim goal purpose task job role idea plan point way answer step mission duty thing what this that it".split())
"""Subjects of which "is to" tells what they consist in."""
_THOUGHTS = frozenset("consider contemplate mull imagine suppose fear hope discuss debate".split())
_CONTEXTS_UP = frozenset({"xcomp", "ccomp", "conj", "pcomp", "advcl", "prep", "pobj", "dobj", "acl", "relcl", "oprd", "attr"})


_GIVERS = frozenset({"give", "grant", "allow", "set"})
_SPANS = frozenset({"hour", "day", "week", "month", "deadline", "ultimatum"})
"""Time given to do something."""


_ELLIPTIC = frozenset("any anything appropriate ever necessary need needed possible required so".split())
"""With these alone "if" only hedges: "the culprits, if any"."""
_FIRST = frozenset({"until", "till", "before", "once"})
"""Conjunctions of what must come first."""
_WISHES = frozenset({"want", "need", "wish", "like", "prefer"})
_ALLEGATIONS = frozenset("allegation assertion claim accusation rumour rumor suspicion speculation theory suggestion notion".split())
_MANDATES = frozenset("demand recommend urge ask propose insist request suggest order require move".split())
"""Verbs whose clause says what shall be done."""


class Standing(Record, frozen=True):
    """How an act stands: its status, the range of what it depends on, and whether its verb is a duty ("must", "should")."""

    status: EventStatus = "actual"
    condition: Range | None = None
    negated: bool = False
    future: bool = False
    duty: bool = False


_AT_NO = frozenset({"account", "case", "circumstance", "condition", "event", "moment", "one", "point", "pretext", "time", "way"})
"""Nouns that with "no" deny what is told: "in no case", "at no time"; "one" is "no one"."""


def is_negated(word: Token) -> bool:
    """Whether a negation governs the word directly: "did not", "no meeting", "neither a deal nor ... was reached"."""
    for child in word.children:
        if child.dep_ in ("neg", "preconj", "cc", "det", "advmod") and child.lower_ in _NEGATIONS:
            if child.dep_ == "cc" and child.lower_ != "nor":
                continue
            return True
        if child.dep_ in ("nsubj", "nsubjpass", "dobj", "attr") and any(
            below.lower_ in _NEGATIONS and below.dep_ in ("det", "preconj", "cc", "neg") for below in child.children
        ):
            return True
        if child.dep_ in ("nsubj", "nsubjpass", "dobj") and child.lower_ in ("none", "nobody", "nothing", "neither"):
            return True
        if child.dep_ in ("prep", "dative") and any(_is_none(below) for below in child.children):
            return True
    return False


def is_nobody(subject: Token) -> bool:
    """Whether the subject is "nobody", "no ship", "not one ship", "not a single ship"."""
    if subject.lower_ in ("nobody", "none", "nothing"):
        return True
    first = subject.left_edge
    return first.lower_ == "no" or (first.lower_ == "not" and first.nbor().lower_ in ("one", "a", "an", "another"))


def _is_none(noun: Token) -> bool:
    """Whether the noun of a phrase denies its verb: "apologise to nobody", "talk to no one", "sign under no circumstances"."""
    if noun.dep_ != "pobj":
        return False
    without = any(child.lower_ == "no" and child.dep_ in ("det", "neg", "advmod") for child in noun.children)
    return noun.lower_ == "nobody" or (without and noun.lemma_.lower() in _AT_NO)


def read_standing(word: Token) -> Standing:
    """The status of the act that ``word`` names, from its auxiliaries, negations, conditions and the words it hangs on."""
    aux = {child.lower_ for child in word.children if child.dep_ in ("aux", "auxpass")}
    condition = find_condition(word)
    negated = is_negated(word)
    future = bool(aux & _FUTURE) or _is_going_to(word)
    duty = bool(aux & _DUTY)
    status: EventStatus = "actual"
    announced = bool(aux & _WOULD) and word.dep_ == "ccomp" and word.head.lemma_.lower() in _SAYERS and word.head.tag_ in ("VBD", "VBN")
    if is_supposed(word):
        status = "hypothetical"
    elif word.pos_ in ("NOUN", "PROPN") and any(child.dep_ == "acl" and child.lower_ in _SET for child in word.children):
        status = "planned"
    elif condition is not None and aux & (_FUTURE | _WOULD | _POSSIBLE):
        status = "conditional"
    elif announced:
        status = "planned"
    elif aux & _POSSIBLE or aux & _WOULD or duty:
        status = "hypothetical"
    elif future:
        status = "planned"
    if negated and status == "actual":
        status = "denied"
    if status == "actual":
        status = "planned" if _is_to_be(word) else _status_from_above(word)
    return Standing(status=status, condition=condition, negated=negated, future=future or status == "planned", duty=duty)


def is_supposed(word: Token) -> bool:
    """Whether the word stands in a clause that only supposes, waits for or wants: "if ...", "will not ... until ...", "wants it done"."""
    node = word
    for _ in range(6):
        if node.dep_ == "advcl" and any(child.dep_ == "mark" and child.lower_ in ("if", "unless", "whether") for child in node.children):
            return True
        if _is_awaited(node) or is_wanted(node) or _is_alleged(node):
            return True
        if node.head.lower_ in _PROVISOS and node.dep_ in ("ccomp", "pcomp", "advcl"):
            return True
        if node.dep_ not in _CONTEXTS_UP or node.head == node:
            return False
        node = node.head
    return False


def _is_awaited(node: Token) -> bool:
    """Whether the verb of a clause tells of what must come first: "will not leave until they are freed", "only after X had signed"."""
    marks = {child.lower_ for child in node.children if child.dep_ in ("mark", "advmod")}
    if node.dep_ != "advcl" or not marks & (_FIRST | {"after", "when"}):
        return False
    aux = {child.lower_ for child in node.head.children if child.dep_ in ("aux", "auxpass")}
    is_ahead = bool(aux & (_FUTURE | _POSSIBLE | _WOULD | _DUTY)) and "have" not in aux
    own = [child for child in node.children if child.dep_ in ("aux", "auxpass")]
    is_present = (own[0] if own else node).tag_ in ("VBZ", "VBP")
    if marks & _FIRST:
        waits = bool(marks & {"until", "till"}) and "to" in aux and node.head.head.lemma_.lower() in _FAILERS | _PLANNERS
        return is_present or is_ahead or waits
    return is_ahead and (is_present or ("after" in marks and "only" in marks))


def _is_alleged(node: Token) -> bool:
    """Whether a noun for mere words holds the clause: "rejected allegations that he took money"."""
    is_content = node.dep_ in ("acl", "ccomp", "relcl") and any(child.dep_ == "mark" and child.lower_ == "that" for child in node.children)
    return is_content and node.head.pos_ == "NOUN" and node.head.lemma_.lower() in _ALLEGATIONS


def is_wanted(node: Token) -> bool:
    """Whether somebody only wants it done: "wants him fired", "demanded that he be extradited"."""
    if node.dep_ != "ccomp" or node.i < node.head.i:
        return False
    aux = [child.lower_ for child in node.children if child.dep_ in ("aux", "auxpass")]
    wish = node.head.lemma_.lower()
    return (wish in _WISHES and not aux and node.tag_ in ("VBN", "VBD")) or (wish in _WISHES | _MANDATES and aux == ["be"])


def _is_going_to(word: Token) -> bool:
    return word.dep_ == "xcomp" and word.head.lower_ == "going"


def _is_to_be(word: Token) -> bool:
    """Whether the verb is one of what is or was to be: "is to meet the envoy", "was to have met the envoy"."""
    if word.pos_ not in ("VERB", "AUX") or word.dep_ != "xcomp" or word.head.lemma_ != "be" or word.head.i > word.i:
        return False
    is_bare = all(child.dep_ in ("aux", "auxpass", "neg", "advmod") or child.i > word.i for child in word.children)
    subject = any(child.dep_ in ("nsubj", "nsubjpass", "expl") and child.lemma_.lower() not in _AIMS for child in word.head.children)
    return is_bare and subject and any(child.dep_ == "aux" and child.lower_ == "to" for child in word.children)


def _status_from_above(word: Token) -> EventStatus:
    """The status that the governing words lend: "plans to meet", "if it attacks", "denied attacking"."""
    is_apart = False
    node = word
    for _ in range(6):
        if node.dep_ not in _CONTEXTS_UP or node.head == node:
            return "actual"
        above = node.head
        lemma = above.lemma_.lower()
        is_apart = is_apart or node.dep_ in ("acl", "relcl")
        if node.dep_ != "conj" and _is_to_be(above) and (not is_apart or above.lemma_ == "be"):
            return "planned"  # "was to have been one of those freed"; not "is to thank a man freed in May"
        infinitive = any(child.dep_ == "aux" and child.lower_ == "to" for child in node.children)
        if node.dep_ in ("xcomp", "advcl", "acl", "ccomp", "relcl") and infinitive and lemma in _FAILERS:
            return "denied"
        if node.dep_ in ("xcomp", "acl", "ccomp", "advcl") and infinitive and above.dep_ != "auxpass":
            if lemma in _PLANNERS or lemma in _PLAN_NOUNS:
                return "planned"
            if lemma in ("try", "seek", "need", "have") or _is_given_time(above):
                return "hypothetical"
        if node.dep_ == "relcl" and node.left_edge.i > 0 and node.doc[node.left_edge.i - 1].lower_ == ",":
            return "actual"  # "did not explain the attack, which killed four"
        if node.dep_ in ("relcl", "acl") and above.dep_ == "attr" and is_negated(above.head):
            return "denied"  # "that is not a matter she prosecuted"
        if above.pos_ == "NOUN" and node.dep_ in ("prep", "pobj", "pcomp", "acl") and not (node.dep_ == "acl" and node.tag_ == "VBN"):
            if any(child.dep_ == "det" and child.lower_ == "no" for child in above.children):
                return "denied"
            if lemma in _PLAN_NOUNS or lemma in _IDEA_NOUNS:
                return "planned" if lemma in _PLAN_NOUNS else "hypothetical"
        if lemma in _DENIERS or (above.pos_ == "VERB" and node.dep_ in ("dobj", "xcomp", "ccomp") and is_negated(above)):
            return "denied"
        if lemma in _THOUGHTS and node.dep_ in ("xcomp", "pcomp", "dobj"):
            return "hypothetical"
        if above.pos_ in ("VERB", "AUX") and node.dep_ in ("dobj", "xcomp", "pobj", "pcomp"):
            aux = {child.lower_ for child in above.children if child.dep_ == "aux"}
            if aux & (_POSSIBLE | _WOULD):
                return "hypothetical"
            if aux & _FUTURE:
                return "planned"
        node = above
    return "actual"


def _is_given_time(word: Token) -> bool:
    """Whether the word tells of the time given to do something: "gave it until Sunday to ...", "72 hours to ...", "a deadline to ..."."""
    if word.pos_ == "VERB" and word.lemma_.lower() in _GIVERS:
        return any(
            (child.dep_ == "prep" and child.lower_ in ("until", "till"))
            or (child.dep_ in ("dobj", "npadvmod") and child.lemma_.lower() in _SPANS)
            for child in word.children
        )
    return word.pos_ == "NOUN" and word.lemma_.lower() in _SPANS and word.dep_ in ("dobj", "pobj") and word.head.lemma_.lower() in _GIVERS


def find_condition(word: Token) -> Range | None:
    """The range of the clause or phrase that the act depends on: "if ...", "unless ...", "in exchange for ...", "before ...ing"."""
    for node in _governing_chain(word):
        for child in node.children:
            found = _condition_in(child)
            if found is None:
                continue
            found = without_consequence(found, word.doc)
            if not found[0] <= word.idx < found[1]:
                return found
    return None


def _governing_chain(word: Token) -> list[Token]:
    """The word, the nouns inside its own phrase, and the verbs whose complement it is."""
    chain = [word]
    for child in word.children:
        if child.dep_ in ("dobj", "xcomp", "ccomp", "attr", "prep", "acomp"):
            chain.append(child)
            chain.extend(below for below in child.children if below.dep_ in ("pobj", "xcomp", "acl", "prep", "pcomp", "dobj", "ccomp"))
        elif child.dep_ == "acl":
            chain.append(child)
    node = word
    while node.dep_ in ("xcomp", "ccomp") and node.head != node and len(chain) < 40:
        node = node.head
        chain.append(node)
    return chain


def is_mere_hedge(clause: Token) -> bool:
    """Whether an "if" has no clause of its own: "the mistakes, if any", "by force, if necessary"."""
    words = [token.lower_ for token in clause.subtree if not token.is_punct]
    return len(words) == 2 and words[0] == "if" and words[1] in _ELLIPTIC


def _condition_in(child: Token) -> Range | None:
    if child.dep_ in ("advcl", "relcl", "acl", "ccomp", "pcomp", "prep"):
        marks = [below for below in child.children if below.dep_ in ("mark", "advmod") and below.lower_ in _CONDITION_MARKS]
        if is_mere_hedge(child):
            return None
        if marks and child.dep_ != "ccomp":
            return range_of(child)
    if child.dep_ == "prep" and child.lower_ in ("in", "on"):
        for below in child.children:
            told = below.dep_ == "pobj" and below.lower_ in ("exchange", "return", "condition") and list(below.children)
            if told and not any(token.lower_ == "anonymity" for token in below.subtree):
                return range_of(child)
    if (
        child.dep_ == "prep"
        and child.lower_ in ("before", "without", "pending", "until")
        and any(
            (below.dep_ == "pcomp" and below.lemma_.lower() not in _TELLING) or (below.dep_ == "pobj" and child.lower_ == "pending")
            for below in child.children
        )
    ):
        return range_of(child)
    if child.dep_ == "conj" and any(below.dep_ == "nsubj" for below in child.children):
        return None  # "..., and the firm depends on imports"
    if child.lemma_.lower() in ("depend", "hinge") or child.lower_ in ("conditional", "contingent", "dependent", "subject"):
        for below in child.children:
            if below.dep_ == "prep" and below.lower_ in (("to",) if child.lower_ == "subject" else ("on", "upon")):
                return range_of(below)
    return None
