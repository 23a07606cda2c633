import Link from "next/link";
import { useTranslations } from "next-intl";
import { PageMissing } from "@/components/shared/page-missing";
import { Button } from "@/components/ui/button";

export default function StoreNotFound() {
  const t = useTranslations("common.error.missing");
  return (
    <PageMissing
      action={
        <Button asChild variant="outline">
          <Link href="/stores">{t("stores")}</Link>
        </Button>
      }
    />
  );
}
