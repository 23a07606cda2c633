ALTER TABLE "generation_versions" ADD COLUMN "template_id" uuid;--> statement-breakpoint
ALTER TABLE "generation_versions" ADD COLUMN "template_version" integer;--> statement-breakpoint
ALTER TABLE "generations" ADD COLUMN "source_id" uuid;--> statement-breakpoint
ALTER TABLE "generations" ADD COLUMN "source_version" integer;--> statement-breakpoint
ALTER TABLE "generation_versions" ADD CONSTRAINT "generation_versions_template" FOREIGN KEY ("workspace_id","template_id","template_version") REFERENCES "public"."prompt_template_versions"("workspace_id","template_id","number") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "generations" ADD CONSTRAINT "generations_source" FOREIGN KEY ("workspace_id","source_id") REFERENCES "public"."generations"("workspace_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "generations_by_source" ON "generations" USING btree ("workspace_id","source_id");