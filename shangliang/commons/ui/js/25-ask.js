// A question before what cannot be undone. data-ask is its title, data-ask-body what will happen, data-ask-yes the verb,
// data-ask-no the way back. Dialogs that carry a form of their own are opened by data-opens="id".
(function () {
  "use strict";
  function ask(from, go) {
    const d = from.dataset;
    const yes = sl.make("button", { class: "btn btn-primary", type: "button", text: d.askYes || "继续" });
    const no = sl.make("button", { class: "btn", type: "button", text: d.askNo || "再看看" });
    const dialog = sl.make("dialog", { class: "sl-dialog", "aria-labelledby": "ask-title" },
      sl.make("h2", { id: "ask-title", text: d.ask }),
      d.askBody ? sl.make("p", { class: "sl-mid", text: d.askBody }) : null,
      sl.make("div", { class: "sl-dialog-acts" }, yes, no));
    document.body.append(dialog);
    dialog.addEventListener("close", () => { dialog.remove(); from.focus(); });
    no.addEventListener("click", () => dialog.close());
    yes.addEventListener("click", () => { dialog.close(); go(); });
    dialog.showModal();
    no.focus();
  }

  // A press on the button is caught before the form hears of it; the second press is let through.
  sl.on("click", "button[data-ask], a[data-ask]", (el, ev) => {
    if (el.dataset.asked) { delete el.dataset.asked; return; }
    if (el.getAttribute("aria-disabled") === "true" || hasHtmx(el)) { return; }
    if (el.form && !el.formNoValidate && !el.form.noValidate && !el.form.checkValidity()) { return; }
    ev.preventDefault();
    ev.stopImmediatePropagation();
    ask(el, () => { el.dataset.asked = "1"; el.click(); });
  }, true);
  function hasHtmx(el) { return ["hx-post", "hx-get", "hx-put", "hx-patch", "hx-delete"].some((a) => el.hasAttribute(a)); }
  document.addEventListener("htmx:confirm", (ev) => {
    const el = ev.detail.elt;
    if (!el.dataset.ask) { return; }
    ev.preventDefault();
    ask(el, () => ev.detail.issueRequest(true));
  });

  sl.on("click", "[data-opens]", (button, ev) => {
    const dialog = document.getElementById(button.dataset.opens);
    if (dialog) { ev.preventDefault(); dialog.showModal(); }
  });
  sl.on("click", "[data-closes]", (button) => button.closest("dialog").close());
  sl.on("click", "dialog", (dialog, ev) => {
    const r = dialog.getBoundingClientRect();
    const outside = ev.clientX && (ev.clientX < r.left || ev.clientX > r.right || ev.clientY < r.top || ev.clientY > r.bottom);
    if (ev.target === dialog && outside && !dialog.querySelector("textarea, input")) { dialog.close(); }
  });
  sl.ask = ask;
})();
