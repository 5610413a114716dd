"use strict";
// Keys: / searches, j and k move, o opens, e edits, ? lists the keys. Everything also works without them.
(() => {
  const rows = () => [...document.querySelectorAll("[data-row]")];
  const typing = (target) => target.closest("input, textarea, select, [contenteditable]");
  const focusRow = (step) => {
    const all = rows();
    const here = all.findIndex((row) => row.contains(document.activeElement));
    const next = all[Math.min(Math.max(here + step, 0), all.length - 1)];
    next?.querySelector("a")?.focus();
  };
  const follow = (selector) => {
    const row = rows().find((each) => each.contains(document.activeElement)) ?? document;
    row.querySelector(selector)?.click();
  };
  const keys = {
    "/": () => document.querySelector(".search input")?.focus(),
    j: () => focusRow(1),
    k: () => focusRow(-1),
    o: () => follow("[data-open]"),
    e: () => follow("[data-edit]"),
    "?": () => document.getElementById("keys")?.showModal(),
  };
  document.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || typing(event.target)) return;
    const act = keys[event.key];
    if (act) {
      event.preventDefault();
      act();
    }
  });
  document.addEventListener("click", (event) => {
    const copy = event.target.closest("[data-copy]");
    if (copy) {
      navigator.clipboard.writeText(document.getElementById(copy.dataset.copy).textContent.trim());
      copy.textContent = copy.dataset.done;
    }
  });
})();
