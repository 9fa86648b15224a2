/* Filters: which units have a value, what the values are called, and how many documents of a result have
   each. A unit is a record of a document, or another page. */
(() => {
  const room = (globalThis.ReadingRoom ??= {});

  const SHOWN_NAMES = 5;
  const lists = new Map();

  /* The values of a filter: { id, label, names, gaps }, the most frequent first; names are spelled as words
     are, gaps lead from unit to unit. */
  function valuesOf(name, plan) {
    return plan.filters.includes(name) ? listed(name, value) : Promise.resolve([]);
  }

  function listed(name, of) {
    if (!lists.has(name)) {
      const list = room.shardOfJson(`filters/${name}`).then((rows) => rows.map(of));
      list.catch(() => lists.delete(name));
      lists.set(name, list);
    }
    return lists.get(name);
  }

  function value([id, label, names, gaps]) {
    return { id, label, names, gaps };
  }

  /* The day of each unit as a number such as 20200228, 20200200 or 20200000; 0 where it has none. */
  room.datesOf = () => listed("date", Number);

  /* 1 for each unit that a filter of a query lets through. */
  room.filtered = async (filter, plan, query) => {
    if (filter.name === "date") return inDates(filter, await room.datesOf());
    const found = chosen(filter, await valuesOf(filter.name, plan), query);
    const flags = new Uint8Array(plan.units);
    for (const { gaps } of found) {
      let unit = 0;
      for (const gap of gaps) flags[(unit += gap)] = 1;
    }
    return flags;
  };

  /* A date known to the month or year is in a span that holds that whole month or year. */
  function inDates({ first, last }, days) {
    const flags = new Uint8Array(days.length);
    days.forEach((day, unit) => {
      if (!day) return;
      const month = Math.floor(day / 100) % 100;
      const from = day + (month ? 0 : 100) + (day % 100 ? 0 : 1);
      const to = day + (month ? 0 : 1200) + (day % 100 ? 0 : 31);
      const end = day % 100 ? day : to - (to % 100) + longest(to);
      if (from >= first && end <= last) flags[unit] = 1;
    });
    return flags;
  }

  function longest(day) {
    const year = Math.floor(day / 10_000);
    return new Date(Date.UTC(2000 + (year % 400), Math.floor(day / 100) % 100, 0)).getUTCDate();
  }

  /* The values that a filter means: by id or name; an exemption also with its parts. */
  function chosen(filter, values, query) {
    const sought = spelled(filter);
    const found = values.filter(({ names }) => names.includes(sought));
    if (filter.name === "exemption") found.push(...values.filter(({ id }) => isPart(id, sought)));
    if (!found.length) throw unknownValue(filter, values, query);
    return found;
  }

  function isPart(id, whole) {
    return /^[bdjk]\d+$/.test(whole) && id.startsWith(whole) && /^[A-Z]$/.test(id.slice(whole.length));
  }

  /* A value as the words of its names are: (b)(7)(C), b7c, 7C and “exemption 7C” are one exemption. */
  function spelled({ name, value }) {
    const words = Array.from(room.wordsOf(value), (found) => found.word);
    if (name !== "exemption") return words.join(" ");
    const code = words.join("").replace(/^exemption/, "").replace(/^(?=[1-9][a-f]?$)/, "b");
    return /^[bdjk]\d+[a-f]?$/.test(code) ? code : words.join(" ");
  }

  function unknownValue(filter, values, query) {
    const { name, at, end } = filter;
    const byName = new Map(values.flatMap((one) => one.names.map((known) => [known, one])));
    const near = byName.get(room.nearest(spelled(filter), [...byName.keys()]));
    const known = values.slice(0, SHOWN_NAMES).map((one) => one.id);
    const suggestion = near ? room.changed(query, at, end, room.filterText(name, near.id)) : "";
    const hint = near
      ? ` Did you mean ${near.label}?`
      : known.length
        ? ` The most frequent are ${known.join(", ")}.`
        : "";
    const message = `No record has ${name} “${filter.value}”.${hint}`;
    return new room.SearchError(message, { at, end, quote: query.slice(at, end), suggestion });
  }

  /* A filter as it is written in a query. */
  room.filterText = (name, value) => {
    return /[\s"“”„‟«»＂()]/u.test(value) ? `${name}:"${value.replaceAll('"', "")}"` : `${name}:${value}`;
  };

  /* How many documents of a result have each value: { agency: [{ value, label, count, query }], … }. */
  room.countFacets = async (names, flags, plan) => {
    const facets = {};
    for (const name of names) {
      facets[name] = name === "year" ? await years(flags, plan) : await counted(name, flags, plan);
    }
    return facets;
  };

  async function counted(name, flags, plan) {
    const rows = [];
    for (const one of await valuesOf(name, plan)) {
      const count = documentsIn(one.gaps, flags, plan);
      if (count) rows.push({ value: one.id, label: one.label, count, query: room.filterText(name, one.id) });
    }
    return rows.sort((a, b) => b.count - a.count);
  }

  /* The documents in which a result has one of the units. */
  function documentsIn(gaps, flags, { documentOf }) {
    let count = 0;
    let last = -1;
    let unit = 0;
    for (const gap of gaps) {
      unit += gap;
      if (flags[unit] && documentOf[unit] !== last) {
        last = documentOf[unit];
        count++;
      }
    }
    return count;
  }

  async function years(flags, { documentOf }) {
    const days = await room.datesOf();
    const counts = new Map();
    const last = new Map();
    days.forEach((day, unit) => {
      const year = Math.floor(day / 10_000);
      if (!day || !flags[unit] || last.get(year) === documentOf[unit]) return;
      last.set(year, documentOf[unit]);
      counts.set(year, (counts.get(year) ?? 0) + 1);
    });
    const rows = Array.from(counts, ([year, count]) => {
      const value = String(year).padStart(4, "0");
      return { value, label: value, count, query: room.filterText("date", value) };
    });
    return rows.sort((a, b) => (a.value < b.value ? 1 : -1));
  }
})();
