#!/usr/bin/env bash
# How long the hook takes on one staged article of 3 KB in a repository of 10,000 files, with git.
# usage: benches/hook.sh [ROTSTIFT]   (by default target/release/rotstift)
set -euo pipefail
rotstift=$(realpath "${1:-target/release/rotstift}")
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
export GIT_CONFIG_GLOBAL=/dev/null GIT_CONFIG_SYSTEM=/dev/null
git init --quiet
python3 - <<'PY'
import pathlib
text = "Beobachter sind sicher: Bei diesem Besuch geht es nicht nur um Höflichkeiten. Im Raum steht die Frage nach den Waffen.\n\n"
for n in range(10_000):
    path = pathlib.Path(f"texte/{n // 100:03}/{n:05}.md")
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(f"# Artikel {n}\n\n" + text * 5, encoding="utf-8")
PY
git add --all
git -c user.name=Test -c user.email=test@example.org commit --quiet --message all
python3 - <<'PY'
import pathlib
path = pathlib.Path("texte/042/04242.md")
path.write_text(path.read_text(encoding="utf-8") * 5 + "Die beiden Staatn schweigen.\n", encoding="utf-8")
PY
git add --all
python3 - "$rotstift" <<'PY'
import statistics, subprocess, sys, time

def median(*command):
    times = []
    for _ in range(21):
        began = time.perf_counter()
        subprocess.run(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        times.append(1000 * (time.perf_counter() - began))
    return statistics.median(times)

program = sys.argv[1]
print(f"rotstift check --staged                      {median(program, 'check', '--staged'):6.1f} ms")
print(f"rotstift check --force-exclude FILE          {median(program, 'check', '--force-exclude', 'texte/042/04242.md'):6.1f} ms")
print(f"rotstift check --since HEAD                  {median(program, 'check', '--since', 'HEAD'):6.1f} ms")
print(f"git diff --cached (for comparison)           {median('git', 'diff', '--cached'):6.1f} ms")
PY
