#!/usr/bin/env python3
"""Compares the pages of a PDF, as pictures, with those that are kept.

  pages.py PACKET.pdf FOLDER       with UPDATE_EXPECT=1 the kept pictures are written anew

The pictures are small and in sixteen greys: they show where things stand, not each letter; letters
are compared as text elsewhere. A page is cut into squares of 6 pixels, half a centimetre; the mean
grey of a square may differ by TOLERANCE of 255, which another version of the rasterizer stays below
and a line that is lost, moved or doubled does not. Every page is compared, and their number.
"""

import glob
import os
import subprocess
import sys
import tempfile

from PIL import Image, ImageChops

RESOLUTION = 30
SQUARE = 6
TOLERANCE = 14


def drawn(pdf, folder):
    """The pages as pictures, in order."""
    subprocess.run(["pdftoppm", "-r", str(RESOLUTION), "-gray", pdf, os.path.join(folder, "page")], check=True)
    paths = sorted(glob.glob(os.path.join(folder, "page*.pgm")))
    return [Image.open(path).convert("L") for path in paths]


def small(page):
    """A picture of sixteen greys with a palette."""
    indexed = page.point([round(grey / 17) for grey in range(256)])
    indexed.putpalette([level * 17 for level in range(16) for _ in range(3)])
    return indexed


def difference(page, kept):
    """The largest difference of a square, and where it stands."""
    if page.size != kept.size:
        return 255, (0, 0)
    whole = (-(-page.width // SQUARE), -(-page.height // SQUARE))
    means = [image.resize(whole, Image.Resampling.BOX) for image in (page, kept)]
    apart = ImageChops.difference(*means)
    worst = apart.getextrema()[1]
    at = list(apart.tobytes()).index(worst)
    return worst, (at % whole[0] * SQUARE, at // whole[0] * SQUARE)


def main():
    pdf, folder = sys.argv[1:]
    with tempfile.TemporaryDirectory() as work:
        pages = [small(page) for page in drawn(pdf, work)]
        names = [f"{number:03}.png" for number in range(1, len(pages) + 1)]
        if os.environ.get("UPDATE_EXPECT"):
            os.makedirs(folder, exist_ok=True)
            for path in glob.glob(os.path.join(folder, "*.png")):
                os.remove(path)
            for page, name in zip(pages, names):
                page.save(os.path.join(folder, name), bits=4, optimize=True)
        kept = sorted(name for name in os.listdir(folder) if name.endswith(".png"))
        if kept != names or not pages:
            sys.exit(f"{pdf}: {len(pages)} pages, and {len(kept)} are kept in {folder}")
        wrong, most = [], 0
        for page, name in zip(pages, names):
            with Image.open(os.path.join(folder, name)) as picture:
                worst, (x, y) = difference(page.convert("L"), picture.convert("L"))
            most = max(most, worst)
            if worst > TOLERANCE:
                wrong.append(f"page {name[:-4]} differs by {worst} of 255 at {x}, {y} (pixels of {RESOLUTION} dpi)")
        print("\n".join(wrong + [f"{len(pages)} pages, the largest difference is {most}, {TOLERANCE} is allowed"]))
        if wrong:
            sys.exit("if that is meant: UPDATE_EXPECT=1 tests/external/run, and look at the pages")


main()
