"""The attribution network in PyTorch: a BERT encoder of few layers, a head that finds cues, a head that gives roles to words.

The encoder reads a window once. The cue head scores each word as the head word of a cue (the "anchor" of an attribution). The role
head takes an anchor and the words of its block and says of each: nothing, source, cue or content; so attributions may share
words, stand one in another and be torn apart, all from one pass of the encoder. Layers and names follow BERT (Devlin et al. 2019);
anchors with roles follow span-free semantic role labelling (Cai et al. 2018).
"""

from dataclasses import asdict, dataclass

import torch
from torch import Tensor, nn
from torch.nn import functional

from variorum.annotate.attribution.decode import REACH

ROLES = ("none", "source", "cue", "content")


@dataclass(frozen=True)
class Shape:
    """Sizes of the network. The encoder's come from the pretrained weights, the others are chosen here."""

    layers: tuple[int, ...] = (0, 1, 2, 3)
    frozen: int = 2
    """So many of the lowest layers stay as pretrained; how words are written and quoted is told to the first layer above them."""
    hidden: int = 384
    heads: int = 12
    inner: int = 1536
    vocabulary: int = 30522
    positions: int = 512
    pair: int = 128
    blocks: int = 2
    kernel: int = 5

    def as_dict(self) -> dict[str, object]:
        return asdict(self)


class Dropout(nn.Module):
    """Dropout with a random source of its own, so that a run is the same whatever else draws numbers."""

    def __init__(self, rate: float) -> None:
        super().__init__()
        self.rate = rate
        self.source: torch.Generator | None = None

    def forward(self, x: Tensor) -> Tensor:
        if not self.training or not self.rate:
            return x
        kept = torch.rand(x.shape, generator=self.source, device=x.device) >= self.rate
        return x * kept / (1 - self.rate)


class Layer(nn.Module):
    """One post-norm transformer layer, named as in BERT checkpoints but with query, key and value in one matrix."""

    def __init__(self, shape: Shape) -> None:
        super().__init__()
        self.heads = shape.heads
        self.qkv = nn.Linear(shape.hidden, 3 * shape.hidden)
        self.out = nn.Linear(shape.hidden, shape.hidden)
        self.norm_attention = nn.LayerNorm(shape.hidden, eps=1e-12)
        self.up = nn.Linear(shape.hidden, shape.inner)
        self.down = nn.Linear(shape.inner, shape.hidden)
        self.norm_out = nn.LayerNorm(shape.hidden, eps=1e-12)

    def forward(self, x: Tensor, mask: Tensor | None) -> Tensor:
        batch, length, hidden = x.shape
        q, k, v = self.qkv(x).view(batch, length, 3, self.heads, hidden // self.heads).permute(2, 0, 3, 1, 4).unbind(0)
        attended = functional.scaled_dot_product_attention(q, k, v, attn_mask=mask)
        attended = self.out(attended.transpose(1, 2).reshape(batch, length, hidden))
        x = self.norm_attention(x + attended)
        return self.norm_out(x + self.down(functional.gelu(self.up(x))))


class Encoder(nn.Module):
    """BERT's encoder, with two small tables more: inside quotation marks or not, and how the word is written."""

    def __init__(self, shape: Shape, dropout: float) -> None:
        super().__init__()
        self.words = nn.Embedding(shape.vocabulary, shape.hidden)
        self.places = nn.Embedding(shape.positions, shape.hidden)
        self.quote = nn.Embedding(4, shape.hidden)
        self.case = nn.Embedding(4, shape.hidden)
        nn.init.zeros_(self.quote.weight)
        nn.init.zeros_(self.case.weight)
        self.norm = nn.LayerNorm(shape.hidden, eps=1e-12)
        self.dropout = Dropout(dropout)
        self.layers = nn.ModuleList(Layer(shape) for _ in shape.layers)
        self.frozen = shape.frozen
        for part in (self.words, self.places, self.norm, *self.layers[: shape.frozen]):
            part.requires_grad_(False)

    def lower(self, ids: Tensor, mask: Tensor | None) -> Tensor:
        """What the frozen layers make of the pieces: the same on every pass, so it can be kept."""
        x = self.norm(self.words(ids) + self.places.weight[: ids.shape[1]])
        for layer in self.layers[: self.frozen]:
            x = layer(x, mask)
        return x

    def upper(self, lower: Tensor, quote: Tensor, case: Tensor, mask: Tensor | None) -> Tensor:
        """The trained layers over what the frozen ones gave."""
        x = self.dropout(lower + self.quote(quote) + self.case(case))
        for layer in self.layers[self.frozen :]:
            x = layer(x, mask)
        return x


class Network(nn.Module):
    """Encoder and both heads."""

    def __init__(self, shape: Shape, dropout: float = 0.1) -> None:
        super().__init__()
        self.shape = shape
        self.encoder = Encoder(shape, dropout)
        self.cue = nn.Sequential(nn.Linear(shape.hidden, shape.pair), nn.GELU(), nn.Linear(shape.pair, 1))
        self.unions = nn.Linear(shape.hidden, len(ROLES) - 1)
        self.from_anchor = nn.Linear(shape.hidden, shape.pair)
        self.from_word = nn.Linear(shape.hidden, shape.pair)
        self.distance = nn.Embedding(2 * REACH + 1, shape.pair)
        self.convolutions = nn.ModuleList(
            nn.Conv1d(shape.pair, shape.pair, shape.kernel, padding=shape.kernel // 2) for _ in range(shape.blocks)
        )
        self.pair_norms = nn.ModuleList(nn.LayerNorm(shape.pair) for _ in range(shape.blocks + 1))
        self.roles = nn.Linear(shape.pair, len(ROLES))
        self.dropout = Dropout(dropout)

    def heads(self, words: Tensor) -> tuple[Tensor, Tensor, Tensor]:
        """From words' vectors: cue scores, and what the role head needs of each word as anchor and as word."""
        return self.cue(words).squeeze(-1), self.from_anchor(words), self.from_word(words)

    def pair(self, anchors: Tensor, words: Tensor, distance: Tensor, real: Tensor) -> Tensor:
        """Role scores of flat (anchor, word) pairs.

        The pairs of one anchor stand in a row, in the order of the words; between two anchors stand at least
        ``kernel // 2`` pairs that are not ``real`` (0 in that column), so that nothing leaks over.
        """
        real = real.unsqueeze(-1)
        x = self.pair_norms[0](anchors + words + self.distance(distance)) * real
        for convolution, norm in zip(self.convolutions, self.pair_norms[1:], strict=True):
            changed = convolution(x.t().unsqueeze(0)).squeeze(0).t()
            x = norm(x + self.dropout(functional.gelu(changed))) * real
        return self.roles(x)


def seed_dropout(network: Network, seed: int) -> None:
    """Give the network's dropout a random source of its own."""
    source = torch.Generator(next(network.parameters()).device)
    source.manual_seed(seed)
    for module in network.modules():
        if isinstance(module, Dropout):
            module.source = source


def load_pretrained(network: Network, weights: dict[str, Tensor]) -> None:
    """Copy a BERT checkpoint's chosen layers into the network; token types are folded into the places."""
    shape, encoder = network.shape, network.encoder
    with torch.no_grad():
        encoder.words.weight.copy_(weights["embeddings.word_embeddings.weight"])
        encoder.places.weight.copy_(
            weights["embeddings.position_embeddings.weight"] + weights["embeddings.token_type_embeddings.weight"][0]
        )
        _copy(encoder.norm, weights, "embeddings.LayerNorm")
        for layer, number in zip(encoder.layers, shape.layers, strict=True):
            prefix = f"encoder.layer.{number}."
            for kind in ("weight", "bias"):
                parts = [weights[f"{prefix}attention.self.{name}.{kind}"] for name in ("query", "key", "value")]
                getattr(layer.qkv, kind).copy_(torch.cat(parts))
            _copy(layer.out, weights, prefix + "attention.output.dense")
            _copy(layer.norm_attention, weights, prefix + "attention.output.LayerNorm")
            _copy(layer.up, weights, prefix + "intermediate.dense")
            _copy(layer.down, weights, prefix + "output.dense")
            _copy(layer.norm_out, weights, prefix + "output.LayerNorm")


def _copy(module: nn.Module, weights: dict[str, Tensor], name: str) -> None:
    module.weight.copy_(weights[name + ".weight"])
    module.bias.copy_(weights[name + ".bias"])
