"use client";

import dynamic from "next/dynamic";

const JapaneseFont = dynamic(() => import("./japanese-font"));

/** The stylesheet of the Japanese font, for Japanese pages only: its list of pieces is 30 kB compressed. */
export function JapaneseFonts() {
  return <JapaneseFont />;
}
