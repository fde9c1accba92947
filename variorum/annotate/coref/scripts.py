"""Links a name printed in another script to the one in Latin letters: "Sergei Orlov (Сергей Орлов)", or "Сергей Орлов" by itself."""

from rapidfuzz.distance import DamerauLevenshtein
from spacy.tokens import Token

from variorum.annotate.coref.chains import Chain
from variorum.annotate.coref.lexicon import word_list
from variorum.annotate.coref.mention import Mention, View, head_of
from variorum.text.names import same_person, same_spelling, spelling_key, split_name
from variorum.text.scripts import consonants, in_latin, is_other_script, leaves_out_vowels

BESIDE = 0.6
"""Least likeness (0 to 1) of the letters of two names of which one stands in brackets after the other. Reasoned, not tuned: "Kim Jong Un"
is "gim jeong eun" letter by letter (0.64); the name of a land or a party after a person's is far below."""
_JOINTS = frozenset({"-", ".", "’", "'", "·", "״", '"'})
_LONGEST = 6
_LABEL = 4
"""Tokens of a label in the brackets: "Russian: "."""
_SPEECH = word_list("speech_verbs")

Run = tuple[int, int]
"""First and last token (half-open) of words in another script."""


def find_runs(view: View) -> list[Run]:
    """The names in other scripts, each a run of at most six words, in the order of the text."""
    doc = view.doc
    runs: list[Run] = []
    index = 0
    while index < len(doc):
        last = index
        while last < len(doc) and view.block[last] == view.block[index] and not view.skipped[last] and _belongs(doc[last], last > index):
            last += 1
        while last > index and doc[last - 1].text in _JOINTS:
            last -= 1
        if index < last <= index + _LONGEST:
            runs.append((index, last))
        index = max(last, index + 1)
    return runs


def _belongs(token: Token, inside: bool) -> bool:
    return is_other_script(token.text) or (inside and token.text in _JOINTS)


def without_runs(view: View, names: list[Mention], runs: list[Run]) -> list[Mention]:
    """The mentions by name less what the parser, which knows English only, found in other scripts, and labels: "(Russian: ...)"."""
    taken = {token.i for token in view.doc if is_other_script(token.text)}
    for first, _ in runs:
        bracket = _before_bracket(view, first)
        taken.update(range(bracket, first) if bracket >= 0 else ())
    return [name for name in names if not taken.intersection(range(name.first, name.last))]


def link_scripts(view: View, chains: list[Chain], runs: list[Run]) -> list[Chain]:
    """Add each name in another script to the one entity that it names; one that is somebody else's becomes a chain of its own.

    :returns: the new chains: people only, and only who is printed with two names and says something.
    """
    made: list[Chain] = []
    opening = {mention.first: chain for chain in chains for mention in chain.mentions}
    closing = {mention.last: chain for chain in chains for mention in chain.mentions}
    people = [chain for chain in chains if chain.kind == "person" and chain.named]
    for first, last in runs:
        words = view.words(first, last)
        beside = closing.get(_before_bracket(view, first)) or opening.get(_in_bracket(view, last))
        chain = beside if beside is not None and _is_alike(words, beside) else _bearer(words, people + made)
        if chain is not None:
            chain.add(_mention(view, first, last, chain))
        elif _is_speaker(view, first, last) and len(split_name(words)) > 1:
            made.append(Chain(_mention(view, first, last, None)))
    return made


def _mention(view: View, first: int, last: int, chain: Chain | None) -> Mention:
    return view.mention(first, last, "name", chain.kind if chain is not None else "person")


def _before_bracket(view: View, first: int) -> int:
    """The token at which the brackets open that hold the run, with at most a label in between; -1 where there are none."""
    doc = view.doc
    for index in range(first - 1, max(-1, first - 2 - _LABEL), -1):
        if doc[index].text == "(":
            return index if index == first - 1 or doc[first - 1].text == ":" else -1
    return -1


def _in_bracket(view: View, last: int) -> int:
    """The first token inside the brackets that open right after the run; -1 where there are none."""
    return last + 1 if last + 1 < len(view.doc) and view.doc[last].text == "(" else -1


def _is_alike(words: str, chain: Chain) -> bool:
    """Whether the letters of the words are near enough to one of the entity's names, in either order of the two parts of a name."""
    latin = split_name(in_latin(words))
    drop = leaves_out_vowels(words)
    for name in {mention.name for mention in chain.mentions if mention.form == "name"}:
        own = split_name(name)
        for order in (own, (*own[-1:], *own[:-1])):
            one, other = (spelling_key("".join(parts)) for parts in (latin, order))
            if drop:
                one, other = consonants(one), consonants(other)
            if len(one) > 1 and DamerauLevenshtein.normalized_similarity(one, other) >= BESIDE:
                return True
    return False


def _bearer(words: str, people: list[Chain]) -> Chain | None:
    """The one person whose name it is, letter by letter: the whole name, or the family name where only one is printed."""
    latin = split_name(words)
    if len(latin) > 1:
        bearers = [chain for chain in people if len(chain.words) > 1 and same_person(chain.words, latin)]
    else:
        bearers = [chain for chain in people if latin and chain.words and same_spelling(chain.words[-1], latin[0])]
    return bearers[0] if len(bearers) == 1 else None


def _is_speaker(view: View, first: int, last: int) -> bool:
    head = view.doc[head_of(view.doc, first, last)]
    return view.doc[first].text[:1].isupper() and head.dep_ == "nsubj" and head.head.lemma_.lower() in _SPEECH
