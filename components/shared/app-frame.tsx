import { Menu } from "lucide-react";
import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { Crumbs } from "./frame/crumbs";
import { NAVIGATION, type NavGroup, type NavItem } from "./frame/nav";
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
  const places = items.map(({ href, label, letter, keywords }) => ({ href, label, letter, keywords }));
  return (
    <div className="flex min-h-dvh">
      <a
        href="#content"
        className="fixed start-3 top-3 z-50 -translate-y-20 rounded-md bg-primary px-3 py-2 font-medium text-primary-foreground focus:translate-y-0"
      >
        {t("skip")}
      </a>
      {/* On a phone the same navigation is a panel from the foot of the screen, opened by "more". */}
      <aside
        id={NAVIGATION}
        popover="auto"
        className="z-30 m-0 h-auto print:hidden max-h-[85dvh] w-full flex-col bg-sidebar text-foreground backdrop:bg-[oklch(0.15_0.01_265/0.45)] max-md:inset-auto max-md:inset-x-0 max-md:bottom-0 max-md:rounded-t-xl max-md:border-t max-md:pb-[env(safe-area-inset-bottom)] max-md:open:flex md:sticky md:inset-auto md:top-0 md:flex md:h-dvh md:max-h-none md:w-60 md:shrink-0 md:overflow-visible md:border-e rail:w-14"
      >
        <div className="flex h-12 shrink-0 items-center px-2 max-md:mt-2">{switcher}</div>
        <div className="min-h-0 flex-1 overflow-y-auto px-2 py-2 rail:overflow-visible">
          <NavList groups={groups} label={t("mainNavigation")} />
        </div>
        {foot && <div className="shrink-0 border-t p-2">{foot}</div>}
      </aside>
      <div className="flex min-w-0 flex-1 flex-col">
        {notice}
        <header className="sticky print:hidden top-0 z-20 flex h-12 shrink-0 items-center gap-2 border-b bg-background/85 px-3 backdrop-blur-sm md:px-4">
          <SidebarToggle />
          <div className="min-w-0 flex-1">
            <Crumbs places={places} />
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
        aria-label={t("quickNavigation")}
        className="fixed inset-x-0 bottom-0 z-20 flex h-14 print:hidden border-t bg-background/95 pb-[env(safe-area-inset-bottom)] backdrop-blur-sm md:hidden"
      >
        {phone.map((item) => (
          <NavLink key={item.href} href={item.href} exact={item.exact} className={barClasses}>
            {item.icon}
            <span className="max-w-full truncate">{item.short ?? item.label}</span>
          </NavLink>
        ))}
        <button type="button" popoverTarget={NAVIGATION} className={barClasses}>
          <Menu aria-hidden />
          <span className="max-w-full truncate">{t("more")}</span>
        </button>
      </nav>
    </div>
  );
}
