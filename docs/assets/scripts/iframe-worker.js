/* Search from a disk.
 *
 * Material searches in a Worker, and browsers start no worker from a file. On file:// this script
 * puts a hidden frame in its place: same script, same messages, and a page's rights to load files.
 * Over http nothing changes. The file's name is what Material's offline plugin looks for.
 */
(() => {
  if (location.protocol !== "file:") return;

  /* Material's worker asks for this name to tell that it runs in a frame. */
  window.IFrameWorker = class extends EventTarget {
    constructor(url) {
      super();
      const address = new URL(url, document.baseURI);
      const frame = document.createElement("iframe");
      frame.hidden = true;
      frame.srcdoc = "<!doctype html><title>search</title>";
      this.ready = new Promise((resolve) => {
        frame.addEventListener("load", () => resolve(this.start(frame, address)), { once: true });
      });
      /* Where the script does not load, say so as a worker would. */
      this.ready.catch(() => this.dispatchEvent(new Event("error")));
      document.body.append(frame);
    }

    async start(frame, address) {
      const scope = frame.contentWindow;
      scope.postMessage = (data) => this.dispatchEvent(new MessageEvent("message", { data }));
      scope.importScripts = async (...urls) => {
        for (const url of urls) await load(scope.document, new URL(url, address));
      };
      await load(scope.document, address);
      return scope;
    }

    postMessage(data) {
      this.ready.then((scope) => scope.dispatchEvent(new MessageEvent("message", { data })), () => {});
    }
  };

  function load(target, url) {
    return new Promise((resolve, reject) => {
      const script = target.createElement("script");
      script.src = url;
      script.onload = resolve;
      script.onerror = () => reject(new Error(`cannot load ${url}`));
      target.head.append(script);
    });
  }

  window.Worker = window.IFrameWorker;
})();
