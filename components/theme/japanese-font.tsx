import "@fontsource-variable/noto-sans-jp/wght.css";

/** Carries the 124 pieces of Noto Sans JP into the page that renders it; see document-fonts.tsx. */
export default function JapaneseFont() {
  return null;
}
