"use strict";
// Keys, fields that offer, selecting words. Everything else works without it.
(() => {
  const one = (selector, within = document) => within.querySelector(selector);
  const all = (selector, within = document) => [...within.querySelectorAll(selector)];
  const STEP = { ArrowDown: 1, ArrowUp: -1 };
  const typing = (target) => target.closest("input, textarea, select");

  // / searches, j and k move, o opens, e edits, c records what is selected, ? lists the keys.
  const rows = () => all("[data-row]");
  const inside = (row) => row.contains(document.activeElement);
  const focusRow = (step) => {
    const next = rows()[Math.min(Math.max(rows().findIndex(inside) + step, 0), rows().length - 1)];
    one("[data-open]", next ?? document)?.focus();
  };
  const follow = (selector) => one(selector, rows().find(inside) ?? document)?.click();
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
    if (target.role === "combobox") walk(event);
    const form = target.form ?? one("#here form, #task form");
    if (key === "Enter" && (event.ctrlKey || event.metaKey)) form?.requestSubmit(one("[data-once]", form));
    const hop = target.closest?.("[data-hop]");
    if (hop && event.altKey && STEP[key]) {
      event.preventDefault();
      move(hop, STEP[key]);
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
      all("*", hop).forEach((field) =>
        ["name", "id", "for", "aria-describedby", "aria-controls"].forEach((name) => {
          const value = field.getAttribute(name);
          const start = [at + "/", id + "-"].find((each) => value?.startsWith(each));
          if (start) field.setAttribute(name, start + index + value.slice(start.length).replace(/^(N|\d+)/, ""));
        })));
  };
  const move = (hop, step) => {
    const other = step < 0 ? hop.previousElementSibling : hop.nextElementSibling;
    if (other) other[step < 0 ? "before" : "after"](hop);
    number(hop.parentElement);
  };
  const add = (chain, way) => {
    const list = one("[data-hops]", chain);
    list[way](one("[data-blank]", chain).content.cloneNode(true));
    number(list);
    const hop = list[way === "append" ? "lastElementChild" : "firstElementChild"];
    globalThis.htmx?.process(hop);
    one("input", hop).focus();
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
    if (over !== dragged) over[event.clientY < top + height / 2 ? "before" : "after"](dragged);
  });
  document.addEventListener("dragend", () => {
    if (!dragged) return;
    dragged.draggable = false;
    number(dragged.parentElement);
    dragged = null;
  });

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
  const take = (option) => {
    const input = option.parentElement.previousElementSibling;
    input.value = option.dataset.value;
    mean(input, [option]);
    offer(input, false);
  };
  const walk = (event) => {
    const input = event.target;
    const list = input.nextElementSibling;
    const step = STEP[event.key];
    const here = one("[aria-selected=true]", list);
    if (step && !event.altKey && list.firstElementChild) {
      if (list.hidden) offer(input, true);
      const options = all("li", list);
      mark(input, options.at(here ? (options.indexOf(here) + step) % options.length : (step - 1) / 2));
    } else if (here && /^(Enter|Tab)$/.test(event.key)) take(here);
    else if (list.hidden || !/^E(nter|scape)$/.test(event.key)) return;
    else offer(input, false);
    if (event.key !== "Tab") event.preventDefault();
  };
  ["focusin", "focusout", "input"].forEach((type) => document.addEventListener(type, ({ target }) => {
    if (target.role !== "combobox") return;
    type === "input" ? mean(target) : offer(target, false);
    target.autocomplete = type === "focusout" ? "" : "off"; // forgets what was typed
  }));
  document.addEventListener("mousedown", (event) => {
    const option = event.target.closest("[role=option]");
    if (!option) return;
    event.preventDefault();
    take(option);
  });

  const put = (event, into, swap) => {
    if (!globalThis.htmx || !one(into)) return;
    event.preventDefault();
    htmx.ajax("GET", event.target.closest("a").href, { target: into, select: "#form", swap });
  };
  document.addEventListener("click", (event) => {
    const target = event.target.closest("button, a");
    if (!target) return;
    const { dataset } = target;
    const hop = target.closest("[data-hop]");
    if (dataset.copy) navigator.clipboard.writeText(one("#" + dataset.copy).textContent.trim());
    if ("take" in dataset) {
      const field = document.getElementById(dataset.field);
      if (field) field.value = dataset.value;
    }
    if (dataset.done) target.textContent = dataset.done;
    if (dataset.move) move(hop, Number(dataset.move));
    if (dataset.add) add(target.closest("[data-chain]"), dataset.add);
    for (const [name, value] of Object.entries(JSON.parse(dataset.fill ?? "{}"))) {
      const field = target.form.elements[name];
      field.value = value;
      field.closest("details").open = true;
      field.focus();
    }
    if ("remove" in dataset) {
      const list = hop.parentElement;
      hop.remove();
      number(list);
    }
    if ("task" in dataset) put(event, "#task", "innerHTML show:top");
    if (target.closest("[data-text]") && String(getSelection())) event.preventDefault();
    if (target.closest("#selected")) {
      put(event, "#here", "innerHTML");
      getSelection().empty();
      one("#selected").hidden = true;
    }
  });
  document.addEventListener("change", ({ target }) => {
    if (target.value === "FIGURE") one("[data-figure]")?.setAttribute("open", "");
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
      if (bar && (!selection?.isCollapsed || typing(document.activeElement))) bar.hidden = true;
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
    one("[data-words]", bar).textContent = exact.slice(0, 200);
    const query = new URLSearchParams({ exact, start, end: start + length(exact) });
    one("a", bar).href = text.dataset.text + "?" + query;
  };
  document.addEventListener("selectionchange", select);

  document.addEventListener("htmx:afterSettle", ({ target }) => {
    all("noscript", target).forEach((other) => other.remove());
    if (target.matches(".offered")) {
      const input = target.previousElementSibling;
      all("li", target).forEach((option, index) => { option.id = target.id + index; });
      offer(input, input === document.activeElement && !!target.firstElementChild);
      mean(input);
    }
  });
  document.addEventListener("htmx:afterSwap", ({ target }) => { // at once: whoever types already types on
    if (target.matches("#here, #task")) one("[data-focus], input:not([type=hidden]), select, textarea", target)?.focus();
  });

  // Once is enough.
  document.addEventListener("submit", ({ target, submitter }) => {
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
})();
