import Link from "next/link";
import { useTranslations } from "next-intl";
import { PageMissing } from "@/components/shared/page-missing";
import { Button } from "@/components/ui/button";

export default function WorkspaceNotFound() {
  const t = useTranslations("common.error.missing");
  return (
    <main id="content">
      <PageMissing
        action={
          <Button asChild>
            <Link href="/stores">{t("stores")}</Link>
          </Button>
        }
      />
    </main>
  );
}
