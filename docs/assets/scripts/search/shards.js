/* Loads files of the search index. Each is a script that calls readingRoomShard(name, text), as a page from
   a disk may load scripts and nothing else; on the web it is the same. A file that is missing or damaged
   gives an error with a message, and is asked for again at the next search. */
(() => {
  const room = (globalThis.ReadingRoom ??= {});

  const PATIENCE = 30_000;
  const KEPT = 8_000_000;
  const ESCAPE = 0x01;
  const ESCAPED_BY = 0x3000;
  const folder = new URL("../../../search/", document.currentScript.src);
  const waiting = new Map();
  const kept = new Map();
  let size = 0;

  room.site = new URL("../", folder);

  room.SearchError = class extends Error {
    constructor(message, details = {}) {
      super(message);
      Object.assign(this, details);
    }
  };

  globalThis.readingRoomShard = (name, length, text) => waiting.get(name)?.(length, text);

  /* The bytes of a file, unpacked. */
  room.shard = (name) => {
    const known = kept.get(name);
    if (known) {
      kept.delete(name);
      kept.set(name, known);
      return known.bytes;
    }
    const entry = { bytes: loaded(name).then(unpacked), size: 0 };
    kept.set(name, entry);
    entry.bytes.then(
      (bytes) => remember(entry, bytes.length),
      () => kept.delete(name),
    );
    return entry.bytes;
  };

  room.shardOfJson = async (name) => {
    const bytes = await room.shard(name);
    try {
      return JSON.parse(new TextDecoder().decode(bytes));
    } catch {
      throw broken(name, "is damaged");
    }
  };

  function remember(entry, length) {
    entry.size = length;
    size += length;
    for (const [name, old] of kept) {
      if (size <= KEPT) break;
      if (old === entry || !old.size) continue;
      kept.delete(name);
      size -= old.size;
    }
  }

  function loaded(name) {
    return new Promise((resolve, reject) => {
      const script = document.createElement("script");
      const timer = setTimeout(() => fail("did not come in half a minute"), PATIENCE);
      const fail = (what) => {
        end();
        reject(broken(name, what));
      };
      const end = () => {
        clearTimeout(timer);
        waiting.delete(name);
        script.remove();
      };
      waiting.set(name, (length, text) => {
        end();
        resolve({ name, length, text });
      });
      script.addEventListener("load", () => waiting.has(name) && fail("is cut off or damaged"));
      script.addEventListener("error", () => fail("is missing"));
      script.src = new URL(`${name}.js`, folder);
      document.head.append(script);
    });
  }

  async function unpacked({ name, length, text }) {
    try {
      const stream = new Blob([bytesOf(text, length)]).stream();
      const unzipped = stream.pipeThrough(new DecompressionStream("gzip"));
      return new Uint8Array(await new Response(unzipped).arrayBuffer());
    } catch {
      throw broken(name, "is cut off or damaged");
    }
  }

  /* Two bytes stand in each sign, the lower one first. One that a script cannot hold is moved, behind a
     sign that says so. */
  function bytesOf(text, length) {
    const pairs = new Uint16Array((length + 1) >> 1);
    let filled = 0;
    for (let at = 0; at < text.length; at++) {
      const sign = text.charCodeAt(at);
      pairs[filled++] = sign === ESCAPE ? text.charCodeAt(++at) - ESCAPED_BY : sign;
    }
    return new Uint8Array(pairs.buffer, 0, length);
  }

  function broken(name, what) {
    const file = `search/${name}.js`;
    return new room.SearchError(
      `A part of the search index ${what}: ${file}. ` +
        "If this is a copy of the reading room, copy it again; if it is on the web, load this page again.",
      { file },
    );
  }
})();
