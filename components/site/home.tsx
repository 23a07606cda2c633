import { Coins, FileInput, Layers, PenLine, Plug, Users } from "lucide-react";
import { useTranslations } from "next-intl";
import { Button } from "@/components/ui/button";
import type { Locale } from "@/server/platform/i18n/locales";
import { sitePath } from "./site-path";
import { WritingSample } from "./writing-sample";

const features = [
  ["import", FileInput],
  ["write", PenLine],
  ["bulk", Layers],
  ["cost", Coins],
  ["team", Users],
  ["api", Plug],
] as const;

/** The public front page: what the product does today, and the way in. */
export function Home({
  name,
  welcomePoints,
  locale,
}: {
  name: string;
  welcomePoints: number;
  locale: Locale;
}) {
  const t = useTranslations("site");
  return (
    <main id="content">
      <section className="mx-auto grid max-w-5xl items-center gap-10 px-4 py-16 *:min-w-0 md:grid-cols-2 md:py-24">
        <div>
          <h1 className="text-balance font-semibold text-3xl tracking-tight">{t("hero.title")}</h1>
          <p className="mt-4 text-pretty text-lg text-muted-foreground">{t("hero.text", { name })}</p>
          <div className="mt-7 flex flex-wrap gap-3">
            <Button asChild size="lg">
              <a href="/sign-up">{t("hero.action")}</a>
            </Button>
            <Button asChild size="lg" variant="outline">
              <a href={sitePath(locale, "pricing")}>{t("hero.secondary")}</a>
            </Button>
          </div>
          <p className="mt-4 text-muted-foreground text-sm">{t("hero.note", { points: welcomePoints })}</p>
        </div>
        <WritingSample />
      </section>
      <section className="border-y bg-sidebar">
        <div className="mx-auto max-w-5xl px-4 py-16">
          <h2 className="font-semibold text-xl">{t("features.title")}</h2>
          <ul className="mt-8 grid gap-x-8 gap-y-9 sm:grid-cols-2 lg:grid-cols-3">
            {features.map(([key, Icon]) => (
              <li key={key}>
                <Icon className="size-5 text-primary-text" aria-hidden />
                <h3 className="mt-3 font-medium text-lg">{t(`features.${key}.title`)}</h3>
                <p className="mt-1 text-pretty text-muted-foreground">{t(`features.${key}.text`)}</p>
              </li>
            ))}
          </ul>
        </div>
      </section>
      <section className="mx-auto flex max-w-5xl flex-wrap items-center justify-between gap-6 px-4 py-16">
        <div className="max-w-xl">
          <h2 className="font-semibold text-xl">{t("own.title")}</h2>
          <p className="mt-2 text-pretty text-muted-foreground">{t("own.text")}</p>
        </div>
        <Button asChild size="lg">
          <a href="/sign-up">{t("own.action")}</a>
        </Button>
      </section>
    </main>
  );
}
