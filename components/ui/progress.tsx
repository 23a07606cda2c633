import { cn } from "./cn";

interface ProgressProps {
  /** 0 to `max`; undefined while nothing is known yet. */
  value: number | undefined;
  max?: number;
  /** What is progressing, for screen readers. */
  label: string;
  className?: string;
}

export function Progress({ value, max = 100, label, className }: ProgressProps) {
  const share = value === undefined || max <= 0 ? 0 : Math.min(1, Math.max(0, value / max));
  return (
    <div
      data-slot="progress"
      role="progressbar"
      aria-label={label}
      aria-valuemin={0}
      aria-valuemax={max}
      aria-valuenow={value}
      className={cn("relative h-1.5 w-full overflow-hidden rounded-full bg-muted", className)}
    >
      <div
        className={cn(
          "h-full rounded-full bg-primary transition-[width] duration-200",
          value === undefined && "w-1/3 animate-pulse",
        )}
        style={value === undefined ? undefined : { width: `${share * 100}%` }}
      />
    </div>
  );
}
