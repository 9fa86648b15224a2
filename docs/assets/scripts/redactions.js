/* Reading with redactions: three ways to show them, the way from one to the next, and the map as
   a filter. Without scripts badges show, and the map's marks are plain links. */
"use strict";

(function () {
  const tools = document.querySelector(".redaction-tools");
  if (!tools) return;
  const root = document.documentElement;
  const text = place.text;
  let all = [...text.querySelectorAll(".redaction")];
  const legend = [...document.querySelectorAll(".map button[data-exemption]")];
  const spoken = new Map(legend.map((button) => [button.dataset.exemption, button.dataset.spoken]));
  let current = null;
  let filter = null;

  chooseAWay();
  step();
  filterByExemption();
  moveInTheMap();
  keys.on("j", () => go(1, true));
  keys.on("k", () => go(-1, true));
  addEventListener("keydown", (event) => {
    if (event.key === "Escape" && filter && !keys.isBusy(event.target)) showAll();
  });
  place.redaction = here;
  addEventListener("reordered", () => {
    all = [...text.querySelectorAll(".redaction")];
    showPosition();
  });

  /* --- badges, black bars, codes as released --- */

  function chooseAWay() {
    const buttons = [...tools.querySelectorAll(".ways button")];
    const known = buttons.map((button) => button.value);
    const remembered = () => { try { return __md_get("__redactions"); } catch { return null; } };
    const show = (way) => {
      root.dataset.redactions = known.includes(way) ? way : "badges";
      for (const button of buttons) button.setAttribute("aria-pressed", button.value === root.dataset.redactions);
    };
    for (const button of buttons) {
      button.addEventListener("click", () => {
        place.keep(() => show(button.value));
        __md_set("__redactions", button.value);
      });
    }
    /* Chosen meanwhile in another window, or on a page one comes back from. */
    addEventListener("storage", () => show(remembered()));
    addEventListener("pageshow", (event) => { if (event.persisted) show(remembered()); });
    show(remembered());
  }

  /* --- from one redaction to the next --- */

  function step() {
    tools.querySelector("[value=next]").addEventListener("click", (event) => go(1, event.detail > 0));
    tools.querySelector("[value=previous]").addEventListener("click", (event) => go(-1, event.detail > 0));
    /* On a phone the steps follow the reader once the row they stand in is out of sight. */
    const follow = () => tools.classList.toggle("passed", tools.getBoundingClientRect().bottom < 0);
    addEventListener("scroll", follow, { passive: true });
    follow();
    addEventListener("hashchange", arrive);
    arrive();
  }

  function shown() {
    return filter ? all.filter((one) => cites(one, filter)) : all;
  }

  /* A key or a pointer moves the focus along; who works the buttons by keyboard stays on them. */
  function go(by, takeFocus) {
    const stops = shown();
    const from = here();
    const at = stops.indexOf(from);
    let next = at + by;
    if (at < 0) {
      const below = stops.findIndex((one) => from ? follows(one, from) : place.top(one) >= place.below());
      next = by > 0 ? below : (below < 0 ? stops.length : below) - 1;
      if (by > 0 && below < 0) next = 0;
    }
    arriveAt(stops[(next + stops.length) % stops.length], takeFocus);
  }

  /* Where the reader is: on the focused redaction, or on the last one while it is on the screen. */
  function here() {
    const focused = document.activeElement.closest(".document .redaction");
    if (focused) return focused;
    const visible = current && place.top(current) > 0 && place.top(current) < innerHeight;
    return visible ? current : null;
  }

  const follows = (one, other) => Boolean(other.compareDocumentPosition(one) & Node.DOCUMENT_POSITION_FOLLOWING);

  function arriveAt(one, takeFocus) {
    place.reveal(one);
    makeCurrent(one);
    const link = one.matches("a") ? one : one.querySelector("a[title], a[data-title]");
    if (takeFocus && link) link.focus({ preventScroll: true });
    one.scrollIntoView({ block: "center" });
  }

  /* A link of the map, or an address with #r7. */
  function arrive() {
    const one = all.find((candidate) => "#" + candidate.id === location.hash);
    if (!one) return;
    if (filter && !cites(one, filter)) showAll();
    makeCurrent(one);
  }

  function makeCurrent(one) {
    if (current) current.classList.remove("current");
    current = one;
    current.classList.add("current");
    showPosition();
    place.say(`Redaction ${positionOf(one)}, ${namesOf(one)}`);
  }

  function positionOf(one) {
    const stops = shown();
    return `${stops.indexOf(one) + 1} of ${stops.length}`;
  }

  function namesOf(one) {
    const ids = one.dataset.exemptions.split(" ").filter(Boolean);
    return ids.length ? ids.map((id) => spoken.get(id) || id).join(" and ") : "no exemption cited";
  }

  function showPosition() {
    const stops = shown();
    const many = stops.length === 1 ? "1 redaction" : `${stops.length.toLocaleString("en")} redactions`;
    tools.querySelector(".position").textContent = stops.includes(current) ? positionOf(current) : many;
  }

  /* --- one exemption alone --- */

  function filterByExemption() {
    for (const button of legend) {
      button.addEventListener("click", () => {
        if (filter === button.dataset.exemption) showAll();
        else showAlone(button.dataset.exemption);
      });
    }
  }

  function cites(one, exemption) {
    const ids = one.dataset.exemptions;
    return exemption === "none" ? !ids : ids.split(" ").includes(exemption);
  }

  function showAlone(exemption) {
    dim(exemption);
    place.say(`${shown().length} of ${all.length} redactions are shown: ${spoken.get(exemption)}. Escape shows all.`);
  }

  function showAll() {
    dim(null);
    place.say(`All ${all.length} redactions are shown`);
  }

  function dim(exemption) {
    filter = exemption;
    for (const one of all) one.classList.toggle("dimmed", Boolean(filter) && !cites(one, filter));
    for (const column of document.querySelectorAll(".map g")) {
      column.classList.toggle("dimmed", Boolean(filter) && column.dataset.exemption !== filter);
    }
    for (const button of legend) button.setAttribute("aria-pressed", button.dataset.exemption === filter);
    showPosition();
  }

  /* --- the map: one stop for the tab key, arrows from mark to mark --- */

  function moveInTheMap() {
    const marks = [...document.querySelectorAll(".map svg a")];
    marks.forEach((mark, index) => {
      mark.setAttribute("tabindex", index ? -1 : 0);
      mark.addEventListener("keydown", (event) => {
        const to = { ArrowDown: index + 1, ArrowUp: index - 1, Home: 0, End: marks.length - 1 }[event.key];
        if (!marks[to]) return;
        event.preventDefault();
        for (const other of marks) other.setAttribute("tabindex", other === marks[to] ? 0 : -1);
        marks[to].focus();
      });
    });
  }
})();
