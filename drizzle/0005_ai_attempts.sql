CREATE TABLE "ai_attempts" (
	"id" uuid PRIMARY KEY NOT NULL,
	"workspace_id" uuid NOT NULL,
	"key" text NOT NULL,
	"position" integer NOT NULL,
	"task" text NOT NULL,
	"provider" text NOT NULL,
	"model" text NOT NULL,
	"outcome" text NOT NULL,
	"failure" text,
	"detail" text,
	"input_tokens" integer,
	"cached_tokens" integer,
	"output_tokens" integer,
	"reasoning_tokens" integer,
	"cost_micros" bigint,
	"price_version" integer,
	"latency_ms" integer NOT NULL,
	"first_token_ms" integer,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "ai_attempts_workspace_id_id" UNIQUE("workspace_id","id"),
	CONSTRAINT "ai_attempts_position" UNIQUE("workspace_id","key","position"),
	CONSTRAINT "ai_attempts_priced" CHECK (("ai_attempts"."cost_micros" is null) = ("ai_attempts"."price_version" is null))
);
--> statement-breakpoint
ALTER TABLE "ai_attempts" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
ALTER TABLE "ai_prices" ADD COLUMN "cached_input_micros" bigint;--> statement-breakpoint
ALTER TABLE "ai_prices" ADD COLUMN "reasoning_micros" bigint;--> statement-breakpoint
ALTER TABLE "ai_routes" ADD COLUMN "ceiling_micros" bigint;--> statement-breakpoint
ALTER TABLE "ai_routes" ADD COLUMN "note" text DEFAULT '' NOT NULL;--> statement-breakpoint
ALTER TABLE "ai_routes" ADD COLUMN "restored_from" integer;--> statement-breakpoint
ALTER TABLE "ai_usage" ADD COLUMN "cached_tokens" integer;--> statement-breakpoint
ALTER TABLE "ai_usage" ADD COLUMN "reasoning_tokens" integer;--> statement-breakpoint
ALTER TABLE "ai_usage" ADD COLUMN "failed_micros" bigint DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE "ai_attempts" ADD CONSTRAINT "ai_attempts_workspace_id_workspaces_id_fk" FOREIGN KEY ("workspace_id") REFERENCES "public"."workspaces"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "ai_attempts_of_all" ON "ai_attempts" USING btree ("created_at");--> statement-breakpoint
ALTER TABLE "ai_prices" ADD CONSTRAINT "ai_prices_special" CHECK ("ai_prices"."cached_input_micros" >= 0 and "ai_prices"."reasoning_micros" >= 0);--> statement-breakpoint
ALTER TABLE "ai_routes" ADD CONSTRAINT "ai_routes_ceiling" CHECK ("ai_routes"."ceiling_micros" > 0);--> statement-breakpoint
CREATE POLICY "workspace" ON "ai_attempts" AS PERMISSIVE FOR ALL TO "rooz_app" USING (workspace_id = (select nullif(current_setting('app.workspace_id', true), '')::uuid)) WITH CHECK (workspace_id = (select nullif(current_setting('app.workspace_id', true), '')::uuid));--> statement-breakpoint
CREATE POLICY "service" ON "ai_attempts" AS PERMISSIVE FOR ALL TO "rooz_service" USING (true) WITH CHECK (true);