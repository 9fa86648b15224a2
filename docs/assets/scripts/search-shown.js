/* How hits, and what is wrong with a query, are shown: by the box of the header and by the page of results.
   All that comes from texts or from a reader is set as text, never as markup. */
"use strict";

const shown = (() => {
  const MONTHS = "January February March April May June July August September October November December".split(" ");

  /* An element with attributes and children; a child that is a string is text. */
  function element(name, attributes = {}, ...children) {
    const made = document.createElement(name);
    for (const [key, value] of Object.entries(attributes)) {
      if (value !== undefined && value !== false) made.setAttribute(key, value === true ? "" : value);
    }
    made.append(...children.filter((child) => child !== "" && child !== undefined && child !== null));
    return made;
  }

  /* A passage with the words sought in it, and the marks of redactions set apart. */
  function passage(parts) {
    return joined(parts).map(({ text, hit, mark }) => {
      if (hit) return element("mark", {}, text);
      return mark ? element("span", { class: `redacted ${classOf(mark)}` }, text) : text;
    });
  }

  /* Words sought that stand side by side bear one mark. */
  function joined(parts) {
    const found = [];
    for (const part of parts) {
      const [before, between] = found.slice(-2);
      const isBlank = between && !between.hit && !between.mark && /^[\s-]*$/.test(between.text);
      if (part.hit && isBlank && before.hit) found.splice(-2, 2, { hit: true, text: before.text + between.text + part.text });
      else found.push(part);
    }
    return found;
  }

  /* The color of the first exemption that a redaction cites; without one, the quiet color. */
  function classOf(exemptions) {
    const [first] = exemptions.split(" ");
    if (/^b\d/.test(first)) return first;
    return /^[djk]\d/.test(first) ? "privacy-act" : "none";
  }

  /* "Letter · 28 February 2020"; of an entry what it is. */
  function facts(hit) {
    return [sentence(hit.type || ""), date(hit.date)].filter(Boolean).join(" · ");
  }

  function date(iso = "") {
    const [year, month, day] = iso.slice(0, 10).split("-");
    return [day && String(Number(day)), month && MONTHS[month - 1], year].filter(Boolean).join(" ");
  }

  function sentence(words) {
    return words.charAt(0).toUpperCase() + words.slice(1);
  }

  /* Where in the document a place is: its record, and the heading or question above it. */
  function whereabouts(hit, place) {
    const record = place.recordTitle && place.recordTitle !== hit.title ? place.recordTitle : "";
    const type = record && place.type !== hit.type ? sentence(place.type || "") : "";
    return [type, record, record && place.date !== hit.date ? date(place.date) : "", place.heading].filter(Boolean);
  }

  function number(count) {
    return count.toLocaleString("en-US");
  }

  function counted(count, one, many = `${one}s`) {
    return `${number(count)} ${count === 1 ? one : many}`;
  }

  /* The query with what is wrong in it underlined. */
  function wrongPlace(query, { at, end }) {
    const around = 120;
    const from = Math.max(0, at - around);
    const to = Math.min(query.length, Math.max(end, at + 1) + around);
    const wrong = query.slice(at, Math.min(end, at + 4 * around));
    return element(
      "code",
      { class: "query-shown" },
      (from ? "…" : "") + query.slice(from, at),
      element("span", { class: "wrong" }, wrong || " "),
      query.slice(Math.min(end, at + 4 * around), to) + (to < query.length ? "…" : ""),
    );
  }

  /* What a failed search says: a mistake in the query, or a file that cannot be read. */
  function described(error) {
    return { message: error.message || String(error), at: error.at, end: error.end, suggestion: error.suggestion || "", file: error.file || "" };
  }

  return { element, passage, facts, date, sentence, whereabouts, number, counted, wrongPlace, described };
})();
