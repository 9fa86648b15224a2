/* The items of the page of results: documents with their best places, or all of them, and the few pages about
   what is sought. `tell` shows an error of a list that could not be made longer. */
"use strict";

const resultItems = (() => {
  const { element, counted, number } = shown;

  const PLACES = 2;
  const PAGES = 3;
  const MORE_PAGES = 10;
  /* For each item the function that shows all its places, and for the box the one that shows more pages. */
  const opening = new WeakMap();

  /* --- results --- */

  function result(hit, sought, tell) {
    const [best] = hit.places;
    const address = (place) => searching.addressOf(place ? place.href : hit.href, sought);
    const item = element(
      "li",
      { class: `search-result ${hit.kind}` },
      element("h2", {}, element("a", { href: address(best) }, hit.title)),
      element("p", { class: "quiet" }, shown.facts(hit)),
    );
    if (hit.kind === "entry") {
      if (best) item.append(element("p", { class: "passage" }, ...shown.passage(best.parts)));
      return item;
    }
    item.append(...hit.places.slice(0, PLACES).map((place) => found(hit, place, address(place))));
    if (Math.max(hit.places.length, hit.passages) > PLACES) item.append(moreOf(item, hit, address, tell));
    return item;
  }

  function found(hit, place, href) {
    const where = shown.whereabouts(hit, place).join(" · ");
    return element(
      "a",
      { class: "place", href },
      where && element("span", { class: "where" }, where),
      element("span", { class: "passage" }, ...shown.passage(place.parts)),
    );
  }

  /* All places of a document, in the order of its text, instead of its best ones. Those of a filter are not
     counted before they are asked for. */
  function moreOf(item, hit, address, tell) {
    const left = hit.passages - PLACES;
    const words = left > 0 ? `${counted(left, "more place")} in this document` : "More places in this document";
    const button = element("button", { type: "button", class: "more-places" }, words);
    opening.set(item, async () => {
      button.disabled = true;
      try {
        const all = await hit.all();
        for (const old of item.querySelectorAll("a.place")) old.remove();
        button.replaceWith(...all.map((place) => found(hit, place, address(place))));
        if (hit.passages > all.length) item.append(element("p", { class: "quiet" }, `The first ${number(all.length)} of ${counted(hit.passages, "place")}; in the document h goes on from place to place.`));
        item.classList.add("opened");
      } catch (error) {
        button.disabled = false;
        tell(error);
      }
    });
    button.addEventListener("click", async () => {
      await open(item);
      if (!button.isConnected) item.querySelector("a.place").focus();
    });
    return button;
  }

  async function open(item) {
    const opens = opening.get(item);
    if (opens) await opens();
  }

  /* --- pages --- */

  /* The pages about what is sought, beside the documents: a few, and the others if they are asked for. */
  function showPages(box, pages, { isOff, tell }) {
    const list = box.querySelector("ul");
    const others = box.querySelector("button");
    list.replaceChildren();
    box.hidden = !pages.total;
    const add = (hits) => {
      list.append(...hits.map(page));
      const left = pages.total - list.children.length;
      others.hidden = left <= 0;
      others.textContent = counted(left, "more page");
    };
    opening.set(box, async (count) => {
      try {
        const hits = await pages.more(list.children.length, count);
        if (!isOff()) add(hits);
      } catch (error) {
        if (!isOff()) tell(error);
      }
    });
    others.onclick = async () => {
      const at = list.children.length;
      await opening.get(box)(MORE_PAGES);
      if (list.children[at]) list.children[at].querySelector("a").focus();
    };
    add(pages.results.slice(0, PAGES));
  }

  /* At least that many pages, as there were. */
  async function morePages(box, count) {
    const missing = count - box.querySelectorAll("li").length;
    if (missing > 0 && opening.has(box)) await opening.get(box)(missing);
  }

  function page(hit) {
    const [best] = hit.places;
    return element(
      "li",
      {},
      element("a", { href: best ? best.href : hit.href }, hit.title),
      element("span", { class: "quiet" }, shown.facts(hit)),
      best && element("span", { class: "passage" }, ...shown.passage(best.parts)),
    );
  }

  return { result, open, showPages, morePages };
})();
