/* No worker starts from a disk: a frame inside the page does its work there, as Material's search expects.
   What the frame is sent it gets as it is; what it sends comes later, and as a copy. */
(() => {
  if (location.protocol !== "file:") return;

  globalThis.Worker = class extends EventTarget {
    #frame;
    #started;

    constructor(address) {
      super();
      const element = document.createElement("iframe");
      element.hidden = true;
      document.body.append(element);
      this.#frame = element.contentWindow;
      this.#frame.postMessage = (data) => {
        const message = new MessageEvent("message", { data: structuredClone(data) });
        setTimeout(() => this.dispatchEvent(message));
      };
      this.#started = this.#start(new URL(address, location.href));
    }

    postMessage(data) {
      this.#started.then(() => this.#frame.dispatchEvent(new MessageEvent("message", { data })));
    }

    #start(address) {
      return new Promise((resolve, reject) => {
        const script = this.#frame.document.createElement("script");
        script.src = address;
        script.addEventListener("load", resolve);
        script.addEventListener("error", reject);
        this.#frame.document.body.append(script);
      });
    }
  };
})();
