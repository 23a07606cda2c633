"use client";

import Link from "next/link";
import type { ComponentProps } from "react";
import { useStore } from "./store-context";

/** A link to the dashboard of the store that one is in, for places that cannot know which. */
export function StoreHomeLink(props: Omit<ComponentProps<typeof Link>, "href">) {
  return <Link {...props} href={useStore().path} />;
}
