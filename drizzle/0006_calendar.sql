CREATE TABLE "calendar_channels" (
	"id" uuid PRIMARY KEY NOT NULL,
	"workspace_id" uuid NOT NULL,
	"kind" text NOT NULL,
	"name" text NOT NULL,
	"target" text,
	"secret" text,
	"tested_at" timestamp with time zone,
	"test_problem" jsonb,
	"removed_at" timestamp with time zone,
	"created_by" uuid,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "calendar_channels_workspace_id_id" UNIQUE("workspace_id","id")
);
--> statement-breakpoint
ALTER TABLE "calendar_channels" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "calendar_deliveries" (
	"id" uuid PRIMARY KEY NOT NULL,
	"workspace_id" uuid NOT NULL,
	"post_id" uuid NOT NULL,
	"channel_id" uuid NOT NULL,
	"text" text,
	"status" text DEFAULT 'planned' NOT NULL,
	"round" integer DEFAULT 0 NOT NULL,
	"attempt" integer DEFAULT 0 NOT NULL,
	"problem" jsonb,
	"due_at" timestamp with time zone,
	"started_at" timestamp with time zone,
	"sent_at" timestamp with time zone,
	"external_id" text,
	"external_url" text,
	CONSTRAINT "calendar_deliveries_workspace_id_id" UNIQUE("workspace_id","id")
);
--> statement-breakpoint
ALTER TABLE "calendar_deliveries" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "calendar_link_days" (
	"id" uuid PRIMARY KEY NOT NULL,
	"workspace_id" uuid NOT NULL,
	"link_id" uuid NOT NULL,
	"day" date NOT NULL,
	"clicks" integer NOT NULL,
	"visitors" integer NOT NULL,
	CONSTRAINT "calendar_link_days_workspace_id_id" UNIQUE("workspace_id","id")
);
--> statement-breakpoint
ALTER TABLE "calendar_link_days" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "calendar_link_salts" (
	"day" date PRIMARY KEY NOT NULL,
	"salt" text NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
ALTER TABLE "calendar_link_salts" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "calendar_link_visits" (
	"id" uuid PRIMARY KEY NOT NULL,
	"workspace_id" uuid NOT NULL,
	"link_id" uuid NOT NULL,
	"day" date NOT NULL,
	"visitor" text NOT NULL,
	CONSTRAINT "calendar_link_visits_workspace_id_id" UNIQUE("workspace_id","id")
);
--> statement-breakpoint
ALTER TABLE "calendar_link_visits" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "calendar_post_events" (
	"id" uuid PRIMARY KEY NOT NULL,
	"workspace_id" uuid NOT NULL,
	"post_id" uuid NOT NULL,
	"kind" text NOT NULL,
	"note" text DEFAULT '' NOT NULL,
	"revision" integer NOT NULL,
	"user_id" uuid,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "calendar_post_events_workspace_id_id" UNIQUE("workspace_id","id")
);
--> statement-breakpoint
ALTER TABLE "calendar_post_events" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "calendar_posts" (
	"id" uuid PRIMARY KEY NOT NULL,
	"workspace_id" uuid NOT NULL,
	"status" text DEFAULT 'draft' NOT NULL,
	"text" text NOT NULL,
	"link" text,
	"image_id" uuid,
	"product_id" uuid,
	"planned_at" timestamp with time zone,
	"revision" integer DEFAULT 1 NOT NULL,
	"approved_revision" integer,
	"approved_at" timestamp with time zone,
	"created_by" uuid,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"updated_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "calendar_posts_workspace_id_id" UNIQUE("workspace_id","id"),
	CONSTRAINT "calendar_posts_approved" CHECK (status not in ('approved', 'scheduled', 'publishing', 'published', 'failed') or approved_revision is not distinct from revision),
	CONSTRAINT "calendar_posts_scheduled" CHECK (status <> 'scheduled' or planned_at is not null)
);
--> statement-breakpoint
ALTER TABLE "calendar_posts" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "calendar_short_links" (
	"id" uuid PRIMARY KEY NOT NULL,
	"workspace_id" uuid NOT NULL,
	"code" text NOT NULL,
	"url" text NOT NULL,
	"delivery_id" uuid NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "calendar_short_links_workspace_id_id" UNIQUE("workspace_id","id")
);
--> statement-breakpoint
ALTER TABLE "calendar_short_links" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "calendar_slots" (
	"id" uuid PRIMARY KEY NOT NULL,
	"workspace_id" uuid NOT NULL,
	"weekdays" integer[] NOT NULL,
	"time" text NOT NULL,
	"channel_id" uuid,
	"next_at" timestamp with time zone NOT NULL,
	"zone" text NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "calendar_slots_workspace_id_id" UNIQUE("workspace_id","id")
);
--> statement-breakpoint
ALTER TABLE "calendar_slots" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
ALTER TABLE "imports" ADD COLUMN "actor" text DEFAULT 'operator:import' NOT NULL;--> statement-breakpoint
ALTER TABLE "calendar_channels" ADD CONSTRAINT "calendar_channels_workspace_id_workspaces_id_fk" FOREIGN KEY ("workspace_id") REFERENCES "public"."workspaces"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "calendar_deliveries" ADD CONSTRAINT "calendar_deliveries_workspace_id_workspaces_id_fk" FOREIGN KEY ("workspace_id") REFERENCES "public"."workspaces"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "calendar_deliveries" ADD CONSTRAINT "calendar_deliveries_post" FOREIGN KEY ("workspace_id","post_id") REFERENCES "public"."calendar_posts"("workspace_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "calendar_deliveries" ADD CONSTRAINT "calendar_deliveries_channel" FOREIGN KEY ("workspace_id","channel_id") REFERENCES "public"."calendar_channels"("workspace_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "calendar_link_days" ADD CONSTRAINT "calendar_link_days_workspace_id_workspaces_id_fk" FOREIGN KEY ("workspace_id") REFERENCES "public"."workspaces"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "calendar_link_days" ADD CONSTRAINT "calendar_link_days_link" FOREIGN KEY ("workspace_id","link_id") REFERENCES "public"."calendar_short_links"("workspace_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "calendar_link_visits" ADD CONSTRAINT "calendar_link_visits_workspace_id_workspaces_id_fk" FOREIGN KEY ("workspace_id") REFERENCES "public"."workspaces"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "calendar_link_visits" ADD CONSTRAINT "calendar_link_visits_link" FOREIGN KEY ("workspace_id","link_id") REFERENCES "public"."calendar_short_links"("workspace_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "calendar_post_events" ADD CONSTRAINT "calendar_post_events_workspace_id_workspaces_id_fk" FOREIGN KEY ("workspace_id") REFERENCES "public"."workspaces"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "calendar_post_events" ADD CONSTRAINT "calendar_post_events_post" FOREIGN KEY ("workspace_id","post_id") REFERENCES "public"."calendar_posts"("workspace_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "calendar_posts" ADD CONSTRAINT "calendar_posts_workspace_id_workspaces_id_fk" FOREIGN KEY ("workspace_id") REFERENCES "public"."workspaces"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "calendar_posts" ADD CONSTRAINT "calendar_posts_image" FOREIGN KEY ("workspace_id","image_id") REFERENCES "public"."files"("workspace_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "calendar_short_links" ADD CONSTRAINT "calendar_short_links_workspace_id_workspaces_id_fk" FOREIGN KEY ("workspace_id") REFERENCES "public"."workspaces"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "calendar_short_links" ADD CONSTRAINT "calendar_short_links_delivery" FOREIGN KEY ("workspace_id","delivery_id") REFERENCES "public"."calendar_deliveries"("workspace_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "calendar_slots" ADD CONSTRAINT "calendar_slots_workspace_id_workspaces_id_fk" FOREIGN KEY ("workspace_id") REFERENCES "public"."workspaces"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "calendar_slots" ADD CONSTRAINT "calendar_slots_channel" FOREIGN KEY ("workspace_id","channel_id") REFERENCES "public"."calendar_channels"("workspace_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "calendar_channels_by_time" ON "calendar_channels" USING btree ("workspace_id","created_at");--> statement-breakpoint
CREATE UNIQUE INDEX "calendar_deliveries_target" ON "calendar_deliveries" USING btree ("workspace_id","post_id","channel_id");--> statement-breakpoint
CREATE INDEX "calendar_deliveries_by_channel" ON "calendar_deliveries" USING btree ("workspace_id","channel_id","sent_at");--> statement-breakpoint
CREATE UNIQUE INDEX "calendar_link_days_day" ON "calendar_link_days" USING btree ("workspace_id","link_id","day");--> statement-breakpoint
CREATE UNIQUE INDEX "calendar_link_visits_once" ON "calendar_link_visits" USING btree ("workspace_id","link_id","day","visitor");--> statement-breakpoint
CREATE INDEX "calendar_link_visits_by_day" ON "calendar_link_visits" USING btree ("day");--> statement-breakpoint
CREATE INDEX "calendar_post_events_by_post" ON "calendar_post_events" USING btree ("workspace_id","post_id","id");--> statement-breakpoint
CREATE INDEX "calendar_posts_by_time" ON "calendar_posts" USING btree ("workspace_id","planned_at");--> statement-breakpoint
CREATE INDEX "calendar_posts_due" ON "calendar_posts" USING btree ("planned_at") WHERE status = 'scheduled';--> statement-breakpoint
CREATE UNIQUE INDEX "calendar_short_links_code" ON "calendar_short_links" USING btree ("code");--> statement-breakpoint
CREATE UNIQUE INDEX "calendar_short_links_delivery_once" ON "calendar_short_links" USING btree ("workspace_id","delivery_id");--> statement-breakpoint
CREATE INDEX "calendar_slots_due" ON "calendar_slots" USING btree ("next_at");--> statement-breakpoint
CREATE POLICY "workspace" ON "calendar_channels" AS PERMISSIVE FOR ALL TO "rooz_app" USING (workspace_id = (select nullif(current_setting('app.workspace_id', true), '')::uuid)) WITH CHECK (workspace_id = (select nullif(current_setting('app.workspace_id', true), '')::uuid));--> statement-breakpoint
CREATE POLICY "service" ON "calendar_channels" AS PERMISSIVE FOR ALL TO "rooz_service" USING (true) WITH CHECK (true);--> statement-breakpoint
CREATE POLICY "workspace" ON "calendar_deliveries" AS PERMISSIVE FOR ALL TO "rooz_app" USING (workspace_id = (select nullif(current_setting('app.workspace_id', true), '')::uuid)) WITH CHECK (workspace_id = (select nullif(current_setting('app.workspace_id', true), '')::uuid));--> statement-breakpoint
CREATE POLICY "service" ON "calendar_deliveries" AS PERMISSIVE FOR ALL TO "rooz_service" USING (true) WITH CHECK (true);--> statement-breakpoint
CREATE POLICY "workspace" ON "calendar_link_days" AS PERMISSIVE FOR ALL TO "rooz_app" USING (workspace_id = (select nullif(current_setting('app.workspace_id', true), '')::uuid)) WITH CHECK (workspace_id = (select nullif(current_setting('app.workspace_id', true), '')::uuid));--> statement-breakpoint
CREATE POLICY "service" ON "calendar_link_days" AS PERMISSIVE FOR ALL TO "rooz_service" USING (true) WITH CHECK (true);--> statement-breakpoint
CREATE POLICY "service" ON "calendar_link_salts" AS PERMISSIVE FOR ALL TO "rooz_service" USING (true) WITH CHECK (true);--> statement-breakpoint
CREATE POLICY "workspace" ON "calendar_link_visits" AS PERMISSIVE FOR ALL TO "rooz_app" USING (workspace_id = (select nullif(current_setting('app.workspace_id', true), '')::uuid)) WITH CHECK (workspace_id = (select nullif(current_setting('app.workspace_id', true), '')::uuid));--> statement-breakpoint
CREATE POLICY "service" ON "calendar_link_visits" AS PERMISSIVE FOR ALL TO "rooz_service" USING (true) WITH CHECK (true);--> statement-breakpoint
CREATE POLICY "workspace" ON "calendar_post_events" AS PERMISSIVE FOR ALL TO "rooz_app" USING (workspace_id = (select nullif(current_setting('app.workspace_id', true), '')::uuid)) WITH CHECK (workspace_id = (select nullif(current_setting('app.workspace_id', true), '')::uuid));--> statement-breakpoint
CREATE POLICY "service" ON "calendar_post_events" AS PERMISSIVE FOR ALL TO "rooz_service" USING (true) WITH CHECK (true);--> statement-breakpoint
CREATE POLICY "workspace" ON "calendar_posts" AS PERMISSIVE FOR ALL TO "rooz_app" USING (workspace_id = (select nullif(current_setting('app.workspace_id', true), '')::uuid)) WITH CHECK (workspace_id = (select nullif(current_setting('app.workspace_id', true), '')::uuid));--> statement-breakpoint
CREATE POLICY "service" ON "calendar_posts" AS PERMISSIVE FOR ALL TO "rooz_service" USING (true) WITH CHECK (true);--> statement-breakpoint
CREATE POLICY "workspace" ON "calendar_short_links" AS PERMISSIVE FOR ALL TO "rooz_app" USING (workspace_id = (select nullif(current_setting('app.workspace_id', true), '')::uuid)) WITH CHECK (workspace_id = (select nullif(current_setting('app.workspace_id', true), '')::uuid));--> statement-breakpoint
CREATE POLICY "service" ON "calendar_short_links" AS PERMISSIVE FOR ALL TO "rooz_service" USING (true) WITH CHECK (true);--> statement-breakpoint
CREATE POLICY "workspace" ON "calendar_slots" AS PERMISSIVE FOR ALL TO "rooz_app" USING (workspace_id = (select nullif(current_setting('app.workspace_id', true), '')::uuid)) WITH CHECK (workspace_id = (select nullif(current_setting('app.workspace_id', true), '')::uuid));--> statement-breakpoint
CREATE POLICY "service" ON "calendar_slots" AS PERMISSIVE FOR ALL TO "rooz_service" USING (true) WITH CHECK (true);