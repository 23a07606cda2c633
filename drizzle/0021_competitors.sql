CREATE TABLE "competitor_alert_rules" (
	"id" uuid PRIMARY KEY NOT NULL,
	"workspace_id" uuid NOT NULL,
	"user_id" uuid NOT NULL,
	"competitor_id" uuid,
	"kinds" text[] NOT NULL,
	"least_percent" integer DEFAULT 5 NOT NULL,
	"delivery" text NOT NULL,
	"mail" boolean DEFAULT false NOT NULL,
	"digest_at" integer DEFAULT 480 NOT NULL,
	"next_digest_at" timestamp with time zone,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"updated_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "competitor_alert_rules_workspace_id_id" UNIQUE("workspace_id","id"),
	CONSTRAINT "competitor_alert_rules_digest" CHECK ((delivery = 'digest') = (next_digest_at is not null))
);
--> statement-breakpoint
ALTER TABLE "competitor_alert_rules" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "competitor_alerts" (
	"id" uuid PRIMARY KEY NOT NULL,
	"workspace_id" uuid NOT NULL,
	"rule_id" uuid NOT NULL,
	"user_id" uuid NOT NULL,
	"competitor_id" uuid NOT NULL,
	"product_id" uuid NOT NULL,
	"kind" text NOT NULL,
	"from_minor" bigint,
	"to_minor" bigint,
	"currency" text,
	"own_minor" bigint,
	"permille" integer,
	"at" timestamp with time zone NOT NULL,
	"told_at" timestamp with time zone,
	CONSTRAINT "competitor_alerts_workspace_id_id" UNIQUE("workspace_id","id")
);
--> statement-breakpoint
ALTER TABLE "competitor_alerts" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "competitor_jobs" (
	"id" uuid PRIMARY KEY NOT NULL,
	"workspace_id" uuid NOT NULL,
	"competitor_id" uuid NOT NULL,
	"crawl_id" uuid,
	"url" text NOT NULL,
	"mode" text NOT NULL,
	"kind" text NOT NULL,
	"status" text DEFAULT 'pending' NOT NULL,
	"page_limit" integer NOT NULL,
	"points_held" integer DEFAULT 0 NOT NULL,
	"points_spent" integer DEFAULT 0 NOT NULL,
	"hold_id" uuid,
	"read" integer DEFAULT 0 NOT NULL,
	"added" integer DEFAULT 0 NOT NULL,
	"changed" integer DEFAULT 0 NOT NULL,
	"unreadable" integer DEFAULT 0 NOT NULL,
	"result" jsonb,
	"error_code" text,
	"task_id" uuid,
	"created_by" uuid,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"updated_at" timestamp with time zone DEFAULT now() NOT NULL,
	"finished_at" timestamp with time zone,
	CONSTRAINT "competitor_jobs_workspace_id_id" UNIQUE("workspace_id","id")
);
--> statement-breakpoint
ALTER TABLE "competitor_jobs" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "competitor_prices" (
	"id" uuid PRIMARY KEY NOT NULL,
	"workspace_id" uuid NOT NULL,
	"product_id" uuid NOT NULL,
	"from_at" timestamp with time zone NOT NULL,
	"price_minor" bigint,
	"currency" text,
	"list_price_minor" bigint,
	"availability" text,
	CONSTRAINT "competitor_prices_workspace_id_id" UNIQUE("workspace_id","id"),
	CONSTRAINT "competitor_prices_priced" CHECK (price_minor is null or currency is not null)
);
--> statement-breakpoint
ALTER TABLE "competitor_prices" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "competitor_products" (
	"id" uuid PRIMARY KEY NOT NULL,
	"workspace_id" uuid NOT NULL,
	"competitor_id" uuid NOT NULL,
	"url" text NOT NULL,
	"title" text NOT NULL,
	"brand" text,
	"gtin" text,
	"sku" text,
	"mpn" text,
	"image_url" text,
	"attributes" jsonb DEFAULT '{}'::jsonb NOT NULL,
	"variants" jsonb DEFAULT '[]'::jsonb NOT NULL,
	"rating" numeric(6, 2),
	"rating_count" integer,
	"unit_amount" numeric(18, 6),
	"unit" text,
	"price_minor" bigint,
	"currency" text,
	"list_price_minor" bigint,
	"availability" text,
	"state" text DEFAULT 'active' NOT NULL,
	"pending" jsonb,
	"pending_since" timestamp with time zone,
	"observed_at" timestamp with time zone NOT NULL,
	"first_seen_at" timestamp with time zone NOT NULL,
	"last_seen_at" timestamp with time zone NOT NULL,
	"last_changed_at" timestamp with time zone NOT NULL,
	"etag" text,
	"last_modified" text,
	"content_hash" text,
	"layout" jsonb,
	"problem_code" text,
	"sources" jsonb DEFAULT '{}'::jsonb NOT NULL,
	CONSTRAINT "competitor_products_workspace_id_id" UNIQUE("workspace_id","id"),
	CONSTRAINT "competitor_products_priced" CHECK (price_minor is null or currency is not null)
);
--> statement-breakpoint
ALTER TABLE "competitor_products" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "competitors" (
	"id" uuid PRIMARY KEY NOT NULL,
	"workspace_id" uuid NOT NULL,
	"name" text NOT NULL,
	"host" text NOT NULL,
	"start_url" text NOT NULL,
	"addresses" text[] NOT NULL,
	"kind" text,
	"mode" text NOT NULL,
	"page_limit" integer NOT NULL,
	"rhythm" text DEFAULT '1d' NOT NULL,
	"at_minute" integer DEFAULT 360 NOT NULL,
	"weekday" integer DEFAULT 1 NOT NULL,
	"quiet_from" integer,
	"quiet_until" integer,
	"zone" text NOT NULL,
	"friendly" boolean DEFAULT false NOT NULL,
	"own" boolean DEFAULT false NOT NULL,
	"paused_at" timestamp with time zone,
	"next_check_at" timestamp with time zone,
	"last_check_at" timestamp with time zone,
	"last_search_at" timestamp with time zone,
	"next_address" integer DEFAULT 0 NOT NULL,
	"health" text DEFAULT 'new' NOT NULL,
	"trouble_code" text,
	"created_by" uuid,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"updated_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "competitors_workspace_id_id" UNIQUE("workspace_id","id"),
	CONSTRAINT "competitors_quiet" CHECK ((quiet_from is null) = (quiet_until is null))
);
--> statement-breakpoint
ALTER TABLE "competitors" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
ALTER TABLE "competitor_alert_rules" ADD CONSTRAINT "competitor_alert_rules_workspace_id_workspaces_id_fk" FOREIGN KEY ("workspace_id") REFERENCES "public"."workspaces"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "competitor_alert_rules" ADD CONSTRAINT "competitor_alert_rules_user_id_users_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."users"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "competitor_alert_rules" ADD CONSTRAINT "competitor_alert_rules_competitor" FOREIGN KEY ("workspace_id","competitor_id") REFERENCES "public"."competitors"("workspace_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "competitor_alerts" ADD CONSTRAINT "competitor_alerts_workspace_id_workspaces_id_fk" FOREIGN KEY ("workspace_id") REFERENCES "public"."workspaces"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "competitor_alerts" ADD CONSTRAINT "competitor_alerts_user_id_users_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."users"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "competitor_alerts" ADD CONSTRAINT "competitor_alerts_rule" FOREIGN KEY ("workspace_id","rule_id") REFERENCES "public"."competitor_alert_rules"("workspace_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "competitor_alerts" ADD CONSTRAINT "competitor_alerts_product" FOREIGN KEY ("workspace_id","product_id") REFERENCES "public"."competitor_products"("workspace_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "competitor_alerts" ADD CONSTRAINT "competitor_alerts_competitor" FOREIGN KEY ("workspace_id","competitor_id") REFERENCES "public"."competitors"("workspace_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "competitor_jobs" ADD CONSTRAINT "competitor_jobs_workspace_id_workspaces_id_fk" FOREIGN KEY ("workspace_id") REFERENCES "public"."workspaces"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "competitor_jobs" ADD CONSTRAINT "competitor_jobs_competitor" FOREIGN KEY ("workspace_id","competitor_id") REFERENCES "public"."competitors"("workspace_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "competitor_prices" ADD CONSTRAINT "competitor_prices_workspace_id_workspaces_id_fk" FOREIGN KEY ("workspace_id") REFERENCES "public"."workspaces"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "competitor_prices" ADD CONSTRAINT "competitor_prices_product" FOREIGN KEY ("workspace_id","product_id") REFERENCES "public"."competitor_products"("workspace_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "competitor_products" ADD CONSTRAINT "competitor_products_workspace_id_workspaces_id_fk" FOREIGN KEY ("workspace_id") REFERENCES "public"."workspaces"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "competitor_products" ADD CONSTRAINT "competitor_products_competitor" FOREIGN KEY ("workspace_id","competitor_id") REFERENCES "public"."competitors"("workspace_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "competitors" ADD CONSTRAINT "competitors_workspace_id_workspaces_id_fk" FOREIGN KEY ("workspace_id") REFERENCES "public"."workspaces"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "competitor_alert_rules_of_person" ON "competitor_alert_rules" USING btree ("workspace_id","user_id");--> statement-breakpoint
CREATE INDEX "competitor_alert_rules_due" ON "competitor_alert_rules" USING btree ("next_digest_at");--> statement-breakpoint
CREATE INDEX "competitor_alerts_of_person" ON "competitor_alerts" USING btree ("workspace_id","user_id","id");--> statement-breakpoint
CREATE INDEX "competitor_alerts_waiting" ON "competitor_alerts" USING btree ("workspace_id","rule_id") WHERE told_at is null;--> statement-breakpoint
CREATE INDEX "competitor_jobs_by_competitor" ON "competitor_jobs" USING btree ("workspace_id","competitor_id","id");--> statement-breakpoint
CREATE UNIQUE INDEX "competitor_jobs_open" ON "competitor_jobs" USING btree ("workspace_id","competitor_id") WHERE status in ('pending', 'running');--> statement-breakpoint
CREATE UNIQUE INDEX "competitor_jobs_crawl" ON "competitor_jobs" USING btree ("workspace_id","crawl_id");--> statement-breakpoint
CREATE UNIQUE INDEX "competitor_prices_history" ON "competitor_prices" USING btree ("workspace_id","product_id","from_at");--> statement-breakpoint
CREATE UNIQUE INDEX "competitor_products_page" ON "competitor_products" USING btree ("workspace_id","competitor_id","url");--> statement-breakpoint
CREATE INDEX "competitor_products_by_change" ON "competitor_products" USING btree ("workspace_id","competitor_id","last_changed_at");--> statement-breakpoint
CREATE INDEX "competitor_products_gtin" ON "competitor_products" USING btree ("workspace_id","gtin") WHERE gtin is not null;--> statement-breakpoint
CREATE UNIQUE INDEX "competitors_host" ON "competitors" USING btree ("workspace_id","host");--> statement-breakpoint
CREATE INDEX "competitors_due" ON "competitors" USING btree ("next_check_at") WHERE paused_at is null;--> statement-breakpoint
CREATE POLICY "workspace" ON "competitor_alert_rules" AS PERMISSIVE FOR ALL TO "rooz_app" USING (workspace_id = (select nullif(current_setting('app.workspace_id', true), '')::uuid)) WITH CHECK (workspace_id = (select nullif(current_setting('app.workspace_id', true), '')::uuid));--> statement-breakpoint
CREATE POLICY "service" ON "competitor_alert_rules" AS PERMISSIVE FOR ALL TO "rooz_service" USING (true) WITH CHECK (true);--> statement-breakpoint
CREATE POLICY "workspace" ON "competitor_alerts" AS PERMISSIVE FOR ALL TO "rooz_app" USING (workspace_id = (select nullif(current_setting('app.workspace_id', true), '')::uuid)) WITH CHECK (workspace_id = (select nullif(current_setting('app.workspace_id', true), '')::uuid));--> statement-breakpoint
CREATE POLICY "service" ON "competitor_alerts" AS PERMISSIVE FOR ALL TO "rooz_service" USING (true) WITH CHECK (true);--> statement-breakpoint
CREATE POLICY "workspace" ON "competitor_jobs" AS PERMISSIVE FOR ALL TO "rooz_app" USING (workspace_id = (select nullif(current_setting('app.workspace_id', true), '')::uuid)) WITH CHECK (workspace_id = (select nullif(current_setting('app.workspace_id', true), '')::uuid));--> statement-breakpoint
CREATE POLICY "service" ON "competitor_jobs" AS PERMISSIVE FOR ALL TO "rooz_service" USING (true) WITH CHECK (true);--> statement-breakpoint
CREATE POLICY "workspace" ON "competitor_prices" AS PERMISSIVE FOR ALL TO "rooz_app" USING (workspace_id = (select nullif(current_setting('app.workspace_id', true), '')::uuid)) WITH CHECK (workspace_id = (select nullif(current_setting('app.workspace_id', true), '')::uuid));--> statement-breakpoint
CREATE POLICY "service" ON "competitor_prices" AS PERMISSIVE FOR ALL TO "rooz_service" USING (true) WITH CHECK (true);--> statement-breakpoint
CREATE POLICY "workspace" ON "competitor_products" AS PERMISSIVE FOR ALL TO "rooz_app" USING (workspace_id = (select nullif(current_setting('app.workspace_id', true), '')::uuid)) WITH CHECK (workspace_id = (select nullif(current_setting('app.workspace_id', true), '')::uuid));--> statement-breakpoint
CREATE POLICY "service" ON "competitor_products" AS PERMISSIVE FOR ALL TO "rooz_service" USING (true) WITH CHECK (true);--> statement-breakpoint
CREATE POLICY "workspace" ON "competitors" AS PERMISSIVE FOR ALL TO "rooz_app" USING (workspace_id = (select nullif(current_setting('app.workspace_id', true), '')::uuid)) WITH CHECK (workspace_id = (select nullif(current_setting('app.workspace_id', true), '')::uuid));--> statement-breakpoint
CREATE POLICY "service" ON "competitors" AS PERMISSIVE FOR ALL TO "rooz_service" USING (true) WITH CHECK (true);