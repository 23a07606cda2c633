import { CircleAlert, RotateCw } from "lucide-react";
import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { Button } from "@/components/ui/button";

interface ErrorStateProps {
  /** What happened. */
  title: ReactNode;
  /** What to do about it. */
  text: ReactNode;
  /** What the person may quote when asking for help: the request's id. */
  code?: string;
  onRetry?: () => void;
  retrying?: boolean;
  /** Another way on, beside trying again. */
  action?: ReactNode;
}

export function ErrorState({ title, text, code, onRetry, retrying, action }: ErrorStateProps) {
  const t = useTranslations("common");
  return (
    <div role="alert" className="mx-auto flex max-w-md flex-col items-center px-4 py-14 text-center">
      <CircleAlert aria-hidden className="mb-4 size-12 rounded-xl bg-destructive-soft p-3 text-destructive" />
      <h2 className="font-semibold text-lg">{title}</h2>
      <p className="mt-1 text-pretty text-muted-foreground">{text}</p>
      {(onRetry || action) && (
        <div className="mt-5 flex flex-wrap justify-center gap-2">
          {onRetry && (
            <Button variant="outline" onClick={onRetry} loading={retrying ?? false}>
              <RotateCw aria-hidden />
              {t("action.retry")}
            </Button>
          )}
          {action}
        </div>
      )}
      {code && (
        <p className="mt-5 text-muted-foreground text-xs">
          {t("error.code")} <bdi className="select-all font-mono text-foreground">{code}</bdi>
        </p>
      )}
    </div>
  );
}
