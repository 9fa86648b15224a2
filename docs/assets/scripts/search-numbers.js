/* A request number such as 2020-ICFO-18634 is one thing to who looks for it. Material's search parts it
   at the hyphens and finds each page that has any of the parts. Asked with plus signs, it finds the
   pages that have them all. It follows iframe-worker.js, which may put another Worker in place. */
(() => {
  const QUERY = 2;
  const asks = window.Worker.prototype;
  const { postMessage } = asks;
  asks.postMessage = function (message, ...rest) {
    const asked = message && message.type === QUERY && typeof message.data === "string";
    return postMessage.call(this, asked ? { ...message, data: whole(message.data) } : message, ...rest);
  };

  /* The last part may still be being typed. Words in quotation marks are asked for whole already. */
  function whole(query) {
    if (query.includes('"')) return query;
    return query.replace(/(?<!\S)[A-Za-z0-9]+(?:-[A-Za-z0-9]+)+(?!\S)/g, (number) => {
      return /\d/.test(number) ? number.split("-").map((part) => `+${part}`).join(" ") + "*" : number;
    });
  }
})();
