CREATE TABLE "ai_calls" (
	"id" uuid PRIMARY KEY NOT NULL,
	"workspace_id" uuid NOT NULL,
	"key" text NOT NULL,
	"task" text NOT NULL,
	"provider" text NOT NULL,
	"model" text NOT NULL,
	"user_id" uuid,
	"actor" text NOT NULL,
	"reference" text,
	"expires_at" timestamp with time zone NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "ai_calls_workspace_id_id" UNIQUE("workspace_id","id"),
	CONSTRAINT "ai_calls_key" UNIQUE("workspace_id","key")
);
--> statement-breakpoint
ALTER TABLE "ai_calls" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
ALTER TABLE "bulk_items" ADD COLUMN "attempt" integer DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE "generations" ADD COLUMN "call_key" text;--> statement-breakpoint
ALTER TABLE "ai_calls" ADD CONSTRAINT "ai_calls_workspace_id_workspaces_id_fk" FOREIGN KEY ("workspace_id") REFERENCES "public"."workspaces"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "ai_calls_due" ON "ai_calls" USING btree ("expires_at");--> statement-breakpoint
CREATE POLICY "workspace" ON "ai_calls" AS PERMISSIVE FOR ALL TO "rooz_app" USING (workspace_id = (select nullif(current_setting('app.workspace_id', true), '')::uuid)) WITH CHECK (workspace_id = (select nullif(current_setting('app.workspace_id', true), '')::uuid));--> statement-breakpoint
CREATE POLICY "service" ON "ai_calls" AS PERMISSIVE FOR ALL TO "rooz_service" USING (true) WITH CHECK (true);