import { adminOperation } from "@/server/operations/define";
import { RouteTrial, TryRouteInput } from "../contract";
import { installationKeys } from "../providers";
import { healthNow } from "../routing/choose";
import { loadPolicy } from "../routing/current-policy";
import { decide } from "../routing/decide";

export const tryRoute = adminOperation({
  name: "ai.tryRoute",
  summary: "See which models a request would ask now, and why the others are passed over; nothing is asked",
  kind: "query",
  input: TryRouteInput,
  output: RouteTrial,
  rest: { method: "POST", path: "/admin/ai/routes/{task}/try" },
  async run(ctx, { draft, ...request }) {
    const policy = await loadPolicy(ctx.tx);
    const routes = new Map(policy.routes);
    if (draft) routes.set(request.task, { version: 0, ...draft });
    const decision = decide({ ...policy, routes }, request, healthNow(installationKeys(), request.task));
    if (!decision) throw new Error(`no route for ${request.task}`);
    return {
      version: draft ? null : (routes.get(request.task)?.version ?? null),
      points: decision.points,
      asked: decision.choices.map(({ position, provider, model, mostMicros }) => ({
        position,
        provider,
        model,
        mostMicros,
      })),
      skipped: decision.skipped.map(({ until, ...rest }) => ({
        ...rest,
        until: until === null ? null : new Date(until).toISOString(),
      })),
    };
  },
});
