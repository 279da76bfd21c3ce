// Shared ground of the small scripts: one namespace, delegated events, so that parts swapped in by HTMX need no binding.
window.sl = (function () {
  "use strict";
  const ready = [];
  function run(root) { ready.forEach((f) => f(root)); }
  document.addEventListener("DOMContentLoaded", () => run(document));
  document.addEventListener("htmx:load", (ev) => { if (ev.detail.elt !== document.body) { run(ev.detail.elt); } });
  document.documentElement.classList.add("sl-js");
  return {
    // Called with the document at first, later with each part that HTMX brought.
    onReady(f) { ready.push(f); },
    // on("click", "[data-x]", (element, event) => …)
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
    // An element with properties and children; text is always text.
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
      // False when the browser keeps nothing (private window, full).
      set(key, value) { try { localStorage.setItem(key, JSON.stringify(value)); return true; } catch (e) { return false; } },
      drop(key) { try { localStorage.removeItem(key); } catch (e) { /* nothing was kept */ } },
      keys(prefix) { try { return Object.keys(localStorage).filter((k) => k.startsWith(prefix)); } catch (e) { return []; } },
    },
  };
})();
