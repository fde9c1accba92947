"""Tells by whose turn it is to speak whom a bare title means: "X said ... the deputy minister added", "... the diplomat noted"."""

from collections.abc import Sequence

from spacy.tokens import Token

from variorum.annotate.coref.chains import Chain
from variorum.annotate.coref.lexicon import word_list
from variorum.annotate.coref.mention import Mention, View
from variorum.annotate.coref.titles import COURTESY, office_before
from variorum.annotate.speech.words import load_words
from variorum.text.names import fold
from variorum.text.roles import load_roles

_SPEECH = word_list("speech_verbs")
_TELLING = _SPEECH | word_list("claiming_verbs") | load_words("cue_quoting.txt")
_SPEAKING_ON = frozenset({"diplomat", "spokesman", "spokesperson", "spokeswoman"})
"""Nouns by which papers go on with the words of somebody whose office they have told."""
_JUST_BEFORE = 2
"""Sentences of running text in which somebody has just spoken."""
_TAKEN_UP = 4
"""Those within which he is taken up again."""


def spoke_last(view: View, chain: Chain, mention: Mention) -> bool:
    """Whether somebody speaks by name in the sentences right before a description: "X said ... The deputy minister added"."""
    place = view.running[mention.head]
    names = (m for m in chain.mentions if m.form == "name" and m.last <= mention.first and place - view.running[m.head] <= _JUST_BEFORE)
    return any(view.doc[m.head].dep_ == "nsubj" and view.doc[m.head].head.lemma_.lower() in _SPEECH for m in names)


def is_outshone(view: View, people: Sequence[Chain], chain: Chain, mention: Mention) -> bool:
    """Whether the sentence before is about somebody in full without any title, who may be the one whose office is told now.

    "Foreign Minister X ... [a paragraph on] Y Z told ... The foreign minister said": Y Z's title the reader was held to know.
    """
    place, noun = view.running[mention.head], view.doc[mention.head]
    role = load_roles().get(mention.roles[0])
    office = role is not None and role.sector == "GOV"
    if not office or noun.dep_ != "nsubj" or noun.head.dep_ != "ROOT" or mention.country or mention.bodies:
        return False
    if any(0 <= place - view.running[m.head] <= 1 and m.start < mention.start for m in chain.mentions):
        return False
    for other in people:
        plain = other is not chain and other.named and not set(other.roles) - COURTESY.keys() and len(other.words) > 1
        if plain and any(place - view.running[m.head] == 1 and view.doc[m.head].dep_ == "nsubj" for m in other.mentions):
            return True
    return False


def last_official(view: View, people: Sequence[Chain], mention: Mention) -> Chain | None:
    """The official who spoke last by name, where "the diplomat" or "the spokesperson" speaks on: "X said ... the diplomat added"."""
    noun = view.doc[mention.head]
    if not _says(noun) or mention.roles[0] not in _SPEAKING_ON or fold(mention.name) != f"the {mention.roles[0]}":
        return None
    spoken = [(name.start, chain) for chain in people for name in chain.mentions if _spoke_as(view, name, mention)]
    last = max(spoken, key=lambda pair: pair[0])[1] if spoken else None
    sectors = {load_roles()[role].sector for role in last.roles if role in load_roles()} if last is not None else set()
    return last if "GOV" in sectors else None


def _spoke_as(view: View, name: Mention, mention: Mention) -> bool:
    """Whether somebody speaks by this name, or by the office before it, shortly before a description."""
    if name.form != "name" or name.last > mention.first or view.running[mention.head] - view.running[name.head] > _TAKEN_UP:
        return False
    office = office_before(view, name.first)
    return _says(view.doc[name.head if office is None else office])


def _says(noun: Token) -> bool:
    """Whether somebody is the subject of a verb of speech, himself or by the title he is set beside."""
    while noun.dep_ in ("appos", "compound", "nmod") and noun.head.i != noun.i:
        noun = noun.head
    return noun.dep_ == "nsubj" and noun.head.lemma_.lower() in _TELLING
