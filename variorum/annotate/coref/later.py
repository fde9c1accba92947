"""Finds whom a report describes by an office at its head and names with that office only further down."""

from collections import defaultdict
from collections.abc import Iterable

from variorum.annotate.coref.chains import Chain
from variorum.annotate.coref.marks import agree
from variorum.annotate.coref.mention import Mention, View
from variorum.text.roles import load_roles

_LEAD = 4
"""Sentences of running text at a report's head in which an office may stand before its holder's name."""
_OF_MANY = frozenset(
    {"ambassador", "colonel", "commissioner", "deputy", "director", "general", "minister", "secretary", "spokesman", "spokesperson"}
    | {"spokeswoman", "senator"}
)
"""Titles of which one report may know several bearers: "the minister" alone may be the last one named."""


class NamedLater:
    """Those whom a report names with a title, by the title.

    "The X-ian energy minister said ..." opens a report, and "Energy Minister Y said" follows: one office, and one holder of it.
    """

    def __init__(self, view: View, chains: Iterable[Chain], descriptions: Iterable[Mention]) -> None:
        self._view = view
        self._holders: dict[str, list[Chain]] = defaultdict(list)
        self._states: dict[str, set[str]] = defaultdict(set)
        for chain in chains:
            if chain.kind == "person" and chain.named:
                for phrase in sorted(chain.phrases):
                    self._holders[phrase].append(chain)
        for mention in descriptions:
            if mention.country:
                self._states[mention.phrase].add(mention.country)

    def find(self, mention: Mention) -> Chain | None:
        """The one holder, first named after the description; ``None`` where two have the title or two states' are told of."""
        role = load_roles().get(mention.roles[0]) if mention.roles else None
        if mention.kind != "person" or not mention.definite or mention.plural or role is None or not role.title:
            return None
        if self._view.running[mention.head] > _LEAD or len(self._states[mention.phrase]) > 1:
            return None
        if " " not in mention.phrase and not mention.country and (role.noun in _OF_MANY or self._is_told_before(mention)):
            return None
        holders = self._holders.get(mention.phrase, [])
        if len(holders) != 1 or holders[0].start < mention.start or not agree(holders[0], mention):
            return None
        return holders[0]

    def _is_told_before(self, mention: Mention) -> bool:
        """Whether somebody named before has a longer title that ends so: "the vice premier X" before "the premier"."""
        ends = f" {mention.phrase}"
        return any(phrase.endswith(ends) and chain.start < mention.start for phrase, holders in self._holders.items() for chain in holders)
