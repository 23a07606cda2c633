import type { ReactNode } from "react";

/** A place in the app, as the sidebar, the bar of a phone, the palette and the keyboard offer it. */
export interface NavItem {
  href: string;
  label: string;
  /** A word of it for the bar of a phone, where little fits. */
  short?: string;
  /** An icon of 16 px. */
  icon: ReactNode;
  /** The letter that goes there after `g`. */
  letter?: string;
  /** A count beside the label, such as unread notifications. */
  badge?: ReactNode;
  /** Lit only on this very page, not on those below it. */
  exact?: boolean;
  /** Other words under which the palette finds it. */
  keywords?: string[];
}

export interface NavGroup {
  label?: string;
  items: NavItem[];
}

/** The id of the element that holds the navigation. */
export const NAVIGATION = "navigation";

/** Whether a page belongs to a place of the navigation. */
export function isAt(pathname: string, item: Pick<NavItem, "href" | "exact">): boolean {
  return pathname === item.href || (!item.exact && pathname.startsWith(`${item.href}/`));
}

/** The place that a page belongs to: of several the most specific. */
export function placeOf<T extends Pick<NavItem, "href" | "exact">>(
  pathname: string,
  items: readonly T[],
): T | undefined {
  return items
    .filter((item) => isAt(pathname, item))
    .reduce<T | undefined>(
      (best, item) => (best && best.href.length >= item.href.length ? best : item),
      undefined,
    );
}

/**
 * The places that a place lies below, the farthest first, such as the settings of one of their pages. All lie below the
 * first page; that is not told.
 */
export function placesAbove<T extends Pick<NavItem, "href" | "exact">>(
  place: Pick<NavItem, "href">,
  items: readonly T[],
): T[] {
  const above = (href: string) => placeOf(href.slice(0, href.lastIndexOf("/")), items);
  const found = above(place.href);
  return found && above(found.href) ? [...placesAbove(found, items), found] : [];
}
