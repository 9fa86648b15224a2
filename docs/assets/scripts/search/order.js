/* In what order the units found stand: released texts by their documents, and apart from them the other
   pages, which are about what the texts name. */
(() => {
  const room = (globalThis.ReadingRoom ??= {});

  /* BM25F as Robertson and Zaragoza give it, with its usual constants: titles and text are weighed by their
     own lengths, so that a title counts no more above a short text. Titles are taken as equally long. */
  const SATURATION = 1.2;
  const LENGTH_COUNTS = 0.75;
  const TITLE_COUNTS = 3;

  /* { documents, pages }: each a list of { document, units, score, day, fit }, the best or the latest first,
     and in each its best units first. */
  room.ordered = async (flags, found, plan, { sort }) => {
    const scores = scored(found, flags, plan);
    const days = sort === "date" ? await room.datesOf() : null;
    const fits = (unit) => (unit < plan.released ? 0 : fitOf(unit, found, plan));
    const groups = grouped(flags, plan, (group, unit) => {
      const fit = fits(unit);
      group.units.push({ unit, fit });
      group.fit = Math.max(group.fit, fit);
      group.score = Math.max(group.score, scores[unit]);
      if (days) group.day = Math.max(group.day, days[unit]);
    });
    for (const group of groups) {
      group.units.sort((a, b) => b.fit - a.fit || scores[b.unit] - scores[a.unit] || a.unit - b.unit);
      group.units = group.units.map(({ unit }) => unit);
    }
    groups.sort((a, b) => b.day - a.day || b.fit - a.fit || b.score - a.score || a.document - b.document);
    const isReleased = (group) => group.units[0] < plan.released;
    return { documents: groups.filter(isReleased), pages: groups.filter((group) => !isReleased(group)) };
  };

  /* Readers' notes stand on the page of a document, and yet apart from what was released. */
  function grouped(flags, plan, add) {
    const groups = [];
    let last = null;
    flags.forEach((flag, unit) => {
      if (!flag) return;
      const document = plan.documentOf[unit];
      if (last?.document !== document) groups.push((last = { document, units: [], score: 0, day: 0, fit: 0 }));
      add(last, unit);
    });
    return groups;
  }

  /* How well each unit fits, by how often and how rare the words are. Words that are neighbors in the query
     count once more where they are neighbors in the text. */
  function scored(found, flags, plan) {
    const scores = new Float32Array(plan.units);
    const average = plan.averageLength || 1;
    for (const { units, starts, places } of [...found, ...neighbors(found)]) {
      const rare = Math.log(1 + (plan.units - units.length + 0.5) / (units.length + 0.5));
      units.forEach((unit, at) => {
        if (!flags[unit]) return;
        let inTitles = 0;
        while (places[starts[at] + inTitles] < plan.titleWords && starts[at] + inTitles < starts[at + 1]) inTitles++;
        const inText = starts[at + 1] - starts[at] - inTitles;
        const length = 1 - LENGTH_COUNTS + LENGTH_COUNTS * (plan.lengths[unit] / average);
        const often = TITLE_COUNTS * inTitles + inText / length;
        scores[unit] += (rare * often * (SATURATION + 1)) / (often + SATURATION);
      });
    }
    return scores;
  }

  function neighbors(found) {
    const single = ({ node }) => node.slots.length === 1;
    const pairs = found.slice(1).map((second, at) => [found[at], second]);
    return pairs.filter((pair) => pair.every(single)).map(room.sideBySide);
  }

  /* 3 where an entry goes by just the words sought, more than 2 where all of them stand in one of its names,
     the more the shorter that name is, 2 where they stand in several, 1 for another entry, 0 for what people
     wrote, which has no names. */
  function fitOf(unit, found, plan) {
    const lengths = plan.names[unit - plan.released];
    if (!lengths.length) return 0;
    const inNames = found.map((one) => room.placesIn(unit, one).filter((place) => place < plan.titleWords));
    if (!found.length || inNames.some((places) => !places.length)) return 1;
    let words = 0;
    const offsets = found.map(({ node }) => (words += node.slots.length) - node.slots.length);
    let start = 0;
    let share = 0;
    for (const [which, length] of lengths.entries()) {
      const isWhole = (places, at) => places.includes(start + offsets[at]);
      if (length === words && inNames.every(isWhole)) return 3;
      const isIn = (places) => places.some((place) => place >= start && place < start + length);
      if (inNames.every(isIn)) share = Math.max(share, Math.min(words / length, 0.99));
      /* Behind the title is also the empty place of a record's. */
      start += length + (which ? 1 : 2);
    }
    return 2 + share;
  }
})();
