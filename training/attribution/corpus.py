"""Reads a PolNeAR folder (brat standoff), and reports with labelled sayings, into windows with labels for the attribution network.

The corpus is Newell, Margolin and Ruths (2018), "An Attribution Relations Corpus for Political News". A text with several
annotators is taken as the alphabetically first has it.
"""

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from tokenizers import Tokenizer

from training.labelled import read_text
from training.sayings.labels import Saying, read_sayings
from variorum.annotate.attribution.windows import Ints, Window, cut_windows

Range = tuple[int, int]
ROLES = ("source", "cue", "content")
_ANNOTATOR = re.compile(r"_[0-9a-f]{4}$")
_LINE = re.compile(r"[^\n]*\S[^\n]*")


@dataclass(frozen=True)
class Attribution:
    """Who said what, as annotated; each role is a list of ranges, sorted, empty where it is not printed."""

    source: tuple[Range, ...]
    cue: tuple[Range, ...]
    content: tuple[Range, ...]


@dataclass(frozen=True)
class Document:
    """A report of the corpus with its attributions."""

    stem: str
    text: str
    attributions: tuple[Attribution, ...]


@dataclass(frozen=True)
class Example:
    """A window with its labels: which words are anchors, and the role of every word of an anchor's block."""

    window: Window
    anchors: Ints
    unions: Ints
    """Words by three columns: part of any source, of any cue, of any content (1 or 0)."""
    roles: tuple[Ints, ...]
    """Per anchor, the role (index into ``network.ROLES``) of each word of its unit."""


def read_corpus(folder: Path) -> list[Document]:
    """All documents of a compartment folder with ``text/`` and ``attributions/``, sorted by name."""
    annotations: dict[str, Path] = {}
    for path in sorted((folder / "attributions").glob("*.ann")):
        annotations.setdefault(_ANNOTATOR.sub("", path.stem), path)
    documents = []
    for path in sorted((folder / "text").glob("*.txt")):
        text = path.read_bytes().decode("utf-8")
        documents.append(Document(path.stem, text, tuple(read_brat(annotations[path.stem].read_bytes().decode("utf-8")))))
    return documents


def read_labelled(data: Path) -> list[Document]:
    """The reports whose sayings are labelled (``training/sayings``), in the order of the labels.

    What one attribution holds inside another is left out, as PolNeAR leaves it out: there the outer one stands alone.

    :param data: the folder of the development data, which holds some of the texts.
    """
    return [Document(name, read_text(data, name), tuple(_outer(sayings))) for name, sayings in read_sayings().items()]


def _outer(sayings: Sequence[Saying]) -> list[Attribution]:
    return [
        Attribution(one.source, one.cue, one.content)
        for one in sayings
        if not any(other.content != one.content and _holds(other.content, one) for other in sayings)
    ]


def _holds(content: Sequence[Range], one: Saying) -> bool:
    """Whether cue and content of a saying lie between the ends of another's content."""
    low, high = content[0][0], content[-1][1]
    return bool(one.cue) and all(low <= start and end <= high for start, end in (*one.cue, *one.content))


def read_brat(standoff: str) -> list[Attribution]:
    """The attributions of one brat file, in its order."""
    spans: dict[str, list[Range]] = {}
    found = []
    for line in standoff.split("\n"):
        fields = line.rstrip("\r").split("\t")
        if re.fullmatch(r"T\d+", fields[0]):
            parts = fields[1].split(" ", 1)[1].split(";")
            spans[fields[0]] = [(int(part.split()[0]), int(part.split()[1])) for part in parts]
        elif re.fullmatch(r"E\d+", fields[0]):
            roles: dict[str, list[Range]] = {role: [] for role in ROLES}
            for item in fields[1].split()[1:]:
                name, key = item.split(":", 1)
                roles.get(name.lower().rstrip("0123456789"), []).extend(spans.get(key, []))
            found.append(Attribution(*(tuple(sorted(roles[role])) for role in ROLES)))
    return found


def paragraphs(text: str) -> list[Range]:
    """The lines of a text that hold anything but space."""
    return [match.span() for match in _LINE.finditer(text)]


def count_cue_words(documents: Iterable[Document]) -> Counter[str]:
    """How often each word is a whole cue of its own: what tells a longer cue's head word."""
    counts: Counter[str] = Counter()
    for document in documents:
        for attribution in document.attributions:
            words = [word for start, end in attribution.cue for word in re.findall(r"\w+", document.text[start:end].lower())]
            if len(words) == 1:
                counts[words[0]] += 1
    return counts


def label_windows(document: Document, tokenizer: Tokenizer, heads: Counter[str]) -> list[Example]:
    """The document's windows with labels. An attribution is kept by the window and unit that hold its anchor."""
    windows = cut_windows(tokenizer, document.text, paragraphs(document.text))
    return [_label(document, window, heads) for window in windows]


def _label(document: Document, window: Window, heads: Counter[str]) -> Example:
    unions = np.zeros((len(window.start), len(ROLES)), dtype=np.int64)
    taken: dict[int, Ints] = {}
    for attribution in document.attributions:
        words = [_words_in(window, getattr(attribution, role)) for role in ROLES]
        for column, found in enumerate(words):
            unions[found, column] = 1
        anchor = _anchor(document.text, window, words[1], words[2], heads, taken)
        if anchor is None or not len(words[2]):
            continue
        begin, stop = np.searchsorted(window.unit, [window.unit[anchor], window.unit[anchor] + 1])
        roles = np.zeros(stop - begin, dtype=np.int64)
        for role, found in zip((3, 1, 2), (words[2], words[0], words[1]), strict=True):
            inside = found[(found >= begin) & (found < stop)]
            roles[inside - begin] = role
        if (roles == 3).any():
            taken[anchor] = roles
    anchors = sorted(taken)
    return Example(window, np.asarray(anchors, dtype=np.int64), unions, tuple(taken[anchor] for anchor in anchors))


def _words_in(window: Window, ranges: Sequence[Range]) -> Ints:
    """Indices of the window's words that share a character with the ranges."""
    hit = np.zeros(len(window.start), dtype=bool)
    for start, end in ranges:
        hit |= (window.start < end) & (window.end > start)
    return np.flatnonzero(hit)


def _anchor(text: str, window: Window, cue: Ints, content: Ints, heads: Counter[str], taken: dict[int, Ints]) -> int | None:
    """The cue's head word: of its words the most frequent as a cue of its own; the content's first where no cue is printed."""
    free = [int(word) for word in cue if int(word) not in taken]
    if free:
        return max(free, key=lambda word: (heads[text[window.start[word] : window.end[word]].lower()], -word))
    first = [int(word) for word in content[:1] if int(word) not in taken]
    return first[0] if first else None
