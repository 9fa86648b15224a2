/* The page of results. The query and its order stand in the address: `?q=…&sort=date`. */
"use strict";

(() => {
  const form = document.querySelector(".search-form");
  if (!form) return;
  const { element, counted } = shown;
  const input = form.querySelector("input");
  const answer = document.querySelector(".search-answer");
  const count = answer.querySelector(".search-count");
  const notes = answer.querySelector(".search-notes");
  const chosen = answer.querySelector(".search-chosen");
  const order = answer.querySelector(".search-order");
  const columns = answer.querySelector(".search-columns");
  const results = answer.querySelector(".search-results > ol");
  const beside = answer.querySelector(".search-beside");
  const more = answer.querySelector(".search-more");
  const help = document.querySelector(".search-help");
  const narrow = answer.querySelector("details.facets");
  const siteTitle = document.title;

  const AT_ONCE = 10;
  const SLOW = 200;
  let turn = 0;

  listen();
  run();

  function listen() {
    form.addEventListener("submit", (event) => {
      event.preventDefault();
      go(input.value.trim(), asked().sort);
    });
    for (const button of order.querySelectorAll("button")) {
      button.addEventListener("click", () => go(asked().text, button.value));
    }
    help.addEventListener("click", (event) => {
      const example = event.target.closest("a.example");
      if (!example || event.ctrlKey || event.metaKey || event.shiftKey) return;
      event.preventDefault();
      go(example.textContent, asked().sort);
      scrollTo({ top: 0 });
      input.focus({ preventScroll: true });
    });
    columns.addEventListener("click", remember);
    addEventListener("popstate", run);
    addEventListener("hashchange", openHelp);
    addEventListener("keydown", moveAlong);
    if (matchMedia("(max-width: 59.9em)").matches) narrow.open = false;
  }

  function asked() {
    const { searchParams } = new URL(location.href);
    return { text: searchParams.get("q") || "", sort: searchParams.get("sort") || "" };
  }

  function go(text, sort) {
    const address = searching.pageFor(text, sort);
    if (address !== location.href) history.pushState(null, "", address);
    run();
  }

  /* Back on the page, a reader finds it as it was left. */
  function remember(event) {
    if (!event.target.closest("a")) return;
    const opened = [...results.children].flatMap((item, at) => (item.matches(".opened") ? [at] : []));
    history.replaceState({ results: results.children.length, pages: beside.querySelectorAll("li").length, opened, top: scrollY }, "");
  }

  function openHelp() {
    if (location.hash === "#help") help.open = true;
  }

  /* --- asking --- */

  async function run() {
    const mine = ++turn;
    const isOff = () => mine !== turn;
    const { text, sort } = asked();
    const { results: wanted = 0, pages = 0, opened = [], top = 0 } = history.state || {};
    input.value = text;
    answer.hidden = !text.trim();
    help.open = answer.hidden || location.hash === "#help";
    document.title = text.trim() ? `${text.slice(0, 80)} · ${siteTitle}` : siteTitle;
    for (const button of order.querySelectorAll("button")) button.setAttribute("aria-pressed", String(button.value === sort));
    if (answer.hidden) {
      if (!location.hash) input.focus({ preventScroll: true });
      return;
    }
    answer.setAttribute("aria-busy", "true");
    const slow = setTimeout(() => { count.textContent = "Searching …"; }, SLOW);
    try {
      const room = await searching.engine();
      const found = await room.search(text, { sort: sort || "relevance", count: Math.max(AT_ONCE, wanted), by: "page" });
      if (isOff() || found.superseded) return;
      clearTimeout(slow);
      if (found.error) return showProblem(text, found.error);
      await show({ room, text, sort, found, isOff });
      await Promise.all([resultItems.morePages(beside, pages), ...opened.map((at) => resultItems.open(results.children[at]))]);
      if (isOff()) return;
      if (top) scrollTo({ top, behavior: "instant" });
    } catch (error) {
      if (!isOff()) showProblem(text, shown.described(error));
    } finally {
      clearTimeout(slow);
      if (!isOff()) answer.removeAttribute("aria-busy");
    }
  }

  /* --- showing --- */

  async function show(context) {
    const { room, text, found, isOff } = context;
    const { query } = room.readQuery(text);
    const sought = searching.soughtIn(query);
    clear();
    say(found.notes.map((note) => element("p", {}, note)));
    count.textContent = found.total ? counted(found.total, "result") : "Nothing found";
    order.hidden = found.total < 2 || found.results[0].kind === "entry";
    columns.hidden = !found.total;
    const choose = (changed) => go(changed, context.sort);
    facets.showChosen(chosen, { text, query, choose: takeOff(choose) });
    if (!found.total) return offerOthers(context, query);
    if (sought && isAboutIt(found)) notes.append(element("p", {}, "No document has all of this. These pages of the reading room do."));
    append(found.results, sought);
    offerMore(found, sought, isOff);
    resultItems.showPages(beside, found.pages, { isOff, tell: tellBelow });
    try {
      await facets.show(narrow.querySelector(".facet-lists"), { answer: found, text, query, choose, isOff });
      narrow.hidden = false;
    } catch (error) {
      if (isOff()) return;
      narrow.hidden = true;
      notes.append(element("p", { class: "problem" }, shown.described(error).message));
    }
  }

  /* The button that was pressed goes with its filter; the reader goes on in the query. */
  function takeOff(choose) {
    return (changed) => {
      choose(changed);
      input.focus({ preventScroll: true });
    };
  }

  function clear() {
    results.replaceChildren();
    more.hidden = beside.hidden = chosen.hidden = true;
    notes.replaceChildren();
  }

  function say(lines) {
    notes.replaceChildren(...lines);
  }

  function append(hits, sought) {
    results.append(...hits.map((hit) => resultItems.result(hit, sought, tellBelow)));
  }

  function offerMore(found, sought, isOff) {
    const left = found.total - results.children.length;
    more.hidden = left <= 0;
    more.disabled = false;
    more.textContent = `Show ${counted(Math.min(left, AT_ONCE), "more result")}`;
    more.onclick = async () => {
      const at = results.children.length;
      more.disabled = true;
      try {
        const hits = await found.more(at, AT_ONCE);
        if (isOff()) return;
        append(hits, sought);
        results.children[at].querySelector("a").focus();
        offerMore(found, sought, isOff);
      } catch (error) {
        if (isOff()) return;
        more.disabled = false;
        tellBelow(error);
      }
    };
  }

  /* Whether only pages of the reading room were found, and not because a filter asks for them. */
  function isAboutIt({ results, query }) {
    return results[0].kind === "entry" && !/(^|\s)type:/i.test(query);
  }

  function tellBelow(error) {
    notes.replaceChildren(element("p", { class: "problem" }, shown.described(error).message));
    notes.scrollIntoView({ block: "center" });
  }

  /* --- what did not go well --- */

  function showProblem(text, error) {
    clear();
    order.hidden = columns.hidden = true;
    count.textContent = error.file ? "The search is not complete" : "This query cannot be searched";
    const lines = [element("p", { class: "problem" }, error.message)];
    if (error.at !== undefined && error.end !== undefined) lines.unshift(element("p", {}, shown.wrongPlace(text, error)));
    if (error.suggestion) lines.push(element("p", {}, "Search for ", another(error.suggestion), " instead."));
    if (error.at === undefined) {
      const again = element("button", { type: "button" }, "Try again");
      again.addEventListener("click", run);
      lines.push(element("p", {}, again));
    }
    say(lines);
  }

  function another(query) {
    const link = element("a", { href: searching.pageFor(query, asked().sort), class: "query-shown" }, query);
    link.addEventListener("click", (event) => {
      if (event.ctrlKey || event.metaKey || event.shiftKey) return;
      event.preventDefault();
      go(query, asked().sort);
      input.focus({ preventScroll: true });
    });
    return link;
  }

  /* Where nothing has all of a query, what is found with a part of it left out. */
  async function offerOthers({ room, text, found, isOff }, query) {
    const tried = [];
    for (const other of [...found.instead.slice(0, MOST_OTHERS), ...others(text, query)]) {
      const { total, error } = await room.search(other, { count: 0, by: "others" });
      if (isOff()) return;
      if (total && !error) tried.push(element("li", {}, another(other), ` ${counted(total, "result")}`));
    }
    const words = found.notes.length ? "" : "No record has all of this. ";
    const lead = found.instead.length ? "This is found:" : "Found with a part of it:";
    if (!tried.length) {
      say([...notes.children, element("p", {}, words + adviceFor(query, room))]);
    } else say([...notes.children, element("p", {}, words + lead), element("ul", { class: "others" }, ...tried)]);
    help.open = !tried.length;
  }

  function adviceFor(query, room) {
    if (searching.soughtIn(query)) return "Try fewer or other words, or the beginning of a word with a star: surveil*.";
    const leaves = room.leavesOf(query);
    if (leaves.some(({ not }) => not)) return "Leave out less.";
    return leaves.length > 1 ? "Take off a filter, or choose another value." : "Choose another value.";
  }

  const MOST_OTHERS = 6;

  function others(text, query) {
    const parts = query.kind === "all" ? query.parts : [query];
    const left = parts.filter((part) => part.at !== undefined && parts.length > 1).map((part) => facets.without(text, part));
    const loose = parts.filter((part) => part.kind === "words" && part.slots.length > 1);
    const unquoted = loose.map((part) => `${text.slice(0, part.at)}${part.slots.map(({ word, prefix }) => word + (prefix ? "*" : "")).join(" ")}${text.slice(part.end)}`);
    const begun = parts.filter((part) => part.kind === "words" && part.slots.length === 1 && part.slots[0].word.length > 5 && !part.slots[0].prefix);
    const stems = begun.map((part) => `${text.slice(0, part.at)}${part.slots[0].word.slice(0, -2)}*${text.slice(part.end)}`);
    return [...new Set([...unquoted, ...left, ...stems])].slice(0, MOST_OTHERS);
  }

  /* --- keys: from result to result --- */

  function moveAlong(event) {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (!step || event.ctrlKey || event.metaKey || event.altKey || event.shiftKey) return;
    const links = [...answer.querySelectorAll(".search-beside:not([hidden]) a, .search-result h2 a, .search-result a.place")];
    const at = links.indexOf(document.activeElement);
    if (!links.length || (at < 0 && document.activeElement !== input)) return;
    event.preventDefault();
    if (at < 0 && step < 0) return;
    const next = links[at + step];
    if (at + step < 0) input.focus();
    else if (next) next.focus();
  }
})();
