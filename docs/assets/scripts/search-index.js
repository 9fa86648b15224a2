/* The words of the search are on the site once, in search/search_index.js: a page opened from a disk
   can load a script and nothing else. From a server Material asks for search_index.json, which would
   hold the same again. It is given the script instead, without the assignment at its start. */
(() => {
  const PREFIX = "var __index = ";
  const asked = XMLHttpRequest.prototype;
  const { open } = asked;
  const response = Object.getOwnPropertyDescriptor(asked, "response").get;
  asked.open = function (method, url, ...rest) {
    const address = String(url);
    if (!address.endsWith("/search/search_index.json")) return open.call(this, method, url, ...rest);
    Object.defineProperty(this, "response", {
      get() {
        const script = response.call(this);
        return script instanceof Blob ? script.slice(PREFIX.length) : script;
      },
    });
    return open.call(this, method, address.replace(/json$/, "js"), ...rest);
  };
})();
