import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { RuleEditor } from "@/components/repricing/rule-editor";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("repricing.form"))("newTitle") };
}

export default function NewRulePage() {
  return <RuleEditor />;
}
