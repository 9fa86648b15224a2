/* The filters of a query, and what is told of their values without a list of those that there are. */
(() => {
  const room = (globalThis.ReadingRoom ??= {});

  room.FILTERS = {
    agency: "ICE",
    program: "smartlink",
    exemption: "b5",
    type: "e-mail",
    person: '"Ron Wyden"',
    organization: "epic",
    authority: '"5 U.S.C. § 552"',
    date: "2020-02",
    withheld: "full",
  };

  const WITHHELD = ["full", "partly", "none"];

  /* A filter with its value as it is meant: days as numbers, in words what is withheld. */
  room.readValue = (filter, text) => {
    if (filter.name === "date") return { ...filter, ...dates(filter, text) };
    if (filter.name === "withheld" && !WITHHELD.includes(filter.value.toLowerCase())) {
      const near = room.nearest(filter.value.toLowerCase(), WITHHELD);
      const suggestion = near ? room.changed(text, filter.at, filter.end, `withheld:${near}`) : "";
      const message = "After withheld: stands full, partly or none.";
      throw new room.Mistake(message, filter.at, filter.end, suggestion);
    }
    return filter;
  };

  /* Days as numbers such as 20200228; the first and last that are meant. */
  function dates(filter, text) {
    const sides = filter.value.split("..");
    const wrong = (message, value = "") => {
      const suggestion = value ? room.changed(text, filter.at, filter.end, `date:${value}`) : "";
      return new room.Mistake(message, filter.at, filter.end, suggestion);
    };
    const hyphens = filter.value.replace(OTHER_SIGNS, (_, ...parts) => parts.slice(0, 3).filter(Boolean).join("-"));
    const mended = hyphens === filter.value ? "" : hyphens;
    if (sides.length > 2 || !sides.some(Boolean)) throw wrong(DATE_FORMS);
    const from = sides[0] ? day(sides[0], wrong, mended) : { first: 0, last: 0 };
    const to = sides.length === 1 ? from : sides[1] ? day(sides[1], wrong, mended) : { last: 99999999 };
    if (from.first > to.last) {
      throw wrong(`${sides[0]} is later than ${sides[1]}.`, `${sides[1]}..${sides[0]}`);
    }
    return { first: from.first, last: to.last };
  }

  const DATE_FORMS = room.DATE_FORMS =
    "A date is written 2020, 2020-02 or 2020-02-28; from one to another with two dots: 2020..2022.";

  /* Days that start with the year and have other signs in them: 2020/02, 2020.2.28. */
  const OTHER_SIGNS = /\b(\d{4})[/.](\d{1,2})(?:[/.](\d{1,2}))?\b/g;

  function day(value, wrong, withHyphens) {
    const match = /^(\d{4})(?:-(\d{1,2})(?:-(\d{1,2}))?)?$/.exec(value.trim());
    if (!match) throw wrong(DATE_FORMS, withHyphens);
    const [year, month, date] = match.slice(1).map((part) => part && Number(part));
    if (month !== undefined && (month < 1 || month > 12)) {
      throw wrong(`There is no month ${match[2]}. ${DATE_FORMS}`);
    }
    const longest = new Date(Date.UTC(2000 + (year % 400), month ?? 12, 0)).getUTCDate();
    if (date !== undefined && (date < 1 || date > longest)) {
      const end = `${match[1]}-${String(month).padStart(2, "0")}-${longest}`;
      throw wrong(`There is no day ${value}: that month has ${longest} days.`, date ? end : "");
    }
    const number = (m, d) => year * 10_000 + m * 100 + d;
    return { first: number(month ?? 1, date ?? 1), last: number(month ?? 12, date ?? longest) };
  }
})();
