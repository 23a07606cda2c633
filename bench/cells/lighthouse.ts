import { spawn } from "node:child_process";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { buildBareNext } from "../lib/bare-next";
import { median } from "../lib/load";
import { bareEnv, serveNext } from "../lib/processes";
import type { Stage } from "../lib/stage";
import type { Row } from "../lib/table";

/** Too large to be installed with the project; npm fetches it when it is asked for. */
const lighthouse = "lighthouse@13.5.0";
const rounds = 3;

/** What Lighthouse says of the public pages, beside a Next app with nothing but a page. */
export async function* lighthousePoints(stage: Stage): AsyncGenerator<Row> {
  const env = bareEnv(stage.ownerUrl);
  const bare = await serveNext(await buildBareNext(stage, env), env);
  try {
    for (const path of ["/", "/pricing"]) {
      const ours: number[] = [];
      const theirs: number[] = [];
      for (let round = 0; round < rounds; round++) {
        ours.push(await pointsOf(stage, `${stage.installation.url}${path}`));
        theirs.push(await pointsOf(stage, bare.origin));
      }
      yield {
        what: `Lighthouse ${path}, below bare Next`,
        ours: `${median(ours).toFixed(0)} of 100`,
        against: `${median(theirs).toFixed(0)} of 100`,
        value: median(theirs) - median(ours),
        bound: 2,
        sense: "at most",
        unit: "points",
      };
    }
  } finally {
    await bare.stop();
  }
}

async function pointsOf(stage: Stage, url: string): Promise<number> {
  const file = join(stage.folder, "lighthouse.json");
  const args = ["--yes", lighthouse, url, "--quiet", "--only-categories=performance", "--output=json"];
  args.push(`--output-path=${file}`, "--chrome-flags=--headless --no-sandbox --disable-gpu --disable-quic");
  const child = spawn("npx", args, {
    env: { ...process.env, CHROME_PATH: stage.chromium },
    stdio: ["ignore", "ignore", "pipe"],
  });
  let said = "";
  child.stderr.setEncoding("utf8").on("data", (text: string) => {
    said += text;
  });
  const code = await new Promise((resolve) => child.once("close", resolve));
  if (code !== 0) throw new Error(`Lighthouse could not look at ${url}:\n${said.slice(-2000)}`);
  const { categories } = JSON.parse(readFileSync(file, "utf8")) as {
    categories: { performance: { score: number } };
  };
  return categories.performance.score * 100;
}
