"use client";

import { useTranslations } from "next-intl";
import { lazy, Suspense, useEffect, useState } from "react";

interface ToastOptions {
  tone?: "success" | "error" | "info";
  description?: string;
  /** Offers to take it back; `label` is the verb, usually "Undo". */
  undo?: { label: string; run: () => void };
}

let show: (() => void) | undefined;
let isReady: () => void;
const ready = new Promise<void>((resolve) => {
  isReady = resolve;
});

/**
 * Says in the corner what has just happened. For what can be undone it offers the way back, instead of asking
 * before. The code for it is loaded with the first toast.
 */
export async function toast(
  text: string,
  { tone = "success", description, undo }: ToastOptions = {},
): Promise<void> {
  show?.();
  const [{ toast: sonner }] = await Promise.all([import("sonner"), ready]);
  sonner[tone](text, {
    ...(description && { description }),
    ...(undo && { action: { label: undo.label, onClick: undo.run } }),
    // Long enough to read and to reach the way back.
    duration: undo ? 10_000 : tone === "error" ? 8_000 : 4_000,
  });
}

const Toaster = lazy(() => import("@/components/ui/sonner").then((module) => ({ default: module.Toaster })));

function Ready() {
  useEffect(() => isReady(), []);
  return null;
}

/** The place where toasts appear; stands once in the document. */
export function ToastHost({ direction }: { direction: "ltr" | "rtl" }) {
  const t = useTranslations("shell.nav");
  const [shown, setShown] = useState(false);
  useEffect(() => {
    show = () => setShown(true);
  }, []);
  if (!shown) return null;
  return (
    <Suspense>
      <Toaster dir={direction} label={t("notifications")} />
      <Ready />
    </Suspense>
  );
}
