"use client";

import { useMutation } from "@tanstack/react-query";
import { RotateCw } from "lucide-react";
import { useTranslations } from "next-intl";
import { useTRPC } from "@/components/api";
import { toastProblem } from "@/components/api/toast-problem";
import { Alert } from "@/components/ui/alert";
import { Button } from "@/components/ui/button";
import { useStore } from "@/components/workspace/store-context";
import type { PictureView } from "@/server/modules/catalog/views";

/** So many are told one by one; the rest mostly have the same problem. */
const shownProblems = 5;

interface Props {
  productId: string;
  pictures: PictureView[];
  /** Pictures are being fetched anew. */
  onRetry: () => void;
}

/** Which pictures could not be fetched, why, and the way to try again. */
export function PictureProblems({ productId, pictures, onRetry }: Props) {
  const t = useTranslations("catalog.pictures");
  const errors = useTranslations("errors");
  const api = useTRPC();
  const store = useStore();
  const retry = useMutation(
    api.catalog.retryPictures.mutationOptions({ onSuccess: onRetry, onError: toastProblem }),
  );
  const missing = pictures.filter((picture) => picture.problem);
  if (missing.length === 0) return null;
  const text = ({ problem }: PictureView, part: "title" | "detail") => {
    const key = `${problem?.code}.${part}` as "INTERNAL.title";
    return errors.has(key) ? errors(key, problem?.params as never) : "";
  };
  return (
    <Alert variant="warning" title={t("problems", { count: missing.length })}>
      <ul className="mt-1 grid gap-2">
        {missing.slice(0, shownProblems).map((picture) => (
          <li key={picture.url}>
            <p className="text-foreground">{text(picture, "title")}</p>
            <p>
              {text(picture, "detail")} {picture.state === "waiting" && t("again")}
            </p>
            <bdi dir="ltr" className="break-all text-xs">
              {picture.url}
            </bdi>
          </li>
        ))}
      </ul>
      {store.can("catalog.write") && (
        <Button
          size="sm"
          variant="outline"
          className="mt-3"
          loading={retry.isPending}
          onClick={() => retry.mutate({ id: productId })}
        >
          <RotateCw aria-hidden />
          {t("retry")}
        </Button>
      )}
    </Alert>
  );
}
