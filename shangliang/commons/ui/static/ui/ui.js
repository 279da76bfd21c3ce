window.sl = (function () {
"use strict";
const ready = [];
function run(root) { ready.forEach((f) => f(root)); }
document.addEventListener("DOMContentLoaded", () => run(document));
document.addEventListener("htmx:load", (ev) => { if (ev.detail.elt !== document.body) { run(ev.detail.elt); } });
document.documentElement.classList.add("sl-js");
return {
onReady(f) { ready.push(f); },
on(type, selector, f, capture) {
document.addEventListener(type, (ev) => {
const el = ev.target instanceof Element ? ev.target.closest(selector) : null;
if (el) { f(el, ev); }
}, capture || false);
},
all(root, selector) {
const found = Array.from(root.querySelectorAll(selector));
if (root instanceof Element && root.matches(selector)) { found.unshift(root); }
return found;
},
csrf() { const m = document.querySelector('meta[name="csrf-token"]'); return m ? m.content : ""; },
make(tag, props, ...children) {
const el = document.createElement(tag);
Object.entries(props || {}).forEach(([k, v]) => {
if (k === "text") { el.textContent = v; } else if (k === "class") { el.className = v; } else if (v !== false && v != null) { el.setAttribute(k, v === true ? "" : v); }
});
children.filter(Boolean).forEach((c) => el.append(c));
return el;
},
clock() { return new Date().toTimeString().slice(0, 5); },
typing(el) { return el && (el.isContentEditable || /^(TEXTAREA|SELECT)$/.test(el.tagName) || (el.tagName === "INPUT" && !/^(checkbox|radio|button|submit)$/.test(el.type))); },
store: {
get(key) { try { return JSON.parse(localStorage.getItem(key)); } catch (e) { return null; } },
set(key, value) { try { localStorage.setItem(key, JSON.stringify(value)); return true; } catch (e) { return false; } },
drop(key) { try { localStorage.removeItem(key); } catch (e) { /* nothing was kept */ } },
keys(prefix) { try { return Object.keys(localStorage).filter((k) => k.startsWith(prefix)); } catch (e) { return []; } },
},
};
})();
(function () {
"use strict";
const root = document.documentElement;
const isLarge = () => root.dataset.text === "large";
function remember(on) {
sl.store.set("sl-text", on ? "large" : "");
document.cookie = `text=${on ? "large" : ""}; path=/; max-age=${on ? 31536000 : 0}; samesite=lax`;
}
function setLarge(on) {
if (on) { root.dataset.text = "large"; } else { delete root.dataset.text; }
paint(document);
}
function paint(scope) {
sl.all(scope, "[data-large-text]").forEach((b) => b.setAttribute("aria-pressed", String(isLarge())));
}
if (!isLarge() && sl.store.get("sl-text") === "large") { setLarge(true); remember(true); }
sl.onReady(paint);
sl.on("click", "[data-large-text]", () => { setLarge(!isLarge()); remember(isLarge()); });
sl.on("click", "[data-nav-toggle]", (link, ev) => {
ev.preventDefault();
const open = document.getElementById(link.getAttribute("aria-controls")).classList.toggle("is-open");
link.setAttribute("aria-expanded", String(open));
});
sl.on("click", "[data-toggle]", (button) => {
const open = document.getElementById(button.dataset.toggle).classList.toggle("is-open");
button.setAttribute("aria-expanded", String(open));
});
function closeMenus(except) {
document.querySelectorAll("details[data-menu][open]").forEach((d) => { if (d !== except) { d.open = false; } });
}
document.addEventListener("click", (ev) => closeMenus(ev.target instanceof Element ? ev.target.closest("details[data-menu]") : null));
document.addEventListener("keydown", (ev) => {
if (ev.key === "Escape") {
const open = document.querySelector("details[data-menu][open]");
if (open) { open.open = false; open.querySelector("summary").focus(); }
}
if (ev.key === "/" && !ev.ctrlKey && !ev.metaKey && !ev.altKey && !sl.typing(document.activeElement)) {
const field = Array.from(document.querySelectorAll(".sl-search input")).find((i) => i.offsetParent);
if (field) { ev.preventDefault(); field.focus(); field.select(); }
}
});
sl.onReady((scope) => sl.all(scope, ".nav-tabs, .sl-seg").forEach((tabs) => {
const at = tabs.querySelector(".active");
if (at && tabs.scrollWidth > tabs.clientWidth) { tabs.scrollLeft = at.getBoundingClientRect().left - tabs.getBoundingClientRect().left - 48; }
}));
sl.on("click", "[data-print]", () => window.print());
sl.on("change", "select[data-submit]", (select) => { if (!select.form.hasAttribute("hx-get")) { select.form.requestSubmit(); } });
})();
(function () {
"use strict";
document.addEventListener("htmx:configRequest", (ev) => {
if (ev.detail.verb !== "get") { ev.detail.headers["X-CSRFToken"] = sl.csrf(); }
});
document.addEventListener("htmx:sendError", () => sl.receipt("没有送到：网络断了。页面上的内容还在，联网后再点一次。"));
document.addEventListener("htmx:timeout", () => sl.receipt("等得太久，没有收到回音。页面上的内容还在，可以再点一次。"));
document.addEventListener("htmx:responseError", (ev) => {
const status = ev.detail.xhr.status;
if (status >= 500 || status === 401) {
sl.receipt(status === 401 ? "登录已过期。内容还在这台电脑上，登录后可以接着做。" : "没有做成：服务器没有正常回答。请过一会儿再点一次。");
}
});
document.addEventListener("htmx:afterSwap", (ev) => {
if (ev.detail.target.id === "said") { ev.detail.target.scrollIntoView({ block: "center" }); }
});
})();
(function () {
"use strict";
function lock(form, button) {
form.dataset.busy = "1";
if (button) { button.classList.add("is-busy"); button.setAttribute("aria-busy", "true"); }
}
function free(form) {
delete form.dataset.busy;
form.querySelectorAll(".is-busy").forEach((b) => { b.classList.remove("is-busy"); b.removeAttribute("aria-busy"); });
document.querySelectorAll(`.is-busy[form="${form.id || "-"}"]`).forEach((b) => b.classList.remove("is-busy"));
}
document.addEventListener("submit", (ev) => {
const form = ev.target;
if (form.dataset.busy) { ev.preventDefault(); ev.stopImmediatePropagation(); return; }
if (ev.defaultPrevented || form.method !== "post" || form.hasAttribute("data-many")) { return; }
const button = ev.submitter;
setTimeout(() => { if (!ev.defaultPrevented) { lock(form, button); } }, 0);
}, true);
document.addEventListener("submit", (ev) => {
if (ev.target.hasAttribute("data-download")) { setTimeout(() => free(ev.target), 3000); }
});
window.addEventListener("pageshow", () => document.querySelectorAll("form[data-busy]").forEach(free));
document.addEventListener("htmx:beforeRequest", (ev) => {
const el = ev.detail.elt;
if (ev.detail.requestConfig.verb === "get") { return; }
if (el.dataset.sending) { ev.preventDefault(); return; }
el.dataset.sending = "1";
const button = el.matches("form") ? (ev.detail.requestConfig.triggeringEvent || {}).submitter || el.querySelector("button:not([type=button])") : el;
if (button) { button.classList.add("is-busy"); }
});
document.addEventListener("htmx:afterRequest", (ev) => {
const el = ev.detail.elt;
delete el.dataset.sending;
delete el.dataset.busy;
el.classList.remove("is-busy");
el.querySelectorAll(".is-busy").forEach((b) => b.classList.remove("is-busy"));
});
sl.on("click", '[aria-disabled="true"]', (el, ev) => {
ev.preventDefault();
ev.stopImmediatePropagation();
const why = document.getElementById((el.getAttribute("aria-describedby") || "").split(" ")[0]);
if (why) { why.setAttribute("tabindex", "-1"); why.focus(); }
}, true);
})();
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
document.addEventListener("submit", (ev) => {
const form = ev.target;
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
if (refused && d.sent) { sl.store.set(k, { at: d.at, values: d.values, refused: true }); }
});
});
})();
(function () {
"use strict";
const size = (text) => Array.from(text.replace(/\s/g, "")).length;
function look(el, judge, touched) {
const slot = document.querySelector(`[data-count-for="${el.id}"]`);
const n = size(el.value), min = Number(el.dataset.min || 0), max = Number(el.dataset.max || Infinity);
const short = n > 0 && n < min, long = n > max;
const words = short ? `写了 ${n} 个字，还差 ${min - n} 个字` : long ? `写了 ${n} 个字，超出 ${n - max} 个字` : n ? `${n} 个字${max < Infinity ? `，最多 ${max}` : ""}` : "";
const said = document.getElementById(`${el.id}-e`);
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
function dropError(el) { const e = document.getElementById(`${el.id}-e`); if (e) { e.hidden = true; } }
const counted = "[data-min], [data-max]";
sl.on("input", counted, (el) => { dropError(el); look(el, false, true); });
sl.on("focusout", counted, (el) => { const e = document.getElementById(`${el.id}-e`); if (!e || e.hidden) { look(el, true, true); } });
sl.on("input", ".is-invalid:not([data-min]):not([data-max])", (el) => { if (el.value.trim()) { el.classList.remove("is-invalid"); el.removeAttribute("aria-invalid"); dropError(el); } });
sl.onReady((root) => sl.all(root, counted).forEach((el) => look(el, false)));
sl.on("sl:filled", "form", (form) => sl.all(form, counted).forEach((el) => look(el, false)));
function grow(el) { if (el.offsetParent) { el.style.height = "auto"; el.style.height = `${el.scrollHeight + 2}px`; } }
sl.on("input", "textarea[data-grow]", grow);
sl.onReady((root) => sl.all(root, "textarea[data-grow]").forEach(grow));
sl.on("sl:filled", "form", (form) => sl.all(form, "textarea[data-grow]").forEach(grow));
sl.onReady((root) => sl.all(root, "form.sl-form").forEach((f) => { f.noValidate = true; }));
})();
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
sl.on("click", "[data-inserts]", (b) => {
const input = document.getElementById(b.dataset.into), at = input.selectionStart == null ? input.value.length : input.selectionStart;
input.setRangeText(b.dataset.inserts, at, input.selectionEnd == null ? at : input.selectionEnd, "end");
input.focus();
input.dispatchEvent(new Event("input", { bubbles: true }));
});
})();
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
sl.on("click", "[data-pick-row]", (b, ev) => {
const all = boxes();
if (ev.shiftKey && last) { const [i, j] = [all.indexOf(last), all.indexOf(b)].sort((x, y) => x - y); all.slice(i, j + 1).forEach((x) => { x.checked = b.checked; }); count(); }
last = b;
});
sl.onReady(count);
window.addEventListener("pageshow", count);
})();
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
function size(n) { return n >= 1048576 ? `${(n / 1048576).toFixed(1)} MB` : `${Math.max(1, Math.round(n / 1024))} KB`; }
function name(input) {
const names = input.closest(box).querySelector("[data-file-names]");
if (!names) { return; }
const files = Array.from(input.files);
names.replaceChildren(...(files.length ? files.map((f) => sl.make("span", {}, sl.make("b", { text: f.name }), sl.make("small", { text: size(f.size) }))) : [names.dataset.none]));
}
sl.onReady((root) => sl.all(root, `${box} input`).forEach((input) => { if (input.files && input.files.length) { name(input); } }));
})();
