import type { ReactNode } from "react";
import { BrandMark } from "@/components/site/brand-mark";
import { platformSettings } from "@/server/modules/settings";
import type { Actor } from "@/server/operations/context";
import { AccountMenu } from "./account-menu";

/** The bar above pages that belong to a person and not to a store. */
export async function AccountBar({
  person,
  children,
}: {
  person: Extract<Actor, { type: "user" }>;
  children: ReactNode;
}) {
  const { branding } = await platformSettings();
  return (
    <>
      <header className="flex h-12 items-center justify-between gap-3 border-b px-4">
        <span className="flex items-center gap-2 font-semibold">
          <BrandMark />
          {branding.name}
        </span>
        <AccountMenu name={person.name} email={person.email} admin={person.isAdmin} />
      </header>
      <main id="content">{children}</main>
    </>
  );
}
