import { asc } from "drizzle-orm";
import { z } from "zod";
import { workspaceOperation } from "@/server/operations/define";
import { AppError } from "@/server/platform/errors";
import { Idea, type LocalMoment, PlanMonthInput } from "../contract";
import { candidates } from "../ideas/candidates";
import { occasionsOf } from "../ideas/occasions";
import { planIdeas } from "../ideas/plan";
import { slots } from "../schema";
import { addDays, instantOf, localOf, momentsOf } from "../time";

const mostDays = 62;
const mostIdeas = 16;
/** Without slots of its own, a store is proposed two mornings a week. */
const usual = { weekdays: [2, 5], time: "10:00" };

export const planMonth = workspaceOperation("calendar.write", {
  name: "calendar.planMonth",
  summary: "Propose what to post in some days, from products, occasions and what was clicked; makes nothing",
  kind: "query",
  input: PlanMonthInput,
  output: z.object({ ideas: z.array(Idea) }),
  rest: { method: "GET", path: "/calendar/ideas" },
  async run({ tx, workspace }, { from, to, locale = workspace.locale }) {
    if (to < from || to > addDays(from, mostDays)) {
      throw new AppError("BAD_INPUT", { fields: [{ path: "to", code: "invalid" }] });
    }
    const zone = workspace.timezone;
    const now = new Date();
    const start = instantOf({ date: from, time: "00:00" }, zone);
    const after = start > now ? new Date(start.getTime() - 1) : now;
    const until = instantOf({ date: addDays(to, 1), time: "00:00" }, zone);
    const own = await tx.select().from(slots).orderBy(asc(slots.id));
    const times = (own.length > 0 ? own : [usual])
      .flatMap((weekly) => momentsOf(weekly, after, until, zone))
      .map((at) => at.getTime())
      .sort((a, b) => a - b);
    const moments: LocalMoment[] = [...new Set(times)]
      .slice(0, mostIdeas)
      .map((at) => localOf(new Date(at), zone));
    // An occasion just after the last day is spoken of before it.
    const days = Array.from({ length: mostDays + 6 }, (_, n) => addDays(from, n)).filter(
      (day) => day <= addDays(to, 5),
    );
    return { ideas: planIdeas(moments, occasionsOf(days, locale), await candidates(tx, now)) };
  },
});
