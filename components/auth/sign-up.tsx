"use client";

import Link from "next/link";
import { useTranslations } from "next-intl";
import { signUpAction } from "@/app/(auth)/actions";
import { AuthCard } from "./auth-card";
import { AuthForm } from "./auth-form";
import { Sent } from "./sent";

/** `mailbox`: mails of this installation can be read on its own page. */
export function SignUp({ mailbox }: { mailbox: boolean }) {
  const t = useTranslations("auth.signUp");
  return (
    <AuthCard title={t("title")} purpose={t("purpose")}>
      <AuthForm
        action={signUpAction}
        fields={["name", "email", "newPassword"]}
        submit={t("action")}
        done={({ email = "" }) => (
          <Sent
            title={t("sentTitle")}
            text={t("sentText", { email })}
            mailbox={mailbox ? t("mailbox") : undefined}
          />
        )}
      />
      <p className="text-muted-foreground text-sm">
        {t("have")}{" "}
        <Link href="/sign-in" className="font-medium text-primary-text underline-offset-4 hover:underline">
          {t("signIn")}
        </Link>
      </p>
    </AuthCard>
  );
}
