"use client";

import { useDeferredValue, useEffect, useMemo, useState } from "react";
import type { Finding, TextFacts } from "@/server/modules/studio/contract";
import type { Locale } from "@/server/platform/i18n/locales";

type Check = (text: string, facts: TextFacts, locale: Locale) => Finding[];

/** The words of seven languages are loaded with the first text that is checked. */
const loadCheck = async (): Promise<Check> =>
  (await import("@/server/modules/grounding/contract")).checkGrounding;

interface Checked {
  /** The text that the findings are about: while one types, a moment older than the newest. */
  text: string;
  findings: Finding[];
}

/** What of a text its facts do not support, as the text changes; nothing until the checker is there. */
export function useFindings(newest: string, facts: TextFacts | null | undefined, locale: Locale): Checked {
  const [check, setCheck] = useState<Check>();
  const text = useDeferredValue(newest);
  const wanted = facts !== null && facts !== undefined;
  useEffect(() => {
    if (!wanted) return;
    let gone = false;
    void loadCheck().then((loaded) => {
      if (!gone) setCheck(() => loaded);
    });
    return () => {
      gone = true;
    };
  }, [wanted]);
  return useMemo(
    () => ({ text, findings: check && facts ? check(text, facts, locale) : [] }),
    [check, facts, locale, text],
  );
}

/** A text with a change made to it. */
export const fixed = (text: string, { start, end, text: put }: Finding["fixes"][number]) =>
  text.slice(0, start) + put + text.slice(end);

/** What of a text that is being written can be judged: not the sentence that has just begun. */
export function finishedPart(text: string): string {
  const ends = [...text.matchAll(/[.!?؟…](?=\s)|[。！？]|\n/gu)].at(-1);
  return ends ? text.slice(0, ends.index + 1) : "";
}
