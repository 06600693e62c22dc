#!/usr/bin/env python3
"""Says where two counts of one log differ.

  compare.py OURS THEIRS     OURS is `practicum status --format json`, THEIRS is recount.py's answer with --entries

Prints a line for each difference and exits 1 if there is one, or if there was too little to compare.
"""

import collections
import json
import sys
from decimal import Decimal

HOURS = ("required", "logged", "credited", "counted", "short")
DAYS = ("first", "last", "reached_on")


def number(value):
    """Both write hours with at most two decimals, one as a number and one as a text."""
    return None if value is None else Decimal(str(value))


def differences(ours, theirs):
    out = []
    program = next(one for one in ours["programs"] if one["id"] == theirs["program"])
    seen = 0

    def same(what, mine, other):
        nonlocal seen
        seen += 1
        if mine != other:
            out.append(f"{what}: practicum says {mine}, the recount {other}")

    same("version", program["version"], theirs["version"])
    same("status", program["status"], theirs["status"])
    # An entry with an error is an entry of the log to the one and none to the other.
    if not theirs["errors"]:
        same("entries", ours["log"]["entries"], theirs["log"]["entries"])
    same("drafts", ours["log"]["drafts"], theirs["log"]["drafts"])
    for requirement in program["requirements"]:
        name = requirement["id"]
        other = theirs[name]
        same(f"{name}.status", requirement["status"], other["status"])
        if "gaps" in requirement:
            same(f"{name}.gaps", requirement["gaps"], other["gaps"])
        for key in DAYS:
            if key in requirement:
                same(f"{name}.{key}", requirement[key], other[key])
        if "counted" not in requirement:
            continue
        for key in HOURS:
            same(f"{name}.{key}", number(requirement[key]), number(other[key]))
        # Which of two nested limits dropped an hour is a matter of words: what all of them drop together
        # is credited less counted, in total and entry by entry.
        for part in requirement["parts"]:
            same(f"{part['id']}.counted", number(part["counted"]), number(other["parts"][part["id"]]))
        theirs_by_path = {
            path: number(domains[name][2])
            for path, domains in theirs["entries"].items() if name in domains and number(domains[name][2])
        }
        same(f"{name}.entries", by_path(requirement["entries"]), theirs_by_path)
    places = {one["path"] for one in ours["diagnostics"] if one["severity"] == "error"}
    same("errors", sorted(places), sorted({one["path"] for one in theirs["errors"]}))
    if seen < 40:
        out.append(f"only {seen} values were compared")
    return out


def by_path(entries):
    """Counted hours of each path: the two need not cut an entry into the same lines."""
    total = collections.Counter()
    for entry in entries:
        total[entry["path"]] += number(entry["counted"])
    return {path: hours for path, hours in sorted(total.items()) if hours}


def main():
    ours, theirs = (json.load(open(path, encoding="utf-8")) for path in sys.argv[1:3])
    found = differences(ours, theirs)
    for line in found:
        print(line)
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main())
