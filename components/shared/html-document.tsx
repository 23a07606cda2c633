import { NextIntlClientProvider } from "next-intl";
import type { CSSProperties, ReactNode } from "react";
import { accentStyle } from "@/components/theme/accent";
import { DocumentFonts } from "@/components/theme/document-fonts";
import { inter } from "@/components/theme/fonts";
import { kazakhNumberScript, preferenceScript } from "@/components/theme/preferences";
import { directionOf, type Locale } from "@/server/platform/i18n/locales";
import type { Namespace } from "@/server/platform/i18n/namespaces";
import { clientMessages } from "./client-messages";
import { DocumentProviders } from "./document-providers";

interface HtmlDocumentProps {
  locale: Locale;
  /** The branding's primary colour (`#rrggbb`) and the theme of people who chose none. */
  brand: { primaryColor: string; theme: "system" | "light" | "dark" | "gradient" };
  /** The texts that client components of every page below need, beside `common` and `shell`. */
  namespaces?: Namespace[];
  /** The timezone in which client components tell dates (an IANA name). */
  timeZone?: string;
  /** The nonce of the content security policy, on pages rendered at request. */
  nonce?: string;
  children: ReactNode;
}

/** `<html>` and `<body>`: language, direction, fonts, colours, theme without a flash, and texts for the browser. */
export async function HtmlDocument({
  locale,
  brand,
  namespaces = [],
  timeZone = "UTC",
  nonce,
  children,
}: HtmlDocumentProps) {
  const direction = directionOf(locale);
  const script = locale === "kk" ? preferenceScript + kazakhNumberScript : preferenceScript;
  return (
    <html
      lang={locale}
      dir={direction}
      className={inter.variable}
      data-theme={brand.theme === "gradient" ? "system" : brand.theme}
      data-look={brand.theme === "gradient" ? "gradient" : undefined}
      style={accentStyle(brand.primaryColor) as CSSProperties}
      suppressHydrationWarning
    >
      {/* biome-ignore lint/style/noHeadElement: this is the document itself, not a page of the old router */}
      <head>
        {/* biome-ignore lint/security/noDangerouslySetInnerHtml: our own constant; it must run before the first paint */}
        <script nonce={nonce} suppressHydrationWarning dangerouslySetInnerHTML={{ __html: script }} />
      </head>
      <body>
        <NextIntlClientProvider
          locale={locale}
          timeZone={timeZone}
          messages={await clientMessages(locale, ["common", "shell", ...namespaces])}
        >
          <DocumentFonts japanese={locale === "ja"} />
          <DocumentProviders direction={direction}>{children}</DocumentProviders>
        </NextIntlClientProvider>
      </body>
    </html>
  );
}
