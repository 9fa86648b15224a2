/* Parts a query into words, phrases, filters and the signs between them. */
(() => {
  const room = (globalThis.ReadingRoom ??= {});

  const SHORTEST_START = 3;

  const BLANK = /\s+/uy;
  const QUOTE = /["“”„‟«»＂]/u;
  /* The letter behind a number is of its own code, unless a number comes next: (b)(6) (b)(7)(C). */
  const CODE = /\([bdjk]\)\s?\(\d{1,2}\)(?:\s?\([a-z]\)(?!\s?\(\d))?/iuy;
  /* What stands between two codes. */
  const BETWEEN = /\s*[;,/&]\s*(?=\([bdjk]\)\s?\(\d)/iuy;
  const NAMED = /([\p{L}][\p{L}-]*):/uy;
  const TERM = /[^\s"“”„‟«»＂()]+(?:\([^\s()]*\)[^\s"“”„‟«»＂()]*)*/uy;
  const VALUE = /(?:[^\s"“”„‟«»＂()]|\([^\s()]*\))+/uy;
  /* As a value stands while its last bracket is still open. */
  const VALUE_TYPED = /(?:[^\s"“”„‟«»＂()]|\([^\s()]*(?:\)|$))+/uy;
  const MINUS = /[-−–](?=[^\s\-−–)])/uy;

  /* The parts of a query one by one: "words", "filter", "not", "or", "(" and ")"; what was read otherwise than it
     stands is told in the notes. */
  room.tokensOf = (text, typing, notes) => {
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
        const again = room.changed(text, start, at, `"${code[0]}"`);
        notes.push(`${code[0]} was read as exemption:${value}. For the text itself: ${again}`);
        tokens.push({ kind: "filter", name: "exemption", value, at: start, end: at });
        at += take(BETWEEN)?.[0].length ?? 0;
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
  };

  function quoted(text, at, typing) {
    for (let end = at + 1; end < text.length; end++) {
      if (QUOTE.test(text[end])) return { inner: text.slice(at + 1, end), end: end + 1, isClosed: true };
    }
    if (typing) return { inner: text.slice(at + 1), end: text.length };
    const whole = `${text.trimEnd()}"`;
    throw new room.Mistake("The quotation mark here is not closed.", at, text.length, whole);
  }

  function filterAt(text, at, named, typing) {
    if (!named) return null;
    const name = named[1].toLowerCase();
    const from = at + named[0].length;
    const known = Object.hasOwn(room.FILTERS, name);
    const next = text[from] ?? "";
    if (!known) {
      if (!/[\p{L}\p{N}"“”„«]/u.test(next)) return null;
      throw room.mistakes.unknownFilter(text, at, from, name);
    }
    if (!next || /[\s)]/u.test(next)) {
      if (typing && from >= text.trimEnd().length) return { kind: "filter", name, value: "", at, end: text.length, isOpen: true };
      throw room.mistakes.emptyValue(text, at, from, name);
    }
    const { inner, end, isClosed } = QUOTE.test(next) ? quoted(text, from, typing) : unquoted(text, from, typing);
    const filter = { kind: "filter", name, value: inner.trim(), at, end, isOpen: typing && !isClosed && end === text.length };
    if (filter.isOpen && !filter.value) return filter;
    if (!filter.value) throw room.mistakes.emptyValue(text, at, end, name);
    return room.readValue(filter, text);
  }

  function unquoted(text, from, typing) {
    const pattern = typing ? VALUE_TYPED : VALUE;
    pattern.lastIndex = from;
    const match = pattern.exec(text);
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
      if (inside || between(found.start).includes("*")) throw room.mistakes.star(text, at, end);
      if (prefix && Array.from(found.word).length < SHORTEST_START) throw room.mistakes.shortStart(text, at, end, SHORTEST_START);
      slots.push({ word: found.word, prefix });
      last = found.end;
    }
    if (between(inner.length).includes("*")) throw room.mistakes.star(text, at, end);
    if (!slots.length && isQuoted && !typing) {
      throw new room.Mistake("There are no letters or digits between these quotation marks.", at, end);
    }
    if (!slots.length) return { kind: "nothing", at, end };
    const final = slots.at(-1);
    const isOpen = !isQuoted || at + 1 + inner.length === end;
    const still = typing && isOpen && end === text.length && last === inner.length;
    if (still && Array.from(final.word).length >= SHORTEST_START) final.prefix = true;
    return { kind: "words", slots, quoted: isQuoted, at, end };
  }
})();
