import { eq } from "drizzle-orm";
import { userOperation } from "@/server/operations/define";
import { notFound } from "@/server/platform/errors";
import { Profile, UpdateProfileInput } from "../contract";
import { profileColumns, toProfile } from "../profile";
import { users } from "../schema";

export const updateProfile = userOperation({
  name: "auth.updateProfile",
  summary: "Change one's name or language; what is left out stays as it is",
  kind: "mutation",
  input: UpdateProfileInput,
  output: Profile,
  rest: { method: "PATCH", path: "/account" },
  async run(ctx, { name, locale }) {
    const change = { ...(name === undefined ? {} : { name }), ...(locale === undefined ? {} : { locale }) };
    const [row] = await ctx.tx
      .update(users)
      .set({ ...change, updatedAt: new Date() })
      .where(eq(users.id, ctx.actor.userId))
      .returning(profileColumns);
    if (!row) throw notFound("account");
    return toProfile(row, ctx.actor);
  },
});
