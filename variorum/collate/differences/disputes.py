"""Finds what the reports themselves set against each other: two parties' words joined by "countered", "rejected that", "but"."""

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from variorum.collate.passages import ACTOR, SENSE, Passage, witness_of
from variorum.collate.story import Sheet, Story
from variorum.model.account import Difference, Side, Witness
from variorum.text.words import rarity, words_of

DISPUTE, BUT = 6.6, 4.6
NEAR_SENTENCES, STRONG_SENTENCES = 2, 6
"""Sentences between two parties' words that a "but", and a "countered", still join."""
MOST_WEAK = 1
"""Pairs of parties joined by a mere "but" that are told: most of them only go on."""
MOST_PLACES = 3
"""Reports whose words are shown for one dispute."""
BARE = 9
"""Words of a sentence that only says that somebody rejects what stood before it: his words follow."""
MOST_WORDS = 4
"""Words that name a party of which nobody made an actor: "The federation"."""
TURN, BEFORE_VERB = 3, 5
"""Sentences of one turn that are shown; content words between a party and its verb of saying or holding."""
LEAST_RARITY = 0.45
"""Rarity of a word that the two share, or a party that both name, where only a "but" joins them."""

_SAYING = (
    r"(?:version|account|claims?|charges?|accusations?|allegations?|criticism|assertions?|suggestions?|notion|idea|view|characterization)"
)
_STRONG = re.compile(
    r"\b(?:counter(?:ed|s)\b(?! (?:the|a) )|contradict(?:ed|s)|rebut(?:ted|s)|disagree[sd]?|(?:hit|fired|shot|hits|fires|pushed) back|"
    r"(?:denie[sd]|disput(?:ed|es)|reject(?:ed|s)?|dismiss(?:ed|es)?) (?P<bare>(?:that|this)(?=[.;,]|$)|"
    r"(?:(?:that|this|the|those|these|his|her|their|such|any) )?(?:[^\W\d_]+ )?" + _SAYING + r"\b(?P<more> (?:that|of|about)\b)?)|"
    r"(?:see|sees|saw) (?:it|things|that) differently|a different (?:tale|story|account|view|version|picture)|(?:in|by) contrast\b(?= ?,)|"
    r"on the other hand|begs? to differ|(?:does not|did not|doesn't|didn't) sit well|took issue)\b",
    re.IGNORECASE,
)
_REPLIES = re.compile(r"counter|rebut|(?:hit|fired|shot|hits|fires) back", re.IGNORECASE)
_WEAK = re.compile(r"^\W*(?:but|however|yet|by contrast|rubbish|nonsense|not so)\b", re.IGNORECASE)
_SUCH = re.compile(
    r"\bsuch (?:an? )?(?P<thing>deal|move|plan|step|agreement|law|proposal|ban|measure|claim|talk|action)s?\b", re.IGNORECASE
)
_SPLIT = re.compile(
    r"\b(?:not everyone|of one mind|(?:was|is|are|were|remains?) (?:divided|split|at odds)|opinions? (?:differ|vary)|disagree over)\b",
    re.IGNORECASE,
)
_WHILE = re.compile(r"^\W*(?:while|whereas|although)\b", re.IGNORECASE)
_TAKES_SIDES = re.compile(
    r"\b(?:call(?:s|ed|ing)|reject(?:s|ed)|accus(?:es|ed)|blam(?:es|ed)|insist(?:s|ed)|oppos(?:es|ed)|warn(?:s|ed)|criticis\w+|criticiz\w+|"
    r"condemn(?:s|ed)|dismiss(?:es|ed)|blast(?:s|ed)|slam(?:s|med)|defend(?:s|ed)|argu(?:es|ed)|complain(?:s|ed)|vow(?:s|ed)|refus(?:es|ed))\b"
)
_ARTICLES = frozenset("The Its His Her Their A An Some Many Several Other Others Both".split())
_HOLDS = re.compile(
    r"\b(?:says?|said|saying|told|tells|added|stated|calls|called|calling|rejects|rejected|refuses|refused|counters|countered|denies|denied|disputes|"
    r"disputed|accuses|accused|blames|blamed|insists|insisted|insisting|opposes|opposed|supports|supported|claims|claimed|argues|argued|arguing|"
    r"wants|wanted|demands|demanded|warns|warned|criticis(?:es|ed)|criticiz(?:es|ed)|defends|defended|vows|vowed|suggests|suggested|suggesting|"
    r"maintains|maintained|contends|contended|casts?|describes|described|condemns|condemned|praises|praised|dismisses|dismissed|urges|urged|"
    r"blasts|blasted|slams|slammed|complains|complained)\b"
)


class _Voice(NamedTuple):
    """What one party says or holds in one clause."""

    actor: str
    """The id of a story-wide actor, else the words that name the party."""
    passage: Passage


class _Dispute(NamedTuple):
    """Two voices that a report sets against each other, with the words of each."""

    before: _Voice
    after: _Voice
    strong: bool
    words: tuple[list[Witness], list[Witness]]


def find_disputes(story: Story, passages: Sequence[Passage]) -> list[Difference]:
    """One stance difference for each two parties whose words a report sets against each other."""
    found: dict[tuple[str, str], list[_Dispute]] = {}
    for sheet in story.sheets:
        own = [passage for passage in passages if passage.report == sheet.id and not passage.heading]
        voices = [voice for passage in own if (voice := _voice(story, passage)) is not None]
        for before, after, strong in _opposed(sheet, voices):
            words = (_turn(story, voices, before, -1), _turn(story, voices, after, 1))
            if before.passage.sentence == after.passage.sentence:
                words = ([witness_of(story, before.passage)], [witness_of(story, after.passage)])
            one, other = sorted((before.actor, after.actor))
            found.setdefault((one, other), []).append(_Dispute(before, after, strong, words))
    told = sorted((_difference(story, places) for _, places in sorted(found.items())), key=lambda one: (-one.weight, one.summary))
    weak = [one for one in told if one.weight < DISPUTE]
    return [one for one in told if one.weight >= DISPUTE] + weak[:MOST_WEAK]


def _opposed(sheet: Sheet, voices: Sequence[_Voice]) -> Iterator[tuple[_Voice, _Voice, bool]]:
    """Each voice that its sentence sets against the nearest one of another party before it, and whether it says so outright."""
    yield from _split(sheet, voices)
    for place, after in enumerate(voices):
        start, end = sheet.sentences[after.passage.sentence]
        text = sheet.text[start:end]
        match, within = _STRONG.search(_unquoted(sheet, start, end)), bool(_WHILE.search(text))
        strong = match is not None and " also " not in text[: match.end()]
        loose = match is not None and match.group("more") is not None  # "rejects the notion that ...": whose notion?
        bare = match is not None and (
            match.group("bare") is not None or _REPLIES.match(match.group()) is not None
        )  # "rejects that account": what stood before
        such = _SUCH.search(after.passage.text)
        weak = not after.passage.quoted and bool(_WEAK.search(text) or such)
        if not (strong or weak or within):
            continue
        for before in reversed(voices[:place]):
            apart = after.passage.sentence - before.passage.sentence
            if apart > (STRONG_SENTENCES if strong else NEAR_SENTENCES):
                break
            if such and such.group("thing") not in before.passage.text:
                continue
            if (apart == 0) != (within and not strong) or before.actor == after.actor:
                continue
            if within or (strong and not loose and (apart <= 1 or bare)):
                yield before, after, True
                break
            if _one_matter(before, after) and (strong or _TAKES_SIDES.search(after.passage.text) is not None):
                yield before, after, strong
                break


def _split(sheet: Sheet, voices: Sequence[_Voice]) -> Iterator[tuple[_Voice, _Voice, bool]]:
    """The two voices that follow a sentence which says that opinions differ."""
    for number, (start, end) in enumerate(sheet.sentences):
        if _SPLIT.search(sheet.text, start, end):
            behind = [voice for voice in voices if number <= voice.passage.sentence <= number + STRONG_SENTENCES]
            other = next((voice for voice in behind if voice.actor != behind[0].actor), None)
            if other is not None:
                yield behind[0], other, True


def _unquoted(sheet: Sheet, start: int, end: int) -> str:
    """A sentence without what stands between quotation marks."""
    text = sheet.text[start:end]
    for statement in sheet.report.statements or ():
        for first, last in statement.quoted:
            low, high = max(0, first - start), min(len(text), last - start)
            if low < high:
                text = text[:low] + " " * (high - low) + text[high:]
    return text


def _voice(story: Story, passage: Passage) -> _Voice | None:
    """Who says what a clause says: its speaker, else the first party named in it before a verb of saying or holding."""
    if passage.told_by:
        return _Voice(passage.told_by[0], passage)
    verb = _HOLDS.search(passage.text)
    if verb is None:
        return None
    before = [token for token in passage.tokens if token.end <= passage.start + verb.start()]
    holder = next((token for token in reversed(before) if token.token[0] == ACTOR and story.actor(token.token[1:]).kind != "place"), None)
    if holder is None:
        words = passage.text[: verb.start()].split()
        return _Voice(" ".join(words), passage) if words and words[0] in _ARTICLES and len(words) <= MOST_WORDS else None
    if len(before) - before.index(holder) > BEFORE_VERB:
        return None
    return _Voice(holder.token[1:], passage)


def _one_matter(one: _Voice, other: _Voice) -> bool:
    shared = set(one.passage.weights) & set(other.passage.weights)
    parties = {ACTOR + one.actor, ACTOR + other.actor}
    return any(token in parties or token[0] == SENSE or (token[0].isalpha() and rarity(token) >= LEAST_RARITY) for token in shared)


def _name(story: Story, actor: str) -> str:
    return next((one.name for one in story.actors if one.id == actor), actor)


def _turn(story: Story, voices: Sequence[_Voice], voice: _Voice, step: int) -> list[Witness]:
    """The sentences of one turn: what the same party says from a sentence on, forwards or backwards."""
    sheet = story.sheet(voice.passage.report)
    numbers = {other.passage.sentence for other in voices if other.actor == voice.actor and other.passage.report == voice.passage.report}
    found = [voice.passage.sentence]
    start, end = sheet.sentences[found[0]]
    bare = step > 0 and sum(1 for _ in words_of(sheet.text, start, end)) <= BARE
    while len(found) < TURN and (found[-1] + step in numbers or (bare and len(found) == 1 and found[0] + 1 < len(sheet.sentences))):
        found.append(found[-1] + step)
    return [sheet.witness(*sheet.sentences[number]) for number in sorted(found)]


def _difference(story: Story, places: Sequence[_Dispute]) -> Difference:
    ranked = sorted(places, key=lambda item: (not item.strong, item.before.passage.key, item.after.passage.key))
    order = (ranked[0].before.actor, ranked[0].after.actor)
    evidence: dict[str, dict[Witness, None]] = {actor: {} for actor in order}
    for dispute in ranked[:MOST_PLACES]:
        evidence[dispute.before.actor].update(dict.fromkeys(dispute.words[0]))
        evidence[dispute.after.actor].update(dict.fromkeys(dispute.words[1]))
    sides = [Side(says=_name(story, actor), evidence=tuple(evidence[actor])) for actor in order]
    reports = {dispute.after.passage.report for dispute in ranked}
    return Difference(
        id="",
        kind="stance",
        about=(),
        summary=f"set against each other: {sides[0].says} and {sides[1].says}",
        sides=tuple(sides),
        weight=(DISPUTE if ranked[0].strong else BUT) + 0.3 * (story.origins(reports) - 1),
    )
