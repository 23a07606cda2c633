import {
  ArrowLeft,
  ChartColumn,
  DollarSign,
  HeartPulse,
  Palette,
  Route,
  Store,
  Users,
  Workflow,
} from "lucide-react";
import Link from "next/link";
import { getTranslations } from "next-intl/server";
import type { ReactNode } from "react";
import { AppFrame } from "@/components/shared/app-frame";
import type { NavItem } from "@/components/shared/frame/nav";
import { BrandMark } from "@/components/site/brand-mark";
import { AccountMenu } from "@/components/workspace/account-menu";
import { platformSettings } from "@/server/modules/settings";
import type { Actor } from "@/server/operations/context";

interface Props {
  person: Extract<Actor, { type: "user" }>;
  children: ReactNode;
}

/** The frame of the operator's pages. */
export async function AdminFrame({ person, children }: Props) {
  const t = await getTranslations("shell.nav");
  const admin = await getTranslations("admin");
  const routing = await getTranslations("routing");
  const ai = await getTranslations("ai.prices");
  const { branding } = await platformSettings();
  const users: NavItem = { href: "/admin/users", label: t("users"), icon: <Users />, letter: "u" };
  const stores: NavItem = { href: "/admin/stores", label: t("stores"), icon: <Store />, letter: "s" };
  const jobs: NavItem = { href: "/admin/jobs", label: t("jobRuns"), icon: <Workflow />, letter: "j" };
  const usage: NavItem = {
    href: "/admin/usage",
    label: t("usage"),
    short: t("usageShort"),
    icon: <ChartColumn />,
    letter: "c",
  };
  const routes: NavItem = {
    href: "/admin/ai/routes",
    label: routing("title"),
    short: routing("short"),
    icon: <Route />,
    letter: "r",
  };
  const health: NavItem = {
    href: "/admin/ai/health",
    label: routing("health.title"),
    icon: <HeartPulse />,
    letter: "h",
  };
  const prices: NavItem = {
    href: "/admin/ai/prices",
    label: ai("title"),
    icon: <DollarSign />,
    letter: "p",
  };
  const look: NavItem = { href: "/admin/branding", label: t("branding"), icon: <Palette />, letter: "b" };
  return (
    <AppFrame
      groups={[{ label: admin("title"), items: [users, stores, jobs, usage, routes, health, prices, look] }]}
      phone={[users, stores, jobs, usage]}
      switcher={
        <span className="flex h-9 w-full min-w-0 items-center gap-2 px-2 font-medium rail:justify-center rail:px-0">
          <BrandMark className="size-6 shrink-0" />
          <bdi className="min-w-0 truncate rail:hidden">{branding.name}</bdi>
        </span>
      }
      foot={
        <Link href="/stores" className="nav-link">
          <ArrowLeft aria-hidden className="rtl:-scale-x-100" />
          <span className="nav-name">{admin("back")}</span>
        </Link>
      }
      account={<AccountMenu name={person.name} email={person.email} admin={person.isAdmin} />}
    >
      {children}
    </AppFrame>
  );
}
