/* The released text of the page: which words are selected, how often they stand in it, and where a
   quote stands. Texts are compared without white space, hyphens and the form of quotation marks, by
   the rules of converters/annotations/folding.py, so that what fits here fits there. */
"use strict";

const passages = (() => {
  const text = document.querySelector("article .document");
  const QUOTATION_MARKS = new Map([...[..."‘’‚‛′ʼ`´"].map((sign) => [sign, "'"]), ...[..."“”„‟″«»"].map((sign) => [sign, '"'])]);
  const LEFT_OUT = /[\p{Zs}\p{Zl}\p{Zp}\p{Cc}\p{Cf}\p{Pd}]/u;
  const MARKUP = "*\\~";
  const ADDED = ".added, .control, script, style";
  /* What a reader does not read inside of a sentence: the sheet's own notes, signs of the OCR tool. */
  const APART = ".apart, .ocr-markup, .hyphen";
  const BLOCKS = "p, li, td, th, h1, h2, h3, h4, h5, h6, .apart";
  const LONGEST_AROUND = 300;
  const folds = new Map();

  function foldedSign(sign) {
    let folded = folds.get(sign);
    if (folded === undefined) {
      folded = QUOTATION_MARKS.get(sign);
      if (folded === undefined) {
        folded = MARKUP.includes(sign) || LEFT_OUT.test(sign) ? "" : sign.normalize("NFKC");
        if (folded !== sign) folded = [...folded].filter((one) => !LEFT_OUT.test(one)).join("");
      }
      folds.set(sign, folded);
    }
    return folded;
  }
  function fold(words) {
    let folded = "";
    for (const sign of words) folded += foldedSign(sign);
    return folded;
  }

  /* --- the page as one text: whole, or as it is read --- */

  /* { nodes, raw: where each starts in `words`, starts: the same in `folded`, words, folded } */
  function layer(running) {
    const found = { nodes: [], raw: [], starts: [], words: "", folded: "" };
    const words = [];
    const folded = [];
    let [wordsLength, foldedLength] = [0, 0];
    const leftOut = running ? `${ADDED}, ${APART}` : ADDED;
    for (const part of partsInOrder()) {
      const walker = document.createTreeWalker(part, NodeFilter.SHOW_TEXT);
      for (let node = part.nodeType === Node.TEXT_NODE ? part : walker.nextNode(); node; node = walker.nextNode()) {
        if (node.parentElement.closest(leftOut)) continue;
        const short = fold(node.data);
        found.nodes.push(node);
        found.raw.push(wordsLength);
        found.starts.push(foldedLength);
        words.push(node.data);
        folded.push(short);
        wordsLength += node.length;
        foldedLength += short.length;
      }
    }
    found.words = words.join("");
    found.folded = folded.join("");
    return found;
  }

  /* Messages that a reader sees in order of time stand in the source in another. */
  function partsInOrder() {
    const parts = [...text.childNodes];
    let line = 0;
    const placed = parts.map((part) => {
      const anchor = part.nodeType === Node.ELEMENT_NODE && part.querySelector('[id^="L"]');
      if (anchor && /^L\d+$/.test(anchor.id)) line = place.number(anchor);
      return { part, line };
    });
    const isSorted = placed.every((one, index) => !index || placed[index - 1].line <= one.line);
    return isSorted ? parts : placed.sort((one, other) => one.line - other.line).map((one) => one.part);
  }

  function placesOf(folded, quote) {
    const found = [];
    for (let at = folded.indexOf(quote); quote && at >= 0; at = folded.indexOf(quote, at + 1)) found.push(at);
    return found;
  }

  /* The nodes of a layer that a range touches, with the part of each that is in it. */
  function piecesIn(range, { nodes }) {
    const pieces = [];
    nodes.forEach((node, index) => {
      if (!range.intersectsNode(node)) return;
      const from = node === range.startContainer ? range.startOffset : 0;
      const to = node === range.endContainer ? range.endOffset : node.length;
      if (from < to) pieces.push({ node, index, from, to });
    });
    while (pieces.length && !fold(pieces[0].node.data.slice(pieces[0].from, pieces[0].to))) pieces.shift();
    while (pieces.length && !fold(pieces.at(-1).node.data.slice(pieces.at(-1).from, pieces.at(-1).to))) pieces.pop();
    return pieces;
  }

  /* --- from a selection to a quote --- */

  /* { quote, prefix, suffix, line, range } for a range of the page; or { fault } in words. */
  function from(range) {
    if (!text || !text.contains(range.commonAncestorContainer)) return { fault: "Please select words in the released text." };
    const whole = layer(false);
    const all = piecesIn(range, whole);
    if (!all.length) return { fault: "Please select words of the released text itself." };
    const running = layer(true);
    const isInside = Boolean(all[0].node.parentElement.closest(".apart"));
    const pieces = isInside ? all : piecesIn(range, running);
    const quote = written(pieces);
    const line = place.number(place.anchorOf(pieces[0].node));
    return { quote, line, range, ...around(quote, pieces[0], whole, isInside ? whole : running) };
  }

  /* The words of pieces as a reader sees them: a line for each block and each line of its own. */
  function written(pieces) {
    let words = "";
    let last = null;
    for (const { node, from, to } of pieces) {
      const block = node.parentElement.closest(BLOCKS);
      if (last && (block !== last.block || isBehindBreak(node))) words += "\n";
      /* A mark of the page parts no words; a blank at the edge of a node counts. */
      words += node.data.slice(from, to).replace(/\s+/g, " ");
      last = { block };
    }
    return words.replace(/[\p{Cc}\p{Cf}]/gu, (sign) => (sign === "\n" ? sign : "")).split("\n").map((line) => line.replace(/ +/g, " ").trim()).filter(Boolean).join("\n");
  }
  function isBehindBreak(node) {
    let before = node.previousSibling;
    while (before && (before.nodeType !== Node.ELEMENT_NODE || /^L\d+$/.test(before.id))) {
      if (before.nodeType === Node.TEXT_NODE && before.data.trim()) return false;
      before = before.previousSibling;
    }
    return Boolean(before) && before.tagName === "BR";
  }

  /* Words before and after, where the quote stands at several places; its line, where even these do
     not tell. The first of `layers` that holds the quote is the one in which a reader looks for it. */
  function around(quote, first, whole, own) {
    const short = fold(quote);
    const read = [whole, own].find((one) => placesOf(one.folded, short).length);
    if (!read) return { fault: "These words do not stand together in the released text. Please select a passage of one message." };
    const found = placesOf(read.folded, short);
    if (found.length === 1) return {};
    const index = read.nodes.indexOf(first.node);
    const start = index < 0 ? -1 : read.starts[index] + fold(first.node.data.slice(0, first.from)).length;
    const at = found.find((one) => one >= start) ?? found[0];
    const [before, after] = wordsAround(read, at, at + short.length);
    for (let number = 2; number <= 24; number += 2) {
      const prefix = before.slice(-number).join(" ");
      const suffix = after.slice(0, number).join(" ");
      for (const tried of [{ prefix }, { suffix }, { prefix, suffix }]) {
        if (Object.values(tried).some((words) => !words || words.length > LONGEST_AROUND)) continue;
        const context = fold(tried.prefix ?? "") + short + fold(tried.suffix ?? "");
        if (placesOf(read.folded, context).length === 1) return tried;
      }
    }
    /* The same words around it everywhere: its line tells, and these words where it stands there twice. */
    return { isLineNeeded: true, prefix: shortened(before.slice(-6), -1), suffix: shortened(after.slice(0, 6), 1) };
  }
  function shortened(words, direction) {
    let kept = words;
    while (kept.join(" ").length > LONGEST_AROUND) kept = direction > 0 ? kept.slice(0, -1) : kept.slice(1);
    return kept.join(" ");
  }
  function wordsAround(read, start, end) {
    const [first, last] = [pointAt(read, start), pointAt(read, end - 1)];
    const from = read.raw[first.index] + first.offset;
    const to = read.raw[last.index] + last.offset + last.length;
    const plain = (words) => words.replace(/[\p{Cc}\p{Cf}]/gu, " ").match(/\S+/g) ?? [];
    return [plain(read.words.slice(Math.max(0, from - 1200), from)), plain(read.words.slice(to, to + 1200))];
  }

  /* The sign of the page that stands at an offset of a folded layer. */
  function pointAt({ nodes, starts }, offset) {
    let [low, high] = [0, starts.length];
    while (high - low > 1) {
      const middle = (low + high) >> 1;
      if (starts[middle] <= offset) low = middle;
      else high = middle;
    }
    let [at, passed] = [0, starts[low]];
    for (const sign of nodes[low].data) {
      passed += foldedSign(sign).length;
      if (passed > offset) return { index: low, offset: at, length: sign.length };
      at += sign.length;
    }
    return { index: low, offset: Math.max(0, at - 1), length: 1 };
  }

  /* --- from a quote to its place --- */

  /* The parts of text nodes that a quote stands in; empty where no place, or more than one, fits. */
  function find({ quote, prefix = "", suffix = "", line = 0 }) {
    const short = fold(quote);
    for (const read of [layer(false), layer(true)]) {
      const found = placesOf(read.folded, short);
      if (!found.length) continue;
      const before = fold(prefix);
      const inside = prefix || suffix ? placesOf(read.folded, before + short + fold(suffix)).map((at) => at + before.length) : [];
      let fitting = inside.length ? inside : found;
      if (line && fitting.length > 1) fitting = fitting.filter((at) => lineAt(read, at) === line);
      return fitting.length === 1 ? piecesOf(read, fitting[0], fitting[0] + short.length) : [];
    }
    return [];
  }
  function lineAt(read, at) {
    return place.number(place.anchorOf(read.nodes[pointAt(read, at).index]));
  }
  function piecesOf(read, start, end) {
    const [first, last] = [pointAt(read, start), pointAt(read, end - 1)];
    const pieces = [];
    for (let index = first.index; index <= last.index; index += 1) {
      const node = read.nodes[index];
      const from = index === first.index ? first.offset : 0;
      const to = index === last.index ? last.offset + last.length : node.length;
      const isBetweenBlocks = !node.data.trim() && node.data.includes("\n");
      if (from < to && !isBetweenBlocks) pieces.push({ node, from, to });
    }
    return pieces;
  }

  /* The words of the line that begins at an anchor. */
  function ofLine(anchor) {
    const next = place.text.querySelector(`#L${place.number(anchor) + 1}`) ?? place.lines()[place.lines().indexOf(anchor) + 1];
    const range = document.createRange();
    range.setStartAfter(anchor);
    if (next && anchor.compareDocumentPosition(next) & Node.DOCUMENT_POSITION_FOLLOWING) range.setEndBefore(next);
    else range.setEndAfter(anchor.closest(BLOCKS) ?? anchor.parentElement);
    return range;
  }

  return { from, find, fold, ofLine };
})();
