// Files: dropped where the field is, named with their size, and a word at once when one is too big.
(function () {
  "use strict";
  const box = "[data-file]";
  sl.on("dragover", box, (el, ev) => { ev.preventDefault(); el.classList.add("is-over-drag"); });
  sl.on("dragleave", box, (el) => el.classList.remove("is-over-drag"));
  sl.on("drop", box, (el, ev) => {
    ev.preventDefault();
    el.classList.remove("is-over-drag");
    const input = el.querySelector("input");
    input.files = ev.dataTransfer.files;
    input.dispatchEvent(new Event("change", { bubbles: true }));
  });
  sl.on("change", `${box} input`, (input) => {
    const most = Number(input.closest(box).dataset.maxMb || 0);
    const big = most ? Array.from(input.files).find((f) => f.size > most * 1048576) : null;
    const word = document.getElementById(`${input.id}-e`);
    input.classList.toggle("is-invalid", Boolean(big));
    if (word) { word.hidden = !big; word.textContent = big ? `“${big.name}”有 ${(big.size / 1048576).toFixed(1)} MB，最大 ${most} MB。请压缩后再选。` : ""; }
    if (big) { input.value = ""; }
    name(input);
  });
  // What was chosen, with its size, in place of the browser's own words.
  function size(n) { return n >= 1048576 ? `${(n / 1048576).toFixed(1)} MB` : `${Math.max(1, Math.round(n / 1024))} KB`; }
  function name(input) {
    const names = input.closest(box).querySelector("[data-file-names]");
    if (!names) { return; }
    const files = Array.from(input.files);
    names.replaceChildren(...(files.length ? files.map((f) => sl.make("span", {}, sl.make("b", { text: f.name }), sl.make("small", { text: size(f.size) }))) : [names.dataset.none]));
  }
  sl.onReady((root) => sl.all(root, `${box} input`).forEach((input) => { if (input.files && input.files.length) { name(input); } }));
})();
