import type { ComparisonHistory } from "@/server/modules/competitors/contract";

/** What was asked from a moment on. */
export interface ComparedPoint {
  at: string;
  price: number | null;
  /** The price before, while there was a promotion. */
  listPrice: number | null;
  available: boolean;
  /** What changed the own price; null for others, and for what held before. */
  cause: ComparisonHistory["own"][number]["cause"];
}

/** A line of the chart: the own price, or a shop's. */
export interface ComparedLine {
  id: string;
  /** Null: the own one. */
  shop: string | null;
  title: string | null;
  /** The class of its colour; the own one stands out. */
  tone: string;
  points: readonly ComparedPoint[];
}

const tones = [
  "text-chart-2",
  "text-chart-3",
  "text-chart-5",
  "text-chart-4",
  "text-chart-6",
  "text-chart-1",
] as const;

/** The own price first, then each shop's. */
export const linesOf = ({ own, lines }: ComparisonHistory): ComparedLine[] => [
  {
    id: "own",
    shop: null,
    title: null,
    tone: "text-primary-text",
    points: own.map((point) => ({ ...point, listPrice: null, available: true })),
  },
  ...lines.map(({ matchId, shop, title, points }, n) => ({
    id: matchId,
    shop,
    title,
    tone: tones[n % tones.length] ?? "",
    points: points.map((point) => ({ ...point, cause: null })),
  })),
];

/** What held at a moment. */
export const pointAt = ({ points }: ComparedLine, at: number): ComparedPoint | undefined =>
  points.findLast((point) => Date.parse(point.at) <= at);

/** Whether a shop showed a price before: it was a promotion. */
export const isPromotion = ({ price, listPrice }: ComparedPoint): boolean =>
  price !== null && listPrice !== null && listPrice > price;
