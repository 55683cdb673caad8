"""Reads the recorded reports as their consumers do, and compares each with the JSON lines.

usage: check.py REPORTS NODE_MODULES
"""

import json
import subprocess
import sys
import xml.etree.ElementTree as xml
from pathlib import Path

import jsonschema
import junitparser

reports, modules = Path(sys.argv[1]), Path(sys.argv[2])
findings = [json.loads(line) for line in (reports / "sample.jsonl").read_text("utf-8").splitlines()]


def read(name):
    return (reports / f"sample.{name}").read_text("utf-8")


def same(name, found, expected):
    assert found == expected, f"{name} tells something else:\n{found}\n{expected}"
    print(f"{name}: {len(expected)} findings, as in the JSON lines")


def sarif():
    report = json.loads(read("sarif"))
    schema = json.loads((modules / "@microsoft/jest-sarif/lib/schemas/sarif-2.1.0-rtm.5.json").read_text("utf-8"))
    jsonschema.validators.validator_for(schema)(schema).validate(report | {"$schema": schema["id"] if "id" in schema else schema["$id"]})
    [run] = report["runs"]
    assert all(run["tool"]["driver"]["rules"][r["ruleIndex"]]["id"] == r["ruleId"] for r in run["results"] if "ruleIndex" in r)
    regions = [(r["ruleId"], r["locations"][0]["physicalLocation"]["region"]) for r in run["results"]]
    found = [(rule, g["startLine"], g["startColumn"], g["endLine"], g["endColumn"], g["byteOffset"], g["byteLength"]) for rule, g in regions]
    columns = ("rule", "line", "utf16_column", "end_line", "utf16_end_column", "start")
    same("sarif", found, [(*(f[c] for c in columns), f["end"] - f["start"]) for f in findings])


def workflow_command(line):
    """A command as the runner of GitHub Actions reads it."""
    head, data = line.removeprefix("::").split("::", 1)
    name, _, properties = head.partition(" ")
    unescape = lambda text: text.replace("%0D", "\r").replace("%0A", "\n").replace("%3A", ":").replace("%2C", ",").replace("%25", "%")
    pairs = dict(part.split("=", 1) for part in properties.split(",") if part)
    data = data.replace("%0D", "\r").replace("%0A", "\n").replace("%25", "%")
    return name, {key: unescape(value) for key, value in pairs.items()}, data


def github():
    level = {"error": "error", "warning": "warning", "notice": "info"}
    commands = [workflow_command(line) for line in read("github").splitlines() if line.startswith("::")]
    found = [(level[n], p["title"], p["file"], int(p["line"]), int(p["col"]), int(p["endLine"]), int(p["endColumn"]), d.split(" → ")[0]) for n, p, d in commands]
    columns = ("level", "rule", "path", "line", "column", "end_line", "end_column", "message")
    same("github", sorted(found), sorted(tuple(f[c] for c in columns) for f in findings))


def junit():
    cases = [case for suite in junitparser.JUnitXml.fromstring(read("junit").encode()) for case in suite]
    failures = [(case.classname, result.type, result.message) for case in cases for result in case.result]
    same("junit", failures, [(f["path"], f["level"], f["message"]) for f in findings])


def checkstyle():
    root = xml.fromstring(read("checkstyle"))
    found = [(file.get("name"), int(e.get("line")), int(e.get("column")), e.get("severity"), e.get("source"), e.get("message")) for file in root for e in file]
    same("checkstyle", found, [(f["path"], f["line"], f["column"], f["level"], "rotstift." + f["rule"], f["message"]) for f in findings])


def gitlab():
    report = json.loads(read("gitlab"))
    assert len({issue["fingerprint"] for issue in report}) == len(report), "GitLab drops findings of equal fingerprint"
    assert all(issue["severity"] in ("info", "minor", "major", "critical", "blocker") for issue in report)
    found = [(i["location"]["path"], i["location"]["lines"]["begin"], i["check_name"], i["description"]) for i in report]
    same("gitlab", found, [(f["path"], f["line"], f["rule"], f["message"]) for f in findings])


def rdjson():
    validator = modules / "@umbrelladocs/rdformat-validator/bin/rdformat-validator.js"
    done = subprocess.run(["node", validator, reports / "sample.rdjson"], capture_output=True, text=True)
    assert done.returncode == 0, done.stdout + done.stderr
    found = [(d["location"]["path"], d["location"]["range"]["start"]["line"], d["code"]["value"], d["message"], d["severity"].lower()) for d in json.loads(read("rdjson"))["diagnostics"]]
    same("rdjson", found, [(f["path"], f["line"], f["rule"], f["message"], f["level"]) for f in findings])


for consumer in (sarif, github, junit, checkstyle, gitlab, rdjson):
    consumer()
