// A form is sent once: its button turns, and a second press does nothing until the answer is there.
// The server has the last word (act_uid), this only spares the wait and the doubt.
(function () {
  "use strict";
  function lock(form, button) {
    form.dataset.busy = "1";
    if (button) { button.classList.add("is-busy"); button.setAttribute("aria-busy", "true"); }
  }
  function free(form) {
    delete form.dataset.busy;
    form.querySelectorAll(".is-busy").forEach((b) => { b.classList.remove("is-busy"); b.removeAttribute("aria-busy"); });
    document.querySelectorAll(`.is-busy[form="${form.id || "-"}"]`).forEach((b) => b.classList.remove("is-busy"));
  }
  document.addEventListener("submit", (ev) => {
    const form = ev.target;
    if (form.dataset.busy) { ev.preventDefault(); ev.stopImmediatePropagation(); return; }
    if (ev.defaultPrevented || form.method !== "post" || form.hasAttribute("data-many")) { return; }
    // Another listener may still stop it, so look again when all have spoken.
    const button = ev.submitter;
    setTimeout(() => { if (!ev.defaultPrevented) { lock(form, button); } }, 0);
  }, true);
  // Downloads leave the page where it is; give the form back after a while. Going back gives it back at once.
  document.addEventListener("submit", (ev) => {
    if (ev.target.hasAttribute("data-download")) { setTimeout(() => free(ev.target), 3000); }
  });
  window.addEventListener("pageshow", () => document.querySelectorAll("form[data-busy]").forEach(free));

  document.addEventListener("htmx:beforeRequest", (ev) => {
    const el = ev.detail.elt;
    if (ev.detail.requestConfig.verb === "get") { return; }
    if (el.dataset.sending) { ev.preventDefault(); return; }
    el.dataset.sending = "1";
    const button = el.matches("form") ? (ev.detail.requestConfig.triggeringEvent || {}).submitter || el.querySelector("button:not([type=button])") : el;
    if (button) { button.classList.add("is-busy"); }
  });
  document.addEventListener("htmx:afterRequest", (ev) => {
    const el = ev.detail.elt;
    delete el.dataset.sending;
    delete el.dataset.busy;
    el.classList.remove("is-busy");
    el.querySelectorAll(".is-busy").forEach((b) => b.classList.remove("is-busy"));
  });
  // What cannot be done says why when pressed, instead of doing nothing.
  sl.on("click", '[aria-disabled="true"]', (el, ev) => {
    ev.preventDefault();
    ev.stopImmediatePropagation();
    const why = document.getElementById((el.getAttribute("aria-describedby") || "").split(" ")[0]);
    if (why) { why.setAttribute("tabindex", "-1"); why.focus(); }
  }, true);
})();
