import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { ConfirmEmail } from "@/components/auth/token-forms";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("auth.confirm"))("title") };
}

export default async function ConfirmEmailPage({ params }: { params: Promise<{ token: string }> }) {
  return <ConfirmEmail token={(await params).token} />;
}
