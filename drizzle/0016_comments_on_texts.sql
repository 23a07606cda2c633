CREATE TABLE "analyses" (
	"id" uuid PRIMARY KEY NOT NULL,
	"workspace_id" uuid NOT NULL,
	"kind" text NOT NULL,
	"input" jsonb NOT NULL,
	"result" jsonb,
	"status" text NOT NULL,
	"points" integer NOT NULL,
	"product_id" uuid,
	"provider" text,
	"model" text,
	"offline" boolean DEFAULT false NOT NULL,
	"error_code" text,
	"task_id" uuid NOT NULL,
	"hold_id" uuid,
	"call_key" text NOT NULL,
	"called" boolean DEFAULT false NOT NULL,
	"replaced" jsonb DEFAULT '{}'::jsonb NOT NULL,
	"created_by" uuid,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"updated_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "analyses_workspace_id_id" UNIQUE("workspace_id","id")
);
--> statement-breakpoint
ALTER TABLE "analyses" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "text_comments" (
	"id" uuid PRIMARY KEY NOT NULL,
	"workspace_id" uuid NOT NULL,
	"thread_id" uuid NOT NULL,
	"body" text NOT NULL,
	"mentions" jsonb DEFAULT '[]'::jsonb NOT NULL,
	"created_by" uuid NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"edited_at" timestamp with time zone,
	CONSTRAINT "text_comments_workspace_id_id" UNIQUE("workspace_id","id")
);
--> statement-breakpoint
ALTER TABLE "text_comments" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "text_threads" (
	"id" uuid PRIMARY KEY NOT NULL,
	"workspace_id" uuid NOT NULL,
	"generation_id" uuid NOT NULL,
	"version" integer NOT NULL,
	"passage" jsonb,
	"resolved_by" uuid,
	"resolved_at" timestamp with time zone,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "text_threads_workspace_id_id" UNIQUE("workspace_id","id")
);
--> statement-breakpoint
ALTER TABLE "text_threads" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
ALTER TABLE "analyses" ADD CONSTRAINT "analyses_workspace_id_workspaces_id_fk" FOREIGN KEY ("workspace_id") REFERENCES "public"."workspaces"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "text_comments" ADD CONSTRAINT "text_comments_workspace_id_workspaces_id_fk" FOREIGN KEY ("workspace_id") REFERENCES "public"."workspaces"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "text_comments" ADD CONSTRAINT "text_comments_thread" FOREIGN KEY ("workspace_id","thread_id") REFERENCES "public"."text_threads"("workspace_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "text_threads" ADD CONSTRAINT "text_threads_workspace_id_workspaces_id_fk" FOREIGN KEY ("workspace_id") REFERENCES "public"."workspaces"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "text_threads" ADD CONSTRAINT "text_threads_version" FOREIGN KEY ("workspace_id","generation_id","version") REFERENCES "public"."generation_versions"("workspace_id","generation_id","number") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "analyses_by_time" ON "analyses" USING btree ("workspace_id","id");--> statement-breakpoint
CREATE INDEX "text_comments_by_thread" ON "text_comments" USING btree ("workspace_id","thread_id");--> statement-breakpoint
CREATE INDEX "text_threads_by_text" ON "text_threads" USING btree ("workspace_id","generation_id");--> statement-breakpoint
CREATE POLICY "workspace" ON "analyses" AS PERMISSIVE FOR ALL TO "rooz_app" USING (workspace_id = (select nullif(current_setting('app.workspace_id', true), '')::uuid)) WITH CHECK (workspace_id = (select nullif(current_setting('app.workspace_id', true), '')::uuid));--> statement-breakpoint
CREATE POLICY "service" ON "analyses" AS PERMISSIVE FOR ALL TO "rooz_service" USING (true) WITH CHECK (true);--> statement-breakpoint
CREATE POLICY "workspace" ON "text_comments" AS PERMISSIVE FOR ALL TO "rooz_app" USING (workspace_id = (select nullif(current_setting('app.workspace_id', true), '')::uuid)) WITH CHECK (workspace_id = (select nullif(current_setting('app.workspace_id', true), '')::uuid));--> statement-breakpoint
CREATE POLICY "service" ON "text_comments" AS PERMISSIVE FOR ALL TO "rooz_service" USING (true) WITH CHECK (true);--> statement-breakpoint
CREATE POLICY "workspace" ON "text_threads" AS PERMISSIVE FOR ALL TO "rooz_app" USING (workspace_id = (select nullif(current_setting('app.workspace_id', true), '')::uuid)) WITH CHECK (workspace_id = (select nullif(current_setting('app.workspace_id', true), '')::uuid));--> statement-breakpoint
CREATE POLICY "service" ON "text_threads" AS PERMISSIVE FOR ALL TO "rooz_service" USING (true) WITH CHECK (true);