CREATE TABLE "competitor_matches" (
	"id" uuid PRIMARY KEY NOT NULL,
	"workspace_id" uuid NOT NULL,
	"competitor_product_id" uuid NOT NULL,
	"product_id" uuid NOT NULL,
	"variant_id" uuid,
	"state" text NOT NULL,
	"confidence" integer,
	"reasons" jsonb DEFAULT '[]'::jsonb NOT NULL,
	"automatic" boolean DEFAULT false NOT NULL,
	"by_hand" boolean DEFAULT false NOT NULL,
	"decided_by" uuid,
	"decided_at" timestamp with time zone,
	"edit_id" uuid,
	"before" jsonb,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"updated_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "competitor_matches_workspace_id_id" UNIQUE("workspace_id","id"),
	CONSTRAINT "competitor_matches_confidence" CHECK (confidence between 0 and 100)
);
--> statement-breakpoint
ALTER TABLE "competitor_matches" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "match_runs" (
	"id" uuid PRIMARY KEY NOT NULL,
	"workspace_id" uuid NOT NULL,
	"status" text DEFAULT 'running' NOT NULL,
	"own_count" integer DEFAULT 0 NOT NULL,
	"their_count" integer DEFAULT 0 NOT NULL,
	"suggested" integer DEFAULT 0 NOT NULL,
	"confirmed" integer DEFAULT 0 NOT NULL,
	"seen_until" timestamp with time zone NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"finished_at" timestamp with time zone,
	CONSTRAINT "match_runs_workspace_id_id" UNIQUE("workspace_id","id")
);
--> statement-breakpoint
ALTER TABLE "match_runs" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "exchange_rates" (
	"id" uuid PRIMARY KEY NOT NULL,
	"workspace_id" uuid NOT NULL,
	"base" text NOT NULL,
	"quote" text NOT NULL,
	"day" date NOT NULL,
	"rate" numeric(30, 12) NOT NULL,
	"source" text NOT NULL,
	"entered_by" uuid,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "exchange_rates_workspace_id_id" UNIQUE("workspace_id","id"),
	CONSTRAINT "exchange_rates_positive" CHECK (rate > 0),
	CONSTRAINT "exchange_rates_two" CHECK (base <> quote)
);
--> statement-breakpoint
ALTER TABLE "exchange_rates" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
ALTER TABLE "competitor_matches" ADD CONSTRAINT "competitor_matches_workspace_id_workspaces_id_fk" FOREIGN KEY ("workspace_id") REFERENCES "public"."workspaces"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "competitor_matches" ADD CONSTRAINT "competitor_matches_theirs" FOREIGN KEY ("workspace_id","competitor_product_id") REFERENCES "public"."competitor_products"("workspace_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "competitor_matches" ADD CONSTRAINT "competitor_matches_own" FOREIGN KEY ("workspace_id","product_id") REFERENCES "public"."products"("workspace_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "competitor_matches" ADD CONSTRAINT "competitor_matches_variant" FOREIGN KEY ("workspace_id","variant_id") REFERENCES "public"."variants"("workspace_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "match_runs" ADD CONSTRAINT "match_runs_workspace_id_workspaces_id_fk" FOREIGN KEY ("workspace_id") REFERENCES "public"."workspaces"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "exchange_rates" ADD CONSTRAINT "exchange_rates_workspace_id_workspaces_id_fk" FOREIGN KEY ("workspace_id") REFERENCES "public"."workspaces"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "competitor_matches_pair" ON "competitor_matches" USING btree ("workspace_id","competitor_product_id","product_id");--> statement-breakpoint
CREATE UNIQUE INDEX "competitor_matches_confirmed" ON "competitor_matches" USING btree ("workspace_id","competitor_product_id") WHERE state = 'confirmed';--> statement-breakpoint
CREATE INDEX "competitor_matches_by_product" ON "competitor_matches" USING btree ("workspace_id","product_id","state");--> statement-breakpoint
CREATE INDEX "competitor_matches_by_state" ON "competitor_matches" USING btree ("workspace_id","state","confidence","id");--> statement-breakpoint
CREATE INDEX "competitor_matches_by_edit" ON "competitor_matches" USING btree ("workspace_id","edit_id") WHERE edit_id is not null;--> statement-breakpoint
CREATE INDEX "match_runs_by_time" ON "match_runs" USING btree ("workspace_id","id");--> statement-breakpoint
CREATE UNIQUE INDEX "exchange_rates_day" ON "exchange_rates" USING btree ("workspace_id","base","quote","day","source");--> statement-breakpoint
CREATE INDEX "exchange_rates_newest" ON "exchange_rates" USING btree ("workspace_id","base","quote","day");--> statement-breakpoint
CREATE POLICY "workspace" ON "competitor_matches" AS PERMISSIVE FOR ALL TO "rooz_app" USING (workspace_id = (select nullif(current_setting('app.workspace_id', true), '')::uuid)) WITH CHECK (workspace_id = (select nullif(current_setting('app.workspace_id', true), '')::uuid));--> statement-breakpoint
CREATE POLICY "service" ON "competitor_matches" AS PERMISSIVE FOR ALL TO "rooz_service" USING (true) WITH CHECK (true);--> statement-breakpoint
CREATE POLICY "workspace" ON "match_runs" AS PERMISSIVE FOR ALL TO "rooz_app" USING (workspace_id = (select nullif(current_setting('app.workspace_id', true), '')::uuid)) WITH CHECK (workspace_id = (select nullif(current_setting('app.workspace_id', true), '')::uuid));--> statement-breakpoint
CREATE POLICY "service" ON "match_runs" AS PERMISSIVE FOR ALL TO "rooz_service" USING (true) WITH CHECK (true);--> statement-breakpoint
CREATE POLICY "workspace" ON "exchange_rates" AS PERMISSIVE FOR ALL TO "rooz_app" USING (workspace_id = (select nullif(current_setting('app.workspace_id', true), '')::uuid)) WITH CHECK (workspace_id = (select nullif(current_setting('app.workspace_id', true), '')::uuid));--> statement-breakpoint
CREATE POLICY "service" ON "exchange_rates" AS PERMISSIVE FOR ALL TO "rooz_service" USING (true) WITH CHECK (true);