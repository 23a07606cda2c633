import { useTranslations } from "next-intl";
import { Alert } from "@/components/ui/alert";
import type { Clearable, ImportView } from "@/server/modules/catalog/views";

function labelOf(field: Clearable) {
  if (field === "descriptionHtml") return "description";
  return field === "imageUrl" ? "variantImage" : field;
}

/** What the blank cells of a file take away, or have taken. */
export function ClearedFields({ run }: { run: ImportView }) {
  const t = useTranslations("catalog.importing");
  const cleared = (Object.entries(run.cleared) as [Clearable, number][]).toSorted(([, a], [, b]) => b - a);
  if (cleared.length === 0) return null;
  return (
    <Alert variant="warning" title={run.dryRun ? t("cleared.before") : t("cleared.after")}>
      <ul>
        {cleared.map(([field, count]) => (
          <li key={field}>{t("cleared.inProducts", { field: t(`fields.${labelOf(field)}`), count })}</li>
        ))}
      </ul>
      {run.dryRun && <p className="mt-1">{t("cleared.keep")}</p>}
    </Alert>
  );
}
