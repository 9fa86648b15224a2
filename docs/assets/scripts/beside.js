/* The released text beside the page, line by line: each side leads the other when it is scrolled.
   It is loaded as a script when it is asked for, since a page from a disk may not fetch a file.
   Its characters become text nodes and nothing else. */
"use strict";

const beside = (() => {
  const tools = document.querySelector(".view-tools");
  const UNSEEN = /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u00ad\u061c\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff]/;
  const EACH_UNSEEN = new RegExp(`(${UNSEEN.source})`);
  let pane = null;
  /* The rows stand in groups, of which the browser lays out only those in sight: a text of a million
     characters has some 15,000 rows, and each step of a scroll would look at all of them. */
  const GROUP = 200;
  let rows = [];
  let groups = [];
  let waiting = null;
  let marked = null;
  /* Where each side was put by the other one: what scrolls there does not lead. */
  const put = { page: null, pane: null };

  function open() {
    if (pane) {
      pane.hidden = false;
      follow("page");
      return;
    }
    pane = document.createElement("div");
    pane.className = "released-pane";
    pane.tabIndex = 0;
    pane.setAttribute("role", "region");
    pane.setAttribute("aria-label", "Released text, line by line");
    place.text.after(pane);
    pane.textContent = "Loading the released text …";
    load();
  }

  function close() {
    if (pane) pane.hidden = true;
    mark(null);
  }

  function load() {
    window.releasedText = (packed) => {
      unpacked(packed).then(fill).catch(tell);
      delete window.releasedText;
    };
    const script = document.createElement("script");
    script.src = tools.dataset.source;
    script.onerror = tell;
    document.head.append(script);
  }

  /* A string of JSON, compressed with gzip, in base64. */
  async function unpacked(packed) {
    const bytes = Uint8Array.from(atob(packed), (sign) => sign.charCodeAt(0));
    return new Response(new Blob([bytes]).stream().pipeThrough(new DecompressionStream("gzip"))).json();
  }

  function tell() {
    const link = document.createElement("a");
    link.href = tools.dataset.text;
    link.textContent = "the released text";
    pane.replaceChildren("It could not be shown here. Please open ", link, ".");
    place.say("The released text could not be shown here");
  }

  /* --- the lines --- */

  function fill(text) {
    const lines = text.split(/\r\n|\n|\r/);
    if (lines[lines.length - 1] === "") lines.pop();
    rows = lines.map((line, index) => row(line, index + 1, document.getElementById(`L${index + 1}`)));
    groups = [];
    for (let first = 0; first < rows.length; first += GROUP) groups.push(group(rows.slice(first, first + GROUP)));
    pane.replaceChildren(...groups);
    guessHeights(lines);
    pane.addEventListener("scroll", () => soon("pane"), { passive: true });
    addEventListener("scroll", () => soon("page"), { passive: true });
    addEventListener("resize", () => { put.page = null; soon("page"); }, { passive: true });
    pane.addEventListener("pointerover", (event) => markPointed(event.target.closest(".row")));
    place.text.addEventListener("pointermove", (event) => markUnder(event.clientX, event.clientY), { passive: true });
    follow("page");
  }

  function group(members) {
    const element = document.createElement("div");
    element.className = "rows";
    element.append(...members);
    return element;
  }

  /* How high a group will be, for the groups that are not laid out yet: all signs are of one width. */
  function guessHeights(lines) {
    const words = rows.length && rows[0].querySelector("code");
    if (!words) return;
    const ruler = document.createElement("span");
    ruler.textContent = "0".repeat(100);
    words.append(ruler);
    const signs = Math.max(Math.floor((100 * words.clientWidth || 100 * words.getBoundingClientRect().width) / ruler.getBoundingClientRect().width), 1);
    ruler.remove();
    const height = parseFloat(getComputedStyle(pane).lineHeight);
    groups.forEach((element, index) => {
      const its = lines.slice(index * GROUP, (index + 1) * GROUP);
      const high = its.reduce((sum, line) => sum + Math.max(Math.ceil(line.length / signs), 1), 0);
      element.style.containIntrinsicBlockSize = `auto ${high * height}px`;
    });
  }

  function row(line, number, isOnPage) {
    const element = document.createElement("div");
    element.className = "row";
    const label = document.createElement(isOnPage ? "a" : "span");
    label.className = "number";
    label.textContent = number;
    if (isOnPage) {
      label.href = `#L${number}`;
      label.tabIndex = -1;
      label.setAttribute("aria-label", `Line ${number} on the page`);
    }
    const words = document.createElement("code");
    words.append(...visible(line));
    element.append(label, words);
    return element;
  }

  function* visible(line) {
    if (!UNSEEN.test(line)) {
      yield line;
      return;
    }
    for (const part of line.split(EACH_UNSEEN)) {
      if (part.length === 1 && UNSEEN.test(part)) yield picture(part.charCodeAt(0));
      else if (part) yield part;
    }
  }

  /* Unicode has pictures of the oldest control characters; the others show their number. */
  function picture(code) {
    const name = "U+" + code.toString(16).toUpperCase().padStart(4, "0");
    const element = document.createElement("span");
    element.className = "control";
    element.title = `${code < 160 ? "control character" : "unseen character"} ${name}`;
    element.textContent = code < 32 ? String.fromCharCode(0x2400 + code) : code === 127 ? "\u2421" : name;
    return element;
  }

  /* --- scrolling together --- */

  const isOpen = () => pane && !pane.hidden && rows.length > 0;

  function soon(side) {
    const at = side === "page" ? scrollY : pane.scrollTop;
    if (!isOpen() || waiting || (put[side] !== null && Math.abs(at - put[side]) < 2)) return;
    waiting = requestAnimationFrame(() => { waiting = null; follow(side); });
  }

  /* The height of the window at which both show the same line: a third of what is seen of each. */
  function eyes() {
    const box = pane.getBoundingClientRect();
    const stacked = box.left < place.text.getBoundingClientRect().right - 1;
    const onPane = box.height / 3;
    const page = stacked ? (place.below() + (box.top - place.below()) / 3) : box.top + onPane;
    return { page, pane: onPane };
  }

  function follow(leader) {
    if (!isOpen()) return;
    const line = leader === "page" ? lineOnPage(eyes().page) : lineInPane(eyes().pane);
    if (leader === "page") {
      pane.scrollTop = heightInPane(line) - eyes().pane;
    } else {
      /* Twice: the pane itself moves until it has reached its place below the tools. */
      for (let pass = 0; pass < 2; pass++) scrollBy({ top: heightOnPage(line) - eyes().page, behavior: "instant" });
    }
    put.pane = pane.scrollTop;
    put.page = scrollY;
    mark(Math.floor(line));
  }

  /* Lines are counted with fractions: 12.5 is in the middle of line 12. */
  function lineOnPage(height) {
    const lines = place.lines();
    const index = place.count((anchor) => place.top(anchor) <= height) - 1;
    if (index < 0) return 1;
    const [from, to] = [lines[index], lines[index + 1]];
    const end = to ? place.top(to) : place.text.getBoundingClientRect().bottom;
    const last = to ? place.number(to) : rows.length + 1;
    return between(height, place.top(from), end, place.number(from), last);
  }
  function heightOnPage(line) {
    const lines = place.lines();
    const index = Math.max(place.count((anchor) => place.number(anchor) <= line) - 1, 0);
    const [from, to] = [lines[index], lines[index + 1]];
    const end = to ? place.top(to) : place.text.getBoundingClientRect().bottom;
    const last = to ? place.number(to) : rows.length + 1;
    return between(line, place.number(from), last, place.top(from), end);
  }
  function lineInPane(height) {
    const at = pane.scrollTop + height;
    const index = last(groups, (element) => element.offsetTop <= at);
    const members = groups[index].children;
    const inside = at - groups[index].offsetTop;
    const low = last(members, (element) => element.offsetTop <= inside);
    const { offsetTop, offsetHeight } = members[low];
    const number = index * GROUP + low + 1;
    return between(inside, offsetTop, offsetTop + offsetHeight, number, number + 1);
  }
  /* The index of the last one of which something holds that holds of all before it. */
  function last(all, holds) {
    let low = 0;
    let high = all.length - 1;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if (holds(all[middle])) low = middle;
      else high = middle - 1;
    }
    return low;
  }
  function heightInPane(line) {
    const index = Math.min(Math.floor(line), rows.length) - 1;
    const { offsetTop, offsetHeight } = rows[index];
    return groups[Math.floor(index / GROUP)].offsetTop + offsetTop + (line % 1) * offsetHeight;
  }
  function between(value, from, to, first, last) {
    const share = to > from ? (value - from) / (to - from) : 0;
    return first + Math.min(Math.max(share, 0), 0.999) * (last - first);
  }

  /* --- the line one is at, on both sides --- */

  function mark(line) {
    if (line === marked) return;
    const pair = (number) => [number && rows[number - 1], document.getElementById(`L${number}`)].filter(Boolean);
    for (const element of pair(marked)) element.classList.remove("at");
    marked = line;
    for (const element of pair(line)) element.classList.add("at");
  }
  function markPointed(row) {
    if (row) mark(rows.indexOf(row) + 1);
  }
  function markUnder(x, y) {
    if (!isOpen()) return;
    const at = document.caretPositionFromPoint ? document.caretPositionFromPoint(x, y) : document.caretRangeFromPoint(x, y);
    const node = at && (at.offsetNode || at.startContainer);
    if (node && place.text.contains(node)) mark(place.number(place.anchorOf(node)));
  }

  return { open, close };
})();
