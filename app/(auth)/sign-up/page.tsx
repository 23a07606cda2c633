import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { SignUp } from "@/components/auth/sign-up";
import { mailboxIsHere } from "@/server/request/mailbox";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("auth.signUp"))("title") };
}

export default async function SignUpPage() {
  return <SignUp mailbox={await mailboxIsHere()} />;
}
