ALTER TABLE "renderings" ALTER COLUMN "source_file_id" DROP NOT NULL;--> statement-breakpoint
ALTER TABLE "rendering_versions" ADD COLUMN "provider" text;--> statement-breakpoint
ALTER TABLE "rendering_versions" ADD COLUMN "model" text;