import { desc, eq } from "drizzle-orm";
import type { WorkspaceTx } from "@/server/db/client";
import type { WorkspaceAccess } from "@/server/operations/context";
import { AppError, notFound } from "@/server/platform/errors";
import type { Id } from "@/server/platform/ids";
import type { BrandVoice, VoiceInput } from "../contract";
import { analyseVoice } from "./analyse";
import type { VoiceContent } from "./contract";
import { voiceReader } from "./propose";
import { brandVoices } from "./schema";

/** Versions that are listed; earlier ones are kept. */
const listed = 20;

/** Versions of the time before habits could be put into words have none. */
const whole = (content: Omit<VoiceContent, "manner"> & Partial<VoiceContent>): VoiceContent => ({
  manner: [],
  ...content,
});

/** How the store speaks now; undefined before anybody said so. */
export async function currentVoice(tx: WorkspaceTx) {
  const [row] = await tx.select().from(brandVoices).orderBy(desc(brandVoices.version)).limit(1);
  return row && { ...row, content: whole(row.content) };
}

/** What a version said. @throws AppError NOT_FOUND */
export async function voiceVersion(tx: WorkspaceTx, version: number) {
  const [row] = await tx.select().from(brandVoices).where(eq(brandVoices.version, version));
  if (!row) throw notFound("version");
  return whole(row.content);
}

/** Keeps a new version. Two at once: the second of the same number is refused. */
export async function addVoice(
  tx: WorkspaceTx,
  workspaceId: Id<"workspace">,
  createdBy: Id<"user"> | null,
  input: VoiceInput,
): Promise<void> {
  const newest = await currentVoice(tx);
  const added = await tx
    .insert(brandVoices)
    .values({
      workspaceId,
      version: (newest?.version ?? 0) + 1,
      content: { ...input, traits: analyseVoice(input.samples) },
      createdBy,
    })
    .onConflictDoNothing()
    .returning({ version: brandVoices.version });
  if (added.length === 0) throw new AppError("CONFLICT");
}

/** How the store speaks, with the versions before. */
export async function voiceView(
  tx: WorkspaceTx,
  workspace: Pick<WorkspaceAccess, "id" | "plan" | "locale">,
): Promise<BrandVoice> {
  const rows = await tx.select().from(brandVoices).orderBy(desc(brandVoices.version)).limit(listed);
  const content = rows[0]
    ? whole(rows[0].content)
    : {
        manner: [],
        samples: [],
        sliders: { formality: 0, warmth: 0, energy: 0, detail: 0 },
        banned: [],
        glossary: [],
        traits: null,
      };
  return {
    version: rows[0]?.version ?? 0,
    ...content,
    reader: await voiceReader(workspace),
    history: rows.map(({ version, createdAt }) => ({ version, createdAt: createdAt.toISOString() })),
  };
}
