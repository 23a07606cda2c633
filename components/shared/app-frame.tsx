import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { Crumbs } from "./frame/crumbs";
import { MoreButton } from "./frame/more-button";
import type { NavGroup, NavItem } from "./frame/nav";
import { NavLink } from "./frame/nav-link";
import { NavList } from "./frame/nav-list";
import { QuickOpen } from "./frame/quick-open";
import { SidebarToggle } from "./frame/sidebar-toggle";

interface AppFrameProps {
  /** The sidebar, group by group. Every place is in the palette too, and under `g` with its letter. */
  groups: NavGroup[];
  /** The four places at the foot of a phone. */
  phone: [NavItem, NavItem, NavItem, NavItem];
  /** Places that only the palette, the breadcrumb and the keyboard know, such as pages of the settings. */
  hidden?: NavItem[];
  /** At the head of the sidebar: which store one is in, and the way to another. */
  switcher: ReactNode;
  /** At the foot of the sidebar, such as the balance. */
  foot?: ReactNode;
  notifications?: ReactNode;
  account: ReactNode;
  /** A line above everything: email not confirmed, acting as another person. */
  notice?: ReactNode;
  children: ReactNode;
}

const barClasses =
  "flex min-w-0 flex-1 flex-col items-center justify-center gap-0.5 px-1 pt-1.5 pb-1 font-medium text-muted-foreground text-xs aria-[current]:text-primary-text [&_svg]:size-5";

/** The frame of the signed-in app: sidebar, top bar, content; on a phone a bar at the foot. */
export function AppFrame({
  groups,
  phone,
  hidden = [],
  switcher,
  foot,
  notifications,
  account,
  notice,
  children,
}: AppFrameProps) {
  const t = useTranslations("shell");
  const items = [...groups.flatMap((group) => group.items), ...hidden];
  const places = items.map(({ href, label, icon, letter, keywords }) => ({
    href,
    label,
    icon,
    letter,
    keywords: keywords ?? [],
  }));
  return (
    <div className="flex min-h-dvh">
      <a
        href="#content"
        className="fixed start-3 top-3 z-50 -translate-y-20 rounded-md bg-primary px-3 py-2 font-medium text-primary-foreground focus:translate-y-0"
      >
        {t("skip")}
      </a>
      <aside className="sticky top-0 z-30 flex h-dvh w-60 shrink-0 flex-col border-e bg-sidebar max-md:hidden rail:w-14">
        <div className="flex h-12 shrink-0 items-center px-2">{switcher}</div>
        <div className="min-h-0 flex-1 overflow-y-auto px-2 py-2 rail:overflow-visible">
          <NavList groups={groups} label={t("mainNavigation")} />
        </div>
        {foot && <div className="shrink-0 border-t p-2">{foot}</div>}
      </aside>
      <div className="flex min-w-0 flex-1 flex-col">
        {notice}
        <header className="sticky top-0 z-20 flex h-12 shrink-0 items-center gap-2 border-b bg-background/85 px-3 backdrop-blur-sm md:px-4">
          <SidebarToggle />
          <div className="min-w-0 flex-1">
            <Crumbs places={places.map(({ href, label }) => ({ href, label }))} />
          </div>
          <QuickOpen places={places} />
          {notifications}
          {account}
        </header>
        <main id="content" tabIndex={-1} className="min-w-0 flex-1 pb-20 outline-none md:pb-8">
          {children}
        </main>
      </div>
      <nav
        aria-label={t("mainNavigation")}
        className="fixed inset-x-0 bottom-0 z-30 flex h-14 border-t bg-background/95 pb-[env(safe-area-inset-bottom)] backdrop-blur-sm md:hidden"
      >
        {phone.map((item) => (
          <NavLink key={item.href} href={item.href} exact={item.exact} className={barClasses}>
            {item.icon}
            <span className="max-w-full truncate">{item.label}</span>
          </NavLink>
        ))}
        <MoreButton className={barClasses}>
          <div className="grid gap-4">
            {switcher}
            <NavList groups={groups} label={t("mainNavigation")} />
            {foot}
          </div>
        </MoreButton>
      </nav>
    </div>
  );
}
