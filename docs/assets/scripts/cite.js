/* "Cite this": a citation of the document or of lines of it, as words, BibTeX, RIS and CSL-JSON.
   Lines of a record, such as a message, are cited as that record in the document.
   Field names: BibTeX's @misc and @incollection with biblatex's url and urldate; the RIS
   specification of 2011; CSL-JSON 1.0.2. What is not known is left out. */
"use strict";

/* Functions of the facts of a document and of a place in it:
   { address, accessed: "2026-11-21", site, first, last, sheet: "source page 3", record }; the record,
   for lines that stand in one of several: { title, type, date, senders: [name, …] }. */
const citationFormats = (() => {
  const MONTHS = "January February March April May June July August September October November December".split(" ");
  const TEX = {
    "\\": "\\textbackslash{}", "{": "\\textbraceleft{}", "}": "\\textbraceright{}", "~": "\\textasciitilde{}", "^": "\\textasciicircum{}",
    "&": "\\&", "%": "\\%", "$": "\\$", "#": "\\#", "_": "\\_",
  };

  const oneLine = (words) => words.replace(/[\s\u0000-\u001f\u007f-\u009f\u2028\u2029]+/g, " ").trim();
  const capital = (words) => words.charAt(0).toUpperCase() + words.slice(1);
  const parts = (date) => date.slice(0, 10).split("-").filter(Boolean).map(Number);
  const sentence = (words) => /[.?!]$/.test(words) ? words : words + ".";

  function written(date) {
    const [year, month, day] = parts(date);
    return [day, MONTHS[month - 1], year].filter(Boolean).join(" ");
  }
  /* Messages of one thread often have one subject and day: "28 February 2020, 19:00 UTC" tells them
     apart. The offset is named only where the text gives one. */
  function moment(date) {
    const [, time, zone] = /T(\d\d:\d\d)(?::\d\d(?:\.\d+)?)?(Z|[+-]\d\d:?\d\d)?$/.exec(date) || [];
    if (!time) return written(date);
    const offset = /^(Z|[+-]00:?00)$/.test(zone) ? "" : (zone || "").replace("-", "−");
    return `${written(date)}, ${time}${zone ? " UTC" + offset : ""}`;
  }
  const isTimed = ({ type, date }) => type === "e-mail" && date.includes("T");
  function lines({ first, last }) {
    if (!first) return "";
    return last > first ? `lines ${first} to ${last}` : `line ${first}`;
  }
  function locator(place) {
    return [place.sheet, lines(place)].filter(Boolean).join(", ");
  }
  function note(facts, place) {
    const sent = place.record && isTimed(place.record) && `Sent ${moment(place.record.date)}`;
    return [sent, facts.request && `Request ${facts.request}`, locator(place)].filter(Boolean).map(capital).join(". ");
  }
  /* An address without signs that would end the field it stands in. */
  function plainAddress(address) {
    return address.replace(/[\s{}\\^`"<>|]/g, encodeURIComponent);
  }
  function key(facts, place) {
    const name = facts.id.replace(/[^A-Za-z0-9]+/g, "-").replace(/^-|-$/g, "") || "document";
    return place.first ? `${name}-L${place.first}` : name;
  }

  /* What is cited: the document, or a record in it. */
  function work(facts, { record }) {
    if (!record) return { authors: [facts.holder].filter(Boolean), title: facts.title, type: facts.type, date: facts.date };
    return { authors: record.senders, title: record.title, type: record.type, date: record.date, within: facts.title };
  }
  function described({ title, type, date, authors }) {
    const names = authors.length ? sentence(authors.join("; ")) + " " : "";
    const inner = title.replace(/[“”]/g, (sign) => sign === "“" ? "‘" : "’");
    const when = isTimed({ type, date }) ? moment(date) : written(date);
    return `${names}“${sentence(inner)}” ${capital([type, when || "undated"].filter(Boolean).join(", "))}. In: `;
  }

  function text(facts, place) {
    const where = locator(place);
    const found = where ? ` ${capital(where)}.` : "";
    const record = place.record ? described(work(facts, place)) : "";
    return oneLine(`${record}${facts.words}${found} ${place.site}. ${plainAddress(place.address)} (accessed ${written(place.accessed)}).`);
  }

  function bibtex(facts, place) {
    const escaped = (words) => oneLine(words).replace(/[\\{}~^&%$#_]/g, (sign) => TEX[sign]);
    const cited = work(facts, place);
    const [year, month] = parts(cited.date);
    const fields = [
      ["author", cited.authors.length && `{${cited.authors.map((name) => `{${escaped(name)}}`).join(" and ")}}`],
      ["title", `{{${escaped(cited.title)}}}`],
      ["booktitle", cited.within && `{{${escaped(cited.within)}}}`],
      ["publisher", cited.within && facts.holder && `{{${escaped(facts.holder)}}}`],
      ["year", year && `{${year}}`],
      ["month", month && MONTHS[month - 1].slice(0, 3).toLowerCase()],
      ["type", cited.type && `{${escaped(capital(cited.type))}}`],
      ["howpublished", `{${escaped(place.site)}}`],
      ["note", note(facts, place) && `{${escaped(note(facts, place))}}`],
      ["url", `{${plainAddress(place.address)}}`],
      ["urldate", `{${place.accessed}}`],
    ];
    const written = fields.filter(([, value]) => value).map(([name, value]) => `  ${name} = ${value},\n`);
    return `@${cited.within ? "incollection" : "misc"}{${key(facts, place)},\n${written.join("")}}\n`;
  }

  /* A comma parts family and given names, so a name without one gets it behind, and a name that has
     one itself stands as the publisher. An asterisk is not allowed in an author. */
  function ris(facts, place) {
    const holder = oneLine(facts.holder).replace(/\*/g, "");
    const slashed = (date) => date.slice(0, 10).split("-").join("/");
    const cited = work(facts, place);
    const senders = cited.within ? cited.authors.map((name) => oneLine(name).replace(/\*/g, "")) : [];
    const fields = [
      ["TY", facts.government ? "GOVDOC" : "GEN"],
      ...senders.map((name) => ["AU", /^[^,]+, [^,]+$/.test(name) ? name : `${name.replace(/,/g, "")},`]),
      ["AU", !cited.within && holder && !holder.includes(",") && `${holder},`],
      ["TI", cited.title],
      ["T2", cited.within],
      ["M3", capital(cited.type)],
      ["PY", cited.date.slice(0, 4)],
      ["DA", slashed(cited.date)],
      ["PB", (cited.within || holder.includes(",")) && holder],
      ["N1", note(facts, place)],
      ["DB", place.site],
      ["UR", plainAddress(place.address)],
      ["Y2", slashed(place.accessed)],
    ];
    const written = fields.filter(([, value]) => value).map(([tag, value]) => `${tag}  - ${oneLine(value)}\r\n`);
    return `${written.join("")}ER  - \r\n`;
  }

  function csl(facts, place) {
    const cited = work(facts, place);
    const item = {
      id: key(facts, place),
      type: cited.within && cited.type === "e-mail" ? "personal_communication" : "document",
      author: cited.authors.length ? cited.authors.map((name) => ({ literal: oneLine(name) })) : undefined,
      title: oneLine(cited.title),
      "container-title": cited.within ? oneLine(cited.within) : undefined,
      publisher: cited.within && facts.holder ? oneLine(facts.holder) : undefined,
      genre: capital(cited.type) || undefined,
      issued: cited.date ? { "date-parts": [parts(cited.date)] } : undefined,
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
    if (at) dialog.querySelector(".lines").textContent = placed(at);
    dialog.querySelector(`[value=${at ? "lines" : "whole"}]`).checked = true;
    dialog.querySelector(".said").textContent = "";
    write();
    dialog.showModal();
  }

  function placed(lines) {
    const record = recordOf(lines);
    return record ? `${place.words(lines)}, in “${record.title}”` : place.words(lines);
  }

  /* The record that holds all of the lines, as far as its row at the head of the page is certain of
     it; nothing in a document that is one record. */
  function recordOf(lines) {
    const [section, other] = lines.map((line) => line.closest("section.record"));
    if (!section || section !== other) return null;
    const row = [...document.querySelectorAll(".overview.records tbody a")].find((link) => link.hash === "#" + section.dataset.record);
    const cells = row && row.closest("tr");
    if (!cells || !cells.cells[0].contains(row)) return null;
    const certain = (element) => element && !element.textContent.endsWith(" (inferred)") ? element.textContent : "";
    const sender = certain(cells.querySelector(".sender"));
    const time = cells.querySelector("time");
    return {
      title: subjectOf(section, certain(row)) || section.dataset.record.replace("-", " "),
      type: row.nextElementSibling.textContent.includes(" (inferred)") ? "" : section.dataset.type,
      date: time ? time.dateTime : "",
      senders: ["", "withheld", "not stated"].includes(sender) ? [] : sender.split("; "),
    };
  }

  /* The subject of a message as released, with "RE:" before it, which the row leaves out; the words
     of the row where the header does not say more. */
  function subjectOf(section, title) {
    const label = [...section.querySelectorAll(".header.mail .field")].find((field) => /^subj/i.test(field.textContent));
    if (!label || !title) return title;
    let words = "";
    let node = label.nextSibling;
    for (; node && !(node.matches && node.matches(".field")); node = node.nextSibling) {
      words += node.nodeName === "BR" ? " " : node.textContent;
    }
    const released = words.replace(/\s+/g, " ").trim();
    return released.endsWith(title) ? released : title;
  }

  function write() {
    const lines = at && dialog.querySelector("[value=lines]").checked ? at : null;
    const [first, last] = lines ? lines.map(place.number) : [0, 0];
    const today = new Date();
    const accessed = [today.getFullYear(), today.getMonth() + 1, today.getDate()].map((part) => String(part).padStart(2, "0")).join("-");
    const where = { first, last, accessed, site: dialog.dataset.site, address: address(lines && lines[0]), sheet: first ? place.sheetOf(first) : "", record: lines && recordOf(lines) };
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
