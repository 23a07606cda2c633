import { cn } from "./cn";

interface AvatarProps {
  name: string;
  /** Square for a store, round for a person. */
  shape?: "round" | "square";
  src?: string | null;
  className?: string;
}

/** The picture of a person or store, or the first letters of the name. Decorative: the name stands beside it. */
export function Avatar({ name, shape = "round", src, className }: AvatarProps) {
  const initials = name
    .trim()
    .split(/\s+/)
    .slice(0, 2)
    .map((word) => [...word][0] ?? "");
  // Letters that join (Arabic), combine (Thai) or are words by themselves (Japanese) stand alone.
  const spelled = /^[ -\u052f]*$/.test(initials.join(""));
  const letters = (spelled ? initials : initials.slice(0, 1)).join("").toUpperCase();
  const classes = cn(
    "grid size-6 shrink-0 select-none place-items-center overflow-hidden bg-primary-soft font-semibold text-[0.625rem] text-primary-text",
    shape === "round" ? "rounded-full" : "rounded-md",
    className,
  );
  return (
    <span data-slot="avatar" aria-hidden className={classes}>
      {/* biome-ignore lint/performance/noImgElement: a picture of 24 pixels needs no optimiser */}
      {src ? <img src={src} alt="" className="size-full object-cover" /> : letters}
    </span>
  );
}
