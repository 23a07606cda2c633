import { useTranslations } from "next-intl";
import { Fragment } from "react";
import { Kbd } from "@/components/ui/kbd";

const names: Record<string, string> = { mod: "Ctrl", enter: "↵", escape: "Esc" };

/** The keys of a shortcut (`g p`, `mod+k`) as they stand on the keyboard. */
export function Keys({ keys }: { keys: string }) {
  const t = useTranslations("shell.shortcuts");
  return (
    <span dir="ltr" className="inline-flex items-center gap-1">
      {keys.split(" ").map((step, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: steps have no identity but their place
        <Fragment key={index}>
          {index > 0 && <span className="text-muted-foreground text-xs">{t("then")}</span>}
          {step.split("+").map((key) => (
            <Kbd key={key}>{names[key] ?? key.toUpperCase()}</Kbd>
          ))}
        </Fragment>
      ))}
    </span>
  );
}
