import type { Metadata } from "next";
import { headers } from "next/headers";
import { getLocale } from "next-intl/server";
import type { ReactNode } from "react";
import "@/app/globals.css";
import { HtmlDocument } from "@/components/shared/html-document";
import { platformSettings } from "@/server/modules/settings";

export const metadata: Metadata = { robots: { index: false } };

/** Pages that are nothing but what is printed: no frame of the app around them. */
export default async function PrintRoot({ children }: { children: ReactNode }) {
  const { branding } = await platformSettings();
  const nonce = (await headers()).get("x-nonce") ?? undefined;
  return (
    <HtmlDocument locale={await getLocale()} brand={branding} nonce={nonce}>
      {children}
    </HtmlDocument>
  );
}
