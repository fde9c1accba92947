"""Lists the agencies and outlets that a report names as its origin: in credit lines, datelines and reference lists."""

from variorum.annotate.boilerplate import LAYER as BOILERPLATE
from variorum.annotate.page.datelines import find_opening
from variorum.annotate.page.origins import find_agencies, is_agency_name, read_origins
from variorum.annotate.page.outlets import find_copyright_agency
from variorum.annotate.page.references import find_references, read_listed
from variorum.model.layer import Layer, Layers, Params
from variorum.model.report import Credit, Report


def find(report: Report, have: Layers, params: Params) -> tuple[Credit, ...]:
    """The named origins in the order of the text, each with the range of the words that credit it.

    Names are as printed. A credit that names nobody ("wire reports") gives none, nor does the outlet's credit to itself.
    """
    text = report.text
    found: list[Credit] = []
    for mark in BOILERPLATE.read(have):
        words = text[mark.start : mark.end]
        if mark.kind == "credit":
            found.extend(Credit(name=name, start=mark.start, end=mark.end) for name in read_origins(words))
        elif mark.kind == "references":
            items = find_references(text, mark.start, mark.end) or [read_listed(text, mark.start, mark.end)]
            found.extend(Credit(name=item.name, start=item.start, end=item.end) for item in items if item.name)
        elif mark.kind == "other":
            found.extend(_read_dateline(text, mark.start, mark.end))
            owner = find_copyright_agency(words)
            if owner is not None:
                found.append(Credit(name=owner, start=mark.start, end=mark.end))
    own = (report.outlet or "").casefold()
    return tuple(credit for credit in found if credit.name.casefold() != own)


def _read_dateline(text: str, start: int, end: int) -> list[Credit]:
    opening = find_opening(text + " ", start, end + 1, near_top=False)
    if opening is None or opening.agency is None:
        return []
    agency_start, agency_end = opening.agency
    words = text[agency_start + 1 : agency_end - 1].strip()
    names = find_agencies(words) or ([words] if is_agency_name(words) else [])
    return [Credit(name=name, start=agency_start, end=agency_end) for name in names]


LAYER: Layer[tuple[Credit, ...]] = Layer(name="credits", version=2, find=find, needs=("boilerplate",))
