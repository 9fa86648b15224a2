/* The way to the search from any page: its engine is loaded when it is first needed, and a hit is opened
   with the words that were sought, so that `arrival.js` can mark them. */
"use strict";

const searching = (() => {
  const scripts = new URL("./", document.currentScript.src);
  const site = new URL("../../", scripts);
  const ENGINE = ["words", "shards", "postings", "mistakes", "values", "tokens", "query", "match", "order", "filters", "excerpts", "passages", "engine"];
  const MOST_WORDS_IN_AN_ADDRESS = 1_000;
  const loads = new Map();

  /* The engine, ReadingRoom; an error says which of its files is missing. */
  async function engine() {
    await Promise.all(ENGINE.map(load));
    return globalThis.ReadingRoom;
  }

  /* Only what says what a word is. */
  async function words() {
    await load("words");
    return globalThis.ReadingRoom;
  }

  function load(name) {
    if (!loads.has(name)) loads.set(name, loaded(name));
    return loads.get(name);
  }

  function loaded(name) {
    return new Promise((resolve, reject) => {
      const script = document.createElement("script");
      script.src = new URL(`search/${name}.js`, scripts);
      script.async = false;
      script.addEventListener("load", resolve);
      script.addEventListener("error", () => {
        loads.delete(name);
        script.remove();
        reject(new Error(`The search cannot start: assets/scripts/search/${name}.js is missing or cannot be read.`));
      });
      document.head.append(script);
    });
  }

  /* The address of the results page for a query. */
  function pageFor(query, sort = "") {
    const page = new URL("search/index.html", site);
    if (query) page.searchParams.set("q", query);
    if (sort) page.searchParams.set("sort", sort);
    return page.href;
  }

  /* A hit's address with the words sought in it. */
  function addressOf(href, sought) {
    const address = new URL(href);
    if (sought) address.searchParams.set("h", sought);
    return address.href;
  }

  /* What a query seeks, without its filters and what it leaves out: `"probable cause" surveil*`. */
  function soughtIn(query) {
    const found = new Set();
    collect(query, found);
    const sought = [];
    let length = 0;
    for (const words of found) {
      length += words.length + 1;
      if (length > MOST_WORDS_IN_AN_ADDRESS) break;
      sought.push(words);
    }
    return sought.join(" ");
  }

  function collect(node, found) {
    if (!node || node.kind === "not" || node.kind === "filter") return;
    for (const part of node.parts || []) collect(part, found);
    if (node.kind !== "words") return;
    const words = node.slots.map(({ word, prefix }) => word + (prefix ? "*" : "")).join(" ");
    found.add(node.slots.length > 1 ? `"${words}"` : words);
  }

  return { engine, words, pageFor, addressOf, soughtIn, site };
})();
