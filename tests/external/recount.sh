#!/bin/sh
# A second opinion on the totals: an independent script counts the example log and the worked examples,
# and any difference from `practicum status` fails. Needs Python 3 with PyYAML, and installs nothing.
#
#   tests/external/recount.sh [PRACTICUM]     the command to test; by default the debug build
set -eu

root=$(cd "$(dirname "$0")/../.." && pwd)
practicum=${1:-${CARGO_TARGET_DIR:-$root/target}/debug/practicum}
python=${PYTHON:-python3}
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

"$python" -c 'import yaml' || { echo "recount.sh: Python with PyYAML is needed" >&2; exit 2; }
[ -x "$practicum" ] || { echo "recount.sh: there is no $practicum; build it first" >&2; exit 2; }

differ=0
compared=0
compare() {
    # An exit code of 1 only says that the log has errors; the answer is compared all the same.
    "$practicum" status "$1" --as-of "$2" --format json > "$work/ours.json" || [ $? -eq 1 ]
    "$python" "$root/tests/second_opinion/recount.py" "$1" --as-of "$2" --entries > "$work/theirs.json"
    compared=$((compared + 1))
    if "$python" "$root/tests/external/compare.py" "$work/ours.json" "$work/theirs.json" > "$work/said"; then
        echo "agrees  ${1#"$root"/} as of $2"
    else
        differ=$((differ + 1))
        echo "differs ${1#"$root"/} as of $2"
        sed 's/^/        /' "$work/said"
    fi
}

for day in 2025-06-01 2026-11-21; do
    compare "$root/example-log" "$day"
done
# The script knows the rules of one program; the others' cases are worked by hand alone.
for case in "$root"/tests/cases/*/; do
    case=${case%/}
    grep -q '^programs:[^,]*aasect-cst[^,]*$' "$case/practicum.yaml" || continue
    day=$(sed -n 's/.*"as_of": *"\([0-9-]*\)".*/\1/p' "$case/expected.json")
    compare "$case" "$day"
done

echo "$compared counts compared, $differ differ"
[ "$differ" -eq 0 ] && [ "$compared" -ge 19 ]
