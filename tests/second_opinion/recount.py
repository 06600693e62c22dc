#!/usr/bin/env python3
"""A second opinion: counts a log for aasect-cst, written from the format and the rules alone.

  recount.py LOG [--as-of DATE] [--entries]     prints the totals as JSON
  recount.py --cases DIR                        recounts every DIR/*/expected.json; exit 1 on any difference

It shares no code with practicum and no rule file: the rules of the three versions stand below as plain Python,
so that a slip in one of the two shows. It needs PyYAML and nothing else.
"""

import argparse
import calendar
import datetime
import fnmatch
import json
import os
import re
import sys
from fractions import Fraction

import yaml

DAY = datetime.timedelta(days=1)
FOREVER = datetime.date.max
PROGRAM = "aasect-cst"

CORE = [
    "ethics", "development", "culture", "orientation-gender", "intimacy", "diversity", "anatomy", "health",
    "functioning", "exploitation", "cyber", "substances", "pleasure", "learning", "communication", "history",
    "research",
]
TRAINING = ["theory", "assessment", "relationships", "medical", "consultation", "ethics", "evaluation"]
AREAS = {}
for domain, names in (("core", CORE), ("training", TRAINING)):
    for number, name in enumerate(names):
        AREAS[f"{domain}/{name}"] = f"{domain}/{name}"
        AREAS[f"{domain}/{chr(ord('A') + number)}"] = f"{domain}/{name}"
AREAS["sar"] = "sar"

VERSIONS = [
    # name, first day, last day, required SAR hours
    ("2012", datetime.date(2012, 9, 1), datetime.date(2017, 12, 31), 10),
    ("2018", datetime.date(2018, 1, 1), datetime.date(2021, 12, 31), 10),
    ("2025.T.1", datetime.date(2022, 1, 1), FOREVER, 14),
]

COMMON_KEYS = {
    "kind", "date", "title", "hours", "lines", "evidence", "certificate_hours", "tags", "programs", "draft", "claim",
    "disallowed", "note",
}
KIND_KEYS = {
    "training": {
        "provider", "approval", "supervisor", "approval_number", "delivery", "credits", "area", "areas", "split",
        "allocation", "also",
    },
    "supervision": {"supervisor", "with", "setting", "group_size", "delivery", "teaching"},
    "cases": {"supervisor", "modality", "delivery", "focus", "sessions", "each", "clients"},
}
LINE_KEYS = {
    "training": {
        "hours", "credits", "title", "date", "area", "areas", "split", "delivery", "approval", "approval_number",
        "evidence", "supervisor",
    },
    "supervision": {
        "hours", "title", "date", "delivery", "evidence", "supervisor", "with", "setting", "group_size", "teaching",
    },
    "cases": {
        "hours", "sessions", "each", "title", "date", "delivery", "evidence", "supervisor", "modality", "focus",
    },
}
VALUES = {
    "approval": {"aasect", "university", "program", "supervisor", "other"},
    "setting": {"individual", "group"},
    "modality": {"individual", "couple", "family", "group", "class"},
    "focus": {"sexual", "general"},
    "split": {"even"},
    "allocation": {"certificate", "syllabus", "own"},
    "note": {"private", "packet"},
    "draft": {"true", "false"},
    "claim": {"true", "false"},
}
DELIVERY = {
    "training": {"in-person", "live-online", "asynchronous"},
    "supervision": {"in-person", "video", "phone"},
    "cases": {"in-person", "video", "phone", "text"},
}


# ---- reading ---------------------------------------------------------------------------------------------------------

class Fault(Exception):
    """Something that makes an entry, or a mapping of practicum.yaml, unusable."""

    def __init__(self, message, line=None):
        super().__init__(message)
        self.line = line


class Text(str):
    """A scalar as written, with the line it stands on."""
    line = None


class List(list):
    line = None


class Map(dict):
    """A mapping with the line it begins on, and the line of every key."""
    line = None
    lines = None


def plain(node, offset, seen=()):
    """A YAML node as text, lists and mappings; no guess at types, no aliases, no key twice."""
    line = node.start_mark.line + 1 + offset
    if isinstance(node, yaml.ScalarNode):
        out = Text(node.value)
    elif isinstance(node, yaml.SequenceNode):
        out = List(plain(child, offset) for child in node.value)
    else:
        out = Map()
        out.lines = {}
        for key_node, value_node in node.value:
            if not isinstance(key_node, yaml.ScalarNode):
                raise Fault("a key that is no text", line)
            if key_node.value in out:
                raise Fault(f"`{key_node.value}` twice", key_node.start_mark.line + 1 + offset)
            key = Text(key_node.value)
            key.line = key_node.start_mark.line + 1 + offset
            out[key] = plain(value_node, offset)
            out.lines[str(key)] = key.line
    out.line = line
    return out


def load_yaml(text, offset=0):
    try:
        for token in yaml.scan(text, Loader=yaml.BaseLoader):
            if isinstance(token, (yaml.AliasToken, yaml.AnchorToken, yaml.TagToken)):
                raise Fault("anchors, aliases and tags are not allowed", token.start_mark.line + 1 + offset)
        node = yaml.compose(text, Loader=yaml.BaseLoader)
    except yaml.YAMLError as error:
        mark = getattr(error, "problem_mark", None)
        raise Fault(f"not YAML: {error}", mark.line + 1 + offset if mark else None)
    if not isinstance(node, yaml.MappingNode):
        raise Fault("not a mapping", 1 + offset)
    return plain(node, offset)


def front_matter(text):
    text = text.removeprefix("\ufeff").replace("\r\n", "\n")
    rows = text.split("\n")
    if rows[0].rstrip() != "---":
        raise Fault("no front matter", 1)
    for number, row in enumerate(rows[1:], 1):
        if row.rstrip() in ("---", "..."):
            return load_yaml("\n".join(rows[1:number]) + "\n", 1), "\n".join(rows[number + 1:])
    raise Fault("the front matter does not end", 1)


def parse_day(text):
    if not isinstance(text, str) or not re.fullmatch(r"[0-9]{4}-[0-9]{2}-[0-9]{2}", text):
        raise Fault(f"not a day: {text}", getattr(text, "line", None))
    try:
        return datetime.date.fromisoformat(str(text))
    except ValueError:
        raise Fault(f"there is no such day: {text}", getattr(text, "line", None))


def parse_period(text):
    """A day, a month, or a range of either: (first, last), both belonging to it."""
    line = getattr(text, "line", None)
    if not isinstance(text, str):
        raise Fault("not a date", line)
    ends = str(text).split("..")
    if len(ends) > 2 or len({len(end) for end in ends}) != 1:
        raise Fault(f"not a date: {text}", line)
    days = []
    for end in ends:
        month = re.fullmatch(r"([0-9]{4})-([0-9]{2})", end)
        if month and 1 <= int(month[2]) <= 12 and int(month[1]) > 0:
            year, number = int(month[1]), int(month[2])
            days.append((datetime.date(year, number, 1),
                         datetime.date(year, number, calendar.monthrange(year, number)[1])))
        else:
            marked = Text(end)
            marked.line = line
            day = parse_day(marked)
            days.append((day, day))
    first, last = days[0][0], days[-1][1]
    if last < first:
        raise Fault(f"a range that ends before it begins: {text}", line)
    return first, last


def parse_amount(text):
    line = getattr(text, "line", None)
    whole = r"(0|[1-9][0-9]*)"
    if isinstance(text, str):
        for pattern, value in (
            (whole + r"(?:\.([0-9]{1,2}))?", lambda m: Fraction(m[0])),
            (whole + r"h(?:([0-5][0-9])m)?", lambda m: int(m[1]) + Fraction(int(m[2] or 0), 60)),
            (whole + r"m", lambda m: Fraction(int(m[1]), 60)),
            (whole + r":([0-5][0-9])", lambda m: int(m[1]) + Fraction(int(m[2]), 60)),
        ):
            match = re.fullmatch(pattern, text)
            if match:
                amount = value(match)
                if amount == 0:
                    raise Fault("no time at all", line)
                return amount
    raise Fault(f"not an amount of time: {text}", line)


def parse_area(text):
    if not isinstance(text, str) or str(text) not in AREAS:
        raise Fault(f"there is no area `{text}`", getattr(text, "line", None))
    return AREAS[str(text)]


def as_list(value):
    if value is None:
        return []
    return list(value) if isinstance(value, list) else [value]


def word(mapping, key, allowed, required=True):
    value = mapping.get(key)
    if value is None:
        if required:
            raise Fault(f"`{key}` is missing", mapping.line)
        return None
    if not isinstance(value, str) or str(value) not in allowed:
        raise Fault(f"`{key}` is not one of its words: {value}", getattr(value, "line", None))
    return str(value)


# ---- the log ---------------------------------------------------------------------------------------------------------

class Line:
    """One feeding of hours: where it aims, how much, and what the rules ask about it."""

    def __init__(self, entry, number, values, first, last, raw, bucket):
        self.entry, self.number, self.values = entry, number, values
        self.first, self.last, self.raw, self.bucket = first, last, raw, bucket
        self.teaching = False      # taught by a supervisor, inside a session or as a training
        self.credited = Fraction(0)
        self.counted = Fraction(0)
        self.reason = None         # why it counts nothing
        self.silent = False        # the entry says so itself

    @property
    def domain(self):
        return self.bucket.split("/")[0] if self.bucket else None

    @property
    def order(self):
        return (self.first, self.entry.path, self.number)

    def __getattr__(self, name):
        # approval, delivery, setting and so on, read from the front matter
        if name.startswith("_") or name == "values":
            raise AttributeError(name)
        return self.values.get(name)


class Entry:
    def __init__(self, path, fields, body):
        self.path, self.fields, self.body = path, fields, body
        self.lines = []
        self.first = self.last = None
        self.files = []          # evidence files named, entry or lines
        self.duplicate = False

    def get(self, key):
        return self.fields.get(key)

    @property
    def kind(self):
        return str(self.get("kind"))

    @property
    def draft(self):
        return self.get("draft") == "true"

    @property
    def raw(self):
        return sum((line.raw for line in self.lines), Fraction(0))

    @property
    def for_program(self):
        programs = self.get("programs")
        return programs is None or PROGRAM in [str(p) for p in as_list(programs)]

    @property
    def disallowed(self):
        return any(d.get("program") == PROGRAM for d in as_list(self.get("disallowed")))


class Log:
    def __init__(self, root, as_of):
        self.root, self.as_of = root, as_of
        self.errors, self.warnings = [], []
        self.entries = []
        self.supervisors = {}
        self.dropped = set()
        self.read_config()
        self.read_entries()

    def error(self, path, line, message):
        self.errors.append({"path": path, "line": line, "message": message})

    def warn(self, path, message, line=None):
        self.warnings.append({"path": path, "line": line, "message": message})

    # practicum.yaml

    def read_config(self):
        with open(os.path.join(self.root, "practicum.yaml"), encoding="utf-8") as file:
            try:
                self.config = load_yaml(file.read())
            except Fault as fault:
                self.error("practicum.yaml", fault.line, str(fault))
                self.config = Map()
        self.applicant = self.config.get("applicant") or Map()
        self.documents = self.read_documents(self.applicant)
        for name, fields in (self.config.get("supervisors") or {}).items():
            self.supervisors[str(name)] = {
                "documents": self.read_documents(fields),
                "contracts": self.read_contracts(fields),
            }
        programs = self.config.get("programs")
        self.pin = None
        if isinstance(programs, Map):
            chosen = programs.get(PROGRAM)
            if isinstance(chosen, Map) and chosen.get("version") is not None:
                self.pin = str(chosen["version"])
        self.version = self.choose_version()
        self.check_files(self.config, "practicum.yaml")

    def read_documents(self, owner):
        out = []
        for fields in as_list(owner.get("documents")):
            try:
                first = parse_day(fields.get("from"))
                last = parse_day(fields["to"]) if fields.get("to") is not None else FOREVER
                if last < first:
                    raise Fault("a document that ends before it begins", fields.line)
                kind = word(fields, "type", {
                    "membership", "license", "liability-insurance", "aasect-supervisor",
                    "aasect-supervisor-in-training"})
                if kind == "membership" and fields.get("of") is None:
                    raise Fault("`of` is missing", fields.line)
                if kind == "license" and owner is self.config.get("applicant"):
                    word(fields, "level", {"independent", "associate"})
                out.append({"type": kind, "from": first, "to": last, "fields": fields})
            except Fault as fault:
                self.error("practicum.yaml", fault.line, str(fault))
        return sorted(out, key=lambda d: (d["from"], d["to"]))

    def read_contracts(self, owner):
        out = []
        for fields in as_list(owner.get("contract")):
            try:
                signed = parse_day(fields.get("signed"))
                given = parse_day(fields["documents"]) if fields.get("documents") is not None else signed
                ended = parse_day(fields["ended"]) if fields.get("ended") is not None else FOREVER
                programs = fields.get("programs")
                out.append({
                    "signed": signed, "from": max(signed, given), "to": ended,
                    "ours": programs is None or PROGRAM in [str(p) for p in as_list(programs)],
                    "file": fields.get("evidence") is not None,
                })
            except Fault as fault:
                self.error("practicum.yaml", fault.line, str(fault))
        return out

    @property
    def contracts(self):
        return [c for s in self.supervisors.values() for c in s["contracts"] if c["ours"]]

    @property
    def contract_start(self):
        signed = [c["signed"] for c in self.contracts]
        return min(signed) if signed else None

    def choose_version(self):
        day = self.contract_start
        natural = None
        if day is not None and day < VERSIONS[0][1]:
            if self.pin is None:
                self.error("practicum.yaml", None, "a contract before the first version known")
        else:
            at = day or self.as_of
            natural = next((v[0] for v in VERSIONS if v[1] <= at <= v[2]), None)
        if self.pin is not None:
            if self.pin not in [v[0] for v in VERSIONS]:
                self.error("practicum.yaml", None, f"there is no version {self.pin}")
            elif self.pin != natural:
                self.warn("practicum.yaml", "the version pinned is not the one in force at the contract")
            return self.pin
        return natural or "2012"

    def check_files(self, node, path):
        """Every file named by an `evidence` key is there, below the root."""
        if isinstance(node, Map):
            for key, value in node.items():
                if key == "evidence":
                    for name in self.evidence(value):
                        full = os.path.realpath(os.path.join(self.root, name))
                        if not full.startswith(os.path.realpath(self.root) + os.sep) or not os.path.isfile(full):
                            self.error(path, node.lines.get("evidence"), f"there is no file {name}")
                elif not str(key).startswith("x-"):
                    self.check_files(value, path)
        elif isinstance(node, list):
            for child in node:
                self.check_files(child, path)

    @staticmethod
    def evidence(value):
        return [str(v.get("file")) if isinstance(v, Map) else str(v) for v in as_list(value)]

    # entries

    def read_entries(self):
        ignored = [str(glob) for glob in as_list(self.config.get("ignore"))]
        for folder, folders, files in os.walk(self.root):
            below = os.path.relpath(folder, self.root)
            below = "" if below == "." else below + "/"
            folders[:] = sorted(
                f for f in folders
                if not f.startswith(".") and not os.path.islink(os.path.join(folder, f))
                and not (below == "" and f in ("evidence", "programs", "templates", "packet")))
            for name in sorted(files):
                path = below + name
                if name.startswith(".") or not name.endswith(".md") or name == "README.md":
                    continue
                if any(fnmatch.fnmatch(path, glob) for glob in ignored):
                    continue
                if os.path.islink(os.path.join(folder, name)):
                    continue
                self.read_entry(path)
        self.entries.sort(key=lambda e: (e.first, e.path))
        self.check_certificates()
        self.mark_duplicates()
        self.check_straddles()
        self.entries = [e for e in self.entries if e.path not in self.dropped]

    def read_entry(self, path):
        entry = None
        try:
            with open(os.path.join(self.root, path), "rb") as file:
                data = file.read()
            if len(data) > 1 << 20 or b"\0" in data:
                raise Fault("too large, or not text", 1)
            fields, body = front_matter(data.decode("utf-8"))
            fields.line = 1
            entry = Entry(path, fields, body)
            self.fill(entry)
        except UnicodeDecodeError:
            self.error(path, 1, "not UTF-8")
            return
        except Fault as fault:
            self.error(path, fault.line, str(fault))
            return
        self.check_files(fields, path)
        self.entries.append(entry)

    def fill(self, entry):
        fields = entry.fields
        kind = word(fields, "kind", set(KIND_KEYS))
        for key in fields:
            if key not in COMMON_KEYS | KIND_KEYS[kind] and not key.startswith("x-"):
                raise Fault(f"unknown key `{key}`", key.line)
        if fields.get("date") is None:
            raise Fault("`date` is missing", 1)
        entry.first, entry.last = parse_period(fields["date"])
        if kind == "training":
            for key in ("title", "provider"):
                if not fields.get(key):
                    raise Fault(f"`{key}` is missing", 1)
        for key in ("draft", "claim", "note", "allocation"):
            word(fields, key, VALUES[key], required=False)
        if kind != "training" and fields.get("note") == "packet":
            raise Fault("`note: packet` is for trainings", fields["note"].line)
        for refusal in as_list(fields.get("disallowed")):
            parse_day(refusal.get("on"))
        if fields.get("certificate_hours") is not None:
            parse_amount(fields["certificate_hours"])
        if kind == "supervision" or kind == "cases":
            self.known_supervisor(fields.get("supervisor"), fields, required=False)
        has_lines = fields.get("lines") is not None
        if has_lines and any(fields.get(k) is not None for k in ("hours", "credits", "sessions", "each")):
            raise Fault("either `hours` or `lines`", fields.lines["lines"])
        if has_lines and fields.get("teaching") is not None:
            raise Fault("`teaching` is written on the line", fields.lines["teaching"])
        entry.files = self.evidence(fields.get("evidence"))
        if not has_lines:
            self.fill_line(entry, 0, fields, fields, entry.first, entry.last, kind)
        for number, own in enumerate(fields.get("lines") or []):
            if not isinstance(own, Map):
                raise Fault("a line is a mapping", getattr(own, "line", None))
            for key in own:
                if key not in LINE_KEYS[kind] and not key.startswith("x-"):
                    raise Fault(f"unknown key `{key}`", key.line)
            merged = Map({k: v for k, v in fields.items() if k in LINE_KEYS[kind]})
            merged.lines, merged.line = dict(fields.lines), own.line
            merged.update(own)
            merged.lines.update(own.lines)
            # what the entry says and the line has no use for does not reach it
            is_map = isinstance(merged.get("hours"), Map)
            for key in ("area", "areas", "split"):
                if key in merged and key not in own:
                    if is_map or (key != "area" and "area" in own) or (key == "area" and "areas" in own):
                        del merged[key]
            if "area" in merged and "areas" in merged:
                for key in ("areas", "split"):
                    if key not in own:
                        merged.pop(key, None)
            if merged.get("setting") == "individual" and "group_size" not in own:
                merged.pop("group_size", None)
            if merged.get("approval") != "supervisor" and kind == "training" and "supervisor" not in own:
                merged.pop("supervisor", None)
            first, last = entry.first, entry.last
            if own.get("date") is not None:
                first, last = parse_period(own["date"])
                if first < entry.first or last > entry.last:
                    raise Fault("a line's date lies within the entry's", own["date"].line)
            entry.files += [f for f in self.evidence(own.get("evidence")) if f not in entry.files]
            self.fill_line(entry, number, merged, own, first, last, kind)
        if not entry.lines:
            raise Fault("`hours` is missing", 1)
        # no more than 24 hours for each day, of the entry and of a line over its own date
        bounded = [l for l in entry.lines if not l.unbounded]
        limit = 24 * ((entry.last - entry.first).days + 1)
        if sum((l.raw for l in bounded), Fraction(0)) > limit:
            raise Fault("more hours than the days have", fields.lines.get("hours", fields.lines.get("lines")))
        per_line = {}
        for line in bounded:
            per_line.setdefault(line.number, []).append(line)
        for lines in per_line.values():
            if sum(l.raw for l in lines) > 24 * ((lines[0].last - lines[0].first).days + 1):
                raise Fault("more hours than the days have", lines[0].values.line)

    def known_supervisor(self, name, fields, required=True):
        if name is None:
            if required:
                raise Fault("`supervisor` is missing", fields.line)
            return
        if str(name) not in self.supervisors:
            raise Fault(f"there is no supervisor `{name}`", getattr(name, "line", None))

    def fill_line(self, entry, number, values, own, first, last, kind):
        word(values, "delivery", DELIVERY[kind])
        made = getattr(self, f"{kind}_lines")(entry, values)
        for bucket, raw, teaching in made:
            line = Line(entry, number, values, first, last, raw, bucket)
            line.teaching = teaching
            line.unbounded = values.get("credits") is not None or (
                kind == "training" and values.get("delivery") == "asynchronous")
            entry.lines.append(line)
        if kind == "supervision" and first != last:
            raise Fault("a session's date is one day", values.lines.get("date"))

    def training_lines(self, entry, values):
        approval = word(values, "approval", VALUES["approval"])
        if approval == "supervisor":
            self.known_supervisor(values.get("supervisor"), values)
        elif values.get("supervisor") is not None:
            raise Fault("`supervisor` belongs to `approval: supervisor`", values.lines.get("supervisor"))
        hours, credits = values.get("hours"), values.get("credits")
        area, areas = values.get("area"), values.get("areas")
        credit = None
        if credits is not None:
            if not isinstance(credits, Map) or len(credits) != 1 or set(credits) - {"semester", "quarter"}:
                raise Fault("`credits` is `{semester: 3}` or `{quarter: 4}`", values.lines.get("credits"))
            (unit, number), = credits.items()
            if not re.fullmatch(r"(0|[1-9][0-9]*)(\.[0-9]{1,2})?", number) or Fraction(str(number)) == 0:
                raise Fault("not a number of credits", number.line)
            credit = Fraction(str(number)) * (15 if unit == "semester" else 10)
        if area is not None and areas is not None:
            raise Fault("`area` or `areas`", values.lines.get("areas"))
        if areas is None and values.get("split") is not None:
            raise Fault("`split` needs `areas`", values.lines.get("split"))
        if isinstance(hours, Map):
            if area is not None or areas is not None:
                raise Fault("a map is the split", values.lines.get("area", values.lines.get("areas")))
            out = {}
            for key, amount in hours.items():
                bucket = parse_area(key)
                if bucket in out:
                    raise Fault(f"`{bucket}` twice", key.line)
                out[bucket] = parse_amount(amount)
            if not out:
                raise Fault("an empty map", hours.line)
            if credit is not None and sum(out.values()) > credit:
                raise Fault("more than the converted credit", values.lines.get("hours"))
            made = list(out.items())
        else:
            if hours is None and credit is None:
                raise Fault("`hours` is missing", values.line)
            amount = credit if hours is None else parse_amount(hours)
            if credit is not None and amount > credit:
                raise Fault("more than the converted credit", values.lines.get("hours"))
            if areas is not None:
                names = [parse_area(a) for a in as_list(areas)]
                if not names or len(set(names)) != len(names):
                    raise Fault("one area twice", values.lines.get("areas"))
                word(values, "split", VALUES["split"])
                made = [(name, amount / len(names)) for name in names]
            elif area is not None:
                made = [(None if area == "none" else parse_area(area), amount)]
            else:
                raise Fault("hours with neither area nor map", values.lines.get("hours", values.line))
        if approval == "supervisor" and any(b is None or not b.startswith("training/") for b, _ in made):
            raise Fault("teaching by a supervisor is for training areas", values.line)
        return [(bucket, raw, approval == "supervisor") for bucket, raw in made]

    def supervision_lines(self, entry, values):
        self.known_supervisor(values.get("supervisor"), values)
        for other in as_list(values.get("with")):
            self.known_supervisor(other, values)
        setting = word(values, "setting", VALUES["setting"])
        size = values.get("group_size")
        if setting == "group":
            if size is None:
                raise Fault("`group_size` is missing", values.line)
            if not re.fullmatch(r"[1-9][0-9]*", size):
                raise Fault("not a number", size.line)
        elif size is not None:
            raise Fault("`group_size` has no meaning here", size.line)
        if values.get("hours") is None:
            raise Fault("`hours` is missing", values.line)
        raw = parse_amount(values["hours"])
        made, taught = [], Fraction(0)
        teaching = values.get("teaching")
        if teaching is not None:
            if not isinstance(teaching, Map) or not teaching:
                raise Fault("`teaching` is a map of areas", values.lines.get("teaching"))
            seen = set()
            for key, amount in teaching.items():
                bucket = parse_area(key)
                if not bucket.startswith("training/") or bucket in seen:
                    raise Fault("teaching goes to training areas, each once", key.line)
                seen.add(bucket)
                made.append((bucket, parse_amount(amount), True))
                taught += made[-1][1]
            if taught > raw:
                raise Fault("more teaching than the session has", values.lines.get("teaching"))
        if raw > taught:
            made.insert(0, (f"supervision/{setting}", raw - taught, False))
        return made

    def cases_lines(self, entry, values):
        self.known_supervisor(values.get("supervisor"), values)
        word(values, "modality", VALUES["modality"])
        word(values, "focus", VALUES["focus"], required=False)
        sessions, each, hours = values.get("sessions"), values.get("each"), values.get("hours")
        if sessions is not None or each is not None:
            if hours is not None or sessions is None or each is None:
                raise Fault("`sessions` with `each`, or `hours`", values.line)
            if not re.fullmatch(r"[1-9][0-9]*", sessions):
                raise Fault("not a number of sessions", sessions.line)
            raw = int(sessions) * parse_amount(each)
        elif hours is None:
            raise Fault("`hours` is missing", values.line)
        else:
            raw = parse_amount(hours)
        return [("clients", raw, False)]

    # faults that need the whole log

    def drop(self, entry, line, message):
        self.error(entry.path, line, message)
        self.dropped.add(entry.path)

    def mark_duplicates(self):
        first = {}
        for entry in sorted(self.entries, key=lambda e: e.path):
            if entry.draft or entry.path in self.dropped or entry.kind != "training":
                continue
            title = " ".join(str(entry.get("title")).split()).casefold()
            key = (title, str(entry.get("provider")), entry.first, entry.last, entry.raw)
            if key in first:
                entry.duplicate = True
                self.warn(entry.path, f"the same event as {first[key]}")
            first.setdefault(key, entry.path)
        equal = {}
        for entry in sorted(self.entries, key=lambda e: e.path):
            if entry.draft or entry.path in self.dropped or entry.kind == "training":
                continue
            key = (entry.kind, tuple(sorted(
                (l.first, l.last, l.raw, str(l.bucket), str(l.supervisor), str(l.delivery), str(l.modality),
                 str(l.focus or "sexual")) for l in entry.lines)))
            if key in equal:
                self.warn(entry.path, f"equal to {equal[key]}")
            equal.setdefault(key, entry.path)

    def check_certificates(self):
        # a duplicate is not summed: told here before the sums, by the same comparison as mark_duplicates
        known, twice = {}, set()
        for entry in sorted(self.entries, key=lambda e: e.path):
            if entry.kind == "training" and not entry.draft:
                title = " ".join(str(entry.get("title")).split()).casefold()
                key = (title, str(entry.get("provider")), entry.first, entry.last, entry.raw)
                if key in known:
                    twice.add(entry.path)
                known.setdefault(key, entry.path)
        printed = {}
        for entry in self.entries:
            amount = entry.get("certificate_hours")
            if amount is None:
                continue
            for name in entry.files:
                value = parse_amount(amount)
                if printed.setdefault(name, value) != value:
                    self.drop(entry, amount.line, "entries of one certificate disagree on its hours")
        used = {}
        for entry in self.entries:
            if entry.draft or entry.path in self.dropped or entry.path in twice:
                continue
            per_file = {}
            for line in entry.lines:
                for name in self.evidence(line.evidence):
                    per_file[name] = per_file.get(name, Fraction(0)) + line.raw
            over = [n for n, raw in per_file.items() if n in printed and used.get(n, 0) + raw > printed[n]]
            if over:
                self.drop(entry, entry.fields.lines.get("hours"), f"more hours than {over[0]} says")
                continue
            for name, raw in per_file.items():
                used[name] = used.get(name, Fraction(0)) + raw

    def under_contract(self, supervisor, first, last):
        """"in", "out", or the day at which the period has to be split."""
        spans = []
        for c in sorted((c for c in self.supervisors[supervisor]["contracts"] if c["ours"]), key=lambda c: c["from"]):
            if c["to"] < c["from"]:
                continue
            if spans and (spans[-1][1] == FOREVER or c["from"] <= spans[-1][1] + DAY):
                spans[-1][1] = max(spans[-1][1], c["to"])
            else:
                spans.append([c["from"], c["to"]])
        for start, end in spans:
            if start <= first and last <= end:
                return "in"
            if first < start <= last:
                return start
            if first <= end < last:
                return end + DAY
        return "out"

    def check_straddles(self):
        for entry in self.entries:
            if entry.draft or entry.path in self.dropped or not entry.for_program:
                continue
            for line in entry.lines:
                if line.domain in ("clients", "supervision") or line.teaching:
                    found = self.under_contract(str(line.supervisor), line.first, line.last)
                    if isinstance(found, datetime.date):
                        self.drop(entry, line.values.lines.get("date"), f"split this at {found}")
                        break


# ---- the rules -------------------------------------------------------------------------------------------------------

def credit(log, line):
    """What one line is worth before the limits, and why not more."""
    entry, version = line.entry, log.version
    supervisor = str(line.supervisor) if line.supervisor is not None else None

    def refused(reason, silent=False):
        line.reason, line.silent = reason, silent
        return Fraction(0)

    def status(name, day):
        return {d["type"] for d in log.supervisors[name]["documents"]
                if d["type"].startswith("aasect-supervisor") and d["from"] <= day <= d["to"]}

    def supervised():
        """The contract and the supervisor's standing, on every day of the line."""
        if log.under_contract(supervisor, line.first, line.last) != "in":
            return "outside the contract"
        day, lapsed = line.first, 0
        while day <= line.last:
            lapsed += not status(supervisor, day)
            day += DAY
        return "the supervisor was none on some day" if lapsed else None

    if line.bucket is None:
        return refused("claimed nowhere", True)
    if entry.get("claim") == "false":
        return refused("not claimed", True)
    if entry.disallowed:
        return refused("disallowed", True)
    if line.first > log.as_of:
        return refused("begins after as_of")
    if entry.duplicate:
        return refused("an event counted already", True)

    if line.teaching:
        if version == "2012":
            return refused("teaching does not count in this version")
        why = supervised()
        return refused(why) if why else line.raw

    if line.domain in ("core", "training"):
        return line.raw / 2 if line.approval == "other" else line.raw

    if line.domain == "sar":
        live = {"in-person"}
        if version == "2025.T.1" or (version == "2018" and line.first >= datetime.date(2020, 4, 1)):
            live.add("live-online")
        return line.raw if line.delivery in live else refused("not live")

    if line.domain == "clients":
        if (line.focus or "sexual") != "sexual":
            return refused("not about sexual concerns", True)
        if line.delivery == "text":
            return refused("text does not count")
        if line.modality == "class":
            return refused("a class is no client work")
        why = supervised()
        return refused(why) if why else line.raw

    why = supervised()
    if why:
        return refused(why)
    if line.setting == "group":
        if not 2 <= int(line.group_size) <= 4:
            return refused("a group has two to four supervisees")
        present = {supervisor} | {str(w) for w in as_list(line.values.get("with"))}
        if not any("aasect-supervisor" in status(name, line.first) for name in present):
            return refused("a supervisor in training may not lead a group alone")
    return line.raw


def limit(lines, at_most, where, record, name):
    """Keeps the first hours of those that match; the last lose first."""
    matching = sum((l.counted for l in lines if where(l)), Fraction(0))
    left = Fraction(at_most)
    for line in lines:
        if where(line):
            line.counted = min(line.counted, left)
            left -= line.counted
    record.append({"id": name, "at_most": str(at_most), "matching": matching, "dropped": max(Fraction(0), matching - at_most)})


def by_domain(log, domain):
    return sorted((l for e in log.entries if not e.draft and e.for_program for l in e.lines if l.domain == domain),
                  key=lambda l: l.order)


def asynchronous(log, line):
    if line.teaching:
        return False
    return line.delivery == "asynchronous" or (log.version != "2025.T.1" and line.delivery == "live-online")


def total(lines, field):
    return sum((getattr(l, field) for l in lines), Fraction(0))


def floor2(value):
    hundredths = (value * 100).__floor__()
    return f"{hundredths // 100}.{hundredths % 100:02}"


def ceil2(value):
    hundredths = (value * 100).__ceil__()
    return f"{hundredths // 100}.{hundredths % 100:02}"


def hours_result(log, domain, required, limits, parts, needs_contract=False):
    lines = by_domain(log, domain)
    counted = total(lines, "counted")
    short = max(Fraction(0), required - counted, sum((max(Fraction(0), r - c) for r, c in parts.values()), Fraction(0)))
    status = "met" if short == 0 else "unknown" if needs_contract and not log.contracts else "short"
    out = {
        "status": status, "required": str(required), "logged": floor2(total(lines, "raw")),
        "credited": floor2(total(lines, "credited")), "counted": floor2(counted), "short": ceil2(short),
    }
    if limits:
        out["limits"] = [dict(l, matching=floor2(l["matching"]), dropped=ceil2(l["dropped"])) for l in limits]
    if parts:
        out["parts"] = {name: floor2(c) for name, (_, c) in parts.items()}
    return out


def count(log):
    for entry in log.entries:
        for line in entry.lines:
            line.credited = line.counted = Fraction(0)
            if not entry.draft and entry.for_program:
                line.credited = line.counted = credit(log, line)
    result = {}

    def per_area(domain, names, required):
        lines = by_domain(log, domain)
        return {f"{domain}/{n}": (Fraction(required), total([l for l in lines if l.bucket == f"{domain}/{n}"], "credited"))
                for n in names}

    # core
    lines, limits = by_domain(log, "core"), []
    limit(lines, 75, lambda l: asynchronous(log, l), limits, "core/asynchronous")
    result["core"] = hours_result(log, "core", 90, limits, per_area("core", CORE, 3))

    # training: asynchronous lies inside "asynchronous or other", so the inner limit comes first
    lines, limits = by_domain(log, "training"), []
    limit(lines, 30, lambda l: asynchronous(log, l), limits, "training/asynchronous")
    limit(lines, 30, lambda l: asynchronous(log, l) or (not l.teaching and l.approval == "other"), limits,
          "training/asynchronous-or-other")
    limit(lines, 5, lambda l: l.teaching, limits, "training/teaching")
    result["training"] = hours_result(log, "training", 60, limits, per_area("training", TRAINING, 0))

    # sar
    sar = next(v[3] for v in VERSIONS if v[0] == log.version)
    result["sar"] = hours_result(log, "sar", sar, [], {})

    # clients
    lines, limits = by_domain(log, "clients"), []
    start = {"2012": None, "2018": datetime.date(2018, 3, 1), "2025.T.1": datetime.date.min}[log.version]
    if start is not None:
        limit(lines, 150, lambda l: l.delivery in ("video", "phone") and l.first >= start, limits, "clients/telehealth")
    result["clients"] = hours_result(log, "clients", 300, limits, {}, needs_contract=True)

    # supervision: the month first, and in it the group loses first; then the group over all
    lines, limits = by_domain(log, "supervision"), []
    over_month = Fraction(0)
    for month in sorted({(l.first.year, l.first.month) for l in lines}):
        inside = [l for l in lines if (l.first.year, l.first.month) == month]
        inside.sort(key=lambda l: (l.setting != "individual", l.order))
        found = []
        limit(inside, 6, lambda l: True, found, "supervision/month")
        if found[0]["dropped"]:
            over_month += found[0]["dropped"]
            log.month_over.append("%04d-%02d" % month)
    limits.append({"id": "supervision/month", "at_most": "6", "matching": total(lines, "credited"), "dropped": over_month})
    limit(lines, 25, lambda l: l.setting == "group", limits, "supervision/group")
    parts = {f"supervision/{s}": (Fraction(25 if s == "individual" else 0),
                                  total([l for l in lines if l.setting == s], "counted"))
             for s in ("individual", "group")}
    result["supervision"] = hours_result(log, "supervision", 50, limits, parts, needs_contract=True)

    # span
    days = sorted(l.first for l in lines if l.counted > 0)
    span = {"first": None, "last": None, "reached_on": None, "status": "short"}
    if days:
        reached = months_later(days[0], 18)
        span = {"first": str(days[0]), "last": str(days[-1]), "reached_on": str(reached),
                "status": "met" if days[-1] >= reached else "short"}
    if span["status"] == "short" and not log.contracts:
        span["status"] = "unknown"
    result["supervision-span"] = span

    result.update(facts(log))
    warnings(log)
    order = ["membership", "conduct", "degree", "experience", "license", "insurance", "core", "training", "sar",
             "clients", "supervision", "supervision-span", "contract", "letters"]
    statuses = {result[name]["status"] for name in order}
    overall = "met" if statuses <= {"met", "explained"} else "short" if "short" in statuses else "unknown"
    out = {"as_of": str(log.as_of), "program": PROGRAM, "version": log.version, "status": overall,
           "log": {"entries": len(log.entries), "drafts": sum(e.draft for e in log.entries),
                   "errors": len(log.errors), "warnings": len(log.warnings)}}
    out.update((name, result[name]) for name in order)
    out["errors"], out["warnings"] = log.errors, log.warnings
    return out


def months_later(day, months):
    number = day.year * 12 + day.month - 1 + months
    year, month = divmod(number, 12)
    return datetime.date(year, month + 1, min(day.day, calendar.monthrange(year, month + 1)[1]))


# ---- facts of practicum.yaml -----------------------------------------------------------------------------------------

def holes(documents):
    """Days between documents on which none of them is in force: (first, last, the document that ended)."""
    out, end, ended = [], None, None
    for document in sorted(documents, key=lambda d: (d["from"], d["to"])):
        if end is not None and end != FOREVER and document["from"] > end + DAY:
            out.append((end + DAY, document["from"] - DAY, ended))
        if end is None or document["to"] > end:
            end, ended = document["to"], document
    return out, end, ended


def excused(gap):
    """Membership dues: up to 90 days right after 31 December, closed by a later membership."""
    return (gap[0].month, gap[0].day) == (1, 1) and (gap[1] - gap[0]).days + 1 <= 90


def in_force(log, name, documents):
    start = log.contract_start
    if not documents:
        return {"status": "unknown", "gaps": []}
    if start is None:
        return {"status": "unknown", "gaps": []}
    found, end, _ = holes(documents)
    if name == "membership":
        found = [gap for gap in found if not excused(gap)]
    first = documents[0]["from"]
    gaps = [(max(a, start), min(b, log.as_of)) for a, b, _ in found]
    if start < first:
        gaps.insert(0, (start, min(first - DAY, log.as_of)))
    gaps = [gap for gap in gaps if gap[0] <= gap[1]]
    tail = (max(end + DAY, start), log.as_of) if end != FOREVER and end < log.as_of else None
    allowed = set()
    for exception in as_list(log.config.get("exceptions")):
        if exception.get("requirement") == name:
            day, last = parse_day(exception["from"]), parse_day(exception["to"])
            while day <= last:
                allowed.add(day)
                day += DAY

    def open_days(gap):
        return any(gap[0] + DAY * n not in allowed for n in range((gap[1] - gap[0]).days + 1))

    if any(open_days(gap) for gap in gaps):
        status = "short"
    elif tail and open_days(tail):
        status = "unknown"
    else:
        status = "explained" if gaps or tail else "met"
    if name == "license" and status in ("met", "explained"):
        levels = {str(d["fields"].get("level")) for d in documents if d["from"] <= log.as_of <= d["to"]}
        if levels and "independent" not in levels:
            status = "short"
    return {"status": status, "gaps": [{"from": str(a), "to": str(b)} for a, b in gaps]}


def facts(log):
    out = {}
    mine = log.documents
    out["membership"] = in_force(log, "membership", [
        d for d in mine if d["type"] == "membership" and d["fields"].get("of") == "aasect"])
    out["license"] = in_force(log, "license", [d for d in mine if d["type"] == "license"])
    out["insurance"] = in_force(log, "insurance", [d for d in mine if d["type"] == "liability-insurance"])

    attested = log.config.get("attestations") or {}
    signed = [a for a in as_list(attested.get("code-of-conduct")) if a.get("signed") is not None]
    signed = [a for a in signed if parse_day(a["signed"]) <= log.as_of]
    out["conduct"] = {"status": "met" if signed else "unknown", "missing": [] if signed else ["code-of-conduct"]}
    missing = [name for name in ("supervisor-letter", "reference-letter")
               if not any(a.get("evidence") is not None or a.get("sent-direct") is not None
                          for a in as_list(attested.get(name)))]
    out["letters"] = {"status": "unknown" if missing else "met", "missing": missing}

    degree = log.applicant.get("degree") or {}
    level = degree.get("level")
    awarded = parse_day(degree["awarded"]) if degree.get("awarded") is not None else None
    if level is None or awarded is None:
        status = "short" if level == "bachelors" else "unknown"
    else:
        status = "met" if level in ("masters", "doctorate") and awarded <= log.as_of else "short"
    out["degree"] = {"status": status}

    began = (log.applicant.get("experience") or {}).get("from")
    if began is None or level is None or awarded is None:
        status = "unknown"
    else:
        years = 1 if level == "doctorate" else 2
        enough = months_later(max(parse_day(began), awarded), 12 * years) <= log.as_of
        status = "met" if enough and level in ("masters", "doctorate") else "short"
    out["experience"] = {"status": status}

    named = {str(l.supervisor) for e in log.entries if not e.draft and e.for_program for l in e.lines
             if l.supervisor is not None}
    missing = []
    for name in sorted(named):
        contracts = log.supervisors[name]["contracts"]
        if contracts and not any(c["ours"] for c in contracts):
            continue
        if not any(c["ours"] and c["file"] for c in contracts):
            missing.append(name)
    known = bool(log.contracts) and not missing
    out["contract"] = {"status": "met" if known else "unknown", "missing": missing}
    return out


# ---- what check would say --------------------------------------------------------------------------------------------

def warnings(log):
    for entry in log.entries:
        if entry.draft:
            continue
        if entry.first > log.as_of:
            log.warn(entry.path, "begins after as_of and is no draft")
        elif not entry.duplicate and entry.for_program:
            for line in entry.lines:
                lapsed = line.reason == "the supervisor was none on some day" and any(
                    d["type"].startswith("aasect-supervisor") and d["from"] <= line.last
                    for d in log.supervisors[str(line.supervisor)]["documents"])
                if line.credited == 0 and not line.silent and not lapsed:  # a lapse has its own warning
                    log.warn(entry.path, f"counts in nothing: {line.reason}")
                    break
        if entry.kind == "training" and not entry.files and entry.get("claim") != "false":
            log.warn(entry.path, "a training without evidence")
        if entry.kind == "training" and any(l.domain in ("core", "training") and l.approval != "university"
                                            and l.credited > 0 for l in entry.lines):
            if months_later(entry.last, 120) < log.as_of:
                log.warn(entry.path, "more than 10 years ago")
    for month in log.month_over:
        log.warn("supervision", f"more than 6 hours in {month}")
    owners = [(None, log.documents)] + [(name, s["documents"]) for name, s in log.supervisors.items()]
    for owner, documents in owners:
        for kind in ("membership", "license", "liability-insurance", "aasect-supervisor"):
            chain = [d for d in documents
                     if d["type"] == kind or (kind == "aasect-supervisor" and d["type"].startswith(kind))]
            if not chain:
                continue
            found, end, ended = holes(chain)
            if kind == "membership":
                found = [gap for gap in found if not excused(gap)]
            if end != FOREVER:
                found.append((end + DAY, FOREVER, ended))
            for first, last, document in found:
                hit = [e.path for e in log.entries if not e.draft and any(
                    l.first <= last and l.last >= first and (owner is None or str(l.supervisor) == owner)
                    for l in e.lines)]
                if hit:
                    log.warn("practicum.yaml", f"lapse of {kind} of {owner or 'the applicant'} from {first}: "
                             + ", ".join(hit), document["fields"].line)


# ---- the command -----------------------------------------------------------------------------------------------------

def recount(root, as_of, entries=False):
    log = Log(root, as_of)
    log.month_over = []
    out = count(log)
    if entries:
        out["entries"] = {}
        for entry in log.entries:
            rows = {}
            for line in entry.lines:
                if line.domain and not entry.draft and entry.for_program:
                    row = rows.setdefault(line.domain, [Fraction(0)] * 3)
                    row[0] += line.raw
                    row[1] += line.credited
                    row[2] += line.counted
            out["entries"][entry.path] = {d: [floor2(v) for v in row] for d, row in rows.items()}
    return out


def same(expected, found):
    """Numbers by value, everything else as it stands."""
    if isinstance(expected, (int, float)) and not isinstance(expected, bool):
        return found is not None and Fraction(str(expected)) == Fraction(str(found))
    return expected == found


def compare(expected, found):
    out = []
    for key, want in expected.items():
        if key in ("errors", "warnings"):
            for item in want:
                if not any(all(f.get(k) == v for k, v in item.items()) for f in found[key]):
                    out.append(f"{key}: {item} is not among {found[key]}")
        elif isinstance(want, dict):
            for name, value in want.items():
                got = found[key].get(name)
                if isinstance(value, dict):
                    out += [f"{key}.{name}.{k}: expected {v}, found {got.get(k)}" for k, v in value.items()
                            if not same(v, got.get(k))]
                elif not same(value, got):
                    out.append(f"{key}.{name}: expected {value}, found {got}")
        elif not same(want, found[key]):
            out.append(f"{key}: expected {want}, found {found[key]}")
    named = {e["path"] for e in expected.get("errors", [])}
    out += [f"an error not expected: {e}" for e in found["errors"] if e["path"] not in named]
    return out


def main():
    parser = argparse.ArgumentParser(description="An independent count of a log for aasect-cst.")
    parser.add_argument("log", nargs="?", help="the log's folder")
    parser.add_argument("--as-of", help="the day of judgement (default: today)")
    parser.add_argument("--entries", action="store_true", help="also logged, credited, counted of every entry")
    parser.add_argument("--cases", help="a folder of logs, each with its expected.json")
    args = parser.parse_args()
    if args.cases:
        bad = seen = 0
        for name in sorted(os.listdir(args.cases)):
            root = os.path.join(args.cases, name)
            path = os.path.join(root, "expected.json")
            if not os.path.isfile(path):
                continue
            with open(path, encoding="utf-8") as file:
                expected = json.load(file)
            differences = compare(expected, recount(root, parse_day(expected["as_of"])))
            seen += 1
            bad += bool(differences)
            print(f"{'differs' if differences else 'agrees '} {name}")
            for difference in differences:
                print(f"        {difference}")
        print(f"{seen - bad} of {seen} cases agree")
        return 1 if bad or not seen else 0
    if not args.log:
        parser.error("LOG or --cases")
    as_of = parse_day(args.as_of) if args.as_of else datetime.date.today()
    json.dump(recount(args.log, as_of, args.entries), sys.stdout, indent=2, ensure_ascii=False)
    print()
    return 0


if __name__ == "__main__":
    sys.exit(main())
