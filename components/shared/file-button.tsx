"use client";

import type { VariantProps } from "class-variance-authority";
import { type ReactNode, useEffect, useRef } from "react";
import { buttonVariants } from "@/components/ui/button";
import { cn } from "@/components/ui/cn";

interface Props extends VariantProps<typeof buttonVariants> {
  /** What browsers offer: extensions and types, as `accept` has them. */
  accept: string;
  multiple?: boolean;
  disabled?: boolean;
  className?: string;
  children: ReactNode;
  /** Gets what was chosen, at least one file; choosing the same again is told again. */
  onFiles: (files: [File, ...File[]]) => void;
}

/** A button by which files of the person's machine are chosen. */
export function FileButton({
  accept,
  multiple,
  disabled,
  className,
  variant = "outline",
  size,
  children,
  onFiles,
}: Props) {
  const field = useRef<HTMLInputElement>(null);
  const take = () => {
    const [first, ...more] = field.current?.files ?? [];
    if (field.current) field.current.value = "";
    if (first) onFiles([first, ...more]);
  };
  const latest = useRef(take);
  latest.current = take;
  // What was chosen before the page's scripts had come is there, though nobody heard of it.
  useEffect(() => latest.current(), []);
  return (
    <label
      className={cn(
        buttonVariants({ variant, size }),
        "cursor-pointer has-focus-visible:outline-2 has-focus-visible:outline-ring has-focus-visible:outline-offset-2",
        className,
      )}
    >
      {children}
      <input
        ref={field}
        type="file"
        accept={accept}
        multiple={multiple}
        disabled={disabled}
        className="sr-only"
        onChange={take}
      />
    </label>
  );
}
