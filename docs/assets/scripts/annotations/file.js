/* An annotation as the file it is in the repository, and the address at which GitHub takes it; the
   same file, or W3C's JSON-LD, back to an annotation. The form is that of
   converters/annotations/writing.py, the limits are those of values.py and reading.py. */
"use strict";

const annotationFiles = (() => {
  const LIMITS = { quote: 2000, note: 5000, creator: 100, tag: 50, tags: 20 };
  const LONGEST_ADDRESS = 7500;
  const LONGEST_NAME = 60;
  const PLAIN = /^[\p{L}\p{N}](?:[\p{L}\p{N}_ .,;’()/+-]*[\p{L}\p{N}_.)])?$/u;
  const MOTIVATIONS = ["commenting", "identifying", "linking", "questioning", "correcting"];
  const TURNING = /[\u202a-\u202e\u2066-\u2069]/u;
  const UNSEEN = /[\p{Cc}\p{Cs}\p{Co}\p{Cn}]/u;
  const KEYS = ["document", "motivation", "creator", "created", "tags", "prefix", "suffix", "line"];

  const oneLine = (words) => String(words ?? "").split(/\s+/).filter(Boolean).join(" ");
  const bytes = (words) => new TextEncoder().encode(words).length;

  /* --- the file --- */

  function text(annotation) {
    const values = { ...annotation, tags: annotation.tags.join(", "), line: annotation.line ? String(annotation.line) : "" };
    const entries = KEYS.filter((key) => values[key]).map((key) => entry(key, oneLine(values[key])));
    const quote = annotation.quote.split("\n").map((line) => (line ? `> ${line}` : ">"));
    return ["---", ...entries, "---", "", ...quote, "", annotation.note, ""].join("\n");
  }
  function entry(key, value) {
    const isPlain = key !== "prefix" && key !== "suffix" && PLAIN.test(value);
    return `${key}: ${isPlain ? value : JSON.stringify(value)}`;
  }

  /* What is wrong with an annotation, in words; empty where nothing is. */
  function fault({ quote, note, creator, tags }) {
    if (!note.trim()) return "Please write a note.";
    if (!/[\p{L}\p{N}]/u.test(note)) return "The note has no words yet.";
    if (!oneLine(creator)) return "Please give a name or a handle; it need not be your real one.";
    if (faultOfQuote(quote)) return faultOfQuote(quote);
    if ([...note].length > LIMITS.note) return `The note has ${[...note].length.toLocaleString("en")} characters; ${LIMITS.note.toLocaleString("en")} are the most.`;
    if (tags.length > LIMITS.tags || tags.some((tag) => [...tag].length > LIMITS.tag)) return `Please give at most ${LIMITS.tags} short tags.`;
    const lines = note.replace(/\t/g, " ").split("\n").concat(creator, tags, quote.split("\n"));
    if (lines.some((line) => UNSEEN.test(line) || TURNING.test(line))) return "There is an invisible sign in it; please type that line anew.";
    return "";
  }

  function faultOfQuote(quote) {
    const { length } = [...quote];
    return length > LIMITS.quote ? `The passage has ${length.toLocaleString("en")} characters; ${LIMITS.quote.toLocaleString("en")} are the most. Please select its first sentence and say how far it goes.` : "";
  }

  function tagsOf(words) {
    return [...new Set(words.split(/[,;]/).map(oneLine).filter(Boolean))];
  }

  /* --- its name --- */

  function slug(words) {
    return words.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase().replace(/[^a-z0-9]+/g, "-").replace(/^-+|-+$/g, "");
  }
  /* The first words of the quote and who wrote it, so that two readers' files do not meet. */
  function name({ quote, creator }, taken = []) {
    const who = slug(creator).slice(0, 20).replace(/-+$/, "");
    const what = slug(quote.split(/\s+/).slice(0, 6).join(" ")).slice(0, LONGEST_NAME - who.length - 5).replace(/-+$/, "");
    const base = ["", "note-"][Number(!what || !who)] + [what, who].filter(Boolean).join("-");
    const plain = base.replace(/-+$/, "");
    let free = plain;
    for (let number = 2; taken.includes(free); number += 1) free = `${plain}-${number}`;
    return free;
  }
  function path(annotation) {
    return `docs/annotations/${annotation.document}/${annotation.id}.md`;
  }

  /* --- GitHub --- */

  /* "OWNER/NAME" of a setting that may be a whole address; empty where it is no repository. */
  function repository(setting) {
    const match = /^(?:https?:\/\/(?:www\.)?github\.com\/)?([\w.-]+)\/([\w.-]+?)(?:\.git)?\/?$/i.exec(setting.trim());
    return match ? `${match[1]}/${match[2]}` : "";
  }
  /* { address, isWhole }: GitHub's page for a new file, with the text where that is short enough. */
  function proposal(annotation, { repository: setting, branch }) {
    const each = (words) => words.split("/").map(encodeURIComponent).join("/");
    const folder = `docs/annotations/${annotation.document}`;
    const page = `https://github.com/${repository(setting)}/new/${each(branch)}/${each(folder)}?filename=${encodeURIComponent(`${annotation.id}.md`)}`;
    const whole = `${page}&value=${encodeURIComponent(text(annotation))}`;
    return whole.length < LONGEST_ADDRESS ? { address: whole, isWhole: true } : { address: page, isWhole: false };
  }

  /* What GitHub asks of one who may not write here and has no copy yet. */
  function firstTime({ repository: setting }) {
    return ["The first time, GitHub asks for a copy of your own: press “Fork this repository”. If it fails or the page comes back empty, ",
      link(`https://github.com/${repository(setting)}/fork`, "make the copy here"), " and press “Propose on GitHub” again."];
  }
  /* A link to another site, in a tab of its own. */
  function link(address, words) {
    const made = document.createElement("a");
    made.href = address;
    made.target = "_blank";
    made.rel = "noopener";
    made.textContent = words;
    return made;
  }

  /* Settles once its file is copied; fails where the browser copies nothing, as over plain http. */
  function copied(annotation) {
    return navigator.clipboard ? navigator.clipboard.writeText(text(annotation)) : Promise.reject(new Error("no clipboard"));
  }
  function save(words, fileName, type) {
    const link = document.createElement("a");
    link.href = URL.createObjectURL(new Blob([words], { type: `${type};charset=utf-8` }));
    link.download = fileName;
    link.click();
    setTimeout(() => URL.revokeObjectURL(link.href), 1000);
  }

  /* --- back from a file --- */

  /* The annotation of a file of this form, or null. */
  function read(content, fileName = "") {
    const match = /^\uFEFF?---[ \t]*\n([^]*?)\n---[ \t]*\n([^]*)$/.exec(content.replace(/\r\n?/g, "\n"));
    if (!match) return null;
    const values = {};
    for (const line of match[1].split("\n")) {
      const parts = /^(\w+):[ \t]*(.*?)[ \t]*$/.exec(line);
      if (parts && KEYS.includes(parts[1])) values[parts[1]] = unquoted(parts[2]);
    }
    const lines = match[2].replace(/^\s*\n/, "").split("\n");
    const end = lines.findIndex((line) => !line.startsWith(">"));
    const quote = lines.slice(0, end < 0 ? lines.length : end).map((line) => line.replace(/^> ?/, "")).join("\n");
    return complete({ ...values, quote, note: (end < 0 ? [] : lines.slice(end)).join("\n").trim(), tags: tagsOf(values.tags ?? ""), line: Number(values.line) || 0, id: fileName.replace(/\.md$/, "") });
  }
  function unquoted(value) {
    if (/^'.*'$/.test(value)) return value.slice(1, -1).replace(/''/g, "'");
    if (!/^".*"$/.test(value)) return value;
    try { return String(JSON.parse(value)); } catch { return value.slice(1, -1); }
  }
  /* All parts, each of its own type; null where one that is needed is missing. */
  function complete(found) {
    const words = (key) => (typeof found[key] === "string" ? found[key] : "");
    const made = {
      id: slug(words("id")),
      document: words("document"),
      title: words("title"),
      motivation: MOTIVATIONS.includes(found.motivation) ? found.motivation : "commenting",
      creator: oneLine(words("creator")),
      created: /^\d{4}-\d\d-\d\d/.test(words("created")) ? words("created").slice(0, 10) : today(),
      tags: Array.isArray(found.tags) ? found.tags.filter((tag) => typeof tag === "string") : [],
      prefix: oneLine(words("prefix")),
      suffix: oneLine(words("suffix")),
      line: Number.isInteger(found.line) && found.line > 0 ? found.line : 0,
      quote: words("quote"),
      note: words("note"),
    };
    if (!made.document || !made.note || !passages.fold(made.quote)) return null;
    return { ...made, id: made.id || name(made) };
  }
  function today() {
    const now = new Date();
    return [now.getFullYear(), now.getMonth() + 1, now.getDate()].map((part) => String(part).padStart(2, "0")).join("-");
  }

  /* --- W3C Web Annotations, as converters/annotations/jsonld.py writes them --- */

  const GENERATOR = { type: "Software", name: "reading room" };
  const purposeOf = (motivation) => (motivation === "correcting" ? "editing" : motivation);
  const address = (annotation) => `documents/${annotation.document.split("/").map(encodeURIComponent).join("/")}.html`;

  function collection(annotations) {
    const items = annotations.map(item);
    return JSON.stringify({
      "@context": "http://www.w3.org/ns/anno.jsonld",
      type: "AnnotationCollection",
      label: "Annotations kept on a device",
      total: items.length,
      first: { type: "AnnotationPage", startIndex: 0, items },
    }, null, 1) + "\n";
  }
  function item(annotation) {
    const purpose = purposeOf(annotation.motivation);
    const around = Object.fromEntries(["prefix", "suffix"].filter((key) => annotation[key]).map((key) => [key, annotation[key]]));
    const selector = [{ type: "TextQuoteSelector", exact: annotation.quote, ...around }];
    if (annotation.line) selector.push({ type: "FragmentSelector", conformsTo: "http://tools.ietf.org/rfc/rfc5147", value: `line=${annotation.line - 1},${annotation.line}` });
    return {
      id: `${address(annotation)}#annotation-${annotation.id}`,
      type: "Annotation",
      motivation: purpose,
      creator: { name: annotation.creator },
      created: `${annotation.created}T00:00:00Z`,
      generator: GENERATOR,
      body: [
        { type: "TextualBody", purpose, format: "text/markdown", value: annotation.note },
        ...annotation.tags.map((tag) => ({ type: "TextualBody", purpose: "tagging", value: tag })),
      ],
      target: { type: "SpecificResource", source: address(annotation), scope: address(annotation), selector },
    };
  }

  /* The annotations of a collection that `collection`, or the site itself, wrote. */
  function readCollection(content) {
    let whole;
    try { whole = JSON.parse(content.replace(/^\uFEFF/, "")); } catch { return []; }
    const items = whole?.first?.items ?? whole?.items ?? (Array.isArray(whole) ? whole : [whole]);
    return Array.isArray(items) ? items.map(readItem).filter(Boolean) : [];
  }
  function readItem(one) {
    try {
      const bodies = [one.body].flat();
      const selectors = [one.target.selector].flat();
      const quote = selectors.find((selector) => selector.type === "TextQuoteSelector");
      const fragment = selectors.find((selector) => selector.type === "FragmentSelector");
      const page = /(?:^|\/)documents\/(.+)\.html$/.exec(one.target.scope ?? one.target.source);
      return complete({
        id: decodeURIComponent(String(one.id ?? "").split("#annotation-")[1] ?? ""),
        document: page ? decodeURIComponent(page[1]) : "",
        motivation: one.motivation === "editing" ? "correcting" : one.motivation,
        creator: one.creator?.name ?? "",
        created: one.created ?? "",
        tags: bodies.filter((body) => body.purpose === "tagging").map((body) => body.value),
        note: bodies.filter((body) => body.purpose !== "tagging").map((body) => body.value).join("\n\n"),
        quote: quote.exact,
        prefix: quote.prefix ?? "",
        suffix: quote.suffix ?? "",
        line: Number(/^line=\d+,(\d+)$/.exec(fragment?.value ?? "")?.[1] ?? 0),
      });
    } catch { return null; }
  }

  return { text, fault, faultOfQuote, tagsOf, name, path, repository, proposal, firstTime, link, copied, save, read, today, collection, readCollection, complete, bytes };
})();
