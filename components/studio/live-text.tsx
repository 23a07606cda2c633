"use client";

import { Square } from "lucide-react";
import { useTranslations } from "next-intl";
import { useEffect, useId } from "react";
import { announce } from "@/components/shared/live-region";
import { Alert } from "@/components/ui/alert";
import { Button } from "@/components/ui/button";
import { Card } from "@/components/ui/card";
import { FindingsList } from "./grounding/findings-list";
import { MarkedText } from "./grounding/marked-text";
import { finishedPart, useFindings } from "./grounding/use-findings";
import type { Generation } from "./use-generation";

/** The text while it is being written; or why there is none. */
export function LiveText({ generation: { state, stop } }: { generation: Generation }) {
  const t = useTranslations("studio");
  const offline = useTranslations("common.error.offline");
  useEffect(() => {
    if (state.phase === "writing") announce(t("form.writing"));
  }, [state.phase, t]);
  const listId = useId();
  const checked = state.phase === "writing" ? state.checked : undefined;
  const { text: part, findings } = useFindings(
    state.phase === "writing" ? finishedPart(state.text) : "",
    checked?.facts,
    checked?.locale ?? "en",
  );
  if (state.phase === "idle" || state.phase === "done") return null;
  return (
    <Card className="grid gap-4 p-4">
      {state.phase === "failed" && (
        <Alert variant="destructive" title={state.problem?.title ?? offline("title")}>
          {state.problem?.detail ?? t("result.interrupted")}
        </Alert>
      )}
      {state.phase === "stopped" && <Alert variant="info">{t("result.stopped")}</Alert>}
      <div
        dir="auto"
        aria-busy={state.phase === "writing"}
        className="min-h-40 whitespace-pre-wrap break-words text-lg leading-relaxed"
      >
        {state.phase === "writing" ? (
          <MarkedText text={state.text} findings={findings} list={listId} />
        ) : (
          state.text
        )}
        {state.phase === "writing" && (
          <span
            aria-hidden
            className="ms-0.5 inline-block h-[1em] w-0.5 translate-y-0.5 animate-pulse bg-primary"
          />
        )}
      </div>
      {findings.length > 0 && <FindingsList id={listId} text={part} findings={findings} />}
      {state.phase === "writing" && (
        <Button variant="outline" className="justify-self-start" onClick={stop}>
          <Square aria-hidden />
          {t("form.stop")}
        </Button>
      )}
    </Card>
  );
}
