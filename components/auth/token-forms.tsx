"use client";

import Link from "next/link";
import { useTranslations } from "next-intl";
import type { ComponentProps } from "react";
import { confirmAction, forgotAction, resetAction } from "@/app/(auth)/actions";
import { Button } from "@/components/ui/button";
import { AuthCard } from "./auth-card";
import { AuthForm } from "./auth-form";
import { Sent } from "./sent";

interface TokenFormProps extends Pick<ComponentProps<typeof AuthForm>, "action" | "fields"> {
  /** Its texts below `auth`. */
  words: "confirm" | "reset";
  /** What a mailed link brought along. */
  token: string;
}

/** What somebody came for with a mailed link; after it they sign in. */
function TokenForm({ words, token, ...form }: TokenFormProps) {
  const t = useTranslations(`auth.${words}`);
  const signIn = useTranslations("auth.signIn");
  return (
    <AuthCard title={t("title")} purpose={t("purpose")}>
      <AuthForm
        {...form}
        submit={t("action")}
        hidden={{ token }}
        done={() => (
          <>
            <Sent title={t("doneTitle")} text={t("doneText")} />
            <Button asChild size="lg">
              <Link href="/sign-in">{signIn("action")}</Link>
            </Button>
          </>
        )}
      />
    </AuthCard>
  );
}

/** Opens the account. By a click, not by visiting: mail scanners visit links too. */
export function ConfirmEmail({ token }: { token: string }) {
  return <TokenForm words="confirm" token={token} action={confirmAction} fields={[]} />;
}

export function ResetPassword({ token }: { token: string }) {
  return <TokenForm words="reset" token={token} action={resetAction} fields={["newPassword"]} />;
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
