/* The menu of the header closes as menus do: on Escape, and on a click elsewhere. */
"use strict";

(() => {
  const menu = document.querySelector(".tabs .menu");
  if (!menu) return;
  addEventListener("click", (event) => { if (!menu.contains(event.target)) menu.open = false; });
  menu.addEventListener("focusout", (event) => { if (event.relatedTarget && !menu.contains(event.relatedTarget)) menu.open = false; });
  menu.addEventListener("keydown", (event) => {
    if (event.key !== "Escape" || !menu.open) return;
    event.stopPropagation();
    menu.open = false;
    menu.querySelector("summary").focus();
  });
})();
