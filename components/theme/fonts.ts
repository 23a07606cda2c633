import localFont from "next/font/local";

/** Inter for Latin letters and digits, which every language needs: preloaded, with a fallback of the same width. */
export const inter = localFont({
  src: "../../node_modules/@fontsource-variable/inter/files/inter-latin-wght-normal.woff2",
  weight: "100 900",
  display: "swap",
  variable: "--font-inter",
  adjustFontFallback: "Arial",
});
