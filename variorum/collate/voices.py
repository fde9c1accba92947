"""Knows which speakers may have one voice: an official and his ministry, a spokeswoman and her company, "the premier" and his name."""

import re
from functools import cache

from variorum.collate.owners import owner_before
from variorum.collate.story import Story
from variorum.text.names import bare_words, spelling_key, split_name
from variorum.text.roles import load_roles
from variorum.text.words import content_stems, stem

DESCRIBED = 3
"""The rank of a speaker without a name."""
SHORTEST_FAMILY = 5
"""Letters by which a family name is known in another spelling."""
_OFFICIAL = frozenset({"GOV", "MIL", "COP"})
_ENVOYS, _MISSION = frozenset(map(stem, ("ambassador", "envoy"))), stem("embassy")
_RULERS = frozenset(map(stem, "authority regime junta government ruler".split()))
"""What reports call those who rule, each in its own way."""
_KEPT_BACK = re.compile(
    r"\banonym(?:ity|ously)\b|\bnot (?:to |wish to |want to )?be (?:named|identified|quoted)\b"
    r"|\b(?:declin|refus)\w+ to be (?:named|identified)\b|\bnot authori[sz]ed to (?:brief|comment|discuss|speak|talk)\b"
)
"""What a report says of those whose names it keeps back."""
_SOURCE = re.compile(
    r"(?:an?|one|another)\s(?:[\w'’-]+\s){0,3}(?:advis[eo]r|aide|diplomat|insider|officer|official|person|source)\b", re.IGNORECASE
)
"""What reports call somebody who is not to be named; "a governor" or "a minister" they know."""
_PRONOUNS = frozenset({"he", "she", "it", "they", "who", "which"})


@cache
def _bodies() -> frozenset[str]:
    """The stems of nouns for bodies and groups."""
    return frozenset(stem(noun) for noun, role in load_roles().items() if role.kind in ("body", "group"))


def _ends_alike(name: tuple[str, ...], other: tuple[str, ...]) -> bool:
    """Whether a name, written together, ends on the last word of the other: "Ben Daud" and "Bendaud", "al-Masri" and "Masri"."""
    family = spelling_key(other[-1].rpartition("-")[2])
    return len(family) >= SHORTEST_FAMILY and spelling_key("".join(name)).endswith(family)


class Voices:
    """Who belongs to whom in a story, by the phrases that the reports print beside names."""

    def __init__(self, story: Story) -> None:
        self._story = story
        self._owners: dict[str, set[str]] = {}
        self._words: dict[str, set[str]] = {}
        self._official: set[str] = set()
        self._kept_back: set[str] = set()
        for sheet in story.sheets:
            for entity in sheet.report.entities or ():
                actor = story.actor_of.get((sheet.id, entity.id))
                if actor is None:
                    continue
                owners = self._owners.setdefault(actor, set())
                words = self._words.setdefault(actor, set(story.name_stems(actor)))
                words.update(stem(role) for role in entity.roles)
                if entity.sector in _OFFICIAL:
                    self._official.add(actor)
                if not entity.named and any(_KEPT_BACK.search(sheet.sentence_witness(start).text) for start, _ in entity.mentions):
                    self._kept_back.add(actor)
                for start, end in entity.phrases:
                    owners.update(story.actors_of(sheet.id, (other for _, _, other in sheet.mentions(start, end))))
                    words.update(content_stems(sheet.text, start, end))
                owners.discard(actor)
        self._add_owners_before()

    def _add_owners_before(self) -> None:
        """The bodies that the phrases beside names call "its" or "the union's"."""
        for sheet in self._story.sheets:
            for entity in sheet.report.entities or ():
                actor = self._story.actor_of.get((sheet.id, entity.id))
                if actor is None:
                    continue
                for phrase in entity.phrases:
                    others = {other for _, _, other in sheet.mentions(*phrase)} - {entity.id}
                    owner = None if others else owner_before(self._story, sheet, self._words, phrase)
                    if owner is not None and owner != actor:
                        self._owners[actor].add(owner)

    def rank(self, actor: str) -> int:
        """How plainly an actor is named: 0 for a named person, 1 for a named body, 2 for a state, 3 for a described speaker."""
        found = self._story.actor(actor)
        if not found.named:
            return DESCRIBED
        return 0 if found.kind == "person" else 2 if found.kind == "country" or found.metonym else 1

    def plainness(self, actor: str) -> int:
        """The place of an actor among those of whom one words are told: by ``rank``, but who keeps back the name before any body."""
        return 0 if actor in self._kept_back else self.rank(actor)

    def one_text(self, one: str, other: str) -> bool:
        """Whether two reports are copies of one text, or one report."""
        return self._story.origin(one) == self._story.origin(other)

    def conflict(self, one: str, other: str) -> bool:
        """Whether two speakers are of different states, or one keeps back the name and the other is a person by name."""
        if (one in self._kept_back and self.rank(other) == 0) or (other in self._kept_back and self.rank(one) == 0):
            return True
        first, second = self._story.country_of(one), self._story.country_of(other)
        return first is not None and second is not None and first != second

    def belong(self, one: str, other: str) -> bool:
        """Whether a report puts the one beside the other ("its spokeswoman") or both beside a third, or one describes the other."""
        if self.conflict(one, other):
            return False
        first, second = self._owners.get(one, set()), self._owners.get(other, set())
        shared = {third for third in first & second if self._story.actor(third).kind not in ("place", "country")}
        if other in first or one in second or shared or self._are_rulers(one, other):
            return True
        return self.describes(one, other) or self._is_envoy_of(one, other) or self._is_envoy_of(other, one)

    def _is_envoy_of(self, person: str, body: str) -> bool:
        """Whether a body is the embassy of the only ambassador of the story."""
        if _MISSION not in self._words.get(body, ()) or not _ENVOYS & self._words.get(person, set()):
            return False
        return all(actor == person or not _ENVOYS & words or _MISSION in words for actor, words in self._words.items())

    def _are_rulers(self, one: str, other: str) -> bool:
        """Whether both are those who rule, neither of them named: "the junta", "the authorities"."""
        return all(self.rank(actor) == DESCRIBED and bool(_RULERS & self._words.get(actor, set())) for actor in (one, other))

    def namesakes(self, one: str, other: str) -> bool:
        """Whether two actors bear one name, persons in other spelling: nothing but the spelling speaks against their being one."""
        first, second = self._story.actor(one), self._story.actor(other)
        if first.kind != second.kind or self.conflict(one, other):
            return False
        if first.kind != "person":
            return bare_words(first.name) == bare_words(second.name)
        a, b = split_name(first.name), split_name(second.name)
        if not (first.named and second.named and a and b) or (len(a) > 1 and len(b) > 1 and a[0][0] != b[0][0]):
            return False
        return _ends_alike(a, b) or _ends_alike(b, a)

    def is_one(self, one: str, other: str) -> bool:
        """Whether one of two names is only another spelling or a description of the other."""
        return self.namesakes(one, other) or self.describes(one, other)

    def describes(self, one: str, other: str) -> bool:
        """Whether one of two speakers is not named, and called by a word that the reports also print of the other."""
        return DESCRIBED in (self.rank(one), self.rank(other)) and bool(self._words.get(one, set()) & self._words.get(other, set()))

    def one_of_many(self, one: str, other: str) -> bool:
        """Whether one is a person and the other several who are not named: "officials" need not be the minister."""
        first, second = self._story.actor(one), self._story.actor(other)
        return {first.kind, second.kind} == {"person", "group"} and not (first if first.kind == "group" else second).named

    def is_source_beside(self, one: str, other: str) -> bool:
        """Whether one is "an official", "a diplomat" and the like and the other a person by name: who is told of so is not to be named."""
        ranks = self.rank(one), self.rank(other)
        return sorted(ranks) == [0, DESCRIBED] and _SOURCE.match(self._story.actor(one if ranks[0] else other).name) is not None

    def one_state(self, one: str, other: str) -> bool:
        """Whether both speak for one state; two named people do so each for himself."""
        state = self._story.country_of(one)
        if state is None or state != self._story.country_of(other) or self.rank(one) == self.rank(other) == 0:
            return False
        return self._for_state(one) and self._for_state(other)

    def is_state_of(self, one: str, other: str) -> bool:
        """Whether one of two who speak for one state is that state itself, by its name or its capital's."""
        return self.one_state(one, other) and "country" in (self._story.actor(one).kind, self._story.actor(other).kind)

    def may_be_called(self, actor: str, subject: str) -> bool:
        """Whether an actor may be meant by the subject of a sentence: a pronoun, a family name, for a body its words or "the group"."""
        if subject.casefold() in _PRONOUNS:
            return True
        found, words = self._story.actor(actor), set(content_stems(subject))
        if found.kind == "person":
            return bool(words & set(content_stems(found.name)[-1:]))
        return bool(words & (self._words.get(actor, set()) | _bodies()))

    def _for_state(self, actor: str) -> bool:
        return self._story.speaks_for_state(actor) or actor in self._official
