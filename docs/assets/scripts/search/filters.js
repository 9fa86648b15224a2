/* Filters: which units have a value, what the values are called, and how many documents of a result have
   each. A unit is a record of a document, or another page. */
(() => {
  const room = (globalThis.ReadingRoom ??= {});

  const SHOWN_NAMES = 5;
  const lists = new Map();

  /* The values of a filter: [{ id, label, names, units }], the most frequent first. */
  function valuesOf(name, plan) {
    if (!plan.filters.includes(name)) return Promise.resolve([]);
    if (!lists.has(name)) {
      const list = room.shardOfJson(`filters/${name}`).then((rows) => rows.map(value));
      list.catch(() => lists.delete(name));
      lists.set(name, list);
    }
    return lists.get(name);
  }

  function value([id, label, names, gaps]) {
    let unit = 0;
    return { id, label, names, units: Uint32Array.from(gaps, (gap) => (unit += gap)) };
  }

  /* The day of each unit as a number such as 20200228, 20200200 or 20200000; 0 where it has none. */
  room.datesOf = async () => {
    if (!lists.has("date")) {
      const list = room.shardOfJson("filters/date").then((days) => Uint32Array.from(days));
      list.catch(() => lists.delete("date"));
      lists.set("date", list);
    }
    return lists.get("date");
  };

  /* 1 for each unit that a filter of a query lets through. */
  room.filtered = async (filter, plan, query) => {
    if (filter.name === "date") return inDates(filter, await room.datesOf());
    const found = chosen(filter, await valuesOf(filter.name, plan), query);
    const flags = new Uint8Array(plan.units);
    for (const one of found) for (const unit of one.units) flags[unit] = 1;
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
    const sought = plain(filter.name, filter.value);
    const found = values.filter((one) => namesOf(one).some((name) => plain(filter.name, name) === sought));
    const parts =
      filter.name === "exemption"
        ? values.filter((one) => /^[bdjk]\d+$/.test(sought) && partOf(plain("exemption", one.id), sought))
        : [];
    if (found.length || parts.length) return [...found, ...parts];
    throw unknownValue(filter, values, query);
  }

  function partOf(id, whole) {
    return id.startsWith(whole) && /^[a-z]$/.test(id.slice(whole.length));
  }

  function namesOf(one) {
    return [one.id, one.label, ...one.names];
  }

  /* What is equal in two ways to write a value; (b)(7)(C), b7c and 7C are one exemption. */
  function plain(name, value) {
    const words = Array.from(room.wordsOf(value), (found) => found.word);
    if (name !== "exemption") return words.join(" ");
    return words.join("").replace(/^exemption/, "").replace(/^(?=[1-9][a-f]?$)/, "b");
  }

  function unknownValue(filter, values, query) {
    const { name, at, end } = filter;
    const byName = new Map(values.flatMap((one) => namesOf(one).map((label) => [plain(name, label), one])));
    const near = byName.get(room.nearest(plain(name, filter.value), [...byName.keys()]));
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
      const count = documentsIn(one.units, flags, plan);
      if (count) rows.push({ value: one.id, label: one.label, count, query: room.filterText(name, one.id) });
    }
    return rows.sort((a, b) => b.count - a.count);
  }

  function documentsIn(units, flags, plan) {
    let count = 0;
    let last = -1;
    for (const unit of units) {
      if (flags[unit] && plan.documentOf[unit] !== last) {
        last = plan.documentOf[unit];
        count++;
      }
    }
    return count;
  }

  async function years(flags, plan) {
    const byYear = new Map();
    (await room.datesOf()).forEach((day, unit) => {
      if (!day || !flags[unit]) return;
      const year = String(Math.floor(day / 10_000)).padStart(4, "0");
      if (!byYear.has(year)) byYear.set(year, []);
      byYear.get(year).push(unit);
    });
    const rows = Array.from(byYear, ([year, units]) => {
      const count = documentsIn(units, flags, plan);
      return { value: year, label: year, count, query: room.filterText("date", year) };
    });
    return rows.sort((a, b) => (a.value < b.value ? 1 : -1));
  }
})();
