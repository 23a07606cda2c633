CREATE TABLE "workspaces" (
	"id" uuid PRIMARY KEY NOT NULL,
	"slug" text NOT NULL,
	"name" text NOT NULL,
	"plan" text DEFAULT 'free' NOT NULL,
	"currency" text DEFAULT 'USD' NOT NULL,
	"locale" text DEFAULT 'en' NOT NULL,
	"timezone" text DEFAULT 'UTC' NOT NULL,
	"suspended_at" timestamp with time zone,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"updated_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "workspaces_slug_unique" UNIQUE("slug")
);
--> statement-breakpoint
ALTER TABLE "workspaces" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "job_crons" (
	"function_id" text NOT NULL,
	"cron" text NOT NULL,
	"next_at" timestamp with time zone NOT NULL,
	CONSTRAINT "job_crons_function_id_cron_pk" PRIMARY KEY("function_id","cron")
);
--> statement-breakpoint
ALTER TABLE "job_crons" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "job_effects" (
	"key" text PRIMARY KEY NOT NULL,
	"owner_workspace_id" uuid DEFAULT nullif(current_setting('app.workspace_id', true), '')::uuid,
	"result" json,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
ALTER TABLE "job_effects" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "job_inbox" (
	"event_id" text PRIMARY KEY NOT NULL,
	"received_at" timestamp with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
ALTER TABLE "job_inbox" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "job_limits" (
	"key" text PRIMARY KEY NOT NULL,
	"at" double precision NOT NULL,
	"count" integer DEFAULT 0 NOT NULL,
	"run_id" uuid,
	"expires_at" timestamp with time zone NOT NULL
);
--> statement-breakpoint
ALTER TABLE "job_limits" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "job_outbox" (
	"seq" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "job_outbox_seq_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"event_id" text NOT NULL,
	"name" text NOT NULL,
	"data" json NOT NULL,
	"ts" bigint NOT NULL,
	"owner_workspace_id" uuid,
	"target" json,
	"retry_at" timestamp with time zone DEFAULT now() NOT NULL,
	"attempts" integer DEFAULT 0 NOT NULL,
	CONSTRAINT "job_outbox_event_id_unique" UNIQUE("event_id")
);
--> statement-breakpoint
ALTER TABLE "job_outbox" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "job_queue" (
	"run_id" uuid NOT NULL,
	"step_id" text NOT NULL,
	"kind" text DEFAULT 'call' NOT NULL,
	"name" text DEFAULT '' NOT NULL,
	"state" smallint DEFAULT 0 NOT NULL,
	"due_at" timestamp with time zone DEFAULT now() NOT NULL,
	"rank_at" timestamp with time zone DEFAULT now() NOT NULL,
	"owner" text,
	"epoch" integer DEFAULT 0 NOT NULL,
	"generation" integer DEFAULT 0 NOT NULL,
	"attempt" integer DEFAULT 0 NOT NULL,
	"lost" integer DEFAULT 0 NOT NULL,
	"gates" text[],
	"gate_limits" integer[],
	"topic" text,
	"condition" text,
	"payload" json,
	"error" json,
	CONSTRAINT "job_queue_run_id_step_id_pk" PRIMARY KEY("run_id","step_id")
);
--> statement-breakpoint
ALTER TABLE "job_queue" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "job_runs" (
	"id" uuid PRIMARY KEY NOT NULL,
	"function_id" text NOT NULL,
	"status" text DEFAULT 'active' NOT NULL,
	"event" json NOT NULL,
	"dedupe_key" text,
	"owner_workspace_id" uuid,
	"parent_run_id" uuid,
	"parent_step_id" text,
	"gates" text[],
	"gate_limits" integer[],
	"priority" integer DEFAULT 0 NOT NULL,
	"output" json,
	"error" json,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"started_at" timestamp with time zone,
	"finished_at" timestamp with time zone,
	CONSTRAINT "job_runs_dedupe_key_unique" UNIQUE("dedupe_key")
);
--> statement-breakpoint
ALTER TABLE "job_runs" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "job_steps" (
	"run_id" uuid NOT NULL,
	"step_id" text NOT NULL,
	"seq" bigint GENERATED ALWAYS AS IDENTITY (sequence name "job_steps_seq_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"name" text NOT NULL,
	"op" text NOT NULL,
	"failed" smallint DEFAULT 0 NOT NULL,
	"data" json,
	"attempt" integer DEFAULT 0 NOT NULL,
	"finished_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "job_steps_run_id_step_id_pk" PRIMARY KEY("run_id","step_id")
);
--> statement-breakpoint
ALTER TABLE "job_steps" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "ai_prices" (
	"provider" text NOT NULL,
	"model" text NOT NULL,
	"version" integer NOT NULL,
	"input_micros" bigint NOT NULL,
	"output_micros" bigint NOT NULL,
	"valid_from" timestamp with time zone DEFAULT now() NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "ai_prices_provider_model_version_pk" PRIMARY KEY("provider","model","version"),
	CONSTRAINT "ai_prices_amounts" CHECK ("ai_prices"."input_micros" >= 0 and "ai_prices"."output_micros" >= 0)
);
--> statement-breakpoint
ALTER TABLE "ai_prices" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "ai_routes" (
	"task" text NOT NULL,
	"version" integer NOT NULL,
	"points" integer NOT NULL,
	"models" jsonb NOT NULL,
	"set_by" text NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "ai_routes_task_version_pk" PRIMARY KEY("task","version")
);
--> statement-breakpoint
ALTER TABLE "ai_routes" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "ai_usage" (
	"id" uuid PRIMARY KEY NOT NULL,
	"workspace_id" uuid NOT NULL,
	"key" text NOT NULL,
	"task" text NOT NULL,
	"provider" text NOT NULL,
	"model" text NOT NULL,
	"user_id" uuid,
	"actor" text NOT NULL,
	"reference" text,
	"outcome" text NOT NULL,
	"failure" text,
	"points" integer NOT NULL,
	"input_tokens" integer,
	"output_tokens" integer,
	"cost_micros" bigint,
	"price_version" integer,
	"latency_ms" integer NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "ai_usage_workspace_id_id" UNIQUE("workspace_id","id"),
	CONSTRAINT "ai_usage_key" UNIQUE("workspace_id","key"),
	CONSTRAINT "ai_usage_priced" CHECK (("ai_usage"."cost_micros" is null) = ("ai_usage"."price_version" is null))
);
--> statement-breakpoint
ALTER TABLE "ai_usage" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "audit_log" (
	"id" uuid PRIMARY KEY NOT NULL,
	"owner_workspace_id" uuid DEFAULT nullif(current_setting('app.workspace_id', true), '')::uuid,
	"actor_user_id" uuid,
	"actor" text NOT NULL,
	"action" text NOT NULL,
	"target" text,
	"details" jsonb DEFAULT '{}'::jsonb NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
ALTER TABLE "audit_log" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "email_links" (
	"id" uuid PRIMARY KEY NOT NULL,
	"purpose" text NOT NULL,
	"email" text NOT NULL,
	"user_id" uuid,
	"name" text,
	"locale" text NOT NULL,
	"password_hash" text,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"expires_at" timestamp with time zone NOT NULL,
	"used_at" timestamp with time zone,
	CONSTRAINT "email_links_purpose" CHECK (purpose in ('confirm', 'reset'))
);
--> statement-breakpoint
ALTER TABLE "email_links" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "sessions" (
	"id" uuid PRIMARY KEY NOT NULL,
	"user_id" uuid NOT NULL,
	"token_hash" text,
	"user_agent" text NOT NULL,
	"ip" text NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"last_seen_at" timestamp with time zone DEFAULT now() NOT NULL,
	"expires_at" timestamp with time zone NOT NULL,
	"revoked_at" timestamp with time zone,
	CONSTRAINT "sessions_token_hash_unique" UNIQUE("token_hash")
);
--> statement-breakpoint
ALTER TABLE "sessions" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "sign_in_attempts" (
	"key" text PRIMARY KEY NOT NULL,
	"failures" integer NOT NULL,
	"locked_until" timestamp with time zone,
	"last_at" timestamp with time zone NOT NULL
);
--> statement-breakpoint
ALTER TABLE "sign_in_attempts" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "users" (
	"id" uuid PRIMARY KEY NOT NULL,
	"email" text NOT NULL,
	"name" text NOT NULL,
	"avatar_url" text,
	"locale" text DEFAULT 'en' NOT NULL,
	"password_hash" text,
	"verified_at" timestamp with time zone,
	"is_admin" boolean DEFAULT false NOT NULL,
	"suspended_at" timestamp with time zone,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"updated_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "users_email_unique" UNIQUE("email"),
	CONSTRAINT "users_email_lower" CHECK (email = lower(email))
);
--> statement-breakpoint
ALTER TABLE "users" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "import_faults" (
	"id" uuid PRIMARY KEY NOT NULL,
	"workspace_id" uuid NOT NULL,
	"import_id" uuid NOT NULL,
	"rows" integer[] NOT NULL,
	"errors" jsonb NOT NULL,
	CONSTRAINT "import_faults_workspace_id_id" UNIQUE("workspace_id","id")
);
--> statement-breakpoint
ALTER TABLE "import_faults" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "imports" (
	"id" uuid PRIMARY KEY NOT NULL,
	"workspace_id" uuid NOT NULL,
	"file_id" uuid NOT NULL,
	"file_name" text NOT NULL,
	"format" text NOT NULL,
	"mapping" jsonb,
	"dry_run" boolean NOT NULL,
	"task_id" uuid,
	"counts" jsonb DEFAULT '{"added":0,"changed":0,"unchanged":0,"faulty":0}'::jsonb NOT NULL,
	"status" text DEFAULT 'running' NOT NULL,
	"checkpoint" integer DEFAULT 0 NOT NULL,
	"created_by" uuid,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"finished_at" timestamp with time zone,
	CONSTRAINT "imports_workspace_id_id" UNIQUE("workspace_id","id")
);
--> statement-breakpoint
ALTER TABLE "imports" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "product_images" (
	"id" uuid PRIMARY KEY NOT NULL,
	"workspace_id" uuid NOT NULL,
	"product_id" uuid NOT NULL,
	"url" text NOT NULL,
	"alt" text DEFAULT '' NOT NULL,
	"position" integer NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "product_images_workspace_id_id" UNIQUE("workspace_id","id")
);
--> statement-breakpoint
ALTER TABLE "product_images" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "products" (
	"id" uuid PRIMARY KEY NOT NULL,
	"workspace_id" uuid NOT NULL,
	"handle" text NOT NULL,
	"title" text NOT NULL,
	"description_html" text DEFAULT '' NOT NULL,
	"status" text NOT NULL,
	"vendor" text DEFAULT '' NOT NULL,
	"category" text DEFAULT '' NOT NULL,
	"tags" text[] DEFAULT '{}' NOT NULL,
	"options" jsonb DEFAULT '[]'::jsonb NOT NULL,
	"attributes" jsonb DEFAULT '[]'::jsonb NOT NULL,
	"seo_title" text DEFAULT '' NOT NULL,
	"seo_description" text DEFAULT '' NOT NULL,
	"version" integer DEFAULT 1 NOT NULL,
	"price_min" bigint,
	"price_max" bigint,
	"quantity" integer,
	"variant_count" integer DEFAULT 0 NOT NULL,
	"image_url" text,
	"search_text" text DEFAULT '' NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"updated_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "products_workspace_id_id" UNIQUE("workspace_id","id")
);
--> statement-breakpoint
ALTER TABLE "products" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "variants" (
	"id" uuid PRIMARY KEY NOT NULL,
	"workspace_id" uuid NOT NULL,
	"product_id" uuid NOT NULL,
	"position" integer NOT NULL,
	"option_values" text[] DEFAULT '{}' NOT NULL,
	"sku" text,
	"barcode" text,
	"price" bigint,
	"compare_at_price" bigint,
	"cost" bigint,
	"quantity" integer,
	"weight_grams" integer,
	"image_url" text,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"updated_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "variants_workspace_id_id" UNIQUE("workspace_id","id")
);
--> statement-breakpoint
ALTER TABLE "variants" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "files" (
	"id" uuid PRIMARY KEY NOT NULL,
	"workspace_id" uuid NOT NULL,
	"name" text NOT NULL,
	"media_type" text NOT NULL,
	"bytes" bigint NOT NULL,
	"purpose" text NOT NULL,
	"storage_key" text NOT NULL,
	"width" integer,
	"height" integer,
	"created_by" uuid,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "files_workspace_id_id" UNIQUE("workspace_id","id")
);
--> statement-breakpoint
ALTER TABLE "files" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "notification_inboxes" (
	"id" uuid PRIMARY KEY NOT NULL,
	"workspace_id" uuid NOT NULL,
	"user_id" uuid NOT NULL,
	"last_seq" bigint NOT NULL,
	"unread" integer NOT NULL,
	CONSTRAINT "notification_inboxes_workspace_id_id" UNIQUE("workspace_id","id"),
	CONSTRAINT "notification_inboxes_person" UNIQUE("workspace_id","user_id")
);
--> statement-breakpoint
ALTER TABLE "notification_inboxes" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "notifications" (
	"id" uuid PRIMARY KEY NOT NULL,
	"workspace_id" uuid NOT NULL,
	"user_id" uuid NOT NULL,
	"seq" bigint NOT NULL,
	"kind" text NOT NULL,
	"params" jsonb NOT NULL,
	"link" text,
	"read_at" timestamp with time zone,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "notifications_workspace_id_id" UNIQUE("workspace_id","id"),
	CONSTRAINT "notifications_number" UNIQUE("workspace_id","user_id","seq")
);
--> statement-breakpoint
ALTER TABLE "notifications" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "setting_versions" (
	"id" uuid PRIMARY KEY NOT NULL,
	"key" text NOT NULL,
	"version" bigint NOT NULL,
	"value" jsonb NOT NULL,
	"set_by" text NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
ALTER TABLE "setting_versions" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "settings" (
	"key" text PRIMARY KEY NOT NULL,
	"value" jsonb NOT NULL,
	"version" bigint NOT NULL,
	"updated_at" timestamp with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
ALTER TABLE "settings" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "bulk_items" (
	"id" uuid PRIMARY KEY NOT NULL,
	"workspace_id" uuid NOT NULL,
	"bulk_id" uuid NOT NULL,
	"product_id" uuid,
	"position" integer NOT NULL,
	"status" text DEFAULT 'waiting' NOT NULL,
	"error_code" text,
	"generation_id" uuid,
	CONSTRAINT "bulk_items_workspace_id_id" UNIQUE("workspace_id","id")
);
--> statement-breakpoint
ALTER TABLE "bulk_items" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "bulk_runs" (
	"id" uuid PRIMARY KEY NOT NULL,
	"workspace_id" uuid NOT NULL,
	"service" text NOT NULL,
	"options" jsonb NOT NULL,
	"task_id" uuid NOT NULL,
	"count" integer NOT NULL,
	"points" integer NOT NULL,
	"created_by" uuid,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "bulk_runs_workspace_id_id" UNIQUE("workspace_id","id")
);
--> statement-breakpoint
ALTER TABLE "bulk_runs" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "generation_versions" (
	"id" uuid PRIMARY KEY NOT NULL,
	"workspace_id" uuid NOT NULL,
	"generation_id" uuid NOT NULL,
	"number" integer NOT NULL,
	"text" text NOT NULL,
	"source" text NOT NULL,
	"provider" text,
	"model" text,
	"offline" boolean DEFAULT false NOT NULL,
	"created_by" uuid,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "generation_versions_workspace_id_id" UNIQUE("workspace_id","id")
);
--> statement-breakpoint
ALTER TABLE "generation_versions" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "generations" (
	"id" uuid PRIMARY KEY NOT NULL,
	"workspace_id" uuid NOT NULL,
	"service" text NOT NULL,
	"product_id" uuid,
	"options" jsonb NOT NULL,
	"status" text NOT NULL,
	"points" integer NOT NULL,
	"error_code" text,
	"applied_version" integer,
	"replaced" jsonb,
	"bulk_item_id" uuid,
	"created_by" uuid,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"updated_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "generations_workspace_id_id" UNIQUE("workspace_id","id")
);
--> statement-breakpoint
ALTER TABLE "generations" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "tasks" (
	"id" uuid PRIMARY KEY NOT NULL,
	"workspace_id" uuid NOT NULL,
	"kind" text NOT NULL,
	"params" jsonb DEFAULT '{}'::jsonb NOT NULL,
	"status" text DEFAULT 'queued' NOT NULL,
	"control" text DEFAULT 'run' NOT NULL,
	"stage" text,
	"total" integer,
	"done" integer DEFAULT 0 NOT NULL,
	"failed" integer DEFAULT 0 NOT NULL,
	"per_minute" double precision,
	"problems" jsonb DEFAULT '[]'::jsonb NOT NULL,
	"problems_href" text,
	"link" text,
	"result" jsonb,
	"created_by" uuid,
	"started_at" timestamp with time zone,
	"finished_at" timestamp with time zone,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"updated_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "tasks_workspace_id_id" UNIQUE("workspace_id","id")
);
--> statement-breakpoint
ALTER TABLE "tasks" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "ledger_accounts" (
	"id" uuid PRIMARY KEY NOT NULL,
	"workspace_id" uuid NOT NULL,
	"unit" text NOT NULL,
	"kind" text NOT NULL,
	"balance" bigint DEFAULT 0 NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "ledger_accounts_workspace_id_id" UNIQUE("workspace_id","id"),
	CONSTRAINT "ledger_accounts_kind" UNIQUE("workspace_id","unit","kind"),
	CONSTRAINT "ledger_accounts_never_negative" CHECK ("ledger_accounts"."balance" >= 0 or "ledger_accounts"."kind" = 'issued')
);
--> statement-breakpoint
ALTER TABLE "ledger_accounts" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "ledger_entries" (
	"id" uuid PRIMARY KEY NOT NULL,
	"workspace_id" uuid NOT NULL,
	"movement_id" uuid NOT NULL,
	"account_id" uuid NOT NULL,
	"grant_id" uuid NOT NULL,
	"amount" bigint NOT NULL,
	CONSTRAINT "ledger_entries_workspace_id_id" UNIQUE("workspace_id","id"),
	CONSTRAINT "ledger_entries_amount" CHECK ("ledger_entries"."amount" <> 0)
);
--> statement-breakpoint
ALTER TABLE "ledger_entries" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "ledger_grants" (
	"id" uuid PRIMARY KEY NOT NULL,
	"workspace_id" uuid NOT NULL,
	"unit" text NOT NULL,
	"amount" bigint NOT NULL,
	"remaining" bigint DEFAULT 0 NOT NULL,
	"expires_at" timestamp with time zone,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "ledger_grants_workspace_id_id" UNIQUE("workspace_id","id"),
	CONSTRAINT "ledger_grants_remaining" CHECK ("ledger_grants"."remaining" between 0 and "ledger_grants"."amount")
);
--> statement-breakpoint
ALTER TABLE "ledger_grants" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "ledger_holds" (
	"id" uuid PRIMARY KEY NOT NULL,
	"workspace_id" uuid NOT NULL,
	"unit" text NOT NULL,
	"amount" bigint NOT NULL,
	"state" text DEFAULT 'held' NOT NULL,
	"settled" bigint DEFAULT 0 NOT NULL,
	"cause" text NOT NULL,
	"reference" text,
	"actor" text NOT NULL,
	"closed_by" uuid,
	"expires_at" timestamp with time zone NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "ledger_holds_workspace_id_id" UNIQUE("workspace_id","id"),
	CONSTRAINT "ledger_holds_settled" CHECK ("ledger_holds"."settled" between 0 and "ledger_holds"."amount")
);
--> statement-breakpoint
ALTER TABLE "ledger_holds" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "ledger_movements" (
	"id" uuid PRIMARY KEY NOT NULL,
	"workspace_id" uuid NOT NULL,
	"unit" text NOT NULL,
	"kind" text NOT NULL,
	"key" text NOT NULL,
	"content" text NOT NULL,
	"cause" text NOT NULL,
	"reference" text,
	"actor" text NOT NULL,
	"reversal_of" uuid,
	"available_change" bigint NOT NULL,
	"held_change" bigint NOT NULL,
	"available_after" bigint NOT NULL,
	"held_after" bigint NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "ledger_movements_workspace_id_id" UNIQUE("workspace_id","id"),
	CONSTRAINT "ledger_movements_key" UNIQUE("workspace_id","key"),
	CONSTRAINT "ledger_movements_reversed_once" UNIQUE("workspace_id","reversal_of")
);
--> statement-breakpoint
ALTER TABLE "ledger_movements" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "api_keys" (
	"id" uuid PRIMARY KEY NOT NULL,
	"workspace_id" uuid NOT NULL,
	"name" text NOT NULL,
	"key_hash" text NOT NULL,
	"prefix" text NOT NULL,
	"scopes" text[] NOT NULL,
	"user_id" uuid NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"last_used_at" timestamp with time zone,
	"expires_at" timestamp with time zone,
	"revoked_at" timestamp with time zone,
	CONSTRAINT "api_keys_key_hash_unique" UNIQUE("key_hash"),
	CONSTRAINT "api_keys_workspace_id_id" UNIQUE("workspace_id","id")
);
--> statement-breakpoint
ALTER TABLE "api_keys" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "invitations" (
	"id" uuid PRIMARY KEY NOT NULL,
	"workspace_id" uuid NOT NULL,
	"email" text NOT NULL,
	"role" text NOT NULL,
	"locale" text NOT NULL,
	"invited_by" uuid,
	"version" integer DEFAULT 1 NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"expires_at" timestamp with time zone NOT NULL,
	"accepted_at" timestamp with time zone,
	"revoked_at" timestamp with time zone,
	CONSTRAINT "invitations_workspace_id_id" UNIQUE("workspace_id","id"),
	CONSTRAINT "invitations_role" CHECK (role in ('owner', 'admin', 'manager', 'storekeeper', 'analyst', 'agent'))
);
--> statement-breakpoint
ALTER TABLE "invitations" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "memberships" (
	"id" uuid PRIMARY KEY NOT NULL,
	"workspace_id" uuid NOT NULL,
	"user_id" uuid NOT NULL,
	"role" text NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"updated_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "memberships_workspace_id_id" UNIQUE("workspace_id","id"),
	CONSTRAINT "memberships_workspace_id_user_id" UNIQUE("workspace_id","user_id"),
	CONSTRAINT "memberships_role" CHECK (role in ('owner', 'admin', 'manager', 'storekeeper', 'analyst', 'agent'))
);
--> statement-breakpoint
ALTER TABLE "memberships" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "idempotency_keys" (
	"digest" text PRIMARY KEY NOT NULL,
	"owner_workspace_id" uuid,
	"owner_user_id" uuid,
	"operation" text NOT NULL,
	"input_digest" text NOT NULL,
	"result" jsonb,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"expires_at" timestamp with time zone NOT NULL
);
--> statement-breakpoint
ALTER TABLE "idempotency_keys" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "mailbox_messages" (
	"id" uuid PRIMARY KEY NOT NULL,
	"idempotency_key" text NOT NULL,
	"sender" text NOT NULL,
	"recipient" text NOT NULL,
	"subject" text NOT NULL,
	"html" text NOT NULL,
	"text" text NOT NULL,
	"locale" text NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "mailbox_messages_idempotency_key_unique" UNIQUE("idempotency_key")
);
--> statement-breakpoint
ALTER TABLE "mailbox_messages" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "rate_limits" (
	"key" text PRIMARY KEY NOT NULL,
	"window_start" timestamp with time zone NOT NULL,
	"count" integer NOT NULL
);
--> statement-breakpoint
ALTER TABLE "rate_limits" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
ALTER TABLE "ai_usage" ADD CONSTRAINT "ai_usage_workspace_id_workspaces_id_fk" FOREIGN KEY ("workspace_id") REFERENCES "public"."workspaces"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "sessions" ADD CONSTRAINT "sessions_user_id_users_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."users"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "import_faults" ADD CONSTRAINT "import_faults_workspace_id_workspaces_id_fk" FOREIGN KEY ("workspace_id") REFERENCES "public"."workspaces"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "import_faults" ADD CONSTRAINT "import_faults_import" FOREIGN KEY ("workspace_id","import_id") REFERENCES "public"."imports"("workspace_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "imports" ADD CONSTRAINT "imports_workspace_id_workspaces_id_fk" FOREIGN KEY ("workspace_id") REFERENCES "public"."workspaces"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "product_images" ADD CONSTRAINT "product_images_workspace_id_workspaces_id_fk" FOREIGN KEY ("workspace_id") REFERENCES "public"."workspaces"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "product_images" ADD CONSTRAINT "product_images_product" FOREIGN KEY ("workspace_id","product_id") REFERENCES "public"."products"("workspace_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "products" ADD CONSTRAINT "products_workspace_id_workspaces_id_fk" FOREIGN KEY ("workspace_id") REFERENCES "public"."workspaces"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "variants" ADD CONSTRAINT "variants_workspace_id_workspaces_id_fk" FOREIGN KEY ("workspace_id") REFERENCES "public"."workspaces"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "variants" ADD CONSTRAINT "variants_product" FOREIGN KEY ("workspace_id","product_id") REFERENCES "public"."products"("workspace_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "files" ADD CONSTRAINT "files_workspace_id_workspaces_id_fk" FOREIGN KEY ("workspace_id") REFERENCES "public"."workspaces"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "notification_inboxes" ADD CONSTRAINT "notification_inboxes_workspace_id_workspaces_id_fk" FOREIGN KEY ("workspace_id") REFERENCES "public"."workspaces"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "notification_inboxes" ADD CONSTRAINT "notification_inboxes_user_id_users_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."users"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "notifications" ADD CONSTRAINT "notifications_workspace_id_workspaces_id_fk" FOREIGN KEY ("workspace_id") REFERENCES "public"."workspaces"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "notifications" ADD CONSTRAINT "notifications_user_id_users_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."users"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "bulk_items" ADD CONSTRAINT "bulk_items_workspace_id_workspaces_id_fk" FOREIGN KEY ("workspace_id") REFERENCES "public"."workspaces"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "bulk_items" ADD CONSTRAINT "bulk_items_bulk" FOREIGN KEY ("workspace_id","bulk_id") REFERENCES "public"."bulk_runs"("workspace_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "bulk_runs" ADD CONSTRAINT "bulk_runs_workspace_id_workspaces_id_fk" FOREIGN KEY ("workspace_id") REFERENCES "public"."workspaces"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "generation_versions" ADD CONSTRAINT "generation_versions_workspace_id_workspaces_id_fk" FOREIGN KEY ("workspace_id") REFERENCES "public"."workspaces"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "generation_versions" ADD CONSTRAINT "generation_versions_generation" FOREIGN KEY ("workspace_id","generation_id") REFERENCES "public"."generations"("workspace_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "generations" ADD CONSTRAINT "generations_workspace_id_workspaces_id_fk" FOREIGN KEY ("workspace_id") REFERENCES "public"."workspaces"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "tasks" ADD CONSTRAINT "tasks_workspace_id_workspaces_id_fk" FOREIGN KEY ("workspace_id") REFERENCES "public"."workspaces"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "tasks" ADD CONSTRAINT "tasks_created_by_users_id_fk" FOREIGN KEY ("created_by") REFERENCES "public"."users"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "ledger_accounts" ADD CONSTRAINT "ledger_accounts_workspace_id_workspaces_id_fk" FOREIGN KEY ("workspace_id") REFERENCES "public"."workspaces"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "ledger_entries" ADD CONSTRAINT "ledger_entries_workspace_id_workspaces_id_fk" FOREIGN KEY ("workspace_id") REFERENCES "public"."workspaces"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "ledger_entries" ADD CONSTRAINT "ledger_entries_movement" FOREIGN KEY ("workspace_id","movement_id") REFERENCES "public"."ledger_movements"("workspace_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "ledger_entries" ADD CONSTRAINT "ledger_entries_account" FOREIGN KEY ("workspace_id","account_id") REFERENCES "public"."ledger_accounts"("workspace_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "ledger_entries" ADD CONSTRAINT "ledger_entries_grant" FOREIGN KEY ("workspace_id","grant_id") REFERENCES "public"."ledger_grants"("workspace_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "ledger_grants" ADD CONSTRAINT "ledger_grants_workspace_id_workspaces_id_fk" FOREIGN KEY ("workspace_id") REFERENCES "public"."workspaces"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "ledger_holds" ADD CONSTRAINT "ledger_holds_workspace_id_workspaces_id_fk" FOREIGN KEY ("workspace_id") REFERENCES "public"."workspaces"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "ledger_holds" ADD CONSTRAINT "ledger_holds_movement" FOREIGN KEY ("workspace_id","id") REFERENCES "public"."ledger_movements"("workspace_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "ledger_holds" ADD CONSTRAINT "ledger_holds_closed_by" FOREIGN KEY ("workspace_id","closed_by") REFERENCES "public"."ledger_movements"("workspace_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "ledger_movements" ADD CONSTRAINT "ledger_movements_workspace_id_workspaces_id_fk" FOREIGN KEY ("workspace_id") REFERENCES "public"."workspaces"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "ledger_movements" ADD CONSTRAINT "ledger_movements_reversal" FOREIGN KEY ("workspace_id","reversal_of") REFERENCES "public"."ledger_movements"("workspace_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "api_keys" ADD CONSTRAINT "api_keys_workspace_id_workspaces_id_fk" FOREIGN KEY ("workspace_id") REFERENCES "public"."workspaces"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "api_keys" ADD CONSTRAINT "api_keys_member" FOREIGN KEY ("workspace_id","user_id") REFERENCES "public"."memberships"("workspace_id","user_id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "invitations" ADD CONSTRAINT "invitations_workspace_id_workspaces_id_fk" FOREIGN KEY ("workspace_id") REFERENCES "public"."workspaces"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "invitations" ADD CONSTRAINT "invitations_invited_by_users_id_fk" FOREIGN KEY ("invited_by") REFERENCES "public"."users"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "memberships" ADD CONSTRAINT "memberships_workspace_id_workspaces_id_fk" FOREIGN KEY ("workspace_id") REFERENCES "public"."workspaces"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "memberships" ADD CONSTRAINT "memberships_user_id_users_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."users"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "job_effects_created_at" ON "job_effects" USING btree ("created_at");--> statement-breakpoint
CREATE INDEX "job_inbox_received_at" ON "job_inbox" USING btree ("received_at");--> statement-breakpoint
CREATE INDEX "job_limits_expires_at" ON "job_limits" USING btree ("expires_at");--> statement-breakpoint
CREATE INDEX "job_outbox_retry_at" ON "job_outbox" USING btree ("retry_at");--> statement-breakpoint
CREATE INDEX "job_queue_ready" ON "job_queue" USING btree ("rank_at") WHERE state = 0 and gates is null;--> statement-breakpoint
CREATE INDEX "job_queue_ready_gated" ON "job_queue" USING btree ("rank_at") WHERE state = 0 and gates is not null;--> statement-breakpoint
CREATE INDEX "job_queue_due" ON "job_queue" USING btree ("state","due_at") WHERE state in (1, 2);--> statement-breakpoint
CREATE INDEX "job_queue_parked" ON "job_queue" USING gin ("gates") WHERE state = 3;--> statement-breakpoint
CREATE INDEX "job_queue_topic" ON "job_queue" USING btree ("topic") WHERE topic is not null;--> statement-breakpoint
CREATE INDEX "job_runs_function" ON "job_runs" USING btree ("function_id","id");--> statement-breakpoint
CREATE INDEX "ai_usage_by_time" ON "ai_usage" USING btree ("workspace_id","created_at");--> statement-breakpoint
CREATE INDEX "ai_usage_of_all" ON "ai_usage" USING btree ("created_at");--> statement-breakpoint
CREATE INDEX "audit_log_workspace" ON "audit_log" USING btree ("owner_workspace_id","id");--> statement-breakpoint
CREATE INDEX "audit_log_user" ON "audit_log" USING btree ("actor_user_id","id");--> statement-breakpoint
CREATE INDEX "email_links_email" ON "email_links" USING btree ("email","purpose","id");--> statement-breakpoint
CREATE INDEX "email_links_expires_at" ON "email_links" USING btree ("expires_at");--> statement-breakpoint
CREATE INDEX "sessions_user_id" ON "sessions" USING btree ("user_id","id");--> statement-breakpoint
CREATE INDEX "sign_in_attempts_last_at" ON "sign_in_attempts" USING btree ("last_at");--> statement-breakpoint
CREATE INDEX "import_faults_by_import" ON "import_faults" USING btree ("workspace_id","import_id","id");--> statement-breakpoint
CREATE INDEX "imports_by_time" ON "imports" USING btree ("workspace_id","created_at");--> statement-breakpoint
CREATE INDEX "product_images_by_product" ON "product_images" USING btree ("workspace_id","product_id","position");--> statement-breakpoint
CREATE UNIQUE INDEX "products_handle" ON "products" USING btree ("workspace_id","handle");--> statement-breakpoint
CREATE INDEX "products_by_update" ON "products" USING btree ("workspace_id","updated_at","id");--> statement-breakpoint
CREATE INDEX "products_by_title" ON "products" USING btree ("workspace_id",lower("title"),"id");--> statement-breakpoint
CREATE INDEX "products_by_price" ON "products" USING btree ("workspace_id",coalesce(price_min, -1),"id");--> statement-breakpoint
CREATE INDEX "products_by_stock" ON "products" USING btree ("workspace_id",coalesce(quantity, -2147483648),"id");--> statement-breakpoint
CREATE INDEX "products_search" ON "products" USING gin ("workspace_id","search_text" gin_trgm_ops);--> statement-breakpoint
CREATE INDEX "variants_by_product" ON "variants" USING btree ("workspace_id","product_id","position");--> statement-breakpoint
CREATE UNIQUE INDEX "variants_sku" ON "variants" USING btree ("workspace_id","sku");--> statement-breakpoint
CREATE INDEX "files_by_time" ON "files" USING btree ("workspace_id","created_at");--> statement-breakpoint
CREATE INDEX "notifications_unread" ON "notifications" USING btree ("workspace_id","user_id","seq") WHERE read_at is null;--> statement-breakpoint
CREATE UNIQUE INDEX "bulk_items_position" ON "bulk_items" USING btree ("workspace_id","bulk_id","position");--> statement-breakpoint
CREATE INDEX "bulk_runs_by_time" ON "bulk_runs" USING btree ("workspace_id","created_at");--> statement-breakpoint
CREATE UNIQUE INDEX "generation_versions_number" ON "generation_versions" USING btree ("workspace_id","generation_id","number");--> statement-breakpoint
CREATE INDEX "generations_by_time" ON "generations" USING btree ("workspace_id","created_at","id");--> statement-breakpoint
CREATE INDEX "generations_by_product" ON "generations" USING btree ("workspace_id","product_id");--> statement-breakpoint
CREATE UNIQUE INDEX "generations_bulk_item" ON "generations" USING btree ("workspace_id","bulk_item_id");--> statement-breakpoint
CREATE INDEX "tasks_newest" ON "tasks" USING btree ("workspace_id","id");--> statement-breakpoint
CREATE INDEX "ledger_entries_by_movement" ON "ledger_entries" USING btree ("workspace_id","movement_id");--> statement-breakpoint
CREATE INDEX "ledger_grants_open" ON "ledger_grants" USING btree ("workspace_id","unit","expires_at","id") WHERE "ledger_grants"."remaining" > 0;--> statement-breakpoint
CREATE INDEX "ledger_holds_open" ON "ledger_holds" USING btree ("workspace_id","expires_at") WHERE "ledger_holds"."state" = 'held';--> statement-breakpoint
CREATE INDEX "ledger_movements_history" ON "ledger_movements" USING btree ("workspace_id","unit","id");--> statement-breakpoint
CREATE INDEX "api_keys_workspace_id_user_id" ON "api_keys" USING btree ("workspace_id","user_id");--> statement-breakpoint
CREATE UNIQUE INDEX "invitations_open" ON "invitations" USING btree ("workspace_id","email") WHERE accepted_at is null and revoked_at is null;--> statement-breakpoint
CREATE INDEX "memberships_user_id" ON "memberships" USING btree ("user_id","workspace_id");--> statement-breakpoint
CREATE INDEX "idempotency_keys_expires_at" ON "idempotency_keys" USING btree ("expires_at");--> statement-breakpoint
CREATE INDEX "mailbox_messages_recipient" ON "mailbox_messages" USING btree ("recipient","id");--> statement-breakpoint
CREATE INDEX "rate_limits_window_start" ON "rate_limits" USING btree ("window_start");--> statement-breakpoint
CREATE POLICY "member_select" ON "workspaces" AS PERMISSIVE FOR SELECT TO "rooz_app" USING (id = (select nullif(current_setting('app.workspace_id', true), '')::uuid) or exists (select 1 from memberships m where m.workspace_id = workspaces.id and m.user_id = (select nullif(current_setting('app.user_id', true), '')::uuid)));--> statement-breakpoint
CREATE POLICY "member_update" ON "workspaces" AS PERMISSIVE FOR UPDATE TO "rooz_app" USING (id = (select nullif(current_setting('app.workspace_id', true), '')::uuid)) WITH CHECK (id = (select nullif(current_setting('app.workspace_id', true), '')::uuid));--> statement-breakpoint
CREATE POLICY "service" ON "workspaces" AS PERMISSIVE FOR ALL TO "rooz_service" USING (true) WITH CHECK (true);--> statement-breakpoint
CREATE POLICY "service" ON "job_crons" AS PERMISSIVE FOR ALL TO "rooz_service" USING (true) WITH CHECK (true);--> statement-breakpoint
CREATE POLICY "own" ON "job_effects" AS PERMISSIVE FOR ALL TO "rooz_app" USING (owner_workspace_id is not distinct from (select nullif(current_setting('app.workspace_id', true), '')::uuid)) WITH CHECK (owner_workspace_id is not distinct from (select nullif(current_setting('app.workspace_id', true), '')::uuid));--> statement-breakpoint
CREATE POLICY "service" ON "job_effects" AS PERMISSIVE FOR ALL TO "rooz_service" USING (true) WITH CHECK (true);--> statement-breakpoint
CREATE POLICY "service" ON "job_inbox" AS PERMISSIVE FOR ALL TO "rooz_service" USING (true) WITH CHECK (true);--> statement-breakpoint
CREATE POLICY "service" ON "job_limits" AS PERMISSIVE FOR ALL TO "rooz_service" USING (true) WITH CHECK (true);--> statement-breakpoint
CREATE POLICY "emit" ON "job_outbox" AS PERMISSIVE FOR INSERT TO "rooz_app" WITH CHECK (target is null and (owner_workspace_id is null or owner_workspace_id = (select nullif(current_setting('app.workspace_id', true), '')::uuid)));--> statement-breakpoint
CREATE POLICY "service" ON "job_outbox" AS PERMISSIVE FOR ALL TO "rooz_service" USING (true) WITH CHECK (true);--> statement-breakpoint
CREATE POLICY "service" ON "job_queue" AS PERMISSIVE FOR ALL TO "rooz_service" USING (true) WITH CHECK (true);--> statement-breakpoint
CREATE POLICY "service" ON "job_runs" AS PERMISSIVE FOR ALL TO "rooz_service" USING (true) WITH CHECK (true);--> statement-breakpoint
CREATE POLICY "service" ON "job_steps" AS PERMISSIVE FOR ALL TO "rooz_service" USING (true) WITH CHECK (true);--> statement-breakpoint
CREATE POLICY "read" ON "ai_prices" AS PERMISSIVE FOR SELECT TO "rooz_app" USING (true);--> statement-breakpoint
CREATE POLICY "service" ON "ai_prices" AS PERMISSIVE FOR ALL TO "rooz_service" USING (true) WITH CHECK (true);--> statement-breakpoint
CREATE POLICY "read" ON "ai_routes" AS PERMISSIVE FOR SELECT TO "rooz_app" USING (true);--> statement-breakpoint
CREATE POLICY "service" ON "ai_routes" AS PERMISSIVE FOR ALL TO "rooz_service" USING (true) WITH CHECK (true);--> statement-breakpoint
CREATE POLICY "workspace" ON "ai_usage" AS PERMISSIVE FOR ALL TO "rooz_app" USING (workspace_id = (select nullif(current_setting('app.workspace_id', true), '')::uuid)) WITH CHECK (workspace_id = (select nullif(current_setting('app.workspace_id', true), '')::uuid));--> statement-breakpoint
CREATE POLICY "service" ON "ai_usage" AS PERMISSIVE FOR ALL TO "rooz_service" USING (true) WITH CHECK (true);--> statement-breakpoint
CREATE POLICY "own_select" ON "audit_log" AS PERMISSIVE FOR SELECT TO "rooz_app" USING ((owner_workspace_id = (select nullif(current_setting('app.workspace_id', true), '')::uuid) or (owner_workspace_id is null and actor_user_id = (select nullif(current_setting('app.user_id', true), '')::uuid))));--> statement-breakpoint
CREATE POLICY "own_insert" ON "audit_log" AS PERMISSIVE FOR INSERT TO "rooz_app" WITH CHECK ((owner_workspace_id = (select nullif(current_setting('app.workspace_id', true), '')::uuid) or (owner_workspace_id is null and actor_user_id = (select nullif(current_setting('app.user_id', true), '')::uuid))));--> statement-breakpoint
CREATE POLICY "service" ON "audit_log" AS PERMISSIVE FOR ALL TO "rooz_service" USING (true) WITH CHECK (true);--> statement-breakpoint
CREATE POLICY "service" ON "email_links" AS PERMISSIVE FOR ALL TO "rooz_service" USING (true) WITH CHECK (true);--> statement-breakpoint
CREATE POLICY "own" ON "sessions" AS PERMISSIVE FOR ALL TO "rooz_app" USING (user_id = (select nullif(current_setting('app.user_id', true), '')::uuid)) WITH CHECK (user_id = (select nullif(current_setting('app.user_id', true), '')::uuid));--> statement-breakpoint
CREATE POLICY "service" ON "sessions" AS PERMISSIVE FOR ALL TO "rooz_service" USING (true) WITH CHECK (true);--> statement-breakpoint
CREATE POLICY "service" ON "sign_in_attempts" AS PERMISSIVE FOR ALL TO "rooz_service" USING (true) WITH CHECK (true);--> statement-breakpoint
CREATE POLICY "self_or_colleague" ON "users" AS PERMISSIVE FOR SELECT TO "rooz_app" USING (id = (select nullif(current_setting('app.user_id', true), '')::uuid) or exists (select 1 from memberships m where m.user_id = users.id and m.workspace_id = (select nullif(current_setting('app.workspace_id', true), '')::uuid)));--> statement-breakpoint
CREATE POLICY "self_update" ON "users" AS PERMISSIVE FOR UPDATE TO "rooz_app" USING (id = (select nullif(current_setting('app.user_id', true), '')::uuid)) WITH CHECK (id = (select nullif(current_setting('app.user_id', true), '')::uuid));--> statement-breakpoint
CREATE POLICY "service" ON "users" AS PERMISSIVE FOR ALL TO "rooz_service" USING (true) WITH CHECK (true);--> statement-breakpoint
CREATE POLICY "workspace" ON "import_faults" AS PERMISSIVE FOR ALL TO "rooz_app" USING (workspace_id = (select nullif(current_setting('app.workspace_id', true), '')::uuid)) WITH CHECK (workspace_id = (select nullif(current_setting('app.workspace_id', true), '')::uuid));--> statement-breakpoint
CREATE POLICY "service" ON "import_faults" AS PERMISSIVE FOR ALL TO "rooz_service" USING (true) WITH CHECK (true);--> statement-breakpoint
CREATE POLICY "workspace" ON "imports" AS PERMISSIVE FOR ALL TO "rooz_app" USING (workspace_id = (select nullif(current_setting('app.workspace_id', true), '')::uuid)) WITH CHECK (workspace_id = (select nullif(current_setting('app.workspace_id', true), '')::uuid));--> statement-breakpoint
CREATE POLICY "service" ON "imports" AS PERMISSIVE FOR ALL TO "rooz_service" USING (true) WITH CHECK (true);--> statement-breakpoint
CREATE POLICY "workspace" ON "product_images" AS PERMISSIVE FOR ALL TO "rooz_app" USING (workspace_id = (select nullif(current_setting('app.workspace_id', true), '')::uuid)) WITH CHECK (workspace_id = (select nullif(current_setting('app.workspace_id', true), '')::uuid));--> statement-breakpoint
CREATE POLICY "service" ON "product_images" AS PERMISSIVE FOR ALL TO "rooz_service" USING (true) WITH CHECK (true);--> statement-breakpoint
CREATE POLICY "workspace" ON "products" AS PERMISSIVE FOR ALL TO "rooz_app" USING (workspace_id = (select nullif(current_setting('app.workspace_id', true), '')::uuid)) WITH CHECK (workspace_id = (select nullif(current_setting('app.workspace_id', true), '')::uuid));--> statement-breakpoint
CREATE POLICY "service" ON "products" AS PERMISSIVE FOR ALL TO "rooz_service" USING (true) WITH CHECK (true);--> statement-breakpoint
CREATE POLICY "workspace" ON "variants" AS PERMISSIVE FOR ALL TO "rooz_app" USING (workspace_id = (select nullif(current_setting('app.workspace_id', true), '')::uuid)) WITH CHECK (workspace_id = (select nullif(current_setting('app.workspace_id', true), '')::uuid));--> statement-breakpoint
CREATE POLICY "service" ON "variants" AS PERMISSIVE FOR ALL TO "rooz_service" USING (true) WITH CHECK (true);--> statement-breakpoint
CREATE POLICY "workspace" ON "files" AS PERMISSIVE FOR ALL TO "rooz_app" USING (workspace_id = (select nullif(current_setting('app.workspace_id', true), '')::uuid)) WITH CHECK (workspace_id = (select nullif(current_setting('app.workspace_id', true), '')::uuid));--> statement-breakpoint
CREATE POLICY "service" ON "files" AS PERMISSIVE FOR ALL TO "rooz_service" USING (true) WITH CHECK (true);--> statement-breakpoint
CREATE POLICY "workspace" ON "notification_inboxes" AS PERMISSIVE FOR ALL TO "rooz_app" USING (workspace_id = (select nullif(current_setting('app.workspace_id', true), '')::uuid)) WITH CHECK (workspace_id = (select nullif(current_setting('app.workspace_id', true), '')::uuid));--> statement-breakpoint
CREATE POLICY "service" ON "notification_inboxes" AS PERMISSIVE FOR ALL TO "rooz_service" USING (true) WITH CHECK (true);--> statement-breakpoint
CREATE POLICY "workspace" ON "notifications" AS PERMISSIVE FOR ALL TO "rooz_app" USING (workspace_id = (select nullif(current_setting('app.workspace_id', true), '')::uuid)) WITH CHECK (workspace_id = (select nullif(current_setting('app.workspace_id', true), '')::uuid));--> statement-breakpoint
CREATE POLICY "service" ON "notifications" AS PERMISSIVE FOR ALL TO "rooz_service" USING (true) WITH CHECK (true);--> statement-breakpoint
CREATE POLICY "own_select" ON "notifications" AS RESTRICTIVE FOR SELECT TO "rooz_app" USING ((select nullif(current_setting('app.user_id', true), '')::uuid) is null or user_id = (select nullif(current_setting('app.user_id', true), '')::uuid));--> statement-breakpoint
CREATE POLICY "service" ON "setting_versions" AS PERMISSIVE FOR ALL TO "rooz_service" USING (true) WITH CHECK (true);--> statement-breakpoint
CREATE POLICY "service" ON "settings" AS PERMISSIVE FOR ALL TO "rooz_service" USING (true) WITH CHECK (true);--> statement-breakpoint
CREATE POLICY "workspace" ON "bulk_items" AS PERMISSIVE FOR ALL TO "rooz_app" USING (workspace_id = (select nullif(current_setting('app.workspace_id', true), '')::uuid)) WITH CHECK (workspace_id = (select nullif(current_setting('app.workspace_id', true), '')::uuid));--> statement-breakpoint
CREATE POLICY "service" ON "bulk_items" AS PERMISSIVE FOR ALL TO "rooz_service" USING (true) WITH CHECK (true);--> statement-breakpoint
CREATE POLICY "workspace" ON "bulk_runs" AS PERMISSIVE FOR ALL TO "rooz_app" USING (workspace_id = (select nullif(current_setting('app.workspace_id', true), '')::uuid)) WITH CHECK (workspace_id = (select nullif(current_setting('app.workspace_id', true), '')::uuid));--> statement-breakpoint
CREATE POLICY "service" ON "bulk_runs" AS PERMISSIVE FOR ALL TO "rooz_service" USING (true) WITH CHECK (true);--> statement-breakpoint
CREATE POLICY "workspace" ON "generation_versions" AS PERMISSIVE FOR ALL TO "rooz_app" USING (workspace_id = (select nullif(current_setting('app.workspace_id', true), '')::uuid)) WITH CHECK (workspace_id = (select nullif(current_setting('app.workspace_id', true), '')::uuid));--> statement-breakpoint
CREATE POLICY "service" ON "generation_versions" AS PERMISSIVE FOR ALL TO "rooz_service" USING (true) WITH CHECK (true);--> statement-breakpoint
CREATE POLICY "workspace" ON "generations" AS PERMISSIVE FOR ALL TO "rooz_app" USING (workspace_id = (select nullif(current_setting('app.workspace_id', true), '')::uuid)) WITH CHECK (workspace_id = (select nullif(current_setting('app.workspace_id', true), '')::uuid));--> statement-breakpoint
CREATE POLICY "service" ON "generations" AS PERMISSIVE FOR ALL TO "rooz_service" USING (true) WITH CHECK (true);--> statement-breakpoint
CREATE POLICY "workspace" ON "tasks" AS PERMISSIVE FOR ALL TO "rooz_app" USING (workspace_id = (select nullif(current_setting('app.workspace_id', true), '')::uuid)) WITH CHECK (workspace_id = (select nullif(current_setting('app.workspace_id', true), '')::uuid));--> statement-breakpoint
CREATE POLICY "service" ON "tasks" AS PERMISSIVE FOR ALL TO "rooz_service" USING (true) WITH CHECK (true);--> statement-breakpoint
CREATE POLICY "workspace" ON "ledger_accounts" AS PERMISSIVE FOR ALL TO "rooz_app" USING (workspace_id = (select nullif(current_setting('app.workspace_id', true), '')::uuid)) WITH CHECK (workspace_id = (select nullif(current_setting('app.workspace_id', true), '')::uuid));--> statement-breakpoint
CREATE POLICY "service" ON "ledger_accounts" AS PERMISSIVE FOR ALL TO "rooz_service" USING (true) WITH CHECK (true);--> statement-breakpoint
CREATE POLICY "workspace" ON "ledger_entries" AS PERMISSIVE FOR ALL TO "rooz_app" USING (workspace_id = (select nullif(current_setting('app.workspace_id', true), '')::uuid)) WITH CHECK (workspace_id = (select nullif(current_setting('app.workspace_id', true), '')::uuid));--> statement-breakpoint
CREATE POLICY "service" ON "ledger_entries" AS PERMISSIVE FOR ALL TO "rooz_service" USING (true) WITH CHECK (true);--> statement-breakpoint
CREATE POLICY "workspace" ON "ledger_grants" AS PERMISSIVE FOR ALL TO "rooz_app" USING (workspace_id = (select nullif(current_setting('app.workspace_id', true), '')::uuid)) WITH CHECK (workspace_id = (select nullif(current_setting('app.workspace_id', true), '')::uuid));--> statement-breakpoint
CREATE POLICY "service" ON "ledger_grants" AS PERMISSIVE FOR ALL TO "rooz_service" USING (true) WITH CHECK (true);--> statement-breakpoint
CREATE POLICY "workspace" ON "ledger_holds" AS PERMISSIVE FOR ALL TO "rooz_app" USING (workspace_id = (select nullif(current_setting('app.workspace_id', true), '')::uuid)) WITH CHECK (workspace_id = (select nullif(current_setting('app.workspace_id', true), '')::uuid));--> statement-breakpoint
CREATE POLICY "service" ON "ledger_holds" AS PERMISSIVE FOR ALL TO "rooz_service" USING (true) WITH CHECK (true);--> statement-breakpoint
CREATE POLICY "workspace" ON "ledger_movements" AS PERMISSIVE FOR ALL TO "rooz_app" USING (workspace_id = (select nullif(current_setting('app.workspace_id', true), '')::uuid)) WITH CHECK (workspace_id = (select nullif(current_setting('app.workspace_id', true), '')::uuid));--> statement-breakpoint
CREATE POLICY "service" ON "ledger_movements" AS PERMISSIVE FOR ALL TO "rooz_service" USING (true) WITH CHECK (true);--> statement-breakpoint
CREATE POLICY "workspace" ON "api_keys" AS PERMISSIVE FOR ALL TO "rooz_app" USING (workspace_id = (select nullif(current_setting('app.workspace_id', true), '')::uuid)) WITH CHECK (workspace_id = (select nullif(current_setting('app.workspace_id', true), '')::uuid));--> statement-breakpoint
CREATE POLICY "service" ON "api_keys" AS PERMISSIVE FOR ALL TO "rooz_service" USING (true) WITH CHECK (true);--> statement-breakpoint
CREATE POLICY "workspace" ON "invitations" AS PERMISSIVE FOR ALL TO "rooz_app" USING (workspace_id = (select nullif(current_setting('app.workspace_id', true), '')::uuid)) WITH CHECK (workspace_id = (select nullif(current_setting('app.workspace_id', true), '')::uuid));--> statement-breakpoint
CREATE POLICY "service" ON "invitations" AS PERMISSIVE FOR ALL TO "rooz_service" USING (true) WITH CHECK (true);--> statement-breakpoint
CREATE POLICY "workspace" ON "memberships" AS PERMISSIVE FOR ALL TO "rooz_app" USING (workspace_id = (select nullif(current_setting('app.workspace_id', true), '')::uuid)) WITH CHECK (workspace_id = (select nullif(current_setting('app.workspace_id', true), '')::uuid));--> statement-breakpoint
CREATE POLICY "service" ON "memberships" AS PERMISSIVE FOR ALL TO "rooz_service" USING (true) WITH CHECK (true);--> statement-breakpoint
CREATE POLICY "own_select" ON "memberships" AS PERMISSIVE FOR SELECT TO "rooz_app" USING (user_id = (select nullif(current_setting('app.user_id', true), '')::uuid) and (select nullif(current_setting('app.workspace_id', true), '')::uuid) is null);--> statement-breakpoint
CREATE POLICY "owner" ON "idempotency_keys" AS PERMISSIVE FOR ALL TO "rooz_app" USING ((owner_workspace_id = (select nullif(current_setting('app.workspace_id', true), '')::uuid) or (owner_workspace_id is null and owner_user_id = (select nullif(current_setting('app.user_id', true), '')::uuid)))) WITH CHECK ((owner_workspace_id = (select nullif(current_setting('app.workspace_id', true), '')::uuid) or (owner_workspace_id is null and owner_user_id = (select nullif(current_setting('app.user_id', true), '')::uuid))));--> statement-breakpoint
CREATE POLICY "service" ON "idempotency_keys" AS PERMISSIVE FOR ALL TO "rooz_service" USING (true) WITH CHECK (true);--> statement-breakpoint
CREATE POLICY "service" ON "mailbox_messages" AS PERMISSIVE FOR ALL TO "rooz_service" USING (true) WITH CHECK (true);--> statement-breakpoint
CREATE POLICY "service" ON "rate_limits" AS PERMISSIVE FOR ALL TO "rooz_service" USING (true) WITH CHECK (true);