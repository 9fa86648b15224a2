/* Keys that are letters, the list of them, and three that every document has: the link to a line,
   and the way from record to record. Other scripts add theirs with `keys.on`. */
"use strict";

const keys = (() => {
  /* A record has begun that starts above this height of the window, in pixels. */
  const STARTS = 210;
  const deeds = new Map();
  const help = document.querySelector("dialog.keys");
  if (help) listen();

  function on(key, deed) { deeds.set(key, deed); }

  function listen() {
    const letters = help.querySelector("[name=letters]");
    try { letters.checked = __md_get("__redaction_keys") !== false; } catch { letters.checked = true; }
    letters.addEventListener("change", () => __md_set("__redaction_keys", letters.checked));
    document.querySelector(".view-tools [value=help]").addEventListener("click", () => help.showModal());
    on("?", () => help.showModal());
    on("l", linkTheLine);
    on("n", () => goToRecord(1));
    on("p", () => goToRecord(-1));

    addEventListener("keydown", (event) => {
      if (event.ctrlKey || event.metaKey || event.altKey || isBusy(event.target)) return;
      const deed = letters.checked && deeds.get(event.key);
      if (!deed) return;
      event.preventDefault();
      deed();
    });
  }

  function isBusy(element) {
    return document.querySelector("dialog[open]") || isField(element);
  }

  function isField(element) {
    return element.isContentEditable || element.matches("input:not([type=radio], [type=checkbox]), textarea, select");
  }

  function linkTheLine() {
    const [line] = place.where() || [place.inSight()];
    if (line) place.link(line);
  }

  function goToRecord(by) {
    const records = [...document.querySelectorAll(".document section[data-record]")];
    if (!records.length) return;
    const focused = records.indexOf(document.activeElement.closest("section[data-record]"));
    const here = focused >= 0 && isInWindow(records[focused]) ? focused : records.filter((record) => place.top(record) < STARTS).length - 1;
    /* Back to the start of the record one is in the middle of, before the one above it. */
    const inside = by < 0 && here >= 0 && place.top(records[here]) < 0;
    const next = Math.min(Math.max(inside ? here : here + by, 0), records.length - 1);
    const heading = records[next].querySelector("h2, h3, h4, h5, h6") || records[next];
    const name = [...heading.childNodes].map((part) => part.textContent.trim()).filter(Boolean).join(", ");
    heading.tabIndex = -1;
    heading.focus({ preventScroll: true });
    records[next].scrollIntoView();
    place.say(`${name}, record ${next + 1} of ${records.length}`);
  }

  function isInWindow(element) {
    const { top, bottom } = element.getBoundingClientRect();
    return bottom > 0 && top < innerHeight;
  }

  return { on, isBusy };
})();
