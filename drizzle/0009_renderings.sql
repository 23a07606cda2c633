CREATE TABLE "brand_voices" (
	"id" uuid PRIMARY KEY NOT NULL,
	"workspace_id" uuid NOT NULL,
	"version" integer NOT NULL,
	"content" jsonb NOT NULL,
	"created_by" uuid,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "brand_voices_workspace_id_id" UNIQUE("workspace_id","id")
);
--> statement-breakpoint
ALTER TABLE "brand_voices" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "rendering_files" (
	"id" uuid PRIMARY KEY NOT NULL,
	"workspace_id" uuid NOT NULL,
	"version_id" uuid NOT NULL,
	"position" integer NOT NULL,
	"label" text NOT NULL,
	"file_id" uuid NOT NULL,
	CONSTRAINT "rendering_files_workspace_id_id" UNIQUE("workspace_id","id")
);
--> statement-breakpoint
ALTER TABLE "rendering_files" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "rendering_versions" (
	"id" uuid PRIMARY KEY NOT NULL,
	"workspace_id" uuid NOT NULL,
	"rendering_id" uuid NOT NULL,
	"number" integer NOT NULL,
	"options" jsonb NOT NULL,
	"created_by" uuid,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "rendering_versions_workspace_id_id" UNIQUE("workspace_id","id")
);
--> statement-breakpoint
ALTER TABLE "rendering_versions" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "renderings" (
	"id" uuid PRIMARY KEY NOT NULL,
	"workspace_id" uuid NOT NULL,
	"service" text NOT NULL,
	"product_id" uuid,
	"source_file_id" uuid NOT NULL,
	"status" text NOT NULL,
	"points" integer NOT NULL,
	"error_code" text,
	"hold_id" uuid NOT NULL,
	"expires_at" timestamp with time zone NOT NULL,
	"applied_file_id" uuid,
	"bulk_item_id" uuid,
	"created_by" uuid,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"updated_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "renderings_workspace_id_id" UNIQUE("workspace_id","id")
);
--> statement-breakpoint
ALTER TABLE "renderings" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
ALTER TABLE "bulk_items" ADD COLUMN "rendering_id" uuid;--> statement-breakpoint
ALTER TABLE "generation_versions" ADD COLUMN "findings" jsonb DEFAULT '[]'::jsonb NOT NULL;--> statement-breakpoint
ALTER TABLE "brand_voices" ADD CONSTRAINT "brand_voices_workspace_id_workspaces_id_fk" FOREIGN KEY ("workspace_id") REFERENCES "public"."workspaces"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "rendering_files" ADD CONSTRAINT "rendering_files_workspace_id_workspaces_id_fk" FOREIGN KEY ("workspace_id") REFERENCES "public"."workspaces"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "rendering_files" ADD CONSTRAINT "rendering_files_version" FOREIGN KEY ("workspace_id","version_id") REFERENCES "public"."rendering_versions"("workspace_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "rendering_files" ADD CONSTRAINT "rendering_files_file" FOREIGN KEY ("workspace_id","file_id") REFERENCES "public"."files"("workspace_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "rendering_versions" ADD CONSTRAINT "rendering_versions_workspace_id_workspaces_id_fk" FOREIGN KEY ("workspace_id") REFERENCES "public"."workspaces"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "rendering_versions" ADD CONSTRAINT "rendering_versions_rendering" FOREIGN KEY ("workspace_id","rendering_id") REFERENCES "public"."renderings"("workspace_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "renderings" ADD CONSTRAINT "renderings_workspace_id_workspaces_id_fk" FOREIGN KEY ("workspace_id") REFERENCES "public"."workspaces"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "renderings" ADD CONSTRAINT "renderings_source" FOREIGN KEY ("workspace_id","source_file_id") REFERENCES "public"."files"("workspace_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "brand_voices_version" ON "brand_voices" USING btree ("workspace_id","version");--> statement-breakpoint
CREATE UNIQUE INDEX "rendering_files_position" ON "rendering_files" USING btree ("workspace_id","version_id","position");--> statement-breakpoint
CREATE INDEX "rendering_files_by_file" ON "rendering_files" USING btree ("workspace_id","file_id");--> statement-breakpoint
CREATE UNIQUE INDEX "rendering_versions_number" ON "rendering_versions" USING btree ("workspace_id","rendering_id","number");--> statement-breakpoint
CREATE INDEX "renderings_by_time" ON "renderings" USING btree ("workspace_id","created_at","id");--> statement-breakpoint
CREATE INDEX "renderings_by_source" ON "renderings" USING btree ("workspace_id","source_file_id");--> statement-breakpoint
CREATE UNIQUE INDEX "renderings_bulk_item" ON "renderings" USING btree ("workspace_id","bulk_item_id");--> statement-breakpoint
CREATE POLICY "workspace" ON "brand_voices" AS PERMISSIVE FOR ALL TO "rooz_app" USING (workspace_id = (select nullif(current_setting('app.workspace_id', true), '')::uuid)) WITH CHECK (workspace_id = (select nullif(current_setting('app.workspace_id', true), '')::uuid));--> statement-breakpoint
CREATE POLICY "service" ON "brand_voices" AS PERMISSIVE FOR ALL TO "rooz_service" USING (true) WITH CHECK (true);--> statement-breakpoint
CREATE POLICY "workspace" ON "rendering_files" AS PERMISSIVE FOR ALL TO "rooz_app" USING (workspace_id = (select nullif(current_setting('app.workspace_id', true), '')::uuid)) WITH CHECK (workspace_id = (select nullif(current_setting('app.workspace_id', true), '')::uuid));--> statement-breakpoint
CREATE POLICY "service" ON "rendering_files" AS PERMISSIVE FOR ALL TO "rooz_service" USING (true) WITH CHECK (true);--> statement-breakpoint
CREATE POLICY "workspace" ON "rendering_versions" AS PERMISSIVE FOR ALL TO "rooz_app" USING (workspace_id = (select nullif(current_setting('app.workspace_id', true), '')::uuid)) WITH CHECK (workspace_id = (select nullif(current_setting('app.workspace_id', true), '')::uuid));--> statement-breakpoint
CREATE POLICY "service" ON "rendering_versions" AS PERMISSIVE FOR ALL TO "rooz_service" USING (true) WITH CHECK (true);--> statement-breakpoint
CREATE POLICY "workspace" ON "renderings" AS PERMISSIVE FOR ALL TO "rooz_app" USING (workspace_id = (select nullif(current_setting('app.workspace_id', true), '')::uuid)) WITH CHECK (workspace_id = (select nullif(current_setting('app.workspace_id', true), '')::uuid));--> statement-breakpoint
CREATE POLICY "service" ON "renderings" AS PERMISSIVE FOR ALL TO "rooz_service" USING (true) WITH CHECK (true);