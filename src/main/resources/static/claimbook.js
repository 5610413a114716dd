// Keys, fields that offer, selecting words. Everything else works without it.

const one = (selector, within = document) => within.querySelector(selector);
const all = (selector, within = document) => [...within.querySelectorAll(selector)];
const on = (types, act) => types.split(" ").forEach((type) => document.addEventListener(type, act));
const STEP = { ArrowDown: 1, ArrowUp: -1 };
const typing = (target) => target.closest("input, textarea, select");

// / searches, j and k move, o opens, e edits, c records what is selected, ? lists the keys.
const row = () => document.activeElement.closest("[data-row]");
const focusRow = (step) => {
  const links = all("[data-row] [data-open]");
  const next = links.findIndex((link) => row()?.contains(link)) + step;
  (links[Math.max(next, 0)] ?? links.at(-1))?.focus();
};
const follow = (selector) => one(selector, row() ?? document)?.click();
const keys = {
  "/": () => one(".search input").focus(),
  j: () => focusRow(1),
  k: () => focusRow(-1),
  o: () => follow("[data-open]"),
  e: () => follow("[data-edit]"),
  c: () => {
    select();
    one("#selected:not([hidden]) a")?.click();
  },
  "?": () => one("#keys").showModal(),
};
on("keydown", (event) => {
  const { target, key } = event;
  const command = event.ctrlKey || event.metaKey;
  if (target.role === "combobox") walk(event);
  const form = target.form ?? one("#here form, #task form");
  if (key === "Enter" && command) form?.requestSubmit(one("[data-once]", form));
  const hop = target.closest("[data-hop]");
  if (hop && event.altKey && STEP[key]) {
    event.preventDefault();
    move(hop, STEP[key]);
    target.focus();
  }
  if (command || event.altKey || typing(target) || !keys[key]) return;
  event.preventDefault();
  keys[key]();
});

// The chain: it has the order of its fields, and what is added a number that nothing else has.
const move = (hop, step) => step < 0 ? hop.previousElementSibling?.before(hop) : hop.nextElementSibling?.after(hop);
let added = 1000;
const add = (chain, way) => {
  const blank = one("[data-blank]", chain).cloneNode();
  blank.innerHTML = one("[data-blank]", chain).innerHTML.replaceAll(/([/-])N\b/g, "$1" + added++);
  const hop = blank.content.firstElementChild;
  one("[data-hops]", chain)[way](hop);
  globalThis.htmx?.process(hop);
  one("input", hop).focus();
};
let dragged = null;
on("dragstart", (event) => {
  dragged = event.target.closest?.("[data-grip]")?.closest("[data-hop]");
  if (dragged) event.dataTransfer.setDragImage(dragged, 0, 0);
});
on("dragover", (event) => {
  const over = event.target.closest?.("[data-hop]");
  if (!dragged || over?.parentElement !== dragged.parentElement) return;
  event.preventDefault();
  const { top, height } = over.getBoundingClientRect();
  if (over !== dragged) over[event.clientY < top + height / 2 ? "before" : "after"](dragged);
});
on("dragend", () => { dragged = null; });

// What is typed is looked up: arrows walk, Enter or Tab takes it.
const mark = (input, option) => {
  one("[aria-selected=true]", input.nextElementSibling)?.setAttribute("aria-selected", false);
  option?.setAttribute("aria-selected", true);
  input.setAttribute("aria-activedescendant", option?.id ?? "");
};
const offer = (input, open) => {
  const list = input.nextElementSibling;
  list.hidden = !open;
  if (open) list.scrollIntoView({ block: "nearest" });
  input.setAttribute("aria-expanded", open);
  mark(input);
};
const mean = (input, same = all("li", input.nextElementSibling).filter(({ dataset }) => dataset.value === input.value)) => {
  const id = one("input[data-id]", input.parentElement);
  if (id) id.value = same.length === 1 ? same[0].dataset.id : "";
};
const take = (from, input = from.parentElement.previousElementSibling) => {
  input.value = from.dataset.value;
  mean(input, [from]);
  if (input.role === "combobox") offer(input, false);
};
const walk = (event) => {
  const { target, key } = event;
  const list = target.nextElementSibling;
  const options = all("li", list);
  const here = one("[aria-selected=true]", list);
  const step = STEP[key];
  if (step && !event.altKey && options.length) {
    if (list.hidden) offer(target, true);
    mark(target, options.at(here ? (options.indexOf(here) + step) % options.length : (step - 1) / 2));
  } else if (here && /^(Enter|Tab)$/.test(key)) take(here);
  else if (list.hidden || !/^E(nter|scape)$/.test(key)) return;
  else offer(target, false);
  if (key !== "Tab") event.preventDefault();
};
on("focusin focusout input", ({ type, target }) => {
  if (target.role !== "combobox") return;
  type === "input" ? mean(target) : offer(target, false);
  target.autocomplete = type === "focusout" ? "" : "off"; // forgets what was typed
});
on("mousedown", (event) => {
  const option = event.target.closest("[role=option]");
  if (!option) return;
  event.preventDefault();
  take(option);
});

const show = (event, link, target, swap) => {
  if (!globalThis.htmx || !one(target)) return;
  event.preventDefault();
  htmx.ajax("GET", link.href, { target, select: "#form", swap });
};
on("click", (event) => {
  const target = event.target.closest("button, a");
  if (!target) return;
  const { dataset } = target;
  const hop = target.closest("[data-hop]");
  const field = document.getElementById(dataset.field);
  if (field) take(target, field);
  if (dataset.copy) navigator.clipboard.writeText(one("#" + dataset.copy).textContent.trim());
  if (dataset.done) target.textContent = dataset.done;
  if (dataset.move) move(hop, Number(dataset.move));
  if (dataset.add) add(target.closest("[data-chain]"), dataset.add);
  for (const [name, value] of Object.entries(JSON.parse(dataset.fill ?? "{}"))) {
    const filled = target.form.elements[name];
    filled.value = value;
    filled.closest("details")?.setAttribute("open", "");
    filled.focus();
  }
  if ("remove" in dataset) hop.remove();
  if ("task" in dataset) show(event, target, "#task", "innerHTML show:top");
  if (target.closest("[data-text]") && String(getSelection())) event.preventDefault();
  if (target.closest("#selected")) {
    show(event, target, "#here", "innerHTML");
    getSelection().empty();
    one("#selected").hidden = true;
  }
});
on("change", ({ target }) => {
  if (target.value === "FIGURE") one("[data-figure]")?.setAttribute("open", "");
  if (target.dataset.every) all(`[name="${target.dataset.every}"]`).forEach((box) => { box.checked = target.checked; });
});

// Words that are selected in a text, by the code points before them.
const length = (text) => [...text].length;
const select = () => {
  const bar = one("#selected");
  const selection = getSelection();
  const range = selection.rangeCount && selection.getRangeAt(0);
  const text = one("[data-text]");
  if (!bar) return;
  if (!range || !text.contains(range.commonAncestorContainer)) {
    if (!selection.isCollapsed || typing(document.activeElement)) bar.hidden = true;
    return;
  }
  const before = document.createRange();
  before.selectNodeContents(text);
  before.setEnd(range.startContainer, range.startOffset);
  const raw = String(range);
  const exact = raw.trim();
  const start = length(before + raw) - length(raw.trimStart());
  bar.hidden = !exact;
  if (!exact) return;
  one("[data-words]", bar).textContent = exact.slice(0, 200);
  one("a", bar).href = text.dataset.text + "?" + new URLSearchParams({ exact, start, end: start + length(exact) });
};
on("selectionchange", select);

on("htmx:afterSettle", ({ target }) => {
  all("noscript", target).forEach((other) => other.remove());
  if (target.matches(".offered")) {
    const input = target.previousElementSibling;
    all("li", target).forEach((option, index) => { option.id = target.id + index; });
    offer(input, input === document.activeElement && !!target.firstElementChild);
    mean(input);
  }
});
on("htmx:afterSwap", ({ target }) => { // at once: whoever types already types on
  if (target.matches("#here, #task")) one("[data-focus], input:not([type=hidden]), select, textarea", target)?.focus();
});

// Once is enough.
on("submit", ({ target, submitter }) => {
  const button = submitter && !("once" in submitter.dataset) ? null : one("[data-once]", target);
  if (button) setTimeout(() => { button.disabled = true; });
  all("[role=combobox]", target).forEach((input) => { input.autocomplete = ""; });
});
addEventListener("pageshow", () => {
  const here = one(".top nav [aria-current]");
  if (here) here.parentElement.scrollLeft = here.offsetLeft - here.parentElement.clientWidth / 2;
  all("[data-once]").forEach((button) => { button.disabled = false; });
  one("form[data-send]")?.requestSubmit();
  (one("[data-first]") ?? one("[data-focus]"))?.focus();
});
