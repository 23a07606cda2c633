"use client";

import { Check, Copy } from "lucide-react";
import { useTranslations } from "next-intl";
import { useEffect, useState } from "react";
import { Button } from "@/components/ui/button";
import { announce } from "./live-region";

interface CopyButtonProps {
  /** What goes to the clipboard. */
  text: string;
  /** What is copied, where the word "Copy" alone would not say it: shown to screen readers. */
  label?: string;
  /** Only the icon, for the end of a field or a cell. */
  iconOnly?: boolean;
}

export function CopyButton({ text, label, iconOnly }: CopyButtonProps) {
  const t = useTranslations("common.action");
  const [copied, setCopied] = useState(false);
  useEffect(() => {
    if (!copied) return;
    const timer = setTimeout(() => setCopied(false), 2_000);
    return () => clearTimeout(timer);
  }, [copied]);
  const copy = async () => {
    await navigator.clipboard.writeText(text);
    setCopied(true);
    announce(t("copied"));
  };
  return (
    <Button
      variant={iconOnly ? "ghost" : "outline"}
      size={iconOnly ? "icon-sm" : "default"}
      aria-label={iconOnly ? (label ?? t("copy")) : label}
      onClick={copy}
    >
      {copied ? <Check className="text-success" aria-hidden /> : <Copy aria-hidden />}
      {!iconOnly && (copied ? t("copied") : t("copy"))}
    </Button>
  );
}
