import { Readable } from "node:stream";
import sharp from "sharp";
import { withWorkspace } from "@/server/db/client";
import { storeFile } from "@/server/modules/files";
import type { AttackTable, Victim } from "../attack";

/** A product file with the secret in its name and content. */
export async function keepFile({ workspace, user, secret }: Victim): Promise<string> {
  const file = {
    name: `${secret}.csv`,
    mediaType: "text/csv",
    purpose: "import" as const,
    createdBy: user.id,
  };
  const content = Readable.from([Buffer.from(`Title\n${secret}\n`)]);
  const row = await storeFile(workspace, (fn) => withWorkspace(workspace.id, fn), { ...file, content }, 1000);
  return row.id;
}

const picture = sharp({ create: { width: 8, height: 8, channels: 3, background: "#336699" } }).png();

/** What comes in or goes out as a file has routes of its own, and the same locks. */
export const filesAttacks: AttackTable = {
  "files.downloadFile": { arrange: async (victim) => ({ id: await keepFile(victim) }), attacker: "refused" },
  "files.uploadImportFile": {
    arrange: async () => ({ name: "goods.csv", content: [Buffer.from("Title\nMug\n")] }),
    attacker: "nothing",
  },
  "files.uploadImage": {
    arrange: async () => ({ name: "mug.png", content: [await picture.clone().toBuffer()] }),
    attacker: "nothing",
  },
};
