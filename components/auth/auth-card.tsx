import type { ReactNode } from "react";

/** The head of an account page: what it is for, and its form. */
export function AuthCard({
  title,
  purpose,
  children,
}: {
  title: string;
  purpose?: ReactNode;
  children: ReactNode;
}) {
  return (
    <div className="rounded-xl border bg-card p-6 shadow-sm sm:p-8">
      <h1 className="font-semibold text-xl">{title}</h1>
      {purpose && <p className="mt-1 text-pretty text-muted-foreground">{purpose}</p>}
      <div className="mt-6 grid gap-4">{children}</div>
    </div>
  );
}
