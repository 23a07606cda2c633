import type { LucideIcon } from "lucide-react";
import Link from "next/link";
import type { ReactNode } from "react";

interface WayCardProps {
  href: string;
  icon: LucideIcon;
  title: string;
  /** What one gets there, in a sentence. */
  purpose: string;
  /** At the end of its head, such as the price. */
  aside?: ReactNode;
  heading?: "h2" | "h3";
}

/** A card, in a list, that leads to something one can have done. */
export function WayCard({ href, icon: Icon, title, purpose, aside, heading: Heading = "h3" }: WayCardProps) {
  return (
    <li className="relative grid content-start gap-2 rounded-lg border bg-card p-4 transition-colors hover:border-primary-text/40">
      <div className="flex items-start justify-between gap-3">
        <span className="grid size-9 place-items-center rounded-md bg-primary-soft text-primary-text">
          <Icon className="size-4.5" aria-hidden />
        </span>
        {aside && <span className="text-muted-foreground text-sm tabular-nums">{aside}</span>}
      </div>
      <Heading className="font-medium">
        <Link href={href} className="rounded-sm after:absolute after:inset-0 after:rounded-lg">
          {title}
        </Link>
      </Heading>
      <p className="text-pretty text-muted-foreground">{purpose}</p>
    </li>
  );
}

/** As many cards in a row as have room. */
export function WayCards({ children }: { children: ReactNode }) {
  return <ul className="grid gap-3 sm:grid-cols-2 lg:grid-cols-3">{children}</ul>;
}
