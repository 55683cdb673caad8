"use strict";
// Uses the page as a reader would, and leaves what went wrong in its title.
addEventListener("load", () => {
  const wrong = [];
  const is = (what, found, wanted) => { if (found !== wanted) wrong.push(`${what}: ${found}, not ${wanted}`); };
  const press = (key) => document.activeElement.dispatchEvent(new KeyboardEvent("keydown", { key, bubbles: true }));
  const here = () => [...document.querySelectorAll(".here")].map((element) => element.id).join(" ");
  const position = () => document.getElementById("position").textContent;
  const shown = () => document.querySelectorAll(".findings li:not(.off)").length;
  const n = document.querySelectorAll(".findings li").length;

  is("marks", document.querySelectorAll("mark").length, n);
  is("at first", position(), `${n}`);
  press("j");
  is("first finding", here(), "f1 i1");
  is("focus", document.activeElement.id, "f1");
  press("n");
  is("second finding", position(), `2 / ${n}`);
  press("k"); press("p");
  is("round to the last", here(), `f${n} i${n}`);
  document.querySelector("#f3").click();
  is("a click on a mark", here(), "f3 i3");
  document.querySelector("#i2 a").click();
  is("a click on the list", here(), "f2 i2");
  document.querySelector('[data-level="error"]').click();
  is("without errors", shown(), document.querySelectorAll(".findings li:not(.error)").length);
  is("marks without errors", document.querySelectorAll("mark.error:not(.off)").length, 0);
  document.querySelector('[data-level="error"]').click();
  const rule = document.getElementById("rule");
  rule.value = "doubled-word";
  rule.dispatchEvent(new Event("change", { bubbles: true }));
  is("one rule", shown(), document.querySelectorAll('.findings li[data-rule="doubled-word"]').length);
  const before = getComputedStyle(document.body).backgroundColor;
  press("t");
  if (getComputedStyle(document.body).backgroundColor === before) wrong.push("the theme did not change");
  is("nothing loaded from elsewhere", performance.getEntriesByType("resource").length, 0);
  document.title = wrong.length ? wrong.join("; ") : "all is well";
});
