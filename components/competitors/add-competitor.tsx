"use client";

import { Plus } from "lucide-react";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { useCommands } from "@/components/shared/commands";
import { Button } from "@/components/ui/button";
import { AddDialog } from "./add-dialog";

/** The button that adds a competitor by its address. */
export function AddCompetitor() {
  const t = useTranslations("competitors.add");
  const [open, setOpen] = useState(false);
  useCommands([{ id: "competitor-add", label: t("action"), icon: <Plus />, run: () => setOpen(true) }]);
  return (
    <>
      <Button onClick={() => setOpen(true)}>
        <Plus aria-hidden />
        {t("action")}
      </Button>
      {open && <AddDialog onClose={() => setOpen(false)} />}
    </>
  );
}
