"""Tells of a demand or an offer that its report says nobody has answered yet."""

import re
from collections.abc import Sequence

from variorum.collate.story import Sheet, Story

_NO_ANSWER = re.compile(
    r"\b(?:there (?:was|is|has been|had been) no|(?:received|got|drew|drawn|met with) no)"
    r" (?:immediate |official |formal |public )?(?:response|reply|answer|reaction)\b"
    r"|\b(?:went|gone|goes|remains|remained|is|was|left) (?:so far )?unanswered\b",
    re.IGNORECASE,
)
"""Says it of the demand or offer itself, whoever stands before it."""
_NOT_ANSWERED = re.compile(
    r"\b(?:has|have|had|did|does|do)(?: not|n['’]t) (?:yet |immediately |so far |publicly |formally )*"
    r"(?:respond(?:ed)?|repl(?:y|ied)|answer(?:ed)?|react(?:ed)?)\b|\b(?:has|have|had) yet to (?:respond|reply|answer|react)\b",
    re.IGNORECASE,
)
"""Says it of the one named before it, who must be another party."""
_TO_REPORTERS = re.compile(
    r"\b(?:comment|requests?|interview|questions?|e-?mails?|messages?|calls? from|reporters?|journalists?)\b", re.IGNORECASE
)
_PRONOUN = re.compile(r"\b(?:it|he|she|they|who|we|i)(?:\s+(?:also|still))?\s*$", re.IGNORECASE)


def is_unanswered(story: Story, sheet: Sheet, end: int, party: Sequence[str], target: Sequence[str]) -> bool:
    """Whether the rest of the sentence in which a position ends, or the next sentence, says that no answer has come.

    What a report says of its own questions ("did not respond to a request for comment") is no answer to a position, nor is a silence
    of the position's own party; where the position names whom it addresses, the silence must be theirs.
    """
    number = sheet.sentence_number(max(0, end - 1))
    for start, stop in sheet.sentences[number : number + 2]:
        start = max(start, end)
        rest = sheet.text[start:stop]
        if start >= stop or _TO_REPORTERS.search(rest):
            continue
        if _NO_ANSWER.search(rest):
            return True
        found = _NOT_ANSWERED.search(rest)
        if found is not None and _is_silence_of_others(story, sheet, (start, start + found.start()), (party, target)):
            return True
    return False


def _is_silence_of_others(story: Story, sheet: Sheet, before: tuple[int, int], sides: tuple[Sequence[str], Sequence[str]]) -> bool:
    """Whether the words before "has not replied" name another party last: the one addressed, where the position says who that is."""
    party, target = sides
    if _PRONOUN.search(sheet.text[before[0] : before[1]]):
        return False
    silent = story.actors_of(sheet.id, [entity for _, _, entity in sheet.mentions(*before)][-1:])
    return bool(silent) and not set(silent) & set(party) and (not target or bool(set(silent) & set(target)))
