/* What the results can be narrowed by: for each filter its values with the number of results that have them.
   A choice is a change of the query's text, and nothing else. */
"use strict";

const facets = (() => {
  const { element, number } = shown;
  const NAMES = {
    agency: "Agency",
    program: "Program",
    exemption: "Exemption",
    type: "Type",
    year: "Year",
    person: "Person",
    organization: "Organization",
  };
  const SHOWN = 6;
  const MOST = 300;
  const opened = new Set();
  /* The lists as they stood when one of their values was pressed: each value stays in its place. */
  let kept = { query: "", lists: {} };

  /* The filters that stand in a query by themselves: not behind a minus, not beside OR. */
  function filtersOf(query) {
    if (!query) return [];
    const parts = query.kind === "all" ? query.parts : [query];
    return parts.filter((part) => part.kind === "filter");
  }

  /* A query with a filter more, or without what stands at a place of it. */
  function added(text, filter) {
    return `${text.trim()} ${filter}`.trim();
  }
  function without(text, { at, end }) {
    return `${text.slice(0, at).trimEnd()} ${text.slice(end).trimStart()}`.trim();
  }

  /* Case, brackets and dots do not count: (b)(7)(C), b7c and 7C are one exemption. */
  function plain(name, value) {
    const letters = value.normalize("NFKD").toLowerCase().replace(/[^\p{L}\p{N}]/gu, "");
    return name === "exemption" ? letters.replace(/^exemption/, "").replace(/^(?=[1-9][a-f]?$)/, "b") : letters;
  }

  function chosenBy(name, row, filters) {
    if (row.chosen) return row.chosen;
    const written = name === "year" ? "date" : name;
    const names = [row.value, row.label].map((one) => plain(name, one));
    return filters.find((one) => one.name === written && names.includes(plain(name, one.value)));
  }

  /* Writes the lists; `choose` takes the changed query. */
  async function show(place, { answer, text, query, choose, isOff }) {
    const lists = await answer.facets(Object.keys(NAMES));
    if (isOff()) return;
    const filters = filtersOf(query);
    if (kept.query === text) for (const [name, rows] of Object.entries(kept.lists)) lists[name] = inPlace(rows, lists[name] || []);
    const press = (changed) => {
      kept = { query: changed, lists };
      choose(changed);
    };
    const focused = document.activeElement.closest("[data-facet]");
    const key = focused && focused.dataset.facet;
    place.replaceChildren(
      ...Object.keys(NAMES)
        .filter((name) => (lists[name] || []).length)
        .map((name) => list(name, lists[name], { text, filters, choose: press })),
    );
    const again = key && place.querySelector(`[data-facet="${CSS.escape(key)}"]`);
    if (again) again.focus({ preventScroll: true });
  }

  /* The values in the order in which they stood, with what they count now; then those that are new. */
  function inPlace(before, now) {
    const counts = new Map(now.map((row) => [row.value, row]));
    const known = new Set(before.map(({ value }) => value));
    const stayed = before.map((row) => counts.get(row.value) || { ...row, count: 0 });
    return [...stayed, ...now.filter(({ value }) => !known.has(value))];
  }

  function list(name, rows, context) {
    const sorted = rows.map((row) => ({ row, chosen: chosenBy(name, row, context.filters) }));
    const items = (rows) => rows.map((one) => item(name, one, context));
    const few = opened.has(name) || sorted.length <= SHOWN + 1 ? MOST : SHOWN;
    const isShown = ({ chosen }, at) => chosen || at < few;
    const box = element("fieldset", { class: "facet" }, element("legend", {}, NAMES[name]), ...items(sorted.filter(isShown)));
    if (sorted.length > few && few < MOST) box.append(moreOf(sorted.length, () => {
      opened.add(name);
      return items(sorted.slice(0, MOST).filter((one, at) => !isShown(one, at)));
    }));
    return box;
  }

  /* Thousands of people may be named: the rest is made when it is asked for, and those named least never are. */
  function moreOf(all, others) {
    const words = all > MOST ? `The first ${number(MOST)} of ${number(all)}` : `All ${number(all)}`;
    const more = element("button", { type: "button", class: "facet-more" }, words);
    more.addEventListener("click", () => {
      const made = others();
      more.replaceWith(...made);
      made[0].querySelector("input").focus();
    });
    return more;
  }

  function item(name, { row, chosen }, { text, choose }) {
    const box = element("input", { type: "checkbox", "data-facet": `${name}:${row.value}` });
    box.checked = Boolean(chosen);
    box.disabled = !chosen && !row.count;
    box.addEventListener("change", () => choose(chosen ? without(text, chosen) : added(text, row.query)));
    return element("label", {}, box, element("span", {}, shown.sentence(row.label)), element("span", { class: "quiet" }, number(row.count)));
  }

  /* The filters of a query, each to be taken off with a press. */
  function showChosen(place, { text, query, choose }) {
    const filters = filtersOf(query);
    place.hidden = !filters.length;
    place.replaceChildren(...filters.map((filter) => {
      const off = element("button", { type: "button", "aria-label": `Take off ${filter.name}: ${filter.value}` }, element("span", { class: "quiet" }, `${filter.name}: `), filter.value);
      off.addEventListener("click", () => choose(without(text, filter)));
      return element("li", {}, off);
    }));
  }

  return { show, showChosen, filtersOf, without };
})();
