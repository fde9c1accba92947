"""The stance network in PyTorch: the lowest layers of the attribution encoder as they are, two layers of its own, and one linear head.

A statement is a run of the pieces of a window. What the lowest layers make of the window goes in; tables add to each piece how its word
is written, whether it stands inside quotation marks, and whether it is part of the content, the cue or the speaker. The means over all
pieces, content, cue and speaker go to the head, which says of each kind of position how sure it is that the speaker takes it.
"""

from dataclasses import dataclass

import torch
from torch import Tensor, nn

from training.attribution.network import Dropout, Encoder, Layer, Shape

KINDS = ("accusation", "demand", "offer", "oppose", "promise", "refusal", "support", "threat", "warning")
POOLS = 4


@dataclass(frozen=True)
class Batch:
    """Some statements: states of their pieces from the lowest layers, padded, what each piece is, and which pieces are real."""

    lower: Tensor
    quote: Tensor
    case: Tensor
    part: Tensor
    real: Tensor


class StanceNetwork(nn.Module):
    """The trained layers and the head; the lowest layers stand in ``lower`` and are never changed."""

    def __init__(self, encoder: Encoder, shape: Shape, dropout: float = 0.1) -> None:
        super().__init__()
        self.shape = shape
        self.lower = encoder
        self.quote, self.case, self.part = (nn.Embedding(4, shape.hidden) for _ in range(3))
        for table in (self.quote, self.case, self.part):
            nn.init.zeros_(table.weight)
        self.layers = nn.ModuleList(Layer(shape) for _ in shape.layers[shape.frozen :])
        for mine, given in zip(self.layers, encoder.layers[shape.frozen :], strict=True):
            mine.load_state_dict(given.state_dict())
        self.dropout = Dropout(dropout)
        self.head = nn.Linear(POOLS * shape.hidden, len(KINDS))

    def forward(self, batch: Batch) -> Tensor:
        """One row of scores (log odds) for each statement, a column for each of ``KINDS``."""
        x = self.dropout(batch.lower + self.quote(batch.quote) + self.case(batch.case) + self.part(batch.part))
        mask = batch.real[:, None, None, :]
        for layer in self.layers:
            x = layer(x, mask)
        return self.head(self.dropout(torch.cat(_pools(x, batch), dim=1)))


def _pools(x: Tensor, batch: Batch) -> list[Tensor]:
    """The means over all pieces, and over those of content, cue and speaker; zero where there are none."""
    pools = []
    for part in range(POOLS):
        chosen = (batch.real if part == 0 else batch.real & (batch.part == part)).float().unsqueeze(-1)
        pools.append((x * chosen).sum(dim=1) / chosen.sum(dim=1).clamp(min=1))
    return pools
