"""The wording network in PyTorch: the lowest layers of the attribution encoder as they are, two layers of its own, a vector to each word.

What the lowest layers make of a saying's sentences goes in. Out come for each piece a vector and a weight. Two sayings are compared by
laying each piece of the one beside the likest piece of the other (late interaction, Khattab and Zaharia 2020, "ColBERT").
"""

from dataclasses import dataclass

import torch
from torch import Tensor, nn
from torch.nn import functional

from training.attribution.network import Dropout, Encoder, Shape

SHAPE = Shape()
SIZE, WIDEST = 128, 4.0
"""Length of a piece's vector, and how far the logarithm of its weight may go either way."""


@dataclass(frozen=True)
class Batch:
    """Some sayings: states of their pieces from the lowest layers, padded; which pieces are real, and which are part of what is said."""

    lower: Tensor
    real: Tensor
    said: Tensor


class WordingNetwork(nn.Module):
    """The trained layers and heads; the lowest layers stand in ``lower`` and are never changed."""

    def __init__(self, encoder: Encoder, dropout: float = 0.1) -> None:
        super().__init__()
        self.lower = encoder
        self.layers = nn.ModuleList(encoder.layers[SHAPE.frozen :])
        self.dropout = Dropout(dropout)
        self.vector = nn.Linear(SHAPE.hidden, SIZE)
        self.weight = nn.Linear(SHAPE.hidden, 1)
        self.mix = nn.Linear(3, 1)
        with torch.no_grad():
            nn.init.zeros_(self.weight.weight)
            nn.init.zeros_(self.weight.bias)
            self.mix.weight.copy_(torch.tensor([[6.0, 3.0, 3.0]]))
            self.mix.bias.fill_(-9.0)

    def forward(self, batch: Batch) -> Tensor:
        """The log odds that two sayings are one utterance, a row and a column to each saying."""
        x = self.dropout(batch.lower)
        for layer in self.layers:
            x = layer(x, batch.real[:, None, None, :])
        vectors = functional.normalize(self.vector(x), dim=-1)
        weights = torch.exp(self.weight(x).squeeze(-1).clamp(-WIDEST, WIDEST)) * batch.said
        weights = weights / weights.sum(dim=1, keepdim=True).clamp(min=1e-6)
        alike = torch.einsum("ald,bmd->ablm", vectors, vectors).masked_fill(~batch.said[None, :, None, :], -1)
        covered = (alike.max(dim=-1).values * weights[:, None, :]).sum(dim=-1)
        means = functional.normalize((vectors * weights[..., None]).sum(dim=1), dim=-1)
        near = (torch.minimum(covered, covered.t()), torch.maximum(covered, covered.t()), means @ means.t())
        return self.mix(torch.stack(near, dim=-1)).squeeze(-1)

    def packaged(self) -> dict[str, Tensor]:
        """The weights that reading takes, by their names in the package."""
        return {name: weight for name, weight in self.state_dict().items() if name.startswith(("layers.", "vector.", "weight."))}
