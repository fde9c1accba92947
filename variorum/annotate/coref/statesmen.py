"""Tells whether an office of one state may be that of somebody whose state the report does not print with his name."""

from collections import Counter
from collections.abc import Sequence

from variorum.annotate.coref.chains import Chain
from variorum.annotate.coref.mention import Mention, View
from variorum.text.roles import load_roles

_STATES = frozenset({"ambassador", "attorney general", "chief justice", "consul", "envoy", "speaker"})
"""Offices of states other than of those who lead one and of ministers."""
_NEAR = 1
"""Sentences of running text between a name and the state it is told with."""


class StatesTold:
    """Where a report first names a state in each sentence, and which one it speaks from.

    "Foreign Minister X" without a state is the foreign minister of the report's own, or of the state just spoken of; "Velland's foreign
    minister" is not X where no Velland is named beside X.
    """

    def __init__(self, view: View, chains: Sequence[Chain], home: str | None) -> None:
        self._view = view
        named = [(chain.country, mention) for chain in chains if chain.country for mention in chain.mentions]
        counts = Counter(country for country, _ in named)
        most = counts.most_common(2)
        alone = len(most) == 1 or (len(most) > 1 and most[0][1] > most[1][1])
        self._own = home or (most[0][0] if alone else None)
        self._named: dict[tuple[str | None, int], int] = {}
        for country, mention in sorted(named, key=lambda pair: -pair[1].start):
            self._named[country, view.running[mention.head]] = mention.start

    def may_be(self, chain: Chain, mention: Mention) -> bool:
        """Whether a description with a state may mean a person whose titles tell none."""
        if not mention.country or chain.country or not _is_of_a_state(mention.roles[0]) or mention.country == self._own:
            return True
        places = {self._view.running[name.head] for name in chain.mentions if name.form == "name"}
        around = {place + step for place in places for step in range(-_NEAR, _NEAR + 1)}
        told = {place for place in around if self._named.get((mention.country, place), mention.start) < mention.start}
        return any((self._own, place) not in self._named for place in told)


def _is_of_a_state(noun: str) -> bool:
    role = load_roles().get(noun)
    return noun in _STATES or noun.endswith("minister") or (role is not None and role.head)
