import { cn } from "./cn";

interface AvatarProps {
  name: string;
  /** Square for a store, round for a person. */
  shape?: "round" | "square";
  src?: string | null;
  className?: string;
}

/** The first letters of a name. Those that join (Arabic), combine (Thai) or are words (Japanese) stand alone. */
export function initialsOf(name: string): string {
  const initials = name
    .trim()
    .split(/\s+/)
    .slice(0, 2)
    .map((word) => [...word][0] ?? "");
  const spelled = /^[ -\u052f]*$/.test(initials.join(""));
  return (spelled ? initials : initials.slice(0, 1)).join("").toUpperCase();
}

/** The picture of a person or store, or the first letters of the name. Decorative: the name stands beside it. */
export function Avatar({ name, shape = "round", src, className }: AvatarProps) {
  const classes = cn(
    "grid size-6 shrink-0 select-none place-items-center overflow-hidden bg-primary-soft font-semibold text-[0.625rem] text-primary-text",
    shape === "round" ? "rounded-full" : "rounded-md",
    className,
  );
  return (
    <span data-slot="avatar" aria-hidden className={classes}>
      {/* biome-ignore lint/performance/noImgElement: a picture of 24 pixels needs no optimiser */}
      {src ? <img src={src} alt="" className="size-full object-cover" /> : initialsOf(name)}
    </span>
  );
}
