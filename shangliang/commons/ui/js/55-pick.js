// Search and choose over a <select data-pick>, by keyboard and thumb. The select stays and is what is sent; without script
// it is used as it is. data-pick-url asks the server with ?q= and expects [{value, label, note}].
(function () {
  "use strict";
  const MOST = 60;
  const plain = (s) => (s || "").toLowerCase().replace(/\s/g, "");

  class Combo {
    constructor(select) {
      this.select = select;
      this.many = select.multiple;
      this.at = -1;
      const id = `${select.id}-combo`;
      this.input = sl.make("input", { class: "form-control", type: "text", id, role: "combobox", autocomplete: "off", placeholder: select.dataset.pick,
        "aria-expanded": "false", "aria-controls": `${id}-list`, "aria-autocomplete": "list", "aria-describedby": select.getAttribute("aria-describedby") || "" });
      this.list = sl.make("ul", { class: "sl-combo-list", id: `${id}-list`, role: "listbox", tabindex: "-1", hidden: true });  // what scrolls would be a stop of its own for Tab
      this.chips = sl.make("div", { class: "sl-combo-chosen" });
      this.box = sl.make("div", { class: "sl-combo" }, this.chips, this.input, this.list);
      select.after(this.box);
      select.hidden = true;
      const label = document.querySelector(`label[for="${select.id}"]`);
      if (label) { label.htmlFor = id; this.list.setAttribute("aria-label", label.textContent.trim()); }
      if (select.classList.contains("is-invalid")) { this.input.classList.add("is-invalid"); }
      this.input.addEventListener("input", () => this.seek());
      this.input.addEventListener("focus", () => { this.input.select(); this.seek(true); });
      this.input.addEventListener("keydown", (ev) => this.key(ev));
      this.input.addEventListener("blur", () => setTimeout(() => this.close(), 120));
      this.list.addEventListener("mousedown", (ev) => { ev.preventDefault(); const li = ev.target.closest("[data-value]"); if (li) { this.choose(li); } });
      this.chips.addEventListener("click", (ev) => { const b = ev.target.closest("button"); if (b) { this.drop(b.dataset.value); } });
      select.form && select.form.addEventListener("sl:filled", () => this.paint());
      this.paint();
    }
    chosen() { return Array.from(this.select.selectedOptions).filter((o) => o.value); }
    paint() {
      if (!this.many) { const o = this.chosen()[0]; this.input.value = o ? o.textContent : ""; return; }
      this.chips.replaceChildren(...this.chosen().map((o) => sl.make("span", { class: "sl-cond" }, o.textContent,
        sl.make("button", { type: "button", "data-value": o.value, "aria-label": `去掉 ${o.textContent}`, text: "×" }))));
    }
    seek(all) {
      const q = all && !this.many ? "" : plain(this.input.value);
      if (this.select.dataset.pickUrl) { clearTimeout(this.timer); this.timer = setTimeout(() => this.fetch(all ? "" : this.input.value.trim()), 180); return; }
      const hit = (o) => plain(o.textContent).includes(q) || plain(o.dataset.note).includes(q) || plain(o.dataset.find).includes(q);
      this.show(Array.from(this.select.options).filter((o) => o.value && hit(o)).map((o) => ({ value: o.value, label: o.textContent, note: o.dataset.note })));
    }
    async fetch(q) {
      const turn = (this.turn = (this.turn || 0) + 1);
      const url = new URL(this.select.dataset.pickUrl, location.href);
      url.searchParams.set("q", q);
      try {
        const found = await (await fetch(url, { headers: { Accept: "application/json" } })).json();
        if (turn === this.turn && document.activeElement === this.input) { this.show(found.results || found); }
      } catch (e) { this.show([], "没有查到：网络断了，请稍后再输"); }
    }
    show(found, words) {
      const picked = new Set(this.chosen().map((o) => o.value));
      const lines = found.slice(0, MOST).map((f, n) => sl.make("li", { role: "option", id: `${this.list.id}-${n}`, "data-value": f.value, "data-label": f.label, "aria-selected": String(picked.has(String(f.value))) },
        f.label, f.note ? sl.make("small", { text: f.note }) : null));
      if (!lines.length) { lines.push(sl.make("li", { class: "is-none", text: words || "没有找到，换个说法试试" })); }
      if (found.length > MOST) { lines.push(sl.make("li", { class: "is-none", text: `还有 ${found.length - MOST} 个，再输几个字` })); }
      this.list.replaceChildren(...lines);
      this.list.hidden = false;
      this.input.setAttribute("aria-expanded", "true");
      this.move(found.length ? 0 : -1);
    }
    move(to) {
      const lines = this.list.querySelectorAll("[data-value]");
      this.at = lines.length ? (to + lines.length) % lines.length : -1;
      lines.forEach((li, n) => li.classList.toggle("is-at", n === this.at));
      if (this.at >= 0) { this.input.setAttribute("aria-activedescendant", lines[this.at].id); lines[this.at].scrollIntoView({ block: "nearest" }); }
      else { this.input.removeAttribute("aria-activedescendant"); }
    }
    key(ev) {
      const open = !this.list.hidden, lines = this.list.querySelectorAll("[data-value]");
      if (ev.isComposing) { return; }
      if (ev.key === "ArrowDown" || ev.key === "ArrowUp") { ev.preventDefault(); if (open) { this.move(this.at + (ev.key === "ArrowDown" ? 1 : -1)); } else { this.seek(true); } }
      else if (ev.key === "Enter" && open && this.at >= 0) { ev.preventDefault(); this.choose(lines[this.at]); }
      else if (ev.key === "Tab") { this.close(); }  // now, so that the list does not lie over what comes next
      else if (ev.key === "Escape" && open) { ev.stopPropagation(); this.close(); }
      else if (ev.key === "Backspace" && this.many && !this.input.value) { const last = this.chosen().pop(); if (last) { this.drop(last.value); } }
    }
    choose(li) {
      const value = li.dataset.value;
      let option = Array.from(this.select.options).find((o) => o.value === value);
      if (!option) { option = sl.make("option", { value, text: li.dataset.label }); this.select.append(option); }
      if (this.many) {
        option.selected = !option.selected;
        if (option.selected) { this.select.append(option); }  // the last chosen goes last: they are sent in the order in which they were chosen
        this.input.value = "";
      } else { this.select.value = value; }
      this.done();
      if (this.many) { this.seek(true); } else { this.close(); }
    }
    drop(value) { Array.from(this.select.options).forEach((o) => { if (o.value === value) { o.selected = false; } }); this.done(); this.input.focus(); }
    done() { this.input.classList.remove("is-invalid"); this.paint(); this.select.dispatchEvent(new Event("change", { bubbles: true })); }
    close() {
      this.list.hidden = true;
      this.input.setAttribute("aria-expanded", "false");
      if (!this.many && !this.input.value.trim() && this.select.value) { this.select.value = ""; this.select.dispatchEvent(new Event("change", { bubbles: true })); }
      this.many ? (this.input.value = "") : this.paint();
    }
  }
  sl.onReady((root) => sl.all(root, "select[data-pick]").forEach((s) => { if (!s.slCombo) { s.slCombo = new Combo(s); } }));
})();
