/* A box above a long list: what one types leaves the rows that hold it, on any server or none.
   Without scripts the whole list stands. `data-filter` names one and several of what it lists. */
"use strict";

(() => {
  /* A shorter list is seen at once. */
  const FEWEST = 8;
  const ROWS = "tbody tr:not(.group), li";
  for (const list of document.querySelectorAll("[data-filter]")) {
    const rows = [...list.querySelectorAll(list.dataset.rows || ROWS)];
    if (rows.length >= FEWEST) filterable(list, rows);
  }

  function filterable(list, rows) {
    const [one, many] = list.dataset.filter.split(" ");
    const form = document.createElement("form");
    form.className = "filter";
    form.role = "search";
    form.innerHTML = '<label>Filter <input type="search" autocomplete="off" spellcheck="false"></label> <output></output>';
    const [box, said] = [form.querySelector("input"), form.querySelector("output")];
    let texts = null;
    list.before(form);
    say(rows.length);

    form.addEventListener("submit", (event) => { event.preventDefault(); focusRow(0); });
    box.addEventListener("input", narrow);
    form.addEventListener("keydown", (event) => {
      if (event.key === "Escape" && box.value) { event.preventDefault(); box.value = ""; narrow(); }
      if (event.key === "ArrowDown" && box.value) { event.preventDefault(); focusRow(0); }
    });
    /* From match to match, and back to the box; arrows scroll again once the box is empty. */
    list.addEventListener("keydown", (event) => {
      const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
      if (!step || !box.value) return;
      const at = matches().findIndex((row) => own(row).contains(document.activeElement));
      event.preventDefault();
      if (at + step < 0) box.focus();
      else focusRow(at + step);
    });

    function narrow() {
      texts ||= rows.map((row) => folded(`${own(row).textContent} ${row.dataset.also || ""}`));
      const words = folded(box.value).split(" ").filter(Boolean);
      const hits = rows.map((row, index) => words.every((word) => texts[index].includes(word)));
      const shown = new Set();
      rows.forEach((row, index) => {
        if (!hits[index]) return;
        /* What stands below another row stands in its place only with that. */
        for (let above = row; above && above !== list; above = above.parentElement) {
          shown.add(above);
          if (words.length && above !== row && above.localName === "details") above.open = true;
        }
      });
      rows.forEach((row, index) => {
        row.hidden = !shown.has(row);
        row.classList.toggle("above-match", !row.hidden && !hits[index]);
      });
      for (const group of list.tBodies || []) group.hidden = !shown.has(group);
      say(hits.filter(Boolean).length);
    }

    function say(number) {
      const all = `${rows.length.toLocaleString("en")} ${rows.length === 1 ? one : many}`;
      if (!box.value.trim()) said.textContent = all;
      else said.textContent = `${number ? number.toLocaleString("en") : "None"} of ${all} ${number === 1 ? "matches" : "match"}`;
    }

    function matches() { return rows.filter((row) => !row.hidden && !row.classList.contains("above-match")); }
    function focusRow(index) { matches()[index]?.querySelector("a[href]")?.focus(); }
  }

  /* Of a row with others below it, its own line. */
  function own(row) { return row.querySelector(":scope > .tree-row") || row; }

  /* Case, accents and signs do not count: "5 usc 552" finds 5 U.S.C. § 552. */
  function folded(text) {
    return text.normalize("NFD").toLowerCase().replace(/[\u0300-\u036f.'’]/g, "").replace(/[^\p{L}\p{N}]+/gu, " ").trim();
  }
})();
