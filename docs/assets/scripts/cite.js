/* "Cite this": a citation of the document or of lines of it, as words, BibTeX, RIS and CSL-JSON.
   Field names: BibTeX's @misc with biblatex's url and urldate; the RIS specification of 2011;
   CSL-JSON 1.0.2. What is not known is left out. */
"use strict";

/* Functions of the facts of a document and of a place in it:
   { address, accessed: "2026-11-21", site, first, last, sheet: "source page 3" }. */
const citationFormats = (() => {
  const MONTHS = "January February March April May June July August September October November December".split(" ");
  const TEX = {
    "\\": "\\textbackslash{}", "{": "\\textbraceleft{}", "}": "\\textbraceright{}", "~": "\\textasciitilde{}", "^": "\\textasciicircum{}",
    "&": "\\&", "%": "\\%", "$": "\\$", "#": "\\#", "_": "\\_",
  };

  const oneLine = (words) => words.replace(/[\s\u0000-\u001f\u007f-\u009f\u2028\u2029]+/g, " ").trim();
  const capital = (words) => words.charAt(0).toUpperCase() + words.slice(1);
  const parts = (date) => date.split("-").filter(Boolean).map(Number);

  function written(date) {
    const [year, month, day] = parts(date);
    return [day, MONTHS[month - 1], year].filter(Boolean).join(" ");
  }
  function lines({ first, last }) {
    if (!first) return "";
    return last > first ? `lines ${first} to ${last}` : `line ${first}`;
  }
  function locator(place) {
    return [place.sheet, lines(place)].filter(Boolean).join(", ");
  }
  function note(facts, place) {
    return [facts.request && `Request ${facts.request}`, locator(place)].filter(Boolean).map(capital).join(". ");
  }
  /* An address without signs that would end the field it stands in. */
  function plainAddress(address) {
    return address.replace(/[\s{}\\^`"<>|]/g, encodeURIComponent);
  }
  function key(facts, place) {
    const name = facts.id.replace(/[^A-Za-z0-9]+/g, "-").replace(/^-|-$/g, "") || "document";
    return place.first ? `${name}-L${place.first}` : name;
  }

  function text(facts, place) {
    const where = locator(place);
    const found = where ? ` ${capital(where)}.` : "";
    return oneLine(`${facts.words}${found} ${place.site}. ${plainAddress(place.address)} (accessed ${written(place.accessed)}).`);
  }

  function bibtex(facts, place) {
    const escaped = (words) => oneLine(words).replace(/[\\{}~^&%$#_]/g, (sign) => TEX[sign]);
    const [year, month] = parts(facts.date);
    const fields = [
      ["author", facts.holder && `{{${escaped(facts.holder)}}}`],
      ["title", `{{${escaped(facts.title)}}}`],
      ["year", year && `{${year}}`],
      ["month", month && MONTHS[month - 1].slice(0, 3).toLowerCase()],
      ["type", facts.type && `{${escaped(capital(facts.type))}}`],
      ["howpublished", `{${escaped(place.site)}}`],
      ["note", note(facts, place) && `{${escaped(note(facts, place))}}`],
      ["url", `{${plainAddress(place.address)}}`],
      ["urldate", `{${place.accessed}}`],
    ];
    const written = fields.filter(([, value]) => value).map(([name, value]) => `  ${name} = ${value},\n`);
    return `@misc{${key(facts, place)},\n${written.join("")}}\n`;
  }

  /* A comma parts family and given names, so a name without one gets it behind, and a name that has
     one itself stands as the publisher. An asterisk is not allowed in an author. */
  function ris(facts, place) {
    const holder = oneLine(facts.holder).replace(/\*/g, "");
    const slashed = (date) => date.split("-").join("/");
    const fields = [
      ["TY", facts.government ? "GOVDOC" : "GEN"],
      ["AU", holder && !holder.includes(",") && `${holder},`],
      ["TI", facts.title],
      ["M3", capital(facts.type)],
      ["PY", facts.date.slice(0, 4)],
      ["DA", slashed(facts.date)],
      ["PB", holder.includes(",") && holder],
      ["N1", note(facts, place)],
      ["DB", place.site],
      ["UR", plainAddress(place.address)],
      ["Y2", slashed(place.accessed)],
    ];
    const written = fields.filter(([, value]) => value).map(([tag, value]) => `${tag}  - ${oneLine(value)}\r\n`);
    return `${written.join("")}ER  - \r\n`;
  }

  function csl(facts, place) {
    const item = {
      id: key(facts, place),
      type: "document",
      author: facts.holder ? [{ literal: oneLine(facts.holder) }] : undefined,
      title: oneLine(facts.title),
      genre: capital(facts.type) || undefined,
      issued: facts.date ? { "date-parts": [parts(facts.date)] } : undefined,
      source: oneLine(place.site),
      note: note(facts, place) || undefined,
      URL: plainAddress(place.address),
      accessed: { "date-parts": [parts(place.accessed)] },
    };
    return JSON.stringify([item], null, 2) + "\n";
  }

  return { text, bibtex, ris, csl };
})();

/* Opens the dialog for lines of the text, or for what the reader is at. */
const citeLines = (() => {
  const dialog = document.querySelector("dialog.cite");
  if (!dialog) return () => {};
  const facts = JSON.parse(dialog.dataset.facts);
  const sections = [...dialog.querySelectorAll("section[data-format]")];
  const button = document.querySelector(".view-tools [value=cite]");
  const address = (anchor) => (dialog.dataset.address || location.href.split("#")[0]) + (anchor ? "#" + anchor.id : "");
  let at = null;

  /* The press of a button must not take away what is selected. */
  button.addEventListener("mousedown", (event) => event.preventDefault());
  button.addEventListener("click", () => open(place.where()));
  keys.on("c", () => open(place.where()));
  dialog.addEventListener("change", write);
  for (const section of sections) {
    section.querySelector("[value=copy]").addEventListener("click", () => copy(section));
    section.querySelector("[value=save]").addEventListener("click", () => save(section));
  }
  for (const element of document.querySelectorAll(".page-address")) element.textContent = address(null);

  function open(lines) {
    at = lines;
    dialog.querySelector(".place").hidden = !at;
    if (at) dialog.querySelector(".lines").textContent = place.words(at);
    dialog.querySelector(`[value=${at ? "lines" : "whole"}]`).checked = true;
    dialog.querySelector(".said").textContent = "";
    write();
    dialog.showModal();
  }

  function write() {
    const lines = at && dialog.querySelector("[value=lines]").checked ? at : null;
    const [first, last] = lines ? lines.map(place.number) : [0, 0];
    const today = new Date();
    const accessed = [today.getFullYear(), today.getMonth() + 1, today.getDate()].map((part) => String(part).padStart(2, "0")).join("-");
    const where = { first, last, accessed, site: dialog.dataset.site, address: address(lines && lines[0]), sheet: first ? place.sheetOf(first) : "" };
    for (const section of sections) {
      section.citation = citationFormats[section.dataset.format](facts, where);
      section.querySelector("pre").textContent = section.citation;
    }
  }

  function say(words) {
    dialog.querySelector(".said").textContent = words;
  }

  function copy(section) {
    const name = section.querySelector("h3").textContent;
    const copied = navigator.clipboard ? navigator.clipboard.writeText(section.citation) : Promise.reject();
    copied.then(() => say(`Copied: ${name}`), () => {
      getSelection().selectAllChildren(section.querySelector("pre"));
      say(`${name} is selected: please copy it`);
    });
  }

  function save(section) {
    const link = document.createElement("a");
    link.href = URL.createObjectURL(new Blob([section.citation], { type: "text/plain;charset=utf-8" }));
    link.download = `${facts.id.split("/").pop()}.${section.dataset.suffix}`;
    link.click();
    setTimeout(() => URL.revokeObjectURL(link.href), 1000);
    say(`Saved as ${link.download}`);
  }

  return open;
})();
