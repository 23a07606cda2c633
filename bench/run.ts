import { resolve } from "node:path";
import { stopChildren } from "@/scripts/lib/children";
import { sentenceOf } from "@/scripts/lib/console";
import { crawl } from "./cells/crawl";
import { extraction } from "./cells/extraction";
import { history } from "./cells/history";
import { imports } from "./cells/import";
import { jobs } from "./cells/jobs";
import { lighthousePoints } from "./cells/lighthouse";
import { list } from "./cells/list";
import { live } from "./cells/live";
import { pages } from "./cells/pages";
import { routing } from "./cells/routing";
import { start } from "./cells/start";
import { prepare } from "./lib/prepare";
import { cellsOf, header, holds, type Row } from "./lib/table";

// Measures the product beside limits that it starts itself, in turns and in the same run. `npm run bench` measures
// all; `npm run bench -- list pages` only these. It fails when a demand is missed.
const cells = {
  list,
  imports,
  pages,
  lighthouse: lighthousePoints,
  start,
  live,
  routing,
  history,
  extraction,
  // Last: they stop the installation, and do its work by themselves.
  jobs,
  crawl,
};

async function main(): Promise<number> {
  process.chdir(resolve(import.meta.dirname, ".."));
  const wanted = process.argv.slice(2);
  const unknown = wanted.filter((name) => !(name in cells));
  if (unknown.length > 0) {
    console.error(
      `There is no ${unknown.join(", ")}. What can be measured: ${Object.keys(cells).join(", ")}.`,
    );
    return 1;
  }
  const { stage, close } = await prepare();
  const rows: Row[] = [];
  try {
    console.log(`\n${header}`);
    for (const [name, cell] of Object.entries(cells)) {
      if (wanted.length > 0 && !wanted.includes(name)) continue;
      for await (const row of cell(stage)) {
        rows.push(row);
        console.log(cellsOf(row));
      }
    }
  } finally {
    await close();
  }
  const held = rows.filter(holds).length;
  console.log(`\n${held} of ${rows.length} demands held.`);
  return held === rows.length ? 0 : 1;
}

for (const signal of ["SIGINT", "SIGTERM"] as const) {
  process.once(signal, () => stopChildren().finally(() => process.exit(1)));
}
main().then(
  (code) => process.exit(code),
  async (error: unknown) => {
    console.error(sentenceOf(error));
    await stopChildren();
    process.exit(1);
  },
);
