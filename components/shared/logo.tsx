/** The mark of the product: a sun coming up behind the counter. "Rooz" is Persian for day. */
export function Logo({ name }: { name: string }) {
  return (
    <span className="inline-flex items-center gap-2 font-semibold text-lg tracking-tight">
      <svg viewBox="0 0 32 32" className="size-6 shrink-0" aria-hidden="true">
        <rect width="32" height="32" rx="8" className="fill-primary" />
        <path
          d="M9.5 20a6.5 6.5 0 0 1 13 0M6 24h20M16 6.5v3M7.3 10.8l2 2M24.7 10.8l-2 2"
          fill="none"
          strokeWidth="2.25"
          strokeLinecap="round"
          className="stroke-primary-foreground"
        />
      </svg>
      {name}
    </span>
  );
}
