/* Messages of a thread in order of time. Loaded before the text, so that the page can call
   `orderMessages` as soon as the text is there and nothing is seen to move. */
"use strict";

const orderMessages = (() => {
  let runs = null;

  /* Messages that stand together in the text and belong to one thread, in the released order. */
  function findRuns() {
    const found = [];
    let last = null;
    for (const message of document.querySelectorAll(".document section[data-thread]")) {
      const goesOn = last && last.dataset.thread === message.dataset.thread && message.previousElementSibling === last;
      if (goesOn) found[found.length - 1].push(message);
      else found.push([message]);
      last = message;
    }
    return found.filter((run) => run.length > 1 && run.every((message) => Number(message.dataset.position) > 0));
  }

  const byTime = (one, other) => one.dataset.position - other.dataset.position;

  /* Sets neighbors in the order wanted; says whether any had to move. */
  function arrange(wanted) {
    if (wanted.every((one, index) => !index || one.previousElementSibling === wanted[index - 1])) return false;
    const first = wanted.find((one) => !wanted.includes(one.previousElementSibling));
    const mark = document.createComment("");
    first.before(mark);
    mark.before(...wanted);
    mark.remove();
    return true;
  }

  function arrangeContents(run) {
    const links = new Map([...document.querySelectorAll(".contents a")].map((link) => [link.hash, link.parentElement]));
    const items = run.map((message) => links.get("#" + message.dataset.record)).filter(Boolean);
    if (new Set(items.map((item) => item.parentElement)).size === 1) arrange(items);
  }

  /* In order of time for reading, if that is chosen; beside the released text always as released. */
  return () => {
    runs ??= findRuns();
    const { view, order } = document.documentElement.dataset;
    const inTime = view === "reading" && order === "time";
    let moved = false;
    for (const run of runs) {
      const wanted = inTime ? [...run].sort(byTime) : run;
      moved = arrange(wanted) || moved;
      arrangeContents(wanted);
    }
    if (moved) dispatchEvent(new Event("reordered"));
  };
})();
