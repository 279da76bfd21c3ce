// Choosing rows for a batch: the bar shows itself when one is chosen and says how many.
(function () {
  "use strict";
  const boxes = () => Array.from(document.querySelectorAll("[data-pick-row]"));
  function count() {
    const all = boxes(), n = all.filter((b) => b.checked).length;
    all.forEach((b) => b.closest("tr, li").classList.toggle("is-picked", b.checked));
    document.querySelectorAll("[data-bulk]").forEach((bar) => { bar.classList.toggle("is-shown", n > 0); bar.querySelector("[data-n]").textContent = n; });
    document.querySelectorAll("[data-pick-all]").forEach((b) => { b.checked = n > 0 && n === all.length; b.indeterminate = n > 0 && n < all.length; });
  }
  function setAll(on) { boxes().forEach((b) => { b.checked = on; }); count(); }
  let last = null;
  sl.on("change", "[data-pick-all]", (b) => setAll(b.checked));
  sl.on("change", "[data-pick-row]", count);
  sl.on("click", "[data-pick-none]", () => setAll(false));
  // Shift and click takes the rows between.
  sl.on("click", "[data-pick-row]", (b, ev) => {
    const all = boxes();
    if (ev.shiftKey && last) { const [i, j] = [all.indexOf(last), all.indexOf(b)].sort((x, y) => x - y); all.slice(i, j + 1).forEach((x) => { x.checked = b.checked; }); count(); }
    last = b;
  });
  sl.onReady(count);
  window.addEventListener("pageshow", count);
})();
