"use client";

import Link from "next/link";
import { usePathname } from "next/navigation";
import { useTranslations } from "next-intl";
import { useEffect, useSyncExternalStore } from "react";
import { Breadcrumb, BreadcrumbItem } from "@/components/ui/breadcrumb";
import { placeOf, placesAbove } from "./nav";

export interface Crumb {
  href: string;
  label: string;
}

interface Trail {
  pathname: string;
  title: string;
  above: Crumb[];
}

let trail: Trail | undefined;
const listeners = new Set<() => void>();

/** Tells the top bar what the page at hand is called; part of the page's head. */
export function PageCrumbs({ title, above }: { title: string; above: Crumb[] }) {
  const pathname = usePathname();
  const signature = JSON.stringify({ pathname, title, above });
  useEffect(() => {
    trail = JSON.parse(signature) as Trail;
    for (const listener of listeners) listener();
  }, [signature]);
  return null;
}

/** The breadcrumb of the top bar: the place in the navigation, the pages between, the page. */
export function Crumbs({ places }: { places: Crumb[] }) {
  const t = useTranslations("shell");
  const pathname = usePathname();
  const known = useSyncExternalStore(
    (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    () => trail,
    () => undefined,
  );
  const place = placeOf(pathname, places);
  // The trail of the page before is no longer true.
  const here = known?.pathname === pathname ? known : undefined;
  const named: Crumb[] = [
    // A place below another one, such as a page of the settings, has it before itself.
    ...(place ? placesAbove(place, places) : []),
    ...(place && place.href !== pathname ? [place] : []),
    ...(here?.above ?? []),
  ];
  // A page may name what the navigation knows already.
  const links = [...new Map(named.map((link) => [link.href, link])).values()];
  const current = place?.href === pathname ? place.label : here?.title;
  if (links.length === 0 && !current) return null;
  return (
    <Breadcrumb label={t("breadcrumb")}>
      {links.map((link) => (
        <BreadcrumbItem key={link.href}>
          <Link href={link.href} className="rounded-sm hover:text-foreground">
            {link.label}
          </Link>
        </BreadcrumbItem>
      ))}
      {current && <BreadcrumbItem current>{current}</BreadcrumbItem>}
    </Breadcrumb>
  );
}
