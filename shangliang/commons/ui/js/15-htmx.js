// HTMX: the token against forgery in a header, words when the line is down, focus and announcement after a swap.
(function () {
  "use strict";
  document.addEventListener("htmx:configRequest", (ev) => {
    if (ev.detail.verb !== "get") { ev.detail.headers["X-CSRFToken"] = sl.csrf(); }
  });
  document.addEventListener("htmx:sendError", () => sl.receipt("没有送到：网络断了。页面上的内容还在，联网后再点一次。"));
  document.addEventListener("htmx:timeout", () => sl.receipt("等得太久，没有收到回音。页面上的内容还在，可以再点一次。"));
  // Refusals come with HX-Retarget: #said; only an answer without words for the reader needs ours.
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
