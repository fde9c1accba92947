"""Writes what an attribution model finds in a PolNeAR folder as predictions, one JSON line to a report, and prints the speed.

python -m training.attribution.evaluate --corpus polnear/dev --out preds.jsonl [--model FOLDER]
"""

import argparse
import json
import time
from pathlib import Path

from training.attribution.corpus import paragraphs
from variorum.annotate.attribution.reader import load_reader, read_attributions


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--corpus", type=Path, required=True)
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--model", type=Path, default=None)
    parser.add_argument("--threads", type=int, default=2)
    options = parser.parse_args()
    reader = load_reader(options.model, options.threads)
    read_attributions(reader, "Warm up.", [(0, 8)])
    words, wall, processor = 0, 0.0, 0.0
    with options.out.open("w", encoding="utf-8") as out:
        for path in sorted((options.corpus / "text").glob("*.txt")):
            text = path.read_bytes().decode("utf-8")
            before = time.perf_counter(), time.process_time()
            found = read_attributions(reader, text, paragraphs(text))
            wall += time.perf_counter() - before[0]
            processor += time.process_time() - before[1]
            words += len(text.split())
            quotes = [{"speaker": a.source, "cue": a.cue, "content": a.content, "score": a.score} for a in found]
            out.write(json.dumps({"id": path.stem, "quotes": quotes}, ensure_ascii=False) + "\n")
    print(f"{words} words; {words / wall:.0f} words a second, {words / processor:.0f} words a processor second")


if __name__ == "__main__":
    main()
