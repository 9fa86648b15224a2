/* The view of a document and the order of its messages: chosen by button or key, kept on the device. */
"use strict";

(function () {
  const tools = document.querySelector(".view-tools");
  if (!tools) return;
  const root = document.documentElement;

  const view = choice("view", ".views");
  const order = choice("order", ".orders");
  keys.on("v", () => view.choose(view.after(root.dataset.view)));
  unfoldCopies(root.dataset.view !== "reading");
  addEventListener("beforeprint", () => unfoldCopies(true));
  addEventListener("afterprint", () => unfoldCopies(root.dataset.view !== "reading"));
  if (root.dataset.view === "beside") beside.open();

  /* What a reader need not read twice is folded; what was released, and what is printed, is whole. */
  function unfoldCopies(whole) {
    for (const copy of document.querySelectorAll(".document details.copy")) copy.open = whole;
  }

  /* Buttons of which one is pressed; its value stands on the root element, where styles see it. */
  function choice(name, selector) {
    const buttons = [...tools.querySelectorAll(`${selector} button`)];
    const values = buttons.map((button) => button.value);
    const remembered = () => { try { return __md_get("__" + name); } catch { return null; } };

    function show(value) {
      if (!values.length) return;
      const chosen = values.includes(value) ? value : values[0];
      if (chosen !== root.dataset[name]) place.keep(() => change(chosen));
      for (const button of buttons) button.setAttribute("aria-pressed", button.value === chosen);
    }
    function change(value) {
      root.dataset[name] = value;
      if (typeof orderMessages === "function") orderMessages();
      if (name !== "view") return;
      unfoldCopies(value !== "reading");
      beside[value === "beside" ? "open" : "close"]();
    }
    function choose(value) {
      show(value);
      __md_set("__" + name, value);
      const button = buttons.find((one) => one.value === value);
      place.say(`${button.parentElement.getAttribute("aria-label")}: ${button.textContent.trim()}`);
    }
    for (const button of buttons) button.addEventListener("click", () => choose(button.value));
    /* Chosen meanwhile in another window, or on a page one comes back from. */
    addEventListener("storage", () => show(remembered()));
    addEventListener("pageshow", (event) => { if (event.persisted) show(remembered()); });
    show(root.dataset[name]);
    return { choose, after: (value) => values[(values.indexOf(value) + 1) % values.length] };
  }
})();
