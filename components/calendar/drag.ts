import type { KeyboardCoordinateGetter } from "@dnd-kit/core";

const ways: Record<string, readonly [number, number]> = {
  ArrowLeft: [-1, 0],
  ArrowRight: [1, 0],
  ArrowUp: [0, -1],
  ArrowDown: [0, 1],
};

/** With arrows, a post goes to the middle of the nearest day (or the tray) in that direction. */
export const dayByDay: KeyboardCoordinateGetter = (event, { context }) => {
  const way = ways[event.code];
  const from = context.collisionRect;
  if (!way || !from) return undefined;
  event.preventDefault();
  const [dx, dy] = way;
  const x = from.left + from.width / 2;
  const y = from.top + from.height / 2;
  let best: { distance: number; x: number; y: number } | undefined;
  for (const { id, disabled } of context.droppableContainers.getEnabled()) {
    const rect = context.droppableRects.get(id);
    if (!rect || disabled || id === context.over?.id) continue;
    const cx = rect.left + rect.width / 2;
    const cy = rect.top + Math.min(rect.height / 2, 200);
    const along = (cx - x) * dx + (cy - y) * dy;
    const aside = Math.abs((cx - x) * dy) + Math.abs((cy - y) * dx);
    if (along < 8) continue;
    const distance = along + aside * 3;
    if (!best || distance < best.distance) best = { distance, x: cx, y: cy };
  }
  return best && { x: best.x - from.width / 2, y: best.y - from.height / 2 };
};
