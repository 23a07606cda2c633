import { NextIntlClientProvider } from "next-intl";
import { LocaleFonts } from "@/components/theme/locale-fonts";
import { directionOf } from "@/server/platform/i18n/locales";
import type { Namespace } from "@/server/platform/i18n/namespaces";
import { clientMessages } from "./client-messages";
import { DocumentProviders } from "./document-providers";
import { HtmlShell, type HtmlShellProps } from "./html-shell";

interface HtmlDocumentProps extends HtmlShellProps {
  /** The texts that client components of every page below need, beside `common` and `shell`. */
  namespaces?: Namespace[];
  /** The timezone in which client components tell dates (an IANA name). */
  timeZone?: string;
}

/** The document of pages that live in the browser: the shell, texts for client components, toasts, direction. */
export async function HtmlDocument({
  locale,
  namespaces = [],
  timeZone = "UTC",
  children,
  ...shell
}: HtmlDocumentProps) {
  return (
    <HtmlShell locale={locale} {...shell}>
      <LocaleFonts locale={locale} />
      <NextIntlClientProvider
        locale={locale}
        timeZone={timeZone}
        messages={await clientMessages(locale, ["common", "shell", ...namespaces])}
      >
        <DocumentProviders direction={directionOf(locale)}>{children}</DocumentProviders>
      </NextIntlClientProvider>
    </HtmlShell>
  );
}
