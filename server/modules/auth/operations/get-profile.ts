import { eq } from "drizzle-orm";
import { z } from "zod";
import { userOperation } from "@/server/operations/define";
import { notFound } from "@/server/platform/errors";
import { Profile } from "../contract";
import { profileColumns, toProfile } from "../profile";
import { users } from "../schema";

export const getProfile = userOperation({
  name: "auth.getProfile",
  summary: "Read one's own account",
  kind: "query",
  input: z.strictObject({}),
  output: Profile,
  rest: { method: "GET", path: "/account" },
  async run(ctx) {
    const [row] = await ctx.tx.select(profileColumns).from(users).where(eq(users.id, ctx.actor.userId));
    if (!row) throw notFound("account");
    return toProfile(row, ctx.actor);
  },
});
