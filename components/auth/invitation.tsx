"use client";

import Link from "next/link";
import { useTranslations } from "next-intl";
import type { z } from "zod";
import { acceptAction, signOutAction } from "@/app/(auth)/actions";
import { Button } from "@/components/ui/button";
import type { InvitationPreview } from "@/server/modules/workspaces/contract";
import { AuthCard } from "./auth-card";
import { AuthForm } from "./auth-form";

interface Props {
  token: string;
  invitation: z.output<typeof InvitationPreview>;
  signedInAs: string | null;
}

/** What a mailed invitation leads to: join with one's account, sign in first, or open an account. */
export function Invitation({ token, invitation, signedInAs }: Props) {
  const t = useTranslations("auth.invite");
  const roles = useTranslations("auth.roles");
  const { store, inviter, email, role, hasAccount } = invitation;
  const join = { action: acceptAction, submit: t("action"), hidden: { token, email } };
  return (
    <AuthCard
      title={t("title", { store: store.name })}
      purpose={t("purpose", { inviter, role: roles(role) })}
    >
      {signedInAs === email ? (
        <>
          <p>{t("account", { email })}</p>
          <AuthForm {...join} fields={[]} />
        </>
      ) : signedInAs ? (
        <form action={signOutAction} className="grid gap-4">
          <p>{t("other", { email: signedInAs })}</p>
          <Button type="submit" variant="outline">
            {t("signOut")}
          </Button>
        </form>
      ) : hasAccount ? (
        <>
          <p>{t("signInFirst", { email })}</p>
          <Button asChild size="lg">
            <Link href={`/sign-in?next=${encodeURIComponent(`/invite/${token}`)}`}>{t("signIn")}</Link>
          </Button>
        </>
      ) : (
        <>
          <p>{t("newAccount", { email })}</p>
          <AuthForm {...join} fields={["name", "newPassword"]} />
        </>
      )}
    </AuthCard>
  );
}
