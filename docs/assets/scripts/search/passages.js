/* What a result shows: the passages of a unit with the words in them marked. */
(() => {
  const room = (globalThis.ReadingRoom ??= {});

  const BEFORE = 12;
  const AFTER = 24;
  const MOST_PASSAGES = 3;

  /* The texts of a unit around some places: { …title and other facts, passages }. A passage is
     { line, heading, parts: [{ text, hit, mark }] }; `mark`: the mark of a redaction. */
  room.shown = async (unit, found, plan) => {
    const hits = hitsIn(unit, found, plan);
    const windows = densest(hits.filter((hit) => hit.place >= plan.titleWords));
    const files = new Set(windows.map(([hit]) => fileOf(unit, hit.place, plan)));
    if (!files.size) files.add(fileOf(unit, plan.titleWords, plan));
    const loaded = await Promise.all([...files].map((file) => partsOf(unit, file)));
    const parts = loaded.flat();
    parts.sort((a, b) => a.from - b.from);
    if (!parts.length) throw new room.SearchError("The search index does not fit together. Build the site again.");
    const marked = placesOf(hits);
    const passages = windows
      .map(([hit]) => passage(hit.place, parts, marked))
      .filter(Boolean)
      .sort((a, b) => a.line - b.line);
    if (!passages.length) passages.push(...opening(parts[0]));
    const { url, title, record, recordTitle, type, date } = parts[0];
    return { url, title, record, recordTitle, type, date, hits: hits.length, passages };
  };

  async function partsOf(unit, { name, base }) {
    const parts = await room.shardOfJson(name);
    return parts.filter((part) => base + part.unit === unit);
  }

  function hitsIn(unit, found, plan) {
    const hits = [];
    found.forEach(({ node, units, starts, places }, which) => {
      const at = indexOf(units, unit);
      if (at < 0) return;
      for (let here = starts[at]; here < starts[at + 1]; here++) {
        hits.push({ place: places[here], length: node.slots.length, which });
      }
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

  /* The hits, in groups that fit into a passage; those with the most different words first. */
  function densest(hits) {
    const groups = [];
    for (const hit of hits) {
      const group = groups.at(-1);
      if (group && hit.place - group[0].place < AFTER) group.push(hit);
      else groups.push([hit]);
    }
    const kinds = (group) => new Set(group.map((hit) => hit.which)).size;
    return groups
      .map((group) => ({ group, kinds: kinds(group) }))
      .sort((a, b) => b.kinds - a.kinds || b.group.length - a.group.length)
      .slice(0, MOST_PASSAGES)
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
    return texts[file];
  }

  function passage(place, parts, marked) {
    let heading = "";
    for (const part of parts) {
      let first = part.from + 1;
      for (const [line, isHeading, length, text] of part.pieces) {
        if (place >= first && place < first + length) {
          const words = room.placesOf(text);
          const at = lineOf(line, text, words[place - first]?.start ?? 0);
          return { line: at, heading, parts: cut(text, words, first, place, marked) };
        }
        first += length + 1;
        if (isHeading) heading = oneLine(text);
      }
    }
    return null;
  }

  /* The start of a text in which no word was sought. */
  function opening(part) {
    for (const [line, , , text] of part.pieces) {
      const words = room.placesOf(text);
      if (words.some((word) => !word.mark)) {
        return [{ line, heading: "", parts: cut(text, words, 0, 0, new Set()) }];
      }
    }
    return [];
  }

  function cut(text, words, first, place, marked) {
    const from = Math.max(0, place - first - BEFORE);
    const to = Math.min(words.length, from + BEFORE + AFTER);
    const parts = from ? [{ text: "… " }] : [];
    let at = from ? words[from].start : 0;
    for (let word = from; word < to; word++) {
      const { start, end, mark } = words[word];
      const hit = !mark && marked.has(first + word);
      if (!hit && !mark) continue;
      push(parts, text.slice(at, start), {});
      push(parts, text.slice(start, end), mark ? { mark: true } : { hit: true });
      at = end;
    }
    push(parts, text.slice(at, to < words.length ? words[to - 1].end : text.length), {});
    if (to < words.length) parts.push({ text: " …" });
    return parts;
  }

  function push(parts, text, kind) {
    const clean = oneLine(text);
    if (clean) parts.push({ text: clean, ...kind });
  }

  function oneLine(text) {
    return text.replace(/[\x01\x02]/g, "").replace(/\s+/g, " ");
  }

  function lineOf(line, text, offset) {
    if (!line) return 0;
    return line + text.slice(0, offset).split("\n").length - 1;
  }
})();
