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
                <NavLink href={item.href} exact={item.exact} className="nav-link">
                  {item.icon}
                  <span className="nav-name">{item.label}</span>
                  {item.badge !== undefined && <span className="nav-count">{item.badge}</span>}
                </NavLink>
              </li>
            ))}
          </ul>
        </div>
      ))}
    </nav>
  );
}
