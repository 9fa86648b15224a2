/* Arrival from the search: the words of `?h=` are marked in the text, and one goes from place to place.
   Marks are highlights of the browser, or boxes laid under the text where it has none: the text itself is
   never changed. Words are told apart as the search does it, and none goes over the end of a block. */
"use strict";

(() => {
  const sought = new URLSearchParams(location.search).get("h");
  const root = place.text || document.querySelector("article.room");
  if (!sought || !root) return;

  const { element, number } = shown;
  /* What the site added to a text, and where OCR's signs or a hyphen of a line's end stand. */
  const NOT_TEXT = ".added, .added *, summary, .ocr-markup, .hyphen, .unseen, button, script, style, noscript, [role=tooltip], .line, .search-result";
  const BLOCKS = "p, li, h1, h2, h3, h4, h5, h6, td, th, dt, dd, pre, blockquote, div, section, summary, figcaption";
  const BREATH = 30;
  /* Lines that a hit may be away from the line named, as where a word was broken at a line's end. */
  const NEAR = 2;
  const PART = /"([^"]*)"|(\S+)/g;

  let hits = [];
  let current = -1;
  let marker = null;
  let bar = null;

  start().catch(() => {});

  async function start() {
    const room = await searching.words();
    const phrases = phrasesIn(sought, room);
    if (!phrases.length) return;
    await find(room, phrases);
    if (!hits.length) return;
    marker = "highlights" in CSS ? highlights() : boxes();
    bar = steps();
    mark();
    arrive();
    const again = async () => {
      const { node, start } = hits[current] || {};
      await find(room, phrases);
      current = Math.max(0, hits.findIndex((hit) => hit.node === node && hit.start === start));
      mark();
      tell();
    };
    addEventListener("reordered", again);
    new MutationObserver(again).observe(document.documentElement, { attributeFilter: ["data-view"] });
  }

  /* --- what is sought: phrases of words, each of which may be only the start of one --- */

  function phrasesIn(text, room) {
    const phrases = [];
    for (const [, quoted, bare] of text.slice(0, 4000).matchAll(PART)) {
      const part = quoted ?? bare;
      const slots = Array.from(room.wordsOf(part), ({ word, end }) => ({ word, prefix: part[end] === "*" }));
      if (slots.length) phrases.push(slots);
    }
    return phrases;
  }

  /* --- where it stands --- */

  async function find(room, phrases) {
    const byWord = new Map();
    const byStart = [];
    for (const slots of phrases) {
      const [{ word, prefix }] = slots;
      if (prefix) byStart.push(slots);
      else byWord.set(word, [...(byWord.get(word) || []), slots]);
    }
    const found = [];
    let since = performance.now();
    for (const run of runs()) {
      const words = [...room.wordsOf(run.text)];
      words.forEach(({ word }, at) => {
        if (!word) return;
        const starting = [...(byWord.get(word) || []), ...byStart.filter(([slot]) => word.startsWith(slot.word))];
        let length = 0;
        for (const slots of starting) if (slots.length > length && follows(words, at, slots)) length = slots.length;
        if (length) found.push(hit(run, words[at].start, words[at + length - 1].end));
      });
      if (performance.now() - since > BREATH) {
        await new Promise((resolve) => setTimeout(resolve));
        since = performance.now();
      }
    }
    hits = inOrder(found.filter(isReachable));
  }

  function follows(words, at, slots) {
    return slots.every(({ word, prefix }, step) => {
      const there = words[at + step];
      return there && there.word && (prefix ? there.word.startsWith(word) : there.word === word);
    });
  }

  /* The text in runs that a phrase may stand in: blocks, and the notes and paper that stand apart in them.
     A run is { text, parts: [{ at, node, from }] }: where in it the pieces of text nodes start. */
  function runs() {
    const byBlock = new Map();
    const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT | NodeFilter.SHOW_ELEMENT, {
      acceptNode(node) {
        if (node.nodeType === Node.TEXT_NODE) return NodeFilter.FILTER_ACCEPT;
        return node.matches(NOT_TEXT) ? NodeFilter.FILTER_REJECT : NodeFilter.FILTER_ACCEPT;
      },
    });
    let redaction = null;
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
      const parent = node.nodeType === Node.TEXT_NODE ? node.parentElement : node;
      const block = parent.closest(`.apart, ${BLOCKS}`);
      if (!byBlock.has(block)) byBlock.set(block, { text: "", parts: [] });
      const run = byBlock.get(block);
      if (node.nodeType === Node.ELEMENT_NODE) {
        if (node.localName === "br") run.text += "\n";
        continue;
      }
      /* The mark of a redaction takes a place, and holds no words. */
      const mark = parent.closest(".redaction");
      if (mark) {
        if (mark !== redaction) run.text += "\u0001\u0002";
        redaction = mark;
      } else add(run, node);
    }
    return byBlock.values();
  }

  /* A soft hyphen parts no word. */
  function add(run, node) {
    let from = 0;
    for (const piece of node.data.replace(/[\u0001\u0002]/g, " ").split("\u00ad")) {
      if (piece) run.parts.push({ at: run.text.length, node, from });
      run.text += piece;
      from += piece.length + 1;
    }
  }

  function hit(run, start, end) {
    const [first, last] = [pointAt(run.parts, start), pointAt(run.parts, end - 1)];
    return { node: first.node, start: first.offset, endNode: last.node, end: last.offset + 1 };
  }

  function pointAt(parts, at) {
    let low = 0;
    let high = parts.length - 1;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if (parts[middle].at <= at) low = middle;
      else high = middle - 1;
    }
    return { node: parts[low].node, offset: parts[low].from + at - parts[low].at };
  }

  function inOrder(found) {
    return found.sort((one, other) => {
      if (one.node === other.node) return one.start - other.start;
      return one.node.compareDocumentPosition(other.node) & Node.DOCUMENT_POSITION_FOLLOWING ? -1 : 1;
    });
  }

  /* Shown, or in a fold or a note that can be opened; a view may leave the paper out. */
  function isReachable({ node }) {
    const parent = node.parentElement;
    if (parent.closest("details:not([open]), .apart.note")) return true;
    return parent.checkVisibility ? parent.checkVisibility() : parent.getClientRects().length > 0;
  }

  function rangeOf({ node, start, endNode, end }) {
    const range = document.createRange();
    range.setStart(node, start);
    range.setEnd(endNode, end);
    return range;
  }

  /* --- marks --- */

  function mark() {
    marker.show(hits.filter((hit) => hit.node.isConnected).map(rangeOf), current);
  }

  function highlights() {
    return {
      show(ranges, at) {
        CSS.highlights.set("search-hits", new Highlight(...ranges));
        const now = new Highlight(...(ranges[at] ? [ranges[at]] : []));
        now.priority = 1;
        CSS.highlights.set("search-hit", now);
      },
      clear() {
        CSS.highlights.delete("search-hits");
        CSS.highlights.delete("search-hit");
      },
    };
  }

  /* For a browser without highlights. */
  function boxes() {
    const layer = element("div", { class: "hit-boxes", "aria-hidden": "true" });
    let shownNow = null;
    document.body.append(layer);
    const draw = () => {
      if (!shownNow) return;
      const [ranges, at] = shownNow;
      layer.replaceChildren(...ranges.flatMap((range, which) => [...range.getClientRects()].map((box) => {
        const made = element("div", which === at ? { class: "current" } : {});
        Object.assign(made.style, { left: `${box.left + scrollX}px`, top: `${box.top + scrollY}px`, width: `${box.width}px`, height: `${box.height}px` });
        return made;
      })));
    };
    new ResizeObserver(draw).observe(root);
    root.addEventListener("toggle", draw, true);
    return {
      show(...now) { shownNow = now; draw(); },
      clear() { shownNow = null; layer.remove(); },
    };
  }

  /* --- from hit to hit --- */

  function steps() {
    const button = (value, label, path) => {
      const made = element("button", { type: "button", value, "aria-label": label, title: label });
      made.innerHTML = `<svg viewBox="0 0 16 16" aria-hidden="true"><path d="${path}"/></svg>`;
      return made;
    };
    const made = element(
      "div",
      { class: "hit-steps", role: "group", "aria-label": "Words you searched for" },
      element("span", { class: "words", title: sought }, sought),
      element("span", { class: "position", role: "status" }),
      button("previous", "Previous place (H)", "M3.5 10.5 8 6l4.5 4.5"),
      button("next", "Next place (h)", "M3.5 5.5 8 10l4.5-4.5"),
      button("close", "Take the marks away (Esc)", "M4 4l8 8M12 4l-8 8"),
    );
    made.querySelector("[value=previous]").addEventListener("click", () => go(-1));
    made.querySelector("[value=next]").addEventListener("click", () => go(1));
    made.querySelector("[value=close]").addEventListener("click", dismiss);
    keys.on("h", () => bar && go(1));
    keys.on("H", () => bar && go(-1));
    addEventListener("keydown", onEscape);
    document.body.append(made);
    return made;
  }

  function onEscape(event) {
    if (event.key !== "Escape" || event.defaultPrevented || keys.isBusy(event.target)) return;
    dismiss();
  }

  /* At the first hit behind the place that the address names; a page without one shows its top. */
  function arrive() {
    const anchor = anchorNamed();
    const behind = (hit) => Boolean(anchor.compareDocumentPosition(hit.node) & Node.DOCUMENT_POSITION_FOLLOWING);
    current = anchor ? hits.findIndex(behind) : 0;
    if (current < 0) current = hits.length - 1;
    mark();
    tell();
    /* The browser goes to the anchor first, once the page is laid out. */
    if (anchor && isAt(anchor)) requestAnimationFrame(() => requestAnimationFrame(() => look("instant")));
  }

  function anchorNamed() {
    try {
      return document.getElementById(decodeURIComponent(location.hash.slice(1)));
    } catch {
      return null;
    }
  }

  /* Whether the hit is on the line of the address. Where the words stand in a title, or in a note beside the
     text, one stays where the address leads. */
  function isAt(anchor) {
    if (!place.text || !/^L\d+$/.test(anchor.id)) return false;
    place.reveal(hits[current].node.parentElement);
    place.forget();
    const line = place.anchorOf(hits[current].node);
    return line && Math.abs(place.number(line) - place.number(anchor)) <= NEAR;
  }

  function go(by) {
    current = (current + by + hits.length) % hits.length;
    mark();
    tell();
    look();
  }

  function look(behavior) {
    const one = hits[current];
    if (!one) return;
    place.reveal(one.node.parentElement);
    place.forget();
    const box = rangeOf(one).getBoundingClientRect();
    const top = scrollY + box.top - innerHeight * 0.35;
    scrollTo({ top, ...(behavior && { behavior }) });
    mark();
  }

  function tell() {
    bar.querySelector(".position").textContent = `${number(current + 1)} of ${number(hits.length)}`;
  }

  /* The marks go, and the address says no more of them. */
  function dismiss() {
    if (!bar) return;
    removeEventListener("keydown", onEscape);
    marker.clear();
    const held = bar.contains(document.activeElement);
    bar.remove();
    bar = null;
    const address = new URL(location.href);
    address.searchParams.delete("h");
    history.replaceState(history.state, "", address.href);
    if (held) root.focus({ preventScroll: true });
    hits = [];
  }
})();
