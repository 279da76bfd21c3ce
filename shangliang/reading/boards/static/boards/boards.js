// Draws the charts of a board. Each takes its numbers from the table beneath it, so that the two can never differ.
// Colours and type come from the tokens; tips are drawn on the canvas, because the policy refuses inline styles.
(function () {
  "use strict";
  var NAMES = ["ink", "ink-2", "ink-3", "hair", "line", "sheet", "c1", "c2", "c3", "c4", "c5", "c6", "c7"];

  function rem() { return parseFloat(getComputedStyle(document.documentElement).fontSize); }

  function palette(el) {
    var style = getComputedStyle(el), p = {};
    NAMES.forEach(function (name) { p[name] = style.getPropertyValue("--sl-" + name).trim(); });
    p.sans = style.getPropertyValue("--sl-sans").trim();
    p.size = rem() * (el.closest(".sl-screen") ? 1 : 0.8);
    p.colours = [p.c1, p.c2, p.c3, p.c4, p.c5, p.c6, p.c7];
    return p;
  }

  function read(table) {
    var heads = Array.from(table.querySelectorAll("thead th")).slice(1), rows = Array.from(table.querySelectorAll("tbody tr"));
    var series = [];
    heads.forEach(function (head, column) {
      if (!head.dataset.series && !head.dataset.before) { return; }
      series.push({
        name: head.dataset.series || head.dataset.before, unit: head.dataset.unit || "", before: !!head.dataset.before,
        values: rows.map(function (row) { var text = row.children[column + 1].dataset.value; return text === "" ? null : Number(text); }),
        links: rows.map(function (row) { var link = row.children[column + 1].querySelector("a"); return link && link.href; })
      });
    });
    return { names: rows.map(function (row) { return row.children[0].textContent; }), series: series };
  }

  function bar(p, one, n, lying, small, many) {
    var colour = one.before ? p.line : p.colours[n % 7];
    return {
      type: "bar", name: one.name, data: one.values, barMaxWidth: one.before ? 6 : 18, barGap: "15%", barMinHeight: 1,
      itemStyle: { color: colour, borderRadius: lying ? [0, 2, 2, 0] : [2, 2, 0, 0] },
      label: { show: !small && !one.before && !many, position: lying ? "right" : "top", color: p.ink, fontSize: p.size, formatter: function (x) { return x.value ? x.value + (one.unit === "%" ? "%" : "") : ""; } }
    };
  }

  function line(p, one, n, small, several) {
    var colour = one.before ? p.line : p.colours[n % 7];
    return {
      type: "line", name: one.name, data: one.values, showSymbol: !small, symbol: "circle", symbolSize: 5, lineStyle: { width: 2, color: colour, type: one.before ? "dashed" : "solid" },
      itemStyle: { color: colour }, areaStyle: several || one.before ? undefined : { color: colour, opacity: 0.1 }
    };
  }

  function option(el, table) {
    var p = palette(el), data = read(table), screen = !!el.closest(".sl-screen"), small = !screen && el.clientWidth < 480;
    var lying = el.hasAttribute("data-lying") && !small, several = data.series.filter(function (one) { return !one.before; }).length > 1;
    var series = data.series.filter(function (one) { return !(small && one.before) && !(screen && one.before); });
    var category = {
      type: "category", data: data.names, inverse: lying, axisTick: { show: false }, axisLine: { show: !lying && !small, lineStyle: { color: p.line } },
      axisLabel: { show: !small, color: p["ink-3"], fontSize: p.size, interval: lying ? 0 : "auto", width: lying ? rem() * (screen ? 9 : 7) : undefined, overflow: "truncate" }
    };
    var value = {
      type: "value", minInterval: 1, splitNumber: 3, axisLabel: { show: !small && !lying, color: p["ink-3"], fontSize: p.size }, axisLine: { show: false }, axisTick: { show: false },
      splitLine: { show: !small && !lying, lineStyle: { color: p.hair } }
    };
    var still = window.matchMedia("(prefers-reduced-motion: reduce)").matches;
    return {
      color: p.colours, textStyle: { fontFamily: p.sans, fontSize: p.size, color: p["ink-2"] }, aria: { enabled: false }, animation: !still && !screen, animationDuration: 300,
      tooltip: { show: !screen, trigger: "axis", renderMode: "richText", axisPointer: { type: "none" }, confine: true, backgroundColor: p.sheet, borderColor: p.line, borderWidth: 1, textStyle: { color: p.ink, fontSize: p.size, fontFamily: p.sans } },
      legend: several ? { top: 0, left: 0, icon: "roundRect", itemWidth: 12, itemHeight: 4, textStyle: { color: p["ink-2"], fontSize: p.size } } : undefined,
      grid: { left: 2, right: lying ? rem() * 3.2 : 8, top: several ? rem() * 2.1 : small ? 4 : rem() * 1.3, bottom: 2, containLabel: true },
      xAxis: lying ? value : category, yAxis: lying ? category : value,
      series: series.map(function (one, n) { return el.dataset.chart === "line" ? line(p, one, n, small, several) : bar(p, one, n, lying, small, several); })
    };
  }

  function draw(el) {
    var table = document.getElementById(el.dataset.of);
    if (!table || !window.echarts || window.echarts.getInstanceByDom(el)) { return; }
    var chart = window.echarts.init(el, null, { renderer: "canvas" });
    var apply = function () { chart.setOption(option(el, table), true); };
    apply();
    el.setAttribute("data-drawn", "");
    chart.on("click", function (what) {
      var found = read(table).series.filter(function (one) { return one.name === what.seriesName; })[0];
      if (found && found.links[what.dataIndex]) { window.location.assign(found.links[what.dataIndex]); }
    });
    var width = el.clientWidth;
    new ResizeObserver(function () {
      if (!document.contains(el)) { chart.dispose(); return; }
      if (el.clientWidth && el.clientWidth !== width) { width = el.clientWidth; chart.resize(); apply(); }
    }).observe(el);
  }

  function all() { document.querySelectorAll("[data-chart]").forEach(draw); }

  document.addEventListener("DOMContentLoaded", all);
  document.addEventListener("htmx:afterSettle", all);
})();
