CREATE TABLE "ai_reconciliations" (
	"day" text PRIMARY KEY NOT NULL,
	"calls" integer NOT NULL,
	"differences" jsonb NOT NULL,
	"checked_at" timestamp with time zone NOT NULL
);
--> statement-breakpoint
ALTER TABLE "ai_reconciliations" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE POLICY "service" ON "ai_reconciliations" AS PERMISSIVE FOR ALL TO "rooz_service" USING (true) WITH CHECK (true);