/* The search box of the header: a combobox (ARIA Authoring Practices Guide, "editable combobox with list
   autocomplete") with the best hits below it. Enter opens the chosen hit, or else the first. */
"use strict";

(() => {
  const box = document.querySelector(".search-box");
  if (!box) return;
  const { element, counted } = shown;
  const input = box.querySelector("input");
  const message = element("div", { class: "search-message", hidden: true });
  const list = element("div", { role: "listbox", id: "search-options", "aria-label": "Results" });
  const frame = element("div", { class: "search-found", hidden: true }, message, list, foot());
  const status = element("p", { class: "unseen", role: "status" });
  const clear = element("button", { type: "reset", "aria-label": "Clear the search" });
  const closes = element("button", { type: "button", value: "close" }, "Close");
  const opener = document.querySelector(".search-opens");
  const page = document.querySelector(".search-form input");

  const PAUSE = 120;
  const DOCUMENTS = 6;
  /* Documents beside pages of the reading room. */
  const FEWER = 3;
  const PAGES = 3;
  const PLACES = 2;

  let timer = 0;
  let turn = 0;
  /* The text that the list answers, and the number of the option that is chosen in it, or -1. */
  let answered = null;
  let chosen = -1;
  /* Enter was pressed before the answer was there. */
  let goes = false;
  let before = null;

  build();
  listen();

  function build() {
    const combobox = { role: "combobox", "aria-autocomplete": "list", "aria-expanded": "false", "aria-controls": list.id, "aria-haspopup": "listbox" };
    for (const [name, value] of Object.entries(combobox)) input.setAttribute(name, value);
    input.parentElement.append(clear, closes);
    box.append(frame, status);
  }

  function foot() {
    const key = (...names) => names.flatMap((name) => [element("kbd", {}, name), " "]);
    return element(
      "p",
      { class: "search-foot" },
      element("span", {}, ...key("↑", "↓"), "choose"),
      element("span", {}, ...key("Enter"), "open"),
      element("span", {}, ...key("Esc"), "close"),
      element("a", { href: `${searching.pageFor("")}#help` }, "How to search"),
    );
  }

  function listen() {
    input.addEventListener("input", () => ask(PAUSE));
    input.addEventListener("keydown", onKey);
    box.addEventListener("submit", (event) => {
      event.preventDefault();
      enter();
    });
    box.addEventListener("reset", () => {
      setTimeout(() => { input.focus(); ask(0); });
    });
    box.addEventListener("focusin", ({ relatedTarget }) => {
      if (!relatedTarget || !box.contains(relatedTarget)) start(relatedTarget);
    });
    box.addEventListener("focusout", ({ relatedTarget }) => {
      if (!relatedTarget || !box.contains(relatedTarget)) close();
    });
    list.addEventListener("pointermove", ({ target }) => {
      const option = target.closest("[role=option]");
      if (option) choose(options().indexOf(option), false);
    });
    list.addEventListener("click", (event) => {
      const mended = event.target.closest("[data-query]");
      if (!mended) return;
      event.preventDefault();
      mend(mended);
    });
    /* A press on the list leaves the words where they are typed. */
    frame.addEventListener("mousedown", (event) => event.preventDefault());
    closes.addEventListener("click", leave);
    for (const button of document.querySelectorAll(".search-opens, [data-opens-search]")) {
      button.addEventListener("click", open);
    }
    addEventListener("keydown", (event) => {
      if (!["/", "s", "f"].includes(event.key) || event.ctrlKey || event.metaKey || event.altKey) return;
      if (isBusy(event.target) || !lettersAreKeys()) return;
      event.preventDefault();
      open();
    });
    addEventListener("pageshow", (event) => { if (event.persisted) close(); });
  }

  function isBusy(target) {
    if (document.querySelector("dialog[open]")) return true;
    return target.isContentEditable || target.matches("input:not([type=radio], [type=checkbox]), textarea, select");
  }

  /* A reader may have turned off the keys that are letters (WCAG 2.1.4). */
  function lettersAreKeys() {
    try { return __md_get("__redaction_keys") !== false; } catch { return true; }
  }

  /* The page of results has a box of its own. */
  function open() {
    const field = page || input;
    if (field === input) {
      box.classList.add("open");
      if (opener) opener.setAttribute("aria-expanded", "true");
    }
    field.focus();
    field.select();
  }

  function start(from) {
    before = from;
    box.classList.add("open");
    searching.engine().catch(() => {});
    if (input.value.trim()) ask(0);
  }

  function leave() {
    const back = before && before.isConnected && before !== document.body ? before : opener;
    close();
    input.blur();
    if (back) back.focus({ preventScroll: true });
  }

  function close() {
    clearTimeout(timer);
    turn++;
    goes = false;
    box.classList.remove("open");
    if (opener) opener.setAttribute("aria-expanded", "false");
    hide();
  }

  function hide() {
    frame.hidden = true;
    input.setAttribute("aria-expanded", "false");
    choose(-1);
  }

  /* --- asking --- */

  function ask(pause) {
    clearTimeout(timer);
    const mine = ++turn;
    goes = false;
    answered = null;
    choose(-1);
    timer = setTimeout(() => answer(mine), pause);
  }

  async function answer(mine) {
    const text = input.value;
    if (!text.trim()) return empty();
    box.classList.add("busy");
    try {
      const room = await searching.engine();
      if (mine !== turn) return;
      const found = await room.search(text, { typing: true, count: DOCUMENTS, by: "box" });
      if (mine !== turn || found.superseded) return;
      show(text, found, searching.soughtIn(room.readQuery(text, { typing: true }).query));
      const all = list.querySelector(".all");
      const whole = all && (await wholeQuery(room, text, found.total));
      if (all && mine === turn) all.href = searching.pageFor(whole);
    } catch (error) {
      if (mine === turn) show(text, { error: shown.described(error) }, "");
    } finally {
      if (mine === turn) box.classList.remove("busy");
    }
  }

  /* The query that finds on the page of results as much as the list promises: what is open at its end is
     closed, and a word that is only begun gets its star. */
  async function wholeQuery(room, text, total) {
    const typed = text.trimEnd();
    for (const end of ["", '"', "*", '*"', ")", "*)"]) {
      const found = await room.search(typed + end, { count: 0, by: "whole" });
      if (found.superseded) break;
      if (!found.error && found.total === total) return typed + end;
    }
    return text;
  }

  function empty() {
    list.replaceChildren();
    say("");
    hide();
  }

  /* --- showing --- */

  function show(text, found, sought) {
    answered = text;
    const { error, results = [], total = 0, pages, unfinished } = found;
    const notes = found.notes || [];
    const about = (pages && pages.results.slice(0, PAGES)) || [];
    list.replaceChildren(...results.slice(0, about.length ? FEWER : DOCUMENTS).map((hit, at) => group(hit, at, sought)));
    if (about.length) list.append(pagesAbout(about));
    if (error && error.suggestion) list.append(suggestion(error.suggestion));
    if (unfinished) list.append(...unfinished.options.map(({ query, label }) => suggestion(query, label)));
    if (total) list.append(link(searching.pageFor(text), { class: "all" }, total === 1 ? "1 result: open the page of results" : `All ${counted(total, "result")}`));
    options().forEach((option, at) => { option.id = `search-option-${at}`; });
    say(wordsFor(found), notes);
    frame.hidden = false;
    input.setAttribute("aria-expanded", String(options().length > 0));
    list.hidden = !options().length;
    frame.scrollTop = 0;
    if (goes) enter();
    if (error) box.dataset.problem = "";
    else delete box.dataset.problem;
  }

  function wordsFor({ error, total, unfinished, query = "" }) {
    if (error) return error.message;
    if (unfinished) return unfinished.message;
    if (total) return `${counted(total, "result")}. Enter opens the first; arrow keys choose.`;
    return query.trim() ? "Nothing found. Enter shows what to try." : "";
  }

  /* Aloud with what keys do; on the screen only what does not show itself. */
  function say(words, notes = []) {
    status.textContent = words;
    const told = list.querySelector(".first:not(.mended)") ? notes : [words, ...notes];
    message.replaceChildren(...told.filter(Boolean).map((one) => element("p", {}, one)));
    message.hidden = !message.firstChild;
  }

  function group(hit, at, sought) {
    const id = `search-group-${at}`;
    const facts = shown.facts(hit);
    const title = [element("span", { class: "title" }, hit.title), facts && element("span", { class: "quiet" }, facts)];
    const first = at === 0 ? "first" : "";
    if (hit.kind === "entry") {
      const passage = hit.places[0] ? shown.passage(hit.places[0].parts) : [];
      return link(searching.addressOf(hit.places[0] ? hit.places[0].href : hit.href, sought), { class: `entry ${first}` }, ...title, element("span", { class: "passage" }, ...passage));
    }
    const places = hit.places.slice(0, PLACES).map((place, which) => {
      const where = shown.whereabouts(hit, place).pop();
      return link(
        searching.addressOf(place.href, sought),
        { class: which ? "place" : `place ${first}` },
        where && element("span", { class: "where" }, where),
        element("span", { class: "passage" }, ...shown.passage(place.parts)),
      );
    });
    return element(
      "div",
      { role: "group", "aria-labelledby": id },
      element("div", { id, role: "presentation", class: "document-title" }, ...title),
      ...places,
    );
  }

  /* Pages of the reading room stand below the documents, one on a line. */
  function pagesAbout(pages) {
    const id = "search-pages-about";
    const rows = pages.map((hit) => {
      const href = hit.places[0] ? hit.places[0].href : hit.href;
      return link(href, { class: "about" }, element("span", { class: "title" }, hit.title), element("span", { class: "quiet" }, shown.facts(hit)));
    });
    const label = element("div", { id, role: "presentation", class: "about-title" }, "Pages of the reading room about it");
    return element("div", { role: "group", "aria-labelledby": id }, label, ...rows);
  }

  function link(href, attributes, ...children) {
    return element("a", { role: "option", tabindex: "-1", "aria-selected": "false", href, ...attributes }, ...children);
  }

  function suggestion(query, label = "") {
    const page = searching.pageFor(query);
    const quiet = label && element("span", { class: "quiet" }, ` ${label}`);
    return link(page, { class: "first mended", "data-query": query }, "Search for ", element("code", {}, query), quiet);
  }

  /* --- choosing --- */

  function options() {
    return [...list.querySelectorAll("[role=option]")];
  }

  function choose(at, scrolls = true) {
    const all = options();
    chosen = at;
    all.forEach((option, which) => option.setAttribute("aria-selected", String(which === at)));
    if (all[at]) {
      input.setAttribute("aria-activedescendant", all[at].id);
      if (scrolls) all[at].scrollIntoView({ block: "nearest", behavior: "instant" });
    } else input.removeAttribute("aria-activedescendant");
  }

  function onKey(event) {
    if (event.isComposing) return;
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (event.key === "Escape") {
      event.preventDefault();
      event.stopPropagation();
      leave();
    } else if (step) {
      event.preventDefault();
      if (frame.hidden && input.value.trim()) ask(0);
      const length = options().length + 1;
      if (!frame.hidden) choose(((chosen + 1 + step + length) % length) - 1);
    } else if (event.key === "Enter" && (event.ctrlKey || event.metaKey) && chosen >= 0) {
      event.preventDefault();
      window.open(options()[chosen].href, "_blank", "noopener");
    }
  }

  /* Opens what is chosen, or the first hit; where the answer is still to come, once it is there. */
  function enter() {
    const text = input.value;
    if (!text.trim()) return;
    if (answered !== text) {
      ask(0);
      goes = true;
      return;
    }
    const option = options()[Math.max(chosen, 0)];
    if (option && option.dataset.query && chosen >= 0) mend(option);
    else if (option && !option.dataset.query) location.assign(option.href);
    else location.assign(searching.pageFor(text));
  }

  function mend(option) {
    input.value = option.dataset.query;
    input.focus();
    ask(0);
  }
})();
