import { type ClassValue, clsx } from "clsx";
import { mergeClasses } from "./class-groups";

/** Joins class names; of two that set the same property, the later one stays. */
export function cn(...inputs: ClassValue[]): string {
  return mergeClasses(clsx(inputs));
}
