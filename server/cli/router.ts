import { initTRPC, TRPCError } from "@trpc/server";
import type { TrpcCliMeta } from "trpc-cli";
import { z } from "zod";
import { ensureAdmin } from "@/server/modules/auth";
import type { AnyOperation } from "@/server/operations/define";
import { type Caller, execute } from "@/server/operations/execute";
import { EnvError } from "@/server/platform/env";
import { AppError } from "@/server/platform/errors";
import { problemOf } from "@/server/platform/problem";
import { allOperations } from "@/server/trpc/operations";

const t = initTRPC.context<Caller>().meta<TrpcCliMeta>().create();

/** Words of a command: catalog.listProducts -> `catalog list-products`. */
function commandOf(operation: AnyOperation) {
  return t.procedure
    .meta({ description: operation.summary })
    .input(operation.input)
    .mutation(async ({ ctx, input }) => {
      try {
        const output = await execute(operation, ctx, input);
        return operation.kind === "stream" ? await collect(output as AsyncIterable<unknown>) : output;
      } catch (error) {
        if (!(error instanceof AppError)) throw error;
        if (error.cause instanceof EnvError) throw error.cause;
        const { title, detail, fields } = problemOf(error, ctx.locale, ctx.requestId);
        const lines = [`${title}. ${detail}`, ...fields.map((f) => `  ${f.path || "input"}: ${f.message}`)];
        throw new TRPCError({ code: "BAD_REQUEST", message: lines.join("\n") });
      }
    });
}

async function collect(source: AsyncIterable<unknown>): Promise<unknown[]> {
  const items: unknown[] = [];
  for await (const item of source) items.push(item);
  return items;
}

const adminCommands = {
  create: t.procedure
    .meta({
      description: "Make a person an admin of this installation; a new account gets a password, shown once",
    })
    .input(z.strictObject({ email: z.email().meta({ positional: true }) }))
    .mutation(({ input }) => ensureAdmin(input.email)),
};

/** The command line's face of the operations, with what only the operator of the machine may do. */
export function cliRouter() {
  const modules: Record<string, Record<string, ReturnType<typeof commandOf>>> = {};
  for (const operation of allOperations()) {
    // A command ends; what is followed without an end is for the app and for REST.
    if (operation.kind === "subscription") continue;
    const [module = "", name = ""] = operation.name.split(".");
    modules[module] = { ...modules[module], [name]: commandOf(operation) };
  }
  const routers = Object.fromEntries(
    Object.entries(modules).map(([name, commands]) => [name, t.router(commands)]),
  );
  return t.router({ ...routers, admin: t.router({ ...modules.admin, ...adminCommands }) });
}
