#!/usr/bin/env python3
"""Reads a PDF with poppler and compares it, page by page, with the text that the golden test keeps.

  text.py PACKET.pdf GOLDEN.txt

The golden text comes from this project's own reader; here another one must find the same letters in
the same order. Spaces and line ends are left out: a reader guesses them from distances. Of the pages
of exhibits the golden text has the stamps alone; each of their lines must be found.
"""

import re
import subprocess
import sys
import unicodedata


STAMP = re.compile(r"Exhibit\d+,page\d+of\d+")


def letters(text):
    return re.sub(r"\s+", "", unicodedata.normalize("NFC", text))


def main():
    pdf, golden = sys.argv[1:]
    # -raw keeps the order of the file, and every page ends with a form feed.
    said = subprocess.run(["pdftotext", "-raw", pdf, "-"], check=True, capture_output=True)
    theirs = [letters(page) for page in said.stdout.decode().split("\f")[:-1]]
    ours = []
    for line in open(golden, encoding="utf-8").read().splitlines():
        if line.startswith("== page "):
            ours.append([])
        else:
            ours[-1].append(letters(line.removeprefix("| ")))
    if len(theirs) != len(ours):
        sys.exit(f"{pdf}: {len(theirs)} pages, and {len(ours)} are kept")
    wrong = exhibits = 0
    for number, (their, lines) in enumerate(zip(theirs, ours), 1):
        if STAMP.match(lines[0]):
            exhibits += 1
            missing = [line for line in lines if line not in their]
            if missing:
                wrong += 1
                print(f"page {number}: not found: {missing}")
            continue
        our = "".join(lines)
        if their != our:
            wrong += 1
            at = next((i for i, (a, b) in enumerate(zip(their, our)) if a != b), min(len(their), len(our)))
            print(f"page {number}, letter {at}: read …{their[at:at + 60]}, kept …{our[at:at + 60]}")
    count = sum(map(len, theirs))
    print(f"{len(theirs)} pages, {exhibits} of them exhibits, {count} letters, {wrong} pages differ")
    if wrong or count < 10_000 or exhibits < 50:
        sys.exit(1)


main()
