"""Knows who has the floor at a word: whose statement holds it, and whether a noun there means the one who speaks."""

from collections.abc import Iterable

from spacy.tokens import Token

from variorum.annotate.acts.attributions import Attributions
from variorum.annotate.acts.cast import Cast, owners_of, parties_of
from variorum.annotate.acts.resuming import resumed_by
from variorum.annotate.acts.roles import subjects_of
from variorum.annotate.acts.status import is_negated
from variorum.annotate.acts.word_classes import words_in
from variorum.model.report import Statement

FIRST_PERSON = frozenset({"i", "we", "us", "me", "ourselves", "myself"})
_THIRD_PERSON = frozenset({"he", "she", "it", "they", "him", "her", "them"})
_OWN_DETERMINERS = frozenset({"the", "his", "her", "its", "their", "our", "my"})
_DENYING = frozenset({"deny", "doubt", "dispute", "reject", "refute", "rebut", "dismiss"})
_CLAIMS = frozenset({"accusation", "allegation", "argument", "assertion", "belief", "charge", "claim", "contention", "suggestion"})
_THINKING = frozenset(
    "say think believe claim argue suggest want fear hope know feel insist tell complain charge worry assume see maintain contend".split()
)
_SPOKESMEN = frozenset({"spokesman", "spokeswoman", "spokesperson", "press secretary", "lawyer", "attorney"})
"""Those who speak for a person."""
_AIDES = frozenset({"advisers", "advisors", "aides", "spokesmen", "spokespeople"})
_OUTSIDERS = frozenset(
    {"analyst", "expert", "professor", "critic", "economist", "resident", "scholar", "witness", "journalist", "reporter"}
)


_DATELINE = 14
"""Most tokens before the dash of a dateline."""
_GAP = 60
"""Most characters from the end of what is said to the end of its sentence, ..."""
_NEXT = 140
"""... and to a verb that goes on with it."""
_BESIDE = 40
"""Most characters between a person and the body that the person is named with."""


class Floor:
    """Who speaks where in one report."""

    def __init__(self, said: Attributions, cast: Cast) -> None:
        self._said = said
        self._cast = cast

    def statement_at(self, word: Token) -> Statement | None:
        """The innermost statement whose content holds the word."""
        return self._said.holding(word.idx)

    def speakers_at(self, word: Token) -> tuple[str, ...]:
        """The entities in whose words the word stands."""
        statement = self.statement_at(word)
        return statement.speaker_entity if statement else ()

    def going_on_at(self, word: Token) -> tuple[str, ...]:
        """Who spoke in the sentence before, or earlier in this one, where nobody else is said to say what the word says.

        So reports go on: "The ferry was full, X said. It would sail once the lock was mended".
        """
        statement = self._said.last_before(word.idx)
        if statement is None or statement.heading or not statement.content:
            return ()
        end = max(end for _, end in (*statement.content, *statement.cue, *statement.speaker))
        between = word.doc.text[end : word.idx]
        if end > word.idx or "\n" in between:
            return ()
        here = end > word.sent.start_char
        return statement.speaker_entity if len(between) <= _NEXT and (here or word.sent.start_char - end <= _GAP) else ()

    def cued_by(self, word: Token) -> tuple[str, ...]:
        """The speakers of the statement that the word introduces: who "urged", "called it a farce"."""
        statement = self._said.cued_at(word.idx)
        return statement.speaker_entity if statement else ()

    def resumed_by(self, word: Token, *, sure: bool) -> tuple[str, ...]:
        """Who said what stands before a verb that the parser joins to it, and does what the verb says (see ``resuming``)."""
        return resumed_by(word, self._cast, sure=sure)

    def is_voiced(self, word: Token) -> bool:
        """Whether the speaker says it himself: not what he says that others say or think, nor what he denies."""
        node = word
        statement = self.statement_at(word)
        for _ in range(8):
            if node.head == node:
                return True
            linked = node.dep_ in ("ccomp", "acl", "relcl")
            node = node.head
            if linked and node.lemma_.lower() in _CLAIMS and any(child.dep_ == "poss" for child in node.children):
                return False  # "saddened by the guild's claim that they cheat"
            if node.lemma_.lower() in _DENYING and linked:
                return False
            if node.pos_ == "NOUN" and node.head.lemma_.lower() in _DENYING and node.dep_ == "dobj":
                return False
            if linked and node.lemma_.lower() in ("say", "know", "think", "mean") and is_negated(node):
                return False
            if linked and node.lemma_.lower() in _THINKING and statement is not None and self.statement_at(node) == statement:
                subjects = subjects_of(node)
                if subjects and not any(noun.lower_ in FIRST_PERSON for noun in subjects) and not self.own_parties(node):
                    return False
        return True

    def last_speaker(self, pronoun: Token) -> tuple[str, ...]:
        """Whom an unresolved "he" or "she" of the report itself means: the person who spoke last before it."""
        if (
            pronoun.lower_ not in ("he", "she")
            or pronoun.i - pronoun.sent.start > 2
            or self._cast.at(pronoun) is not None
            or self.is_quoted(pronoun)
        ):
            return ()
        statement = self._said.last_before(pronoun.idx - 1)
        speakers = statement.speaker_entity if statement else ()
        return speakers if len(speakers) == 1 and self._cast.entities[speakers[0]].kind == "person" else ()

    def is_quoted(self, word: Token) -> bool:
        """Whether the word stands between the quotation marks of a statement."""
        statement = self.statement_at(word)
        return statement is not None and any(start <= word.idx < end for start, end in statement.quoted)

    def parties_of(self, noun: Token) -> list[str]:
        """The parties that a noun means; nobody says he or she of himself within quotation marks."""
        found = parties_of(noun, self._cast)
        if noun.lower_ == "it":
            found = [name for name in found if self._cast.entities[name].kind not in ("person", "group")]
        if noun.lower_ in _THIRD_PERSON and self.is_quoted(noun):
            return [name for name in found if name not in self.speakers_at(noun)]
        return found

    def spoken_for(self, names: Iterable[str]) -> tuple[str, ...]:
        """The names, and the bodies that those of them who are only "a spokesman for" a body speak for."""
        found = list(names)
        for name in tuple(found):
            one = self._cast.entities[name]
            if one.named or not any(word.startswith("spokes") for word in one.name.lower().split()):
                continue
            found.extend(
                other.id
                for other in self._cast.entities.values()
                if other.id != name and other.kind in ("organisation", "country") and f" {other.name.lower()}" in one.name.lower()
            )
        return tuple(dict.fromkeys(found))

    def is_dateline(self, names: Iterable[str], word: Token) -> bool:
        """Whether all the names stand in the dateline of the word's sentence: they are where it was written, not who acts."""
        sentence = word.sent
        dash = next((token for token in sentence[:_DATELINE] if token.text in ("-", "--", "–", "—") and token.i > sentence.start), None)
        if dash is None or dash.i > word.i or dash.nbor(-1).whitespace_ == "":
            return False
        spans = [self._cast.entities[name].mentions for name in names]
        return bool(spans) and all(
            any(sentence.start_char <= start and end <= dash.idx for start, end in mentions)
            and not any(dash.idx < start < word.idx for start, _ in mentions)
            for mentions in spans
        )

    def own_parties(self, word: Token) -> tuple[str, ...]:
        """The parties that undertake what the verb says, where it is the speaker himself or the body he speaks for; else ``()``."""
        if any(child.dep_ == "expl" for child in word.children):
            return ()  # "there will be": nobody's doing
        return self.own_parties_of(subjects_of(word), self.speakers_at(word))

    def own_parties_of(self, nouns: Iterable[Token], speakers: tuple[str, ...]) -> tuple[str, ...]:
        """As ``own_parties``, for the nouns themselves."""
        found: list[str] = []
        for noun in nouns:
            named = self.parties_of(noun)
            if noun.lower_ in FIRST_PERSON:
                found.extend(speakers)
            elif noun.pos_ == "NOUN" and self._cast.at(noun) is None and noun.lemma_.lower() not in words_in("body") | words_in("hands"):
                continue  # "his statement will show": a thing of his
            elif named and (own := [name for name in named if self._is_own(name, speakers)]):
                found.extend((*own, *(speaker for speaker in speakers if self.speaks_for(speaker, own))))
            elif self._is_own_body(noun, named, speakers) or set(owners_of(noun, self._cast)) & set(speakers):
                found.extend((*named, *speakers))
        return tuple(dict.fromkeys(found))

    def _is_own(self, name: str, speakers: tuple[str, ...]) -> bool:
        return name in speakers or any(self.speaks_for(speaker, [name]) for speaker in speakers)

    def _is_own_body(self, noun: Token, named: list[str], speakers: tuple[str, ...]) -> bool:
        """Whether "the company", "his party", "the majority of our members" is the body of a speaker who holds an office."""
        heads = [noun, *(below for child in noun.children if child.lower_ == "of" for below in child.children)]
        if any(child.lower_ in ("our", "my") for head in heads for child in head.children):
            return bool(speakers)
        if noun.lemma_.lower() not in words_in("body") or not _has_own_determiner(noun):
            return False
        if any(self._cast.entities[name].kind == "person" for name in named):
            return False
        return self.has_office(speakers)

    def is_own_side(self, noun: Token) -> bool:
        """Whether the noun is marked as the speaker's own: "our men", "its boats", "the drones of X" where X speaks."""
        speakers = set(self.speakers_at(noun))
        return any(child.lower_ in _OWN_DETERMINERS - {"the"} for child in noun.children) or bool(
            speakers & set(owners_of(noun, self._cast))
        )

    def has_office(self, speakers: Iterable[str]) -> bool:
        """Whether one of the speakers is a body or a state, or a person who may speak for one."""
        return any(self._holds_office(speaker) for speaker in speakers)

    def _holds_office(self, speaker: str) -> bool:
        one = self._cast.entities[speaker]
        if one.kind == "group":
            return any(word in _AIDES for word in one.name.lower().split())
        return one.kind in ("organisation", "country") or (one.kind == "person" and not _OUTSIDERS & set(one.roles))

    def speaks_for(self, speaker: str, names: Iterable[str]) -> bool:
        """Whether a speaker is an official of one of the states or bodies: named with it, or of its country."""
        one = self._cast.entities[speaker]
        if one.kind != "person":
            return False
        for name in names:
            other = self._cast.entities[name]
            if name == speaker or other.kind not in ("country", "organisation", "person"):
                continue
            if other.kind == "person":
                if _SPOKESMEN & set(one.roles) and self._stand_together(speaker, name):
                    return True
                continue
            if other.country is not None and other.country == one.country:
                return True
            if one.roles and self._stand_together(speaker, name):
                return True
        return False

    def _stand_together(self, speaker: str, name: str) -> bool:
        """Whether a mention of the body stands in or beside one of the speaker: "A CCT spokeswoman, Anja Felt", "X, who heads Y"."""
        return any(
            max(start, start_own) - min(end, end_own) <= _BESIDE
            for start, end in self._cast.entities[name].mentions
            for start_own, end_own in self._cast.entities[speaker].mentions
        )


def _has_own_determiner(noun: Token) -> bool:
    return any(child.dep_ in ("det", "poss") and child.lower_ in _OWN_DETERMINERS for child in noun.children)
