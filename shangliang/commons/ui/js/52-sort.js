// Rows that change places: by dragging their grip, or by the buttons up and down; the order travels in hidden inputs that move along.
(function () {
  "use strict";
  let dragged = null;
  const rows = (box) => Array.from(box.children).filter((el) => el.hasAttribute("data-sort-row"));
  function moved(box) { box.dispatchEvent(new Event("change", { bubbles: true })); }
  function step(button, ev, up) {
    const row = button.closest("[data-sort-row]"), box = row.parentElement, all = rows(box), other = all[all.indexOf(row) + (up ? -1 : 1)];
    if (!other) { return; }
    ev.preventDefault();
    if (up) { other.before(row); } else { other.after(row); }
    button.focus();
    moved(box);
  }
  sl.on("click", "[data-sort-up]", (b, ev) => step(b, ev, true));
  sl.on("click", "[data-sort-down]", (b, ev) => step(b, ev, false));
  sl.on("keydown", "[data-sort-row] > summary", (s, ev) => {
    if (!ev.altKey || !/^Arrow(Up|Down)$/.test(ev.key)) { return; }
    step(s, ev, ev.key === "ArrowUp");
  });
  sl.on("dragstart", "[data-sort-grip]", (grip, ev) => { dragged = grip.closest("[data-sort-row]"); ev.dataTransfer.effectAllowed = "move"; ev.dataTransfer.setDragImage(dragged, 8, 8); });
  sl.on("dragover", "[data-sort-row]", (row, ev) => {
    if (!dragged || row === dragged || row.parentElement !== dragged.parentElement) { return; }
    ev.preventDefault();
    const half = row.getBoundingClientRect();
    if (ev.clientY < half.top + half.height / 2) { row.before(dragged); } else { row.after(dragged); }
  });
  document.addEventListener("dragend", () => { if (dragged) { moved(dragged.parentElement); dragged = null; } });
  // A word put into a text field where the cursor last stood.
  sl.on("click", "[data-inserts]", (b) => {
    const input = document.getElementById(b.dataset.into), at = input.selectionStart == null ? input.value.length : input.selectionStart;
    input.setRangeText(b.dataset.inserts, at, input.selectionEnd == null ? at : input.selectionEnd, "end");
    input.focus();
    input.dispatchEvent(new Event("input", { bubbles: true }));
  });
})();
