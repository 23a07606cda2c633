import {
  Bell,
  CalendarDays,
  ChartColumn,
  ChartNoAxesCombined,
  House,
  MessagesSquare,
  Package,
  Scale,
  Settings,
  Sparkles,
  Telescope,
  Users,
  Wallet,
} from "lucide-react";
import { getTranslations } from "next-intl/server";
import type { ReactNode } from "react";
import { requestQueryClient, serverApi } from "@/components/api/prefetch";
import { AppFrame } from "@/components/shared/app-frame";
import type { NavItem } from "@/components/shared/frame/nav";
import { analysisKinds } from "@/server/modules/analyses/kinds";
import type { Actor, WorkspaceAccess } from "@/server/operations/context";
import type { Permission } from "@/server/operations/permissions";
import { AccountMenu } from "./account-menu";
import { LiveProvider } from "./live";
import { NotificationsBell } from "./notifications-bell";
import { StoreSwitcher } from "./store-switcher";

interface Props {
  store: WorkspaceAccess;
  person: Extract<Actor, { type: "user" }>;
  children: ReactNode;
}

/** The frame of a store: where one can go there, as what the role allows. */
export async function StoreFrame({ store, person, children }: Props) {
  const t = await getTranslations("shell.nav");
  const analyses = await getTranslations("analyses");
  const base = `/store/${store.slug}`;
  const allowed = (permission: Permission, item: NavItem) =>
    store.permissions.has(permission) ? [item] : [];
  const home: NavItem = { href: base, label: t("home"), icon: <House />, letter: "h", exact: true };
  const products: NavItem = {
    href: `${base}/products`,
    label: t("products"),
    icon: <Package />,
    letter: "p",
  };
  const assistant: NavItem = {
    href: `${base}/assistant`,
    label: t("assistant"),
    icon: <MessagesSquare />,
    letter: "i",
  };
  const studio: NavItem = { href: `${base}/studio`, label: t("studio"), icon: <Sparkles />, letter: "s" };
  const calendar: NavItem = {
    href: `${base}/calendar`,
    label: t("calendar"),
    icon: <CalendarDays />,
    letter: "c",
  };
  const competitors: NavItem = {
    href: `${base}/competitors`,
    label: t("competitors"),
    icon: <Telescope />,
    letter: "o",
  };
  const repricing: NavItem = {
    href: `${base}/repricing`,
    label: t("repricing"),
    icon: <Scale />,
    letter: "r",
  };
  const wallet: NavItem = { href: `${base}/wallet`, label: t("wallet"), icon: <Wallet />, letter: "w" };
  const analytics: NavItem = {
    href: `${base}/analytics`,
    label: t("analytics"),
    icon: <ChartColumn />,
    letter: "a",
  };
  const notifications: NavItem = {
    href: `${base}/notifications`,
    label: t("notifications"),
    icon: <Bell />,
    letter: "n",
  };
  const settings: NavItem = {
    href: `${base}/settings`,
    label: t("settings"),
    icon: <Settings />,
    letter: "e",
  };
  const { items: stores } = await requestQueryClient().fetchQuery(
    serverApi(store.slug).workspaces.listWorkspaces.queryOptions({}),
  );
  const { unread } = await requestQueryClient().fetchQuery(
    serverApi(store.slug).notifications.countUnread.queryOptions({}),
  );
  return (
    <LiveProvider unread={unread}>
      <AppFrame
        groups={[
          { items: [home, ...allowed("ai.use", assistant)] },
          { label: t("sell"), items: [products] },
          {
            label: t("grow"),
            items: [
              studio,
              ...allowed("calendar.read", calendar),
              ...allowed("competitors.read", competitors),
              ...allowed("repricing.read", repricing),
            ],
          },
          ...(store.permissions.has("insight.read") ? [{ label: t("know"), items: [analytics] }] : []),
          { label: t("store"), items: [...allowed("wallet.read", wallet), settings] },
        ]}
        // The bell stands in the top bar already; who may not see the wallet has its settings here.
        phone={[home, products, studio, store.permissions.has("wallet.read") ? wallet : settings]}
        hidden={[
          notifications,
          ...allowed("studio.read", {
            href: `${base}/studio/analyses`,
            label: analyses("title"),
            icon: <ChartNoAxesCombined />,
          }),
          ...analysisKinds.flatMap((kind) =>
            allowed("studio.use", {
              href: `${base}/studio/analyses/new/${kind}`,
              label: analyses(`kinds.${kind}.title`),
              icon: <ChartNoAxesCombined />,
            }),
          ),
          ...allowed("members.read", {
            href: `${base}/settings/members`,
            label: t("members"),
            icon: <Users />,
          }),
        ]}
        switcher={
          <StoreSwitcher
            current={{ slug: store.slug, name: store.name }}
            stores={stores.map(({ slug, name }) => ({ slug, name }))}
          />
        }
        notifications={<NotificationsBell />}
        account={<AccountMenu name={person.name} email={person.email} admin={person.isAdmin} base={base} />}
      >
        {children}
      </AppFrame>
    </LiveProvider>
  );
}
