/** How long calls belong together, in milliseconds. */
const burstMs = 1000;

/**
 * Makes of many calls few: the first does its work at once, and all that follow within a second do it once more when
 * that is over. So there is work after every call, whatever has happened between them.
 */
export function onceABurst(work: () => void): () => void {
  let timer: NodeJS.Timeout | undefined;
  let again = false;
  const over = () => {
    timer = undefined;
    if (!again) return;
    again = false;
    begin();
  };
  const begin = () => {
    timer = setTimeout(over, burstMs);
    timer.unref();
    work();
  };
  return () => {
    if (timer) again = true;
    else begin();
  };
}
