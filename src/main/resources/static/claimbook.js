"use strict";
// Keys, the chain builder, selecting words, and forms that are sent once. Everything else works without it.
(() => {
  const one = (selector, within = document) => within.querySelector(selector);
  const all = (selector, within = document) => [...within.querySelectorAll(selector)];
  const typing = (target) => target.closest("input, textarea, select, [contenteditable]");

  // / searches, j and k move, o opens, e edits, c records what is selected, ? lists the keys.
  const rows = () => all("[data-row]");
  const focusRow = (step) => {
    const here = rows().findIndex((row) => row.contains(document.activeElement));
    const next = rows()[Math.min(Math.max(here + step, 0), rows().length - 1)];
    one("[data-open]", next ?? document)?.focus();
  };
  const follow = (selector) => {
    const row = rows().find((each) => each.contains(document.activeElement)) ?? document;
    one(selector, row)?.click();
  };
  const keys = {
    "/": () => one(".search input")?.focus(),
    j: () => focusRow(1),
    k: () => focusRow(-1),
    o: () => follow("[data-open]"),
    e: () => follow("[data-edit]"),
    c: () => {
      select();
      one("#selected:not([hidden]) a")?.click();
    },
    "?": () => one("#keys")?.showModal(),
  };
  document.addEventListener("keydown", (event) => {
    const { target, key } = event;
    const form = target.form ?? one("#here form, #task form");
    if (key === "Enter" && (event.ctrlKey || event.metaKey)) form?.requestSubmit(one("[data-once]", form));
    const hop = target.closest?.("[data-hop]");
    if (hop && event.altKey && (key === "ArrowUp" || key === "ArrowDown")) {
      event.preventDefault();
      move(hop, key === "ArrowUp" ? -1 : 1);
      target.focus();
    }
    if (event.ctrlKey || event.metaKey || event.altKey || typing(target) || !keys[key]) return;
    event.preventDefault();
    keys[key]();
  });

  // The chain: an ordered list whose fields are named by their place in it.
  const number = (list) => {
    const at = list.dataset.at;
    const id = "f" + at.replaceAll("/", "-");
    all(":scope > [data-hop]", list).forEach((hop, index) =>
      all("[name], [id], [for], [aria-describedby]", hop).forEach((field) =>
        ["name", "id", "for", "aria-describedby"].forEach((name) => {
          const value = field.getAttribute(name);
          const start = value?.startsWith(at + "/") ? at + "/" : value?.startsWith(id + "-") ? id + "-" : null;
          if (start) field.setAttribute(name, start + index + value.slice(start.length).replace(/^(N|\d+)/, ""));
        })));
  };
  const move = (hop, step) => {
    const other = step < 0 ? hop.previousElementSibling : hop.nextElementSibling;
    if (other) step < 0 ? other.before(hop) : other.after(hop);
    number(hop.parentElement);
  };
  const add = (chain) => {
    const list = one("[data-hops]", chain);
    list.append(one("[data-blank]", chain).content.cloneNode(true));
    number(list);
    globalThis.htmx?.process(list.lastElementChild);
    one("input", list.lastElementChild).focus();
  };
  let dragged = null;
  document.addEventListener("pointerdown", ({ target }) => {
    const hop = target.closest("[data-grip]")?.closest("[data-hop]");
    if (hop) hop.draggable = true;
  });
  document.addEventListener("dragstart", ({ target }) => { dragged = target.matches?.("[data-hop]") ? target : null; });
  document.addEventListener("dragover", (event) => {
    const over = event.target.closest?.("[data-hop]");
    if (!dragged || !over || over.parentElement !== dragged.parentElement) return;
    event.preventDefault();
    const { top, height } = over.getBoundingClientRect();
    if (over !== dragged) event.clientY < top + height / 2 ? over.before(dragged) : over.after(dragged);
  });
  document.addEventListener("dragend", () => {
    if (!dragged) return;
    dragged.draggable = false;
    number(dragged.parentElement);
    dragged = null;
  });

  // A source that is chosen from the list is meant by its id; one that is typed, by its name.
  const chosen = (input) => {
    const found = all("#sources option").filter((option) => option.value === input.value);
    const id = one("[data-id]", input.closest("[data-source]"));
    id.value = found.length === 1 ? found[0].dataset.id : "";
  };
  document.addEventListener("input", ({ target }) => {
    if (target.closest("[data-source]") && target.list) chosen(target);
  });

  document.addEventListener("click", (event) => {
    const target = event.target.closest("button, a");
    if (!target) return;
    const { dataset } = target;
    const hop = target.closest("[data-hop]");
    if (dataset.copy) navigator.clipboard.writeText(one("#" + dataset.copy).textContent.trim());
    if ("take" in dataset) {
      const field = one("#" + CSS.escape(dataset.field));
      if (field) field.value = dataset.value;
    }
    if (dataset.done) target.textContent = dataset.done;
    if (dataset.move) move(hop, Number(dataset.move));
    if ("add" in dataset) add(target.closest("[data-chain]"));
    if ("remove" in dataset) {
      const list = hop.parentElement;
      hop.remove();
      number(list);
    }
    if ("task" in dataset && globalThis.htmx && one("#task")) {
      event.preventDefault();
      htmx.ajax("GET", target.href, { target: "#task", select: "#form", swap: "innerHTML show:top" });
    }
    if (target.closest("[data-text]") && String(getSelection())) event.preventDefault();
    if (target.closest("#selected") && globalThis.htmx && one("#here")) {
      event.preventDefault();
      htmx.ajax("GET", target.getAttribute("href"), { target: "#here", select: "#form", swap: "innerHTML" });
      getSelection().empty();
      one("#selected").hidden = true;
    }
  });
  document.addEventListener("change", ({ target }) => {
    if ("every" in target.dataset) all(`[name="${target.dataset.every}"]`).forEach((box) => { box.checked = target.checked; });
  });

  // Words that are selected in a text, by the code points before them.
  const length = (text) => [...text].length;
  const select = () => {
    const bar = one("#selected");
    const selection = getSelection();
    const range = selection?.rangeCount ? selection.getRangeAt(0) : null;
    const text = bar && range && one("[data-text]");
    if (!text || !text.contains(range.commonAncestorContainer)) {
      if (bar && !selection?.isCollapsed) bar.hidden = true;
      return;
    }
    const before = document.createRange();
    before.selectNodeContents(text);
    before.setEnd(range.startContainer, range.startOffset);
    const raw = range.toString();
    const exact = raw.trim();
    const start = length(before.toString()) + length(raw.slice(0, raw.length - raw.trimStart().length));
    bar.hidden = !exact;
    if (!exact) return;
    one("[data-words]", bar).textContent = exact.length > 90 ? exact.slice(0, 90) + "…" : exact;
    const query = new URLSearchParams({ exact, start, end: start + length(exact) });
    one("a", bar).href = text.dataset.text + "?" + query;
  };
  document.addEventListener("selectionchange", select);

  document.addEventListener("htmx:afterSettle", ({ target }) => {
    all("noscript", target).forEach((other) => other.remove());
    if (target.matches("#here, #task")) one("[data-focus], input:not([type=hidden]), select, textarea", target)?.focus();
  });

  // Once is enough; coming back allows it again.
  document.addEventListener("submit", ({ target, submitter }) => {
    const button = submitter && !("once" in submitter.dataset) ? null : one("[data-once]", target);
    if (button) setTimeout(() => { button.disabled = true; });
  });
  addEventListener("pageshow", () => {
    const here = one(".top nav [aria-current]");
    if (here) here.parentElement.scrollLeft = here.offsetLeft - here.parentElement.clientWidth / 2;
    all("[data-once]").forEach((button) => { button.disabled = false; });
    one("form[data-send]")?.requestSubmit();
    (one("[data-first]") ?? one("[data-focus]"))?.focus();
  });
})();
