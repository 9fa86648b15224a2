/* Where the reader is: which line of the source, which lines are selected, which source page.
   The other scripts of a document ask here. */
"use strict";

const place = (() => {
  const text = document.querySelector("article .document");
  const tools = () => document.querySelector(".redaction-tools") || document.querySelector(".view-tools");
  let anchors = null;
  let flowing = null;

  addEventListener("reordered", forget);
  addEventListener("resize", forget, { passive: true });
  if (text) text.addEventListener("toggle", forget, true);
  /* A view may hide lines, a copy may be folded, and messages may change places. */
  function forget() { anchors = flowing = null; }

  /* The anchors of all lines that are shown, in the order of the page. */
  function allLines() {
    if (!anchors) {
      const all = text ? [...text.querySelectorAll('[id^="L"]')] : [];
      anchors = all.filter((one) => /^L\d+$/.test(one.id) && isShown(one));
    }
    return anchors;
  }
  /* Those that stand below each other: a note in the margin may start above a line before it. */
  function lines() {
    if (!flowing) {
      const known = new Map([[text, true]]);
      flowing = allLines().filter((anchor) => isInFlow(anchor.parentElement, known));
    }
    return flowing;
  }
  function isInFlow(element, known) {
    if (!known.has(element)) {
      const { float, position } = getComputedStyle(element);
      known.set(element, float === "none" && position !== "absolute" && isInFlow(element.parentElement, known));
    }
    return known.get(element);
  }
  const isShown = (element) => element.checkVisibility ? element.checkVisibility() : element.getClientRects().length > 0;
  const number = (anchor) => Number(anchor.id.slice(1));
  const top = (element) => element.getBoundingClientRect().top;

  /* How many anchors stand before the first one that is not `before`, by bisection: there may be many. */
  function count(before, all = lines()) {
    let low = 0;
    let high = all.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (before(all[middle])) low = middle + 1;
      else high = middle;
    }
    return low;
  }

  /* The height of the window below which nothing covers the text. */
  function below() {
    const bar = tools();
    return Math.max(document.querySelector(".md-header").offsetHeight, bar ? bar.getBoundingClientRect().bottom : 0);
  }

  /* The anchor of the line that holds a node of the text. */
  function anchorOf(node) {
    const precedes = (anchor) => anchor === node || anchor.contains(node) || Boolean(anchor.compareDocumentPosition(node) & Node.DOCUMENT_POSITION_FOLLOWING);
    return allLines()[Math.max(count(precedes, allLines()) - 1, 0)] || null;
  }

  /* The first line in sight, or nothing where the page stands above its text. */
  function inSight() {
    const edge = below();
    return lines()[Math.min(count((anchor) => top(anchor) < edge), lines().length - 1)] || null;
  }

  /* The lines that are selected: their first and their last anchor. */
  function selected() {
    const selection = getSelection();
    if (!text || selection.isCollapsed || !selection.rangeCount) return null;
    const range = selection.getRangeAt(0);
    if (!text.contains(range.commonAncestorContainer)) return null;
    const words = wordsIn(range);
    if (!words.length) return null;
    const first = anchorOf(words[0]);
    const last = anchorOf(words[words.length - 1]);
    if (!first) return null;
    /* In order of time two messages that stand together may be far apart in the source. */
    return number(last) < number(first) ? [first, first] : [first, last];
  }

  function wordsIn(range) {
    const walker = document.createTreeWalker(range.commonAncestorContainer, NodeFilter.SHOW_TEXT);
    const found = [];
    let node = walker.currentNode.nodeType === Node.TEXT_NODE ? walker.currentNode : walker.nextNode();
    for (; node; node = walker.nextNode()) {
      if (!range.intersectsNode(node)) {
        if (found.length) break;
        continue;
      }
      const from = node === range.startContainer ? range.startOffset : 0;
      const to = node === range.endContainer ? range.endOffset : node.length;
      if (node.data.slice(from, to).trim()) found.push(node);
    }
    return found;
  }

  /* What one is at: lines selected, a redaction, the line that the address names while it is on the
     screen, or else the first line in sight; nothing while the page stands above its text. */
  function where() {
    const chosen = selected();
    if (chosen) return chosen;
    const redaction = place.redaction();
    const named = allLines().find((anchor) => "#" + anchor.id === location.hash);
    const line = redaction ? anchorOf(redaction) : named && top(named) > 0 && top(named) < innerHeight ? named : inSight();
    return line && (redaction || line === named || top(text) < below()) ? [line, line] : null;
  }

  /* What the source calls the sheet that holds a line: "source page 3"; nothing where it does not say. */
  function sheetOf(line) {
    let found = "";
    let at = 0;
    for (const sheet of text.querySelectorAll(".sheet")) {
      const starts = firstLineOf(sheet);
      if (starts <= line && starts >= at) [found, at] = [sheet.textContent.trim(), starts];
    }
    return found;
  }
  function firstLineOf(sheet) {
    const index = count((anchor) => Boolean(anchor.compareDocumentPosition(sheet) & Node.DOCUMENT_POSITION_FOLLOWING), allLines());
    const [before, after] = [allLines()[index - 1], allLines()[index]];
    if (!before) return 0;
    const between = document.createRange();
    between.setStartAfter(before);
    between.setEndBefore(sheet);
    return number(between.toString().trim() && after ? after : before);
  }

  /* Keeps the line one reads where it is while the page around it changes. */
  function keep(change) {
    const inWindow = (one) => one && top(one) > 0 && top(one) < innerHeight;
    const [line] = text && top(text) < below() ? [...(where() || []), inSight()].filter(inWindow) : [];
    const before = line && top(line);
    change();
    forget();
    if (line && isShown(line)) scrollBy({ top: top(line) - before, behavior: "instant" });
  }

  /* "Line 12", "Lines 12 to 14". */
  function words([first, last]) {
    return first === last ? `Line ${number(first)}` : `Lines ${number(first)} to ${number(last)}`;
  }

  /* A line's address: in the window's own, and copied where the browser lets a page from a disk do so. */
  function link(line) {
    location.hash = line.id;
    const name = `line ${number(line)}`;
    const copied = navigator.clipboard ? navigator.clipboard.writeText(location.href) : Promise.reject();
    copied.then(() => say(`The address of ${name} is copied`), () => say(`The address is that of ${name} now`));
  }

  /* Unfolds what holds an element, and shows a note that a narrow window has no margin for. */
  function reveal(element) {
    element.closest(".apart")?.classList.add("revealed");
    for (let fold = element.closest("details"); fold; fold = fold.parentElement.closest("details")) fold.open = true;
  }

  function say(words) {
    const status = document.querySelector(".redaction-tools .said") || document.querySelector(".view-tools > .said");
    if (status) status.textContent = words;
  }

  return { text, lines, number, top, count, below, anchorOf, inSight, selected, where, sheetOf, keep, words, link, reveal, say, forget, redaction: () => null };
})();
