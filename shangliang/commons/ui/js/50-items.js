// A numbered list of text items: add, take away, move, renumber; what is pasted with several numbered lines is shared out.
(function () {
  "use strict";
  const D = "零一二三四五六七八九";
  const zh = (n) => (n < 10 ? D[n] : `${n < 20 ? "" : D[Math.floor(n / 10)]}十${n % 10 ? D[n % 10] : ""}`);
  const rows = (box) => Array.from(box.querySelectorAll("[data-item]"));
  function renumber(box) {
    const all = rows(box), word = box.dataset.items, least = Number(box.dataset.least || 0);
    all.forEach((row, at) => {
      row.querySelector("b").textContent = `${zh(at + 1)}、`;
      row.querySelector("textarea").setAttribute("aria-label", word + zh(at + 1));
      row.querySelector("[data-up]").disabled = at === 0;
      row.querySelector("[data-down]").disabled = at === all.length - 1;
      row.querySelector("[data-drop]").disabled = all.length <= least;
    });
  }
  function changed(box) { renumber(box); box.dispatchEvent(new Event("input", { bubbles: true })); }
  function add(box, text) {
    const row = rows(box)[0].cloneNode(true), area = row.querySelector("textarea");
    area.value = text || "";
    area.classList.remove("is-invalid");
    area.removeAttribute("style");
    row.querySelectorAll(".invalid-feedback").forEach((e) => e.remove());
    box.querySelector(".sl-items").append(row);
    return area;
  }
  sl.items = {
    resize(box, n) { while (rows(box).length < n) { add(box); } rows(box).slice(n).forEach((r) => r.remove()); renumber(box); },
  };
  sl.on("click", "[data-add-item]", (b) => { const box = b.closest("[data-items]"), area = add(box); changed(box); area.focus(); });
  sl.on("click", "[data-drop]", (b) => {
    const box = b.closest("[data-items]"), row = b.closest("[data-item]"), next = row.nextElementSibling || row.previousElementSibling;
    row.remove();
    changed(box);
    if (next) { next.querySelector("textarea").focus(); }
  });
  sl.on("click", "[data-up], [data-down]", (b) => {
    const box = b.closest("[data-items]"), row = b.closest("[data-item]");
    if (b.hasAttribute("data-up")) { row.previousElementSibling.before(row); } else { row.nextElementSibling.after(row); }
    changed(box);
    (b.disabled ? row.querySelector("textarea") : b).focus();
  });
  sl.on("paste", "[data-item] textarea", (area, ev) => {
    const mark = /^\s*(?:[（(]?[一二三四五六七八九十\d]{1,3}[)）、.．]|[①-⑳])\s*/;
    const lines = (ev.clipboardData.getData("text") || "").split(/\n+/).filter((l) => l.trim());
    if (area.value.trim() || lines.filter((l) => mark.test(l)).length < 2) { return; }
    ev.preventDefault();
    const box = area.closest("[data-items]"), parts = [];
    lines.forEach((l) => { if (mark.test(l) || !parts.length) { parts.push(l.replace(mark, "")); } else { parts[parts.length - 1] += `\n${l}`; } });
    area.value = parts.shift();
    parts.forEach((p) => add(box, p));
    changed(box);
  });
  sl.onReady((root) => sl.all(root, "[data-items]").forEach(renumber));
})();
