import { useTranslations } from "next-intl";
import { Badge } from "@/components/ui/badge";
import { providerNames } from "@/server/modules/ai/provider-names";
import type { Version } from "@/server/modules/studio/contract";

/** Who wrote a version, of a text or of an ad. */
export function Origin({ version }: { version: Pick<Version, "source" | "offline" | "provider" | "model"> }) {
  const t = useTranslations("studio.result");
  if (version.source === "edit") return <Badge variant="outline">{t("edited")}</Badge>;
  if (version.offline) {
    return (
      <Badge variant="info" title={t("offlineHelp")}>
        {t("offline")}
      </Badge>
    );
  }
  return (
    <span className="text-muted-foreground text-sm">
      <bdi>
        {t("by", {
          provider: providerNames[version.provider ?? ""] ?? version.provider ?? "",
          model: version.model ?? "",
        })}
      </bdi>
    </span>
  );
}
