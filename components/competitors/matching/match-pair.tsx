import { Check, ExternalLink, X } from "lucide-react";
import Link from "next/link";
import { useLocale, useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { ProductPicture } from "@/components/catalog/product-picture";
import { Money } from "@/components/shared/money";
import { Badge } from "@/components/ui/badge";
import { Card, CardContent, CardHeader, CardTitle } from "@/components/ui/card";
import { useStore } from "@/components/workspace/store-context";
import type { Match } from "@/server/modules/competitors/contract";
import { formatPercent } from "@/server/platform/i18n/format";
import { UnitPrice } from "./unit-price";

/** Both sides of a match, with what agrees and what differs. */
export function MatchPair({ match, currency }: { match: Match; currency: string }) {
  const t = useTranslations("matching");
  const { path } = useStore();
  const { own, theirs } = match;
  return (
    <div className="grid gap-4">
      <Verdict match={match} />
      <Pictures match={match} />
      <div className="grid gap-4 lg:grid-cols-2">
        <Side
          heading={t("review.own")}
          title={own.title}
          picture={own.imageUrl}
          rows={[
            ["price", <Price key="price" amount={own.price} currency={currency} />],
            ["unitPrice", own.unitPrice && <UnitPrice price={own.unitPrice} currency={currency} />],
            [
              "options",
              own.options.length > 0
                ? own.options.map(({ name, value }) => `${name}: ${value}`).join(", ")
                : own.variantId === null && t("review.allVariants"),
            ],
            ["brand", own.brand],
            ["sku", own.sku],
            ["gtin", own.barcode],
          ]}
        >
          <Link
            className="text-primary-text hover:underline"
            href={`${path}/competitors/compare/${own.productId}`}
          >
            {t("review.compare")}
          </Link>
        </Side>
        <Side
          heading={t("review.theirs")}
          title={theirs.title}
          picture={theirs.picture}
          rows={[
            ["shop", theirs.shop],
            ["price", <TheirPrice key="price" theirs={theirs} currency={currency} />],
            ["unitPrice", theirs.unitPrice && <UnitPrice price={theirs.unitPrice} currency={currency} />],
            ["brand", theirs.brand],
            ["sku", theirs.sku],
            ["mpn", theirs.mpn],
            ["gtin", theirs.gtin],
          ]}
        >
          <a
            className="inline-flex items-center gap-1.5 text-primary-text hover:underline"
            href={theirs.url}
            target="_blank"
            rel="noreferrer noopener"
          >
            <ExternalLink className="size-4" aria-hidden />
            {t("review.open")}
          </a>
        </Side>
      </div>
    </div>
  );
}

/** Both pictures beside each other, where the products stand one under the other. */
function Pictures({ match: { own, theirs } }: { match: Match }) {
  const t = useTranslations("matching.review");
  if (!own.imageUrl && !theirs.picture) return null;
  const sides = [
    { heading: t("own"), url: own.imageUrl, name: own.title },
    { heading: t("theirs"), url: theirs.picture, name: theirs.title },
  ];
  return (
    <div className="grid grid-cols-2 gap-4 lg:hidden">
      {sides.map(({ heading, url, name }) => (
        <figure key={heading} className="grid content-start gap-1.5">
          <ProductPicture url={url} name={name} className="h-40 w-full object-contain" />
          <figcaption className="text-muted-foreground text-sm">{heading}</figcaption>
        </figure>
      ))}
    </div>
  );
}

function Price({ amount, currency }: { amount: number | null; currency: string }) {
  const t = useTranslations("matching.review");
  return amount === null ? t("noPrice") : <Money amount={amount} currency={currency} />;
}

/** Their price as their page says it, and what that is in the store's currency where that is another. */
function TheirPrice({ theirs, currency }: { theirs: Match["theirs"]; currency: string }) {
  const t = useTranslations("matching.comparison");
  if (theirs.priceMinor === null || theirs.currency === null)
    return <Price amount={null} currency={currency} />;
  return (
    <span className="inline-flex flex-wrap items-baseline gap-x-2">
      <Money amount={theirs.priceMinor} currency={theirs.currency} />
      {theirs.currency !== currency && (
        <span className="text-muted-foreground text-sm">
          {theirs.price === null ? (
            t("noRate", { currency: theirs.currency })
          ) : (
            <Money amount={theirs.price} currency={currency} />
          )}
        </span>
      )}
    </span>
  );
}

function Verdict({ match }: { match: Match }) {
  const t = useTranslations("matching");
  const locale = useLocale();
  const { confidence, reasons, automatic, byHand, others } = match;
  return (
    <div className="grid gap-2">
      <div className="flex flex-wrap items-center gap-2">
        {confidence !== null && !byHand && (
          <Badge variant={confidence >= 80 ? "success" : confidence >= 50 ? "info" : "warning"}>
            {t("review.sure", { percent: formatPercent(confidence / 100, locale) })}
          </Badge>
        )}
        {automatic && <Badge variant="accent">{t("review.automatic")}</Badge>}
        {byHand && <Badge variant="accent">{t("review.byHand")}</Badge>}
        {others > 0 && (
          <span className="text-muted-foreground text-sm">{t("review.others", { count: others })}</span>
        )}
      </div>
      <ul className="flex flex-wrap gap-1.5">
        {reasons.map(({ aspect, verdict, alike }) => (
          <li key={`${aspect} ${verdict}`}>
            <Badge variant={verdict === "agrees" ? "success" : "destructive"}>
              {verdict === "agrees" ? <Check aria-hidden /> : <X aria-hidden />}
              {alike === undefined
                ? t(`aspects.${aspect}`)
                : t("review.alike", { percent: formatPercent(alike / 100, locale) })}
              <span className="sr-only">{t(`review.${verdict}`)}</span>
            </Badge>
          </li>
        ))}
      </ul>
    </div>
  );
}

type Row = [
  name: "shop" | "price" | "unitPrice" | "options" | "brand" | "sku" | "mpn" | "gtin",
  value: ReactNode,
];

function Side({
  heading,
  title,
  picture,
  rows,
  children,
}: {
  heading: string;
  title: string;
  picture: string | null;
  rows: Row[];
  children: ReactNode;
}) {
  const t = useTranslations("matching.fields");
  return (
    <Card>
      <CardHeader className="pb-2">
        <CardTitle className="font-normal text-muted-foreground text-sm">{heading}</CardTitle>
      </CardHeader>
      <CardContent className="grid gap-3">
        <div className="flex min-w-0 items-start gap-3">
          <ProductPicture url={picture} name={title} className="size-32 object-contain max-lg:hidden" />
          <p dir="auto" className="min-w-0 break-words font-medium">
            {title}
          </p>
        </div>
        <dl className="grid grid-cols-[auto_1fr] gap-x-4 gap-y-1.5">
          {rows.map(
            ([name, value]) =>
              value && (
                <div key={name} className="contents">
                  <dt className="text-muted-foreground text-sm">{t(name)}</dt>
                  <dd className="min-w-0 break-words">
                    {typeof value === "string" ? <bdi>{value}</bdi> : value}
                  </dd>
                </div>
              ),
          )}
        </dl>
        <p>{children}</p>
      </CardContent>
    </Card>
  );
}
