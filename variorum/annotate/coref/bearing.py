"""Finds who bears a title, or is the body of a kind, among those whom a report has named: "the minister", "the company"."""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator

from variorum.annotate.coref.chains import Chain
from variorum.annotate.coref.describing import owner_of
from variorum.annotate.coref.echoes import apposed_nouns, last_noun, place_noun, singles_out
from variorum.annotate.coref.home import home_state
from variorum.annotate.coref.lexicon import word_list
from variorum.annotate.coref.marks import agree, is_only_marked, state_agrees
from variorum.annotate.coref.mention import Mention, View
from variorum.annotate.coref.nouns import is_central_bank, may_be_firm, may_be_organisation, nouns
from variorum.annotate.coref.statesmen import StatesTold
from variorum.annotate.coref.titles import COURTESY
from variorum.annotate.coref.turns import is_outshone, last_official, spoke_last
from variorum.text.given_names import is_given_name
from variorum.text.names import fold, split_name
from variorum.text.roles import IRREGULAR, load_roles

_SPEECH = word_list("speech_verbs")
_WIDER = {
    "congressman": {"representative"},
    "congresswoman": {"representative"},
    "lawmaker": {"senator", "representative", "congressman", "congresswoman", "legislator"},
    "legislator": {"senator", "representative", "congressman", "congresswoman", "lawmaker"},
    "judge": {"justice", "magistrate"},
    "diplomat": {"ambassador", "envoy", "foreign minister"},
}
"""Nouns under which a bearer of another title may be meant."""
_FIRM_NOUNS = frozenset({"company", "firm"})
_ANY_BODY = frozenset({"association", "body", "group", "movement", "organisation", "organization"})
_BANKS = re.compile(r"\b(?:[Ll]enders?|banks|Banc[ao]|Bank|Banka|Banque)\b")
"""Words that tell of banks; "the central bank" tells of none."""
_REACH = 8
"""Sentences between a definite description and the last mention of its bearer."""
_NEAR_OWNED = 1
"""Sentences of running text within which "the ministry" is "his ministry"."""
_TAKEN_UP = 4
"""Sentences of running text within which an unnamed person is taken up again."""
_LONGEST_INITIALS = 4
"""Letters of initials; a longer word in capitals is printed so for its place."""
_LEAD = _KEPT_BACK = 2
"""Sentences of running text that count as a report's lead, and those after it within which somebody described there is named."""


_OBTAINED = re.compile(r"\b(?:obtained|seen|reviewed|viewed|read|cited) by (?:the )?\Z", re.IGNORECASE)
_HAS_SEEN = re.compile(r" (?:has|had|have) (?:seen|obtained|read|reviewed|viewed)\b")
"""Around the name of a paper that tells where it has its news from."""
_BEFORE_PAPER = 24


class Bearers:
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
                central = is_central_bank(chain) and _names_other_banks(view, chain)
                apposed = {noun for mention in chain.mentions for noun in apposed_nouns(view, mention)}
                names = {mention.name for mention in chain.mentions if not IRREGULAR.intersection(fold(mention.name).split())}
                for noun in sorted({*nouns(chain), *map(last_noun, names), *apposed} - {"", "bank" if central else ""}):
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
            return self._described_before(mention, described) or person or last_official(self._view, self._people, mention)
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
            and not any(self._is_paper(m) for m in chain.mentions)
            and (may_be_firm(chain) if firm else may_be_organisation(chain))
            and any(self._stands_before(m, mention) for m in chain.mentions)
            and not self._only_opens(chain, mention)
        ]
        beside = [chain for chain in firms if any(self._view.running[m.head] == self._view.running[mention.head] for m in chain.mentions)]
        firms = beside if len(beside) == 1 else firms
        return firms if len(firms) == 1 and any(self._leads_to(m, mention) for m in firms[0].mentions) else []

    def _is_paper(self, name: Mention) -> bool:
        """Whether a name is the page's own paper, or one that has seen what it reports: "obtained by X", "which X has seen"."""
        masthead = self._view.masthead
        if masthead is not None and name.start < masthead[1] and masthead[0] < name.end:
            return True
        return _OBTAINED.search(self._view.text, max(0, name.start - _BEFORE_PAPER), name.start) is not None or (
            _HAS_SEEN.match(self._view.text, name.end) is not None
        )

    def _only_opens(self, chain: Chain, mention: Mention) -> bool:
        """Whether all the names before are in capitals, as places open reports, or outside of a quotation that says "the company"."""
        view = self._view
        names = [m for m in chain.mentions if self._stands_before(m, mention)]
        quoted = view.quoted[mention.head]
        return all(view.capitals[m.head] or _opens_report(view, m) or (quoted and not view.quoted[m.head]) for m in names)

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
        spoke = [chain for chain in fitting if spoke_last(self._view, chain, mention)] if subject else []
        exact = [chain for chain in fitting if mention.phrase in chain.phrases]
        best = spoke if len(spoke) == 1 else exact or fitting
        if len(best) > 1 and role == "head of state" and self._home:
            best = [chain for chain in best if chain.country == self._home]
        return best[0] if len(best) == 1 and not is_outshone(self._view, self._people, best[0], mention) else None

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


def _names_other_banks(view: View, central: Chain) -> bool:
    """Whether a report tells of other banks than a central one, so that by "the bank" it means one of them."""
    own = [(mention.start, mention.end) for mention in central.mentions]
    return any(not any(start <= match.start() < end for start, end in own) for match in _BANKS.finditer(view.text))


def _opens_report(view: View, name: Mention) -> bool:
    """Whether a name in capitals opens a paragraph, as the place does from which a report comes: "RIGA, May 3 (Wire) -"."""
    first = view.doc[name.first]
    opens = name.first == 0 or view.block[name.first - 1] != view.block[name.first]
    return opens and first.text.isupper() and len(first) > _LONGEST_INITIALS


def _is_called_head(chain: Chain) -> bool:
    """Whether a report has called somebody "the president" or the like without a state or a body: its readers know whose."""
    roles = load_roles()
    titles = [m for m in chain.mentions if m.form == "description" and not m.country and not m.bodies and m.definite]
    return any(fold(m.name) == f"the {m.roles[0]}" and m.roles[0] in roles and roles[m.roles[0]].head for m in titles)


def _ministers(roles: Iterable[str]) -> Iterator[str]:
    """The offices whose bearer is "the minister" once he is named; a prime minister is not."""
    return (role for role in roles if role.endswith(" minister") and role not in ("chief minister", "prime minister"))
