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
  const opened = new Set();

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
    const focused = document.activeElement.closest("[data-facet]");
    const key = focused && focused.dataset.facet;
    place.replaceChildren(
      ...Object.keys(NAMES)
        .filter((name) => (lists[name] || []).length)
        .map((name) => list(name, lists[name], { text, filters, choose })),
    );
    const again = key && place.querySelector(`[data-facet="${CSS.escape(key)}"]`);
    if (again) again.focus({ preventScroll: true });
  }

  function list(name, rows, context) {
    const sorted = rows.map((row) => ({ row, chosen: chosenBy(name, row, context.filters) }));
    if (name !== "year") sorted.sort((a, b) => Boolean(b.chosen) - Boolean(a.chosen));
    const items = sorted.map((one) => item(name, one, context));
    const box = element("fieldset", { class: "facet" }, element("legend", {}, NAMES[name]), ...items);
    const hidden = items.slice(SHOWN);
    if (hidden.length > 1 && !opened.has(name)) {
      for (const one of hidden) one.hidden = true;
      const more = element("button", { type: "button", class: "facet-more" }, `All ${number(items.length)}`);
      more.addEventListener("click", () => {
        opened.add(name);
        for (const one of hidden) one.hidden = false;
        more.remove();
        hidden[0].querySelector("input").focus();
      });
      box.append(more);
    }
    return box;
  }

  function item(name, { row, chosen }, { text, choose }) {
    const box = element("input", { type: "checkbox", "data-facet": `${name}:${row.value}` });
    box.checked = Boolean(chosen);
    box.addEventListener("change", () => choose(chosen ? without(text, chosen) : added(text, row.query)));
    return element("label", {}, box, element("span", {}, shown.sentence(row.label)), element("span", { class: "quiet" }, number(row.count)));
  }

  return { show, filtersOf, without };
})();
