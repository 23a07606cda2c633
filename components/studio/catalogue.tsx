import {
  ArrowRight,
  Images,
  ImageUp,
  Layers,
  Mail,
  Megaphone,
  PenLine,
  RectangleEllipsis,
  SearchCheck,
  Video,
  Wand2,
} from "lucide-react";
import Link from "next/link";
import { useTranslations } from "next-intl";
import { KindCards } from "@/components/analyses/kind-cards";
import { type Service, type ServiceId, services } from "@/server/modules/studio/services";

const icons: Record<ServiceId, typeof PenLine> = {
  "product-description": PenLine,
  "social-post": Megaphone,
  "seo-optimizer": SearchCheck,
  "email-campaign": Mail,
  "image-enhancement": ImageUp,
  "video-thumbnail": Video,
  "image-generation": Wand2,
};
const categories = ["content", "marketing", "media"] as const;

interface CardProps {
  service: Service;
  base: string;
  /** It is done with the store's own key, and so for no points. */
  ownKey: boolean;
}

function ServiceCard({ service, base, ownKey }: CardProps) {
  const t = useTranslations("studio");
  const points = useTranslations("common");
  const Icon = icons[service.id];
  const title = t(`services.${service.id}.title`);
  return (
    <li className="group relative grid content-start gap-2 rounded-lg border bg-card p-4 transition-colors hover:border-primary-text/40">
      <div className="flex items-start justify-between gap-3">
        <span className="grid size-9 place-items-center rounded-md bg-primary-soft text-primary-text">
          <Icon className="size-4.5" aria-hidden />
        </span>
        <span className="text-muted-foreground text-sm tabular-nums">
          {ownKey ? points("cost.ownKey") : points("points", { count: service.points })}
        </span>
      </div>
      <h3 className="font-medium">
        <Link
          href={`${base}/studio/${service.id}`}
          className="rounded-sm after:absolute after:inset-0 after:rounded-lg"
        >
          {title}
        </Link>
      </h3>
      <p className="text-pretty text-muted-foreground">{t(`services.${service.id}.purpose`)}</p>
      <ArrowRight
        aria-hidden
        className="size-4 text-primary-text opacity-0 transition-opacity group-hover:opacity-100 rtl:-scale-x-100"
      />
    </li>
  );
}

/** The six services with their prices, by what they are for. */
export function Catalogue({ base, ownKey }: { base: string; ownKey: ReadonlySet<ServiceId> }) {
  const t = useTranslations("studio");
  const pictures = useTranslations("pictures.list");
  const analyses = useTranslations("analyses");
  const ads = useTranslations("ads");
  return (
    <div className="grid gap-8">
      {categories.map((category) => (
        <section key={category} className="grid gap-3">
          <h2 className="font-semibold text-lg">{t(`categories.${category}`)}</h2>
          <ul className="grid gap-3 sm:grid-cols-2 lg:grid-cols-3">
            {services
              .filter((service) => service.category === category)
              .map((service) => (
                <ServiceCard key={service.id} service={service} base={base} ownKey={ownKey.has(service.id)} />
              ))}
          </ul>
        </section>
      ))}
      <Link
        href={`${base}/studio/ads`}
        className="flex items-center gap-3 rounded-lg border bg-card p-4 font-medium hover:border-primary-text/40"
      >
        <RectangleEllipsis className="size-5 text-primary-text" aria-hidden />
        <span>
          {ads("title")}
          <span className="block font-normal text-muted-foreground">{ads("purpose")}</span>
        </span>
        <ArrowRight className="ms-auto size-4 text-muted-foreground rtl:-scale-x-100" aria-hidden />
      </Link>
      <section className="grid gap-3">
        <div className="flex items-baseline justify-between gap-3">
          <h2 className="font-semibold text-lg">{analyses("title")}</h2>
          <Link href={`${base}/studio/analyses`} className="text-primary-text text-sm hover:underline">
            {analyses("open")}
          </Link>
        </div>
        <KindCards base={base} />
      </section>
      <Link
        href={`${base}/studio/bulk`}
        className="flex items-center gap-3 rounded-lg border bg-card p-4 font-medium hover:border-primary-text/40"
      >
        <Layers className="size-5 text-primary-text" aria-hidden />
        {t("bulk")}
        <ArrowRight className="ms-auto size-4 text-muted-foreground rtl:-scale-x-100" aria-hidden />
      </Link>
      <Link
        href={`${base}/studio/pictures`}
        className="flex items-center gap-3 rounded-lg border bg-card p-4 font-medium hover:border-primary-text/40"
      >
        <Images className="size-5 text-primary-text" aria-hidden />
        {pictures("title")}
        <ArrowRight className="ms-auto size-4 text-muted-foreground rtl:-scale-x-100" aria-hidden />
      </Link>
    </div>
  );
}
