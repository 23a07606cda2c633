import { startEmbeddedPostgres } from "../index";
import { freePort, launch } from "../launch";
import { findPlace } from "../place";

// A process for tests to kill: runs the cluster of the given folder and says so in one line of JSON.
// "watched" runs it as the app does; "orphan" as if the watcher had been killed along with the app.
const [mode, dataDir = "", shelter = ""] = process.argv.slice(2);

if (mode === "watched") {
  const { ownerUrl } = await startEmbeddedPostgres({ dataDir, shelter });
  console.log(JSON.stringify({ ownerUrl }));
} else if (mode === "ephemeral") {
  const { ownerUrl } = await startEmbeddedPostgres({ dataDir, shelter, ephemeral: true });
  console.log(JSON.stringify({ ownerUrl }));
} else {
  const { pid, port } = await launch(await findPlace(dataDir, shelter), `${dataDir}.log`, [], freePort);
  console.log(JSON.stringify({ pid, port }));
}
setInterval(() => {}, 60_000);
