// The keyboard in lists and at the review desk: j/k or arrows move through rows, Enter opens, x chooses, single letters press
// the button that carries data-key (in the row first, then on the page), "?" shows them all.
(function () {
  "use strict";
  const rows = () => Array.from(document.querySelectorAll("[data-keys] tbody tr, [data-keys] > [data-row]")).filter((r) => r.offsetParent);
  const here = () => rows().find((r) => r.classList.contains("is-at"));
  function go(step) {
    const all = rows();
    if (!all.length) { return false; }
    const now = all.indexOf(here()), to = now < 0 ? (step > 0 ? 0 : all.length - 1) : Math.min(all.length - 1, Math.max(0, now + step));
    all.forEach((r, n) => r.classList.toggle("is-at", n === to));
    const link = all[to].querySelector("a[href]");
    if (link) { link.focus({ preventScroll: true }); }
    all[to].scrollIntoView({ block: "nearest" });
    return true;
  }
  const shown = (el) => el.offsetParent && el.getAttribute("aria-disabled") !== "true";
  function press(key) {
    const scopes = [here(), document].filter(Boolean);
    for (const scope of scopes) {
      const el = Array.from(scope.querySelectorAll("[data-key]")).find((e) => e.dataset.key.toLowerCase() === key && shown(e));
      if (el) { el.focus(); el.click(); return true; }
    }
    return false;
  }
  function words(el) {
    const c = (el.closest("label") || el).cloneNode(true);
    c.querySelectorAll("kbd, small, .visually-hidden, svg").forEach((x) => x.remove());
    return el.dataset.keyLabel || c.textContent.trim();
  }
  function help() {
    const list = sl.make("dl", { class: "sl-keys" });
    const line = (keys, text) => list.append(sl.make("dt", {}, ...keys.map((k) => sl.make("kbd", { text: k }))), sl.make("dd", { text }));
    if (rows().length) { line(["j"], "下一行（也可用方向键）"); line(["k"], "上一行"); line(["回车"], "打开这一行"); }
    if (document.querySelector("[data-pick-row]")) { line(["x"], "选中或取消这一行"); }
    const seen = new Set();
    document.querySelectorAll("[data-key]").forEach((el) => {
      if (el.offsetParent && !seen.has(el.dataset.key)) { seen.add(el.dataset.key); line([el.dataset.key], words(el)); }
    });
    line(["/"], "搜索");
    line(["?"], "看这张表");
    const close = sl.make("button", { class: "btn", type: "button", "data-closes": true, text: "收起" });
    const dialog = sl.make("dialog", { class: "sl-dialog", "aria-label": "键盘" }, sl.make("h2", { text: "键盘" }), list, sl.make("div", { class: "sl-dialog-acts" }, close));
    document.body.append(dialog);
    dialog.addEventListener("close", () => dialog.remove());
    dialog.showModal();
  }
  document.addEventListener("keydown", (ev) => {
    if (ev.ctrlKey || ev.metaKey || ev.altKey || ev.isComposing || sl.typing(document.activeElement) || document.querySelector("dialog[open]")) { return; }
    const key = ev.key.toLowerCase();
    let done = false;
    if (key === "?") { help(); done = true; }
    else if (document.querySelector("[data-keys]") && (key === "j" || key === "arrowdown")) { done = go(1); }
    else if (document.querySelector("[data-keys]") && (key === "k" || key === "arrowup")) { done = go(-1); }
    else if (key === "x" && here()) { const b = here().querySelector("[data-pick-row]"); if (b) { b.click(); done = true; } }
    else if (key.length === 1 && key !== " " && key !== "/") { done = press(key); }
    if (done) { ev.preventDefault(); }
  });
})();
