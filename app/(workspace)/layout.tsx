import type { Metadata } from "next";
import { headers } from "next/headers";
import { getLocale } from "next-intl/server";
import type { ReactNode } from "react";
import "@/app/globals.css";
import { HtmlDocument } from "@/components/shared/html-document";
import { platformSettings } from "@/server/modules/settings";

export async function generateMetadata(): Promise<Metadata> {
  const { branding } = await platformSettings();
  return { title: { default: branding.name, template: `%s · ${branding.name}` }, robots: { index: false } };
}

export default async function WorkspaceRoot({ children }: { children: ReactNode }) {
  const { branding } = await platformSettings();
  const nonce = (await headers()).get("x-nonce") ?? undefined;
  return (
    <HtmlDocument locale={await getLocale()} brand={branding} nonce={nonce}>
      {children}
    </HtmlDocument>
  );
}
