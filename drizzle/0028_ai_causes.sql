ALTER TABLE "ai_calls" ADD COLUMN "cause" text;--> statement-breakpoint
ALTER TABLE "ai_usage" ADD COLUMN "cause" text;