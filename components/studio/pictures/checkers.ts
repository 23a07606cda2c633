/** The chequered ground that shows where a picture is transparent. */
export const checkers =
  "bg-[repeating-conic-gradient(var(--color-muted)_0_25%,transparent_0_50%)] bg-[length:20px_20px]";
