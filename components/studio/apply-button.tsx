"use client";

import { Check } from "lucide-react";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { ConfirmDialog } from "@/components/shared/confirm-dialog";
import { Button } from "@/components/ui/button";
import { useStore } from "@/components/workspace/store-context";
import { type Locale, localeNames, locales } from "@/server/platform/i18n/locales";

const nameOf = (locale: string) => localeNames[locales.find((one) => one === locale) ?? "en"];

interface Props {
  /** The language of the text. */
  locale: Locale;
  applied: boolean;
  applying: boolean;
  onApply: () => void;
}

/**
 * Puts a text on its product. A product has one text of a kind: one in another language than the store's is asked
 * about first, for it would take the place of what customers read.
 */
export function ApplyButton({ locale, applied, applying, onApply }: Props) {
  const t = useTranslations("studio");
  const store = useStore();
  const [asking, setAsking] = useState(false);
  const foreign = locale !== store.locale;
  const names = { language: nameOf(locale), store: nameOf(store.locale) };
  return (
    <>
      <Button
        variant={foreign ? "outline" : "default"}
        disabled={applied}
        loading={applying}
        onClick={() => (foreign ? setAsking(true) : onApply())}
      >
        <Check aria-hidden />
        {t("result.apply")}
      </Button>
      {foreign && (
        <ConfirmDialog
          open={asking}
          onOpenChange={setAsking}
          title={t("adapt.replaceTitle", names)}
          text={t("adapt.replaceText", names)}
          confirm={t("result.apply")}
          destructive={false}
          onConfirm={onApply}
        />
      )}
    </>
  );
}

/** Says of a text in another language than the store's where it has no place of its own. */
export function OnePlace({ locale }: { locale: Locale }) {
  const t = useTranslations("studio.adapt");
  const store = useStore();
  if (locale === store.locale) return null;
  return (
    <p className="text-pretty text-muted-foreground text-sm">
      {t("onePlace", { store: nameOf(store.locale) })}
    </p>
  );
}
