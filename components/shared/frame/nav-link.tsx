"use client";

import Link from "next/link";
import { usePathname } from "next/navigation";
import type { ReactNode } from "react";
import { isAt, NAVIGATION } from "./nav";

interface NavLinkProps {
  href: string;
  exact?: boolean | undefined;
  className: string;
  children: ReactNode;
}

/** A link of the navigation, which knows whether one is there. */
export function NavLink({ href, exact, className, children }: NavLinkProps) {
  const pathname = usePathname();
  const here = isAt(pathname, { href, ...(exact !== undefined && { exact }) });
  return (
    <Link
      href={href}
      aria-current={here ? (pathname === href ? "page" : "true") : undefined}
      className={className}
      // On a phone, whoever goes somewhere is done with the panel.
      onClick={() => {
        const panel = document.getElementById(NAVIGATION);
        if (panel?.matches(":popover-open")) panel.hidePopover();
      }}
    >
      {children}
    </Link>
  );
}
