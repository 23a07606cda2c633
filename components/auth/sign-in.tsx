"use client";

import Link from "next/link";
import { useTranslations } from "next-intl";
import { useActionState } from "react";
import { resendAction, signInAction } from "@/app/(auth)/actions";
import { Button } from "@/components/ui/button";
import { AuthCard } from "./auth-card";
import { AuthForm } from "./auth-form";

const link = "font-medium text-primary-text underline-offset-4 hover:underline";

/** Sends the link of an unconfirmed account again. */
function Resend({ email }: { email: string }) {
  const t = useTranslations("auth");
  const [state, send, pending] = useActionState(resendAction, { values: {} });
  if (state.done) return <p className="mt-2 font-medium">{t("signUp.sentTitle")}</p>;
  return (
    <span className="mt-2 block">
      <Button
        variant="outline"
        size="sm"
        loading={pending}
        formNoValidate
        formAction={(form) => {
          form.set("email", email);
          send(form);
        }}
        type="submit"
      >
        {t("signIn.resend")}
      </Button>
    </span>
  );
}

export function SignIn({ next }: { next: string | undefined }) {
  const t = useTranslations("auth.signIn");
  return (
    <AuthCard title={t("title")} purpose={t("purpose")}>
      <AuthForm
        action={signInAction}
        fields={["email", "password"]}
        submit={t("action")}
        hidden={{ next }}
        remedies={(code, { email = "" }) => code === "EMAIL_NOT_VERIFIED" && <Resend email={email} />}
      />
      <p className="flex flex-wrap justify-between gap-2 text-sm">
        <Link href="/sign-in/forgot" className={link}>
          {t("forgot")}
        </Link>
        <span className="text-muted-foreground">
          {t("noAccount")}{" "}
          <Link href="/sign-up" className={link}>
            {t("create")}
          </Link>
        </span>
      </p>
    </AuthCard>
  );
}
