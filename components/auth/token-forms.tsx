"use client";

import Link from "next/link";
import { useTranslations } from "next-intl";
import { confirmAction, forgotAction, resetAction } from "@/app/(auth)/actions";
import { Button } from "@/components/ui/button";
import { AuthCard } from "./auth-card";
import { AuthForm } from "./auth-form";
import { Sent } from "./sent";

function SignInLink() {
  const t = useTranslations("auth.signIn");
  return (
    <Button asChild size="lg">
      <Link href="/sign-in">{t("action")}</Link>
    </Button>
  );
}

/** Opens the account. By a click, not by visiting: mail scanners visit links too. */
export function ConfirmEmail({ token }: { token: string }) {
  const t = useTranslations("auth.confirm");
  return (
    <AuthCard title={t("title")} purpose={t("purpose")}>
      <AuthForm
        action={confirmAction}
        fields={[]}
        submit={t("action")}
        hidden={{ token }}
        done={() => (
          <>
            <Sent title={t("doneTitle")} text={t("doneText")} />
            <SignInLink />
          </>
        )}
      />
    </AuthCard>
  );
}

export function ForgotPassword({ mailbox }: { mailbox: boolean }) {
  const t = useTranslations("auth.forgot");
  const signUp = useTranslations("auth.signUp");
  return (
    <AuthCard title={t("title")} purpose={t("purpose")}>
      <AuthForm
        action={forgotAction}
        fields={["email"]}
        submit={t("action")}
        done={({ email = "" }) => (
          <Sent
            title={t("sentTitle")}
            text={t("sentText", { email })}
            mailbox={mailbox ? signUp("mailbox") : undefined}
          />
        )}
      />
      <Link
        href="/sign-in"
        className="font-medium text-primary-text text-sm underline-offset-4 hover:underline"
      >
        {t("back")}
      </Link>
    </AuthCard>
  );
}

export function ResetPassword({ token }: { token: string }) {
  const t = useTranslations("auth.reset");
  return (
    <AuthCard title={t("title")} purpose={t("purpose")}>
      <AuthForm
        action={resetAction}
        fields={["newPassword"]}
        submit={t("action")}
        hidden={{ token }}
        done={() => (
          <>
            <Sent title={t("doneTitle")} text={t("doneText")} />
            <SignInLink />
          </>
        )}
      />
    </AuthCard>
  );
}
