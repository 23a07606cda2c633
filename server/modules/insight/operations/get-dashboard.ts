import { z } from "zod";
import { catalogOverview, productCovers, recentImports } from "@/server/modules/catalog";
import {
  finishedByDay,
  finishedByService,
  knownService,
  recentGenerations,
  type ServiceId,
  textServiceIds,
} from "@/server/modules/studio";
import { readBalance } from "@/server/modules/wallet";
import { workspaceOperation } from "@/server/operations/define";
import { workLately } from "../ai-usage";
import { lastDays } from "../calendar";
import { Dashboard } from "../contract";
import { minutesSaved } from "../time-saved";

const dayMs = 86_400_000;
const recent = 8;

/** What the studio finished, and what else was made. */
const works = (
  services: { service: ServiceId; count: number }[],
  spent: Awaited<ReturnType<typeof workLately>>["rows"],
) => [
  ...services.map(({ service, count }) => ({ cause: service, pieces: count })),
  ...spent.filter(({ cause }) => !knownService(cause)),
];

const isText = (service: ServiceId) => textServiceIds.some((id) => id === service);
const sum = (rows: { service: ServiceId; count: number; points: number }[]) => ({
  texts: rows.reduce((n, row) => n + (isText(row.service) ? row.count : 0), 0),
  points: rows.reduce((n, row) => n + row.points, 0),
});

export const getDashboard = workspaceOperation("workspace.read", {
  name: "insight.getDashboard",
  summary: "Read the figures of a store's dashboard",
  kind: "query",
  input: z.strictObject({ days: z.int().min(7).max(90).default(30) }),
  output: Dashboard,
  rest: { method: "GET", path: "/insight/dashboard" },
  async run(ctx, { days }) {
    const { tx } = ctx;
    const now = new Date();
    const from = new Date(now.getTime() - days * dayMs);
    const services = await finishedByService(tx, from, now);
    const before = await finishedByService(tx, new Date(from.getTime() - days * dayMs), from);
    const byDay = new Map(
      (await finishedByDay(tx, from, ctx.workspace.timezone)).map((row) => [row.day, row]),
    );
    const daily = lastDays(now, days, ctx.workspace.timezone).map((day) => ({
      day,
      texts: byDay.get(day)?.count ?? 0,
      points: byDay.get(day)?.points ?? 0,
    }));
    const spent = await workLately(tx, { days, timezone: ctx.workspace.timezone, now });
    const balance = await readBalance(tx);
    const texts = await recentGenerations(tx, recent);
    const covers = await productCovers(
      tx,
      texts.flatMap((g) => g.productId ?? []),
    );
    const imported = await recentImports(tx, recent);
    const activity = [
      ...texts.map((g) => ({
        kind: "generation" as const,
        id: g.id,
        title: (g.productId && covers.get(g.productId)?.title) || "",
        detail: g.service,
        status: g.status,
        at: g.createdAt,
      })),
      ...imported.map((i) => ({
        kind: "import" as const,
        id: i.id,
        title: i.fileName,
        detail: i.format,
        status: i.finishedAt ? "done" : "running",
        at: i.createdAt,
      })),
    ];
    return {
      days,
      points: { available: balance.available, held: balance.held },
      pointsSpent: {
        value: sum(services).points,
        before: sum(before).points,
        daily: daily.map((d) => d.points),
      },
      textsFinished: {
        value: sum(services).texts,
        before: sum(before).texts,
        daily: daily.map((d) => d.texts),
      },
      minutesSaved: {
        value: minutesSaved(works(services, spent.rows)),
        before: minutesSaved(works(before, spent.earlier)),
      },
      services,
      daily,
      products: await catalogOverview(tx),
      activity: activity
        .toSorted((a, b) => b.at.getTime() - a.at.getTime())
        .slice(0, recent)
        .map((item) => ({ ...item, at: item.at.toISOString() })),
    };
  },
});
