// Autosave: <form data-autosave="address" data-draft="key" data-saved-at="ISO time of what the server has">.
// Every keystroke is kept in this browser at once; two seconds of rest, leaving a field or leaving the page sends it.
// The server answers JSON {"saved_at": "09:41", …}; further keys that name hidden fields are written into them (revision), and
// those that name a place on the page (data-told="key") are said there. The form hears sl:saved.
// What could not be sent stays here, is sent when the line is back, and is put back after a new sign-in.
// Forms without autosave that hold a longer text are kept when they are sent, and put back when a refusal was the answer.
(function () {
  "use strict";
  const REST = 2000, RETRY = 20000, KEEP_DAYS = 14, PREFIX = "sl-draft:";
  const SKIP = new Set(["csrfmiddlewaretoken", "act_uid"]);
  const nameOf = (form) => (form.dataset.autosave ? form.dataset.draft || form.dataset.autosave : `sent:${new URL(form.action).pathname}:${location.pathname}`);
  const keyOf = (form) => `${PREFIX}${document.body.dataset.owner || ""}:${nameOf(form)}`;
  const holdsText = (form) => form.method === "post" && !form.dataset.autosave && form.querySelector("textarea");

  function values(form) {
    const out = {};
    Array.from(form.elements).forEach((el) => {
      if (!el.name || SKIP.has(el.name) || el.disabled || /^(file|password|submit|button)$/.test(el.type)) { return; }
      if (/^(checkbox|radio)$/.test(el.type) && !el.checked) { out[el.name] = out[el.name] || []; return; }
      const found = el.multiple ? Array.from(el.selectedOptions).map((o) => o.value) : [el.value];
      out[el.name] = (out[el.name] || []).concat(found);
    });
    return out;
  }
  function putBack(form, kept) {
    sl.all(form, "[data-items]").forEach((box) => {
      const area = box.querySelector("textarea");
      const want = area && kept[area.name] ? kept[area.name].length : 0;
      if (want && sl.items) { sl.items.resize(box, want); }
    });
    const turn = {};
    Array.from(form.elements).forEach((el) => {
      const list = el.name && kept[el.name];
      if (!list || SKIP.has(el.name) || /^(file|password|submit|button|hidden)$/.test(el.type)) { return; }
      if (/^(checkbox|radio)$/.test(el.type)) { el.checked = list.includes(el.value); return; }
      if (el.multiple) { Array.from(el.options).forEach((o) => { o.selected = list.includes(o.value); }); return; }
      turn[el.name] = turn[el.name] || 0;
      if (list[turn[el.name]] !== undefined) { el.value = list[turn[el.name]]; }
      turn[el.name] += 1;
    });
    form.dispatchEvent(new CustomEvent("sl:filled", { bubbles: true }));
  }

  function say(form, text, tone) {
    const slot = form.querySelector("[data-saved]") || document.querySelector("[data-saved]");
    if (slot) { slot.textContent = text; slot.className = `sl-saved${tone ? ` is-${tone}` : ""}`; }
  }
  function keep(form) {
    const kept = sl.store.set(keyOf(form), { at: Date.now(), values: values(form) });
    if (!kept) { say(form, "这台电脑不能暂存，请勿关页面", "soon"); }
  }

  async function send(form, leaving) {
    const s = form.slDraft;
    clearTimeout(s.timer);
    if (!s.dirty || s.stopped || form.dataset.busy) { return; }
    if (s.sending) { s.again = true; return; }
    s.sending = true;
    s.dirty = false;
    if (!leaving) { say(form, "正在保存", ""); }
    try {
      const body = new FormData(form);
      Array.from(body.keys()).forEach((k) => { if (body.get(k) instanceof File) { body.delete(k); } });
      const answer = await fetch(form.dataset.autosave, {
        method: "POST", body, keepalive: Boolean(leaving), credentials: "same-origin", redirect: "manual",
        headers: { "X-CSRFToken": sl.csrf(), "X-Requested-With": "XMLHttpRequest", Accept: "application/json" },
      });
      await heard(form, answer);
    } catch (e) {
      s.dirty = true;
      say(form, "网络断了，内容在这台电脑上", "soon");
      s.timer = setTimeout(() => send(form), RETRY);
    }
    s.sending = false;
    if (s.waiting) { goOn(form); return; }
    if (s.again) { s.again = false; send(form); }
  }
  // A button was pressed while a save was on its way: now the form knows the revision that save made, and may go.
  function goOn(form) {
    const button = form.slDraft.waiting.button;
    form.slDraft.waiting = null;
    if (button) { button.classList.remove("is-busy"); }
    form.requestSubmit(button);
  }
  async function heard(form, answer) {
    const s = form.slDraft;
    const said = (answer.headers.get("Content-Type") || "").includes("json") ? await answer.json() : {};
    if (answer.ok) {
      Object.keys(said).forEach((k) => { const el = form.elements[k]; if (el && el.type === "hidden") { el.value = said[k]; } });
      document.querySelectorAll("[data-told]").forEach((el) => { if (said[el.dataset.told] !== undefined) { el.textContent = said[el.dataset.told]; } });
      form.dispatchEvent(new CustomEvent("sl:saved", { bubbles: true }));
      if (!s.dirty) { sl.store.drop(keyOf(form)); }
      say(form, `${said.saved_at || sl.clock()} 已存`, "");
    } else if (answer.type === "opaqueredirect" || answer.status === 401 || (answer.status === 403 && (!said.code || said.code === "sign_in"))) {
      s.dirty = true;
      say(form, "登录已过期，内容在这台电脑上，重新登录后自动补存", "over");
    } else if (answer.status === 403 || answer.status === 404 || answer.status === 409) {
      s.stopped = true;
      say(form, said.message || "别处改过这一份，请刷新后再写；你写的还在这台电脑上", "over");
    } else if (answer.status === 422) {
      say(form, said.message || "有内容需要修改，暂存在这台电脑上", "soon");
    } else {
      throw new Error(String(answer.status));
    }
  }

  function bind(form) {
    if (form.slDraft) { return; }
    form.slDraft = { dirty: false, sending: false, again: false, stopped: false, timer: 0, waiting: null };
    const mine = sl.store.get(keyOf(form));
    const theirs = Date.parse(form.dataset.savedAt || "") || 0;
    if (mine && mine.at > theirs && JSON.stringify(mine.values) !== JSON.stringify(values(form))) {
      const before = values(form);
      putBack(form, mine.values);
      tellRestored(form, mine, before);
      changed(form);
    } else if (mine) {
      sl.store.drop(keyOf(form));
    }
  }
  function tellRestored(form, mine, before) {
    const at = new Date(mine.at);
    const back = sl.make("button", { class: "btn btn-sm ms-2", type: "button", text: "改用服务器上的" });
    const note = sl.make("div", { class: "alert is-soon", role: "status" },
      sl.make("div", {}, `这台电脑上有 ${at.getMonth() + 1} 月 ${at.getDate()} 日 ${at.toTimeString().slice(0, 5)} 没送出的内容，已放回来。`, back));
    back.addEventListener("click", () => { putBack(form, before); note.remove(); sl.store.drop(keyOf(form)); });
    form.prepend(note);
  }
  function revive(form) {
    const mine = sl.store.get(keyOf(form));
    if (!mine || !mine.refused) { return; }
    sl.store.drop(keyOf(form));
    const before = values(form);
    if (JSON.stringify(mine.values) === JSON.stringify(before)) { return; }
    putBack(form, mine.values);
    tellRestored(form, mine, before);
  }
  function changed(form) {
    const s = form.slDraft;
    s.dirty = true;
    keep(form);
    clearTimeout(s.timer);
    s.timer = setTimeout(() => send(form), REST);
  }

  sl.onReady((root) => sl.all(root, "form[data-autosave]").forEach(bind));
  sl.onReady((root) => sl.all(root, "form.sl-form").filter(holdsText).forEach(revive));
  const formOf = (ev) => (ev.target instanceof Element ? ev.target.closest("form[data-autosave]") : null);
  document.addEventListener("input", (ev) => { const f = formOf(ev); if (f) { changed(f); } });
  document.addEventListener("change", (ev) => { const f = formOf(ev); if (f && ev.target.type !== "file") { changed(f); send(f); } });
  document.addEventListener("focusout", (ev) => { const f = formOf(ev); if (f) { send(f); } });
  window.addEventListener("online", () => document.querySelectorAll("form[data-autosave]").forEach((f) => send(f)));
  document.addEventListener("visibilitychange", () => {
    if (document.visibilityState === "hidden") { document.querySelectorAll("form[data-autosave]").forEach((f) => send(f, true)); }
  });
  // A submitted form keeps its draft until another page has arrived, so that an expired sign-in loses nothing. Pages
  // without navigation (signing in, errors) are no proof of arrival.
  document.addEventListener("submit", (ev) => {
    const form = ev.target;
    // Pressing a button leaves the field, and leaving the field saves. Sent side by side, the form would carry the
    // revision of before and be taken for somebody else's old text; so it waits for the save that is on its way.
    if (form.slDraft && form.slDraft.sending && !ev.defaultPrevented) {
      ev.preventDefault();
      form.slDraft.waiting = form.slDraft.waiting || { button: ev.submitter };
      if (ev.submitter) { ev.submitter.classList.add("is-busy"); }
      return;
    }
    if (form.slDraft) { clearTimeout(form.slDraft.timer); }
    if (form.slDraft || (form.matches(".sl-form") && holdsText(form) && !ev.defaultPrevented)) { sl.store.set(keyOf(form), { at: Date.now(), values: values(form), sent: location.pathname }); }
  });
  sl.onReady((root) => {
    if (root !== document) { return; }
    const arrived = !document.body.classList.contains("sl-plain");
    const refused = document.querySelector(".sl-blank[role=alert]");
    sl.store.keys(PREFIX).forEach((k) => {
      const d = sl.store.get(k);
      const old = !d || Date.now() - d.at > KEEP_DAYS * 86400000;
      if (old || (arrived && !refused && d.sent && (d.sent !== location.pathname || k.includes(":sent:")))) { sl.store.drop(k); return; }
      // Refused, or signed out meanwhile: it was not taken, so it waits here for its form to be opened again.
      if (refused && d.sent) { sl.store.set(k, { at: d.at, values: d.values, refused: true }); }
    });
  });
})();
