-- Paths of stored pictures named the store by its address, which may change; now they name it by its id. The owner
-- is held to the row level security of these tables until FORCE is lifted; the step after migrations sets it again.
ALTER TABLE "product_images" NO FORCE ROW LEVEL SECURITY;--> statement-breakpoint
ALTER TABLE "products" NO FORCE ROW LEVEL SECURITY;--> statement-breakpoint
ALTER TABLE "variants" NO FORCE ROW LEVEL SECURITY;--> statement-breakpoint
-- The id for people: 26 digits of base 32 for 130 bits, the first two of which are no part of the uuid.
CREATE FUNCTION "path_by_id"("path" text, "store" uuid) RETURNS text LANGUAGE sql IMMUTABLE AS $$
  SELECT '/store/ws_' || string_agg(
    substr('0123456789abcdefghjkmnpqrstvwxyz', substring(b.bits FROM n * 5 + 1 FOR 5)::integer + 1, 1), '' ORDER BY n
  ) || substring("path" FROM '^/store/[^/]+(/files/.*)$')
  FROM (SELECT B'00' || ('x' || replace("store"::text, '-', ''))::bit(128) AS bits) b, generate_series(0, 25) n
$$;--> statement-breakpoint
UPDATE "product_images" SET "url" = "path_by_id"("url", "workspace_id") WHERE "url" ~ '^/store/[^/]+/files/';--> statement-breakpoint
UPDATE "products" SET "image_url" = "path_by_id"("image_url", "workspace_id") WHERE "image_url" ~ '^/store/[^/]+/files/';--> statement-breakpoint
UPDATE "variants" SET "image_url" = "path_by_id"("image_url", "workspace_id") WHERE "image_url" ~ '^/store/[^/]+/files/';--> statement-breakpoint
DROP FUNCTION "path_by_id";
