"""Joins mentions by name and by description into chains: one chain is one entity of the report."""

from collections import defaultdict
from collections.abc import Mapping

from variorum.annotate.coref.echoes import last_noun
from variorum.annotate.coref.gender import gender_of
from variorum.annotate.coref.lexicon import word_list
from variorum.annotate.coref.mention import Mention
from variorum.annotate.coref.titles import COURTESY, KIN
from variorum.model.report import EntityKind
from variorum.text.abbreviated import spelled_out
from variorum.text.firms import trades, without_legal_form
from variorum.text.names import abbreviation_of, family_name, same_person, same_spelling, spelling_key, split_name

_PRESS_WORDS = word_list("press_words")
_FIRM_WORDS = word_list("firm_words") | trades()
_LEAST_WORDS = 2
"""Words of a body's name beyond which a slip in one is seen through."""


class Chain:
    """The mentions that mean one and the same, while they are being gathered."""

    def __init__(self, mention: Mention) -> None:
        self.kind: EntityKind = mention.kind
        self.mentions: list[Mention] = []
        self.words: tuple[str, ...] = ()
        self.roles: set[str] = set()
        self.phrases: set[str] = set()
        self.kinds: set[str] = set()
        """Body nouns by which the gazetteer says it may be taken up again: "alliance"."""
        self.bodies: set[str] = set()
        self.country: str | None = None
        self.gender: str | None = None
        self.plural = mention.plural
        self.named = mention.form == "name" or (mention.kind == "organisation" and mention.known)
        self.add(mention)

    def add(self, mention: Mention) -> None:
        """Take a mention in, and what it tells of roles and country."""
        self.mentions.append(mention)
        self.roles.update(mention.roles)
        self.kinds.update(mention.nouns)
        self.bodies.update(mention.bodies)
        if mention.phrase:
            self.phrases.add(mention.phrase)
        if not (self.kind == "group" and self.named):
            self.country = self.country or mention.country
        if self.kind == "person" and mention.form == "name":
            words = split_name(mention.name)
            if len(words) > len(self.words):
                self.words = words

    @property
    def start(self) -> int:
        """Where the first mention begins."""
        return min(mention.start for mention in self.mentions)

    @property
    def end(self) -> int:
        """Where that first mention ends."""
        return min((mention.start, mention.end) for mention in self.mentions)[1]


def chain_names(names: list[Mention], abbreviations: Mapping[str, str] | None = None) -> list[Chain]:
    """Chains of the mentions by name: people by family and given name, others by the name itself or its abbreviation.

    :param abbreviations: folded abbreviations to the folded name beside which the report prints them.
    """
    people = [name for name in names if name.kind == "person"]
    return _join_people(people) + _join_others([name for name in names if name.kind != "person"], abbreviations or {})


def _join_people(names: list[Mention]) -> list[Chain]:
    """Full names first, then names of one word with a title, then bare ones: these go to the most prominent bearer of the name.

    Prominent is who is named most often in full or, counting twice, by title.
    """
    chains: list[Chain] = []
    by_family: dict[str, list[Chain]] = defaultdict(list)
    by_given: dict[str, list[Chain]] = defaultdict(list)
    single: list[Mention] = []
    for name in names:
        words = split_name(name.name)
        if len(words) < 2:
            single.append(name)
            continue
        bucket = by_family[spelling_key(family_name(words))]
        chain = next((chain for chain in bucket if same_person(chain.words, words)), None) or _of_two_families(by_family, by_given, words)
        if chain is None:
            chain = Chain(name)
            chains.append(chain)
            bucket.append(chain)
            for given in words[:-1]:  # also the first of two family names: "Ruiz" of "Ana Ruiz Lobo"
                by_given[given].append(chain)
        else:
            chain.add(name)
    _place_single(sorted(single, key=lambda name: not name.roles), chains, by_family, by_given)
    return chains


def _of_two_families(by_family: dict[str, list[Chain]], by_given: dict[str, list[Chain]], words: tuple[str, ...]) -> Chain | None:
    """The one person of that given name who is printed with two family names here and with the first of them there."""
    longer = [chain for chain in by_given.get(words[-1], ()) if words[-1] in chain.words[1:-1]]
    shorter = [chain for word in words[1:-1] for chain in by_family.get(spelling_key(word), ()) if chain.words[-1] == word]
    found = {id(chain): chain for chain in longer + shorter if chain.words[0] == words[0] and len(chain.words) > 1}
    return next(iter(found.values())) if len(found) == 1 else None


def _place_single(names: list[Mention], chains: list[Chain], by_family: dict[str, list[Chain]], by_given: dict[str, list[Chain]]) -> None:
    weight = {id(chain): len(chain.mentions) for chain in chains}
    for name in names:
        word = family_name(split_name(name.name))
        if not word:
            continue
        bucket = [c for c in by_family[spelling_key(word)] if same_spelling(c.words[-1], word) and _titles_agree(c, name)]
        given = by_given.get(word, [])
        if bucket:
            chain = max(bucket, key=lambda chain: (weight[id(chain)], -chain.mentions[0].start))
            chain.add(name)
            weight[id(chain)] += 2 * bool(name.roles)
        elif len(given) == 1:
            given[0].add(name)
        else:
            chain = Chain(name)
            chains.append(chain)
            by_family[spelling_key(word)].append(chain)
            weight[id(chain)] = 2 * bool(name.roles)


def _titles_agree(chain: Chain, name: Mention) -> bool:
    """ "Mrs. X" is not the X who is called "Mr.", "President X" not the X who is called somebody's daughter."""
    told = gender_of((), set(name.roles))
    known = gender_of(chain.words, chain.roles)
    if told is not None and known is not None and told != known:
        return False
    titles = set(name.roles) - KIN - COURTESY.keys()
    return not (titles and chain.roles & KIN and not titles & chain.roles)


def _key(mention: Mention) -> tuple[str, str]:
    if mention.kind == "country":
        return "country", mention.country or mention.name
    return mention.kind, spelled_out(mention.name).removeprefix("the ")


def _join_others(names: list[Mention], abbreviations: Mapping[str, str]) -> list[Chain]:
    """By kind and name; a printed abbreviation goes to the one body of the report whose initials it is, or to which it is given."""
    chains: dict[tuple[str, str], Chain] = {}
    short: dict[str, list[tuple[str, str]]] = defaultdict(list)
    for name in names:
        key = _key(name)
        if key in chains:
            chains[key].add(name)
            continue
        twin = _plural_of(chains, key) if name.kind == "organisation" and not name.known else None
        if twin is not None:
            chains[twin].add(name)
            continue
        chains[key] = Chain(name)
        initials = abbreviation_of(name.name)
        if name.kind == "organisation" and len(initials) >= 2 and " " in name.name:
            short[initials.casefold()].append(key)
    for (kind, words), chain in list(chains.items()):
        given = (kind, abbreviations.get(words, ""))
        full = [given] if given in chains else short.get(words.replace(".", ""), [])
        if (
            kind == "organisation"
            and chain.mentions[0].name.isupper()
            and not chain.mentions[0].known
            and len(full) == 1
            and full[0] in chains
        ):
            for mention in chain.mentions:
                chains[full[0]].add(mention)
            del chains[kind, words]
    _join_short_names(chains)
    return list(chains.values())


def _plural_of(chains: dict[tuple[str, str], Chain], key: tuple[str, str]) -> tuple[str, str] | None:
    """A body of several words whose name differs in one plural ending only, a slip: "Grain Prices Board", "Grain Price Board"."""
    words = key[1].split()
    slips = [(place, other) for place, word in enumerate(words[:-1]) for other in (f"{word}s", word.removesuffix("s"))]
    forms = [[*words[:place], other, *words[place + 1 :]] for place, other in slips]
    found = ((key[0], " ".join(form)) for form in forms if form != words) if len(words) > _LEAST_WORDS else ()
    return next((other for other in found if other in chains), None)


def _join_short_names(chains: dict[tuple[str, str], Chain]) -> None:
    """Add bodies printed by one word of their name to the one body of the report that it can mean: "the Times", "Acme", "the Front"."""
    full: dict[str, list[tuple[str, str]]] = defaultdict(list)
    last: dict[str, list[tuple[str, str]]] = defaultdict(list)
    for key in chains:
        parts = key[1].split()
        if key[0] == "organisation" and len(parts) > 1:
            for word in short_names(parts):
                full[word].append(key)
            last[last_noun(key[1]) or parts[-1]].append(key)
    for key, chain in list(chains.items()):
        if key[0] != "organisation" or chain.mentions[0].known:
            continue
        meant = [other for other in full.get(key[1]) or last.get(key[1], []) if other in chains]
        home = _nearest(meant, chains, chain, key[1]) or _whole_of(key, chains)
        if home is not None:
            for mention in chain.mentions:
                chains[home].add(mention)
            del chains[key]


def _whole_of(key: tuple[str, str], chains: dict[tuple[str, str], Chain]) -> tuple[str, str] | None:
    """The one body named before of whose name these words are the head: "General Staff" of "General Staff of the Armed Forces"."""
    around = [other for other in chains if other != key and other[0] == "organisation" and f" {key[1]} " in f" {other[1]} "]
    if " " not in key[1] or len(around) != 1:
        return None
    whole = around[0]
    headed = whole[1].startswith(tuple(f"{key[1]} {link} " for link in ("of", "for", "on")))
    states = {chains[key].country, chains[whole].country} - {None}
    return whole if headed and len(states) < 2 and chains[whole].start < chains[key].start else None


def _nearest(meant: list[tuple[str, str]], chains: dict[tuple[str, str], Chain], chain: Chain, word: str) -> tuple[str, str] | None:
    """The body that a single word means: the one named with it as its noun, of several the one named last before; ``None`` if open."""
    if len(meant) == 1:
        before = chains[meant[0]].start < chain.end or last_noun(meant[0][1]) == word
        return meant[0] if before else None
    ends = [(max(m.end for m in chains[key].mentions if m.end <= chain.start), key) for key in meant if chains[key].end <= chain.start]
    return max(ends)[1] if ends else None


def short_names(parts: list[str]) -> set[str]:
    """The single words by which a body of that name may be printed again."""
    short = {parts[-1]} if parts[-1] in _PRESS_WORDS else set()
    parts = without_legal_form(" ".join(parts).upper()).casefold().split()
    if all(word.strip(",") in _FIRM_WORDS for word in parts[1:]):
        short.add(parts[0].strip(","))
    return short
