import { useTranslations } from "next-intl";

/** A still of the studio at work, drawn with the app's own surfaces. Pointless to tab through, so inert. */
export function WritingSample() {
  const t = useTranslations("site.sample");
  return (
    <figure aria-label={t("label")} className="relative rounded-xl border bg-card shadow-lg" inert>
      <div className="flex items-center gap-3 border-b p-4">
        <span className="grid size-11 shrink-0 place-items-center rounded-md bg-success-soft text-success">
          <svg viewBox="0 0 512 512" className="size-8" fill="currentColor" aria-hidden>
            <path d="M176 128l-86 54 40 72 38-18v150h176V236l38 18 40-72-86-54c-14 34-44 50-80 50s-66-16-80-50z" />
          </svg>
        </span>
        <div className="min-w-0">
          <p className="truncate font-medium">{t("product")}</p>
          <p className="truncate text-muted-foreground text-sm">{t("facts")}</p>
        </div>
        <span className="ms-auto shrink-0 rounded-full bg-primary-soft px-2 py-0.5 font-medium text-primary-text text-xs">
          {t("service")}
        </span>
      </div>
      <p className="p-4 leading-relaxed sm:p-5 sm:text-lg">
        {t("text")}
        <span className="ms-1 inline-block h-[1em] w-0.5 translate-y-0.5 bg-primary" aria-hidden />
      </p>
      <div className="flex items-center justify-between gap-3 border-t bg-muted/40 px-4 py-3 text-sm">
        <span className="text-muted-foreground tabular-nums">{t("balance", { points: 48 })}</span>
      </div>
    </figure>
  );
}
