import Link from "next/link";
import { useTranslations } from "next-intl";
import { CopyButton } from "@/components/shared/copy-button";
import { Card, CardContent, CardHeader, CardTitle } from "@/components/ui/card";
import { useStore } from "@/components/workspace/store-context";
import type { SeoResult } from "@/server/modules/analyses/contract";

/** As a script of a page: no text in it can end the script. */
const scriptOf = (jsonLd: string) =>
  `<script type="application/ld+json">\n${jsonLd.replaceAll("<", "\\u003c")}\n</script>`;

/** What a proposal has besides its fields: headings, links, ideas, structured data. */
export function SeoMore({ result: { proposal, jsonLd } }: { result: SeoResult }) {
  const t = useTranslations("analyses.seo");
  const { path } = useStore();
  const outline = proposal.headings.map(({ level, text }) => `${"#".repeat(level)} ${text}`).join("\n");
  return (
    <>
      {proposal.headings.length > 0 && (
        <Card>
          <CardHeader className="flex items-center justify-between">
            <CardTitle>{t("outline")}</CardTitle>
            <CopyButton text={outline} label={`${t("copy")}: ${t("outline")}`} iconOnly />
          </CardHeader>
          <CardContent>
            <ul className="grid gap-1">
              {proposal.headings.map(({ level, text }) => (
                <li key={`${level} ${text}`} className={level === 3 ? "ps-5" : undefined}>
                  <span className="me-2 text-muted-foreground text-xs">{`H${level}`}</span>
                  <bdi>{text}</bdi>
                </li>
              ))}
            </ul>
          </CardContent>
        </Card>
      )}
      {proposal.links.length > 0 && (
        <Card>
          <CardHeader>
            <CardTitle>{t("links")}</CardTitle>
          </CardHeader>
          <CardContent>
            <ul className="grid gap-1.5">
              {proposal.links.map(({ productId, title, anchor }) => (
                <li key={productId} className="flex flex-wrap gap-x-2">
                  <bdi>{anchor}</bdi>
                  <Link href={`${path}/products/${productId}`} className="text-primary-text hover:underline">
                    <bdi>{title}</bdi>
                  </Link>
                </li>
              ))}
            </ul>
          </CardContent>
        </Card>
      )}
      {proposal.ideas.length > 0 && (
        <Card>
          <CardHeader>
            <CardTitle>{t("ideas")}</CardTitle>
          </CardHeader>
          <CardContent>
            <ul dir="auto" className="grid list-disc gap-1.5 ps-4">
              {proposal.ideas.map((idea) => (
                <li key={idea}>{idea}</li>
              ))}
            </ul>
          </CardContent>
        </Card>
      )}
      <Card>
        <CardHeader className="flex flex-wrap items-center justify-between gap-2">
          <div>
            <CardTitle>{t("jsonLd")}</CardTitle>
            <p className="text-muted-foreground text-sm">{t("jsonLdText")}</p>
          </div>
          <CopyButton text={scriptOf(jsonLd)} label={`${t("copy")}: ${t("jsonLd")}`} />
        </CardHeader>
        <CardContent>
          <pre
            dir="ltr"
            // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard
            tabIndex={0}
            className="max-h-72 overflow-auto rounded-md bg-muted/50 p-3 font-mono text-xs"
          >
            {jsonLd}
          </pre>
        </CardContent>
      </Card>
    </>
  );
}
