/* Excerpts from a piece of text: { text, hit, mark } in a row, where `hit` is a word that was sought and `mark`
   holds the exemptions of a redaction. A piece is [line, isHeading, words, text]. */
(() => {
  const room = (globalThis.ReadingRoom ??= {});

  const BEFORE = 12;
  const AFTER = 24;
  const ENOUGH_WORDS = 4;
  const MOST_JOINED = 6;
  const NOTHING = new Set();

  /* The words of a text around a place, which is counted as `first` is, the place of its first word. */
  room.cut = (text, words, first, place, marked) => {
    const start = Math.max(0, Math.min(place - first, words.length) - BEFORE);
    const from = start - joinedBefore(text, words, start);
    const end = Math.min(words.length, start + BEFORE + AFTER);
    const to = end < words.length ? end - joinedBefore(text, words, end) : end;
    const parts = from ? [{ text: "… " }] : [];
    let at = from ? words[from].start : 0;
    for (let word = from; word < to; word++) {
      const one = words[word];
      const hit = marked.has(first + word);
      if (!hit && !one.mark) continue;
      push(parts, text.slice(at, one.start), {});
      if (one.mark) pushMark(parts, text.slice(one.start, one.end));
      else push(parts, text.slice(one.start, one.end), { hit: true });
      at = one.end;
    }
    push(parts, text.slice(at, to < words.length ? words[to - 1].end : text.length), {});
    if (to < words.length) parts.push({ text: " …" });
    return parts;
  };

  /* How many of the words just before one belong to it, as those of ICE's and U.S. do: no blank parts them. */
  function joinedBefore(text, words, at) {
    let joined = 0;
    while (joined < MOST_JOINED && at - joined > 0) {
      const [before, after] = [words[at - joined - 1], words[at - joined]];
      if (!after || /\s/.test(text.slice(before.end, after.start))) break;
      joined++;
    }
    return joined;
  }

  function pushMark(parts, text) {
    const { shown, exemptions } = room.markIn(text);
    push(parts, shown, { mark: exemptions });
  }

  function push(parts, text, kind) {
    const clean = room.oneLine(text);
    if (clean) parts.push({ text: clean, ...kind });
  }

  room.oneLine = (text) => text.replace(/\s+/g, " ");

  /* The line of a place in a piece that starts on a line of the source; 0 outside of documents. */
  room.lineOf = (line, text, offset) => {
    return line && line + text.slice(0, offset).split("\n").length - 1;
  };

  /* The words around a place; where a redaction stands alone, also the end and the start of the text beside it. */
  room.around = (pieces, at, place, hits) => {
    const excerpt = (piece, place, hits = NOTHING) => room.cut(piece[3], room.placesOf(piece[3]), 0, place, hits);
    const parts = excerpt(pieces[at], place, hits);
    if (room.placesOf(pieces[at][3]).filter(({ mark }) => !mark).length >= ENOUGH_WORDS) return parts;
    const [before, after] = [pieces[at - 1], pieces[at + 1]];
    if (before && !before[1]) parts.unshift(...excerpt(before, Infinity), { text: " " });
    if (after && !after[1]) parts.push({ text: " " }, ...excerpt(after, 0));
    return parts;
  };

  /* What the mark of a redaction holds: \x01r7 b6 b7C|(b)(6); (b)(7)(C)\x02. */
  room.markIn = (text) => {
    const [, id, exemptions, shown] = /^\x01(\S*) ?([^|]*)\|([^]*)\x02$/.exec(text);
    return { id, exemptions, shown };
  };
})();
