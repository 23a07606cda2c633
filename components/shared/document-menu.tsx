"use client";

import { Download } from "lucide-react";
import { useTranslations } from "next-intl";
import { buttonVariants } from "@/components/ui/button";
import { type DocumentFormat, documentFormats } from "@/server/platform/document/document";
import { ActionMenu } from "./action-menu";
import { announce } from "./live-region";
import { toast } from "./toast";

interface DocumentMenuProps {
  /** The address that gives the document as a file; the format is added to it. */
  href: string;
  /** The page that shows nothing but the document, for printing. */
  printHref: string;
  /** Whether the document has a table that spreadsheets read. */
  table?: boolean;
}

const copied = ["txt", "html", "md"] as const satisfies readonly DocumentFormat[];

/** Puts a text that is yet to come on the clipboard: Safari allows it within the click only, others wait for it, too. */
const copyLater = (text: Promise<string>) =>
  navigator.clipboard.write([
    new ClipboardItem({ "text/plain": text.then((words) => new Blob([words], { type: "text/plain" })) }),
  ]);

async function textOf(address: string): Promise<string> {
  const answer = await fetch(address);
  if (!answer.ok) throw new Error(`the document was refused: ${answer.status}`);
  return answer.text();
}

/** A document to take along: as a file of several formats, on the clipboard, on paper. */
export function DocumentMenu({ href, printHref, table = false }: DocumentMenuProps) {
  const t = useTranslations("document");
  const addressOf = (format: DocumentFormat | "csv") =>
    `${href}${href.includes("?") ? "&" : "?"}format=${format}`;
  const copy = async (format: DocumentFormat) => {
    try {
      await copyLater(textOf(addressOf(format)));
      announce(t("copied"));
      void toast(t("copied"));
    } catch {
      void toast(t("notCopied"), { tone: "error" });
    }
  };
  return (
    <ActionMenu
      align="end"
      className={buttonVariants({ variant: "outline" })}
      entries={[
        ...[...documentFormats, ...(table ? (["csv"] as const) : [])].map((format) => ({
          id: format,
          label: t(`save.${format}`),
          onSelect: () => window.location.assign(addressOf(format)),
        })),
        { line: "copy" },
        ...copied.map((format) => ({
          id: `copy-${format}`,
          label: t(`copy.${format}`),
          onSelect: () => void copy(format),
        })),
        { line: "print" },
        { id: "print", label: t("print"), onSelect: () => void window.open(printHref, "_blank", "noopener") },
      ]}
    >
      <Download aria-hidden />
      {t("export")}
    </ActionMenu>
  );
}
