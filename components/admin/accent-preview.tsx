"use client";

import { useTranslations } from "next-intl";
import { type CSSProperties, useDeferredValue, useMemo } from "react";
import { useWatch } from "react-hook-form";
import { type Accent, accentOf } from "@/components/theme/accent";
import { Badge } from "@/components/ui/badge";
import { Button } from "@/components/ui/button";
import { type BrandingValues, isHexColour } from "./colour-field";

/** The accent in one scheme, as the tokens of app/globals.css that derive from it. */
function tokens(accent: Accent, scheme: "light" | "dark"): CSSProperties {
  return {
    colorScheme: scheme,
    "--primary": accent.solid,
    "--primary-hover": accent.solidHover,
    "--primary-foreground": accent.onSolid,
    "--primary-text": accent.text,
    "--primary-soft": accent.soft,
    "--ring": accent.ring,
  } as CSSProperties;
}

const grounds = {
  light: "bg-white",
  dark: "bg-[#18191d]",
};

/** How buttons, links and what is chosen will look with the colour in the form, in light and in dark. */
export function AccentPreview() {
  const t = useTranslations("admin.branding");
  const [colour] = useWatch<BrandingValues, ["primaryColor"]>({ name: ["primaryColor"] });
  const latest = useDeferredValue(colour);
  const accent = useMemo(() => (isHexColour(latest) ? accentOf(latest) : undefined), [latest]);
  if (!accent) return null;
  return (
    <fieldset className="grid gap-2">
      <legend className="mb-1.5 font-medium">{t("preview")}</legend>
      <div className="grid gap-3 sm:grid-cols-2">
        {(["light", "dark"] as const).map((scheme) => (
          <div
            key={scheme}
            style={tokens(accent[scheme], scheme)}
            className={`grid content-start justify-items-start gap-3 rounded-lg border p-4 ${grounds[scheme]}`}
          >
            <div className="flex flex-wrap items-center gap-3">
              <Button asChild>
                <span>{t("sampleButton")}</span>
              </Button>
              <Badge variant="accent">{t("sampleBadge")}</Badge>
            </div>
            <span className="text-primary-text underline underline-offset-2">{t("sampleLink")}</span>
            {accent[scheme].solid !== latest.toLowerCase() && (
              <p className="text-primary-text text-xs">
                {t.rich("corrected", {
                  colour: () => (
                    <bdi key="colour" className="font-mono">
                      {accent[scheme].solid}
                    </bdi>
                  ),
                })}
              </p>
            )}
          </div>
        ))}
      </div>
    </fieldset>
  );
}
