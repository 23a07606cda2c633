/**
 * What a system calls its Chromium. First the one without a window: each page of it costs a third of the processor time
 * of one in a browser that could show it.
 */
export const chromiumNames = [
  "chromium-headless-shell",
  "chromium",
  "chromium-browser",
  "google-chrome",
  "google-chrome-stable",
];
