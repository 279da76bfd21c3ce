// Receipts: shown six seconds, longer while pointed at or focused. HTMX answers bring theirs in HX-Trigger: {"receipt": …}.
(function () {
  "use strict";
  const STAY = 6000;
  function live(el) {
    let timer;
    const go = () => el.remove();
    const start = () => { clearTimeout(timer); timer = setTimeout(go, STAY); };
    ["mouseenter", "focusin"].forEach((t) => el.addEventListener(t, () => clearTimeout(timer)));
    ["mouseleave", "focusout"].forEach((t) => el.addEventListener(t, start));
    start();
  }
  sl.onReady((root) => sl.all(root, "[data-receipt]").forEach(live));
  sl.on("click", "[data-receipt-close]", (b) => b.closest("[data-receipt]").remove());

  sl.receipt = function (text, more) {
    const m = more || {};
    let act = null;
    if (m.undo) {
      act = sl.make("form", { method: "post", action: m.undo },
        sl.make("input", { type: "hidden", name: "csrfmiddlewaretoken", value: sl.csrf() }),
        sl.make("button", { class: "sl-receipt-act", text: "撤回" }));
    } else if (m.link) {
      act = sl.make("a", { class: "sl-receipt-act", href: m.link, text: m.verb || "看看" });
    }
    const el = sl.make("div", { class: "sl-receipt", "data-receipt": true }, sl.make("span", { text }), act,
      sl.make("button", { class: "sl-receipt-act", type: "button", "data-receipt-close": true, text: "收起" }));
    document.getElementById("receipts").append(el);
    live(el);
  };
  document.addEventListener("receipt", (ev) => sl.receipt(ev.detail.text, ev.detail));
})();
