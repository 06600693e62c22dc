#!/usr/bin/env python3
"""Writes sRGB.icc: sRGB (IEC 61966-2-1) as a display profile of ICC version 2.1.

    colour/srgb.py > colour/sRGB.icc

The primaries are those of the standard, adapted from D65 to the profile's D50 by the Bradford method.
The curve is the standard's, in 1,024 steps.
"""

import struct
import sys

STEPS = 1024
D50 = (0.9642, 1.0, 0.8249)
# Red, green and blue of the standard as XYZ under D50.
PRIMARIES = {
    b"rXYZ": (0.4360747, 0.2225045, 0.0139322),
    b"gXYZ": (0.3850649, 0.7168786, 0.0971045),
    b"bXYZ": (0.1430804, 0.0606169, 0.7141733),
}


def fixed(value):
    return struct.pack(">i", round(value * 65536))


def xyz(values):
    return b"XYZ \0\0\0\0" + b"".join(fixed(value) for value in values)


def light(signal):
    """How much light a signal stands for, both from 0 to 1."""
    return signal / 12.92 if signal <= 0.04045 else ((signal + 0.055) / 1.055) ** 2.4


def curve():
    steps = [round(light(step / (STEPS - 1)) * 65535) for step in range(STEPS)]
    return b"curv\0\0\0\0" + struct.pack(">I", STEPS) + struct.pack(f">{STEPS}H", *steps)


def description(words):
    ascii = words.encode() + b"\0"
    return b"desc\0\0\0\0" + struct.pack(">I", len(ascii)) + ascii + bytes(4 + 4 + 2 + 1 + 67)


def main():
    tags = {
        b"desc": description("sRGB IEC61966-2.1"),
        b"cprt": b"text\0\0\0\0No copyright, use freely\0",
        b"wtpt": xyz(D50),
        **{name: xyz(values) for name, values in PRIMARIES.items()},
    }
    shared = curve()
    names = [*tags, b"rTRC", b"gTRC", b"bTRC"]
    start = 128 + 4 + 12 * len(names)
    table, data, places = b"", b"", {}
    for name in names:
        body = tags.get(name, shared)
        if body not in places:
            places[body] = start + len(data)
            data += body + bytes(-len(body) % 4)
        table += name + struct.pack(">II", places[body], len(body))
    header = struct.pack(
        ">I4sI4s4s4s6H4s4sI4s4sQI",
        start + len(data), b"\0\0\0\0", 0x02100000, b"mntr", b"RGB ", b"XYZ ",
        2025, 1, 1, 0, 0, 0, b"acsp", b"\0\0\0\0", 0, b"\0\0\0\0", b"\0\0\0\0", 0, 0,
    ) + b"".join(fixed(value) for value in D50) + bytes(48)
    assert len(header) == 128, len(header)
    sys.stdout.buffer.write(header + struct.pack(">I", len(names)) + table + data)


main()
