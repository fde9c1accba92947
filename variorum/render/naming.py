"""Turns the ids of actors into the names that a reader sees."""

from collections.abc import Iterable, Sequence

from variorum.model.account import Actor
from variorum.render.phrasing import join_names


class ActorNames:
    """The names of an account's actors, by id; an id that no actor has is shown as it is."""

    def __init__(self, actors: Sequence[Actor]) -> None:
        self._names = {actor.id: actor.name for actor in actors}

    def of(self, actor: str) -> str:
        """The name of one actor."""
        return self._names.get(actor, actor)

    def join(self, ids: Iterable[str]) -> str:
        """Several names as a phrase, "" for none."""
        return join_names([self.of(one) for one in ids])
