"""Says what each report rests on: credited agencies, channels, listed references, shared quotations, its own repetitions, reprints."""

import re
from collections.abc import Iterator, Sequence

from variorum.collate.story import Sheet, Story
from variorum.collate.utterances import Utterance
from variorum.model.account import Lineage
from variorum.model.report import Credit
from variorum.text.words import content_stems

_REFERENCE = re.compile(r"\[\d{1,3}\]\s*([^\[\],\"“]{2,60}?)\s*,")
LEAST_REPEATED = 4
"""Content words that a sentence must have before its second printing counts as repetition."""


def write_lineage(story: Story, utterances: Sequence[Utterance]) -> list[Lineage]:
    """All dependences found, by report and kind."""
    found = [*_reprints(story), *_credits(story), *_channels(story), *_repetitions(story), *_shared_quotations(utterances)]
    unique: dict[tuple[str, str, str], Lineage] = {}
    for item in found:
        unique.setdefault((item.report, item.kind, item.of.casefold()), item)
    return sorted(unique.values(), key=lambda item: (item.report, item.kind, item.of, item.evidence[0].start))


def _reprints(story: Story) -> Iterator[Lineage]:
    rows = {frozenset((row.a, row.b)): row for row in reversed(story.copies)}
    for report, original in sorted(story.reprint_of.items()):
        sheet = story.sheet(report)
        row = rows.get(frozenset((report, original)))
        yield Lineage(
            kind="reprint",
            report=report,
            of=original,
            summary=row.why if row else f"carries the text of {original}",
            evidence=(sheet.sentence_witness(sheet.sentences[0][0]),) if sheet.text.strip() else (),
        )


def _credits(story: Story) -> Iterator[Lineage]:
    for sheet in story.sheets:
        for credit in sheet.report.credits or ():
            yield _credit(sheet, credit)


def _credit(sheet: Sheet, credit: Credit) -> Lineage:
    listed = any(part.kind == "references" and part.start <= credit.start < part.end for part in sheet.report.boilerplate or ())
    return Lineage(
        kind="references" if listed else "credit",
        report=sheet.id,
        of=credit.name,
        summary=f"lists {credit.name} among its references" if listed else f"credits {credit.name}",
        evidence=(sheet.witness(credit.start, credit.end),),
    )


def _channels(story: Story) -> Iterator[Lineage]:
    for sheet in story.sheets:
        for statement in sheet.report.statements or ():
            if statement.via:
                name = _channel_name(sheet, statement.via)
                witness = sheet.witness(*statement.via)
                yield Lineage(kind="credit", report=sheet.id, of=name, summary=f"quotes through {name}", evidence=(witness,))
        for part in sheet.report.boilerplate or ():
            if part.kind == "references":
                for match in _REFERENCE.finditer(sheet.text, part.start, part.end):
                    witness = sheet.witness(match.start(1), match.end(1))
                    name = match.group(1).strip()
                    yield Lineage(
                        kind="references", report=sheet.id, of=name, summary=f"lists {name} among its references", evidence=(witness,)
                    )


def _channel_name(sheet: Sheet, via: tuple[int, int]) -> str:
    """The entity printed at the channel's place, else its words without the preposition."""
    for entity in sheet.report.entities or ():
        if any(via[0] <= start and end <= via[1] for start, end in entity.mentions) and entity.kind == "organisation":
            return entity.name
    return re.sub(
        r"^(?:by|to|via|through|from|according to)\s+(?:the\s+)?", "", " ".join(sheet.text[via[0] : via[1]].split()), flags=re.IGNORECASE
    )


def _repetitions(story: Story) -> Iterator[Lineage]:
    """A sentence, line or list that a report prints twice: a sign of text put together from several."""
    for sheet in story.sheets:
        seen: dict[tuple[str, ...], tuple[int, int]] = {}
        for start, end in sheet.sentences:
            stems = tuple(sorted(set(content_stems(sheet.text, start, end))))
            if len(stems) < LEAST_REPEATED:
                continue
            if stems in seen:
                yield Lineage(
                    kind="self_repetition",
                    report=sheet.id,
                    of=sheet.id,
                    summary="prints the same sentence more than once",
                    evidence=(sheet.witness(*seen[stems]), sheet.witness(start, end)),
                )
                break
            seen[stems] = (start, end)


def _shared_quotations(utterances: Sequence[Utterance]) -> Iterator[Lineage]:
    """Reports that print one quotation rest on one source, whatever else they print."""
    for utterance in utterances:
        quoting: dict[str, list[int]] = {}
        for number, telling in enumerate(utterance.tellings):
            if len(telling.quoted) >= LEAST_REPEATED:
                quoting.setdefault(telling.report, []).append(number)
        if len(quoting) < 2:
            continue
        first, *others = sorted(quoting)
        for report in others:
            evidence = (utterance.tellings[quoting[report][0]].evidence, utterance.tellings[quoting[first][0]].evidence)
            yield Lineage(
                kind="shared_quotation", report=report, of=first, summary=f"prints the same quotation as {first}", evidence=evidence
            )
