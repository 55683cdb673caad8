#!/usr/bin/env bash
# Times rotstift beside typos on a tree of texts, in turn in one run: benches/beside-typos.sh TREE [ROUNDS]
set -euo pipefail

tree=${1:?usage: benches/beside-typos.sh TREE [ROUNDS]}
rounds=${2:-5}
tree=$(cd "$tree" && pwd)
cd "$(dirname "$0")/.."

typos=$(command -v typos) || { echo "typos is missing: cargo install typos-cli --locked" >&2; exit 2; }
cargo build --release --quiet
target=$(cargo metadata --format-version 1 --no-deps | sed -E 's/.*"target_directory":"([^"]*)".*/\1/')
rotstift=$target/release/rotstift

# Findings end with a status of their own; only the time counts here.
run_rotstift() { "$rotstift" check --isolated --quiet --format brief --fail-on never "$tree" >/dev/null || [ $? -eq 1 ]; }
run_typos() { "$typos" --isolated --format brief "$tree" >/dev/null || [ $? -eq 2 ]; }

# Milliseconds that a command takes.
milliseconds() {
    local began=$EPOCHREALTIME ended
    "$@"
    ended=$EPOCHREALTIME
    echo $(((${ended/[.,]/} - ${began/[.,]/}) / 1000))
}

median() { printf '%s\n' "$@" | sort -n | sed -n "$((($# + 1) / 2))p"; }

echo "$("$rotstift" --version), $("$typos" --version); $(find "$tree" -type f | wc -l) files, $(du -sh "$tree" | cut -f1), $(nproc) cores"
# Once each, so that both find the files in memory.
run_rotstift
run_typos
ours=() theirs=()
for ((round = 1; round <= rounds; round++)); do
    ours+=("$(milliseconds run_rotstift)")
    theirs+=("$(milliseconds run_typos)")
    printf 'round %d: rotstift %6d ms, typos %6d ms\n' "$round" "${ours[-1]}" "${theirs[-1]}"
done
awk -v ours="$(median "${ours[@]}")" -v theirs="$(median "${theirs[@]}")" \
    'BEGIN { printf "median:  rotstift %6d ms, typos %6d ms; typos takes %.2f times as long\n", ours, theirs, theirs / (ours ? ours : 1) }'
