import "@fontsource-variable/noto-sans-jp/wght.css";

/** Carries the 124 pieces of Noto Sans JP into the page that renders it; see japanese-fonts.tsx. */
export default function JapaneseFont() {
  return null;
}
