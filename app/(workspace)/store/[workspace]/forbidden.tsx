"use client";

import Link from "next/link";
import { useTranslations } from "next-intl";
import { PageRefused } from "@/components/shared/page-refused";
import { Button } from "@/components/ui/button";
import { useStore } from "@/components/workspace/store-context";

export default function StoreForbidden() {
  const t = useTranslations("common.error.refused");
  const store = useStore();
  return (
    <PageRefused
      action={
        <Button asChild variant="outline">
          <Link href={store.path}>{t("home")}</Link>
        </Button>
      }
    />
  );
}
