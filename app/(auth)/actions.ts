"use server";

import { redirect } from "next/navigation";
import { confirmEmail } from "@/server/modules/auth/operations/confirm-email";
import { register } from "@/server/modules/auth/operations/register";
import { requestPasswordReset } from "@/server/modules/auth/operations/request-password-reset";
import { resendConfirmation } from "@/server/modules/auth/operations/resend-confirmation";
import { resetPassword } from "@/server/modules/auth/operations/reset-password";
import { updateProfile } from "@/server/modules/auth/operations/update-profile";
import { acceptInvitation } from "@/server/modules/workspaces/operations/accept-invitation";
import { answerForm, callForForm, type FormState } from "@/server/request/form";
import { signInWithPassword, signOutHere } from "@/server/request/web-session";

/** A place of this app to go on to; anything else, an address of another site above all, is not followed. */
const placeOf = (next: string | undefined) => (next && /^\/(?![/\\])/.test(next) ? next : "/stores");

export async function signInAction(_before: FormState, form: FormData): Promise<FormState> {
  return answerForm(form, async ({ email = "", password = "", next }) => {
    await signInWithPassword({ email, password });
    redirect(placeOf(next));
  });
}

export async function signUpAction(_before: FormState, form: FormData): Promise<FormState> {
  return answerForm(form, ({ email, password, name }) =>
    callForForm(register, { email, password, name: name || undefined }),
  );
}

export async function resendAction(_before: FormState, form: FormData): Promise<FormState> {
  return answerForm(form, ({ email }) => callForForm(resendConfirmation, { email }));
}

export async function confirmAction(_before: FormState, form: FormData): Promise<FormState> {
  return answerForm(form, ({ token }) => callForForm(confirmEmail, { token }));
}

export async function forgotAction(_before: FormState, form: FormData): Promise<FormState> {
  return answerForm(form, ({ email }) => callForForm(requestPasswordReset, { email }));
}

export async function resetAction(_before: FormState, form: FormData): Promise<FormState> {
  return answerForm(form, ({ token, password }) => callForForm(resetPassword, { token, password }));
}

export async function acceptAction(_before: FormState, form: FormData): Promise<FormState> {
  return answerForm(form, async ({ token, email = "", name, password }) => {
    const joined = (await callForForm(acceptInvitation, {
      token,
      ...(password ? { password, name: name || undefined } : {}),
    })) as { store: { slug: string } };
    if (password) await signInWithPassword({ email, password });
    redirect(`/store/${joined.store.slug}`);
  });
}

/** Keeps the language with the person's profile, which mails follow, and the next sign-in. */
export async function chooseLanguageAction(form: FormData): Promise<FormState> {
  return answerForm(form, ({ locale }) => callForForm(updateProfile, { locale }));
}

/** Ends the session of this browser. */
export async function signOutAction(): Promise<never> {
  await signOutHere();
  redirect("/sign-in");
}
