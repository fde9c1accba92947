"""Resolves pronouns to the entity they mean, where one candidate stands out; the others stay unresolved."""

from variorum.annotate.coref.chains import Chain
from variorum.annotate.coref.mention import View


def resolve_pronouns(view: View, chains: list[Chain]) -> None:
    """Add the mentions by pronoun to the chains they belong to."""
