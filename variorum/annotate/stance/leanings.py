"""Weighs where the speaker of a statement stands, from the chance that the reader gives each kind of position.

One stance may be called by several names: who accuses opposes too. So a kind is worth the chances of all kinds that it fits; of those,
the likelier one is chosen.
"""

from typing import cast as typed

from variorum.model.record import Record
from variorum.model.report import PositionKind

TOLD = 0.4
"""Least worth from which a kind is told; F1 is highest a little lower, at more false positions."""
_SURE = {"oppose": 0.5, "support": 0.6}
"""The same for kinds that are oftener wrong: under these three of four told supports, and five of six oppositions, were none in stories
that the model had not seen."""
JUDGED = frozenset({"accusation", "oppose", "support"})
"""Kinds that a rule reads in words of praise and blame, of which the model knows more; of threats or offers it has seen too few ..."""
KEPT = 0.19
"""... and least worth from which these too are left alone, ..."""
OUTDONE = 1.6
"""... unless another kind ranks so many times as high."""
HARSH = 0.6
"""Least worth from which a promise that a rule reads is taken for the threat that the model sees, ..."""
MILDER = 0.7
"""... where it ranks at most so high beside it."""
EITHER = 0.25
"""Not to do a thing may be promised too: the refusal that a rule reads gives way to a promise that ranks four times as high."""
_RELATED = 0.6
"""What the chance of another kind that a kind fits counts beside its own, where one is chosen."""
FITS: dict[str, tuple[str, ...]] = {
    "accusation": ("accusation",),
    "demand": ("demand",),
    "offer": ("offer", "promise"),
    "oppose": ("oppose", "refusal", "accusation"),
    "promise": ("promise", "offer"),
    "refusal": ("refusal", "oppose"),
    "support": ("support",),
    "threat": ("threat", "warning"),
    "warning": ("warning", "threat"),
}
"""For each kind that may be told, the kinds of position that it also names."""


class Leaning(Record, frozen=True):
    """How much it is worth to tell each kind of position of a statement as its speaker's own, and how high the kind ranks."""

    worth: dict[str, float]
    rank: dict[str, float]

    @property
    def best(self) -> PositionKind | None:
        """The kind that ranks highest; ``None`` where it is not worth telling."""
        kind = self._first()
        return kind if self.worth[kind] >= _SURE.get(kind, TOLD) else None

    def judge(self, kind: PositionKind, negated: bool = False) -> PositionKind:
        """The kind itself that a rule reads, or a better one that is worth telling in its place.

        :param negated: its words say what will not be done.
        """
        if kind == "promise" and self.worth["threat"] >= HARSH and self.rank[kind] <= MILDER * self.rank["threat"]:
            return "threat"
        if negated and kind == "refusal" and self.worth["promise"] >= TOLD and self.rank[kind] <= EITHER * self.rank["promise"]:
            return "promise"
        if kind not in JUDGED or (self.worth[kind] >= KEPT and self.rank[kind] * OUTDONE >= self.rank[self._first()]):
            return kind
        return self.best or kind

    def _first(self) -> PositionKind:
        return typed("PositionKind", max(sorted(self.rank), key=lambda name: self.rank[name]))


def weigh(chances: dict[str, float]) -> Leaning:
    """From the chance of each kind what it is worth to tell it."""
    worth = {kind: sum(chances[other] for other in fitting) for kind, fitting in FITS.items()}
    return Leaning(worth, {kind: (1.0 - _RELATED) * chances[kind] + _RELATED * share for kind, share in worth.items()})
