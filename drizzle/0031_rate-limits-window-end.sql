ALTER TABLE "rate_limits" RENAME COLUMN "window_start" TO "window_end";--> statement-breakpoint
DROP INDEX "rate_limits_window_start";--> statement-breakpoint
CREATE INDEX "rate_limits_window_end" ON "rate_limits" USING btree ("window_end");