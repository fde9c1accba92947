"""Recognises credit lines and reads the agencies and outlets named in them."""

import re
from functools import cache
from itertools import pairwise

from variorum.annotate.page.issue_lines import is_issue_line
from variorum.annotate.page.phrases import read_rows

_THIS = r"(?:this|the)\ (?:news\ |wire\ )?(?:story|report|article|piece|item|dispatch|text|content|material|copy)"
_MADE = (
    r"(?:published|appeared|produced|provided|distributed|written|supplied|syndicated|sourced|taken|adapted|translated|reprinted"
    r"|republished|compiled|issued|posted|reported)"
)
_OPEN = re.compile(
    rf"""\(?(?:
    (?:(?:written|compiled|prepared|produced)\ )?with\ (?:additional\ |some\ )?
        (?:information|inputs?|reporting|reports?|material|files|content|contributions?|assistance|details|agency\ inputs?)
        \ (?:by|from|of|provided\ by)\ (?P<a>.+)
    |{_THIS}\ (?:(?:was|is|has\ been|were)\ )?(?:(?:first|originally|previously|automatically)\ )?
        {_MADE}\b.{{0,60}}?\ (?:by|from|on|in|at)\ (?P<b>.+)
    |(?:first|originally)\ (?:published|appeared)\ (?:by|on|in|at)\ (?P<c>.+)
    |(?:distributed|provided|supplied|syndicated|issued)\ by\ (?P<d>.+)
    |(?:additional\ )?(?:information|material|reporting)\ from\ (?P<e>.+)
    |(?:news\ )?(?:sources?|via|credits?|courtesy(?:\ of)?|agency|agencies|h/t|originally\ from)\ ?:\ ?(?P<f>.+)
    )""",
    re.IGNORECASE | re.VERBOSE,
)
"""Credits after which any name is an origin."""
_STRICT = re.compile(
    r"""[(\[]?(?:
    (?:(?![a-z]{2}[.!?]\ ).){2,200}?\ (?:also\ |and\ staff\ |staff\ )*(?:helped\ report|contributed
        (?:\ (?:additional\ )?(?:reporting|research|writing)|\ to\ (?:this|the)\ (?:report|story|article|piece|dispatch|coverage)
        |\ from\ [\w.,\ ]{3,40}|$)).{0,60}
    |(?:additional\ |further\ |with\ )?(?:reporting|report|writing|written|editing|compiled|edited)\ (?:by|from)\ .+
    |from\ (?:.{0,30}\ )?(?:wire|agency|news|staff\ and\ wire|staff)\ (?:reports|services|dispatches)
    |(?:contributing|contributors?)\ ?:\ ?.+|co-authored\ by\ .+
    |(?:with|from)\ (?:news\ |wire\ )?agencies
    |(?:distributed|provided|supplied|issued)\ by\ (?:.{0,20}\ )?(?:wire|news)\ (?:services?|agency|agencies)
    |(?:by\ )?(?:our\ )?(?:staff|news|web|wire|foreign|monitoring|online|national|world)
        \ (?:desk|reporter|report|correspondent|and\ agencies|and\ wire\ reports|writers?)
    |(?:by\ )?(?:.{2,30}\ )?(?:news\ desk|web\ desk|wire\ desk|news\ services?|newsroom|monitoring\ desk
        |staff\ (?:and\ (?:agencies|wires?)|writers?|reporters?|reports?)|and\ agencies|agencies|wire\ services?|wire\ reports)
    )[)\]]?""",
    re.IGNORECASE | re.VERBOSE,
)
"""Credits that may name persons or the outlet's own staff: only agencies and outlets among the names are origins."""
_NAME_WORD = r"[^\W\d_a-z][\w.’'-]*"
_DESKS = (
    "affairs|agencies|agency|business|chief|correspondents?|defence|defense|diplomatic|economics|editors?|education|energy|environment|foreign|health|legal|"
    "media|news|our|own|parliamentary|political|regional|reporters?|reports|science|security|senior|special|staff|transport|with|world|writers?"
)
_KINDS = "analysis|column|comment|commentary|compiled|edited|exclusive|interview|opinion|report|reported|story|words|written"
_BYLINE = re.compile(
    rf"(?:(?i:{_KINDS}) )?(?:by|By|BY) (?:{_NAME_WORD}|our)(?:,? (?:{_NAME_WORD}|and|&|de|van|von|al|for|the|in|of|{_DESKS})){{0,13}}"
)
_BESIDE_BYLINE = re.compile(r"\d+ min\b.*|(?:updated|posted|published)\b.*", re.IGNORECASE)
"""What else a byline's line may tell: how long the text is, when the page was changed."""
_NOT_A_BYLINE = re.compile(
    r"by (?:the (?:numbers|time|way)|\w+day|january|february|march|april|may|june|july|august|september|october|november|december"
    r"|and large|design|day|night|then|now|far)\b",
    re.IGNORECASE,
)
_REPORTED = re.compile(
    rf"{_NAME_WORD}(?: {_NAME_WORD}){{1,3}}(?:(?:,| and)+ {_NAME_WORD}(?: {_NAME_WORD}){{1,3}})* reported from {_NAME_WORD}.{{0,40}}"
)
_OUTLET_WORD = re.compile(
    r"\b(?:News|Times|Post|Herald|Tribune|Gazette|Journal|Courier|Press|Agency|Wire|Media|Daily|Chronicle|Guardian|Telegraph|Observer|Mail|Standard"
    r"|Review|Today|Radio|TV|Television|Broadcasting|Newspaper|Magazine|Network|Monitor|Sentinel|Inquirer|Examiner|Bulletin|Dispatch|Globe|BBC|CNN|NBC|CBS|ABC|NPR|PBS"
    r"|Euronews|Jazeera|Arabiya|Deutsche Welle|Politico|Axios)\b"
)
_RUN = re.compile(r"(?:the |The )?[^\W\d_a-z][\w.&’'-]*(?: (?:(?:of|the|de|la|for|and the) )?[^\W\d_a-z][\w.&’'-]*){0,5}")
_SENTENCE = re.compile(r"(?<=[^\W\d_]{3}[.;])\s+(?=[(\[]?[^\W\d_a-z])")
_PART = re.compile(r"[,;/|]|\band\b|&|\band staff\b")
LONGEST_CREDIT = 250


@cache
def _load_agencies() -> tuple[re.Pattern[str], dict[str, str]]:
    """A pattern for all names of agencies, longest first, and the full name of each."""
    names = {name: row[0] for row in read_rows("news_agencies.tsv") for name in row if name}
    ordered = sorted(names, key=lambda name: (-len(name), name))
    return re.compile(r"(?<!\w)(?:" + "|".join(map(re.escape, ordered)) + r")(?!\w|[’']s\b)"), names


def find_agencies(words: str) -> list[str]:
    """The agencies named in ``words``, as printed, in the order of the text. For text that is known to be a credit."""
    pattern, _ = _load_agencies()
    return [match.group() for match in pattern.finditer(words)]


def has_outlet_word(name: str) -> bool:
    """Whether a name holds a word of outlets' names, or is written together as names of sites are: ``VelskaToday``."""
    written_together = any(before.islower() and after.isupper() for before, after in pairwise(name))
    return bool(_OUTLET_WORD.search(name) or written_together or re.search(r"\w\.(?:com|org|net|info|news)\b", name))


def is_agency_name(words: str) -> bool:
    """Whether ``words`` name an agency: a known one, or one that calls itself so."""
    return bool(find_agencies(words) or re.search(r"\b(?:Agency|News|Press|Wire)\b", words))


def is_agencies_only(line: str) -> bool:
    """Whether the line holds nothing but names of agencies and marks: ``Reuters``, ``(AP)``, ``- AFP / dpa``."""
    pattern, _ = _load_agencies()
    rest, found = pattern.subn(" ", line)
    rest = re.sub(r"\b(?:and|with|agencies|via|by|The|the|News Agency|news agency|news service|inputs|staff)\b", " ", rest)
    return found > 0 and not re.search(r"\w", rest)


def _is_with_agencies(line: str) -> bool:
    """``Velska Radio with AFP and Reuters``, ``Reuters/Velska Radio``: an outlet, and the agencies it drew on."""
    own, joint, agencies = line.strip("()[] .").partition(" with ")
    if joint:
        return len(own.split()) <= 5 and own[:1].isupper() and is_agencies_only(agencies)
    parts = line.strip("()[] .").split("/")
    if len(parts) < 2 or re.search(r"images|photo|file|pool|handout", line, re.IGNORECASE):  # as under pictures
        return False
    return is_agencies_only(parts[0]) and all(len(part.split()) <= 3 and part[:1].isalpha() for part in parts)


def is_credit_line(line: str, *, in_zone: bool) -> bool:
    """Whether the whole line says where the report comes from or who wrote it.

    :param in_zone: whether it stands above the first or below the last paragraph; bylines are taken only there.
    """
    if len(line) > LONGEST_CREDIT or re.search(r"[“”\"«»]", line):
        return False
    return all(_is_credit(sentence, in_zone=in_zone) for sentence in _SENTENCE.split(line.strip()))


def _is_credit(line: str, *, in_zone: bool) -> bool:
    if is_agencies_only(line) or _is_with_agencies(line):
        return len(line) <= 60
    if _STRICT.fullmatch(line.rstrip(" .")) or _STRICT.fullmatch(line) or _REPORTED.fullmatch(line):
        return len(line.split()) <= 30
    match = _OPEN.fullmatch(line)
    if match:
        strict = match.group("f") is not None and not in_zone  # "Source: ..." below a table names the source of the table
        return bool(_read_names(_last_group(match), strict=strict)) and len(line.split()) <= 40
    writer, *rest = re.split(r"\s+[|·]\s+", line.rstrip(" .|"))
    beside = all(is_issue_line(part) or _BESIDE_BYLINE.fullmatch(part) for part in rest)
    return bool(in_zone and beside and _BYLINE.fullmatch(writer) and not _NOT_A_BYLINE.match(line))


def read_origins(line: str) -> list[str]:
    """The agencies and outlets that a credit line names, as printed. Persons and the outlet's own staff are left out."""
    names = []
    for sentence in _SENTENCE.split(line.strip()):
        if _is_with_agencies(sentence):  # the other name is the outlet's own
            names += find_agencies(sentence)
            continue
        match = _OPEN.fullmatch(sentence)
        names += _read_names(_last_group(match), strict=False) if match else _read_names(sentence, strict=True)
    return list(dict.fromkeys(names))


def _last_group(match: re.Match[str]) -> str:
    return next(group for group in match.groups() if group is not None)


def _read_names(words: str, *, strict: bool) -> list[str]:
    """Names of origins among ``words``. Strict: only known agencies, and names that hold a word of outlets' names."""
    words = words.strip(" .)]")
    names = []
    for part in _PART.split(words):
        agencies = find_agencies(part)
        runs = [match.group() for match in _RUN.finditer(part)]
        outlets = [run for run in runs if _OUTLET_WORD.search(run) and " " in run]
        if agencies:
            names.append(agencies[0] if not outlets or len(agencies[0]) >= len(outlets[0].removeprefix("The ")) else outlets[0])
        elif outlets and not re.search(r"\bstaff\b|\bdesk\b|\bnewsroom\b|News Services?$", part, re.IGNORECASE):
            names.append(outlets[0])
        elif not strict and runs and part.strip().startswith(runs[0]):
            names.append(runs[0])
    return [name.removeprefix("the ").rstrip(".") for name in names]
