import { Readable } from "node:stream";
import { eq } from "drizzle-orm";
import { z } from "zod";
import { workspaceOperation } from "@/server/operations/define";
import { notFound } from "@/server/platform/errors";
import { idOf } from "@/server/platform/ids";
import { competitorPictures } from "../matching/schema";

/** Whoever compares a competitor's product sees its picture from here: the shop is not told who looks at what. */
export const getPicture = workspaceOperation("competitors.read", {
  name: "competitors.getPicture",
  summary: "Read the small picture of a competitor's product",
  kind: "query",
  input: z.strictObject({ id: idOf("competitorPicture") }),
  output: z.object({
    name: z.string(),
    mediaType: z.string(),
    bytes: z.int(),
    content: z.custom<Readable>(),
  }),
  rest: { method: "GET", path: "/competitors/pictures/{id}" },
  async run({ tx }, { id }) {
    const [row] = await tx
      .select({ small: competitorPictures.small })
      .from(competitorPictures)
      .where(eq(competitorPictures.id, id));
    if (!row?.small) throw notFound("competitorPicture");
    return {
      name: "picture.webp",
      mediaType: "image/webp",
      bytes: row.small.byteLength,
      content: Readable.from([row.small]),
    };
  },
});
