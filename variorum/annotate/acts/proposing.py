"""Reads the terms of a proposal: "X put a compromise to both sides: the town would be handed over", the next sentence's "Y would pay"."""

from collections.abc import Iterable

from spacy.tokens import Span, Token

from variorum.annotate.acts.cast import Cast, parties_of
from variorum.annotate.acts.clauses import clause_range
from variorum.annotate.acts.conditions import condition_of
from variorum.annotate.acts.floor import Floor
from variorum.annotate.acts.roles import is_passive, subjects_of
from variorum.annotate.acts.stances import Stance, telling_verbs
from variorum.annotate.acts.status import is_negated

_PAPERS = frozenset("blueprint compromise draft formula package paper plan proposal proposition roadmap scheme text".split())
"""What holds terms."""
_PUTTING = frozenset(
    "advance circulate draft float hand make offer outline present propose publish put send submit suggest table unveil".split()
)
_WOULD = frozenset({"would", "'d", "’d"})
_CLAUSES = frozenset({"ROOT", "ccomp", "conj", "parataxis", "relcl"})


class Proposals:
    """Whose proposal the sentences of one report tell of, read one after the other."""

    def __init__(self, cast: Cast, floor: Floor) -> None:
        self._cast = cast
        self._floor = floor
        self._party: tuple[str, ...] = ()
        self._paragraph = -1

    def terms_in(self, sentence: Span, paragraph: int) -> list[Stance]:
        """The terms of a proposal that the sentence tells: of one that it names, or of the one named before it in its paragraph.

        :param paragraph: the place of the sentence's block; other than that of the sentence before it, a proposal named there is forgotten.
        """
        named = proposer_of(sentence, self._cast)
        if named is None and paragraph != self._paragraph:
            self._party = ()
        party, after = named or (self._party, -1)
        terms = find_proposed(telling_verbs(sentence), party, after, self._cast, self._floor) if party else []
        self._party, self._paragraph = party if terms or named else (), paragraph
        return terms


def proposer_of(sentence: Span, cast: Cast) -> tuple[tuple[str, ...], int] | None:
    """The parties whose proposal the sentence names, and the place of the word that names it; ``None`` where it names none."""
    for noun in sentence:
        if noun.pos_ != "NOUN" or noun.lemma_.lower() not in _PAPERS:
            continue
        party = _owners_of(noun, cast) or _putters_of(noun, cast)
        if party:
            return party, noun.i
    return None


def find_proposed(verbs: Iterable[Token], party: tuple[str, ...], after: int, cast: Cast, floor: Floor) -> list[Stance]:
    """Each thing that would be done by the proposal, as an offer of those who make it.

    :param after: the place of the word that names the proposal, ``-1`` where an earlier sentence does.
    """
    found = []
    for word in verbs:
        aux = {child.lower_ for child in word.children if child.dep_ == "aux"}
        if word.i <= after or not aux & _WOULD or "have" in aux or word.dep_ not in _CLAUSES or not _is_anonymous(word, party, floor):
            continue
        if (word.dep_ == "relcl" or not is_passive(word)) and after >= 0 and not _follows_colon(word, after):
            continue
        subjects = [name for noun in subjects_of(word) for name in parties_of(noun, cast)]
        if set(subjects) & set(party):
            continue
        span = clause_range(word)
        condition = condition_of(word)
        target = tuple(dict.fromkeys(subjects))
        found.append(Stance(word, "offer", party, target, span, (span,), condition.range if condition else None, None, False))
    return found


def _owners_of(noun: Token, cast: Cast) -> tuple[str, ...]:
    owners = [child for child in noun.children if child.dep_ in ("poss", "amod", "compound", "nmod")]
    owners += [below for child in noun.children if child.lower_ in ("by", "from") for below in child.children if below.dep_ == "pobj"]
    return tuple(dict.fromkeys(name for owner in owners for name in parties_of(owner, cast)))


def _putters_of(noun: Token, cast: Cast) -> tuple[str, ...]:
    verb = noun.head
    if noun.dep_ not in ("dobj", "nsubjpass") or verb.lemma_.lower() not in _PUTTING or is_negated(verb):
        return ()
    return tuple(dict.fromkeys(name for one in subjects_of(verb) for name in parties_of(one, cast)))


def _is_anonymous(word: Token, party: tuple[str, ...], floor: Floor) -> bool:
    """Whether nobody but those who make the proposal, or sources that only tell of it, says what would be done."""
    speakers = floor.speakers_at(word)
    return not set(speakers) - set(party) or not floor.has_office(speakers)


def _follows_colon(word: Token, after: int) -> bool:
    return any(token.lower_ == ":" for token in word.doc[after : word.i])
