"use client";

import { Printer } from "lucide-react";
import { useEffect } from "react";
import { Button } from "@/components/ui/button";

/** Prints the page that it stands on, at once and whenever it is pressed; on paper it is not to be seen. */
export function PrintButton({ label }: { label: string }) {
  useEffect(() => window.print(), []);
  return (
    <Button onClick={() => window.print()}>
      <Printer aria-hidden />
      {label}
    </Button>
  );
}
