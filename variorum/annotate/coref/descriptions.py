"""Links descriptions to whom they describe, where one bearer is sure; the others become entities without a name."""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator

import msgspec
from spacy.tokens import Token

from variorum.annotate.coref.beside import Appositions, says_where, speaks_for
from variorum.annotate.coref.chains import Chain
from variorum.annotate.coref.describing import acts, is_bare, owner_of
from variorum.annotate.coref.echoes import apposed_nouns, last_noun, place_noun, singles_out
from variorum.annotate.coref.home import home_state
from variorum.annotate.coref.later import NamedLater
from variorum.annotate.coref.lexicon import word_list
from variorum.annotate.coref.marks import agree, is_only_marked, state_agrees
from variorum.annotate.coref.mention import Mention, View
from variorum.annotate.coref.nouns import may_be_firm, may_be_organisation, nouns
from variorum.annotate.coref.salient import Salient
from variorum.annotate.coref.statesmen import StatesTold
from variorum.annotate.coref.titles import COURTESY, is_inquit, office_before, role_at
from variorum.annotate.speech.words import load_words
from variorum.text.given_names import is_given_name
from variorum.text.names import bare_words, fold, split_name
from variorum.text.roles import load_roles

_SPEECH = word_list("speech_verbs")
_TELLING = _SPEECH | word_list("claiming_verbs") | load_words("cue_quoting.txt")
_SELF_NOUNS = word_list("self_nouns")
"""Body nouns that only say what the name before them is: "the X news agency" is X."""
_WIDER = {
    "congressman": {"representative"},
    "congresswoman": {"representative"},
    "lawmaker": {"senator", "representative", "congressman", "congresswoman", "legislator"},
    "legislator": {"senator", "representative", "congressman", "congresswoman", "lawmaker"},
    "judge": {"justice", "magistrate"},
    "diplomat": {"ambassador", "envoy", "foreign minister"},
}
"""Nouns under which a bearer of another title may be meant."""
_ENDED = re.compile(r"\s+(?:(?:from|between)\s+(?:\w+\s+)?\d{4}\s*(?:to|until|and|through|-|–)|until)\s*(?:\w+\s+)?\d{4}")
"""The term of an office that is over."""
_FIRM_NOUNS = frozenset({"company", "firm"})
_FIRMS_TOO = frozenset({"buyer", "contractor", "insurer", "lender", "maker", "manager", "manufacturer", "operator", "owner", "supplier"})
"""Nouns of persons that firms are called by as well."""
_ANY_BODY = frozenset({"association", "body", "group", "movement", "organisation", "organization"})
_NO_NAMES = frozenset({"center", "centre", "opposition", "state"})
"""Body nouns that in passing mean another, or nobody: "the state" of a federation."""
_REACH = 8
"""Sentences between a definite description and the last mention of its bearer."""
_NEAR_OWNED = 1
"""Sentences of running text within which "the ministry" is "his ministry"."""
_SPEAKING_ON = frozenset({"diplomat", "spokesman", "spokesperson", "spokeswoman"})
"""Nouns by which papers go on with the words of somebody whose office they have told."""
_JUST_BEFORE = 2
"""Sentences of running text in which somebody has just spoken."""
_TAKEN_UP = 4
"""Sentences of running text within which an unnamed person is taken up again."""
_LEAD = _KEPT_BACK = 2
"""Sentences of running text that count as a report's lead, and those after it within which somebody described there is named."""


def chain_descriptions(view: View, chains: list[Chain], descriptions: list[Mention]) -> list[Chain]:
    """Add descriptions to the chains of those they describe, and return new chains for the rest.

    Sure are: apposition, a title of which the report knows one bearer, "the X news agency". A definite description without a
    bearer and without a name in it ("the minister") stands for somebody unnamed where it acts or speaks, and stays out elsewhere.
    """
    by_head = {mention.head: chain for chain in chains for mention in chain.mentions if not says_where(view, mention)}
    commas = Appositions(view, chains)
    offices = _offices(view, chains)
    beside = [
        offices.get(m.head) or commas.between(m) or _apposed(view, m, by_head) or _self_named(view, m, by_head) or commas.find(m)
        for m in descriptions
    ]
    for mention, chain in zip(descriptions, beside, strict=True):
        if chain is not None:
            ended = _ENDED.match(view.text, mention.end) is not None
            chain.add(msgspec.structs.replace(mention, phrase=f"former {mention.phrase}") if ended else mention)
    bearers = _Bearers(view, chains)
    salient = Salient(view, chains)
    later = NamedLater(view, chains, descriptions)
    made: dict[tuple[str, str], Chain] = {}
    passing: list[tuple[tuple[str, str], Mention]] = []
    for mention, apposed in zip(descriptions, beside, strict=True):
        if apposed is not None:
            continue
        chain = salient.by_land(mention) or bearers.find(mention, list(made.values())) or later.find(mention) or salient.find(mention)
        if chain is not None:
            chain.add(mention)
            continue
        key = mention.kind, f"{owner_of(view, mention)} {bare_words(mention.name)}".strip()
        if key in made and ((mention.kind == "person" and mention.definite) or _stands_alone(view, mention)):
            made[key].add(mention)
        elif _stands_alone(view, mention):
            made[key] = Chain(mention)
        elif mention.kind == "organisation" and mention.definite and mention.roles[0] not in _NO_NAMES:
            passing.append((key, mention))
    for told, mention in passing:  # "a letter to the ministry", where "the ministry" speaks elsewhere in the report
        if told in made:
            made[told].add(mention)
    return list(made.values())


def _offices(view: View, chains: Iterable[Chain]) -> dict[int, Chain]:
    """By the token of the office right before a name, whose it is: "the Deputy Minister of Health of the Republic of X Y Z"."""
    people = (chain for chain in chains if chain.kind == "person" and chain.named)
    names = ((mention, chain) for chain in people for mention in chain.mentions if mention.form == "name")
    return {office: chain for mention, chain in names if (office := office_before(view, mention.first)) is not None}


def _stands_alone(view: View, mention: Mention) -> bool:
    """Whether a description without a bearer is an entity of its own: one that is not definite, says whose it is, or acts."""
    if mention.kind == "place" or (mention.kind == "person" and is_bare(view.doc[mention.head])):
        return False
    if mention.kind == "organisation" or (mention.kind == "person" and mention.definite):
        long = mention.kind == "person" and len(mention.phrase.split()) >= 3
        return mention.known or long or (not view.heading[mention.head] and acts(view.doc[mention.head], told=False))
    return True


def _apposed(view: View, mention: Mention, by_head: dict[int, Chain]) -> Chain | None:
    token = view.doc[mention.head]
    if speaks_for(token):
        return None  # "a spokesman for the governor, X": the name is the spokesman's
    inner = [below for child in token.children if child.dep_ == "prep" for below in child.children if _holds_apposition(view, below)]
    beside = [token.head] if token.dep_ == "appos" and not is_inquit(token) else []
    beside += [child for noun in (token, *inner) for child in noun.children if child.dep_ == "appos"]
    chain = next((by_head[other.i] for other in beside if other.i in by_head and not _abbreviates(view, other)), None)
    return chain if chain is not None and (chain.kind == mention.kind or _may_be_held(chain, mention)) else None


def _may_be_held(chain: Chain, mention: Mention) -> bool:
    """Whether a firm set beside it may be what the noun says of persons: "the owner, X Shipping"."""
    return mention.kind == "person" and chain.kind == "organisation" and mention.roles[0] in _FIRMS_TOO and may_be_firm(chain)


def _abbreviates(view: View, token: Token) -> bool:
    """Whether the name is an abbreviation in brackets, and so that of the name right before it: "the fleet of the Grain League (GL)"."""
    return token.text.isupper() and token.i > 1 and view.doc[token.i - 1].text == "(" and view.doc[token.i - 2].pos_ == "PROPN"


def _holds_apposition(view: View, token: Token) -> bool:
    """Whether a name set after the noun is that of the title before it: "the head of the board, X"; no name of a person is a board's."""
    role = role_at(view, token.i)
    thing = token.dep_ == "pobj" and token.head.lower_ == "of" and (role is None or role[0].kind == "body")
    return thing or speaks_for(token)


def _self_named(view: View, mention: Mention, by_head: dict[int, Chain]) -> Chain | None:
    """The body whose name stands right before a noun that only says what it is."""
    if mention.kind != "organisation" or mention.roles[0].split()[-1] not in _SELF_NOUNS:
        return None
    first = mention.head - len(mention.roles[0].split()) + 1
    chain = by_head.get(first - 1)
    if chain is None or chain.kind != "organisation" or chain.mentions[0].sector in ("IGO", "GOV"):
        return None
    name = next((m for m in chain.mentions if m.head == first - 1), None)
    return chain if name is not None and name.last == first and view.doc[first].dep_ != "poss" else None


class _Bearers:
    """Finds who bears a title or is the body of a kind, among those named so far."""

    def __init__(self, view: View, chains: list[Chain]) -> None:
        self._view = view
        self._home = home_state(view)
        self._states = StatesTold(view, chains, self._home)
        self._by_role: dict[str, list[Chain]] = defaultdict(list)
        self._by_noun: dict[str, list[Chain]] = defaultdict(list)
        self._heads: list[Chain] = []
        self._bodies: list[Chain] = []
        self._people = [chain for chain in chains if chain.kind == "person"]
        roles = load_roles()
        for chain in chains:
            if chain.kind == "person":
                owned = bool(chain.bodies)
                for role in sorted(chain.roles):
                    if not (owned and role in roles and roles[role].head):
                        self._by_role[role].append(chain)
                if any(role in roles and roles[role].head and not is_only_marked(chain, role) for role in chain.roles):
                    self._heads.append(chain)
            elif chain.kind == "organisation":
                self._bodies.append(chain)
                apposed = {noun for mention in chain.mentions for noun in apposed_nouns(view, mention)}
                for noun in sorted({*nouns(chain), *map(last_noun, {m.name for m in chain.mentions}), *apposed} - {""}):
                    self._by_noun[noun].append(chain)
            elif chain.kind == "place":
                for noun in sorted({place_noun(view, m) for m in chain.mentions} - {""}):
                    self._by_noun[noun].append(chain)

    def find(self, mention: Mention, described: list[Chain]) -> Chain | None:
        """The one bearer of a definite description, ``None`` where nobody or several could be meant."""
        if mention.kind == "person":
            if self._view.heading[mention.head]:
                return self._in_heading(mention)
            if not mention.definite:
                return self._named_next(mention)
            person = self._person(mention)
            if person is not None and mention.roles[0] in person.roles:
                return person
            # "a diplomat said ... the diplomat" before an ambassador
            return self._described_before(mention, described) or person or self._goes_on(mention)
        if mention.kind in ("organisation", "place") and mention.definite and self._is_plain(mention):
            noun = mention.roles[0]
            bearers = [chain for chain in self._by_noun.get(noun, ()) if chain.kind == mention.kind]
            named = [*bearers, *(c for c in described if c.kind == mention.kind == "organisation" and noun in nouns(c))]
            before = [chain for chain in named if any(self._may_take_up(m, mention) for m in chain.mentions)]
            near = before if len(named) == 1 else [chain for chain in before if self._is_near(chain, mention)]
            near = near or (self._bodies_beside(mention) if noun in _FIRM_NOUNS | _ANY_BODY and not named else [])
            return near[0] if len(near) == 1 else None
        return None

    def _is_plain(self, mention: Mention) -> bool:
        """Whether a description is a bare "the office" or "that office", and nothing behind it says whose: "the office of President X"."""
        whole = fold(mention.name) in (f"the {mention.roles[0]}", f"that {mention.roles[0]}")
        return whole and not any(map(singles_out, self._view.doc[mention.head].children))

    def _may_take_up(self, earlier: Mention, mention: Mention) -> bool:
        """Whether "the ministry" may be the one mentioned earlier; "his ministry" only where it stands close before."""
        distance = self._view.running[mention.head] - self._view.running[earlier.head]
        return earlier.start < mention.start and (distance <= _NEAR_OWNED or not owner_of(self._view, earlier))

    def _bodies_beside(self, mention: Mention) -> list[Chain]:
        """The one body named before "the company" or "the organisation", in its sentence or the one before, that may be called so."""
        firm = mention.roles[0] in _FIRM_NOUNS
        firms = [
            chain
            for chain in self._bodies
            if chain.named
            and (may_be_firm(chain) if firm else may_be_organisation(chain))
            and any(self._stands_before(m, mention) for m in chain.mentions)
        ]
        beside = [chain for chain in firms if any(self._view.running[m.head] == self._view.running[mention.head] for m in chain.mentions)]
        firms = beside if len(beside) == 1 else firms
        return firms if len(firms) == 1 and any(self._leads_to(m, mention) for m in firms[0].mentions) else []

    def _stands_before(self, name: Mention, mention: Mention) -> bool:
        running = self._view.running
        return name.form == "name" and name.last <= mention.first and running[mention.head] - running[name.head] <= 1

    def _leads_to(self, name: Mention, mention: Mention) -> bool:
        """Whether a name stands close before the mention with no other name than people's in between."""
        view, end = self._view, mention.first
        if not self._stands_before(name, mention):
            return False
        sure = [chain for chain in self._people if chain.roles or (len(chain.words) > 1 and is_given_name(chain.words[0]))]
        people = {index for chain in sure for m in chain.mentions for index in range(m.first, m.last)}
        names = {index for index in range(name.last, end) if view.doc[index].pos_ == "PROPN" and view.doc[index].ent_type_ != "DATE"}
        return not names - people

    def _in_heading(self, mention: Mention) -> Chain | None:
        """A heading may name the bearer of a title before the text does, so the whole report counts."""
        if len(mention.phrase.split()) < 2:
            return None
        fitting = [
            chain for chain in self._by_role.get(mention.roles[0], ()) if mention.phrase in chain.phrases and state_agrees(chain, mention)
        ]
        return fitting[0] if len(fitting) == 1 else None

    def _person(self, mention: Mention) -> Chain | None:
        role = mention.roles[0]
        candidates = list(self._by_role.get(role, ()))
        for wider in sorted({*_WIDER.get(role, ()), *(_ministers(self._by_role) if role == "minister" else ())}):
            candidates += self._by_role.get(wider, ())
        if mention.country and role in load_roles() and load_roles()[role].head:
            candidates += [chain for chain in self._heads if chain.country == mention.country]
        elif role == "head of state" and not mention.bodies:
            candidates += self._heads
        unique = list({id(chain): chain for chain in candidates}.values())
        if role in load_roles() and load_roles()[role].head and fold(mention.name) == f"the {role}":
            usual = [chain for chain in unique if agree(chain, mention) and _is_called_head(chain)]
            if len(usual) == 1:
                return usual[0]
        fitting = [c for c in unique if agree(c, mention) and self._is_near(c, mention) and self._states.may_be(c, mention)]
        subject = len(fitting) > 1 and self._view.doc[mention.head].dep_ == "nsubj"
        spoke = [chain for chain in fitting if self._spoke_last(chain, mention)] if subject else []
        exact = [chain for chain in fitting if mention.phrase in chain.phrases]
        best = spoke if len(spoke) == 1 else exact or fitting
        if len(best) > 1 and role == "head of state" and self._home:
            best = [chain for chain in best if chain.country == self._home]
        return best[0] if len(best) == 1 and not self._is_outshone(best[0], mention) else None

    def _spoke_last(self, chain: Chain, mention: Mention) -> bool:
        """Whether somebody speaks by name in the sentences right before a description: "X said ... The deputy minister added"."""
        view, place = self._view, self._view.running[mention.head]
        names = (m for m in chain.mentions if m.form == "name" and m.last <= mention.first and place - view.running[m.head] <= _JUST_BEFORE)
        return any(view.doc[m.head].dep_ == "nsubj" and view.doc[m.head].head.lemma_.lower() in _SPEECH for m in names)

    def _is_outshone(self, chain: Chain, mention: Mention) -> bool:
        """Whether the sentence before is about somebody in full without any title, who may be the one whose office is told now.

        "Foreign Minister X ... [a paragraph on] Y Z told ... The foreign minister said": Y Z's title the reader was held to know.
        """
        view, place, noun = self._view, self._view.running[mention.head], self._view.doc[mention.head]
        role = load_roles().get(mention.roles[0])
        office = role is not None and role.sector == "GOV"
        if not office or noun.dep_ != "nsubj" or noun.head.dep_ != "ROOT" or mention.country or mention.bodies:
            return False
        if any(0 <= place - view.running[m.head] <= 1 and m.start < mention.start for m in chain.mentions):
            return False
        for other in self._people:
            plain = other is not chain and other.named and not set(other.roles) - COURTESY.keys() and len(other.words) > 1
            if plain and any(place - view.running[m.head] == 1 and view.doc[m.head].dep_ == "nsubj" for m in other.mentions):
                return True
        return False

    def _described_before(self, mention: Mention, described: list[Chain]) -> Chain | None:
        """The one unnamed person near by whom "the official" takes up: "a senior official said ... The official added"."""
        if fold(mention.name) != f"the {mention.roles[0]}" or self._by_role.get(mention.roles[0]):
            return None
        same = [chain for chain in described if chain.kind == "person" and mention.roles[0] in chain.roles]
        near = [
            chain
            for chain in same
            if any(0 <= self._view.running[mention.head] - self._view.running[other.head] <= _TAKEN_UP for other in chain.mentions)
        ]
        found = near or same
        return found[0] if len(found) == 1 else None

    def _goes_on(self, mention: Mention) -> Chain | None:
        """The official who spoke last by name, where "the diplomat" or "the spokesperson" speaks on: "X said ... the diplomat added"."""
        view, noun = self._view, self._view.doc[mention.head]
        if not _says(noun) or mention.roles[0] not in _SPEAKING_ON or fold(mention.name) != f"the {mention.roles[0]}":
            return None
        spoken = [
            (name.start, chain)
            for chain in self._people
            for name in chain.mentions
            if name.form == "name"
            and name.last <= mention.first
            and view.running[mention.head] - view.running[name.head] <= _TAKEN_UP
            and _says(view.doc[name.head if (office := office_before(view, name.first)) is None else office])
        ]
        last = max(spoken, key=lambda pair: pair[0])[1] if spoken else None
        sectors = {load_roles()[role].sector for role in last.roles if role in load_roles()} if last is not None else set()
        return last if "GOV" in sectors else None

    def _named_next(self, mention: Mention) -> Chain | None:
        """The person whom a lead keeps back: "a Danish diplomat said ...", and in the next sentences "Ambassador X said ...".

        Only at the head of a report, only the first person to be named after it, only with a title that fits the noun and a
        state that does not speak against it; both must be subjects.
        """
        view = self._view
        if (
            mention.plural
            or view.running[mention.head] > _LEAD
            or view.doc[mention.head].dep_ != "nsubj"
            or "other" in mention.name.split()
        ):
            return None
        titles = {mention.roles[0], *_WIDER.get(mention.roles[0], ())}
        following = [
            (name, chain)
            for chain in self._people
            for name in chain.mentions[:1]
            if name.start > mention.start and 0 < view.running[name.head] - view.running[mention.head] <= _KEPT_BACK
        ]
        if not following:
            return None
        name, chain = min(following, key=lambda pair: pair[0].start)
        fits = bool(titles.intersection(name.roles)) or self._is_introduced_as(mention, name, chain)
        return chain if fits and state_agrees(chain, mention) and view.doc[name.head].dep_ == "nsubj" else None

    def _is_introduced_as(self, mention: Mention, name: Mention, chain: Chain) -> bool:
        """Whether a name printed in full and without any title can only be that of the official whom the lead has speak.

        News gives everybody a title at the first mention; "a deputy minister said" in the lead is it.
        """
        doc = self._view.doc
        plain = all(set(other.roles) <= COURTESY.keys() for other in chain.mentions if other.form == "name")
        speak = all(doc[head].head.lemma_.lower() in _SPEECH for head in (mention.head, name.head))
        office = mention.roles[0] in load_roles() and load_roles()[mention.roles[0]].title
        beside = any(child.dep_ in ("appos", "relcl") for child in doc[name.head].children)
        return plain and speak and office and not beside and len(split_name(name.name)) > 1

    def _is_near(self, chain: Chain, mention: Mention) -> bool:
        sentence = self._view.sentence
        return any(m.start < mention.start and sentence[mention.head] - sentence[m.head] <= _REACH for m in chain.mentions)


def _says(noun: Token) -> bool:
    """Whether somebody is the subject of a verb of speech, himself or by the title he is set beside."""
    while noun.dep_ in ("appos", "compound", "nmod") and noun.head.i != noun.i:
        noun = noun.head
    return noun.dep_ == "nsubj" and noun.head.lemma_.lower() in _TELLING


def _is_called_head(chain: Chain) -> bool:
    """Whether a report has called somebody "the president" or the like without a state or a body: its readers know whose."""
    roles = load_roles()
    titles = [m for m in chain.mentions if m.form == "description" and not m.country and not m.bodies and m.definite]
    return any(fold(m.name) == f"the {m.roles[0]}" and m.roles[0] in roles and roles[m.roles[0]].head for m in titles)


def _ministers(roles: Iterable[str]) -> Iterator[str]:
    """The offices whose bearer is "the minister" once he is named; a prime minister is not."""
    return (role for role in roles if role.endswith(" minister") and role not in ("chief minister", "prime minister"))
