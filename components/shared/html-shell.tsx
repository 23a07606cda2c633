import type { CSSProperties, ReactNode } from "react";
import { accentStyle } from "@/components/theme/accent";
import { inter } from "@/components/theme/fonts";
import { kazakhNumberScript, preferenceScript } from "@/components/theme/preferences";
import { directionOf, type Locale } from "@/server/platform/i18n/locales";

export interface HtmlShellProps {
  locale: Locale;
  /** The branding's primary colour (`#rrggbb`) and the theme of people who chose none. */
  brand: { primaryColor: string; theme: "system" | "light" | "dark" | "gradient" };
  /** The nonce of the content security policy, on pages rendered at request. */
  nonce?: string | undefined;
  children: ReactNode;
}

/**
 * `<html>` and `<body>`: language, direction, colours, theme without a flash. By itself it suits pages that are drawn
 * wholly on the server, as the public ones are; HtmlDocument adds what components in the browser need. Fonts that
 * some languages need besides are brought by LocaleFonts, which the page of an outage does without.
 */
export function HtmlShell({ locale, brand, nonce, children }: HtmlShellProps) {
  const script = locale === "kk" ? preferenceScript + kazakhNumberScript : preferenceScript;
  return (
    <html
      lang={locale}
      dir={directionOf(locale)}
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
      <body>{children}</body>
    </html>
  );
}
