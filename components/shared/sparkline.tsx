const WIDTH = 96;
const HEIGHT = 28;
const PAD = 2;

/** The points of a line through values at even distances, within a box; a flat row of values lies in the middle. */
export function linePoints(
  values: readonly number[],
  width: number,
  height: number,
  pad: number,
): [number, number][] {
  const low = Math.min(...values);
  const span = Math.max(...values) - low;
  const step = values.length > 1 ? (width - 2 * pad) / (values.length - 1) : 0;
  return values.map((value, index) => [
    pad + index * step,
    span === 0 ? height / 2 : height - pad - ((value - low) / span) * (height - 2 * pad),
  ]);
}

const pathOf = (points: readonly [number, number][]) =>
  points.map(([x, y], index) => `${index === 0 ? "M" : "L"}${x.toFixed(1)} ${y.toFixed(1)}`).join("");

/** The course of a value, without figures: the figure stands beside it. */
export function Sparkline({ values }: { values: readonly number[] }) {
  if (values.length < 2) return null;
  const points = linePoints(values, WIDTH, HEIGHT, PAD);
  const line = pathOf(points);
  return (
    <svg
      viewBox={`0 0 ${WIDTH} ${HEIGHT}`}
      className="h-7 w-24 shrink-0 text-primary-text rtl:-scale-x-100"
      aria-hidden="true"
    >
      <path d={`${line}L${WIDTH - PAD} ${HEIGHT}L${PAD} ${HEIGHT}Z`} className="fill-current opacity-10" />
      <path
        d={line}
        fill="none"
        stroke="currentColor"
        strokeWidth="1.5"
        strokeLinejoin="round"
        strokeLinecap="round"
      />
    </svg>
  );
}
