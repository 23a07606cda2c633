import { directionOf, type Locale } from "../i18n/locales";

/** A mail's content in words; `render` gives it its two forms. */
export interface MailContent {
  locale: Locale;
  /** The installation's name, above the text. */
  brand: string;
  heading: string;
  paragraphs: string[];
  action?: { label: string; url: string };
  /** Small print under the rule: why this mail came, what to do when it was not expected. */
  footer: string[];
}

const escapes: Record<string, string> = {
  "&": "&amp;",
  "<": "&lt;",
  ">": "&gt;",
  '"': "&quot;",
  "'": "&#39;",
};
const escapeHtml = (text: string) => text.replace(/[&<>"']/g, (c) => escapes[c] ?? c);

const font = "-apple-system,'Segoe UI',Roboto,'Noto Sans',Tahoma,Arial,sans-serif";

/**
 * A mail as HTML and as text. Styles are inline, since mail programs drop style sheets; the one style element
 * holds what can only be said there, and the mail reads well without it. Colours keep their contrast when a
 * program inverts them for its dark mode.
 */
export function renderMail({ locale, brand, heading, paragraphs, action, footer }: MailContent) {
  const direction = directionOf(locale);
  const body = paragraphs
    .map((p) => `<p style="margin:0 0 16px;font-size:15px;line-height:1.6">${escapeHtml(p)}</p>`)
    .join("\n");
  const button = action
    ? `<p style="margin:24px 0"><a class="button" href="${escapeHtml(action.url)}" style="display:inline-block;padding:12px 20px;border-radius:8px;background-color:#1f2937;border:1px solid #1f2937;color:#ffffff;font-size:15px;font-weight:600;text-decoration:none">${escapeHtml(action.label)}</a></p>
<p class="quiet" dir="ltr" style="margin:0 0 16px;font-size:12px;line-height:1.5;color:#6b7280;word-break:break-all;text-align:${direction === "rtl" ? "right" : "left"}"><a class="quiet" href="${escapeHtml(action.url)}" style="color:#6b7280">${escapeHtml(action.url)}</a></p>`
    : "";
  const small = footer
    .map(
      (p) =>
        `<p class="quiet" style="margin:0 0 8px;font-size:12px;line-height:1.5;color:#6b7280">${escapeHtml(p)}</p>`,
    )
    .join("\n");
  const html = `<!doctype html>
<html lang="${locale}" dir="${direction}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<meta name="color-scheme" content="light dark">
<meta name="supported-color-schemes" content="light dark">
<title>${escapeHtml(heading)}</title>
<style>
@media (prefers-color-scheme: dark) {
  .page { background-color: #111827 !important; }
  .card { background-color: #1f2937 !important; border-color: #374151 !important; color: #f3f4f6 !important; }
  .quiet { color: #9ca3af !important; }
  .button { background-color: #f3f4f6 !important; border-color: #f3f4f6 !important; color: #111827 !important; }
}
</style>
</head>
<body class="page" style="margin:0;padding:24px 12px;background-color:#f3f4f6;font-family:${font}">
<table role="presentation" width="100%" cellpadding="0" cellspacing="0" dir="${direction}"><tr><td align="center">
<table role="presentation" width="100%" cellpadding="0" cellspacing="0" style="max-width:560px"><tr>
<td class="card" style="padding:32px;border:1px solid #e5e7eb;border-radius:8px;background-color:#ffffff;color:#111827;text-align:${direction === "rtl" ? "right" : "left"};font-family:${font}">
<p class="quiet" style="margin:0 0 24px;font-size:14px;font-weight:600;color:#6b7280">${escapeHtml(brand)}</p>
<h1 style="margin:0 0 16px;font-size:20px;line-height:1.4">${escapeHtml(heading)}</h1>
${body}
${button}
<hr style="margin:24px 0;border:0;border-top:1px solid #9ca3af">
${small}
</td></tr></table>
</td></tr></table>
</body>
</html>
`;
  const text = [
    heading,
    ...paragraphs,
    ...(action ? [`${action.label}:\n${action.url}`] : []),
    ["--", brand, ...footer].join("\n"),
  ].join("\n\n");
  return { html, text: `${text}\n` };
}
