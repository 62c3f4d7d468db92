// Searches the names of things in all languages: fetches the few files that the words of the query are filed in.
"use strict";
(() => {
  const form = document.querySelector("form.search");
  if (!form) return;
  form.hidden = false;
  const root = document.body.dataset.root, home = document.body.dataset.home;
  const language = { zh: 1, ja: 2 }[document.documentElement.lang.slice(0, 2)] || 0;
  const input = form.elements.q, list = form.querySelector("#found"), said = form.querySelector("#found-said");
  const wide = /[\u0400-\u052f\u0600-\u06ff\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]/g;
  const asked = new Map();
  let files = 0, turn = 0;

  const fold = (text) => text.normalize("NFKC").toLowerCase().normalize("NFKD").replace(/[\u0300-\u036f]/g, "").normalize("NFC");
  const unitsOf = (text) => [...(text.match(/[0-9a-z]+/g) || []).map((word) => word.slice(0, 2)), ...(text.match(wide) || [])];
  const bucket = (unit) => [...unit].reduce((value, one) => (value * 31 + one.codePointAt(0)) % 65521, 0) % files;
  const tokens = (text) => {
    const flat = fold(text);
    return [...(flat.match(/[0-9a-z]+/g) || []), ...(flat.match(wide) || [])];
  };
  const fetched = (path) => {
    if (!asked.has(path)) {
      asked.set(path, fetch(root + path).then((answer) => {
        if (!answer.ok && answer.status !== 404) throw new Error(String(answer.status));
        return answer.ok ? answer.json() : null;
      }));
    }
    return asked.get(path);
  };

  // A word of the query and the things whose names hold it, the best first.
  async function named(word) {
    const units = unitsOf(fold(word));
    if (!units.length) return [];
    const found = new Map();
    for (const unit of new Set(units)) {
      for (const one of (await fetched(`data/search/${bucket(unit)}.json`)) || []) found.set(one[0], one);
    }
    const index = new MiniSearch({ fields: ["names"], idField: "path", tokenize: tokens, processTerm: (term) => term });
    index.addAll([...found.values()].map(([path, , shown, others]) => ({ path, names: [...shown, ...others].join("\n") })));
    const flat = fold(word);
    const hits = index.search(word, { prefix: (term) => term.length > 1, combineWith: "AND", fuzzy: (term) => (/^[a-z]{5,}$/.test(term) ? 0.2 : false) });
    return hits.map((hit) => {
      const row = found.get(hit.id), names = [...row[2], ...row[3]].map(fold);
      const closeness = names.includes(flat) ? 4 : names.some((name) => name.startsWith(flat)) ? 3 : names.some((name) => name.includes(flat)) ? 2 : 1;
      return { row, score: closeness * 1000 + Math.log2(2 + row[4]) * 60 + hit.score };
    }).filter((hit) => hit.score >= 2000 || /^[0-9a-z ]+$/.test(flat)).sort((a, b) => b.score - a.score || (a.row[0] < b.row[0] ? -1 : 1));
  }

  // Meetings of the people whom the words name, in the year that the query gives.
  async function meetings(groups, year) {
    const people = groups.map((hits) => hits.filter((hit) => hit.row[1] === "Leader").slice(0, 5).map((hit) => hit.row[0].replace(/\.html$/, "")));
    if (!people.length || people.some((group) => !group.length) || (people.length < 2 && !year)) return [];
    const lists = await Promise.all(people[0].map((path) => fetched(`data/met/${path}.json`)));
    const found = new Map();
    for (const one of lists.flatMap((rows) => rows || [])) {
      if ((!year || one[1].includes(year)) && people.every((group) => group.some((path) => one[4].includes(path)))) found.set(one[0], one);
    }
    return [...found.values()].slice(0, 30);
  }

  const word = (name, value) => form.querySelector(`[data-${name}="${CSS.escape(value)}"]`)?.textContent || "";
  const line = (address, name, detail) => {
    const entry = document.createElement("li"), link = document.createElement("a"), more = document.createElement("span");
    link.href = home + address;
    link.textContent = name;
    more.className = "detail";
    more.textContent = detail;
    entry.append(link, " ", more);
    return entry;
  };
  const detail = (...parts) => parts.filter(Boolean).join(said.dataset.comma);

  async function search() {
    const mine = ++turn, text = input.value.trim();
    if (!text) { list.replaceChildren(); said.textContent = ""; return; }
    try {
      files ||= (await fetched("data/search/index.json")).files;
      const words = text.split(/[\s,、・]+/).filter(Boolean).slice(0, 6);
      const year = words.find((one) => /^[12]\d{3}$/.test(one)) || "";
      const names = words.filter((one) => one !== year);
      const groups = await Promise.all(names.map(named));
      const together = names.length > 1 ? await named(names.join(" ")) : [];
      const met = await meetings(groups, year);
      if (mine !== turn) return;
      const things = new Map();
      for (const hit of [...together, ...groups.flat().sort((a, b) => b.score - a.score)]) if (!things.has(hit.row[0])) things.set(hit.row[0], hit);
      const shown = [
        ...met.map(([address, date, status, called]) => line(address, called[language], detail(date, word("status", status)))),
        ...[...things.values()].slice(0, 25).map(({ row }) => line(row[0], row[2][language], detail(word("kind", row[1]), row[4] ? String(row[4]) : "", row[2].concat(row[3]).filter((name) => name !== row[2][language]).slice(0, 2).join(" / ")))),
      ];
      list.replaceChildren(...shown);
      said.textContent = shown.length === 0 ? said.dataset.none : shown.length === 1 ? said.dataset.one : said.dataset.many.replace("#", shown.length);
    } catch (error) {
      asked.clear();
      list.replaceChildren();
      said.textContent = said.dataset.trouble;
    }
  }
  let wait = 0;
  input.addEventListener("input", () => { clearTimeout(wait); wait = setTimeout(search, 150); });
  form.addEventListener("submit", (event) => { event.preventDefault(); search(); });
  const given = new URLSearchParams(location.search).get("q");
  if (given) { input.value = given; search(); }
})();
