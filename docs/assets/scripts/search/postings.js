/* Reads Pagefind's shards: where each word stands. A shard is CBOR behind the word "pagefind_dcd":
   [[[word, [[step, [place, …], […]], …], […]], …]]. A step leads from page to page, a place from place to
   place; a number below zero says how much the following places count, and starts them anew. Pages are
   the units of hooks/search/search_units.py. Postings are { units, starts, places }: the places in units[i] are
   those from places[starts[i]] to places[starts[i + 1]]. */
(() => {
  const room = (globalThis.ReadingRoom ??= {});
  const MAGIC = "pagefind_dcd";
  const text = new TextDecoder();

  class UnexpectedShape extends Error {}

  function reader(bytes) {
    let at = 0;
    let kind = 0;

    /* The number in the head of the next value; its kind is kept: 0 and 1 numbers, 3 a text, 4 a list. */
    function head() {
      const first = bytes[at++];
      kind = first >> 5;
      const short = first & 31;
      if (short < 24) return short;
      if (short > 26 || at + (1 << (short - 24)) > bytes.length) throw new UnexpectedShape();
      let number = bytes[at++];
      for (let more = (1 << (short - 24)) - 1; more > 0; more--) number = number * 256 + bytes[at++];
      return number;
    }

    function number() {
      const found = head();
      if (kind > 1) throw new UnexpectedShape();
      return kind ? -1 - found : found;
    }

    function list() {
      const length = head();
      if (kind !== 4) throw new UnexpectedShape();
      return length;
    }

    function word() {
      const length = head();
      if (kind !== 3 || at + length > bytes.length) throw new UnexpectedShape();
      return text.decode(bytes.subarray(at, (at += length)));
    }

    function skip() {
      let values = 1;
      while (values-- > 0) {
        const found = head();
        if (kind === 4) values += found;
        else if (kind === 3) at += found;
        else if (kind > 1) throw new UnexpectedShape();
      }
      if (at > bytes.length) throw new UnexpectedShape();
    }

    return { number, list, word, skip, length: bytes.length };
  }

  function pages(read, space) {
    const { units, starts, places } = space;
    const count = read.list();
    let unit = 0;
    let filled = 0;
    for (let page = 0; page < count; page++) {
      const parts = read.list();
      unit += read.number();
      units[page] = unit;
      starts[page] = filled;
      let place = 0;
      for (let left = read.list(); left > 0; left--) {
        const step = read.number();
        if (step < 0) place = 0;
        else places[filled++] = place += step;
      }
      for (let part = 2; part < parts; part++) read.skip();
    }
    starts[count] = filled;
    return {
      units: units.slice(0, count),
      starts: starts.slice(0, count + 1),
      places: places.slice(0, filled),
    };
  }

  /* The postings of each word of a shard that is wanted. */
  room.postingsIn = function (bytes, wanted) {
    if (text.decode(bytes.subarray(0, MAGIC.length)) !== MAGIC) throw new UnexpectedShape();
    const read = reader(bytes.subarray(MAGIC.length));
    const found = [];
    let space = null;
    if (read.list() !== 1) throw new UnexpectedShape();
    for (let words = read.list(); words > 0; words--) {
      const parts = read.list();
      const word = read.word();
      let part = 1;
      if (wanted(word)) {
        space ??= spaceFor(read.length);
        found.push(pages(read, space));
        part++;
      }
      for (; part < parts; part++) read.skip();
    }
    return found;
  };

  function spaceFor(length) {
    const array = () => new Uint32Array(length + 1);
    return { units: array(), starts: array(), places: array() };
  }

  /* Several postings as those of one word: how `word*` is found. */
  room.united = function (all, units) {
    if (all.length === 1) return all[0];
    const counts = new Uint32Array(units + 1);
    for (const one of all) {
      one.units.forEach((unit, at) => (counts[unit] += one.starts[at + 1] - one.starts[at]));
    }
    const named = [];
    const starts = [0];
    const next = new Uint32Array(units);
    for (let unit = 0; unit < units; unit++) {
      if (!counts[unit]) continue;
      named.push(unit);
      next[unit] = starts.at(-1);
      starts.push(starts.at(-1) + counts[unit]);
    }
    const places = new Uint32Array(starts.at(-1));
    for (const one of all) {
      one.units.forEach((unit, at) => {
        const part = one.places.subarray(one.starts[at], one.starts[at + 1]);
        places.set(part, next[unit]);
        next[unit] += part.length;
      });
    }
    named.forEach((unit, at) => places.subarray(starts[at], starts[at + 1]).sort());
    return { units: Uint32Array.from(named), starts: Uint32Array.from(starts), places };
  };

  /* Where the words of a phrase stand side by side: the places of its first word. */
  room.sideBySide = function (slots) {
    return slots.slice(1).reduce((found, slot, at) => followed(found, slot, at + 1), slots[0]);
  };

  function followed(first, second, distance) {
    const units = [];
    const starts = [0];
    const places = [];
    let b = 0;
    for (let a = 0; a < first.units.length; a++) {
      const unit = first.units[a];
      while (b < second.units.length && second.units[b] < unit) b++;
      if (b === second.units.length) break;
      if (second.units[b] !== unit) continue;
      const before = places.length;
      let there = second.starts[b];
      const end = second.starts[b + 1];
      for (let here = first.starts[a]; here < first.starts[a + 1]; here++) {
        const sought = first.places[here] + distance;
        while (there < end && second.places[there] < sought) there++;
        if (there < end && second.places[there] === sought) places.push(first.places[here]);
      }
      if (places.length === before) continue;
      units.push(unit);
      starts.push(places.length);
    }
    return { units, starts, places };
  }

  room.NO_POSTINGS = { units: [], starts: [0], places: [] };
})();
