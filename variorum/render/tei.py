"""Writes the utterances of an account as a critical apparatus in TEI P5 (chapter 12), each report a witness."""

import re
from collections.abc import Sequence
from xml.etree import ElementTree as ET

from variorum.model.account import Account, AccountStatement, Reading, ReportEntry
from variorum.render.citing import Citations
from variorum.render.naming import ActorNames
from variorum.render.phrasing import MODES

_NAMESPACE = "http://www.tei-c.org/ns/1.0"
_NO_XML = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def _clean(text: str) -> str:
    """The text without the characters that XML 1.0 forbids; each becomes U+FFFD."""
    return _NO_XML.sub("\ufffd", text)


def _add(parent: ET.Element, tag: str, text: str | None = None, **attributes: str) -> ET.Element:
    names = {name.replace("xml_id", "{http://www.w3.org/XML/1998/namespace}id"): _clean(value) for name, value in attributes.items()}
    child = ET.SubElement(parent, f"{{{_NAMESPACE}}}{tag}", names)
    child.text = _clean(text) if text else None
    return child


def _header(root: ET.Element, account: Account, citations: Citations) -> None:
    header = _add(root, "teiHeader")
    file = _add(header, "fileDesc")
    _add(_add(file, "titleStmt"), "title", f"{account.story.title}: an apparatus of its utterances")
    _add(_add(file, "publicationStmt"), "p", "Made by machine from the reports listed.")
    witnesses = _add(_add(file, "sourceDesc"), "listWit")
    for entry in account.reports:
        _add(witnesses, "witness", _describe(entry), xml_id=citations.sigla[entry.id], n=entry.id)


def _describe(entry: ReportEntry) -> str:
    return ", ".join(part for part in (entry.title or entry.id, entry.outlet, entry.published.date) if part)


def _fill(parent: ET.Element, reading: Reading) -> None:
    """The words of a reading, each run marked by what it does to the lemma; what it cuts stands as a gap."""
    for segment in reading.segments:
        if segment.kind == "cuts":
            _add(_add(parent, "gap", reason="cut"), "desc", segment.base)
            continue
        run = _add(parent, "q" if segment.quoted else "seg", segment.text, ana=f"#{segment.kind}")
        run.tail = " "


def _utterance(body: ET.Element, one: AccountStatement, citations: Citations, names: ActorNames) -> None:
    part = _add(body, "div", type="utterance", xml_id=one.id)
    _add(part, "head", f"{names.join(one.speaker) or 'not named'}{', ' + one.date if one.date else ''}")
    apparatus = _add(part, "app")
    base = one.apparatus.base if one.apparatus else 0
    readings = {reading.variant: reading for reading in one.apparatus.readings} if one.apparatus else {}
    order = [base, *(place for place in range(len(one.variants)) if place != base)]
    for place in order:
        variant = one.variants[place]
        seen = variant.evidence
        words = _add(
            apparatus,
            "lem" if place == base else "rdg",
            wit=f"#{citations.sigla.get(seen.report, seen.report)}",
            type=MODES[variant.mode].replace(" ", "-") + ("-heading" if variant.heading else ""),
            source=f"{seen.report}#char={seen.start},{seen.end}".replace(" ", "%20"),
        )
        if place in readings and place != base:
            _fill(words, readings[place])
        else:
            words.text = _clean(seen.text)


def _has_forms(statements: Sequence[AccountStatement]) -> list[AccountStatement]:
    return [one for one in statements if len(one.variants) > 1]


def render_tei(account: Account) -> str:
    """TEI XML with one ``app`` an utterance that is printed in more than one form: the fullest as ``lem``, the others as ``rdg``.

    ``source`` gives the place of the words as a plain-text fragment identifier (RFC 5147) on the report's id.
    """
    ET.register_namespace("", _NAMESPACE)
    root = ET.Element(f"{{{_NAMESPACE}}}TEI")
    citations = Citations(account)
    names = ActorNames(account.actors)
    _header(root, account, citations)
    body = _add(_add(root, "text"), "body")
    told = _has_forms(account.statements)
    for one in told:
        _utterance(body, one, citations, names)
    if not told:
        _add(body, "p", "No utterance is printed in more than one form.")
    return '<?xml version="1.0" encoding="UTF-8"?>\n' + ET.tostring(root, encoding="unicode") + "\n"
