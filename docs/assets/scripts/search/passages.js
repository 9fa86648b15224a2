/* What a result shows: the passages of a unit with the words in them marked, or what its filters seek. */
(() => {
  const room = (globalThis.ReadingRoom ??= {});

  /* Words from one passage to the next. */
  const AFTER = 24;
  const MOST_PASSAGES = 3;

  /* The texts of a unit around some places: { …title and other facts, passages }. A passage is
     { line, redaction, heading, parts: [{ text, hit, mark }] }; `mark`: the exemptions of a redaction.
     `seek` is what filters seek, for where no words are sought. The best passages come first. */
  room.shown = async (unit, found, plan, seek, most = MOST_PASSAGES) => {
    const hits = hitsIn(unit, found);
    const windows = densest(windowsOf(hits, plan), most);
    const files = new Set(windows.map(([hit]) => fileOf(unit, hit.place, plan)));
    if (!files.size) files.add(fileOf(unit, plan.titleWords, plan));
    const loaded = await Promise.all([...files].map((file) => partsOf(unit, plan.texts[file])));
    const parts = loaded.flat();
    parts.sort((a, b) => a.from - b.from);
    if (!parts.length) throw new room.SearchError("The search index does not fit together. Build the site again.");
    const marked = placesOf(hits);
    let passages = windows
      .map((hits) => passage(hits, parts, marked))
      .filter(Boolean)
      .sort((a, b) => isTitle(a, parts[0]) - isTitle(b, parts[0]));
    if (!passages.length && seek) passages = await filteredPassages(unit, plan, seek, most);
    if (!passages.length) passages.push(...opening(parts[0]));
    const { url, title, record, recordTitle, type, date } = parts[0];
    return { url, title, record, recordTitle, type, date, passages };
  };

  /* How often what is sought stands in the text of a unit, and in how many passages. */
  room.countsOf = (unit, found, plan) => {
    const windows = windowsOf(hitsIn(unit, found), plan);
    return { hits: windows.flat().length, passages: windows.length };
  };

  /* The places of a word, or of the first word of a phrase, in a unit. */
  room.placesIn = (unit, { units, starts, places }) => {
    const at = indexOf(units, unit);
    return at < 0 ? [] : Array.from(places.slice(starts[at], starts[at + 1]));
  };

  /* A title that stands above a result says no more below it. */
  function isTitle({ parts }, { recordTitle }) {
    return parts.map(({ text }) => text).join("").trim() === recordTitle;
  }

  async function partsOf(unit, { name, base }) {
    const parts = await room.shardOfJson(name);
    return parts.filter((part) => base + part.unit === unit);
  }

  function hitsIn(unit, found) {
    const hits = found.flatMap((one, which) => {
      return room.placesIn(unit, one).map((place) => ({ place, length: one.node.slots.length, which }));
    });
    return hits.sort((a, b) => a.place - b.place);
  }

  function indexOf(units, unit) {
    for (let low = 0, high = units.length; low < high; ) {
      const middle = (low + high) >> 1;
      if (units[middle] === unit) return middle;
      if (units[middle] < unit) low = middle + 1;
      else high = middle;
    }
    return -1;
  }

  /* The hits in the text, in groups that fit into a passage. */
  function windowsOf(hits, { titleWords }) {
    const groups = [];
    for (const hit of hits) {
      if (hit.place < titleWords) continue;
      const group = groups.at(-1);
      if (group && hit.place - group[0].place < AFTER) group.push(hit);
      else groups.push([hit]);
    }
    return groups;
  }

  /* Those with the most different words. */
  function densest(groups, most) {
    const kinds = (group) => new Set(group.map((hit) => hit.which)).size;
    return groups
      .map((group) => ({ group, kinds: kinds(group) }))
      .sort((a, b) => b.kinds - a.kinds || b.group.length - a.group.length)
      .slice(0, most)
      .map(({ group }) => group);
  }

  function placesOf(hits) {
    const places = new Set();
    for (const hit of hits) {
      for (let word = 0; word < hit.length; word++) places.add(hit.place + word);
    }
    return places;
  }

  /* The file with the text of a unit at a place; a long unit goes over several. */
  function fileOf(unit, place, { texts }) {
    let file = 0;
    for (let low = 0, high = texts.length; low < high; ) {
      const middle = (low + high) >> 1;
      const text = texts[middle];
      if (text.unit < unit || (text.unit === unit && text.place <= place)) {
        file = middle;
        low = middle + 1;
      } else high = middle;
    }
    return file;
  }

  /* The passage of some hits: from the piece of the first to that of the last. */
  function passage(hits, parts, marked) {
    const [from, to] = [hits[0].place, hits.at(-1).place];
    let heading = "";
    let found = null;
    for (const part of parts) {
      let first = part.from + 1;
      for (const [line, isHeading, length, text] of part.pieces) {
        const end = first + length;
        if (found && first > to) return found;
        if (from < end) {
          const words = room.placesOf(text);
          const at = room.lineOf(line, text, words[from - first]?.start ?? 0);
          found ??= { line: at, heading, parts: [] };
          if (found.parts.length) found.parts.push({ text: " " });
          found.parts.push(...room.cut(text, words, first, Math.max(from, first), marked));
        }
        first = end + 1;
        if (isHeading) heading = room.oneLine(text);
      }
    }
    return found;
  }

  /* The start of a text in which no word was sought. */
  function opening(part) {
    for (const [line, , , text] of part.pieces) {
      const words = room.placesOf(text);
      if (words.some((word) => !word.mark)) {
        return [{ line, heading: "", parts: room.cut(text, words, 0, 0, new Set()) }];
      }
    }
    return [];
  }

  /* --- what filters seek --- */

  /* The passages around redactions or names of a unit, file by file until there are enough. */
  async function filteredPassages(unit, plan, seek, most) {
    const pieces = [];
    let passages = [];
    let file = fileOf(unit, plan.titleWords, plan);
    do {
      const parts = await partsOf(unit, plan.texts[file]);
      pieces.push(...parts.flatMap((part) => part.pieces));
      passages = passagesIn(pieces, seek, most);
      file++;
    } while (passages.length < most && plan.texts[file]?.unit === unit);
    return passages;
  }

  function passagesIn(pieces, seek, most) {
    const passages = [];
    let heading = "";
    for (const [at, [line, isHeading, , text]] of pieces.entries()) {
      const words = seek.mark ? room.placesOf(text) : room.wordsOf(text);
      let last = -AFTER;
      for (const [place, { start, end, mark }] of words.entries()) {
        if (place - last < AFTER) continue;
        const redaction = mark && seek.mark ? room.markIn(text.slice(start, end)) : null;
        const name = redaction || seek.mark ? null : seek.names.find((name) => isAt(name, words, place));
        if (!name && !(redaction && seek.mark(redaction.exemptions.split(" ")))) continue;
        last = place;
        const hits = new Set(name?.map((_, word) => place + word));
        const parts = room.around(pieces, at, place, hits);
        passages.push({ line: room.lineOf(line, text, start), redaction: redaction?.id, heading, parts });
        if (passages.length >= most) return passages;
      }
      if (isHeading) heading = room.oneLine(text);
    }
    return passages;
  }

  function isAt(name, words, place) {
    return name.every((word, at) => words[place + at]?.word === word);
  }
})();
