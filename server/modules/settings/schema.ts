import { bigint, jsonb, pgTable, text } from "drizzle-orm/pg-core";
import { createdAt, id, instant } from "@/server/db/columns";
import { servicePolicy } from "@/server/db/tenant";

/** Settings of the installation: one row a key, holding its present value. */
export const settings = pgTable(
  "settings",
  {
    key: text("key").primaryKey(),
    value: jsonb("value").notNull(),
    version: bigint("version", { mode: "number" }).notNull(),
    updatedAt: instant("updated_at").notNull().defaultNow(),
  },
  () => [servicePolicy()],
).enableRLS();

/** Every value that a setting has had, who set it and when. Append-only. */
export const settingVersions = pgTable(
  "setting_versions",
  {
    id: id("setting", "id").primaryKey(),
    key: text("key").notNull(),
    version: bigint("version", { mode: "number" }).notNull(),
    value: jsonb("value").notNull(),
    setBy: text("set_by").notNull(),
    createdAt: createdAt(),
  },
  () => [servicePolicy()],
).enableRLS();
