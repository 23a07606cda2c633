/**
 * How lists of words become expressions. The texts that they are held against are lower-case and have gone over `latin`
 * of ../price/digits, so Arabic letters stand in their Persian form and marks of full width in their narrow one.
 */

/** One of some words, parted by `|`; a space in one stands for any run of them. */
export const any = (words: string): string =>
  words
    .trim()
    .split(/\s*\|\s*/)
    .map((word) => word.replace(/[.*+?^${}()[\]\\]/g, "\\$&").replaceAll(" ", "\\s?"))
    .join("|");

/** The same as whole words, which needs a script that has spaces. */
export const whole = (words: string): string => `(?<![\\p{L}\\d])(?:${any(words)})(?!\\p{L})`;
