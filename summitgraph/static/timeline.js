// Draws the meetings of a stretch of time; fetches what lies in sight, and no more than the reader scrolls to.
"use strict";
(async () => {
  const place = document.getElementById("timeline"), said = document.getElementById("timeline-said");
  if (!place) return;
  document.documentElement.classList.add("scripted");
  const root = document.body.dataset.root, home = document.body.dataset.home;
  const tag = document.documentElement.lang, language = { zh: 1, ja: 2 }[tag.slice(0, 2)] || 0;
  const locale = ["en", "zh-cn", "ja"][language];
  const json = async (path) => (await fetch(root + path)).json();
  const DAY = 86400000, day = (text) => new Date(text + "T00:00:00").getTime();
  moment.locale(locale);
  said.textContent = place.dataset.opens;
  let ends, held;
  try { ({ ends, newest: held } = await json("data/timeline/index.json")); } catch (error) { return; }
  const items = new vis.DataSet(), loaded = new Set();
  const load = async (from, to) => {
    for (let number = 0; number < ends.length; number++) {
      const [first, last] = ends[number];
      if (loaded.has(number) || !last || day(last) < from || day(first) > to) continue;
      loaded.add(number);
      const rows = await json(`data/timeline/${number}.json`);
      items.add(rows.map(({ p, f, l, n, s }) => ({
        id: p, start: day(f), end: day(l) - day(f) > 20 * DAY ? day(l) + DAY : undefined, content: n[language], status: s,
        title: n[language], type: day(l) - day(f) > 20 * DAY ? "range" : "box", className: s, date: f === l ? f : `${f} – ${l}`,
      })));
    }
  };
  const newest = day(held || "2020-01-01");
  const text = (item) => {
    const shown = document.createElement("span");
    shown.textContent = item.content.length > 48 ? item.content.slice(0, 47) + "…" : item.content;
    return shown;
  };
  await load(newest - 400 * DAY, newest + 60 * DAY);
  const timeline = new vis.Timeline(place, items, {
    start: newest - (innerWidth < 600 ? 25 : 75) * DAY, end: newest + (innerWidth < 600 ? 8 : 15) * DAY, height: "26rem", verticalScroll: true, zoomKey: "ctrlKey",
    zoomMin: 7 * DAY, zoomMax: 3 * 366 * DAY, locale, moment: (date) => vis.moment ? vis.moment(date) : moment(date),
    showCurrentTime: false, selectable: true, template: text, showTooltips: false, orientation: "top",
    locales: { [locale]: { current: "", time: "", deleteSelected: "" } }, maxMinorChars: 12,
  });
  timeline.on("rangechanged", ({ start, end }) => load(start.getTime() - 60 * DAY, end.getTime() + 60 * DAY));
  timeline.on("select", ({ items: chosen }) => {
    const item = items.get(chosen[0]);
    if (item) location.href = `${home}${item.id}.html`;
  });
  timeline.on("itemover", ({ item }) => {
    const one = items.get(item);
    if (one) said.textContent = `${one.date}  ${one.content}`;
  });
})();
