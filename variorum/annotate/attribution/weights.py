"""Opens a folder of attribution weights, after checking that none of its files is damaged."""

import hashlib
from functools import lru_cache
from pathlib import Path
from typing import TypeVar

import msgspec
import onnxruntime
from tokenizers import Tokenizer

from variorum.annotate.attribution.decode import Decoding
from variorum.model.errors import UsageError
from variorum.model.record import Record

PACKAGED = Path(__file__).parent / "weights"
FORMAT = "variorum.attribution/1"
_FILES = ("encoder.onnx", "lower.onnx", "roles.onnx", "tokenizer.json")
"""``lower.onnx`` only names one output more, the state above the lowest layers: messages of Protocol Buffers that are set one after
another are read as one, their lists joined."""


class BareSheet(Record, frozen=True):
    """What ``model.json`` holds beside any weights: the format's name, and the SHA-256 of every other file that is opened."""

    format: str
    sha256: dict[str, str]


_Sheet = TypeVar("_Sheet", bound=BareSheet)


class Sheet(BareSheet, frozen=True):
    """``model.json`` of the attribution reader: its thresholds too."""

    decoding: Decoding


class Package(msgspec.Struct, frozen=True):
    """Weights ready to run."""

    tokenizer: Tokenizer
    encoder: onnxruntime.InferenceSession
    roles: onnxruntime.InferenceSession
    decoding: Decoding
    digest: str
    """SHA-256 of the sheet: it names these very weights."""


@lru_cache(maxsize=4)
def open_package(folder: Path, threads: int) -> Package:
    """Load the weights in ``folder``.

    :raises UsageError: a file is missing, is damaged, or belongs to another format.
    """
    sheet, digest = open_sheet(folder, Sheet, FORMAT, "attribution")
    files = {name: read_checked(folder, name, sheet.sha256.get(name), "attribution") for name in _FILES}
    tokenizer = Tokenizer.from_str(files["tokenizer.json"].decode("utf-8"))
    encoder = open_session(files["encoder.onnx"] + files["lower.onnx"], threads)
    roles = open_session(files["roles.onnx"], threads)
    return Package(tokenizer, encoder, roles, sheet.decoding, digest)


def open_sheet(folder: Path, kind: type[_Sheet], format: str, whose: str) -> tuple[_Sheet, str]:
    """``model.json`` of the folder and its SHA-256, which names these very weights.

    :param whose: the reader's name, for messages.
    :raises UsageError: it cannot be read, or belongs to another format.
    """
    content = _read_file(folder, "model.json", whose)
    try:
        sheet = msgspec.json.decode(content, type=kind)
    except msgspec.DecodeError as error:
        raise UsageError(f"{whose} weights in {folder}: model.json cannot be read: {error}") from error
    if sheet.format != format:
        raise UsageError(f"{whose} weights in {folder} have format {sheet.format!r}; this version reads {format!r}")
    return sheet, hashlib.sha256(content).hexdigest()


def _read_file(folder: Path, name: str, whose: str) -> bytes:
    try:
        return (folder / name).read_bytes()
    except OSError as error:
        raise UsageError(f"{whose} weights: cannot read {folder / name}: {error.strerror}") from error


def read_checked(folder: Path, name: str, digest: str | None, whose: str) -> bytes:
    """The content of a file of weights whose SHA-256 must be ``digest``.

    :param whose: the reader's name, for messages.
    :raises UsageError: it cannot be read or is damaged.
    """
    content = _read_file(folder, name, whose)
    if hashlib.sha256(content).hexdigest() != digest:
        raise UsageError(f"{whose} weights: {folder / name} is damaged (its SHA-256 is not the one in model.json); reinstall it")
    return content


def open_session(graph: bytes, threads: int) -> onnxruntime.InferenceSession:
    """An ONNX graph, ready to run on the CPU with so many threads."""
    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = threads
    options.inter_op_num_threads = 1
    options.log_severity_level = 3
    options.add_session_config_entry("session.intra_op.allow_spinning", "0")
    return onnxruntime.InferenceSession(graph, options, providers=["CPUExecutionProvider"])
