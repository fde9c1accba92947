"""Resolves "the senator" and "the billionaire" where no title tells whom: to the one whom the report speaks of just before."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence

from spacy.tokens import Token

from variorum.annotate.coref.ages import AGED, age_in, ages_of
from variorum.annotate.coref.chains import Chain
from variorum.annotate.coref.lexicon import word_list
from variorum.annotate.coref.mention import Mention, View
from variorum.annotate.coref.titles import role_at

_LAWMAKERS = frozenset({"congressman", "congresswoman", "lawmaker", "legislator", "representative", "senator"})
_EPITHETS = word_list("epithets")
"""Nouns for what somebody is besides an office: of a party, of a trade, a candidate. They need no title to be understood."""
_SUBJECTS = frozenset({"nsubj", "nsubjpass"})
_OBJECTS = frozenset({"dobj", "dative", "pobj"})
_APART = frozenset({"democratic", "first", "former", "gop", "last", "latter", "new", "next", "only", "other", "republican", "same", "top"})
"""Words that tell one from others, so that somebody else may be meant."""
_WHENCE = frozenset({"from", "in", "of", "with"})
"""Prepositions that tell one of an age from others: "the 23-year-old from Orlin"."""
_REACH = 2
"""Sentences of running text back to the name."""
_BEFORE, _BEHIND = 4, 5
"""Tokens between a name and the land it belongs to: "X Senator A", "A, Democrat of X", "A (D-X)"."""


class Salient:
    """The persons named in a report by where they stand, how often, and the lands they are said to be from."""

    def __init__(self, view: View, chains: Sequence[Chain]) -> None:
        self._view = view
        people = [chain for chain in chains if chain.kind == "person" and chain.named]
        self._names = sorted(
            ((mention, chain) for chain in people for mention in chain.mentions if mention.form == "name"), key=lambda pair: pair[0].first
        )
        self._counts = Counter(id(chain) for _, chain in self._names)
        places = [m for chain in chains if chain.kind == "place" for m in chain.mentions if m.form == "name"]
        self._places = {index: m.name for m in places for index in range(m.first, m.last)}
        self._lands = self._home_lands()
        self._ages = {id(chain): ages_of(view, chain) for chain in people}

    def by_land(self, mention: Mention) -> Chain | None:
        """The one person named before who is from the land that the description tells: "the Velland senator"."""
        lands = self._told(mention)
        if mention.kind != "person" or not mention.definite or not lands:
            return None
        known = {id(chain): chain for _, chain in self._fitting(mention) if lands & self._lands[id(chain)]}
        return next(iter(known.values())) if len(known) == 1 else None

    def find(self, mention: Mention) -> Chain | None:
        """The person meant by a definite description of one that no title or land tells; ``None`` where it is open."""
        view = self._view
        if mention.kind != "person" or view.heading[mention.head] or view.quoted[mention.head]:
            return None
        if view.doc[mention.first].lower_ != "the" or self._tells_which(mention):
            return None
        told = bool(self._told(mention))
        if age_in(mention):
            aged = self._of_age(mention) or self._last_subject(mention)
            return aged[0] if len(aged) == 1 else None
        return self._foremost(mention, [pair for pair in self._fitting(mention) if not (told and self._lands[id(pair[1])])])

    def _told(self, mention: Mention) -> set[str]:
        return {self._places[index] for index in range(mention.first, mention.last) if index in self._places}

    def _of_age(self, mention: Mention) -> list[Chain]:
        """Those named before whose printed age is the one in the description."""
        age = age_in(mention)
        before = {id(chain): chain for name, chain in self._names if age and name.last <= mention.first}
        return [chain for chain in before.values() if age in self._ages[id(chain)]]

    def _last_subject(self, mention: Mention) -> list[Chain]:
        """Whom the sentence before is about, where it tells no age of him: its subject, or the only person named in it."""
        view, place = self._view, self._view.running[mention.head]
        opening = view.opening[view.sentence[mention.head]]
        if any(_is_somebody(view, view.doc[index]) and not view.quoted[index] for index in range(opening, mention.first)):
            return []
        near = [pair for pair in self._names if pair[0].last <= opening and place - view.running[pair[0].head] <= 1]
        last = view.sentence[near[-1][0].head] if near else -1
        there = [(name, chain) for name, chain in near if view.sentence[name.head] == last and not view.heading[name.head]]
        subjects = [chain for name, chain in there if view.doc[name.head].dep_ in _SUBJECTS]
        found = {id(chain): chain for chain in subjects[:1] or [chain for _, chain in there]}
        return [chain for chain in found.values() if not self._ages[id(chain)]]

    def _fitting(self, mention: Mention) -> list[tuple[Mention, Chain]]:
        """The names before a description of those who may be called so: a lawmaker by who has a seat, an epithet by all."""
        noun, lands = mention.roles[0], self._told(mention)
        before = [pair for pair in self._names if pair[0].last <= mention.first]
        if noun in _EPITHETS:
            return before
        seated = [(name, chain) for name, chain in before if chain.roles & _LAWMAKERS or lands & self._lands[id(chain)]]
        return seated if noun in _LAWMAKERS else []

    def _tells_which(self, mention: Mention) -> bool:
        """Whether other words than a land tell which one: "the senator who asked", "the first candidate", "the GOP nominee"."""
        doc = self._view.doc
        noun = doc[mention.head]
        close = [child for child in noun.children if child.left_edge.i == noun.i + 1]
        behind = any(child.dep_ in ("relcl", "acl", "appos") for child in close)
        behind = behind or any(child.dep_ == "prep" and (AGED not in mention.roles or child.lower_ in _WHENCE) for child in close)
        begin = mention.first + 1 + 5 * bool(age_in(mention))
        before = [doc[index] for index in range(begin, mention.head) if index not in self._places]
        apart = not age_in(mention) and any(word.lower_ in _APART or word.tag_ in ("JJS", "RBS", "CD") for word in before)
        as_such = noun.dep_ in ("attr", "oprd", "acomp") or (noun.dep_ == "pobj" and noun.head.lower_ in ("as", "like", "than"))
        return behind or apart or as_such or bool(mention.bodies)

    def _foremost(self, mention: Mention, fitting: list[tuple[Mention, Chain]]) -> Chain | None:
        """The only one named earlier in the sentence; else whom the report names most, if the last sentence with a name has that one."""
        view, sentence = self._view, self._view.sentence[mention.head]
        here = {id(chain): chain for name, chain in fitting if view.sentence[name.head] == sentence}
        if here:
            alone = next(iter(here.values())) if len(here) == 1 else None
            return alone if alone is not None and not self._shares_clause(alone, mention) else None
        most = max((self._counts[id(chain)] for _, chain in fitting), default=0)
        people = {id(chain) for _, chain in fitting if self._counts[id(chain)] == most}
        place = view.running[mention.head]
        last = max((view.running[name.head] for name, _ in fitting), default=-_REACH)
        near = [chain for name, chain in fitting if view.running[name.head] == last and not view.heading[name.head] and id(chain) in people]
        return near[0] if len(people) == 1 and near and place - last <= _REACH else None

    def _shares_clause(self, chain: Chain, mention: Mention) -> bool:
        """Whether the name hangs on the same verb, so that they are two: "X called the senator a friend"."""
        view = self._view
        verbs = {
            verb
            for name in chain.mentions
            if view.sentence[name.head] == view.sentence[mention.head]
            for verb in _verbs(view.doc[name.head])
        }
        return bool(verbs.intersection(_verbs(view.doc[mention.head])))

    def _home_lands(self) -> dict[int, set[str]]:
        """For each person the lands printed beside the name as a title's or a seat's."""
        lands: dict[int, set[str]] = defaultdict(set)
        for name, chain in self._names:
            for index in range(max(0, name.first - _BEFORE), name.first):
                if index in self._places and self._is_title(range(index + 1, name.first)):
                    lands[id(chain)].add(self._places[index])
            for index in range(name.last, min(len(self._view.doc), name.last + _BEHIND + 1)):
                if index in self._places and self._is_seat(range(name.last, index)):
                    lands[id(chain)].add(self._places[index])
        return lands

    def _is_title(self, between: Iterable[int]) -> bool:
        words = [self._view.doc[index] for index in between]
        return bool(words) and all(word.pos_ in ("NOUN", "PROPN", "ADJ") or word.text == "." for word in words)

    def _is_seat(self, between: range) -> bool:
        words = [self._view.doc[index] for index in between]
        bracket = bool(words) and words[0].text in ("(", ",") and words[-1].text.rstrip("-–").isupper() | (words[-1].text in ("-", "–"))
        of = bool(words) and words[-1].lower_ in ("of", "from") and all(word.pos_ not in ("VERB", "AUX") for word in words)
        return bracket or of


def _is_somebody(view: View, token: Token) -> bool:
    """Whether one person is the subject of a verb, by a pronoun, a name or a role."""
    if token.dep_ not in _SUBJECTS or token.tag_ in ("NNS", "NNPS"):
        return False
    role = role_at(view, token.i)
    return token.lower_ in ("he", "she") or token.pos_ == "PROPN" or (role is not None and role[0].kind == "person")


def _verbs(token: Token) -> list[int]:
    """The verb on which a noun hangs, through the prepositions and possessors between."""
    while token.dep_ in ("pobj", "prep", "poss", "conj", "compound", "appos") and token.head.i != token.i:
        token = token.head
    return [token.head.i] if token.dep_ in _SUBJECTS | _OBJECTS | {"agent", "attr"} else []
