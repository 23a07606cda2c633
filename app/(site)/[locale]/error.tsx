"use client";

import { lazy, Suspense } from "react";
import type { PageErrorProps } from "@/components/shared/page-error";

// The public pages carry next to no script; what draws an error comes with the error.
const Failure = lazy(() => import("@/components/site/site-error"));

export default function SiteErrorPage(props: PageErrorProps) {
  return (
    <Suspense>
      <Failure {...props} />
    </Suspense>
  );
}
