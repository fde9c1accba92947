"""The one tree of errors that Variorum raises on purpose; anything else is a bug and stops the run."""


class VariorumError(Exception):
    """Base of all errors below. Its text is written for the person who started the run."""


class UsageError(VariorumError):
    """The call itself is wrong: stop and say how to put it right (exit code 2)."""


class InputError(VariorumError):
    """One input cannot be read: it becomes a reject, the others go on.

    :param item: what was being read, for instance a path or ``feed.jsonl:12``.
    :param stage: where it failed: ``ingest``, ``annotate``, ``collate`` ...
    :param code: a short stable word for programs, for instance ``empty``.
    :param detail: a sentence for a person: what is wrong, where, and the cure.
    """

    def __init__(self, item: str, stage: str, code: str, detail: str) -> None:
        super().__init__(item, stage, code, detail)
        self.item = item
        self.stage = stage
        self.code = code
        self.detail = detail

    def __str__(self) -> str:
        return f"{self.item}: {self.detail} [{self.code}]"


class TransientError(VariorumError):
    """Something that may go through when tried again (a busy store, a slow host)."""
