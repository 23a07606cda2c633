import { getLocale, getTranslations } from "next-intl/server";
import { sitePath } from "@/components/site/site-path";
import { platformSettings } from "@/server/modules/settings";
import { directionOf } from "@/server/platform/i18n/locales";

const escaped = (text: string) => text.replaceAll(/[&<>"]/g, (sign) => `&#${sign.charCodeAt(0)};`);

const style =
  ":root{color-scheme:light dark;font:1rem/1.5 system-ui,sans-serif}body{display:grid;min-height:90vh;place-content:center;margin:0;padding:1rem;text-align:center}h1{font-size:1.25rem}";

/** What a short link answers that leads nowhere: a small page of its own, for a route has no layout to stand in. */
export async function missingLink(): Promise<Response> {
  const locale = await getLocale();
  const t = await getTranslations("common.error.missing");
  const { branding } = await platformSettings();
  const body = `<!doctype html>
<html lang="${locale}" dir="${directionOf(locale)}">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<meta name="robots" content="noindex">
<title>${escaped(t("title"))} · ${escaped(branding.name)}</title>
<style>${style}</style>
<main>
<h1>${escaped(t("title"))}</h1>
<p>${escaped(t("text"))}</p>
<p><a href="${sitePath(locale)}">${escaped(t("home"))}</a></p>
</main>
</html>
`;
  return new Response(body, {
    status: 404,
    headers: {
      "content-type": "text/html; charset=utf-8",
      "cache-control": "no-store",
      "content-security-policy": "default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'none'",
    },
  });
}
