import { boolean, index, integer, jsonb, text } from "drizzle-orm/pg-core";
import { createdAt, id, updatedAt } from "@/server/db/columns";
import { tenantTable } from "@/server/db/tenant";
import type { Provider } from "@/server/modules/ai/contract";
import type {
  AnalysisKind,
  ReviewsResult,
  SeoField,
  SeoResult,
  SeoWish,
  StoredReview,
  StrategyInput,
  StrategyResult,
} from "./contract";

/** What an analysis works on. The reviews are kept with it: quotes must be found in them, whatever became of the file. */
export type AnalysisInput =
  | { locale: StrategyInput["locale"]; count: number; fileName?: string; reviews: StoredReview[] }
  | SeoWish
  | StrategyInput;

/** Analyses that were ordered, with what was asked and what came out. */
export const analyses = tenantTable(
  "analyses",
  "analysis",
  {
    kind: text("kind").$type<AnalysisKind>().notNull(),
    input: jsonb("input").$type<AnalysisInput>().notNull(),
    result: jsonb("result").$type<ReviewsResult | SeoResult | StrategyResult>(),
    status: text("status", { enum: ["running", "done", "failed", "cancelled"] }).notNull(),
    points: integer("points").notNull(),
    productId: id("product", "product_id"),
    provider: text("provider").$type<Provider>(),
    model: text("model"),
    offline: boolean("offline").notNull().default(false),
    errorCode: text("error_code"),
    taskId: id("task", "task_id").notNull(),
    /** The points that are set aside for it; null where it takes none, and once they are spent or given back. */
    holdId: id("hold", "hold_id"),
    /** Names the call that ends it: another one after each process that died on it. */
    callKey: text("call_key").notNull(),
    /** That call was begun. */
    called: boolean("called").notNull().default(false),
    /** What the product said before, for each field of a proposal that was put on it. */
    replaced: jsonb("replaced").$type<Partial<Record<SeoField, unknown>>>().notNull().default({}),
    createdBy: id("user", "created_by"),
    createdAt: createdAt(),
    updatedAt: updatedAt(),
  },
  (t) => [index("analyses_by_time").on(t.workspaceId, t.id)],
);
