// Makes tables sortable. Without this script they are read in the order in which they stand.
"use strict";
for (const table of document.querySelectorAll("table.sortable")) {
  new DataTable(table, {
    paging: false, searching: false, info: false, ordering: true, order: [], autoWidth: false,
    columnDefs: [{ targets: "_all", orderSequence: ["asc", "desc"] }],
    layout: { topStart: null, topEnd: null, bottomStart: null, bottomEnd: null },
  });
}
