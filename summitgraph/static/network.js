// Draws who met whom: people by how often, lines by how often together. The table below says the same.
"use strict";
(async () => {
  const place = document.getElementById("network"), said = document.getElementById("network-said");
  if (!place) return;
  document.documentElement.classList.add("scripted");
  const root = document.body.dataset.root, home = document.body.dataset.home;
  const language = { zh: 1, ja: 2 }[document.documentElement.lang.slice(0, 2)] || 0;
  said.textContent = place.dataset.opens;
  let data;
  try { data = await (await fetch(root + "data/network.json")).json(); } catch (error) { return; }
  const dark = matchMedia("(prefers-color-scheme: dark)");
  const hue = (text) => [...text].reduce((value, one) => (value * 31 + one.codePointAt(0)) % 360, 7);
  // names of those who met most stand on the drawing; the others show theirs when they are chosen, or near
  const named = [...data.nodes].sort((a, b) => b.m - a.m).slice(0, 40).reduce((set, node) => set.add(node.id), new Set());
  const most = Math.max(1, ...data.nodes.map((node) => node.m));
  const style = () => {
    const value = (name) => getComputedStyle(document.documentElement).getPropertyValue(name).trim();
    const light = dark.matches ? "62%" : "40%";
    return [
      { selector: "node", style: {
        label: "data(shown)", "font-size": (node) => 11 + 11 * Math.sqrt(node.data("m") / most), "font-family": "serif",
        color: value("--ink"), "text-outline-color": value("--sheet"), "text-outline-width": 2, "text-valign": "bottom", "text-margin-y": 2,
        width: (node) => 9 + 40 * Math.sqrt(node.data("m") / most), height: (node) => 9 + 40 * Math.sqrt(node.data("m") / most),
        "background-color": (node) => `hsl(${hue(node.data("c"))}, 45%, ${light})`, "min-zoomed-font-size": 6 } },
      { selector: "edge", style: { width: (edge) => 0.6 + 1.1 * Math.log2(1 + edge.data("n")), "line-color": value("--soft"), opacity: 0.42, "curve-style": "haystack" } },
      { selector: ".far", style: { opacity: 0.09 } },
      { selector: "node.near", style: { opacity: 1, "z-index": 9, label: "data(name)" } },
      { selector: "edge.near", style: { opacity: 0.9, "line-color": value("--accent") } },
    ];
  };
  const drawing = cytoscape({
    container: place, style: style(), minZoom: 0.2, maxZoom: 4, userZoomingEnabled: false,
    elements: [
      ...data.nodes.map((node) => ({ data: { id: node.id, name: node.n[language], shown: named.has(node.id) ? node.n[language] : "", c: node.c, m: node.m } })),
      ...data.edges.map(([source, target, n]) => ({ data: { id: `${source} ${target}`, source, target, n } })),
    ],
  });
  // small groups that met nobody else would push the rest together; the table has them
  const groups = drawing.elements().components().sort((a, b) => b.nodes().length - a.nodes().length);
  groups.slice(1).forEach((group) => group.remove());
  // positions that are the same on every visit: people start on a spiral, and the layout moves them without chance
  drawing.nodes().forEach((node, at) => {
    const angle = at * 2.399963, far = 24 * Math.sqrt(at + 1);
    node.position({ x: far * Math.cos(angle), y: far * Math.sin(angle) });
  });
  drawing.layout({ name: "fcose", randomize: false, animate: false, quality: "default", nodeRepulsion: 60000, idealEdgeLength: 150, packComponents: true, nodeSeparation: 90, numIter: 2500 }).run();
  drawing.fit(undefined, 24);
  let chosen = "";
  const choose = (node) => {
    const near = node.closedNeighborhood();
    drawing.elements().removeClass("near").addClass("far");
    near.removeClass("far").addClass("near");
    chosen = node.id();
    said.textContent = `${node.data("name")}: ${near.nodes().not(node).map((one) => one.data("name")).join("、")}`;
  };
  drawing.on("tap", "node", ({ target }) => {
    if (chosen === target.id()) location.href = `${home}${target.id()}.html`; else choose(target);
  });
  drawing.on("tap", ({ target }) => {
    if (target !== drawing) return;
    chosen = "";
    drawing.elements().removeClass("near far");
    said.textContent = place.dataset.opens;
  });
  drawing.on("boxend tapstart", () => drawing.userZoomingEnabled(true));
  dark.addEventListener("change", () => drawing.style(style()));
})();
