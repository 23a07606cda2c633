import Link from "next/link";
import { useTranslations } from "next-intl";
import { Button } from "@/components/ui/button";
import { AuthCard } from "./auth-card";

/** Why a mailed link does not open what it stands for, what to do, and a way on. */
export function Refusal({ title, text }: { title: string; text: string }) {
  const t = useTranslations("auth.signIn");
  return (
    <AuthCard title={title}>
      <p className="text-muted-foreground">{text}</p>
      <Button asChild size="lg" variant="outline">
        <Link href="/sign-in">{t("action")}</Link>
      </Button>
    </AuthCard>
  );
}
