import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { SignIn } from "@/components/auth/sign-in";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("auth.signIn"))("title") };
}

export default async function SignInPage({
  searchParams,
}: {
  searchParams: Promise<{ next?: string | string[] }>;
}) {
  const { next } = await searchParams;
  return <SignIn next={typeof next === "string" ? next : undefined} />;
}
