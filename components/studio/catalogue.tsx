import {
  ArrowRight,
  Images,
  ImageUp,
  Layers,
  type LucideIcon,
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
import { WayCard, WayCards } from "@/components/shared/way-card";
import { type ServiceId, services } from "@/server/modules/studio/services";

const icons: Record<ServiceId, LucideIcon> = {
  "product-description": PenLine,
  "social-post": Megaphone,
  "seo-optimizer": SearchCheck,
  "email-campaign": Mail,
  "image-enhancement": ImageUp,
  "video-thumbnail": Video,
  "image-generation": Wand2,
};
const categories = ["content", "marketing", "media"] as const;

/** A way to more than one text or picture: in a row of its own. */
function WayRow({ href, icon: Icon, title }: { href: string; icon: LucideIcon; title: string }) {
  return (
    <Link
      href={href}
      className="flex items-center gap-3 rounded-lg border bg-card p-4 font-medium hover:border-primary-text/40"
    >
      <Icon className="size-5 text-primary-text" aria-hidden />
      {title}
      <ArrowRight className="ms-auto size-4 text-muted-foreground rtl:-scale-x-100" aria-hidden />
    </Link>
  );
}

/** The services with their prices, by what they are for, and what else the studio does. */
export function Catalogue({ base, ownKey }: { base: string; ownKey: ReadonlySet<ServiceId> }) {
  const t = useTranslations("studio");
  const common = useTranslations("common");
  const pictures = useTranslations("pictures.list");
  const analyses = useTranslations("analyses");
  const ads = useTranslations("ads");
  return (
    <div className="grid gap-8">
      {categories.map((category) => (
        <section key={category} className="grid gap-3">
          <h2 className="font-semibold text-lg">{t(`categories.${category}`)}</h2>
          <WayCards>
            {services
              .filter((service) => service.category === category)
              .map(({ id, points }) => (
                <WayCard
                  key={id}
                  href={`${base}/studio/${id}`}
                  icon={icons[id]}
                  title={t(`services.${id}.title`)}
                  purpose={t(`services.${id}.purpose`)}
                  aside={ownKey.has(id) ? common("cost.ownKey") : common("points", { count: points })}
                />
              ))}
            {category === "marketing" && (
              <WayCard
                href={`${base}/studio/ads`}
                icon={RectangleEllipsis}
                title={ads("title")}
                purpose={ads("purpose")}
              />
            )}
          </WayCards>
        </section>
      ))}
      <section className="grid gap-3">
        <div className="flex items-baseline justify-between gap-3">
          <h2 className="font-semibold text-lg">{analyses("title")}</h2>
          <Link href={`${base}/studio/analyses`} className="text-primary-text text-sm hover:underline">
            {analyses("open")}
          </Link>
        </div>
        <KindCards base={base} />
      </section>
      <div className="grid gap-3">
        <WayRow href={`${base}/studio/bulk`} icon={Layers} title={t("bulk")} />
        <WayRow href={`${base}/studio/pictures`} icon={Images} title={pictures("title")} />
      </div>
    </div>
  );
}
