/* Filters: which units have a value, what the values are called, and how many documents of a result have
   each. A unit is a record of a document, or another page. */
(() => {
  const room = (globalThis.ReadingRoom ??= {});

  const SHOWN_NAMES = 5;
  const SHOWN_OF_FEW = 12;
  const NAMED = ["agency", "program", "person", "organization"];
  /* Filters whose values are known even where no record has them, and what is said then. */
  const FIXED = {
    type: ({ label }) => `No record here is of the type “${lower(label)}”.`,
    exemption: ({ id, label }) => (id === "none" ? "Each redaction here cites an exemption." : `No redaction here cites ${label}.`),
    withheld: ({ label }) => `No record here is ${lower(label)}.`,
  };
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
    const flags = new Uint8Array(plan.units);
    for (const { gaps } of await meant(filter, plan, query)) {
      let unit = 0;
      for (const gap of gaps) flags[(unit += gap)] = 1;
    }
    return flags;
  };

  /* About values that no record has, though there are such: { note, instead }, a sentence and queries with the
     values that records have. */
  room.absentValues = async (query, plan, text) => {
    const absent = [];
    for (const { node, not } of room.leavesOf(query)) {
      if (not || !(node.name in FIXED)) continue;
      const values = await meant(node, plan, text);
      if (values.some(isFound)) continue;
      const all = await valuesOf(node.name, plan);
      const note = `${FIXED[node.name](values[0])}${others(node, all, plan)}`;
      const written = idsFound(all, plan).map((id) => room.filterText(node.name, id));
      absent.push({ note, instead: written.map((filter) => room.changed(text, node.at, node.end, filter)) });
    }
    return absent;
  };

  /* What filters seek in a text: { mark, names }. `mark` tells a redaction by its exemptions, or is null; names
     are those of an agency, a person …, as lists of words. Null where they seek nothing in it. */
  room.soughtByFilters = async (query, plan, text) => {
    const leaves = room.leavesOf(query).filter(({ node, not }) => node.kind === "filter" && !not);
    const sought = async (names) => {
      const filters = leaves.map(({ node }) => node).filter(({ name }) => names.includes(name));
      return (await Promise.all(filters.map((filter) => meant(filter, plan, text)))).flat();
    };
    const ids = new Set((await sought(["exemption"])).map(({ id }) => id));
    if (ids.size) return { mark: (exemptions) => exemptions.some((id) => ids.has(id)), names: [] };
    if ((await sought(["withheld"])).some(({ id }) => id !== "none")) return { mark: () => true, names: [] };
    /* The title of a law may stand where nothing cites it, as in the name of an office; its number does not. */
    const numbers = (await sought(["authority"])).flatMap(({ names }) => names.filter((name) => /\d/.test(name)));
    const names = (await sought(NAMED)).flatMap((value) => value.names).concat(numbers);
    return names.length ? { mark: null, names: names.map((name) => name.split(" ")) } : null;
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

  function isFound({ gaps }) {
    return gaps.length > 0;
  }

  /* The values that a filter means: by id or name; an exemption also with its parts. */
  async function meant(filter, plan, query) {
    const values = await valuesOf(filter.name, plan);
    const found = valuesMeant(filter, values);
    if (!found.length) throw await unknownValue(filter, values, plan, query);
    return found;
  }

  function valuesMeant(filter, values) {
    const sought = spelled(filter);
    const found = values.filter(({ names }) => names.includes(sought));
    if (filter.name === "exemption") found.push(...values.filter(({ id }) => isPart(id, sought)));
    return found;
  }

  /* While a filter is typed and its value is not one yet: { message, options }, what may come next. Null where
     the value is one already, or where none begins so. */
  room.unfinished = async (query, plan, text) => {
    const filter = room.leavesOf(query).map(({ node }) => node).find(({ isOpen }) => isOpen);
    if (!filter) return null;
    if (filter.name === "date") return filter.value ? null : { message: room.DATE_FORMS, options: [] };
    const values = await valuesOf(filter.name, plan);
    const sought = spelled(filter);
    if (sought && valuesMeant(filter, values).length) return null;
    const begun = sought ? valuesBegun(sought, values) : valuesFound(values, plan);
    if (sought && !begun.length) return null;
    const shown = begun.slice(0, SHOWN_NAMES);
    const ids = shown.map(({ id }) => id).join(", ") + (begun.length > shown.length ? " …" : "");
    const written = (id) => room.filterText(filter.name, id);
    const lead = shown.length ? `Type a value, such as ${written(shown[0].id)}.` : `No record here has a value for ${filter.name}:.`;
    const options = shown.map(({ id, label }) => ({ query: room.changed(text, filter.at, filter.end, written(id)), label }));
    return { message: sought ? `Go on, or choose: ${ids}` : lead, options };
  };

  /* Those of which a name begins so; else those with a word in a name that does. */
  function valuesBegun(sought, values) {
    const begun = (test) => values.filter((one) => isFound(one) && one.names.some(test));
    const first = begun((name) => name.startsWith(sought));
    return first.length ? first : begun((name) => name.includes(` ${sought}`));
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

  async function unknownValue(filter, values, plan, query) {
    const { name, at, end } = filter;
    const near = (await otherKind(filter, plan)) ?? nearValue(filter, values);
    const suggestion = near ? room.changed(query, at, end, room.filterText(near.name ?? name, near.id)) : "";
    const meant = near && (near.name ? `the ${near.name} ${near.label}` : near.label);
    const hint = near ? ` Did you mean ${meant}?` : others(filter, values, plan);
    const message = `No record here has ${name} “${filter.value}”.${hint}`;
    return new room.SearchError(message, { at, end, quote: query.slice(at, end), suggestion });
  }

  function nearValue(filter, values) {
    /* The code of another exemption is not what was meant by one that nobody cites. */
    if (filter.name === "exemption" && /\d/.test(filter.value)) return null;
    const byName = new Map(values.filter(isFound).flatMap((one) => one.names.map((known) => [known, one])));
    return byName.get(room.nearest(spelled(filter), [...byName.keys()]));
  }

  /* What goes by just that name and is of another kind, such as an organization sought as a program. */
  async function otherKind(filter, plan) {
    if (!NAMED.includes(filter.name)) return null;
    for (const name of NAMED) {
      const found = (await valuesOf(name, plan)).find((one) => isFound(one) && one.names.includes(spelled(filter)));
      if (found) return { ...found, name };
    }
    return null;
  }

  /* The values that there are: those of released texts, if a filter has them. */
  function others({ name }, values, plan) {
    const ids = idsFound(values, plan);
    if (!ids.length) return "";
    return name in FIXED && ids.length <= SHOWN_OF_FEW
      ? ` There are: ${ids.join(", ")}.`
      : ` The most frequent are: ${ids.slice(0, SHOWN_NAMES).join(", ")}.`;
  }

  function idsFound(values, plan) {
    return valuesFound(values, plan).map(({ id }) => id);
  }

  function valuesFound(values, { released }) {
    const found = values.filter(isFound);
    const ofRecords = found.filter(({ gaps }) => gaps[0] < released);
    return ofRecords.length ? ofRecords : found;
  }

  function lower(label) {
    return label.charAt(0).toLowerCase() + label.slice(1);
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
