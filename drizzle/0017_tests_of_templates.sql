CREATE TABLE "prompt_experiment_arms" (
	"id" uuid PRIMARY KEY NOT NULL,
	"workspace_id" uuid NOT NULL,
	"experiment_id" uuid NOT NULL,
	"position" integer NOT NULL,
	"template_id" uuid NOT NULL,
	"template_version" integer NOT NULL,
	CONSTRAINT "prompt_experiment_arms_workspace_id_id" UNIQUE("workspace_id","id")
);
--> statement-breakpoint
ALTER TABLE "prompt_experiment_arms" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "prompt_experiments" (
	"id" uuid PRIMARY KEY NOT NULL,
	"workspace_id" uuid NOT NULL,
	"service" text NOT NULL,
	"name" text NOT NULL,
	"metric" text NOT NULL,
	"minimum" integer NOT NULL,
	"status" text NOT NULL,
	"seed" text NOT NULL,
	"turns" integer DEFAULT 0 NOT NULL,
	"history" jsonb NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"updated_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "prompt_experiments_workspace_id_id" UNIQUE("workspace_id","id")
);
--> statement-breakpoint
ALTER TABLE "prompt_experiments" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "text_ratings" (
	"id" uuid PRIMARY KEY NOT NULL,
	"workspace_id" uuid NOT NULL,
	"generation_id" uuid NOT NULL,
	"version" integer NOT NULL,
	"user_id" uuid NOT NULL,
	"value" text NOT NULL,
	"reason" text,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"updated_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "text_ratings_workspace_id_id" UNIQUE("workspace_id","id")
);
--> statement-breakpoint
ALTER TABLE "text_ratings" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
ALTER TABLE "ai_prices" DROP CONSTRAINT "ai_prices_special";--> statement-breakpoint
ALTER TABLE "ai_attempts" ADD COLUMN "images" integer;--> statement-breakpoint
ALTER TABLE "ai_prices" ADD COLUMN "image_micros" bigint;--> statement-breakpoint
ALTER TABLE "ai_usage" ADD COLUMN "images" integer;--> statement-breakpoint
ALTER TABLE "generation_versions" ADD COLUMN "edit_share" real;--> statement-breakpoint
ALTER TABLE "generations" ADD COLUMN "arm_id" uuid;--> statement-breakpoint
ALTER TABLE "generations" ADD COLUMN "applied_at" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "prompt_experiment_arms" ADD CONSTRAINT "prompt_experiment_arms_workspace_id_workspaces_id_fk" FOREIGN KEY ("workspace_id") REFERENCES "public"."workspaces"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "prompt_experiment_arms" ADD CONSTRAINT "prompt_experiment_arms_experiment" FOREIGN KEY ("workspace_id","experiment_id") REFERENCES "public"."prompt_experiments"("workspace_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "prompt_experiment_arms" ADD CONSTRAINT "prompt_experiment_arms_template" FOREIGN KEY ("workspace_id","template_id","template_version") REFERENCES "public"."prompt_template_versions"("workspace_id","template_id","number") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "prompt_experiments" ADD CONSTRAINT "prompt_experiments_workspace_id_workspaces_id_fk" FOREIGN KEY ("workspace_id") REFERENCES "public"."workspaces"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "text_ratings" ADD CONSTRAINT "text_ratings_workspace_id_workspaces_id_fk" FOREIGN KEY ("workspace_id") REFERENCES "public"."workspaces"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "text_ratings" ADD CONSTRAINT "text_ratings_version" FOREIGN KEY ("workspace_id","generation_id","version") REFERENCES "public"."generation_versions"("workspace_id","generation_id","number") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "prompt_experiment_arms_position" ON "prompt_experiment_arms" USING btree ("workspace_id","experiment_id","position");--> statement-breakpoint
CREATE UNIQUE INDEX "prompt_experiments_open" ON "prompt_experiments" USING btree ("workspace_id","service") WHERE "prompt_experiments"."status" <> 'ended';--> statement-breakpoint
CREATE UNIQUE INDEX "text_ratings_one" ON "text_ratings" USING btree ("workspace_id","generation_id","version","user_id");--> statement-breakpoint
ALTER TABLE "generations" ADD CONSTRAINT "generations_arm" FOREIGN KEY ("workspace_id","arm_id") REFERENCES "public"."prompt_experiment_arms"("workspace_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "generations_by_arm" ON "generations" USING btree ("workspace_id","arm_id","id");--> statement-breakpoint
ALTER TABLE "ai_prices" ADD CONSTRAINT "ai_prices_special" CHECK ("ai_prices"."cached_input_micros" >= 0 and "ai_prices"."reasoning_micros" >= 0 and "ai_prices"."image_micros" >= 0);--> statement-breakpoint
CREATE POLICY "workspace" ON "prompt_experiment_arms" AS PERMISSIVE FOR ALL TO "rooz_app" USING (workspace_id = (select nullif(current_setting('app.workspace_id', true), '')::uuid)) WITH CHECK (workspace_id = (select nullif(current_setting('app.workspace_id', true), '')::uuid));--> statement-breakpoint
CREATE POLICY "service" ON "prompt_experiment_arms" AS PERMISSIVE FOR ALL TO "rooz_service" USING (true) WITH CHECK (true);--> statement-breakpoint
CREATE POLICY "workspace" ON "prompt_experiments" AS PERMISSIVE FOR ALL TO "rooz_app" USING (workspace_id = (select nullif(current_setting('app.workspace_id', true), '')::uuid)) WITH CHECK (workspace_id = (select nullif(current_setting('app.workspace_id', true), '')::uuid));--> statement-breakpoint
CREATE POLICY "service" ON "prompt_experiments" AS PERMISSIVE FOR ALL TO "rooz_service" USING (true) WITH CHECK (true);--> statement-breakpoint
CREATE POLICY "workspace" ON "text_ratings" AS PERMISSIVE FOR ALL TO "rooz_app" USING (workspace_id = (select nullif(current_setting('app.workspace_id', true), '')::uuid)) WITH CHECK (workspace_id = (select nullif(current_setting('app.workspace_id', true), '')::uuid));--> statement-breakpoint
CREATE POLICY "service" ON "text_ratings" AS PERMISSIVE FOR ALL TO "rooz_service" USING (true) WITH CHECK (true);