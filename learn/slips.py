"""Learns the costs of slips and the weights of the suggestion model.

usage: learn candidates CORPORA > candidates.tsv; python3 slips.py candidates.tsv [--write DICTIONARIES]

A conditional logit: among the candidates of a wrong word, the right one should have the highest score.
Needs numpy and scipy. Writes slips.tsv and suggest.tsv; prints how often the right word comes first, by
set, in five-fold cross-validation over cases.
"""
import argparse
import collections
from pathlib import Path

import numpy as np
from scipy.optimize import minimize

LN10 = np.log(10)


def read(path):
    lines = Path(path).read_text(encoding="utf-8").splitlines()
    names = lines[0].split("\t")[9:]
    cases = collections.OrderedDict()
    for line in lines[1:]:
        cells = line.split("\t")
        case = cases.setdefault(cells[2], {"set": cells[0], "kind": cells[1], "x": [], "y": []})
        if cells[3] == "-1":
            continue
        what, zipf = int(cells[7]), float(cells[8])
        counts = [float(c) for c in cells[9:]]
        case["x"].append([zipf * (what in (0, 3)), what == 1, (what == 1) * zipf, what == 2, (what == 2) * zipf] + counts)
        case["y"].append(int(cells[3]))
    for case in cases.values():
        case["x"] = np.array(case["x"], dtype=float).reshape(len(case["y"]), 5 + len(names))
        case["y"] = np.array(case["y"])
    return names, list(cases.values())


EXTRA = ["word-zipf", "compound", "compound-zipf", "two-words", "two-words-zipf"]


def start(names):
    w = np.full(len(EXTRA) + len(names), -4.0)
    w[:5] = [1.4, -2.0, 1.0, -6.0, 1.5]
    return w


def loss(w, cases, prior):
    total, gradient = 0.0, np.zeros_like(w)
    for case in cases:
        s = case["x"] @ w
        s -= s.max()
        p = np.exp(s)
        p /= p.sum()
        right = case["y"] > 0
        q = p[right].sum()
        total -= np.log(q + 1e-12)
        gradient -= (p[right] / (q + 1e-12)) @ case["x"][right] - p @ case["x"]
    difference = w - prior
    return total + 0.15 * difference @ difference, gradient + 0.3 * difference


def fit(cases, prior):
    usable = [c for c in cases if c["y"].sum() > 0 and len(c["y"]) > 1]
    return minimize(loss, prior, args=(usable, prior), jac=True, method="L-BFGS-B", options={"maxiter": 200}).x


def evaluate(cases, w, table):
    for case in cases:
        order = np.argsort(-(case["x"] @ w), kind="stable") if len(case["y"]) else []
        ranks = [i for i, k in enumerate(order) if case["y"][k]]
        for key in (case["set"], "kind:" + case["kind"]):
            row = table[key]
            row[0] += 1
            row[1] += bool(ranks and ranks[0] == 0)
            row[2] += bool(ranks and ranks[0] < 5)
            row[3] += bool(ranks)


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("table")
    parser.add_argument("--write")
    args = parser.parse_args()
    names, cases = read(args.table)
    prior = start(names)
    crossed = collections.defaultdict(lambda: [0, 0, 0, 0])
    for fold in range(5):
        w = fit([c for i, c in enumerate(cases) if i % 5 != fold], prior)
        evaluate([c for i, c in enumerate(cases) if i % 5 == fold], w, crossed)
    w = fit(cases, prior)
    for key, (n, first, five, any_) in sorted(crossed.items()):
        print(f"{key:40}{n:6}{100 * first / n:8.1f}{100 * five / n:8.1f}{100 * any_ / n:8.1f}")
    for name, value in zip(EXTRA + names, w):
        print(f"{name:24}{value:8.2f}")
    if args.write:
        folder = Path(args.write, "judgement")
        rows = "".join(f"{name}\t{-value:.2f}\n" for name, value in zip(names, w[len(EXTRA):]))
        folder.joinpath("slips.tsv").write_text("# Cost of each kind of slip in nats; written by learn/slips.py.\n" + rows, encoding="utf-8")
        kept = [line for line in folder.joinpath("suggest.tsv").read_text(encoding="utf-8").splitlines() if line.split("\t")[0] not in EXTRA]
        rows = [f"{name}\t{value:.2f}" for name, value in zip(EXTRA, w)]
        folder.joinpath("suggest.tsv").write_text("\n".join(kept[:1] + rows + kept[1:]) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
