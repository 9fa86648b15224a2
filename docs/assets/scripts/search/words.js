/* What a word is: the same rule as hooks/search/search_words.py, which made the index. A word is a run of letters
   and digits; case and accents do not count, nor do commas inside a number. */
(() => {
  const room = (globalThis.ReadingRoom ??= {});

  const LONGEST = 64;
  /* \x01 … \x02 stand around the mark of a redaction: it shows, takes a place, and holds no words. */
  const WORD =
    /\x01[^\x02]*\x02|[0-9]{1,3}(?:,[0-9]{3})+(?![\p{L}\p{N}])|[\p{L}\p{N}][\p{L}\p{N}\p{M}]*/gu;

  function folded(word) {
    if (/^[a-z0-9]+$/i.test(word)) return word.slice(0, LONGEST).toLowerCase();
    const letters = word.normalize("NFKD").replace(/[^\p{L}\p{N}]/gu, "").toLowerCase();
    return Array.from(letters).slice(0, LONGEST).join("");
  }

  /* Each word of a text with where it starts and ends; the mark of a redaction is one without letters. */
  room.wordsOf = (text) => {
    return room.placesOf(text).map((place) => {
      return { ...place, word: place.mark ? "" : folded(text.slice(place.start, place.end)) };
    });
  };

  /* The same without the words themselves. */
  room.placesOf = (text) => {
    return Array.from(text.matchAll(WORD), ({ 0: word, index: start }) => {
      return { start, end: start + word.length, mark: word.startsWith("\x01") };
    });
  };
})();
