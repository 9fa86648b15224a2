/* Reads a query: words, "phrases", -words, OR, brackets, word* and filters such as exemption:b5.
   ReadingRoom.readQuery(text) gives { query, notes } or { error }. A query is a tree of
     { kind: "all" | "any", parts }, { kind: "not", part },
     { kind: "words", slots: [{ word, prefix }], quoted }, { kind: "filter", name, value, at, end },
   null where the text is empty. An error is { message, at, end, quote, suggestion }: `at` and `end` are
   places in the text, the suggestion a whole query or empty. */
(() => {
  const room = (globalThis.ReadingRoom ??= {});

  const LONGEST = 2_000;
  const MOST_WORDS = 64;
  const SHORTEST_START = 3;

  room.FILTERS = {
    agency: "ICE",
    program: "smartlink",
    exemption: "b5",
    type: "e-mail",
    person: '"Ron Wyden"',
    organization: "epic",
    authority: '"5 U.S.C. § 552"',
    date: "2020-02",
    withheld: "full",
  };
  const NAMES = Object.keys(room.FILTERS);
  const WITHHELD = ["full", "partly", "none"];

  const BLANK = /\s+/uy;
  const QUOTE = /["“”„‟«»＂]/u;
  const CODE = /\([bdjk]\)\s?\(\d{1,2}\)(?:\s?\([a-z]\))?/iuy;
  const NAMED = /([\p{L}][\p{L}-]*):/uy;
  const TERM = /[^\s"“”„‟«»＂()]+(?:\([^\s()]*\)[^\s"“”„‟«»＂()]*)*/uy;
  const VALUE = /(?:[^\s"“”„‟«»＂()]|\([^\s()]*\))+/uy;
  const MINUS = /[-−–](?=[^\s\-−–)])/uy;

  class Mistake extends Error {
    constructor(message, at, end, suggestion = "") {
      super(message);
      Object.assign(this, { at, end, suggestion });
    }
  }

  room.readQuery = (text, { typing = false } = {}) => {
    const clean = text.replace(/[\u0000-\u001f\u007f]/g, " ");
    try {
      if (clean.length > LONGEST) throw tooLong(clean);
      const notes = [];
      const tokens = tokensOf(clean, typing, notes);
      const query = tree(tokens, clean, typing);
      if (!query && clean.trim() && !typing) throw nothing(clean);
      const words = wordsIn(query);
      if (words > MOST_WORDS) throw tooMany(clean, words);
      return { query, notes };
    } catch (mistake) {
      if (!(mistake instanceof Mistake)) throw mistake;
      return { query: null, notes: [], error: asError(mistake, clean) };
    }
  };

  function asError({ message, at, end, suggestion }, text) {
    return { message, at, end, quote: text.slice(at, end).slice(0, 80), suggestion };
  }

  /* --- tokens --- */

  function tokensOf(text, typing, notes) {
    const tokens = [];
    let at = 0;
    const take = (pattern) => {
      pattern.lastIndex = at;
      const match = pattern.exec(text);
      return match;
    };
    while (at < text.length) {
      const blank = take(BLANK);
      if (blank) at += blank[0].length;
      if (at >= text.length) break;
      const start = at;
      const code = take(CODE);
      const sign = text[at];
      if (code) {
        at += code[0].length;
        const value = code[0].replace(/\s/g, "");
        const again = changed(text, start, at, `"${code[0]}"`);
        notes.push(`${code[0]} was read as exemption:${value}. For the text itself: ${again}`);
        tokens.push({ kind: "filter", name: "exemption", value, at: start, end: at });
      } else if (sign === "(" || sign === ")") {
        tokens.push({ kind: sign, at, end: ++at });
      } else if (take(MINUS)) {
        tokens.push({ kind: "not", at, end: ++at });
      } else if (QUOTE.test(sign)) {
        const { inner, end } = quoted(text, at, typing);
        at = end;
        tokens.push(phrase(inner, start, end, text, true, typing));
      } else {
        const filter = filterAt(text, at, take(NAMED), typing);
        const token = filter ?? term(text, at, take(TERM), typing);
        at = token.end;
        tokens.push(token);
      }
    }
    return tokens.filter((token) => token.kind !== "nothing");
  }

  function quoted(text, at, typing) {
    for (let end = at + 1; end < text.length; end++) {
      if (QUOTE.test(text[end])) return { inner: text.slice(at + 1, end), end: end + 1 };
    }
    if (typing) return { inner: text.slice(at + 1), end: text.length };
    const whole = `${text.trimEnd()}"`;
    throw new Mistake("The quotation mark here is not closed.", at, text.length, whole);
  }

  function filterAt(text, at, named, typing) {
    if (!named) return null;
    const name = named[1].toLowerCase();
    const from = at + named[0].length;
    const known = NAMES.includes(name);
    const next = text[from] ?? "";
    if (!known) {
      if (!/[\p{L}\p{N}"“”„«]/u.test(next)) return null;
      throw unknownFilter(text, at, from, name);
    }
    if (!next || /[\s)]/u.test(next)) {
      if (typing && from >= text.trimEnd().length) return { kind: "nothing", end: text.length };
      throw emptyValue(text, at, from, name);
    }
    const value = QUOTE.test(next) ? quoted(text, from, typing) : unquoted(text, from);
    if (!value.inner.trim()) throw emptyValue(text, at, value.end, name);
    return read({ kind: "filter", name, value: value.inner.trim(), at, end: value.end }, text);
  }

  function unquoted(text, from) {
    VALUE.lastIndex = from;
    const match = VALUE.exec(text);
    const inner = match ? match[0] : "";
    return { inner, end: from + inner.length };
  }

  function term(text, at, match, typing) {
    const raw = match ? match[0] : text[at];
    const end = at + raw.length;
    if (raw === "OR" || raw === "|") return { kind: "or", at, end };
    if (raw === "AND") return { kind: "nothing", end };
    if (raw === "NOT") return { kind: "not", at, end };
    return phrase(raw, at, end, text, false, typing);
  }

  function phrase(inner, at, end, text, isQuoted, typing) {
    const slots = [];
    let last = 0;
    const between = (end) => inner.slice(last, end).replace(slots.at(-1)?.prefix ? "*" : "", "");
    for (const found of room.wordsOf(inner)) {
      const prefix = inner[found.end] === "*";
      const inside = slots.at(-1)?.prefix && found.start === last + 1;
      if (inside || between(found.start).includes("*")) throw star(text, at, end);
      if (prefix && Array.from(found.word).length < SHORTEST_START) throw shortStart(text, at, end);
      slots.push({ word: found.word, prefix });
      last = found.end;
    }
    if (between(inner.length).includes("*")) throw star(text, at, end);
    if (!slots.length && isQuoted && !typing) {
      throw new Mistake("There are no letters or digits between these quotation marks.", at, end);
    }
    if (!slots.length) return { kind: "nothing", at, end };
    const final = slots.at(-1);
    const isOpen = !isQuoted || at + 1 + inner.length === end;
    const still = typing && isOpen && end === text.length && last === inner.length;
    if (still && Array.from(final.word).length >= SHORTEST_START) final.prefix = true;
    return { kind: "words", slots, quoted: isQuoted, at, end };
  }

  /* --- tree: OR joins the two things beside it, all else must be true together --- */

  function tree(tokens, text, typing) {
    let next = 0;
    const peek = () => tokens[next]?.kind;

    function all(depth) {
      const parts = [];
      while (next < tokens.length && !(peek() === ")" && depth)) {
        const part = any(depth);
        if (part) parts.push(part);
      }
      if (!parts.length) return null;
      return parts.length === 1 ? parts[0] : { kind: "all", parts };
    }

    function any(depth) {
      const parts = [one(depth)];
      while (peek() === "or") {
        const or = tokens[next++];
        if (typing && next >= tokens.length) break;
        const missing = !parts[0] || next >= tokens.length || peek() === ")" || peek() === "or";
        if (missing) throw lonelyOr(text, or);
        parts.push(one(depth));
      }
      const found = parts.filter(Boolean);
      return found.length > 1 ? { kind: "any", parts: found } : (found[0] ?? null);
    }

    function one(depth) {
      const token = tokens[next++];
      if (token.kind === "words" || token.kind === "filter") return token;
      if (token.kind === "(") return bracket(token, depth);
      if (token.kind === "not") {
        if (next >= tokens.length || peek() === "or" || peek() === ")") {
          if (typing) return null;
          throw new Mistake("Nothing stands behind this sign for “not”.", token.at, token.end);
        }
        const part = one(depth);
        return part && { kind: "not", part };
      }
      if (token.kind === "or") throw lonelyOr(text, token);
      const whole = changed(text, token.at, token.end, "");
      throw new Mistake("This bracket closes none that is open.", token.at, token.end, whole);
    }

    function bracket(token, depth) {
      if (depth > 20) throw new Mistake("There are too many brackets here.", token.at, token.end);
      const inner = all(depth + 1);
      if (peek() === ")") next++;
      else if (!typing) {
        const whole = `${text.trimEnd()})`;
        throw new Mistake("This bracket is not closed.", token.at, token.end, whole);
      }
      return inner;
    }

    return all(0);
  }

  function wordsIn(node) {
    if (!node) return 0;
    if (node.kind === "words") return node.slots.length;
    if (node.kind === "not") return wordsIn(node.part);
    return (node.parts ?? []).reduce((sum, part) => sum + wordsIn(part), 0);
  }

  /* --- values that need no list --- */

  function read(filter, text) {
    if (filter.name === "date") return { ...filter, ...dates(filter, text) };
    if (filter.name === "withheld" && !WITHHELD.includes(filter.value.toLowerCase())) {
      const near = nearest(filter.value.toLowerCase(), WITHHELD);
      const suggestion = near ? changed(text, filter.at, filter.end, `withheld:${near}`) : "";
      const message = "After withheld: stands full, partly or none.";
      throw new Mistake(message, filter.at, filter.end, suggestion);
    }
    return filter;
  }

  /* Days as numbers such as 20200228; the first and last that are meant. */
  function dates(filter, text) {
    const sides = filter.value.split("..");
    const wrong = (message, value = "") => {
      const suggestion = value ? changed(text, filter.at, filter.end, `date:${value}`) : "";
      return new Mistake(message, filter.at, filter.end, suggestion);
    };
    if (sides.length > 2 || !sides.some(Boolean)) throw wrong(DATE_FORMS);
    const from = sides[0] ? day(sides[0], wrong) : { first: 0, last: 0 };
    const to = sides.length === 1 ? from : sides[1] ? day(sides[1], wrong) : { last: 99999999 };
    if (from.first > to.last) {
      throw wrong(`${sides[0]} is later than ${sides[1]}.`, `${sides[1]}..${sides[0]}`);
    }
    return { first: from.first, last: to.last };
  }

  const DATE_FORMS =
    "A date is written 2020, 2020-02 or 2020-02-28; from one to another with two dots: 2020..2022.";

  function day(value, wrong) {
    const match = /^(\d{4})(?:-(\d{1,2})(?:-(\d{1,2}))?)?$/.exec(value.trim());
    if (!match) throw wrong(DATE_FORMS);
    const [year, month, date] = match.slice(1).map((part) => part && Number(part));
    if (month !== undefined && (month < 1 || month > 12)) {
      throw wrong(`There is no month ${match[2]}. ${DATE_FORMS}`);
    }
    const longest = new Date(Date.UTC(2000 + (year % 400), month ?? 12, 0)).getUTCDate();
    if (date !== undefined && (date < 1 || date > longest)) {
      const end = `${match[1]}-${String(month).padStart(2, "0")}-${longest}`;
      throw wrong(`There is no day ${value}: that month has ${longest} days.`, date ? end : "");
    }
    const number = (m, d) => year * 10_000 + m * 100 + d;
    return { first: number(month ?? 1, date ?? 1), last: number(month ?? 12, date ?? longest) };
  }

  /* --- what went wrong --- */

  function unknownFilter(text, at, end, name) {
    const near = nearest(name, NAMES);
    const suggestion = near ? changed(text, at, end, `${near}:`) : "";
    const hint = near ? ` Did you mean ${near}:?` : ` There are ${NAMES.join(", ")}.`;
    const words = "To search for the words themselves, put them in quotation marks.";
    return new Mistake(`There is no filter “${name}:”.${hint} ${words}`, at, end, suggestion);
  }

  function emptyValue(text, at, end, name) {
    const example = `${name}:${room.FILTERS[name]}`;
    return new Mistake(`A value is missing behind ${name}:, for instance ${example}.`, at, end);
  }

  function star(text, at, end) {
    const message = "A star stands for the end of a word, right behind its first letters: surveil*.";
    return new Mistake(message, at, end);
  }

  function shortStart(text, at, end) {
    const message = `Before a star stand at least ${SHORTEST_START} letters or digits.`;
    return new Mistake(message, at, end);
  }

  function lonelyOr(text, or) {
    const message = "OR stands between two words. To search for the word itself, write it small: or.";
    const suggestion = changed(text, or.at, or.end, "or");
    return new Mistake(message, or.at, or.end, text.slice(or.at, or.end) === "OR" ? suggestion : "");
  }

  function nothing(text) {
    return new Mistake("There are no letters or digits to search for.", 0, text.length);
  }

  function tooLong(text) {
    const lengths = [text.length, LONGEST].map((number) => number.toLocaleString("en-US"));
    const message = `The query has ${lengths[0]} characters; at most ${lengths[1]} can be searched.`;
    return new Mistake(message, LONGEST, text.length);
  }

  function tooMany(text, words) {
    const message = `The query has ${words} words; at most ${MOST_WORDS} can be searched at once.`;
    return new Mistake(message, 0, text.length);
  }

  function changed(text, at, end, instead) {
    return (text.slice(0, at) + instead + text.slice(end)).trim();
  }
  room.changed = changed;

  /* --- what was meant --- */

  /* The name that is the fewest letters away, if that is not too many; or one that starts the same. */
  function nearest(word, names) {
    const most = word.length < 4 ? 1 : word.length < 8 ? 2 : 3;
    let best = "";
    let least = most + 1;
    for (const name of names) {
      const starts = word.length > 2 && name.startsWith(word);
      const steps = starts ? 0.5 : distance(word, name, least);
      if (steps < least) [best, least] = [name, steps];
    }
    return best;
  }
  room.nearest = nearest;

  /* Letters to change, add, leave out or swap with the next one. */
  function distance(a, b, most) {
    if (Math.abs(a.length - b.length) >= most) return most;
    let before = [];
    let row = Array.from({ length: b.length + 1 }, (_, at) => at);
    for (let i = 1; i <= a.length; i++) {
      const last = row;
      row = [i];
      for (let j = 1; j <= b.length; j++) {
        const same = a[i - 1] === b[j - 1];
        row[j] = Math.min(last[j] + 1, row[j - 1] + 1, last[j - 1] + (same ? 0 : 1));
        const swapped = i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1];
        if (swapped) row[j] = Math.min(row[j], before[j - 2] + 1);
      }
      before = last;
    }
    return row[b.length];
  }
})();
