import type { WorkspaceTx } from "@/server/db/client";
import { catalogFigures } from "@/server/modules/catalog";
import { competitorFigures } from "@/server/modules/competitors";
import { finishedByService } from "@/server/modules/studio";
import { readBalance, spentPoints } from "@/server/modules/wallet";
import type { Figure, FigureId } from "./contract";

const dayMs = 86_400_000;
/** How far back the use of AI is looked at. */
const usageDays = 30;

const money: ReadonlySet<FigureId> = new Set(["priceLowest", "priceMedian", "priceHighest", "stockValue"]);
const shares: ReadonlySet<FigureId> = new Set(["margin", "costKnown"]);

/** The store's own numbers, those that are known. A store without products has none. */
export async function figuresOf(tx: WorkspaceTx, now: Date): Promise<Figure[]> {
  const { largestCategory, ...catalog } = await catalogFigures(tx);
  if (catalog.products === 0) return [];
  const ofCatalog = (Object.entries(catalog) as [FigureId, number | null][]).flatMap(
    ([id, value]): Figure[] => {
      if (value === null) return [];
      const unit = money.has(id) ? "money" : shares.has(id) ? "percent" : "count";
      return [{ id, source: "catalog", unit, value: unit === "percent" ? Math.round(value * 100) : value }];
    },
  );
  const from = new Date(now.getTime() - usageDays * dayMs);
  const spent = await spentPoints(tx, from, now, "UTC");
  const finished = await finishedByService(tx, from, now);
  const { available } = await readBalance(tx);
  const usage = (id: FigureId, value: number): Figure => ({ id, source: "usage", unit: "count", value });
  return [
    ...ofCatalog,
    ...(largestCategory
      ? [
          {
            id: "largestCategory" as const,
            source: "catalog" as const,
            unit: "count" as const,
            value: largestCategory.products,
            about: largestCategory.category,
          },
        ]
      : []),
    usage("pointsAvailable", available),
    usage(
      "pointsSpent",
      spent.reduce((sum, { points }) => sum + points, 0),
    ),
    usage(
      "textsWritten",
      finished.reduce((sum, { count }) => sum + count, 0),
    ),
    ...(await ofCompetitors(tx)),
  ];
}

/** What other shops ask; nothing where none is watched. */
async function ofCompetitors(tx: WorkspaceTx): Promise<Figure[]> {
  const found = await competitorFigures(tx);
  if (!found) return [];
  const counts: [FigureId, number][] = [
    ["competitorsWatched", found.shops],
    ["pricesCompared", found.compared],
    ["pricesCheapest", found.cheapest],
    ["pricesUndercut", found.undercut],
    ["assortmentGaps", found.gaps],
    ["competitorPromotions", found.promotions],
  ];
  return counts.map(([id, value]) => ({ id, source: "competitors", unit: "count", value }));
}
