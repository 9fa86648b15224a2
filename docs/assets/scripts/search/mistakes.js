/* What is wrong with a query, in words, and what was meant: a mistake is { message, at, end, suggestion }. `at`
   and `end` are places in the query, the suggestion a whole query or empty. */
(() => {
  const room = (globalThis.ReadingRoom ??= {});

  room.Mistake = class extends Error {
    constructor(message, at, end, suggestion = "") {
      super(message);
      Object.assign(this, { at, end, suggestion });
    }
  };

  function unknownFilter(text, at, end, name) {
    const near = room.nearest(name, Object.keys(room.FILTERS));
    const suggestion = near ? room.changed(text, at, end, `${near}:`) : inQuotes(text, at, end);
    const hint = near ? ` Did you mean ${near}:?` : ` There are ${Object.keys(room.FILTERS).join(", ")}.`;
    const words = "To search for the words themselves, put them in quotation marks.";
    return new room.Mistake(`There is no filter “${name}:”.${hint} ${words}`, at, end, suggestion);
  }

  /* A query with the two words at a colon sought themselves, such as "re:meeting". */
  function inQuotes(text, at, end) {
    const [word] = /^[^\s"“”„‟«»＂()]*/u.exec(text.slice(end));
    return word && room.changed(text, at, end + word.length, `"${text.slice(at, end)}${word}"`);
  }

  function emptyValue(text, at, end, name) {
    const example = `${name}:${room.FILTERS[name]}`;
    return new room.Mistake(`A value is missing behind ${name}:, for instance ${example}.`, at, end);
  }

  function star(text, at, end) {
    const message = "A star stands for the end of a word, right behind its first letters: surveil*.";
    return new room.Mistake(message, at, end);
  }

  function shortStart(text, at, end, least) {
    const message = `Before a star stand at least ${least} letters or digits.`;
    return new room.Mistake(message, at, end);
  }

  function lonelyOr(text, or) {
    const message = "OR stands between two words. To search for the word itself, write it small: or.";
    const suggestion = room.changed(text, or.at, or.end, "or");
    return new room.Mistake(message, or.at, or.end, text.slice(or.at, or.end) === "OR" ? suggestion : "");
  }

  function nothing(text) {
    return new room.Mistake("There are no letters or digits to search for.", 0, text.length);
  }

  function tooLong(text, most) {
    const lengths = [text.length, most].map((number) => number.toLocaleString("en-US"));
    const message = `The query has ${lengths[0]} characters; at most ${lengths[1]} can be searched.`;
    return new room.Mistake(message, most, text.length);
  }

  function tooMany(text, words, most) {
    const message = `The query has ${words} words; at most ${most} can be searched at once.`;
    return new room.Mistake(message, 0, text.length);
  }

  room.mistakes = { unknownFilter, emptyValue, star, shortStart, lonelyOr, nothing, tooLong, tooMany };

  /* A query with other words at a place. */
  room.changed = (text, at, end, instead) => (text.slice(0, at) + instead + text.slice(end)).trim();

  /* The name that is the fewest letters away, if that is not too many; or one that starts the same. */
  room.nearest = (word, names) => {
    const most = word.length < 4 ? 1 : word.length < 8 ? 2 : 3;
    let best = "";
    let least = most + 1;
    for (const name of names) {
      const starts = word.length > 2 && name.startsWith(word);
      const steps = starts ? 0.5 : distance(word, name, least);
      if (steps < least) [best, least] = [name, steps];
    }
    return best;
  };

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
