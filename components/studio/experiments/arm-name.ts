"use client";

import { useTranslations } from "next-intl";
import type { Experiment } from "@/server/modules/studio/contract";

type Arm = Pick<Experiment["arms"][number], "templateName" | "templateVersion">;

/** What the arm of a test is called: its template and version. */
export function useArmName() {
  const t = useTranslations("studio.tests");
  return ({ templateName, templateVersion }: Arm) =>
    t("arm", { name: templateName, version: templateVersion });
}
