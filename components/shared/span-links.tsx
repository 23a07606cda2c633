import Link from "next/link";

interface SpanLinksProps {
  /** What is chosen, such as the span of time. */
  label: string;
  links: { href: string; label: string; current: boolean }[];
}

/** A choice between a few views of the same page, each with an address of its own. */
export function SpanLinks({ label, links }: SpanLinksProps) {
  return (
    <nav aria-label={label} className="flex w-fit flex-wrap gap-1 rounded-lg bg-muted p-1">
      {links.map(({ href, label: name, current }) => (
        <Link
          key={href}
          href={href}
          aria-current={current ? "page" : undefined}
          className="rounded-md px-2.5 py-1 text-muted-foreground text-sm hover:text-foreground aria-[current]:bg-card aria-[current]:font-medium aria-[current]:text-foreground aria-[current]:shadow-sm"
        >
          {name}
        </Link>
      ))}
    </nav>
  );
}
