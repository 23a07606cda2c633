import { ArrowRight } from "lucide-react";
import Link from "next/link";
import { useLocale, useTranslations } from "next-intl";
import { ProductPicture } from "@/components/catalog/product-picture";
import { Money } from "@/components/shared/money";
import { useStore } from "@/components/workspace/store-context";
import { type Card, keyOfCard, pathOfPage } from "@/server/modules/assistant/contract";
import { formatNumber } from "@/server/platform/i18n/format";

const box = "flex min-w-0 items-center gap-2.5 rounded-lg border bg-card p-2.5";

/** What of the store an answer is about: products and pages lead there, figures are read. */
export function Cards({ cards }: { cards: Card[] }) {
  const t = useTranslations("assistant");
  if (cards.length === 0) return null;
  return (
    <ul aria-label={t("title")} className="grid gap-2 sm:grid-cols-2">
      {cards.map((card) => (
        <li key={keyOfCard(card)} className={card.type === "figures" ? "sm:col-span-2" : ""}>
          {card.type === "product" && <ProductCard card={card} />}
          {card.type === "page" && <PageCard page={card.page} />}
          {card.type === "figures" && <Figures figures={card.figures} />}
        </li>
      ))}
    </ul>
  );
}

function ProductCard({ card }: { card: Extract<Card, { type: "product" }> }) {
  const t = useTranslations("assistant");
  const { path } = useStore();
  return (
    <Link href={`${path}/products/${card.id}`} className={`${box} hover:border-primary-text/40`}>
      <ProductPicture url={card.imageUrl} name={card.title} className="size-9" />
      <span className="grid min-w-0">
        <bdi className="truncate font-medium">{card.title}</bdi>
        <span className="flex flex-wrap gap-x-2 text-muted-foreground text-sm tabular-nums">
          {card.price && <Money {...card.price} />}
          {card.quantity !== null && <span>{t("stock", { count: card.quantity })}</span>}
        </span>
      </span>
    </Link>
  );
}

function PageCard({ page }: { page: Extract<Card, { type: "page" }>["page"] }) {
  const t = useTranslations("assistant.pages");
  const { path } = useStore();
  return (
    <Link href={`${path}${pathOfPage(page)}`} className={`${box} font-medium hover:border-primary-text/40`}>
      {t(page)}
      <ArrowRight className="ms-auto size-4 shrink-0 text-muted-foreground rtl:-scale-x-100" aria-hidden />
    </Link>
  );
}

function Figures({ figures }: { figures: Extract<Card, { type: "figures" }>["figures"] }) {
  const t = useTranslations("assistant.figures");
  const locale = useLocale();
  return (
    <dl className="flex flex-wrap gap-x-6 gap-y-2 rounded-lg border bg-card p-3">
      {figures.map(({ id, value }) => (
        <div key={id} className="grid">
          <dt className="text-muted-foreground text-sm">{t(id)}</dt>
          <dd className="font-semibold tabular-nums">{formatNumber(value, locale)}</dd>
        </div>
      ))}
    </dl>
  );
}
