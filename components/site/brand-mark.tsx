/** The mark beside the name: a door that stands open, in the brand's colour. */
export function BrandMark({ className = "size-6" }: { className?: string }) {
  return (
    <svg viewBox="0 0 24 24" className={className} aria-hidden>
      <rect width="24" height="24" rx="6" fill="var(--primary)" />
      <path
        d="M7 18.5V7.2a2 2 0 0 1 2-2h6a2 2 0 0 1 2 2v11.3"
        fill="none"
        stroke="var(--primary-foreground)"
        strokeWidth="2"
        strokeLinecap="round"
      />
      <path d="M7 18.5l5.2-2.2V8.4L7 6.6" fill="var(--primary-foreground)" />
    </svg>
  );
}
