/* The search of the reading room: ReadingRoom.search(text, options) promises an answer.

   Options, all of them optional:
     typing    the text is still being typed: its last word may go on, what is open at its end is closed
     sort      "relevance" (as it is) or "date", the latest first
     count     how many results come at once, 10 as it is
     by        who asks; a newer search by the same one makes an older one resolve as superseded

   The answer:
     query     the text
     error     { message, at, end, quote, suggestion } or { message, file }; then there are no results
     notes     sentences about how the query was read; instead: queries with values that there are
     total     the results: documents, or other pages where no document is found; records: the records in them
     results   the first of them; more(from, count) promises others
     pages     beside documents the other pages about what is sought, such as that of a person: { total, results,
               more }; none where a query only leaves out
     order     the number of each document and page found in the index, the best first
     facets    facets(names) promises { agency: [{ value, label, count, query }], … }, counted in the results
     unfinished  while typing, where what is open at the end cannot be sought yet: { message, options }, options
               being { query, label } with a value that there is; else null
   A result:
     kind      "document", or "entry" for a page about an agency, a person, a law …
     title, type, date, url, href, score
     hits, passages, records  how often what is sought stands in its text, in how many passages and records
     places    the best passages: { record, recordTitle, type, date, line, anchor, heading, url, href, parts }
     all       all() promises all places of a result, in the order of its text, at most 100
   Addresses in `url` are below the site, those in `href` whole; parts are { text, hit, mark }, plain text, where
   mark holds the exemptions that a redaction cites. */
(() => {
  const room = (globalThis.ReadingRoom ??= {});

  const FORMAT = 2;
  const AT_ONCE = 10;
  const RECORDS_SHOWN = 3;
  const MOST_PLACES = 100;
  const NO_LETTERS = { message: "There are no letters or digits to search for yet.", options: [] };
  const FACETS = ["agency", "program", "exemption", "type", "year"];

  const asked = new Map();
  let planned = null;

  room.search = async (text, options = {}) => {
    const by = options.by ?? "";
    const turn = (asked.get(by) ?? 0) + 1;
    asked.set(by, turn);
    const isOff = () => asked.get(by) !== turn || options.signal?.aborted;
    try {
      return await answer(text, options, room.breather(isOff));
    } catch (error) {
      if (error instanceof room.Superseded) return { ...empty(text), superseded: true };
      if (error instanceof room.SearchError) return { ...empty(text), error: described(error) };
      throw error;
    }
  };

  function described({ message, at, end, quote, suggestion = "", file }) {
    return file ? { message, file } : { message, at, end, quote, suggestion };
  }

  function empty(text) {
    const none = { total: 0, results: [], more: async () => [] };
    return { query: text, notes: [], instead: [], records: 0, order: [], ...none, pages: none, unfinished: null, facets: async () => ({}) };
  }

  async function answer(text, options, breathe) {
    const { query, notes, error } = room.readQuery(text, options);
    if (error) return { ...empty(text), notes, error };
    if (!query) return { ...empty(text), notes, unfinished: text.trim() ? NO_LETTERS : null };
    const plan = await planOf();
    await breathe();
    const unfinished = options.typing ? await room.unfinished(query, plan, text) : null;
    if (unfinished) return { ...empty(text), notes, unfinished };
    const { flags, found } = await room.matched(query, plan, text, breathe);
    const seek = await room.soughtByFilters(query, plan, text);
    const { documents, pages } = await room.ordered(flags, found, plan, options);
    await breathe();
    const count = options.count ?? AT_ONCE;
    const listed = (groups) => list(groups, count, (group) => result(group, found, plan, seek));
    const about = found.length || asksForPages(query) ? pages : [];
    const [main, beside] = await Promise.all((documents.length ? [documents, about] : [pages, []]).map(listed));
    await breathe();
    const absent = await room.absentValues(query, plan, text);
    const counted = documents.length ? flags.fill(0, plan.released) : flags;
    return {
      query: text,
      notes: [...notes, ...absent.map(({ note }) => note)],
      instead: absent.flatMap(({ instead }) => instead),
      ...main,
      pages: beside,
      unfinished: null,
      records: counted.reduce((sum, flag) => sum + flag, 0),
      order: [...documents, ...pages].map((group) => group.document),
      facets: (names = FACETS) => room.countFacets(names, counted, plan),
    };
  }

  /* Of filters, only the type tells one page from another; without it and without words no page is about it. */
  function asksForPages(query) {
    return room.leavesOf(query).some(({ node, not }) => node.name === "type" && !not);
  }

  /* The first results of a list, and a way to the others. */
  async function list(groups, count, shown) {
    const more = (from, number = count) => Promise.all(groups.slice(from, from + number).map(shown));
    return { total: groups.length, results: await more(0), more };
  }

  function planOf() {
    planned ??= Promise.all(["plan", "units"].map(room.shardOfJson)).then(([plan, units]) => prepared(plan, units));
    planned.catch(() => (planned = null));
    return planned;
  }

  /* The plan with its numbers counted up over all parts. */
  function prepared(plan, { lengths, pages, volumes, released, names }) {
    if (plan.format !== FORMAT) {
      throw new room.SearchError("The search index is of another version than this page. Build the site again.");
    }
    const documentOf = new Uint32Array(lengths.length);
    let unit = 0;
    pages.forEach((count, document) => documentOf.fill(document, unit, (unit += count)));
    const texts = [];
    let before = 0;
    const parts = plan.parts.map((part, number) => {
      const base = before;
      let first = base;
      part.textUnits.forEach((gap, file) => {
        const place = part.textPlaces[file] ?? 0;
        texts.push({ name: `text/${number}-${file}`, unit: (first += gap), place, base });
      });
      let next = before;
      const starts = volumes[number].map((count) => (next += count) - count);
      before += part.units;
      return { words: part.words, files: part.files, volumes: starts };
    });
    const averageLength = lengths.reduce((sum, length) => sum + length, 0) / (lengths.length || 1);
    return { ...plan, units: lengths.length, released, names, lengths, averageLength, documentOf, parts, texts };
  }

  async function result(group, found, plan, seek) {
    const counts = group.units.map((unit) => room.countsOf(unit, found, plan));
    /* Records that have the words in their titles alone say nothing beside those that have them in their texts. */
    const telling = group.units.filter((_, at) => counts[at].passages);
    const units = telling.length ? telling : group.units;
    const shown = await Promise.all(units.slice(0, RECORDS_SHOWN).map((unit) => room.shown(unit, found, plan, seek)));
    const [best] = shown;
    return {
      kind: group.units[0] < plan.released ? "document" : "entry",
      title: best.title,
      type: best.type,
      date: best.date,
      url: best.url,
      href: addressOf(best.url),
      score: group.score,
      hits: sumOf(counts, "hits"),
      passages: sumOf(counts, "passages"),
      records: group.units.length,
      places: shown.flatMap(placesOf),
      all: () => allPlaces(units, found, plan, seek),
    };
  }

  function sumOf(counts, name) {
    return counts.reduce((sum, one) => sum + one[name], 0);
  }

  /* One record after the other, so that a document of thousands is not loaded at once. */
  async function allPlaces(units, found, plan, seek) {
    const places = [];
    for (const unit of [...units].sort((a, b) => a - b)) {
      const record = await room.shown(unit, found, plan, seek, MOST_PLACES - places.length);
      places.push(...placesOf(record).sort((a, b) => a.line - b.line));
      if (places.length >= MOST_PLACES) break;
    }
    return places;
  }

  function placesOf(record) {
    return record.passages.map((passage) => place(record, passage));
  }

  function place(record, { line, redaction, heading, parts }) {
    const anchor = redaction || (line ? `L${line}` : record.record);
    const url = anchor ? `${record.url}#${anchor}` : record.url;
    const { record: id, recordTitle, type, date } = record;
    return { record: id, recordTitle, type, date, line, anchor, heading, url, href: addressOf(url), parts };
  }

  function addressOf(url) {
    return new URL(url, room.site).href;
  }
})();
