/* Which units a query finds, and where the words stand in them. Sets of units are arrays of 0 and 1, so that
   every part of a query can be joined with every other. */
(() => {
  const room = (globalThis.ReadingRoom ??= {});

  const PAUSE_AFTER = 50;

  /* Gives the browser its turn where the work has taken long, and ends it where nobody waits any more. */
  room.breather = (isOff) => {
    let since = performance.now();
    return async () => {
      if (performance.now() - since > PAUSE_AFTER) {
        await new Promise((resolve) => setTimeout(resolve));
        since = performance.now();
      }
      if (isOff()) throw new room.Superseded();
    };
  };
  room.Superseded = class extends Error {};

  /* { flags, found }: 1 for each unit, and the postings of each part that is sought, with its weight. */
  room.matched = async (query, plan, text, breathe) => {
    const leaves = room.leavesOf(query);
    const found = await Promise.all(
      leaves.map(({ node }) => (node.kind === "words" ? null : room.filtered(node, plan, text))),
    );
    const sought = leaves.filter(({ node }) => node.kind === "words");
    const files = await shardsFor(sought, plan);
    await breathe();
    for (const [at, { node }] of leaves.entries()) {
      if (node.kind === "words") found[at] = await postingsOf(node, files, plan, breathe);
    }
    const result = new Map(leaves.map(({ node }, at) => [node, found[at]]));
    const flags = await flagsOf(query, result, plan, breathe);
    const shown = sought.filter(({ not }) => !not).map(({ node }) => ({ node, ...result.get(node) }));
    return { flags, found: shown };
  };

  /* The words and filters of a query: { node, not }, `not` where it leaves out what has them. */
  room.leavesOf = (node, not = false) => {
    if (node.kind === "words" || node.kind === "filter") return [{ node, not }];
    if (node.kind === "not") return room.leavesOf(node.part, !not);
    return node.parts.flatMap((part) => room.leavesOf(part, not));
  };

  /* --- words --- */

  /* The shards of a part that may hold a word: their first words are in the order of the alphabet. */
  function filesFor({ word, prefix }, { words, files }) {
    let at = 0;
    for (let low = 0, high = words.length; low < high; ) {
      const middle = (low + high) >> 1;
      if (room.inOrder(words[middle], word) <= 0) low = at = middle + 1;
      else high = middle;
    }
    const found = files.slice(Math.max(0, at - 1), at);
    while (prefix && at < words.length && words[at].startsWith(word)) found.push(files[at++]);
    return found;
  }

  /* By code points, as Pagefind sorts; JavaScript's own order parts signs beyond U+FFFF in two. */
  room.inOrder = (a, b) => {
    let at = 0;
    while (at < a.length && a[at] === b[at]) at++;
    if (at && /[\uDC00-\uDFFF]/.test((a[at] ?? "") + (b[at] ?? ""))) at--;
    return (a.codePointAt(at) ?? -1) - (b.codePointAt(at) ?? -1);
  };

  async function shardsFor(sought, plan) {
    const slots = sought.flatMap(({ node }) => node.slots);
    const needed = plan.parts.flatMap((part) => slots.flatMap((slot) => filesFor(slot, part)));
    const names = [...new Set(needed)];
    const shards = await Promise.all(names.map((name) => room.shard(`words/${name}`)));
    return new Map(names.map((name, at) => [name, shards[at]]));
  }

  async function postingsOf(node, files, plan, breathe) {
    const slots = [];
    for (const slot of node.slots) {
      slots.push(postingsOfSlot(slot, files, plan));
      await breathe();
    }
    const found = slots.some((slot) => !slot.units.length) ? room.NO_POSTINGS : room.sideBySide(slots);
    await breathe();
    return found;
  }

  function postingsOfSlot(slot, files, plan) {
    const wanted = slot.prefix ? (word) => word.startsWith(slot.word) : (word) => word === slot.word;
    const ofParts = plan.parts.map((part) => {
      const all = filesFor(slot, part).flatMap((name) => read(name, files.get(name), wanted));
      return all.length ? inUnits(room.united(all, part.volumes.length), part, plan) : room.NO_POSTINGS;
    });
    return joined(ofParts);
  }

  /* Pagefind's pages are volumes of several units: where the words stand in each unit. */
  function inUnits(found, part, plan) {
    const units = [];
    const starts = [];
    const places = new Uint32Array(found.places.length);
    found.units.forEach((volume, at) => {
      let unit = part.volumes[volume];
      let start = 0;
      let end = plan.titleWords + plan.lengths[unit];
      let last = -1;
      for (let here = found.starts[at]; here < found.starts[at + 1]; here++) {
        const place = found.places[here];
        while (place >= end) {
          start = end;
          end += plan.titleWords + plan.lengths[++unit];
        }
        if (unit !== last) {
          units.push((last = unit));
          starts.push(here);
        }
        places[here] = place - start;
      }
    });
    starts.push(places.length);
    return { units, starts, places };
  }

  /* The postings of all parts as one: each part has higher units than those before. */
  function joined(parts) {
    if (parts.length === 1) return parts[0];
    const units = [];
    const starts = [];
    const places = new Uint32Array(parts.reduce((sum, part) => sum + part.places.length, 0));
    let filled = 0;
    for (const part of parts) {
      for (const unit of part.units) units.push(unit);
      for (let at = 0; at < part.units.length; at++) starts.push(filled + part.starts[at]);
      places.set(part.places, filled);
      filled += part.places.length;
    }
    starts.push(filled);
    return { units, starts, places };
  }

  function read(name, bytes, wanted) {
    try {
      return room.postingsIn(bytes, wanted);
    } catch {
      const file = `search/words/${name}.js`;
      const message = `A part of the search index cannot be read: ${file}. Build or copy the site again.`;
      throw new room.SearchError(message, { file });
    }
  }

  /* --- sets --- */

  async function flagsOf(node, found, plan, breathe) {
    await breathe();
    if (node.kind === "filter") return found.get(node);
    if (node.kind === "words") {
      const flags = new Uint8Array(plan.units);
      for (const unit of found.get(node).units) flags[unit] = 1;
      return flags;
    }
    if (node.kind === "not") {
      return (await flagsOf(node.part, found, plan, breathe)).map((flag) => 1 - flag);
    }
    const [first, ...others] = await Promise.all(
      node.parts.map((part) => flagsOf(part, found, plan, breathe)),
    );
    const both = node.kind === "all" ? (a, b) => a & b : (a, b) => a | b;
    return others.reduce((flags, other) => flags.map((flag, unit) => both(flag, other[unit])), first);
  }
})();
