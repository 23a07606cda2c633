import { CircleCheck, TriangleAlert } from "lucide-react";
import { useTranslations } from "next-intl";
import { Button } from "@/components/ui/button";
import type { Finding } from "@/server/modules/studio/contract";
import { findingId } from "./marked-text";

/** Why words are doubted. */
function Reason({ finding: { kind, reason, known } }: { finding: Finding }) {
  const t = useTranslations("studio.grounding");
  if (reason === "banned") return t("banned");
  if (reason === "absolute") return t("absolute");
  if (reason === "differs" && known) {
    return t.rich("differs", { known: () => <bdi className="font-medium text-foreground">{known}</bdi> });
  }
  return t(`unsupported.${kind}`);
}

interface Props {
  id: string;
  text: string;
  findings: Finding[];
  /** Makes a change; left out where nothing can be changed now. */
  onFix?: ((fix: Finding["fixes"][number]) => void) | undefined;
}

/** What of a text its facts do not support, each with its reason and what takes it away. */
export function FindingsList({ id, text, findings, onFix }: Props) {
  const t = useTranslations("studio.grounding");
  const label = (fix: Finding["fixes"][number]) =>
    fix.action === "replace" ? t("replace", { text: fix.text }) : t(fix.action);
  return (
    <section aria-labelledby={`${id}-title`} className="grid gap-2 border-t pt-4">
      <h2 id={`${id}-title`} aria-live="polite" className="flex items-center gap-2 font-medium">
        {findings.length > 0 ? (
          <TriangleAlert className="size-4 shrink-0 text-warning" aria-hidden />
        ) : (
          <CircleCheck className="size-4 shrink-0 text-success" aria-hidden />
        )}
        {t("title", { count: findings.length })}
      </h2>
      {findings.length > 0 && (
        <ol className="grid gap-2">
          {findings.map((finding, index) => (
            <li
              key={`${finding.start}-${finding.end}`}
              id={findingId(id, index)}
              tabIndex={-1}
              className="grid scroll-mt-20 gap-1.5 rounded-md border p-3 target:border-ring"
            >
              <p className="text-muted-foreground">
                <q dir="auto" className="font-medium text-foreground">
                  {text.slice(finding.start, finding.end)}
                </q>{" "}
                <Reason finding={finding} />
              </p>
              {onFix && (
                <div className="flex flex-wrap gap-2">
                  {finding.fixes.map((fix) => (
                    <Button key={fix.action} variant="outline" size="sm" onClick={() => onFix(fix)}>
                      {label(fix)}
                    </Button>
                  ))}
                </div>
              )}
            </li>
          ))}
        </ol>
      )}
    </section>
  );
}
