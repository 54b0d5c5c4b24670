"""Prints how many damaged words `encoding/mojibake` finds and repairs on whole sites, with ftfy beside it.

    python benchmarks/encoding_table.py [--every N] [--twice] LANGUAGE=FOLDER ...

Every document is damaged by each reading in turn; the clean one is the control. Counted are words of four letters or
more with a letter beyond ASCII, in text outside code, in documents with three of them. Bytes that a codec leaves
undefined are kept as control characters, as browsers keep them: a byte that was lost can't be brought back and is not
counted. ftfy gets every tenth of these documents, line by line.
"""

import sys
from argparse import ArgumentParser
from collections.abc import Sequence
from pathlib import Path

import ftfy

sys.path.insert(0, str(Path(__file__).parent.parent))

from tests.test_encoding_damage import TWICE, Score, paths_for, score_of_document, score_of_ftfy

from polyglint import Document
from polyglint_rules.encoding.mojibake import Mojibake, history

HEADER = "| damage | language | words | found % | repaired % | ftfy finds % | ftfy repairs % |"


def texts(folder: Path, every: int) -> list[str]:
    """The documents of a folder, or each nth of them."""
    files = sorted(path for path in folder.rglob("*") if path.suffix in (".md", ".mdx", ".markdown"))
    return [path.read_text(encoding="utf-8") for path in files[::every]]


def percent(part: int, whole: int) -> str:
    return f"{100 * part / whole:.2f}" if whole else "n/a"


def main(arguments: Sequence[str] | None = None) -> None:
    parser = ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("sites", nargs="+", metavar="LANGUAGE=FOLDER")
    parser.add_argument("--every", type=int, default=1, help="read each nth document only")
    parser.add_argument("--twice", action="store_true", help="damage with two layers too")
    options = parser.parse_args(arguments)
    print(HEADER, "| --- " * 7 + "|", sep="\n")
    alarms = {}
    for site in options.sites:
        language, _, folder = site.partition("=")
        pages = texts(Path(folder), options.every)
        alarms[language] = sum(len(list(Mojibake().check(Document("page.md", page)))) for page in pages)
        for path in (*paths_for(language), *(TWICE if options.twice else ())):
            ours = sum((score_of_document(page, path) for page in pages), Score())
            theirs = sum((score_of_ftfy(page, path, ftfy.fix_encoding) for page in pages[::10]), Score())
            row = (percent(ours.found, ours.words), percent(ours.repaired, ours.words))
            peer = (percent(theirs.found, theirs.words), percent(theirs.repaired, theirs.words))
            print("|", " | ".join((history(path), language, str(ours.words), *row, *peer)), "|", flush=True)
    print("\nFalse alarms on the clean documents:", alarms)


if __name__ == "__main__":
    main()
