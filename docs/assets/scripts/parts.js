/* Puts in place what is the same on every page and needs scripts anyway: the choice of colors, the
   drawer of narrow screens, the tools of a document, their dialogs, and the list of what is kept on
   the device. The words are in parts-html.js, which each build makes from overrides/parts. A page
   calls this where the part stands, so that it is there before it is seen. */
"use strict";

const pageParts = (() => {
  /* What a reader can choose for the text of documents, each with what holds until then. */
  const CHOICES = {
    redactions: ["badges", "bars", "codes"],
    view: ["reading", "released", "beside"],
    order: ["time", "released"],
    annotations: ["shown", "hidden"],
  };
  /* Before anything is painted: without scripts the header stands otherwise. */
  document.documentElement.classList.replace("no-js", "js");
  const up = document.currentScript.getAttribute("src").replace(/assets\/scripts\/[^/]*$/, "");

  /* The elements of a part, with addresses as they are from this page. */
  function made(name) {
    const part = document.createElement("template");
    part.innerHTML = partsHtml[name];
    for (const link of part.content.querySelectorAll("a[href]")) link.setAttribute("href", up + link.getAttribute("href"));
    return part.content;
  }

  function palette() {
    document.currentScript.replaceWith(made("palette"));
    setChosenColors();
  }

  function drawer() {
    const place = document.currentScript.parentElement;
    document.currentScript.replaceWith(made("drawer"));
    const here = location.href.replace(/[?#].*$/, "").replace(/\/$/, "/index.html");
    for (const link of place.querySelectorAll(".md-nav__link")) if (link.href === here) link.setAttribute("aria-current", "page");
  }

  /* The tools of a document; `known` is what its citation says, and what else differs. */
  function tools({ total, has, text, ...known }) {
    const facts = { holder: "", government: false, type: "", date: "", request: "", ...known };
    const part = made("tools");
    for (const one of part.querySelectorAll("[data-for]")) if (!has.includes(one.dataset.for)) one.remove();
    const path = `documents/${facts.id.split("/").map(encodeURIComponent).join("/")}`;
    const own = part.querySelector(".view-tools");
    own.dataset.source = `${up}${path}.source.js`;
    own.dataset.text = text;
    own.querySelector("[value=annotations]").hidden = !has.includes("annotations");
    const cite = part.querySelector("dialog.cite");
    cite.dataset.facts = JSON.stringify(facts);
    if (cite.dataset.address) cite.dataset.address += `${path}.html`;
    Object.assign(part.querySelector("dialog.annotate").dataset, { document: facts.id, title: facts.title });
    const redactions = part.querySelector(".redaction-tools");
    if (redactions) {
      redactions.dataset.total = total;
      redactions.querySelector(".position").textContent = `${total.toLocaleString("en-US")} redaction${total === 1 ? "" : "s"}`;
    }
    document.currentScript.replaceWith(part);
  }

  /* The list of what a reader keeps on the device about a document. */
  function privateList(id) {
    const part = made("privateList");
    Object.assign(part.querySelector(".private-annotations").dataset, { document: id, up: `${up}index.html` });
    document.currentScript.replaceWith(part);
  }

  /* Before the first paint: what was chosen on this device. */
  function setChoices() {
    for (const [name, choices] of Object.entries(CHOICES)) {
      let chosen;
      try { chosen = __md_get("__" + name); } catch { chosen = null; }
      document.documentElement.dataset[name] = choices.includes(chosen) ? chosen : choices[0];
    }
  }

  return { palette, drawer, tools, privateList, setChoices };
})();
