"use strict";

// The playground: YASGUI on the endpoint beside it, with the project's questions as examples. All it loads is here.
(async () => {
  const endpoint = new URL("../sparql", location.href).href;
  document.getElementById("endpoint").href = endpoint;
  document.getElementById("endpoint").textContent = endpoint;

  const told = await (await fetch("about.json")).json();
  document.getElementById("served").textContent = told.served;

  // names are completed from the ontology that is served, never from elsewhere
  const fitting = (terms) => (_editor, token) => {
    const typed = (token && token.autocompletionString) || "";
    return terms.filter((iri) => iri.startsWith(typed));
  };
  const Yasqe = Yasgui.Yasqe;
  Yasqe.forkAutocompleter("prefixes", { name: "our-prefixes", persistenceId: null, get: () => told.prefixes });
  Yasqe.forkAutocompleter("property", { name: "our-properties", get: fitting(told.properties) });
  Yasqe.forkAutocompleter("class", { name: "our-classes", get: fitting(told.classes) });
  Yasqe.defaults.autocompleters = ["variables", "our-prefixes", "our-properties", "our-classes"];

  const first = told.examples.find((one) => one.name === "who-met-whom") || told.examples[0];
  const yasgui = new Yasgui(document.getElementById("yasgui"), {
    requestConfig: { endpoint, method: "POST" },
    copyEndpointOnNewTab: true,
    endpointCatalogueOptions: { getData: () => [{ endpoint }], keys: ["endpoint"] },
    persistenceId: `summitgraph ${endpoint}`,
    yasqe: { value: first ? first.query : "SELECT * { ?subject ?predicate ?object } LIMIT 10" },
  });

  const ask = (example) => {
    const tab = yasgui.getTab() || yasgui.addTab(true);
    tab.setEndpoint(endpoint);
    tab.setQuery(example.query);
    tab.query().catch(() => {}); // the answer's own pane tells what is wrong
  };

  const list = document.getElementById("examples");
  for (const example of told.examples) {
    const item = list.appendChild(document.createElement("li"));
    const button = item.appendChild(document.createElement("button"));
    button.type = "button";
    button.dataset.name = example.name;
    button.appendChild(document.createElement("strong")).textContent = example.name;
    button.appendChild(document.createElement("span")).textContent = example.about;
    button.addEventListener("click", () => ask(example));
  }
  document.getElementById("filter").addEventListener("input", (event) => {
    const wanted = event.target.value.toLowerCase();
    for (const item of list.children) item.hidden = !item.textContent.toLowerCase().includes(wanted);
  });
  document.documentElement.dataset.ready = "yes";
})();
