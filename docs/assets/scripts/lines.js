/* The line that the address names, or the lines that are selected: their link and their citation,
   at the foot of the window. */
"use strict";

(function () {
  const bar = document.querySelector(".line-tools");
  if (!bar) return;
  let at = null;
  let waiting = 0;

  document.addEventListener("selectionchange", () => { clearTimeout(waiting); waiting = setTimeout(show, 150); });
  addEventListener("hashchange", show);
  addEventListener("keydown", (event) => { if (event.key === "Escape" && !keys.isBusy(event.target)) hide(); });
  /* The press of a button must not take away what is selected. */
  bar.addEventListener("mousedown", (event) => event.preventDefault());
  bar.querySelector("[value=link]").addEventListener("click", () => place.link(at[0]));
  bar.querySelector("[value=cite-lines]").addEventListener("click", () => citeLines(at));
  bar.querySelector("[value=hide]").addEventListener("click", hide);
  show();

  function show() {
    const named = /^#L\d+$/.test(location.hash) && place.text.querySelector(location.hash);
    at = place.selected() || (named && [named, named]);
    bar.hidden = !at;
    if (at) bar.querySelector(".lines").textContent = place.words(at);
  }
  function hide() {
    bar.hidden = true;
  }
})();
