"""Writes the training sentences of the act classifier: instances of the patterns, joined with the sentences written one by one.

Run it from the root of the repository: python training/acts/write_sentences.py
"""

import random
import re
from pathlib import Path

HERE = Path(__file__).parent
COUNTRIES = (
    "Norland Vestria Karmania Ostova Belmark Tyria Marovia Zandia Quelland Peru Kenya Norway Vietnam "
    "Chile Morocco Mongolia Latvia Ghana Oman Bolivia "
    "Nepal Portugal Zambia Canada Japan Egypt Ireland Ecuador Laos Togo"
).split()
ADJECTIVES = (
    "Norlandic Vestrian Karmanian Ostovan Belmarker Tyrian Marovian Zandian Peruvian Kenyan Norwegian "
    "Vietnamese Chilean Moroccan Ghanaian Omani"
).split()
TOWNS = ("Arven Port Selm,Tolsk,Karam,Old Brix,Lima,Oslo,Hanoi,Rabat,Valdera,Maskat,Quist,Fenmouth,Drava,San Telmo,Accra").split(",")
FAMILY = "Orlan Petrov Hassel Mbeki Duarte Lindqvist Okoye Varga Tanaka Moreno Keita Brandt Ilves Rahim Costa Novak".split()
TITLES = (
    "President|Prime Minister|Foreign Minister|Defence Minister|King|Chancellor|Deputy Foreign Minister|"
    "General|Secretary of State|Vice-President"
).split("|")
BODIES = (
    "the United Nations|the Northern Union|the Lakes League|the Security Council|the Red Cross|"
    "the African Union|the Coastal Alliance|Human Rights Watch"
).split("|")
ARMED = (
    "the rebels|the Hill Front|separatist guerrillas|the militia|Islamist insurgents|the People's Brigade|"
    "government soldiers|paramilitaries"
).split("|")
PEOPLE = (
    "students|workers|farmers|teachers|miners|demonstrators|residents|truck drivers|nurses|"
    "opposition supporters|shopkeepers|villagers|women"
).split("|")
MATTERS = (
    "the border|trade|the disputed islands|water rights|prisoners|the nuclear programme|refugees|"
    "the river dam|fishing quotas|the peace process"
).split("|")
TIMES = ("on Monday|on Tuesday|Wednesday|today|on Friday|late on Saturday|last week|on 3 May|in June|earlier this month|this week||").split(
    "|"
)
TAILS = [
    "", "", "", "", ", officials said", ", {S2}", ", a spokesman told reporters", ", local media reported", ", according to diplomats",
    ", the state news agency reported", ", in a move that surprised neighbours", ", the foreign ministry said in a statement",
    ", witnesses said",
]  # fmt: skip
HEADS = [
    "",
    "",
    "",
    "",
    "",
    "In {C}, ",
    "{S1} that ",
    "After weeks of tension, ",
    "Meanwhile ",
    "On the eve of the summit ",
    "Despite earlier promises, ",
]
PER_PATTERN = 12


def fill(pattern: str, random_: random.Random) -> str:
    """One instance of a pattern: alternatives chosen from the inside out, slots filled."""
    while "[" in pattern:
        pattern = re.sub(r"\[([^\[\]]*)\]", lambda match: random_.choice(match.group(1).split("|")), pattern, count=1)
    first, second = random_.sample(COUNTRIES, 2)
    choices = {
        "A": lambda: random_.choice(
            [first, first, f"the government of {first}", f"the {random_.choice(ADJECTIVES)} government", f"the army of {first}"]
        ),
        "B": lambda: random_.choice([second, second, f"neighbouring {second}", f"the authorities in {second}"]),
        "L": lambda: random_.choice([f"{random_.choice(ADJECTIVES)} ", "", ""]) + f"{random_.choice(TITLES)} {random_.choice(FAMILY)}",
        "M": lambda: f"{random_.choice(TITLES)} {random_.choice(FAMILY)} of {second}",
        "P": lambda: random_.choice(PEOPLE),
        "R": lambda: random_.choice(ARMED),
        "C": lambda: random_.choice(TOWNS),
        "D": lambda: random_.choice(TOWNS),
        "N": lambda: random_.choice(["two", "three", "12", "25", "40", "about 100", "several hundred", "1,500", "at least 20", "some 60"]),
        "T": lambda: random_.choice(TIMES),
        "S": lambda: random_.choice(TAILS),
        "S1": lambda: random_.choice(["Officials said", "The news agency reported", "A minister announced", "Diplomats said"]),
        "S2": lambda: random_.choice(["officials in the capital said", "a senior diplomat said", "the presidency announced"]),
        "K": lambda: random_.choice(BODIES),
        "X": lambda: random_.choice(MATTERS),
    }
    for _ in range(3):
        pattern = re.sub(r"\{(\w+)\}", lambda match: choices[match.group(1)](), pattern)
    return re.sub(r"\s+([,.])", r"\1", re.sub(r"\s+", " ", pattern)).strip()


def write() -> list[tuple[str, str]]:
    """All training sentences as (type, sentence), each once, in a fixed order."""
    random_ = random.Random(2021)
    rows: dict[str, str] = {}
    patterns = [line.split("\t") for line in (HERE / "templates.txt").read_text("utf-8").splitlines() if line and not line.startswith("#")]
    count = {kind: sum(1 for other, _ in patterns if other == kind) for kind, _ in patterns}
    for kind, pattern in patterns:
        wanted = round(PER_PATTERN * 13 / count[kind]) if kind != "NONE" else 7
        for _ in range(wanted):
            head = random_.choice(HEADS)
            text = fill(head + pattern, random_)
            text = text[0].upper() + text[1:]
            rows.setdefault(text.rstrip(".") + random_.choice([".", ".", ".", ""]), kind)
    for line in (HERE / "written.tsv").read_text("utf-8").splitlines():
        if line and not line.startswith("#"):
            kind, text = line.split("\t")
            rows[text] = kind
    return [(kind, text) for text, kind in rows.items()]


if __name__ == "__main__":
    sentences = write()
    head = "# Training sentences of the act classifier, written for Variorum (see templates.txt, written.tsv). Type, sentence.\n"
    (HERE / "sentences.tsv").write_text(head + "".join(f"{kind}\t{text}\n" for kind, text in sentences), "utf-8")
    print(len(sentences), "sentences")
