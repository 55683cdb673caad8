"use strict";
(() => {
  const $ = (id) => document.getElementById(id);
  const all = (what) => [...document.querySelectorAll(what)];
  const items = all(".findings li");
  const level = (element) => ["error", "warning", "info"].find((name) => element.classList.contains(name));
  const number = (item) => item.id.slice(1);
  let here = -1;

  const rules = [...new Set(items.map((item) => item.dataset.rule))].sort();
  for (const rule of rules) $("rule").add(new Option(rule, rule));
  for (const count of all("[data-count]")) {
    const n = items.filter((item) => item.classList.contains(count.dataset.count)).length;
    count.textContent = n;
    if (n === 0) count.closest("label").hidden = true;
  }

  const shown = () => items.filter((item) => !item.classList.contains("off"));

  const position = () => {
    const list = shown();
    $("position").textContent = here < 0 || !list.length ? `${list.length}` : `${here + 1} / ${list.length}`;
  };

  const filter = () => {
    const levels = new Set(all("[data-level]:checked").map((box) => box.dataset.level));
    const rule = $("rule").value;
    for (const item of items) {
      const off = !levels.has(level(item)) || (rule !== "" && item.dataset.rule !== rule);
      item.classList.toggle("off", off);
      $("f" + number(item))?.classList.toggle("off", off);
    }
    for (const section of all("section.text")) section.hidden = !section.querySelector("li:not(.off)");
    here = -1;
    for (const old of all(".here")) old.classList.remove("here");
    position();
  };

  const go = (target, focus) => {
    const list = shown();
    if (!list.length) return;
    here = ((target % list.length) + list.length) % list.length;
    for (const old of all(".here")) old.classList.remove("here");
    const item = list[here];
    const mark = $("f" + number(item));
    item.classList.add("here");
    mark?.classList.add("here");
    mark?.scrollIntoView({ block: "center" });
    if (getComputedStyle(item.parentElement).position === "sticky") {
      const box = item.parentElement;
      box.scrollTop = item.offsetTop - box.offsetTop - box.clientHeight / 3;
    }
    if (focus) mark?.focus({ preventScroll: true });
    position();
  };

  const choose = (element) => go(shown().findIndex((item) => number(item) === element.id.slice(1)), false);

  const theme = () => {
    const dark = matchMedia("(prefers-color-scheme: dark)").matches;
    const now = document.documentElement.dataset.theme ?? (dark ? "dark" : "light");
    document.documentElement.dataset.theme = now === "dark" ? "light" : "dark";
  };

  document.addEventListener("change", filter);
  document.addEventListener("click", (event) => {
    const mark = event.target.closest("mark:not(.off)");
    const item = event.target.closest(".findings li");
    if (mark) choose(mark);
    if (item) { event.preventDefault(); choose(item); }
  });
  $("next").addEventListener("click", () => go(here + 1, false));
  $("previous").addEventListener("click", () => go(here < 0 ? -1 : here - 1, false));
  $("theme").addEventListener("click", theme);
  document.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || event.target.closest("select")) return;
    const does = {
      j: () => go(here + 1, true), n: () => go(here + 1, true),
      k: () => go(here < 0 ? -1 : here - 1, true), p: () => go(here < 0 ? -1 : here - 1, true),
      t: theme, Enter: () => event.target.matches("mark") && choose(event.target),
    }[event.key];
    if (does) { does(); if (event.key !== "Enter") event.preventDefault(); }
  });
  filter();
  if (/^#[fi]\d+$/.test(location.hash)) choose({ id: location.hash.slice(1) });
})();
