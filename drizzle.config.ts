import { defineConfig } from "drizzle-kit";

export default defineConfig({
  dialect: "postgresql",
  schema: ["./server/db/tenant.ts", "./server/**/schema.ts"],
  out: "./drizzle",
});
