/* Annotations beside the text: each at the height of its passage, lit together with it, and all of
   them hidden by a button. Without scripts they stand below their paragraph, or beside its end. */
"use strict";

(function () {
  const text = document.querySelector("article .document");
  const tools = document.querySelector(".view-tools");
  const root = document.documentElement;
  /* What stands in the margin; two of them keep this distance, in pixels. */
  const IN_THE_MARGIN = ".note, .paper, .apart, aside.annotation";
  const GAP = 12;
  let waiting = false;
  let revealed = false;

  if (!text || !tools) return;
  const button = tools.querySelector("[value=annotations]");
  switchThem();
  lightThem();
  new MutationObserver(alignSoon).observe(root, { attributes: true, attributeFilter: ["data-view", "data-annotations", "data-redactions"] });
  for (const event of ["resize", "reordered", "load"]) addEventListener(event, alignSoon, { passive: true });
  text.addEventListener("toggle", alignSoon, true);
  if (document.fonts) document.fonts.ready.then(alignSoon);
  addEventListener("annotated", changed);
  addEventListener("hashchange", reveal);
  changed();
  reveal();

  /* --- at the height of the passage --- */

  function alignSoon() {
    if (waiting) return;
    waiting = true;
    requestAnimationFrame(() => { waiting = false; align(); });
  }

  /* A note stands behind its paragraph and is moved up to its passage, or as near as there is room
     between what stands in the margin already; what comes after it makes room for it by itself. */
  function align() {
    const notes = [...text.querySelectorAll("aside.annotation")];
    for (const note of notes) note.style.removeProperty("--up");
    if (!notes.length || getComputedStyle(notes[0]).float !== "right") return;
    const taken = [];
    for (const item of text.querySelectorAll(IN_THE_MARGIN)) {
      if (item.matches("aside.annotation")) moveUp(item, taken);
      const box = item.getBoundingClientRect();
      if (box.height && getComputedStyle(item).float === "right") taken.push([box.top, box.bottom]);
    }
  }
  function moveUp(note, taken) {
    const passage = firstMark(note);
    const box = note.getBoundingClientRect();
    if (!passage || !box.height) return;
    const wanted = placeFor(box.height, passage.getClientRects()[0]?.top ?? box.top, taken);
    if (wanted < box.top) note.style.setProperty("--up", `${wanted - box.top}px`);
  }
  /* The first height from `top` on at which nothing stands. */
  function placeFor(height, top, taken) {
    let at = top;
    for (const [start, end] of [...taken].sort((one, other) => one[0] - other[0])) {
      if (end + GAP > at && start < at + height + GAP) at = end + GAP;
    }
    return at;
  }

  /* --- passage and note --- */

  function marksOf(key) {
    return [...text.querySelectorAll("mark.annotated")].filter((mark) => mark.dataset.annotations.split(" ").includes(key));
  }
  /* In order of time the parts of a passage over two messages may be far apart. */
  function firstMark(note) {
    const record = note.closest("section[data-record]");
    return marksOf(note.dataset.annotation).find((mark) => mark.closest("section[data-record]") === record);
  }
  function keysOf(target) {
    const element = target.closest && target.closest("mark.annotated, aside.annotation, a.to-annotation");
    if (!element) return [];
    if (element.matches("mark")) return element.dataset.annotations.split(" ");
    const note = element.matches("aside") ? element : document.getElementById(decodeURIComponent(element.hash.slice(1)));
    return note && note.dataset.annotation ? [note.dataset.annotation] : [];
  }
  function lightThem() {
    const light = (keys) => {
      for (const one of text.querySelectorAll(".lit")) one.classList.remove("lit");
      for (const key of keys) {
        const note = [...text.querySelectorAll("aside.annotation")].find((one) => one.dataset.annotation === key);
        for (const one of [...marksOf(key), note]) if (one) one.classList.add("lit");
      }
    };
    for (const event of ["pointerover", "focusin"]) text.addEventListener(event, (over) => light(keysOf(over.target)));
    for (const event of ["pointerleave", "focusout"]) text.addEventListener(event, () => light([]));
  }

  /* --- shown or hidden --- */

  function switchThem() {
    const remembered = () => { try { return __md_get("__annotations"); } catch { return null; } };
    const show = (value) => {
      root.dataset.annotations = value === "hidden" ? "hidden" : "shown";
      button.setAttribute("aria-pressed", root.dataset.annotations === "shown");
    };
    button.addEventListener("click", () => {
      place.keep(() => show(root.dataset.annotations === "shown" ? "hidden" : "shown"));
      try { __md_set("__annotations", root.dataset.annotations); } catch { /* not remembered */ }
      place.say(`Annotations are ${root.dataset.annotations}`);
    });
    addEventListener("storage", () => show(remembered()));
    addEventListener("pageshow", (event) => { if (event.persisted) show(remembered()); });
    show(remembered());
  }

  /* A link to an annotation shows it, also where annotations are hidden or its message is folded. */
  function reveal() {
    const named = document.getElementById(decodeURIComponent(location.hash.slice(1)));
    if (!named || !named.matches(".annotation, .to-annotation")) return;
    if (root.dataset.annotations === "hidden") {
      root.dataset.annotations = "shown";
      button.setAttribute("aria-pressed", "true");
    }
    place.reveal(named);
    align();
    if (!revealed) named.scrollIntoView();
    revealed = true;
  }

  /* Annotations have come or gone. */
  function changed() {
    button.hidden = !document.querySelector(".document aside.annotation, .annotations-below:not([hidden])");
    align();
  }
})();
