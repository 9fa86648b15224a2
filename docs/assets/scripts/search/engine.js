/* The search of the reading room: ReadingRoom.search(text, options) promises an answer.

   Options, all of them optional:
     typing    the text is still being typed: its last word may go on, what is open at its end is closed
     sort      "relevance" (as it is) or "date", the latest first
     count     how many results come at once, 10 as it is
     by        who asks; a newer search by the same one makes an older one resolve as superseded

   The answer:
     query     the text
     error     { message, at, end, quote, suggestion } or { message, file }; then there are no results
     notes     sentences about how the query was read
     total     documents and other pages found; records: the records found in them
     order     the number of each of them in the index, the best first
     results   the first of them; more(from, count) promises others
     facets    facets(names) promises { agency: [{ value, label, count, query }], … }
   A result:
     kind      "document", or "entry" for a page about an agency, a person, a law …
     title, type, date, url, href, score, hits, records
     places    the best passages: { record, recordTitle, type, date, line, anchor, heading, url, href, parts }
   Addresses in `url` are below the site, those in `href` whole; parts are { text, hit, mark }, plain text. */
(() => {
  const room = (globalThis.ReadingRoom ??= {});

  const FORMAT = 1;
  const AT_ONCE = 10;
  const RECORDS_SHOWN = 3;
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
    const none = async () => [];
    return { query: text, notes: [], total: 0, records: 0, order: [], results: [], more: none, facets: async () => ({}) };
  }

  async function answer(text, options, breathe) {
    const { query, notes, error } = room.readQuery(text, options);
    if (error || !query) return { ...empty(text), notes, ...(error && { error }) };
    const plan = await planOf();
    await breathe();
    const { flags, found } = await room.matched(query, plan, text, breathe);
    const groups = await ordered(flags, found, plan, options);
    await breathe();
    const more = (from, count = options.count ?? AT_ONCE) => {
      return Promise.all(groups.slice(from, from + count).map((group) => result(group, found, plan)));
    };
    const results = await more(0);
    await breathe();
    return {
      query: text,
      notes,
      total: groups.length,
      records: flags.reduce((sum, flag) => sum + flag, 0),
      order: groups.map((group) => group.document),
      results,
      more,
      facets: (names = FACETS) => room.countFacets(names, flags, plan),
    };
  }

  function planOf() {
    planned ??= Promise.all(["plan", "units"].map(room.shardOfJson)).then(([plan, units]) => prepared(plan, units));
    planned.catch(() => (planned = null));
    return planned;
  }

  /* The plan with its numbers counted up over all parts. */
  function prepared(plan, { lengths, pages, volumes }) {
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
    return { ...plan, units: lengths.length, lengths, averageLength, documentOf, parts, texts };
  }

  /* The units found, by document: the best or the latest document first, its best units first. */
  async function ordered(flags, found, plan, { sort }) {
    const scores = room.scored(found, flags, plan);
    const days = sort === "date" ? await room.datesOf() : null;
    const groups = [];
    flags.forEach((flag, unit) => {
      if (!flag) return;
      const document = plan.documentOf[unit];
      if (groups.at(-1)?.document !== document) groups.push({ document, units: [], score: 0, day: 0 });
      const group = groups.at(-1);
      group.units.push(unit);
      group.score = Math.max(group.score, scores[unit]);
      if (days) group.day = Math.max(group.day, days[unit]);
    });
    for (const group of groups) group.units.sort((a, b) => scores[b] - scores[a] || a - b);
    return groups.sort((a, b) => b.day - a.day || b.score - a.score || a.document - b.document);
  }

  async function result(group, found, plan) {
    const units = group.units.slice(0, RECORDS_SHOWN);
    const shown = await Promise.all(units.map((unit) => room.shown(unit, found, plan)));
    const [best] = shown;
    const places = shown.flatMap((record) => record.passages.map((passage) => place(record, passage)));
    return {
      kind: best.url.startsWith("documents/") ? "document" : "entry",
      title: best.title,
      type: best.type,
      date: best.date,
      url: best.url,
      href: addressOf(best.url),
      score: group.score,
      hits: shown.reduce((sum, record) => sum + record.hits, 0),
      records: group.units.length,
      places,
    };
  }

  function place(record, { line, heading, parts }) {
    const anchor = line ? `L${line}` : record.record;
    const url = anchor ? `${record.url}#${anchor}` : record.url;
    const { record: id, recordTitle, type, date } = record;
    return { record: id, recordTitle, type, date, line, anchor, heading, url, href: addressOf(url), parts };
  }

  function addressOf(url) {
    return new URL(url, room.site).href;
  }
})();
