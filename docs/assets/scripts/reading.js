/* What needs a hand while reading: words on badges, the place in the document.
   Every page works without it: badges have a title and lead to their exemption. */
"use strict";

(function () {
  const article = document.querySelector("article.room");
  if (article) showTitlesOnHoverAndFocus(article);
  const text = document.querySelector("article .document");
  if (text) {
    sayNamesInFull(text);
    followThePlace();
    leaveLineNumbersToThePointer(text);
  }
  keepContentsOpenBesideTheText();

  /* The page says what a name stands for at its first place in a paragraph. */
  function sayNamesInFull(root) {
    const names = new Map();
    for (const link of root.querySelectorAll("a.mention")) {
      const target = link.getAttribute("href");
      const name = link.title || names.get(target);
      if (!name) continue;
      names.set(target, name);
      if (link.textContent.replace(/\s+/g, " ").trim() !== name) link.title = name;
    }
  }

  /* A browser shows `title` on hover only. One bubble for the page shows it on focus too;
     it can be pointed at, and Escape closes it. */
  function showTitlesOnHoverAndFocus(root) {
    const bubble = document.createElement("div");
    bubble.className = "tooltip";
    bubble.id = "tooltip";
    bubble.setAttribute("role", "tooltip");
    bubble.hidden = true;
    document.body.append(bubble);
    let shown = null;
    let closing = 0;

    function open(link) {
      clearTimeout(closing);
      if (link === shown) return;
      close();
      shown = link;
      bubble.textContent = wordsOf(link);
      link.dataset.title = link.title;
      link.removeAttribute("title");
      if (isSaidAbove(link)) {
        link.setAttribute("aria-description", link.dataset.title);
        return;
      }
      if (link.getAttribute("aria-label") !== bubble.textContent) link.setAttribute("aria-describedby", bubble.id);
      bubble.hidden = false;
      place(link.getClientRects()[0] || link.getBoundingClientRect());
    }
    /* A block that is withheld whole says so itself, but not as a bar or as its code alone. */
    function isSaidAbove(link) {
      const block = link.closest(".withheld[data-withheld]");
      return block && getComputedStyle(block, "::before").content !== "none";
    }
    /* A black bar hides the code and must not seem to show how much is withheld. */
    function wordsOf(link) {
      const bar = document.documentElement.dataset.redactions === "bars" && link.closest(".redaction");
      return bar ? `${link.title}. Released as ${link.textContent.trim()}; the size of a bar says nothing.` : link.title;
    }
    /* Above the link, or below it where the window ends. */
    function place(at) {
      const room = document.documentElement.clientWidth - bubble.offsetWidth - 8;
      const above = at.top - bubble.offsetHeight - 6;
      bubble.style.left = scrollX + Math.max(8, Math.min(at.left, room)) + "px";
      bubble.style.top = scrollY + (above > 56 ? above : at.bottom + 6) + "px";
    }
    function close() {
      if (!shown) return;
      shown.title = shown.dataset.title;
      delete shown.dataset.title;
      shown.removeAttribute("aria-describedby");
      shown.removeAttribute("aria-description");
      shown = null;
      bubble.hidden = true;
    }
    const titled = (event) => event.target.closest && event.target.closest("a[title], a[data-title]");
    /* The pointer may be on its way to the bubble, where there is one. */
    const closeSoon = () => { if (bubble.hidden) close(); else closing = setTimeout(close, 120); };
    root.addEventListener("mouseover", (event) => { const link = titled(event); if (link) open(link); });
    root.addEventListener("mouseout", (event) => { if (titled(event)) closeSoon(); });
    root.addEventListener("focusin", (event) => { const link = titled(event); if (link) open(link); });
    root.addEventListener("focusout", (event) => { if (titled(event)) close(); });
    bubble.addEventListener("mouseenter", () => clearTimeout(closing));
    bubble.addEventListener("mouseleave", closeSoon);
    addEventListener("keydown", (event) => { if (event.key === "Escape") close(); });
  }

  /* Marks the heading one reads under, and the part of the map that is on the screen. */
  function followThePlace() {
    const map = document.querySelector(".map svg");
    const frame = map && addFrame(map);
    let links = [];
    let headings = [];
    let waiting = false;

    /* Anew when messages change places: the contents go along. */
    function findHeadings() {
      links = [...document.querySelectorAll(".contents a")];
      headings = links.map((link) => document.getElementById(decodeURIComponent(link.hash.slice(1))));
    }

    function update() {
      waiting = false;
      markHeading();
      if (frame && place.lines().length) moveFrame();
    }
    function markHeading() {
      let current = -1;
      headings.forEach((heading, index) => {
        if (heading && heading.getBoundingClientRect().top < innerHeight * 0.4) current = index;
      });
      links.forEach((link, index) => {
        if (index === current) link.setAttribute("aria-current", "true");
        else link.removeAttribute("aria-current");
      });
    }
    function moveFrame() {
      const all = Number(map.dataset.lines);
      const ends = [lineAt(0), lineAt(innerHeight)];
      const first = Math.min(...ends) - 1;
      const last = Math.max(...ends);
      const height = map.viewBox.baseVal.height;
      frame.setAttribute("y", (first / all) * height);
      frame.setAttribute("height", Math.max(((last - first) / all) * height, 2));
    }
    /* The first line below a height of the window. */
    function lineAt(height) {
      const lines = place.lines();
      return place.number(lines[Math.min(place.count((line) => place.top(line) < height), lines.length - 1)]);
    }
    function later() {
      if (!waiting) { waiting = true; requestAnimationFrame(update); }
    }
    addEventListener("scroll", later, { passive: true });
    addEventListener("resize", later, { passive: true });
    addEventListener("reordered", () => { findHeadings(); later(); });
    findHeadings();
    update();
  }

  /* A number for each line would be hundreds of stops for the tab key, and words between the words
     for who listens. The one that the address names gets the focus and so keeps a name. */
  function leaveLineNumbersToThePointer(root) {
    const lines = [...root.querySelectorAll("a.line")];
    const hide = () => {
      for (const line of lines) line.setAttribute("aria-hidden", line.id !== location.hash.slice(1));
    };
    for (const line of lines) {
      line.tabIndex = -1;
      line.setAttribute("aria-label", line.id);
    }
    addEventListener("hashchange", hide);
    hide();
  }

  function addFrame(map) {
    const frame = document.createElementNS("http://www.w3.org/2000/svg", "rect");
    frame.setAttribute("class", "window");
    frame.setAttribute("x", "0.5");
    frame.setAttribute("width", map.viewBox.baseVal.width - 1);
    map.append(frame);
    return frame;
  }

  /* Beside the text on a wide window, folded under the facts on a narrow one. */
  function keepContentsOpenBesideTheText() {
    const beside = document.querySelector(".beside");
    const wide = matchMedia("(min-width: 60em)");
    if (beside) wide.addEventListener("change", () => { beside.open = wide.matches; });
  }
})();
