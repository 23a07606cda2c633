import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { ForgotPassword } from "@/components/auth/token-forms";
import { mailboxIsHere } from "@/server/request/mailbox";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("auth.forgot"))("title") };
}

export default async function ForgotPage() {
  return <ForgotPassword mailbox={await mailboxIsHere()} />;
}
