import type { NavGroup } from "./nav";
import { NavLink } from "./nav-link";

/** The groups of the sidebar; in the narrow sidebar (`rail`) only the icons, named on hover and focus. */
export function NavList({ groups, label }: { groups: NavGroup[]; label: string }) {
  return (
    <nav aria-label={label} className="grid gap-4">
      {groups.map((group) => (
        <div key={group.label ?? group.items[0]?.href} className="grid gap-0.5">
          {group.label && (
            <p className="px-2 pb-1 font-medium text-muted-foreground text-xs rail:sr-only">{group.label}</p>
          )}
          <ul className="grid gap-0.5">
            {group.items.map((item) => (
              <li key={item.href}>
                <NavLink
                  href={item.href}
                  exact={item.exact}
                  className="group/nav relative flex h-8 items-center gap-2.5 rounded-md px-2 font-medium text-muted-foreground transition-colors hover:bg-muted hover:text-foreground aria-[current]:bg-primary-soft aria-[current]:text-primary-text max-md:h-11 max-md:text-lg rail:justify-center rail:px-0 [&_svg]:size-4 [&_svg]:shrink-0"
                >
                  {item.icon}
                  <span className="min-w-0 flex-1 truncate rail:pointer-events-none rail:absolute rail:start-full rail:z-50 rail:ms-2 rail:w-max rail:rounded-md rail:bg-foreground rail:px-2 rail:py-1 rail:text-background rail:text-xs rail:opacity-0 rail:transition-opacity rail:group-hover/nav:opacity-100 rail:group-focus-visible/nav:opacity-100">
                    {item.label}
                  </span>
                  {item.badge !== undefined && (
                    <span className="rounded-full bg-primary px-1.5 font-medium text-primary-foreground text-xs tabular-nums rail:absolute rail:end-0.5 rail:top-0 rail:px-1 rail:text-[0.625rem] rail:leading-4">
                      {item.badge}
                    </span>
                  )}
                </NavLink>
              </li>
            ))}
          </ul>
        </div>
      ))}
    </nav>
  );
}
