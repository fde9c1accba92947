"""Writes an account as ``variorum.account/1``."""

from variorum.model.account import Account
from variorum.model.codec import encode


def render_account_json(account: Account) -> bytes:
    """The account as one line of UTF-8 JSON with a line end; the same account gives the same bytes."""
    return encode(account) + b"\n"
