/* Annotations that stay on the device: kept in the browser's storage for this site, shown in the text
   of their document, listed, saved as files and opened again. Nothing is sent anywhere. */
"use strict";

const privateAnnotations = (() => {
  const KEY = "__private_annotations";
  const lists = [...document.querySelectorAll(".private-annotations")];
  const dialog = document.querySelector("dialog.annotate");
  const text = document.querySelector("article .document");
  const here = dialog ? dialog.dataset.document : "";
  const counted = (number) => `${number} annotation${number === 1 ? "" : "s"}`;
  const DEEDS = {
    edit: ["Edit", (annotation) => annotationForm.edit(annotation)],
    propose: ["Propose on GitHub", (annotation, say, list) => propose(annotation, say, list)],
    save: ["Save file", (annotation, say) => { if (isNamed(annotation, say)) saveFile(annotation, say); }],
    delete: ["Delete", (annotation, say, list) => deleteIt(annotation, say, list)],
  };

  for (const list of lists) prepare(list, keeps());
  if (lists.length) show();
  addEventListener("storage", (event) => { if (event.key && event.key.endsWith(KEY)) show(); });

  /* --- on the device --- */

  function all() {
    let kept;
    try { kept = __md_get(KEY); } catch { kept = null; }
    return Array.isArray(kept) ? kept.map((one) => one && annotationFiles.complete(one)).filter(Boolean) : [];
  }
  /* Whether it is kept now: a browser may be full, or may keep nothing. */
  function write(annotations) {
    let kept;
    try {
      __md_set(KEY, annotations);
      kept = __md_get(KEY);
    } catch { kept = null; }
    const isKept = JSON.stringify(kept) === JSON.stringify(annotations);
    show();
    return isKept;
  }
  /* Whether the browser keeps anything for this site: some refuse it for files or in private windows. */
  function keeps() {
    const kept = [__md_scope.pathname, KEY, "tried"].join(".");
    try {
      localStorage.setItem(kept, "1");
      localStorage.removeItem(kept);
      return true;
    } catch { return false; }
  }
  const isSame = (one, other) => one.document === other.document && one.id === other.id;

  function keep(annotation) {
    const others = all().filter((one) => !isSame(one, annotation));
    return write([...others, annotation]);
  }
  function remove(annotation) {
    return write(all().filter((one) => !isSame(one, annotation)));
  }
  function idsOf(document) {
    return all().filter((one) => one.document === document).map((one) => one.id);
  }

  /* --- in the text --- */

  function show() {
    const annotations = all();
    const placed = new Map();
    if (text) {
      clear();
      const own = annotations.filter((one) => one.document === here);
      own.forEach((one, index) => placed.set(one.id, mark(one, index + 1)));
      const below = document.querySelector(".private-below");
      if (below) below.hidden = !own.length;
      place.forget();
      dispatchEvent(new Event("annotated"));
    }
    for (const list of lists) fill(list, annotations.filter((one) => !list.dataset.document || one.document === list.dataset.document), placed);
  }

  function clear() {
    for (const added of text.querySelectorAll("aside.private, a.to-annotation.private")) added.remove();
    for (const marked of text.querySelectorAll("mark.private")) {
      const parent = marked.parentNode;
      marked.replaceWith(...marked.childNodes);
      parent.normalize();
    }
  }

  /* Underlines the passage and sets the note below its paragraph; says whether the text has it. */
  function mark(annotation, number) {
    const pieces = passages.find(annotation);
    if (!pieces.length) return false;
    const key = `private-${annotation.id}`;
    const marks = pieces.map(({ node, from, to }) => {
      const part = node.splitText(from);
      part.splitText(to - from);
      const made = document.createElement("mark");
      made.className = `annotated private ${annotation.motivation}`;
      made.dataset.annotations = key;
      part.replaceWith(made);
      made.append(part);
      return made;
    });
    marks[0].setAttribute("aria-details", `annotation-${key}`);
    const link = document.createElement("a");
    link.className = `added to-annotation private ${annotation.motivation}`;
    link.id = `annotated-${key}`;
    link.href = `#annotation-${key}`;
    link.textContent = `*${number}`;
    link.setAttribute("aria-label", `Your annotation ${number}, ${annotation.motivation}`);
    outermost(marks.at(-1), (element) => element.matches("a, abbr, code, del, em, strong, sup, mark, .redaction, .control")).after(link);
    const note = written(annotation, key, number);
    let block = outermost(link, (element) => !element.matches("article, blockquote, details, div, section"));
    while (block.nextElementSibling && block.nextElementSibling.matches("aside.annotation")) block = block.nextElementSibling;
    block.after(note);
    return true;
  }
  function outermost(element, belongs) {
    let found = element;
    while (found.parentElement !== text && belongs(found.parentElement)) found = found.parentElement;
    return found;
  }

  function written(annotation, key, number) {
    const note = document.createElement("aside");
    note.className = `added annotation private ${annotation.motivation}`;
    note.id = `annotation-${key}`;
    note.dataset.annotation = key;
    note.setAttribute("role", "note");
    note.setAttribute("aria-label", `Your annotation ${number}, ${annotation.motivation}`);
    const head = headOf(annotation);
    const back = document.createElement("a");
    back.className = "annotation-back";
    back.href = `#annotated-${key}`;
    back.textContent = `*${number}`;
    back.setAttribute("aria-label", `*${number}, back to the passage`);
    head.prepend(back, " ");
    note.append(head, wordsOf(annotation), ...tagsOf(annotation), deedsOf(annotation, ["edit", "delete"], (words) => place.say(words)));
    return note;
  }
  function headOf(annotation) {
    const head = document.createElement("p");
    head.className = "annotation-head";
    const why = document.createElement("b");
    why.textContent = annotation.motivation.charAt(0).toUpperCase() + annotation.motivation.slice(1);
    const only = document.createElement("span");
    only.className = "is-private";
    only.textContent = "on this device only";
    const when = document.createElement("time");
    when.dateTime = annotation.created;
    when.textContent = new Date(`${annotation.created}T12:00:00`).toLocaleDateString("en-GB", { day: "numeric", month: "long", year: "numeric" });
    head.append(why, " ", only, " ", when);
    return head;
  }
  function wordsOf(annotation) {
    const words = document.createElement("div");
    words.className = "annotation-text";
    words.append(...noteMarkdown.blocks(annotation.note));
    return words;
  }
  function tagsOf(annotation) {
    if (!annotation.tags.length) return [];
    const tags = document.createElement("p");
    tags.className = "annotation-tags";
    tags.textContent = annotation.tags.join(" · ");
    return [tags];
  }

  /* --- what can be done with one --- */

  function deedsOf(annotation, names, say, list) {
    const deeds = document.createElement("div");
    deeds.className = "deeds";
    for (const name of names) {
      const button = document.createElement("button");
      button.type = "button";
      button.value = name;
      button.textContent = DEEDS[name][0];
      button.addEventListener("click", () => DEEDS[name][1](annotation, say, list));
      deeds.append(button);
    }
    return deeds;
  }
  function isNamed(annotation, say) {
    const fault = annotationFiles.fault(annotation);
    if (fault) say(`${fault} “Edit” is beside it, on the page of its document.`);
    return !fault;
  }
  function saveFile(annotation, say) {
    annotationFiles.save(annotationFiles.text(annotation), `${annotation.id}.md`, "text/markdown");
    say(`Saved as ${annotation.id}.md`);
  }
  function propose(annotation, say, list) {
    if (!isNamed(annotation, say)) return;
    const { address, isWhole } = annotationFiles.proposal(annotation, list.dataset);
    const link = annotationFiles.link(address, "open it here");
    const firstTime = annotationFiles.firstTime(list.dataset);
    const go = (words) => {
      window.open(address, "_blank", "noopener");
      say(words, " If nothing opens, ", link, ". ", ...firstTime);
    };
    if (isWhole) {
      go("GitHub opens with the file filled in.");
      return;
    }
    annotationFiles.copied(annotation).then(() => go("The file is too long for an address, so it is copied: paste it into the page that opens."), () => {
      saveFile(annotation, say);
      say(`The file is too long for an address, so it is saved as ${annotation.id}.md. Please `, link, " and paste its text there. ", ...firstTime);
    });
  }
  /* What is deleted can be taken back at the place where it was. */
  function deleteIt(annotation, say, list) {
    const before = text && document.getElementById(`annotation-private-${annotation.id}`)?.previousElementSibling;
    remove(annotation);
    say("Deleted.");
    const undo = document.createElement("button");
    undo.type = "button";
    undo.textContent = "Undo";
    undo.addEventListener("click", () => { keep(annotation); say("It is back."); });
    if (list) tell(list, "Deleted. ", undo);
    else if (before && before.isConnected) {
      const gone = document.createElement("aside");
      const deeds = document.createElement("div");
      gone.className = `added annotation private ${annotation.motivation}`;
      deeds.className = "deeds";
      deeds.append("Deleted. ", undo);
      gone.append(deeds);
      before.after(gone);
    }
    undo.focus();
  }
  function tell(list, ...words) {
    list.querySelector(".said").replaceChildren(...words);
  }

  /* --- the list --- */

  function prepare(list, isKept) {
    list.querySelector(".without-storage").hidden = isKept;
    list.querySelector("[value=open]").hidden = !isKept;
    const input = list.querySelector("input[type=file]");
    list.querySelector("[value=save-all]").addEventListener("click", () => {
      const annotations = all();
      annotationFiles.save(annotationFiles.collection(annotations), `annotations-${annotationFiles.today()}.json`, "application/json");
      tell(list, `Saved ${counted(annotations.length)}.`);
    });
    list.querySelector("[value=open]").addEventListener("click", () => input.click());
    input.addEventListener("change", () => open(list, [...input.files]).finally(() => { input.value = ""; }));
  }

  async function open(list, files) {
    const found = [];
    const unread = [];
    for (const file of files) {
      const content = await file.text();
      const one = annotationFiles.read(content, file.name);
      const read = one ? [one] : annotationFiles.readCollection(content);
      if (read.length) found.push(...read);
      else unread.push(file.name);
    }
    const kept = all();
    const known = new Set(kept.map(annotationFiles.text));
    const fresh = found.filter((one) => !known.has(annotationFiles.text(one)));
    for (const one of fresh) {
      /* Another note of the same name keeps its own. */
      const taken = kept.filter((other) => other.document === one.document).map((other) => other.id);
      kept.push({ ...one, id: taken.includes(one.id) ? annotationFiles.name(one, taken) : one.id });
    }
    const isKept = write(kept);
    const already = found.length - fresh.length;
    tell(list, [
      isKept ? `${counted(fresh.length)} added.` : "The browser could not keep them.",
      already ? `${counted(already)} were here already.` : "",
      unread.length ? `Not an annotation: ${unread.join(", ")}.` : "",
    ].filter(Boolean).join(" "));
  }

  function fill(list, annotations, placed) {
    const items = annotations.map((one) => item(list, one, placed));
    const listed = list.querySelector(".annotation-list");
    list.querySelector("[value=save-all]").disabled = !all().length;
    if (items.length) listed.replaceChildren(...items);
    else {
      const empty = document.createElement("li");
      empty.className = "quiet";
      empty.textContent = "Nothing is kept here yet. Select words in a document, choose “Annotate”, then “Keep on this device”.";
      listed.replaceChildren(empty);
    }
  }

  function item(list, annotation, placed) {
    const made = document.createElement("li");
    made.className = `annotation private ${annotation.motivation}`;
    const isHere = annotation.document === here;
    const isLost = isHere && !placed.get(annotation.id);
    const head = headOf(annotation);
    const quote = document.createElement("blockquote");
    const words = isLost ? document.createElement("span") : document.createElement("a");
    words.textContent = annotation.quote;
    if (!isLost) words.href = addressOf(list, annotation, isHere);
    quote.append(words);
    const where = document.createElement("p");
    where.className = "annotation-tags";
    where.textContent = isLost ? "Unanchored: the text of this page does not have these words at one place." : isHere ? "" : annotation.title || annotation.document;
    const say = (...said) => tell(list, ...said);
    const names = [...(dialog ? ["edit"] : []), ...(annotationFiles.repository(list.dataset.repository) ? ["propose"] : []), "save", "delete"];
    made.append(head, quote, wordsOf(annotation), ...(where.textContent ? [where] : []), ...tagsOf(annotation), deedsOf(annotation, names, say, list));
    return made;
  }
  function addressOf(list, annotation, isHere) {
    const anchor = `#annotation-private-${annotation.id}`;
    if (isHere) return anchor;
    const up = list.dataset.up.replace(/[^/]*$/, "");
    return `${up}documents/${annotation.document.split("/").map(encodeURIComponent).join("/")}.html${anchor}`;
  }

  return { keep, keeps, idsOf, show };
})();
