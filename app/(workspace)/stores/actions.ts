"use server";

import { redirect } from "next/navigation";
import { createWorkspace } from "@/server/modules/workspaces/operations/create-workspace";
import { restoreWorkspace } from "@/server/modules/workspaces/operations/restore-workspace";
import { answerForm, callForForm, type FormState } from "@/server/request/form";

export async function createStoreAction(_before: FormState, form: FormData): Promise<FormState> {
  return answerForm(form, async ({ name, currency, timezone }) => {
    const store = (await callForForm(createWorkspace, { name, currency, timezone })) as { slug: string };
    redirect(`/store/${store.slug}`);
  });
}

export async function restoreStoreAction(_before: FormState, form: FormData): Promise<FormState> {
  return answerForm(form, async ({ id }) => {
    const store = (await callForForm(restoreWorkspace, { id })) as { slug: string };
    redirect(`/store/${store.slug}`);
  });
}
