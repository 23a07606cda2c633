import Link from "next/link";
import { useTranslations } from "next-intl";
import { Button } from "@/components/ui/button";
import type { Document } from "@/server/platform/document/document";
import { DocumentView } from "./document-view";
import { PrintButton } from "./print-button";
import "./document.css";

/** A page that shows nothing but a document; `back` is the page that it is worked on. */
export function PrintPage({ document, back }: { document: Document; back: string }) {
  const t = useTranslations("document");
  return (
    <main id="content" className="min-h-dvh bg-muted p-4 print:bg-white print:p-0">
      <title>{document.title}</title>
      <div className="mx-auto mb-4 flex max-w-[21cm] justify-end gap-2 print:hidden">
        <Button asChild variant="outline">
          <Link href={back}>{t("back")}</Link>
        </Button>
        <PrintButton label={t("print")} />
      </div>
      <div className="mx-auto max-w-[21cm] rounded-lg bg-white p-6 shadow-sm sm:p-[2cm] print:max-w-none print:rounded-none print:p-0 print:shadow-none">
        <DocumentView document={document} />
      </div>
    </main>
  );
}
