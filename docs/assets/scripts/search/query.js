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

  room.readQuery = (text, { typing = false } = {}) => {
    const clean = text.replace(/[\u0000-\u001f\u007f]/g, " ");
    const read = attempt(clean, typing);
    if (!(read instanceof room.Mistake)) return read;
    const { message, at, end, suggestion } = read;
    const quote = clean.slice(at, end).slice(0, 80);
    /* What has another mistake is no way out. */
    const isWayOut = suggestion && !(attempt(suggestion, false) instanceof room.Mistake);
    return { query: null, notes: [], error: { message, at, end, quote, suggestion: isWayOut ? suggestion : "" } };
  };

  function attempt(text, typing) {
    try {
      if (text.length > LONGEST) throw room.mistakes.tooLong(text, LONGEST);
      const notes = [];
      const query = tree(room.tokensOf(text, typing, notes), text, typing);
      if (!query && text.trim() && !typing) throw room.mistakes.nothing(text);
      const words = wordsIn(query);
      if (words > MOST_WORDS) throw room.mistakes.tooMany(text, words, MOST_WORDS);
      return { query, notes };
    } catch (mistake) {
      if (mistake instanceof room.Mistake) return mistake;
      throw mistake;
    }
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
        if (missing) throw room.mistakes.lonelyOr(text, or);
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
          throw new room.Mistake("Nothing stands behind this sign for “not”.", token.at, token.end);
        }
        const part = one(depth);
        return part && { kind: "not", part };
      }
      if (token.kind === "or") throw room.mistakes.lonelyOr(text, token);
      const whole = room.changed(text, token.at, token.end, "");
      throw new room.Mistake("This bracket closes none that is open.", token.at, token.end, whole);
    }

    function bracket(token, depth) {
      if (depth > 20) throw new room.Mistake("There are too many brackets here.", token.at, token.end);
      const inner = all(depth + 1);
      if (peek() === ")") next++;
      else if (!typing) {
        const whole = `${text.trimEnd()})`;
        throw new room.Mistake("This bracket is not closed.", token.at, token.end, whole);
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
})();
