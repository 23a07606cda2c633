import { eq } from "drizzle-orm";
import { z } from "zod";
import { workspaceOperation } from "@/server/operations/define";
import { notFound } from "@/server/platform/errors";
import { idOf } from "@/server/platform/ids";
import { toImportView } from "../imports/view";
import { importFaults, imports } from "../schema";
import { ImportProblem, ImportView } from "../views";

const shownProblems = 50;

export const getImport = workspaceOperation("catalog.read", {
  name: "catalog.getImport",
  summary: "Read how an import goes or went, with its first faulty rows",
  kind: "query",
  input: z.strictObject({ id: idOf("imports") }),
  output: ImportView.extend({ problems: z.array(ImportProblem) }),
  rest: { method: "GET", path: "/products/imports/{id}" },
  async run(ctx, { id }) {
    const [row] = await ctx.tx.select().from(imports).where(eq(imports.id, id));
    if (!row) throw notFound("import");
    const faults = await ctx.tx
      .select({ errors: importFaults.errors })
      .from(importFaults)
      .where(eq(importFaults.importId, id))
      .orderBy(importFaults.id)
      .limit(shownProblems);
    return {
      ...toImportView(row),
      problems: faults.flatMap((fault) => fault.errors).slice(0, shownProblems),
    };
  },
});
