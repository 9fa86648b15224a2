/* The Markdown of a note as elements: paragraphs, lists, quotes, emphasis, code and links, which is
   what the site itself shows of a note. Nothing is read as HTML, so a note can do nothing. */
"use strict";

const noteMarkdown = (() => {
  const WEB = /^(?:https?:\/\/[^\s\\<>"'@/?#][^\s\\<>"]*|mailto:[^\s\\<>"]+)$/i;
  const ON_THIS_PAGE = /^#(?:L[1-9]\d{0,6}|[a-z][a-z0-9-]{0,99})$/;
  const FENCE = /^ {0,3}(```|~~~)/;
  const QUOTE = /^ {0,3}> ?/;
  const ITEM = /^ {0,3}(?:[-*+]|\d{1,9}[.)]) +/;
  const NUMBERED = /^ {0,3}\d/;
  const INLINE = new RegExp([
    "(?<ticks>`+)(?<code>[^]+?)(?<!`)\\k<ticks>(?!`)",
    "\\\\(?<escaped>[!-/:-@[-`{-~])",
    "\\[(?<words>(?:[^\\[\\]\\\\]|\\\\[^])*)\\]\\((?<address>[^()\\s]*(?:\\([^()\\s]*\\)[^()\\s]*)*)\\)",
    "<(?<plain>(?:https?:|mailto:)[^\\s<>]+)>",
    "\\*\\*(?=\\S)(?<strong>[^]+?)(?<=\\S)\\*\\*(?!\\*)",
    "\\*(?=[^\\s*])(?<em>[^]+?)(?<=\\S)\\*",
    "(?<![\\p{L}\\p{N}])_(?=\\S)(?<low>[^]+?)(?<=\\S)_(?![\\p{L}\\p{N}])",
    "(?<broken>(?: {2,}|\\\\)\\n)",
  ].join("|"), "gu");

  function element(name, ...children) {
    const made = document.createElement(name);
    made.append(...children);
    return made;
  }

  /* The blocks of a note, as a list of elements. */
  function blocks(text) {
    const lines = text.replace(/\r\n?/g, "\n").split("\n");
    const made = [];
    let at = 0;
    const take = (belongs) => {
      const from = at;
      while (at < lines.length && belongs(lines[at])) at += 1;
      return lines.slice(from, at);
    };
    while (at < lines.length) {
      const line = lines[at];
      if (!line.trim()) at += 1;
      else if (FENCE.test(line)) {
        at += 1;
        const code = take((one) => !FENCE.test(one));
        at += 1;
        made.push(element("pre", element("code", code.join("\n"))));
      } else if (QUOTE.test(line)) {
        const quoted = take((one) => QUOTE.test(one));
        made.push(element("blockquote", ...blocks(quoted.map((one) => one.replace(QUOTE, "")).join("\n"))));
      } else if (ITEM.test(line)) made.push(list(take((one) => ITEM.test(one) || (/^\s+\S/.test(one) && !QUOTE.test(one)))));
      else made.push(element("p", ...inline(take((one) => one.trim() && !FENCE.test(one) && !QUOTE.test(one)).join("\n"))));
    }
    return made;
  }

  function list(lines) {
    const items = [];
    for (const line of lines) {
      if (ITEM.test(line)) items.push(line.replace(ITEM, ""));
      else items[items.length - 1] += "\n" + line.trim();
    }
    return element(NUMBERED.test(lines[0]) ? "ol" : "ul", ...items.map((item) => element("li", ...inline(item))));
  }

  function inline(text) {
    const made = [];
    let at = 0;
    for (const match of text.matchAll(INLINE)) {
      if (match.index > at) made.push(text.slice(at, match.index));
      made.push(piece(match.groups, match[0]));
      at = match.index + match[0].length;
    }
    made.push(text.slice(at));
    return made.filter((part) => part !== "");
  }

  function piece({ code, escaped, words, address, plain, strong, em, low, broken }, whole) {
    if (code !== undefined) return element("code", code.replace(/\n/g, " ").trim());
    if (escaped !== undefined) return escaped;
    if (address !== undefined) return link(address, inline(words), whole);
    if (plain !== undefined) return link(plain, [plain], whole);
    if (strong !== undefined) return element("strong", ...inline(strong));
    if (broken !== undefined) return element("br");
    return element("em", ...inline(em ?? low));
  }

  /* Of a link within the collection the site makes an address once it is built. */
  function link(address, words, whole) {
    if (!WEB.test(address) && !ON_THIS_PAGE.test(address)) {
      if (!/^(?:\.\.\/)+(?:sources|documents)\//.test(address)) return whole;
      const within = element("u", ...words);
      within.title = "A link within the collection";
      return within;
    }
    const made = element("a", ...words);
    made.href = address;
    made.rel = "nofollow ugc noopener";
    return made;
  }

  return { blocks };
})();
