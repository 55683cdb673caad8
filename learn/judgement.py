"""Learns the judgement: boosted trees over the evidence, and the two thresholds.

usage: learn evidence CORPORA > evidence.tsv; python3 judgement.py evidence.tsv [--write DICTIONARIES]

Slips in real sentences and slips made in clean texts stand against the unknown words of clean texts.
Prints, in five-fold cross-validation over documents and repositories, what share of real slips is found at
a number of false alarms per 10,000 words of news. Needs numpy and lightgbm; only numbers are read.
"""
import argparse
import collections
import zlib
from pathlib import Path

import lightgbm
import numpy as np

WORDS = {"news": 285928, "docs": 236114, "law": 61730, "books": 109750, "wiki": 13937}
BUDGET = {"error": 1.0, "warning": 6.5}
MADE_WEIGHT = 0.25
SUSPECT = 0.8
ROUNDS = 160


def genre(name):
    if name.startswith(("news_md", "ngo_md", "blog_md", "docs_")):
        return "docs"
    if name.startswith(("news", "parliament")):
        return "news"
    for start, value in (("wiki", "wiki"), ("law", "law"), ("web", "web")):
        if name.startswith(start):
            return value
    return "books"


def read(path):
    lines = Path(path).read_text(encoding="utf-8").splitlines()
    names = lines[0].split("\t")[7:]
    rows, missed = [], collections.Counter()
    for line in lines[1:]:
        cells = line.split("\t")
        if cells[0] == "-1":
            missed[cells[1]] += 1
            continue
        rows.append((int(cells[0]), cells[1], cells[2], cells[3], [float(c) for c in cells[7:]], cells[4:7]))
    return names, rows, missed


def train(x, y, weight):
    data = lightgbm.Dataset(x, y, weight=weight)
    options = {"objective": "binary", "learning_rate": 0.07, "num_leaves": 15, "min_data_in_leaf": 40, "lambda_l2": 4.0, "feature_fraction": 0.6,
               "bagging_fraction": 0.8, "bagging_freq": 1, "seed": 7, "deterministic": True, "force_row_wise": True, "num_threads": 2, "verbose": -1}
    return lightgbm.train(options, data, ROUNDS)


def crossed(x, y, weight, folds):
    scores = np.zeros(len(y))
    for fold in range(5):
        scores[folds == fold] = train(x[folds != fold], y[folds != fold], weight[folds != fold]).predict(x[folds == fold])
    return scores


def flatten(tree, nodes):
    """Appends a tree's nodes, children by their distance from the tree's root; returns the root's mean value."""
    at = len(nodes)
    nodes.append(None)
    if "leaf_value" in tree:
        nodes[at] = ("leaf", tree["leaf_value"])
        return tree["leaf_value"], tree.get("leaf_count", 1), at
    left, n_left, left_at = flatten(tree["left_child"], nodes)
    right, n_right, right_at = flatten(tree["right_child"], nodes)
    value = (left * n_left + right * n_right) / max(1, n_left + n_right)
    nodes[at] = ("node", tree["split_feature"], tree["threshold"], left_at, right_at, value)
    return value, n_left + n_right, at


def write(model, thresholds, folder):
    lines = ["# Boosted trees over the evidence; written by learn/judgement.py.", "bias\t0", f"error\t{thresholds['error']:.4f}", f"warning\t{thresholds['warning']:.4f}"]
    for tree in model.dump_model()["tree_info"]:
        nodes = []
        flatten(tree["tree_structure"], nodes)
        lines.append("tree")
        for node in nodes:
            lines.append("\t".join([node[0]] + [f"{cell:.4g}" if isinstance(cell, float) else str(cell) for cell in node[1:]]))
    Path(folder, "judgement", "model.tsv").write_text("\n".join(lines) + "\n", encoding="utf-8")


def threshold_for(budget, scores, in_news):
    ranked = np.sort(scores[in_news])[::-1]
    allowed = int(budget * WORDS["news"] / 1e4)
    return float(ranked[min(allowed, len(ranked) - 1)])


def show(rows, scores, genres, label, n):
    for title, mask in (("false alarms in news", genres == "news"), ("false alarms elsewhere", (label == 0) & (genres != "news")), ("slips missed", label == 1)):
        print(title)
        order = np.argsort(-scores if title.startswith("false") else scores)
        for at in [a for a in order if mask[a]][:n]:
            print(f"   {scores[at]:.2f}", rows[at][1], *rows[at][5], sep=" | ")


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("table")
    parser.add_argument("--write")
    parser.add_argument("--show", type=int, default=0, help="print the N worst of each side")
    args = parser.parse_args()
    names, rows, missed = read(args.table)
    x = np.array([r[4] for r in rows])
    label = np.array([r[0] for r in rows])
    y = (label > 0).astype(float)
    weight = np.where(label == 2, MADE_WEIGHT, 1.0)
    sets = np.array([r[1] for r in rows])
    folds = np.array([zlib.crc32(r[3].encode()) % 5 for r in rows])
    scores = crossed(x, y, weight, folds)
    # Clean texts hold genuine errors; what looks like one beyond doubt does not teach the contrary.
    weight = np.where((label == 0) & (scores > SUSPECT), 0.0, weight)
    scores = crossed(x, y, weight, folds)
    genres = np.array([genre(s) if l == 0 else "" for s, l in zip(sets, label)])
    thresholds = {level: threshold_for(budget, scores, genres == "news") for level, budget in BUDGET.items()}
    for level, threshold in thresholds.items():
        print(f"{level}: threshold {threshold:.3f}")
        print("  false alarms per 10,000:", {g: round(1e4 * float((scores[genres == g] > threshold).sum()) / n, 1) for g, n in WORDS.items()})
        for name in sorted(set(sets[label == 1])):
            mask = (sets == name) & (label == 1)
            found = (scores[mask] > threshold).sum()
            print(f"  {name:32} of scored {100 * found / mask.sum():5.1f} %, of all {100 * found / (mask.sum() + missed[name]):5.1f} % ({mask.sum()} + {missed[name]})")
        print(f"  made {100 * (scores[label == 2] > threshold).mean():.1f} %")
    for low, high in ((0, .1), (.1, .3), (.3, .5), (.5, .7), (.7, .9), (.9, 1.01)):
        mask = (scores >= low) & (scores < high) & (label != 2)
        print(f"calibration {low:.1f}–{high:.1f}: {y[mask].mean():.2f} of {mask.sum()}")
    if args.show:
        show(rows, scores, genres, label, args.show)
    model = train(x, y, weight)
    gain = sorted(zip(model.feature_importance("gain"), names), reverse=True)
    print(", ".join(f"{n} {g:.0f}" for g, n in gain[:30]))
    print("unused:", ", ".join(n for g, n in gain if g == 0))
    if args.write:
        write(model, thresholds, args.write)


if __name__ == "__main__":
    main()
