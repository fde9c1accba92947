"""Lists the speakers whom no entity of their report stands for: "the anglers' club has another wish", "Mayor Ovik told me".

A claim needs its claimant, and the printed words are one. A statement whose source is a noun phrase of which the report lists nobody is
given to the entity whose name the phrase ends on, else to one made of its words, which stays unnamed.
"""

import re
from collections.abc import Iterator

import msgspec

from variorum.collate.reckoners import find_reckonings, is_inverted, maker_of
from variorum.model.report import AnnotatedReport, Entity, EntityKind, Range, Statement
from variorum.text.names import fold, strip_possessive
from variorum.text.roles import Role, load_roles
from variorum.text.words import function_words

LONGEST, IN_HEADING = 9, 3
"""Words of a phrase that is taken for a speaker; a longer one is mostly a clause, in a heading a rather short one already."""
_PARTS = re.compile(r"[^,;:()\n“”\"]+")
_WORD = re.compile(r"[^\W\d_][\w'’.-]*")
_NOBODY = re.compile(
    r"(?:(?:according|all|another|any|anybody|anyone|both|each|either|every|everybody|everyone|few|he|here|i|it|many|most|neither|no|nobody|none|now|one|"
    r"others?|our|she|some|somebody|someone|something|such|that|their|there|these|they|this|those|we|what|which|who|whoever|you|your|its|"
    r"his|her|my|the (?:former|latter|other|others|same))\b(?!-)|\d)",
    re.IGNORECASE,
)
"""Begins a phrase that names nobody, or only somebody by way of another."""
_OF = re.compile(r"\s+(?:about|against|at|behind|by|for|from|in|inside|near|of|on|outside|over|to|under|with)\s+")
_OPENING = re.compile(r"\s*(?:(?:and|but|meanwhile|now|only|so|still|then|yet)\s+)?", re.IGNORECASE)
"""Leads from the sentence before."""
_ARTICLE = re.compile(r"\A(?:the|an?)\s+", re.IGNORECASE)
_NAME_BEHIND = re.compile(r" [A-Z]")
"""What follows a title that the reading has cut off its name."""
_CREDIT = re.compile(r"\(([A-Z][^()\n]{1,40})\)\s+[-–—]")
"""The agency in a dateline."""
_REPORTERS = frozenset({"correspondent", "journalist", "reporter"})
_PERSONAL = ("ators", "iers", "ians", "ists", "men", "women")
"""Endings of nouns for several persons."""
_BODIES = frozenset("association chamber club cooperative federation foundation lobby network society".split())
"""Nouns for bodies that are too common in other senses to be role nouns wherever they stand."""


def list_speakers(report: AnnotatedReport) -> AnnotatedReport:
    """The report with an entity for each statement whose source is printed and belongs to none, and with such positions' parties."""
    entities = list(report.entities or ())
    made: dict[str, Entity] = {}
    given: dict[str, str] = {}
    statements = []
    reckonings = find_reckonings(report)
    makers = {one.id: maker for one in report.statements or () if one.id in reckonings and (maker := maker_of(report.text, one, entities))}
    for statement in report.statements or ():
        place = None if statement.speaker_entity or statement.id in makers else next(_phrases(report.text, statement), None)
        inverted = statement.id in reckonings and is_inverted(statement)
        if place is not None and (inverted or _may_speak(report.text, statement, place)) and not _is_own(report, place):
            words = " ".join(report.text[slice(*place)].split())
            known = _bearer(words, entities)
            kind = _kind(words) or ("organisation" if statement.id in reckonings else None)
            if known is None and kind is not None:
                key = fold(_ARTICLE.sub("", strip_possessive(words)))
                entity = made.get(key) or _make(f"u{len(made) + 1}", words, kind)
                made[key] = msgspec.structs.replace(entity, mentions=(*entity.mentions, place))
                known = entity.id
            if known is not None:
                given[statement.id] = known
                statement = msgspec.structs.replace(statement, speaker_entity=(known,))
        statements.append(statement)
    if not given and not makers:
        return report
    positions = [
        msgspec.structs.replace(one, party=(given[one.statement],)) if not one.party and one.statement in given else one
        for one in report.positions or ()
    ]
    claimants = {**given, **makers}
    figures = [
        one
        if one.claimant_entity or one.statement not in claimants
        else msgspec.structs.replace(one, claimant_entity=(claimants[one.statement],))
        for one in report.figures or ()
    ]
    return msgspec.structs.replace(
        report,
        entities=(*entities, *made.values()),
        statements=tuple(statements),
        positions=None if report.positions is None else tuple(positions),
        figures=None if report.figures is None else tuple(figures),
    )


def _may_speak(text: str, statement: Statement, place: Range) -> bool:
    """Whether a source stands before its cue, or behind one that may come first: “...,” said X. In "blame X" it does not."""
    if not statement.cue or place[0] < statement.cue[0][0] or statement.quoted:
        return True
    opening = text[statement.cue[-1][0] : place[0]]
    return opening.casefold().rstrip().endswith((" by", " from", " of", " to", "said", "says"))


def _is_own(report: AnnotatedReport, place: Range) -> bool:
    """Whether a source is the report's own reporter, who tells what the report tells: "a Tolm Wire reporter saw"."""
    words = [word for word in report.text[slice(*place)].split() if word.casefold() not in function_words()]
    if len(words) < 2 or words[-1].rstrip("s") not in _REPORTERS:
        return False
    return " ".join(words[:-1]) in f"{report.outlet or ''} {' '.join(_CREDIT.findall(report.text))}"


def _phrases(text: str, statement: Statement) -> Iterator[Range]:
    """The parts of a source that may be somebody: of few words, the first no pronoun."""
    longest = IN_HEADING if statement.heading else LONGEST
    for start, end in statement.speaker:
        for match in _PARTS.finditer(text, start, end):
            opening = _OPENING.match(match.group())
            low = match.start() + (opening.end() if opening else 0)
            high = match.start() + len(match.group().rstrip())
            words = _WORD.findall(text[low:high])
            nouns = [word for word in words if word.casefold() not in function_words()]
            titled = len(words) == 1 and words[0][0].isupper() and _NAME_BEHIND.match(text, high)
            if nouns and len(words) <= longest and not titled and not _NOBODY.match(text, low, high):
                yield low, high


def _bearer(words: str, entities: list[Entity]) -> str | None:
    """The one named entity on whose name the phrase ends, or on whose family name; behind a preposition only a person's full name tells."""
    last, placed = fold(strip_possessive(words)), _OF.search(words) is not None
    found = {entity.id for entity in entities if entity.named and _ends_on(last, entity, placed)}
    return found.pop() if len(found) == 1 else None


def _ends_on(words: str, entity: Entity, placed: bool) -> bool:
    if placed and (entity.kind != "person" or " " not in entity.name):
        return False
    whole = f" {words}".endswith(f" {fold(entity.name)}")
    return whole or (entity.kind == "person" and not placed and _is_family_name(words, entity.name))


def _is_family_name(words: str, name: str) -> bool:
    parts = fold(name).split()
    return len(parts) > 1 and f" {words}".endswith(f" {parts[-1]}")


def _kind(words: str) -> EntityKind | None:
    """What kind of speaker a phrase means by the noun on which it hangs; ``None`` where that is nobody."""
    noun = _head(words)
    role = _role(noun)
    if role is None:
        return "group" if noun.endswith(_PERSONAL) else "organisation" if noun in _BODIES else None
    if noun != role.noun or role.kind in ("force", "group"):
        return "group"
    return "person" if role.kind == "person" else "organisation"


def _head(words: str) -> str:
    return _OF.split(strip_possessive(words))[0].split()[-1].casefold()


def _role(noun: str) -> Role | None:
    forms = (noun, noun.removesuffix("s"), noun.removesuffix("es"), f"{noun.removesuffix('ies')}y")
    return next((role for form in forms if (role := load_roles().get(form)) is not None), None)


def _make(name: str, words: str, kind: EntityKind) -> Entity:
    role = _role(_head(words))
    return Entity(id=name, name=strip_possessive(words), kind=kind, named=False, roles=(role.noun,) if role else ())
