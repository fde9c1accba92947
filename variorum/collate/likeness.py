"""Says how alike two tellings are and why: shared words, shared senses, shared quotation; and whether they may be one at all."""

from typing import NamedTuple

from variorum.collate.dates import compatible
from variorum.collate.senses import sense_of
from variorum.collate.tellings import ACTS, Telling
from variorum.text.words import rarity, stem

CROSS_REPORT = 0.42
"""Least score at which two reports' tellings are held to be one utterance."""
SAME_REPORT = 0.60
"""The same inside one report, where neighbouring sentences of one speech share their words but are two statements."""
HEADING = 0.36
"""The same for a heading and the text below it, which the heading sums up."""
LEAST_MASS = 0.6
"""Least weight of shared words: one rare quoted word or two or three commoner ones."""
HEADING_SHARE = 0.8
"""Share of that weight which is enough between a heading and a text: the words of headings weigh less from the start."""
LEAD_BONUS = 0.08
"""Added where both tellings are the speaker's first of their reports: news puts the main statement first."""
LONG_RUN = 2.5
"""Rarity of a shared run of quoted words from which two quotations are one."""
SAME_WORDS = 4
"""Words of a quotation that are one utterance wherever they are printed alike, however common they are: “I will not resign”."""
REQUOTED = 0.62
"""Score of a quoted fragment that stands in the other's quotation, where the reporters' words have something in common too."""


SENSE_ONLY = 0.7
"""Share of its weight that a word keeps where the other telling has only another word of its sense."""
PROOF = 0.6
"""Score from which what a described person says proves him to be a named one."""
FEELING = 0.62
"""Score of two short tellings of one speaker's feeling (anger, praise): a report prints it in its own words."""
TELLING_WORD = 0.5
"""Rarity of a shared word that makes two reproaches one."""
SHORT = 2.6
"""Weight up to which a telling counts as short."""


DEEDS = frozenset({"blame", "refuse", "warn", "promise", "demand"})
WRECKED = frozenset(
    map(
        stem,
        "blocked derailed destroyed foiled hampered hindered nullified obstructed ruined sabotaged sabotage scuppered scuttled "
        "thwarted torpedoed torpedoing torpedo wrecked wrecking derailing blocking obstructing undoing".split(),
    )
)
"""Stems of verbs by which somebody brings down what others want: with the party named, they are a reproach without the word."""
WRECKED_THINGS = frozenset({"talks", "agreement", "truce", "hope"})
OTHER_ACT = 0.65
"""What is left of the score where one telling reports a warning, say, and the other a promise."""


OPPOSED = (
    ("yield", "regain"),
    ("decline", "growth"),
    ("refuse", "accept"),
    ("praise", "blame"),
    ("praise", "anger"),
    ("hope", "fear"),
    ("buy", "sell"),
    ("rise", "fall"),
    ("leave", "stay"),
)
"""Senses that are opposites: a telling with only the one is not a form of a telling with only the other."""


class Likeness(NamedTuple):
    """Score from 0 to 1, and the reason for a reader."""

    score: float
    why: str


def compare(one: Telling, other: Telling) -> Likeness:
    """How likely two tellings are forms of one utterance.

    Words weigh by rarity, quoted ones above the reporter's; words that only share a sense weigh less. The score lies between the
    overlap coefficient, which a cut does not lower, and Dice, the nearer to Dice the shorter the shorter telling is.
    """
    shared = {word: min(weight, other.weights[word]) for word, weight in one.weights.items() if word in other.weights}
    senses = _shared_senses(one, other, shared)
    mass = sum(shared.values()) + sum(senses.values())
    run = longest_run(one.quoted, other.quoted)
    content = [word for word in shared if word[0] != "@"]
    same = len(one.printed) >= SAME_WORDS and one.printed == other.printed
    requoted = same or _requoted(one, other, len(content))
    feeling = _one_feeling(one, other, shared, senses)
    least, most = sorted((one.mass, other.mass))
    needed = LEAST_MASS * (HEADING_SHARE if one.heading != other.heading else 1.0)
    if len(shared) + len(senses) < 2 and not (requoted or feeling):
        return Likeness(0.0, "")
    if not least or not (content or senses or same) or (mass < needed and not requoted and not feeling):
        return Likeness(0.0, "")
    overlap = min(1.0, mass / least)
    dice = min(1.0, 2 * mass / (least + most))
    trust = 0.75 * min(1.0, least / 2.5)
    score = trust * overlap + (1 - trust) * dice
    if one.lead and other.lead and one.report != other.report:
        score += LEAD_BONUS
    if _other_acts(one, other):
        score *= OTHER_ACT
    if feeling:
        score = max(score, FEELING)
    if requoted:
        score = max(score, REQUOTED)
    if run >= LONG_RUN or same:
        score = max(score, 0.9)
    return Likeness(round(min(1.0, score), 4), _reason(shared, senses, run >= LONG_RUN, requoted))


def _reason(shared: dict[str, float], senses: dict[str, float], run: bool, requoted: bool) -> str:
    words = sorted((word for word in shared if word[0] != "@"), key=lambda word: (-shared[word], word))[:6]
    parts = ["shared words: " + ", ".join(words) if words else "no shared words"]
    if len(words) < len(shared):
        parts.append("the same parties named")
    if senses:
        parts.append("words of one sense: " + ", ".join(sorted(senses)))
    if run:
        parts.append("a run of the same quoted words")
    if requoted:
        parts.append("a fragment quoted from the other's quotation")
    return "; ".join(parts)


def _shared_senses(one: Telling, other: Telling, shared: dict[str, float]) -> dict[str, float]:
    taken = {sense_of(word) for word in shared}
    return {
        sense: SENSE_ONLY * min(weight, other.senses[sense])
        for sense, weight in one.senses.items()
        if sense in other.senses and sense not in taken
    }


def _other_acts(one: Telling, other: Telling) -> bool:
    first, second = ACTS & set(one.senses), ACTS & set(other.senses)
    return bool(first and second) and not first & second


def other_act(one: Telling, other: Telling) -> bool:
    """Whether one of two tellings blames, refuses, warns, promises or demands and the other does not."""
    return DEEDS & set(one.senses) != DEEDS & set(other.senses)


def _one_feeling(one: Telling, other: Telling, shared: dict[str, float], senses: dict[str, float]) -> bool:
    """Whether both report one feeling, or blame one party, and nothing says that it is about different parties."""
    both = set(senses) | {sense_of(word) for word in shared}
    first, second = ({word for word in telling.weights if word[0] == "@"} for telling in (one, other))
    if "blame" in both and (first & second or any(rarity(word) >= TELLING_WORD for word in shared if word[0] != "@")):
        return True
    if _one_wrecking(one, other, shared):
        return True
    if max(one.mass, other.mass) > SHORT:
        return False
    if "anger" in both:
        return not first or not second or bool(first & second)
    return "praise" in both and bool(first & second)


def _one_wrecking(one: Telling, other: Telling, shared: dict[str, float]) -> bool:
    """Whether both tell that one party, named in both, brought down one kind of thing: "torpedoed the talks", "nullified them"."""
    if not (WRECKED & set(one.weights) and WRECKED & set(other.weights) and WRECKED_THINGS & set(one.senses) & set(other.senses)):
        return False
    return any(word[0] == "@" or rarity(word) >= TELLING_WORD for word in shared if word not in WRECKED)


def _requoted(one: Telling, other: Telling, shared: int) -> bool:
    """Whether the one quotes a fragment of what the other quotes: three words in a row, or telling words with others in common."""
    short, long = sorted((one, other), key=lambda telling: len(telling.printed))
    if len(long.quoted) < 4 or not short.printed:
        return False
    size = len(short.printed)
    telling = max(map(rarity, short.quoted), default=0.0) >= TELLING_WORD
    if (size >= 3 or (size == 2 and telling)) and any(
        long.printed[place : place + size] == short.printed for place in range(len(long.printed) - size + 1)
    ):
        return True
    return shared >= 2 and bool(short.quoted) and set(short.quoted) <= set(long.quoted) and max(map(rarity, short.quoted)) >= 0.5


def shared_words(one: Telling, other: Telling) -> int:
    """The number of words that both have, senses for words they lack, figures and parties left out."""
    words = {word for word in one.weights if word in other.weights and word[0] != "@" and not word[0].isdigit()}
    return len(words) + len(_shared_senses(one, other, dict.fromkeys(words, 1.0)))


def denies(telling: Telling) -> bool:
    """Whether a telling makes its content negative: by a "not" of its own or by a verb of denial, not by both."""
    return telling.denial != telling.negative


def same_quotation(one: Telling, other: Telling) -> int:
    """The number of words of a quotation that the two tellings share: all of the shorter one, or a telling run; 0 where none is."""
    shared = sum(1 for word in one.weights if word in other.weights and word[0] != "@")
    if one.printed and one.printed == other.printed and len(one.printed) >= SAME_WORDS:
        return len(one.printed)
    if longest_run(one.quoted, other.quoted) >= LONG_RUN or _requoted(one, other, shared):
        return _longest_shared(one.printed, other.printed)
    return 0


def quoted_weight(one: Telling, other: Telling) -> float:
    """The rarity of the quoted words that two tellings share, summed: "I do not know" proves nothing."""
    return sum(map(rarity, sorted(set(one.quoted) & set(other.quoted))))


def _longest_shared(one: tuple[str, ...], other: tuple[str, ...]) -> int:
    best, row = 0, [0] * (len(other) + 1)
    for word in one:
        last = 0
        for place, against in enumerate(other, 1):
            last, row[place] = row[place], last + 1 if word == against else 0
            best = max(best, row[place])
    return best


def longest_run(one: tuple[str, ...], other: tuple[str, ...]) -> float:
    """The rarity of the longest run of content words that two quotations share, summed."""
    if not one or not other:
        return 0.0
    best = 0.0
    row = [0.0] * (len(other) + 1)
    for word in one:
        diagonal = 0.0
        for place, against in enumerate(other, 1):
            above = row[place]
            row[place] = diagonal + rarity(word) if word == against else 0.0
            best = max(best, row[place])
            diagonal = above
    return best


def may_join(one: Telling, other: Telling) -> bool:
    """A quick look before two tellings are compared: a common speaker and dates that can meet. ``limits`` has the rest."""
    return bool(set(one.speakers) & set(other.speakers)) and (one.spread or other.spread or compatible(one.date, other.date))


def poles_of(telling: Telling) -> frozenset[str]:
    """The senses of a telling that have an opposite, as ``+`` or ``-`` and the number of the pair."""
    return frozenset(
        f"{sign}{number}" for number, pair in enumerate(OPPOSED) for sign, sense in zip("+-", pair, strict=True) if sense in telling.senses
    )


def one_reproach(one: Telling, other: Telling) -> bool:
    """Whether both blame, and name a party or a telling word in common."""
    shared = set(one.weights) & set(other.weights)
    return {"blame"} <= set(one.senses) & set(other.senses) and any(word[0] == "@" or rarity(word) >= TELLING_WORD for word in shared)


def same_loss(one: Telling, other: Telling) -> bool:
    """Whether both tell of the loss or end of one kind of thing: talks that collapse, hopes that fade."""
    shared = set(one.senses) & set(other.senses)
    parties = {word for word in set(one.weights) & set(other.weights) if word[0] == "@"}
    return "decline" in shared and bool(parties or shared & {"talks", "hope", "agreement", "truce"})


def threshold(one: Telling, other: Telling) -> float:
    """The score that two tellings must reach to be joined."""
    if one.report != other.report:
        return CROSS_REPORT
    return HEADING if one.heading != other.heading else SAME_REPORT
