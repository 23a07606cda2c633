CREATE TABLE "pictures" (
	"id" uuid PRIMARY KEY NOT NULL,
	"workspace_id" uuid NOT NULL,
	"url" text NOT NULL,
	"host" text NOT NULL,
	"state" text DEFAULT 'waiting' NOT NULL,
	"file_id" uuid,
	"problem" jsonb,
	"attempts" integer DEFAULT 0 NOT NULL,
	"due_at" timestamp with time zone DEFAULT now() NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "pictures_workspace_id_id" UNIQUE("workspace_id","id")
);
--> statement-breakpoint
ALTER TABLE "pictures" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
ALTER TABLE "imports" ADD COLUMN "cleared" jsonb DEFAULT '{}'::jsonb NOT NULL;--> statement-breakpoint
ALTER TABLE "pictures" ADD CONSTRAINT "pictures_workspace_id_workspaces_id_fk" FOREIGN KEY ("workspace_id") REFERENCES "public"."workspaces"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "pictures" ADD CONSTRAINT "pictures_file" FOREIGN KEY ("workspace_id","file_id") REFERENCES "public"."files"("workspace_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "pictures_url" ON "pictures" USING btree ("workspace_id",md5("url"));--> statement-breakpoint
CREATE INDEX "pictures_waiting" ON "pictures" USING btree ("workspace_id","host","due_at") WHERE state = 'waiting';--> statement-breakpoint
CREATE INDEX "product_images_by_url" ON "product_images" USING btree ("workspace_id",md5("url")) WHERE position = 0 and url like 'http%';--> statement-breakpoint
CREATE POLICY "workspace" ON "pictures" AS PERMISSIVE FOR ALL TO "rooz_app" USING (workspace_id = (select nullif(current_setting('app.workspace_id', true), '')::uuid)) WITH CHECK (workspace_id = (select nullif(current_setting('app.workspace_id', true), '')::uuid));--> statement-breakpoint
CREATE POLICY "service" ON "pictures" AS PERMISSIVE FOR ALL TO "rooz_service" USING (true) WITH CHECK (true);