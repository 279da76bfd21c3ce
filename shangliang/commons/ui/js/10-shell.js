// The frame: navigation on a phone, menus, large text, "/" to search.
(function () {
  "use strict";
  const root = document.documentElement;
  const isLarge = () => root.dataset.text === "large";

  // Large text is kept twice: the cookie lets the server draw the next page large at once, this browser's own store
  // remembers when cookies were cleared.
  function remember(on) {
    sl.store.set("sl-text", on ? "large" : "");
    document.cookie = `text=${on ? "large" : ""}; path=/; max-age=${on ? 31536000 : 0}; samesite=lax`;
  }
  function setLarge(on) {
    if (on) { root.dataset.text = "large"; } else { delete root.dataset.text; }
    paint(document);
  }
  function paint(scope) {
    sl.all(scope, "[data-large-text]").forEach((b) => b.setAttribute("aria-pressed", String(isLarge())));
  }
  if (!isLarge() && sl.store.get("sl-text") === "large") { setLarge(true); remember(true); }
  sl.onReady(paint);
  sl.on("click", "[data-large-text]", () => { setLarge(!isLarge()); remember(isLarge()); });

  // The toggler is a link to #nav, which opens by :target without script; here it opens without moving the page.
  sl.on("click", "[data-nav-toggle]", (link, ev) => {
    ev.preventDefault();
    const open = document.getElementById(link.getAttribute("aria-controls")).classList.toggle("is-open");
    link.setAttribute("aria-expanded", String(open));
  });
  sl.on("click", "[data-toggle]", (button) => {
    const open = document.getElementById(button.dataset.toggle).classList.toggle("is-open");
    button.setAttribute("aria-expanded", String(open));
  });

  // Menus are <details>: one open at a time, closed by a click elsewhere or Escape.
  function closeMenus(except) {
    document.querySelectorAll("details[data-menu][open]").forEach((d) => { if (d !== except) { d.open = false; } });
  }
  document.addEventListener("click", (ev) => closeMenus(ev.target instanceof Element ? ev.target.closest("details[data-menu]") : null));
  document.addEventListener("keydown", (ev) => {
    if (ev.key === "Escape") {
      const open = document.querySelector("details[data-menu][open]");
      if (open) { open.open = false; open.querySelector("summary").focus(); }
    }
    if (ev.key === "/" && !ev.ctrlKey && !ev.metaKey && !ev.altKey && !sl.typing(document.activeElement)) {
      const field = Array.from(document.querySelectorAll(".sl-search input")).find((i) => i.offsetParent);
      if (field) { ev.preventDefault(); field.focus(); field.select(); }
    }
  });

  // On a phone the tabs run off the side: the one we are at is brought into sight, the page itself stays where it is.
  sl.onReady((scope) => sl.all(scope, ".nav-tabs, .sl-seg").forEach((tabs) => {
    const at = tabs.querySelector(".active");
    if (at && tabs.scrollWidth > tabs.clientWidth) { tabs.scrollLeft = at.getBoundingClientRect().left - tabs.getBoundingClientRect().left - 48; }
  }));

  sl.on("click", "[data-print]", () => window.print());

  // A select of a filter bar acts at once; without script there is a button.
  sl.on("change", "select[data-submit]", (select) => { if (!select.form.hasAttribute("hx-get")) { select.form.requestSubmit(); } });
})();
