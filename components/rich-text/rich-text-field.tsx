"use client";

import { useTranslations } from "next-intl";
import {
  type ComponentType,
  type ReactNode,
  useCallback,
  useEffect,
  useId,
  useMemo,
  useRef,
  useState,
} from "react";
import { Alert } from "@/components/ui/alert";
import { Button } from "@/components/ui/button";
import { cn } from "@/components/ui/cn";
import { Field } from "@/components/ui/field";
import { fieldClasses } from "@/components/ui/input";
import type { EditorProps } from "./editor";
import { readRichText } from "./read";
import { RichText } from "./rich-text";
import { HtmlSwitch, Strip, stripClasses } from "./toolbar-strip";

interface Props {
  label: ReactNode;
  error: string | undefined;
  value: string;
  onChange: (html: string) => void;
  onBlur: () => void;
  /** Receives what moves the focus here, for the form's first error. */
  focusRef: (target: { focus: () => void } | null) => void;
}

let loaded: ComponentType<EditorProps> | undefined;

/** The editor's code, loaded once for the page; until then its place is taken by the text itself. */
function useEditorCode() {
  const [Editor, setEditor] = useState(() => loaded);
  const [failed, setFailed] = useState(false);
  const load = useCallback(() => {
    setFailed(false);
    import("./editor").then(
      (module) => {
        loaded = module.default;
        setEditor(() => module.default);
      },
      () => setFailed(true),
    );
  }, []);
  useEffect(() => {
    if (!loaded) load();
  }, [load]);
  return { Editor, failed, load };
}

/**
 * A field for rich text: an editor that shows it as it will look, or its HTML for those who want that. Markup that
 * cannot be kept is named, and stays until the person goes on without it or saves.
 */
export function RichTextField({ label, error, value, onChange, onBlur, focusRef }: Props) {
  const t = useTranslations("catalog.editor");
  const { Editor, failed, load } = useEditorCode();
  const { lost } = useMemo(() => readRichText(value), [value]);
  const [asHtml, setAsHtml] = useState(lost.length > 0);
  const goOn = useRef<HTMLButtonElement>(null);
  const target = useRef<{ focus: () => void }>(null);
  const labelId = useId();
  const takeTarget = (given: { focus: () => void } | null) => {
    target.current = given;
    focusRef(given);
  };

  useEffect(() => {
    // A label leads a click to form controls only, which an editor is not.
    const named = document.getElementById(labelId)?.closest("label");
    const focus = () => target.current?.focus();
    named?.addEventListener("click", focus);
    return () => named?.removeEventListener("click", focus);
  }, [labelId]);

  return (
    <Field label={<span id={labelId}>{label}</span>} help={asHtml && t("htmlHelp")} error={error}>
      {(control) => (
        <>
          {lost.length > 0 && (
            <Alert
              variant="warning"
              action={
                asHtml && (
                  <Button ref={goOn} size="sm" variant="outline" onClick={() => setAsHtml(false)}>
                    {t("goOn")}
                  </Button>
                )
              }
            >
              {t.rich(asHtml ? "lostOnSaving" : "lostOnEditing", {
                list: () => (
                  <code dir="ltr" className="break-words">
                    {lost.join(" ")}
                  </code>
                ),
              })}
            </Alert>
          )}
          {failed && (
            <Alert
              variant="warning"
              action={
                <Button size="sm" variant="outline" onClick={load}>
                  {t("loadAgain")}
                </Button>
              }
            >
              {t("notLoaded")}
            </Alert>
          )}
          <div
            className={cn(fieldClasses, "rich-text-frame overflow-hidden p-0")}
            aria-invalid={control["aria-invalid"]}
            aria-busy={!Editor && !failed && !asHtml}
          >
            {asHtml || failed ? (
              <>
                <Strip label={t("toolbar")}>
                  <HtmlSwitch
                    pressed
                    onPress={() => (lost.length > 0 ? goOn.current?.focus() : setAsHtml(false))}
                  />
                </Strip>
                <textarea
                  {...control}
                  ref={takeTarget}
                  aria-labelledby={labelId}
                  dir="ltr"
                  spellCheck={false}
                  className="rich-text-page field-sizing-content block w-full resize-none font-mono text-sm"
                  value={value}
                  onChange={(event) => onChange(event.target.value)}
                  onBlur={onBlur}
                />
              </>
            ) : Editor ? (
              <Editor
                ref={takeTarget}
                value={value}
                onChange={onChange}
                onBlur={onBlur}
                onHtml={() => setAsHtml(true)}
                labelledBy={labelId}
                control={control}
              />
            ) : (
              <>
                <div className={stripClasses} />
                <div className="rich-text-page">
                  <RichText html={value} />
                </div>
              </>
            )}
          </div>
        </>
      )}
    </Field>
  );
}
