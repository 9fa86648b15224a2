/* The form for an annotation: from selected words to a file that is proposed on GitHub, kept on the
   device, saved or copied. The name that a reader gives is remembered on the device. */
"use strict";

const annotationForm = (() => {
  const dialog = document.querySelector("dialog.annotate");
  if (!dialog) return { edit() {} };
  const form = dialog.querySelector("form");
  const { note, creator, tags } = form.elements;
  const repository = annotationFiles.repository(dialog.dataset.repository);
  const chooser = document.querySelector(".line-tools [value=annotate]");
  const drafts = new Map();
  let passage = null;
  let edited = null;

  chooser.addEventListener("click", annotate);
  keys.on("a", annotate);
  dialog.querySelector("[value=close]").addEventListener("click", () => dialog.close());
  note.addEventListener("input", () => setDraft(note.value === edited?.note ? "" : note.value));
  form.addEventListener("input", update);
  form.addEventListener("submit", submit);
  form.noValidate = true;
  setRepository();
  setStorage();

  /* Without one the file is what a reader takes away. */
  function setRepository() {
    dialog.querySelector("[value=propose]").hidden = !repository;
    dialog.querySelector(".with-repository").hidden = !repository;
    dialog.querySelector(".without-repository").hidden = Boolean(repository);
    if (!repository) dialog.querySelector("[value=save]").classList.add("main");
  }

  function setStorage() {
    const keeps = privateAnnotations.keeps();
    dialog.querySelector("[value=keep]").hidden = !keeps;
    dialog.querySelector(".with-storage").hidden = !keeps;
    dialog.querySelector(".without-storage").hidden = keeps;
  }

  /* --- what is quoted --- */

  function annotate() {
    const selection = getSelection();
    const chosen = place.selected();
    const [line] = place.where() || [place.inSight()];
    if (!chosen && !line) return;
    const found = passages.from(chosen ? selection.getRangeAt(0).cloneRange() : passages.ofLine(line));
    if (!found.quote) {
      place.say(found.fault);
      return;
    }
    open(found, null);
  }
  function edit(annotation) {
    open({ ...annotation, isLineNeeded: Boolean(annotation.line) }, annotation);
  }

  function open(found, annotation) {
    passage = { ...found, fault: found.fault || annotationFiles.faultOfQuote(found.quote) };
    edited = annotation;
    let remembered;
    try { remembered = __md_get("__annotator"); } catch { remembered = ""; }
    form.elements.motivation.value = annotation ? annotation.motivation : form.elements.motivation.value;
    note.value = draft() || annotation?.note || "";
    tags.value = annotation ? annotation.tags.join(", ") : "";
    creator.value = (annotation && annotation.creator) || (typeof remembered === "string" ? remembered : "");
    dialog.querySelector(".quote").textContent = found.quote;
    dialog.querySelector(".place").textContent = found.line ? `Line ${found.line}` : "";
    tell(".wrong", passage.fault);
    tell(".said", "");
    update();
    dialog.showModal();
    note.focus();
  }

  /* --- what was typed and not kept: until the tab is closed, or the page where storage is refused --- */

  function draftKey() {
    return `__annotation_draft ${dialog.dataset.document} ${edited ? `#${edited.id}` : passage.quote}`;
  }
  function draft() {
    if (drafts.has(draftKey())) return drafts.get(draftKey());
    let kept;
    try { kept = __md_get(draftKey(), sessionStorage); } catch { kept = ""; }
    return typeof kept === "string" ? kept : "";
  }
  function setDraft(words) {
    drafts.set(draftKey(), words);
    try { __md_set(draftKey(), words, sessionStorage); } catch { /* kept by the page alone */ }
  }

  /* --- what is written --- */

  function annotation() {
    const made = {
      document: dialog.dataset.document,
      title: dialog.dataset.title,
      motivation: form.elements.motivation.value,
      creator: creator.value.split(/\s+/).filter(Boolean).join(" "),
      created: edited ? edited.created : annotationFiles.today(),
      tags: annotationFiles.tagsOf(tags.value),
      prefix: passage.prefix ?? "",
      suffix: passage.suffix ?? "",
      line: passage.isLineNeeded ? passage.line : 0,
      quote: passage.quote,
      note: note.value.replace(/\r\n?/g, "\n").trim(),
    };
    return { ...made, id: edited ? edited.id : annotationFiles.name(made, taken()) };
  }
  function taken() {
    const published = [...document.querySelectorAll("[data-annotation], li[id^='annotation-']")].map((one) => one.dataset.annotation ?? one.id.replace("annotation-", ""));
    return [...published, ...privateAnnotations.idsOf(dialog.dataset.document)];
  }

  function update() {
    const made = annotation();
    tell(".preview", ...noteMarkdown.blocks(made.note));
    dialog.querySelector(".previewed").hidden = !made.note;
    const isPartly = Boolean(dialog.querySelector(".preview .as-written"));
    const partly = isPartly ? ["A part stands as you wrote it: the site may read it as Markdown, this preview does not."] : [];
    tell(".doubt", [...partly, ...noteMarkdown.doubts(made.note)].join(" "));
    tell(".path", annotationFiles.path(made));
    tell(".file pre", annotationFiles.text(made));
    if (!passage.fault) tell(".wrong", "");
  }
  function tell(selector, ...words) {
    dialog.querySelector(selector).replaceChildren(...words);
  }

  /* --- what becomes of it --- */

  function submit(event) {
    event.preventDefault();
    const deed = event.submitter ? event.submitter.value : repository ? "propose" : "save";
    const made = annotation();
    const nameless = { ...made, creator: made.creator || "nobody" };
    const fault = passage.fault || annotationFiles.fault(deed === "keep" ? nameless : made);
    if (fault) {
      tell(".wrong", fault);
      (made.note ? (made.creator ? note : creator) : note).focus();
      return;
    }
    try { if (made.creator) __md_set("__annotator", made.creator); } catch { /* not remembered */ }
    ({ propose, keep, save, copy })[deed](made);
  }

  function propose(made) {
    const { address, isWhole } = annotationFiles.proposal(made, dialog.dataset);
    const go = () => window.open(address, "_blank", "noopener");
    const link = annotationFiles.link(address, "open it here");
    const firstTime = annotationFiles.firstTime(dialog.dataset);
    if (isWhole) {
      go();
      tell(".said", "GitHub opens in a new tab with the file filled in. There, press “Commit changes” or “Propose changes”. If nothing opens, ", link, ". ", ...firstTime);
      return;
    }
    annotationFiles.copied(made).then(() => {
      go();
      tell(".said", "The note is too long for an address, so the file is copied: paste it into the page that opens. If nothing opens, ", link, ". ", ...firstTime);
    }, () => {
      showFile();
      tell(".said", "The note is too long for an address. Please copy the file above, then ", link, " and paste it there. ", ...firstTime);
    });
  }
  function keep(made) {
    if (!privateAnnotations.keep(made)) {
      tell(".wrong", "This browser does not keep it: it is full, or set to keep nothing. Please save the file instead.");
      return;
    }
    setDraft("");
    dialog.close();
    getSelection().removeAllRanges();
    place.say("Kept on this device");
  }
  function save(made) {
    annotationFiles.save(annotationFiles.text(made), `${made.id}.md`, "text/markdown");
    tell(".said", `Saved as ${made.id}.md. In the repository it goes into docs/annotations/${made.document}.`);
  }
  function copy(made) {
    annotationFiles.copied(made).then(() => tell(".said", `Copied. In the repository it is ${annotationFiles.path(made)}.`), () => {
      showFile();
      tell(".said", "The file is selected: please copy it.");
    });
  }
  function showFile() {
    dialog.querySelector(".file").open = true;
    getSelection().selectAllChildren(dialog.querySelector(".file pre"));
  }

  return { edit };
})();
