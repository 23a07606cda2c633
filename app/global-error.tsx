"use client";

import { useSyncExternalStore } from "react";
import "@/app/globals.css";
import { HtmlShell } from "@/components/shared/html-shell";
import ar from "@/messages/ar/outage.json";
import en from "@/messages/en/outage.json";
import fa from "@/messages/fa/outage.json";
import ja from "@/messages/ja/outage.json";
import kk from "@/messages/kk/outage.json";
import ru from "@/messages/ru/outage.json";
import th from "@/messages/th/outage.json";
import { defaultLocale, isLocale, type Locale, localeCookie } from "@/server/platform/i18n/locales";
import { negotiateLocale } from "@/server/platform/i18n/negotiate";

const messages: Record<Locale, typeof en> = { en, fa, ar, th, ru, kk, ja };

/** The language of this device: the server could not say. */
function deviceLocale(): Locale {
  const chosen = new RegExp(`(?:^|; )${localeCookie}=(\\w+)`).exec(document.cookie)?.[1] ?? "";
  return isLocale(chosen) ? chosen : negotiateLocale(navigator.languages.join(","));
}

const brand = { primaryColor: "#4f46e5", theme: "system" } as const;

/**
 * What stands in place of everything when not even a frame could be drawn, such as while the database is away.
 * Its words come with it, for whoever would bring them may be what failed.
 */
export default function GlobalError({ error }: { error: Error & { digest?: string } }) {
  const locale = useSyncExternalStore(
    () => () => {},
    deviceLocale,
    () => defaultLocale,
  );
  const words = messages[locale];
  return (
    <HtmlShell locale={locale} brand={brand}>
      <title>{words.title}</title>
      <main id="content" className="mx-auto flex max-w-md flex-col items-center px-4 py-24 text-center">
        <h1 className="font-semibold text-lg">{words.title}</h1>
        <p className="mt-1 text-pretty text-muted-foreground">{words.text}</p>
        <button
          type="button"
          // A whole document again: what failed may be anything of this one.
          onClick={() => window.location.reload()}
          className="mt-5 inline-flex h-10 items-center rounded-md bg-primary px-4 font-medium text-primary-foreground hover:bg-primary-hover"
        >
          {words.retry}
        </button>
        {error.digest && (
          <p className="mt-5 text-muted-foreground text-xs">
            {words.code} <bdi className="select-all font-mono text-foreground">{error.digest}</bdi>
          </p>
        )}
      </main>
    </HtmlShell>
  );
}
