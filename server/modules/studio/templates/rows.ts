import { and, asc, desc, eq, inArray, isNull, sql } from "drizzle-orm";
import type { WorkspaceTx } from "@/server/db/client";
import { AppError, notFound } from "@/server/platform/errors";
import type { Id } from "@/server/platform/ids";
import { TextServiceId } from "../contract";
import type { PromptTemplate, SaveTemplateInput } from "./contract";
import { promptTemplates, promptTemplateVersions } from "./schema";

type Template = Id<"promptTemplate">;

/** The store's templates with their versions, by service and name; those that were archived only when asked for. */
export async function readTemplates(
  tx: WorkspaceTx,
  filter: { id?: Template; archived?: boolean | undefined },
): Promise<PromptTemplate[]> {
  const rows = await tx
    .select()
    .from(promptTemplates)
    .where(
      and(
        filter.id ? eq(promptTemplates.id, filter.id) : undefined,
        filter.id || filter.archived ? undefined : isNull(promptTemplates.archivedAt),
      ),
    )
    .orderBy(asc(promptTemplates.service), asc(promptTemplates.name), asc(promptTemplates.id));
  const ids = rows.map(({ id }) => id);
  const versions =
    ids.length === 0
      ? []
      : await tx
          .select()
          .from(promptTemplateVersions)
          .where(inArray(promptTemplateVersions.templateId, ids))
          .orderBy(desc(promptTemplateVersions.number));
  return rows.map(({ id, service, name, archivedAt, isDefault }) => ({
    id,
    service: TextServiceId.parse(service),
    name,
    archived: archivedAt !== null,
    isDefault,
    versions: versions
      .filter(({ templateId }) => templateId === id)
      .map(({ number, text, createdAt }) => ({ number, text, createdAt: createdAt.toISOString() })),
  }));
}

/** One template. @throws AppError NOT_FOUND */
async function readTemplate(tx: WorkspaceTx, id: Template): Promise<PromptTemplate> {
  const [template] = await readTemplates(tx, { id });
  if (!template) throw notFound("template");
  return template;
}

/**
 * Makes a template, or adds a version to one where its text differs.
 * @throws AppError NOT_FOUND, CONFLICT when somebody else added a version at the same moment
 */
export async function keepTemplate(
  tx: WorkspaceTx,
  workspaceId: Id<"workspace">,
  createdBy: Id<"user"> | null,
  { id, service, name, text }: SaveTemplateInput,
): Promise<PromptTemplate> {
  const before = id ? await readTemplate(tx, id) : undefined;
  const [row] = before
    ? await tx
        .update(promptTemplates)
        // A template that changes its service is no longer what the old one begins with.
        .set({ name, service, ...(before.service !== service && { isDefault: false }) })
        .where(eq(promptTemplates.id, before.id))
        .returning({ id: promptTemplates.id })
    : await tx
        .insert(promptTemplates)
        .values({ workspaceId, service, name, createdBy })
        .returning({ id: promptTemplates.id });
  if (!row) throw notFound("template");
  const newest = before?.versions[0];
  if (newest?.text !== text) {
    const added = await tx
      .insert(promptTemplateVersions)
      .values({ workspaceId, templateId: row.id, number: (newest?.number ?? 0) + 1, text, createdBy })
      .onConflictDoNothing()
      .returning({ number: promptTemplateVersions.number });
    if (added.length === 0) throw new AppError("CONFLICT");
  }
  return readTemplate(tx, row.id);
}

/** Puts a template away or brings it back, or makes it what its service begins with. @throws AppError NOT_FOUND */
export async function changeTemplate(
  tx: WorkspaceTx,
  id: Template,
  { archived, isDefault }: { archived?: boolean | undefined; isDefault?: boolean | undefined },
): Promise<PromptTemplate> {
  const before = await readTemplate(tx, id);
  const starts = isDefault === true && archived !== true && !(before.archived && archived !== false);
  if (starts) {
    await tx
      .update(promptTemplates)
      .set({ isDefault: false })
      .where(and(eq(promptTemplates.service, before.service), eq(promptTemplates.isDefault, true)));
  }
  const off = archived === true || isDefault === false;
  await tx
    .update(promptTemplates)
    .set({
      ...(archived !== undefined && { archivedAt: archived ? sql`now()` : null }),
      ...(starts ? { isDefault: true } : off ? { isDefault: false } : {}),
    })
    .where(eq(promptTemplates.id, id));
  return readTemplate(tx, id);
}

/**
 * What a version of a template asks for, the newest unless said which; archived or not: texts that began with it can
 * be written again. @throws AppError NOT_FOUND
 */
export async function templateVersion(tx: WorkspaceTx, id: Template, number?: number) {
  const { versions, service, name } = await readTemplate(tx, id);
  const version = number === undefined ? versions[0] : versions.find((one) => one.number === number);
  if (!version) throw notFound("template");
  return { templateId: id, templateVersion: version.number, text: version.text, service, name };
}

/** The names of some templates. */
export async function templateNames(tx: WorkspaceTx, ids: Template[]) {
  if (ids.length === 0) return [];
  return tx
    .select({ id: promptTemplates.id, name: promptTemplates.name })
    .from(promptTemplates)
    .where(inArray(promptTemplates.id, ids));
}
