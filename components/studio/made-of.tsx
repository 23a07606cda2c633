import Link from "next/link";
import { useTranslations } from "next-intl";
import { Alert } from "@/components/ui/alert";
import { useStore } from "@/components/workspace/store-context";
import type { GenerationDetail, Version } from "@/server/modules/studio/contract";
import { localeNames } from "@/server/platform/i18n/locales";

/** What a version was made of: a template, a text in another language; and whether it only seems to be a translation. */
export function MadeOf({ detail, version }: { detail: GenerationDetail; version: Version }) {
  const t = useTranslations("studio");
  const store = useStore();
  const { source, options } = detail;
  const template = detail.templates.find(({ id }) => id === version.template?.id);
  const link = "rounded-sm underline underline-offset-2 hover:text-foreground";
  return (
    <>
      {(source || (template && version.template)) && (
        <p className="flex flex-wrap gap-x-4 gap-y-1 text-muted-foreground text-sm">
          {source && (
            <Link href={`${store.path}/studio/texts/${source.id}`} className={link}>
              {t("adapt.from", { version: source.version, language: localeNames[source.locale] })}
            </Link>
          )}
          {template && version.template && (
            <Link href={`${store.path}/studio/templates`} className={link}>
              <bdi>{t("result.template", { name: template.name, version: version.template.version })}</bdi>
            </Link>
          )}
        </p>
      )}
      {options.adapt && version.offline && (
        <Alert variant="info" title={t("adapt.anewTitle")}>
          {t("adapt.anew")}
        </Alert>
      )}
    </>
  );
}
