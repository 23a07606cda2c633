import type { Readable } from "node:stream";
import { z } from "zod";
import { workspaceOperation } from "@/server/operations/define";
import { documentFormats } from "@/server/platform/document/document";
import { documentFile } from "@/server/platform/document/file";
import { notFound } from "@/server/platform/errors";
import { translatorFor } from "@/server/platform/i18n/messages";
import { idOf } from "@/server/platform/ids";
import { textDocument } from "../export/document";
import { generationDetail } from "../generation-rows";

/** A version of a text as a file; a route sends it on. */
export const exportText = workspaceOperation("studio.read", {
  name: "studio.exportText",
  summary: "Write a version of a text as a document: Word, web page, Markdown or plain text",
  kind: "action",
  input: z.strictObject({
    id: idOf("generation"),
    version: z.coerce.number().int().min(1).optional().meta({ description: "The newest unless given" }),
    format: z.enum(documentFormats).default("docx"),
  }),
  output: z.object({ name: z.string(), mediaType: z.string(), content: z.custom<Readable>() }),
  rest: { method: "GET", path: "/studio/generations/{id}/export" },
  async run(ctx, { id, version, format }) {
    const detail = await ctx.transaction((tx) =>
      generationDetail(tx, id, ctx.workspace.currency, ctx.actor.userId),
    );
    const wanted =
      version === undefined
        ? detail.versions.at(-1)
        : detail.versions.find(({ number }) => number === version);
    if (!wanted) throw notFound("version");
    const t = await translatorFor(ctx.locale, "studio");
    const document = textDocument(detail, wanted, t(`services.${detail.service}.title`));
    return documentFile(document, format, {
      name: `${document.title.slice(0, 70)} (${document.locale})`,
      // A text is put on a page that has its title already.
      titled: false,
    });
  },
});
