// Characters without spaces: how many there are, 还差 or 超出 how many. While writing it only counts; leaving the field
// judges, and a field once right is never scolded again until left.
(function () {
  "use strict";
  const size = (text) => Array.from(text.replace(/\s/g, "")).length;
  function look(el, judge, touched) {
    const slot = document.querySelector(`[data-count-for="${el.id}"]`);
    const n = size(el.value), min = Number(el.dataset.min || 0), max = Number(el.dataset.max || Infinity);
    const short = n > 0 && n < min, long = n > max;
    const words = short ? `写了 ${n} 个字，还差 ${min - n} 个字` : long ? `写了 ${n} 个字，超出 ${n - max} 个字` : n ? `${n} 个字${max < Infinity ? `，最多 ${max}` : ""}` : "";
    const said = document.getElementById(`${el.id}-e`);
    // While a word of the server stands below, the count would only repeat it.
    const stands = !judge && !touched && said && !said.hidden && said.textContent;
    if (slot) { slot.textContent = stands ? "" : words; }
    if (stands) { return; }
    if (judge || (!short && !long)) {
      const bad = short || long;
      if (slot) { slot.classList.toggle("is-over", bad); }
      if (bad) { el.classList.add("is-invalid"); el.setAttribute("aria-invalid", "true"); }
      else if (slot || el.classList.contains("is-invalid")) { el.classList.remove("is-invalid"); el.removeAttribute("aria-invalid"); dropError(el); }
    }
  }
  // A word of the server about this field goes as soon as the field is changed for the better.
  function dropError(el) { const e = document.getElementById(`${el.id}-e`); if (e) { e.hidden = true; } }
  const counted = "[data-min], [data-max]";
  sl.on("input", counted, (el) => { dropError(el); look(el, false, true); });
  sl.on("focusout", counted, (el) => { const e = document.getElementById(`${el.id}-e`); if (!e || e.hidden) { look(el, true, true); } });
  sl.on("input", ".is-invalid:not([data-min]):not([data-max])", (el) => { if (el.value.trim()) { el.classList.remove("is-invalid"); el.removeAttribute("aria-invalid"); dropError(el); } });
  sl.onReady((root) => sl.all(root, counted).forEach((el) => look(el, false)));
  sl.on("sl:filled", "form", (form) => sl.all(form, counted).forEach((el) => look(el, false)));

  // Text areas grow with what is written, where the browser cannot do it alone.
  function grow(el) { if (el.offsetParent) { el.style.height = "auto"; el.style.height = `${el.scrollHeight + 2}px`; } }
  sl.on("input", "textarea[data-grow]", grow);
  sl.onReady((root) => sl.all(root, "textarea[data-grow]").forEach(grow));
  sl.on("sl:filled", "form", (form) => sl.all(form, "textarea[data-grow]").forEach(grow));
  // Native bubbles speak the browser's language and one at a time; ours are beside the field.
  sl.onReady((root) => sl.all(root, "form.sl-form").forEach((f) => { f.noValidate = true; }));
})();
