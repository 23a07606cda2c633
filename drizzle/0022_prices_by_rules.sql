CREATE TABLE "price_changes" (
	"id" uuid PRIMARY KEY NOT NULL,
	"workspace_id" uuid NOT NULL,
	"product_id" uuid NOT NULL,
	"variant_id" uuid NOT NULL,
	"from_price" bigint NOT NULL,
	"to_price" bigint NOT NULL,
	"currency" text NOT NULL,
	"cause" text NOT NULL,
	"reference" text NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "price_changes_workspace_id_id" UNIQUE("workspace_id","id")
);
--> statement-breakpoint
ALTER TABLE "price_changes" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "crawl_hosts" (
	"origin" text PRIMARY KEY NOT NULL,
	"robots" "bytea",
	"robots_state" text DEFAULT 'unknown' NOT NULL,
	"robots_checked_at" timestamp with time zone,
	"robots_etag" text,
	"robots_last_modified" text,
	"failures" integer DEFAULT 0 NOT NULL,
	"next_at" timestamp with time zone DEFAULT now() NOT NULL,
	"leased_by" text,
	"leased_until" timestamp with time zone,
	"next_for" text,
	"next_for_until" timestamp with time zone
);
--> statement-breakpoint
ALTER TABLE "crawl_hosts" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "crawl_pages" (
	"id" uuid PRIMARY KEY NOT NULL,
	"workspace_id" uuid NOT NULL,
	"crawl_id" uuid NOT NULL,
	"url" text NOT NULL,
	"origin" text NOT NULL,
	"role" text NOT NULL,
	"depth" integer DEFAULT 0 NOT NULL,
	"rank" integer DEFAULT 0 NOT NULL,
	"state" text DEFAULT 'queued' NOT NULL,
	"tries" integer DEFAULT 0 NOT NULL,
	"next_at" timestamp with time zone DEFAULT now() NOT NULL,
	"status" integer,
	"final_url" text,
	"etag" text,
	"last_modified" text,
	"content_hash" text,
	"problem" text,
	"reading" jsonb,
	"fetched_at" timestamp with time zone,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "crawl_pages_workspace_id_id" UNIQUE("workspace_id","id"),
	CONSTRAINT "crawl_pages_url" UNIQUE("workspace_id","crawl_id","url")
);
--> statement-breakpoint
ALTER TABLE "crawl_pages" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "crawls" (
	"id" uuid PRIMARY KEY NOT NULL,
	"workspace_id" uuid NOT NULL,
	"purpose" text NOT NULL,
	"reference" text NOT NULL,
	"url" text NOT NULL,
	"mode" text NOT NULL,
	"kind" text,
	"page_limit" integer NOT NULL,
	"state" text DEFAULT 'pending' NOT NULL,
	"found" integer DEFAULT 0 NOT NULL,
	"fetched" integer DEFAULT 0 NOT NULL,
	"unchanged" integer DEFAULT 0 NOT NULL,
	"read" integer DEFAULT 0 NOT NULL,
	"problems" integer DEFAULT 0 NOT NULL,
	"error" text,
	"task_id" uuid,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"started_at" timestamp with time zone,
	"finished_at" timestamp with time zone,
	CONSTRAINT "crawls_workspace_id_id" UNIQUE("workspace_id","id")
);
--> statement-breakpoint
ALTER TABLE "crawls" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "repriced_variants" (
	"id" uuid PRIMARY KEY NOT NULL,
	"workspace_id" uuid NOT NULL,
	"product_id" uuid NOT NULL,
	"variant_id" uuid NOT NULL,
	"usual_price" bigint NOT NULL,
	"last_price" bigint NOT NULL,
	"held_for" text,
	"held_at" timestamp with time zone,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"updated_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "repriced_variants_workspace_id_id" UNIQUE("workspace_id","id")
);
--> statement-breakpoint
ALTER TABLE "repriced_variants" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "repricing_changes" (
	"id" uuid PRIMARY KEY NOT NULL,
	"workspace_id" uuid NOT NULL,
	"run_id" uuid NOT NULL,
	"rule_id" uuid NOT NULL,
	"rule_name" text NOT NULL,
	"rule_version" integer NOT NULL,
	"product_id" uuid NOT NULL,
	"variant_id" uuid NOT NULL,
	"from_price" bigint NOT NULL,
	"to_price" bigint NOT NULL,
	"currency" text NOT NULL,
	"why" jsonb NOT NULL,
	"state" text NOT NULL,
	"decided_by" uuid,
	"decided_at" timestamp with time zone,
	"applied_at" timestamp with time zone,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "repricing_changes_workspace_id_id" UNIQUE("workspace_id","id")
);
--> statement-breakpoint
ALTER TABLE "repricing_changes" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "repricing_rules" (
	"id" uuid PRIMARY KEY NOT NULL,
	"workspace_id" uuid NOT NULL,
	"name" text NOT NULL,
	"active" boolean DEFAULT false NOT NULL,
	"mode" text NOT NULL,
	"priority" integer DEFAULT 100 NOT NULL,
	"scope" jsonb NOT NULL,
	"terms" jsonb NOT NULL,
	"ask_above_bp" integer,
	"per_variant_a_day" integer NOT NULL,
	"in_all_a_day" integer NOT NULL,
	"version" integer DEFAULT 1 NOT NULL,
	"created_by" uuid,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"updated_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "repricing_rules_workspace_id_id" UNIQUE("workspace_id","id")
);
--> statement-breakpoint
ALTER TABLE "repricing_rules" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "repricing_runs" (
	"id" uuid PRIMARY KEY NOT NULL,
	"workspace_id" uuid NOT NULL,
	"cause" text NOT NULL,
	"counts" jsonb DEFAULT '{"looked":0,"applied":0,"proposed":0,"unchanged":0,"held":0,"capped":0,"undecided":0}'::jsonb NOT NULL,
	"created_by" uuid,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"finished_at" timestamp with time zone,
	"undone_at" timestamp with time zone,
	CONSTRAINT "repricing_runs_workspace_id_id" UNIQUE("workspace_id","id")
);
--> statement-breakpoint
ALTER TABLE "repricing_runs" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
ALTER TABLE "price_changes" ADD CONSTRAINT "price_changes_workspace_id_workspaces_id_fk" FOREIGN KEY ("workspace_id") REFERENCES "public"."workspaces"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "crawl_pages" ADD CONSTRAINT "crawl_pages_workspace_id_workspaces_id_fk" FOREIGN KEY ("workspace_id") REFERENCES "public"."workspaces"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "crawl_pages" ADD CONSTRAINT "crawl_pages_workspace_id_crawl_id_crawls_workspace_id_id_fk" FOREIGN KEY ("workspace_id","crawl_id") REFERENCES "public"."crawls"("workspace_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "crawls" ADD CONSTRAINT "crawls_workspace_id_workspaces_id_fk" FOREIGN KEY ("workspace_id") REFERENCES "public"."workspaces"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "repriced_variants" ADD CONSTRAINT "repriced_variants_workspace_id_workspaces_id_fk" FOREIGN KEY ("workspace_id") REFERENCES "public"."workspaces"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "repriced_variants" ADD CONSTRAINT "repriced_variants_variant" FOREIGN KEY ("workspace_id","variant_id") REFERENCES "public"."variants"("workspace_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "repricing_changes" ADD CONSTRAINT "repricing_changes_workspace_id_workspaces_id_fk" FOREIGN KEY ("workspace_id") REFERENCES "public"."workspaces"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "repricing_changes" ADD CONSTRAINT "repricing_changes_run" FOREIGN KEY ("workspace_id","run_id") REFERENCES "public"."repricing_runs"("workspace_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "repricing_rules" ADD CONSTRAINT "repricing_rules_workspace_id_workspaces_id_fk" FOREIGN KEY ("workspace_id") REFERENCES "public"."workspaces"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "repricing_runs" ADD CONSTRAINT "repricing_runs_workspace_id_workspaces_id_fk" FOREIGN KEY ("workspace_id") REFERENCES "public"."workspaces"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "price_changes_by_variant" ON "price_changes" USING btree ("workspace_id","variant_id","id");--> statement-breakpoint
CREATE INDEX "crawl_pages_queue" ON "crawl_pages" USING btree ("workspace_id","crawl_id","rank","id") WHERE state = 'queued';--> statement-breakpoint
CREATE INDEX "crawls_reference" ON "crawls" USING btree ("workspace_id","purpose","reference","id");--> statement-breakpoint
CREATE INDEX "crawls_finished" ON "crawls" USING btree ("finished_at") WHERE finished_at is not null;--> statement-breakpoint
CREATE UNIQUE INDEX "repriced_variants_variant_once" ON "repriced_variants" USING btree ("workspace_id","variant_id");--> statement-breakpoint
CREATE INDEX "repriced_variants_held" ON "repriced_variants" USING btree ("workspace_id","held_at","id") WHERE held_for is not null;--> statement-breakpoint
CREATE UNIQUE INDEX "repricing_changes_open" ON "repricing_changes" USING btree ("workspace_id","variant_id") WHERE state = 'proposed';--> statement-breakpoint
CREATE INDEX "repricing_changes_by_time" ON "repricing_changes" USING btree ("workspace_id","id");--> statement-breakpoint
CREATE INDEX "repricing_changes_by_variant" ON "repricing_changes" USING btree ("workspace_id","variant_id","id");--> statement-breakpoint
CREATE INDEX "repricing_changes_by_run" ON "repricing_changes" USING btree ("workspace_id","run_id");--> statement-breakpoint
CREATE INDEX "repricing_changes_applied" ON "repricing_changes" USING btree ("workspace_id","rule_id","applied_at") WHERE applied_at is not null;--> statement-breakpoint
CREATE INDEX "repricing_rules_active" ON "repricing_rules" USING btree ("workspace_id","priority","id") WHERE active;--> statement-breakpoint
CREATE INDEX "repricing_runs_by_time" ON "repricing_runs" USING btree ("workspace_id","id");--> statement-breakpoint
CREATE POLICY "workspace" ON "price_changes" AS PERMISSIVE FOR ALL TO "rooz_app" USING (workspace_id = (select nullif(current_setting('app.workspace_id', true), '')::uuid)) WITH CHECK (workspace_id = (select nullif(current_setting('app.workspace_id', true), '')::uuid));--> statement-breakpoint
CREATE POLICY "service" ON "price_changes" AS PERMISSIVE FOR ALL TO "rooz_service" USING (true) WITH CHECK (true);--> statement-breakpoint
CREATE POLICY "service" ON "crawl_hosts" AS PERMISSIVE FOR ALL TO "rooz_service" USING (true) WITH CHECK (true);--> statement-breakpoint
CREATE POLICY "workspace" ON "crawl_pages" AS PERMISSIVE FOR ALL TO "rooz_app" USING (workspace_id = (select nullif(current_setting('app.workspace_id', true), '')::uuid)) WITH CHECK (workspace_id = (select nullif(current_setting('app.workspace_id', true), '')::uuid));--> statement-breakpoint
CREATE POLICY "service" ON "crawl_pages" AS PERMISSIVE FOR ALL TO "rooz_service" USING (true) WITH CHECK (true);--> statement-breakpoint
CREATE POLICY "workspace" ON "crawls" AS PERMISSIVE FOR ALL TO "rooz_app" USING (workspace_id = (select nullif(current_setting('app.workspace_id', true), '')::uuid)) WITH CHECK (workspace_id = (select nullif(current_setting('app.workspace_id', true), '')::uuid));--> statement-breakpoint
CREATE POLICY "service" ON "crawls" AS PERMISSIVE FOR ALL TO "rooz_service" USING (true) WITH CHECK (true);--> statement-breakpoint
CREATE POLICY "workspace" ON "repriced_variants" AS PERMISSIVE FOR ALL TO "rooz_app" USING (workspace_id = (select nullif(current_setting('app.workspace_id', true), '')::uuid)) WITH CHECK (workspace_id = (select nullif(current_setting('app.workspace_id', true), '')::uuid));--> statement-breakpoint
CREATE POLICY "service" ON "repriced_variants" AS PERMISSIVE FOR ALL TO "rooz_service" USING (true) WITH CHECK (true);--> statement-breakpoint
CREATE POLICY "workspace" ON "repricing_changes" AS PERMISSIVE FOR ALL TO "rooz_app" USING (workspace_id = (select nullif(current_setting('app.workspace_id', true), '')::uuid)) WITH CHECK (workspace_id = (select nullif(current_setting('app.workspace_id', true), '')::uuid));--> statement-breakpoint
CREATE POLICY "service" ON "repricing_changes" AS PERMISSIVE FOR ALL TO "rooz_service" USING (true) WITH CHECK (true);--> statement-breakpoint
CREATE POLICY "workspace" ON "repricing_rules" AS PERMISSIVE FOR ALL TO "rooz_app" USING (workspace_id = (select nullif(current_setting('app.workspace_id', true), '')::uuid)) WITH CHECK (workspace_id = (select nullif(current_setting('app.workspace_id', true), '')::uuid));--> statement-breakpoint
CREATE POLICY "service" ON "repricing_rules" AS PERMISSIVE FOR ALL TO "rooz_service" USING (true) WITH CHECK (true);--> statement-breakpoint
CREATE POLICY "workspace" ON "repricing_runs" AS PERMISSIVE FOR ALL TO "rooz_app" USING (workspace_id = (select nullif(current_setting('app.workspace_id', true), '')::uuid)) WITH CHECK (workspace_id = (select nullif(current_setting('app.workspace_id', true), '')::uuid));--> statement-breakpoint
CREATE POLICY "service" ON "repricing_runs" AS PERMISSIVE FOR ALL TO "rooz_service" USING (true) WITH CHECK (true);