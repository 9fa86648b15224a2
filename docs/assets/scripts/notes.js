/* A note at its mark: on hover, on focus, at a tap. The mark itself is a link to the note, and that
   is all there is without this script. */
"use strict";

(function () {
  const text = document.querySelector("article .document");
  if (!text || !text.querySelector("a.note-mark")) return;

  const bubble = document.createElement("div");
  bubble.className = "note-bubble";
  bubble.id = "note-bubble";
  bubble.setAttribute("role", "tooltip");
  bubble.hidden = true;
  document.body.append(bubble);

  /* What belongs to the note's place in the text and not to the note. */
  const NOT_COPIED = "a.line, a.note-back, .marker, .sheet, [id^='L']:empty, .ocr-markup";
  let shown = null;
  let closing = 0;
  let pointer = "mouse";

  function open(mark) {
    clearTimeout(closing);
    if (mark === shown) return;
    close();
    const note = document.getElementById(decodeURIComponent(mark.hash.slice(1)));
    if (!note) return;
    shown = mark;
    bubble.replaceChildren(numberOf(mark), ...wordsOf(note));
    bubble.hidden = false;
    mark.setAttribute("aria-describedby", bubble.id);
    place(mark.getClientRects()[0] || mark.getBoundingClientRect());
  }

  function close() {
    clearTimeout(closing);
    if (!shown) return;
    shown.removeAttribute("aria-describedby");
    shown = null;
    bubble.hidden = true;
  }

  /* The pointer may be on its way to the note, which can be long or hold links. */
  const closeSoon = () => { closing = setTimeout(close, 200); };

  function numberOf(mark) {
    const link = document.createElement("a");
    link.className = "to-note";
    link.href = mark.getAttribute("href");
    link.textContent = mark.textContent.trim();
    link.title = "Go to the note";
    link.tabIndex = -1;
    link.addEventListener("click", close);
    return link;
  }

  function wordsOf(note) {
    const copy = note.cloneNode(true);
    for (const part of copy.querySelectorAll(NOT_COPIED)) part.remove();
    for (const part of copy.querySelectorAll("[id]")) part.removeAttribute("id");
    for (const link of copy.querySelectorAll("a")) link.tabIndex = -1;
    return [...copy.childNodes];
  }

  /* Below the mark, or above it where the window ends. */
  function place(at) {
    const room = document.documentElement.clientWidth - bubble.offsetWidth - 8;
    const below = innerHeight - at.bottom - 8;
    const above = at.top - bubble.offsetHeight - 6;
    bubble.style.left = scrollX + Math.max(8, Math.min(at.left - 12, room)) + "px";
    bubble.style.top = scrollY + (bubble.offsetHeight > below && above > 56 ? above : at.bottom + 6) + "px";
  }

  const markOf = (event) => event.target.closest && event.target.closest("a.note-mark");

  text.addEventListener("pointerover", (event) => {
    const mark = event.pointerType !== "touch" && markOf(event);
    if (mark) open(mark);
  });
  text.addEventListener("pointerout", (event) => { if (event.pointerType !== "touch" && markOf(event)) closeSoon(); });
  text.addEventListener("focusin", (event) => {
    const mark = markOf(event);
    if (mark && mark.matches(":focus-visible")) open(mark);
  });
  text.addEventListener("focusout", (event) => { if (markOf(event)) closeSoon(); });
  bubble.addEventListener("pointerenter", () => clearTimeout(closing));
  bubble.addEventListener("pointerleave", closeSoon);

  /* A finger cannot hover: the first tap shows the note, the second goes there. */
  addEventListener("pointerdown", (event) => {
    pointer = event.pointerType;
    if (shown && !bubble.contains(event.target) && markOf(event) !== shown) close();
  });
  text.addEventListener("click", (event) => {
    const mark = markOf(event);
    if (!mark) return;
    if (pointer === "touch" && mark !== shown) {
      event.preventDefault();
      open(mark);
    } else close();
  });
  addEventListener("keydown", (event) => { if (event.key === "Escape") close(); });
})();
