/** The colour of an analysis' state. */
export const statusTones = {
  running: "info",
  done: "success",
  failed: "destructive",
  cancelled: "outline",
} as const;
