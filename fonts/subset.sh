#!/usr/bin/env bash
# Cuts the two faces of Inter down to what a packet is written in.
# Usage: fonts/subset.sh FOLDER-OF-INTER-OTF-FILES   (needs fonttools: pip install fonttools==4.68.0)
set -eu
from=$1
to=$(cd "$(dirname "$0")" && pwd)
# Latin with all its extensions, combining marks, Greek, Cyrillic, punctuation, super- and subscripts,
# currency, letterlike signs, fractions, arrows, maths, technical marks, boxes, shapes, check marks.
ranges="U+0020-007E,U+00A0-036F,U+0370-03FF,U+0400-052F,U+1E00-1EFF,U+2000-206F,U+2070-20CF"
ranges="$ranges,U+2100-218F,U+2190-22FF,U+2300-23FF,U+2460-24FF,U+25A0-27BF,U+2B00-2BFF"
for face in Regular SemiBold; do
  SOURCE_DATE_EPOCH=0 pyftsubset "$from/Inter-$face.otf" \
    --output-file="$to/Inter-$face.otf" \
    --unicodes="$ranges" \
    --layout-features=kern,mark,mkmk,ccmp,locl,liga,tnum,case \
    --no-hinting --notdef-outline --name-IDs=0,1,2,3,4,5,6,13,14 --no-recalc-timestamp
done
