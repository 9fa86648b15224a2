/* The Markdown of a note as elements: paragraphs, lists, quotes, emphasis, code and links, which is
   what the site itself shows of a note. What is written in a form that only the site reads stands as
   it is written, in an element of the class "as-written". Nothing is read as HTML, so a note can do
   nothing. */
"use strict";

const noteMarkdown = (() => {
  const WEB = /^(?:https?:\/\/[^\s\\<>"'@/?#][^\s\\<>"]*|mailto:[^\s\\<>"]+)$/i;
  /* As converters/annotations/links.py reads them; whether a document is there the check alone knows. */
  const PLACE = "#(?:L[1-9]\\d{0,6}(?:-L?[1-9]\\d{0,6})?|[a-z][a-z0-9-]{0,99})";
  const WITHIN = new RegExp(`^(?:${PLACE}|(?:\\.\\./)+(?:documents/[^#]+\\.(?:html|md)|sources/[^#]+)(?:${PLACE})?)$`);
  const ON_THIS_PAGE = /^#(?:L[1-9]\d{0,6}|[a-z][a-z0-9-]{0,99})$/;
  /* Quotes in quotes. */
  const DEEPEST = 8;
  const FENCE = /^(?=`{3,}[^`]*$|~{3})(`{3,}|~{3,})/;
  const RULE = /^ {0,3}([-*_])(?: *\1){2,} *$/;
  const QUOTE = /^ {0,3}> ?/;
  const ITEM = /^ {0,3}(?:([-*+])|(\d{1,9})([.)])) +/;
  /* Forms that the site reads and this does not: in lines, and in words outside of code. */
  const UNKNOWN_LINES = new RegExp([
    "^(?: {4}| *\\t)", "^ +(?:`{3}|~{3})", "^ {1,3}\\S",
    "^(?:[-*+]|\\d{1,9}[.)])[ \\t]*$", "^(?:[-*+]|\\d{1,9}[.)]) +(?:[>#]|[-*+](?: |$)|\\d{1,9}[.)](?: |$)|```|~~~|[ \\t]|(?:[-*_] *){3})",
    "^(?:[-*+]|\\d{1,9}[.)])(?:\\t| {2,})",
    "^\\[[^\\]]*\\]:", "^>(?: {2}|\\t)", "^(?:[-*_] *){3,}[^-*_ ]*$",
  ].join("|"), "mu");
  const UNKNOWN_WORDS = new RegExp([
    "&(?:#\\d+|#x[\\da-f]+|[a-z][a-z\\d]*);", "\\]\\((?:[^)]*\\s|<|\\))", "\\]\\[", "<(?!mailto:)[^<>\\s]+@[^<>\\s]+>", "<(?!https?:|mailto:)[a-z][a-z\\d+.-]+:",
    "__", "[*_`\\[\\]<>]\\\\|\\\\$", "_\\*|\\*_", "[!\\]]\\[", "\\\\\\*\\*", "_[^_]*\\\\_", "[*_][^]*`|`[^]*[*_]",
  ].join("|"), "iu");
  /* Where emphasis may start and end beside other signs (CommonMark, "left-flanking delimiter run"). */
  const [SIGN, LETTER] = ["[\\s\\p{P}\\p{S}]", "[^\\s\\p{P}\\p{S}]"];
  const opens = (mark) => `(?<!\\*)(?:(?<!${LETTER})${mark}(?=[^\\s*])|${mark}(?=${LETTER}))`;
  const closes = (mark) => `(?:(?<=${LETTER})${mark}|(?<=[^\\s*])${mark}(?=${SIGN}|$))(?!\\*)`;
  const INLINE = new RegExp([
    "(?<!`)(?<ticks>`+)(?!`)(?<code>[^]+?)(?<!`)\\k<ticks>(?!`)",
    "\\\\(?<escaped>[!-/:-@[-`{-~])",
    "\\[(?<words>(?:[^\\[\\]\\\\]|\\\\[^])*)\\]\\((?<address>[^()\\s]*(?:\\([^()\\s]*\\)[^()\\s]*)*)\\)",
    "<(?<plain>(?:https?:|mailto:)[^\\s<>]+)>",
    `${opens("\\*\\*")}(?<strong>(?:[^*\\x60]|\\x60[^\\x60]+\\x60)+?)${closes("\\*\\*")}`,
    `${opens("\\*")}(?<em>(?:[^*\\x60]|\\x60[^\\x60]+\\x60)+?)${closes("\\*")}`,
    "(?<![\\p{L}\\p{N}])_(?=\\S)(?<low>(?:[^`]|`[^`]+`)+?)(?<=\\S)_(?![\\p{L}\\p{N}])",
    "(?<broken>(?: {2,}|\\\\)\\n)",
  ].join("|"), "gu");

  function element(name, ...children) {
    const made = document.createElement(name);
    made.append(...children);
    return made;
  }

  /* The blocks of a note, as a list of elements. */
  function blocks(text, depth = 0) {
    const lines = text.replace(/\r\n?/g, "\n").split("\n");
    const made = [];
    let at = 0;
    while (at < lines.length) {
      const end = endOfPart(lines, at);
      if (end > at) made.push(...part(lines.slice(at, end), depth));
      at = Math.max(end, at + 1);
    }
    return made;
  }

  /* Up to the next blank line; code up to its own end; a list with all that may belong to it. */
  function endOfPart(lines, start) {
    const fence = FENCE.exec(lines[start]);
    if (fence) {
      const closes = new RegExp(`^ {0,3}\\${fence[1][0]}{${fence[1].length},} *$`);
      const end = lines.findIndex((line, index) => index > start && closes.test(line));
      return end < 0 ? lines.length : end + 1;
    }
    let end = start;
    while (end < lines.length && lines[end].trim() && !FENCE.test(lines[end])) end += 1;
    if (!lines.slice(start, end).some((line) => ITEM.test(line))) return end;
    const next = lines.findIndex((line, index) => index >= end && line.trim());
    return next > end && (ITEM.test(lines[next]) || /^\s/.test(lines[next])) ? endOfPart(lines, next) : end;
  }

  function part(lines, depth) {
    if (FENCE.test(lines[0])) return [element("pre", element("code", lines.slice(1, isClosed(lines) ? -1 : undefined).join("\n")))];
    return depth > DEEPEST || isUnknown(lines) ? [asWritten(lines)] : known(lines, depth);
  }
  function isClosed(lines) {
    const mark = FENCE.exec(lines[0])[1];
    return lines.length > 1 && new RegExp(`^ {0,3}\\${mark[0]}{${mark.length},} *$`).test(lines.at(-1));
  }

  function isUnknown(lines) {
    const words = lines.join("\n").replace(/(?<!`)(`+)(?!`)[^]*?(?<!`)\1(?!`)/g, ".");
    const isLoose = lines.some((line) => !line.trim());
    const isLazy = lines.some((line, index) => index && QUOTE.test(lines[index - 1]) && !QUOTE.test(line));
    return isLoose || isLazy || UNKNOWN_LINES.test(lines.filter((line) => !RULE.test(line)).join("\n")) || UNKNOWN_WORDS.test(words) || isNested(words);
  }
  /* Whether stars stand within stars, or over the edge of a link. */
  function isNested(words) {
    if ([...words.matchAll(/\[[^\[\]]*\]/g)].some(([link]) => (link.split("*").length - 1) % 2)) return true;
    let open = 0;
    for (const { 0: { length }, index } of words.replace(/\\[^]/g, "..").matchAll(/\*+/g)) {
      const [before, after] = [words.slice(0, index), words.slice(index + length)];
      const opens = /^[^\s\p{P}\p{S}]/u.test(after) || (/^\S/.test(after) && !/[^\s\p{P}\p{S}]$/u.test(before));
      const closes = /[^\s\p{P}\p{S}]$/u.test(before) || (/\S$/.test(before) && !/^[^\s\p{P}\p{S}]/u.test(after));
      if (length > 2 || (open && !(closes && length === open))) return true;
      if (open) open = 0;
      else if (opens) open = length;
    }
    return false;
  }
  function asWritten(lines) {
    const made = element("p", lines.join("\n"));
    made.className = "as-written";
    return made;
  }

  function known(lines, depth) {
    const made = [];
    let at = 0;
    const take = (belongs) => {
      const from = at;
      at += 1;
      while (at < lines.length && belongs(lines[at])) at += 1;
      return lines.slice(from, at);
    };
    while (at < lines.length) {
      const item = ITEM.exec(lines[at]);
      if (RULE.test(lines[at])) take(() => false) && made.push(element("hr"));
      else if (QUOTE.test(lines[at])) made.push(element("blockquote", ...blocks(take((one) => QUOTE.test(one)).map((one) => one.replace(QUOTE, "")).join("\n"), depth + 1)));
      else if (item) made.push(list(take((one) => !RULE.test(one) && !QUOTE.test(one) && isOfList(one, item)), item));
      else made.push(element("p", ...inline(take((one) => !RULE.test(one) && !QUOTE.test(one) && !interrupts(one)).join("\n"))));
    }
    return made;
  }
  /* An item with the same mark, or a line that goes on with the item before it. */
  function isOfList(line, first) {
    const item = ITEM.exec(line);
    return !item || (item[1] === first[1] && item[3] === first[3]);
  }
  function interrupts(line) {
    const item = ITEM.exec(line);
    return Boolean(item) && (!item[2] || Number(item[2]) === 1);
  }

  function list(lines, first) {
    const items = [];
    for (const line of lines) {
      if (ITEM.test(line)) items.push(line.replace(ITEM, ""));
      else items[items.length - 1] += "\n" + line.trim();
    }
    const made = element(first[2] ? "ol" : "ul", ...items.map((item) => element("li", ...inline(item))));
    if (first[2] && Number(first[2]) !== 1) made.start = Number(first[2]);
    return made;
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

  /* --- what the check says of a note (converters/annotations/note_checks.py), while it is typed --- */

  const FENCED = /^ {0,3}(?:(`{3,})[^`\n]*|(~{3,})[^\n]*)(?:\n(?! {0,3}\1\2)[^\n]*)*(?:\n {0,3}\1\2[^\n]*)?/gm;
  const IN_TICKS = /(?<!`)(`+)(?!`)(?:(?!\n[ \t]*\n)[^])*?(?<!`)\1(?!`)/g;
  const TAG = /<(?:\/?[a-z][a-z\d-]*(?=[\s>/])[^<>]*>|!--|\?|![a-z])/i;
  const ADDRESS = /\[(?:[^[\]]|\[[^[\]]*\])*\]\([ \n]*<?([^\s()<>]*(?:\([^\s()]*\)[^\s()]*)*)|<([a-z][a-z\d+.-]{1,31}:[^\s<>]*)>|^ {0,3}\[[^\]]+\]:[ \t]*<?([^\s<>]+)/gim;

  function doubts(text) {
    const words = text.replace(/\r\n?/g, "\n").replace(FENCED, "").replace(/\\[!-\/:-@[-_{-~]/g, ".").replace(IN_TICKS, ".");
    const found = [];
    if (TAG.test(words)) found.push("HTML is shown as text.");
    if (/!\[[^\]]*\][([]/.test(words)) found.push("Pictures are refused: link to it instead.");
    const addresses = [...words.matchAll(ADDRESS)].map(([, inline, plain, defined]) => inline ?? plain ?? defined);
    const lost = addresses.find((one) => !WEB.test(one) && !WITHIN.test(one));
    if (lost !== undefined) found.push(`A link that leads nowhere is refused: “${lost}”. Write a web address with https://, or ../../sources/NAME.txt#L12 for a line of a document.`);
    return found;
  }

  return { blocks, doubts };
})();
