CREATE TABLE "competitor_pictures" (
	"id" uuid PRIMARY KEY NOT NULL,
	"workspace_id" uuid NOT NULL,
	"competitor_product_id" uuid NOT NULL,
	"url" text NOT NULL,
	"origin" text NOT NULL,
	"state" text DEFAULT 'waiting' NOT NULL,
	"attempts" integer DEFAULT 0 NOT NULL,
	"due_at" timestamp with time zone DEFAULT now() NOT NULL,
	"problem" text,
	"hash" text,
	"small" "bytea",
	"seen_at" timestamp with time zone,
	CONSTRAINT "competitor_pictures_workspace_id_id" UNIQUE("workspace_id","id")
);
--> statement-breakpoint
ALTER TABLE "competitor_pictures" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "own_pictures" (
	"id" uuid PRIMARY KEY NOT NULL,
	"workspace_id" uuid NOT NULL,
	"product_id" uuid NOT NULL,
	"file_id" uuid NOT NULL,
	"hash" text,
	CONSTRAINT "own_pictures_workspace_id_id" UNIQUE("workspace_id","id")
);
--> statement-breakpoint
ALTER TABLE "own_pictures" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
DROP INDEX "price_changes_by_variant";--> statement-breakpoint
ALTER TABLE "price_changes" ALTER COLUMN "from_price" DROP NOT NULL;--> statement-breakpoint
ALTER TABLE "price_changes" ALTER COLUMN "to_price" DROP NOT NULL;--> statement-breakpoint
ALTER TABLE "price_changes" ALTER COLUMN "reference" DROP NOT NULL;--> statement-breakpoint
ALTER TABLE "price_changes" ADD COLUMN "actor" text;--> statement-breakpoint
ALTER TABLE "price_changes" ADD COLUMN "actor_user_id" uuid;--> statement-breakpoint
ALTER TABLE "price_changes" ADD COLUMN "set_id" uuid DEFAULT gen_random_uuid() NOT NULL;--> statement-breakpoint
ALTER TABLE "competitor_products" ADD COLUMN "identity_changed_at" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "competitors" ADD COLUMN "named_by_hand" boolean DEFAULT false NOT NULL;--> statement-breakpoint
ALTER TABLE "repricing_runs" ADD COLUMN "changed_since" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "competitor_pictures" ADD CONSTRAINT "competitor_pictures_workspace_id_workspaces_id_fk" FOREIGN KEY ("workspace_id") REFERENCES "public"."workspaces"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "competitor_pictures" ADD CONSTRAINT "competitor_pictures_theirs" FOREIGN KEY ("workspace_id","competitor_product_id") REFERENCES "public"."competitor_products"("workspace_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "own_pictures" ADD CONSTRAINT "own_pictures_workspace_id_workspaces_id_fk" FOREIGN KEY ("workspace_id") REFERENCES "public"."workspaces"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "own_pictures" ADD CONSTRAINT "own_pictures_product" FOREIGN KEY ("workspace_id","product_id") REFERENCES "public"."products"("workspace_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "competitor_pictures_product" ON "competitor_pictures" USING btree ("workspace_id","competitor_product_id");--> statement-breakpoint
CREATE INDEX "competitor_pictures_url" ON "competitor_pictures" USING btree ("workspace_id",md5("url"));--> statement-breakpoint
CREATE INDEX "competitor_pictures_waiting" ON "competitor_pictures" USING btree ("workspace_id","origin","due_at") WHERE state = 'waiting';--> statement-breakpoint
CREATE UNIQUE INDEX "own_pictures_of_product" ON "own_pictures" USING btree ("workspace_id","product_id");--> statement-breakpoint
CREATE INDEX "price_changes_by_product" ON "price_changes" USING btree ("workspace_id","product_id","id");--> statement-breakpoint
CREATE INDEX "price_changes_by_set" ON "price_changes" USING btree ("workspace_id","set_id","id");--> statement-breakpoint
CREATE POLICY "workspace" ON "competitor_pictures" AS PERMISSIVE FOR ALL TO "rooz_app" USING (workspace_id = (select nullif(current_setting('app.workspace_id', true), '')::uuid)) WITH CHECK (workspace_id = (select nullif(current_setting('app.workspace_id', true), '')::uuid));--> statement-breakpoint
CREATE POLICY "service" ON "competitor_pictures" AS PERMISSIVE FOR ALL TO "rooz_service" USING (true) WITH CHECK (true);--> statement-breakpoint
CREATE POLICY "workspace" ON "own_pictures" AS PERMISSIVE FOR ALL TO "rooz_app" USING (workspace_id = (select nullif(current_setting('app.workspace_id', true), '')::uuid)) WITH CHECK (workspace_id = (select nullif(current_setting('app.workspace_id', true), '')::uuid));--> statement-breakpoint
CREATE POLICY "service" ON "own_pictures" AS PERMISSIVE FOR ALL TO "rooz_service" USING (true) WITH CHECK (true);