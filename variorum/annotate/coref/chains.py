"""Joins mentions by name and by description into chains: one chain is one entity of the report."""

from collections import defaultdict

from variorum.annotate.coref.mention import Mention, View
from variorum.model.report import EntityKind
from variorum.text.names import family_name, fold, same_person, spelling_key, split_name
from variorum.text.roles import load_roles

_DETERMINERS = frozenset(
    "the this that these those a an some another several many few one two three four five both its his her their our any".split()
)


class Chain:
    """The mentions that mean one and the same, while they are being gathered."""

    def __init__(self, mention: Mention) -> None:
        self.kind: EntityKind = mention.kind
        self.mentions: list[Mention] = []
        self.words: tuple[str, ...] = ()
        self.roles: set[str] = set()
        self.country: str | None = None
        self.gender: str | None = None
        self.plural = mention.plural
        self.named = mention.form == "name" or (mention.kind == "organisation" and mention.known)
        self.add(mention)

    def add(self, mention: Mention) -> None:
        """Take a mention in, and what it tells of roles, country and gender."""
        self.mentions.append(mention)
        self.roles.update(mention.roles)
        self.country = self.country or mention.country
        if self.kind == "person" and mention.form == "name":
            words = split_name(mention.name)
            if len(words) > len(self.words):
                self.words = words

    @property
    def start(self) -> int:
        """Where the first mention begins."""
        return min(mention.start for mention in self.mentions)


def build_chains(view: View, names: list[Mention], descriptions: list[Mention]) -> list[Chain]:
    """Chains of all names and descriptions that name or describe somebody; what cannot be linked safely is left out."""
    chains = _join_people([name for name in names if name.kind == "person"])
    chains += _join_by_key([name for name in names if name.kind != "person"])
    chains += _join_descriptions(view, chains, descriptions)
    return sorted(chains, key=lambda chain: (chain.start, chain.mentions[0].end))


def _join_people(names: list[Mention]) -> list[Chain]:
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
        chain = next((chain for chain in bucket if same_person(chain.words, words)), None)
        if chain is None:
            chain = Chain(name)
            chains.append(chain)
            bucket.append(chain)
            by_given[words[0]].append(chain)
        else:
            chain.add(name)
    full = {id(chain): len(chain.mentions) for chain in chains}
    for name in single:
        word = family_name(split_name(name.name))
        if not word:
            continue
        bucket = by_family[spelling_key(word)]
        given = by_given.get(word, [])
        if bucket:
            max(bucket, key=lambda chain: (full.get(id(chain), 0), -chain.mentions[0].start)).add(name)
        elif len(given) == 1:
            given[0].add(name)
        else:
            chain = Chain(name)
            chains.append(chain)
            bucket.append(chain)
    return chains


def _key(mention: Mention) -> tuple[str, str]:
    if mention.kind == "country":
        return "country", mention.country or mention.name
    words = fold(mention.name)
    return mention.kind, words.removeprefix("the ")


def _join_by_key(names: list[Mention]) -> list[Chain]:
    chains: dict[tuple[str, str], Chain] = {}
    for name in names:
        key = _key(name)
        if key in chains:
            chains[key].add(name)
        else:
            chains[key] = Chain(name)
    return list(chains.values())


def _bare(words: str) -> str:
    parts = fold(words).split()
    while len(parts) > 1 and parts[0] in _DETERMINERS:
        parts = parts[1:]
    return " ".join(parts)


def _join_descriptions(view: View, chains: list[Chain], descriptions: list[Mention]) -> list[Chain]:
    by_head = {mention.head: chain for chain in chains for mention in chain.mentions}
    doc = view.doc
    made: dict[tuple[str, str], Chain] = {}
    left = []
    for mention in descriptions:
        beside = _apposed(view, mention, by_head)
        if beside is not None and beside.kind == mention.kind:
            beside.add(mention)
        else:
            left.append(mention)
    people = [chain for chain in chains if chain.kind == "person"]
    for mention in left:
        if mention.kind == "person" and mention.definite:
            chain = _bearer(people, mention)
            if chain is not None:
                chain.add(mention)
                continue
            if not mention.known and len(mention.name.split()) <= 2:
                continue
        if mention.kind == "organisation" and not mention.known:
            continue
        key = mention.kind, _bare(mention.name)
        if key in made:
            made[key].add(mention)
        else:
            made[key] = Chain(mention)
    assert doc is not None
    return list(made.values())


def _apposed(view: View, mention: Mention, by_head: dict[int, Chain]) -> Chain | None:
    token = view.doc[mention.head]
    if token.dep_ == "appos" and token.head.i in by_head:
        return by_head[token.head.i]
    for child in token.children:
        if child.dep_ == "appos" and child.i in by_head:
            return by_head[child.i]
    return None


def _bearer(people: list[Chain], mention: Mention) -> Chain | None:
    """The one person before the mention who bears its role; ``None`` where nobody or several could be meant."""
    roles = load_roles()
    wanted = set(mention.roles)
    head = any(roles[role].head for role in wanted if role in roles)
    fitting = []
    for chain in people:
        before = [m for m in chain.mentions if m.start < mention.start]
        if not before or (mention.country and chain.country and mention.country != chain.country):
            continue
        if wanted & chain.roles or (
            head and mention.country and chain.country == mention.country and any(r in roles and roles[r].head for r in chain.roles)
        ):
            fitting.append(chain)
    return fitting[0] if len(fitting) == 1 else None
