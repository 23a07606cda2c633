import { useTranslations } from "next-intl";
import { PageRefused } from "@/components/shared/page-refused";
import { Button } from "@/components/ui/button";
import { StoreHomeLink } from "@/components/workspace/store-home-link";

export default function StoreForbidden() {
  const t = useTranslations("common.error.refused");
  return (
    <PageRefused
      action={
        <Button asChild variant="outline">
          <StoreHomeLink>{t("home")}</StoreHomeLink>
        </Button>
      }
    />
  );
}
