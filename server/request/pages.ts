import { headers } from "next/headers";
import { notFound, redirect } from "next/navigation";
import { cache } from "react";
import type { Actor, WorkspaceAccess } from "@/server/operations/context";
import { AppError } from "@/server/platform/errors";
import { callerFromHeaders } from "./caller";

type Person = Extract<Actor, { type: "user" }>;

/** Who visits a page, looked up once however often the page, its layouts and what they read ask. */
export const visitor = cache(async (store: string | undefined) =>
  callerFromHeaders(await headers(), { workspace: store }),
);

/** The person who visits; others are sent to sign in and come back here. */
export async function requirePerson(back: string, store?: string): Promise<Person> {
  const actor = await (await visitor(store)).actor();
  if (actor?.type === "user") return actor;
  return redirect(`/sign-in?next=${encodeURIComponent(back)}`);
}

/** The person and the store of a page below /store/<slug>. A store that is not theirs looks like one that is not there. */
export async function requireStore(slug: string): Promise<{ person: Person; store: WorkspaceAccess }> {
  const person = await requirePerson(`/store/${slug}`, slug);
  try {
    return { person, store: await (await visitor(slug)).workspace() };
  } catch (error) {
    if (error instanceof AppError && error.code === "NOT_FOUND") notFound();
    throw error;
  }
}

/** The operator, for pages below /admin; to others there is no such page. */
export async function requireAdmin(): Promise<Person> {
  const person = await requirePerson("/admin");
  return person.isAdmin ? person : notFound();
}
