"""Finds quotations of one sentence that do not agree: other words, words left out, another speaker, other words put before them."""

from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher
from typing import NamedTuple

from variorum.collate.differences.contrasts import Contrast, short
from variorum.collate.story import Sheet, Story
from variorum.model.account import Witness
from variorum.model.report import Range, Statement
from variorum.text.words import Word, content_stems, function_words, rarity, stem, words_of

OTHER_WORDS, CUT, SPEAKER = 5.6, 5.2, 6.6
RUN = 4
"""Words in a row that two quotations share to be of one sentence, one of them telling ..."""
LEAST_RARITY = 1.6
"""... and the rarity of the shared content words together."""
WHOLE_RARITY = 0.8
"""Rarity of a short quotation that stands whole in the other one."""
TELLING_RARITY = 2.2
"""Rarity from which the same words of two speakers are no chance."""
LONG_RUN = 6
"""Words in a row that are one sentence, however common they are."""
LEAST_SHARED = 0.4
"""Share of the shorter quotation's content words that the two have in common to be of one sentence."""
MOST_CHANGED = 8
"""Words that stand for others, or are put in, in one place: longer stretches are other sentences."""
LEFT_OUT = 2
"""Content words that a quotation must leave out for the cut to be told."""
FRAGMENT = 3
"""Words up to which a quotation is a fragment, whose object the reporter supplies."""
MOST_PAIRS = 4000
LONGEST = 300


class Quotation(NamedTuple):
    """One stretch between quotation marks."""

    sheet: Sheet
    statement: Statement
    place: Range
    words: tuple[Word, ...]
    speakers: tuple[str, ...]
    named: bool
    """Whether its speaker is printed by name or title, not by a pronoun."""

    @property
    def forms(self) -> list[str]:
        """Its words, folded."""
        return [word.form for word in self.words]


def read_quotations(story: Story) -> list[Quotation]:
    """All quotations of the story's own reports, in their order."""
    found = []
    for sheet in story.sheets:
        if sheet.id in story.reprint_of:
            continue
        for statement in sheet.report.statements or ():
            speakers = story.actors_of(sheet.id, statement.speaker_entity)
            named = any(
                sheet.text[start:end][:1].isupper() and len(content_stems(sheet.text, start, end)) > 0 for start, end in statement.speaker
            )
            for start, end in statement.quoted:
                words = tuple(words_of(sheet.text, start, end))[:LONGEST]
                if words and not sheet.is_page_matter(start, end):
                    found.append(Quotation(sheet, statement, (start, end), words, speakers, named))
    return found


def compare_quotations(story: Story, quotations: Sequence[Quotation]) -> Iterator[Contrast]:
    """Contrasts between quotations of one sentence."""
    for one, other in _pairs(quotations):
        if one.sheet.id == other.sheet.id and one.statement.id == other.statement.id:
            continue
        matcher = SequenceMatcher(None, one.forms, other.forms, autojunk=False)
        blocks = [block for block in matcher.get_matching_blocks() if block.size]
        shared = [form for block in blocks if block.size > 1 for form in one.forms[block.a : block.a + block.size]]
        telling = [form for form in shared if form not in function_words()]
        mass = sum(rarity(stem(form)) for form in telling)
        least = min(sum(form not in function_words() for form in quotation.forms) for quotation in (one, other))
        if len(telling) < LEAST_SHARED * least:
            continue
        run = max((block.size for block in blocks), default=0)
        whole = min(len(one.forms), len(other.forms)) == run
        if run < RUN or not (mass >= LEAST_RARITY or (whole and mass >= WHOLE_RARITY) or run >= LONG_RUN):
            continue
        if not set(one.speakers) & set(other.speakers):
            if (mass >= TELLING_RARITY or run >= LONG_RUN) and one.sheet.id != other.sheet.id and _are_two(story, one, other):
                yield _speakers(story, one, other)
            continue
        yield from _other_words(one, other, matcher, quotations)


def _are_two(story: Story, one: Quotation, other: Quotation) -> bool:
    """Whether the speakers are two for sure: one is named, and the other is no person told by his office only, who may be the same."""
    if not one.speakers or not other.speakers or not (one.named or other.named):
        return False
    first, second = (story.actor(quotation.speakers[0]) for quotation in (one, other))
    if not any(actor.named or not actor.name.casefold().startswith("the ") for actor in (first, second)):
        return False  # "the ad" and "the commercial" may be one
    return not first.kind == second.kind == "person" or first.named == second.named


def _pairs(quotations: Sequence[Quotation]) -> Iterator[tuple[Quotation, Quotation]]:
    """Quotations that share ``RUN`` words in a row, bounded."""
    index: dict[tuple[str, ...], list[int]] = {}
    seen: set[tuple[int, int]] = set()
    for number, quotation in enumerate(quotations):
        forms = quotation.forms
        for place in range(len(forms) - RUN + 1):
            key = tuple(forms[place : place + RUN])
            for earlier in index.get(key, ())[-12:]:
                if earlier != number and len(seen) < MOST_PAIRS:
                    seen.add((earlier, number))
            index.setdefault(key, []).append(number)
    for first, second in sorted(seen):
        yield quotations[first], quotations[second]


def _speakers(story: Story, one: Quotation, other: Quotation) -> Contrast:
    sides = [
        (" and ".join(story.actor(actor).name for actor in quotation.speakers), quotation.sheet.sentence_witness(quotation.place[0]))
        for quotation in (one, other)
    ]
    return Contrast("speaker", "the same words, of two speakers", sides[0], sides[1], SPEAKER)


def _other_words(one: Quotation, other: Quotation, matcher: "SequenceMatcher[str]", quotations: Sequence[Quotation]) -> Iterator[Contrast]:
    codes = matcher.get_opcodes()
    inner = codes[1:-1] if len(codes) > 2 else []
    changed = [(_cut(one, a, b), _cut(other, c, d)) for kind, a, b, c, d in inner if kind != "equal" and _counts(one, other, (a, b, c, d))]
    if changed and all(len(words.split()) <= MOST_CHANGED for pair in changed for words in pair):
        says = [", ".join(_shown(pair[side]) for pair in changed[:3]) for side in (0, 1)]
        yield Contrast("wording", "one sentence, quoted in other words", (says[0], _witness(one)), (says[1], _witness(other)), OTHER_WORDS)
        return
    for full, part, (kind, a, b, c, d) in _tails(one, other, codes):
        place = a if full is one else c
        if kind == "equal" or not _ends(part) or _goes_on(part, full, place, quotations):
            continue
        if _ends_sentence(full, place):
            yield from _stops(full, part, place, quotations)
            continue
        rest = _cut(full, a, b) if full is one else _cut(full, c, d)
        if len(content_stems(rest)) >= LEFT_OUT:
            yield Contrast(
                "wording",
                "one sentence, quoted whole and cut short",
                (short(rest), _witness(full)),
                ("ends before that", _witness(part)),
                CUT,
            )


def _stops(full: Quotation, part: Quotation, place: int, quotations: Sequence[Quotation]) -> Iterator[Contrast]:
    """The sentence with which one report's quotation goes on, where the other report prints no words of it in any quotation."""
    if not place or full.sheet.id == part.sheet.id or place < RUN:
        return
    end = min(full.sheet.sentence_at(full.words[place].start)[1], full.place[1])
    telling = [form for form in (word.form for word in full.words[place:] if word.start < end) if form not in function_words()]
    printed = {form for other in quotations if other.sheet.id == part.sheet.id for form in other.forms}
    if len(telling) > LEFT_OUT and 2 * len(printed & set(telling)) <= len(telling):
        rest = full.sheet.witness(full.words[place].start, end)
        yield Contrast("wording", "one report ends the quotation earlier", (short(rest.text), rest), ("ends before that", _last(part)), CUT)


def _last(quotation: Quotation) -> Witness:
    """The last sentence of a quotation."""
    start = max(quotation.place[0], quotation.sheet.sentence_at(quotation.words[-1].start)[0])
    return quotation.sheet.witness(start, quotation.place[1])


def _shown(words: str) -> str:
    return short(words) if words else "nothing"


def _numeral(form: str) -> str:
    return _NUMERALS.get(form, form)


_NUMERALS = {word: str(number) for number, word in enumerate("zero one two three four five six seven eight nine ten".split())}
_LITTLE = frozenset("the a an that this these those and is are has have had will would".split())


def _counts(one: Quotation, other: Quotation, places: tuple[int, int, int, int]) -> bool:
    """Whether a changed place is more than spelling: other words on one side, not an editor's bracket or a mark of omission."""
    a, b, c, d = places
    first, second = one.forms[a:b], other.forms[c:d]
    if "".join(first) == "".join(second) or [stem(form) for form in first] == [stem(form) for form in second]:
        return False
    if [_numeral(form) for form in first] == [_numeral(form) for form in second]:
        return False
    if not first or not second:
        words = _cut(one, a, b) or _cut(other, c, d)
        if set(first or second) <= _LITTLE or all(word[:1].isupper() for word in words.split()):
            return False  # an article, or a title before a name
    if all(_cut(quotation, start, end)[:1].isupper() for quotation, start, end in ((one, a, b), (other, c, d))):
        return False  # two spellings of a name
    for quotation, start, end in ((one, a, b), (other, c, d)):
        low = quotation.words[start - 1].end if start else quotation.place[0]
        high = quotation.words[end].start if end < len(quotation.words) else quotation.place[1]
        if any(mark in quotation.sheet.text[low:high] for mark in ("[", "…", "...", ". . .", "(")):
            return False
    return True


def _tails(
    one: Quotation, other: Quotation, codes: Sequence[tuple[str, int, int, int, int]]
) -> Iterator[tuple[Quotation, Quotation, tuple[str, int, int, int, int]]]:
    """The last place of the alignment, the quotation that goes on there before the one that ends."""
    kind, a, b, c, d = codes[-1]
    if kind == "delete":
        yield one, other, (kind, a, b, c, d)
    elif kind == "insert":
        yield other, one, (kind, a, b, c, d)


def _ends(quotation: Quotation) -> bool:
    """Whether a quotation begins and closes as if it were a whole sentence: with a full stop, or the comma before "he said"."""
    start, end = quotation.place
    text = quotation.sheet.text
    closes = text[start : end + 1].rstrip("\"”’' ")
    return closes.endswith((".", "!", "?")) or (closes.endswith(",") and text[quotation.words[0].start].isupper())


def _goes_on(part: Quotation, full: Quotation, place: int, quotations: Sequence[Quotation]) -> bool:
    """Whether the report of a quotation that ends early has the rest in its next one: the speaker's name only stands between."""
    rest = full.forms[place : place + 3]
    return any(
        other is not part and other.sheet.id == part.sheet.id and other.forms[: len(rest)] == rest
        for other in quotations
        if other.place[0] > part.place[0]
    )


def _ends_sentence(full: Quotation, place: int) -> bool:
    """Whether the fuller quotation's sentence ends where the other one ends: what follows is another sentence."""
    if not place:
        return True
    between = full.sheet.text[full.words[place - 1].end : full.words[place].start]
    return any(mark in between for mark in ".!?")


def _cut(quotation: Quotation, start: int, end: int) -> str:
    return quotation.sheet.text[quotation.words[start].start : quotation.words[end - 1].end] if start < end else ""


def _witness(quotation: Quotation) -> Witness:
    start, end = quotation.place
    return quotation.sheet.witness(max(0, start - 1), min(len(quotation.sheet.text), end + 1))
