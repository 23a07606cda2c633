import { z } from "zod";

const optional = z.string().trim().min(1).optional();
const url = z.url({ protocol: /^https?$/ }).transform((u) => u.replace(/\/+$/, ""));
const postgresUrl = z.string().regex(/^postgres(ql)?:\/\/.+/, "must start with postgres://");
const allowedHost = /^(\[[0-9a-f:.]+\]|[a-z0-9._-]+)(:\d{1,5})?$/;
const flag = z
  .enum(["true", "false", "1", "0"])
  .default("false")
  .transform((v) => v === "true" || v === "1");

const schema = z.object({
  NODE_ENV: z.enum(["development", "production", "test"]).default("development"),
  PORT: z.coerce.number().int().min(1).max(65_535).default(3000),
  APP_URL: url.optional(),
  DATA_DIR: z.string().min(1).default(".data"),
  LOG_LEVEL: z.enum(["trace", "debug", "info", "warn", "error", "silent"]).default("info"),
  /** Number of reverse proxies in front whose X-Forwarded-For entry is believed. */
  TRUST_PROXY: z.coerce.number().int().min(0).max(10).default(0),

  DATABASE_URL: postgresUrl.optional(),
  DATABASE_APP_URL: postgresUrl.optional(),
  DATABASE_SERVICE_URL: postgresUrl.optional(),
  DATABASE_POOL_SIZE: z.coerce.number().int().min(1).max(200).default(16),

  AUTH_SECRET: z.string().min(32, "needs at least 32 characters").optional(),
  /** Seals what the database keeps secret; left out, AUTH_SECRET does. */
  ENCRYPTION_KEY: z.string().min(32, "needs at least 32 characters").optional(),
  ADMIN_EMAIL: z.email().optional(),

  MAIL_FROM: z.string().min(3).default("Rooz <no-reply@localhost>"),
  RESEND_API_KEY: optional,
  RESEND_BASE_URL: url.default("https://api.resend.com"),
  SMTP_URL: z
    .string()
    .regex(/^smtps?:\/\/.+/, "must start with smtp:// or smtps://")
    .optional(),

  INNGEST_BASE_URL: url.optional(),
  INNGEST_EVENT_KEY: optional,
  INNGEST_SIGNING_KEY: optional,
  /** "false" leaves the embedded job engine off in this process (another process runs it). */
  JOBS_ENABLED: z
    .enum(["true", "false"])
    .default("true")
    .transform((v) => v === "true"),

  GROQ_API_KEY: optional,
  GROQ_BASE_URL: url.default("https://api.groq.com/openai/v1"),
  OPENROUTER_API_KEY: optional,
  OPENROUTER_BASE_URL: url.default("https://openrouter.ai/api/v1"),
  OPENAI_API_KEY: optional,
  OPENAI_BASE_URL: url.default("https://api.openai.com/v1"),
  ANTHROPIC_API_KEY: optional,
  ANTHROPIC_BASE_URL: url.default("https://api.anthropic.com/v1"),
  GOOGLE_API_KEY: optional,
  GOOGLE_BASE_URL: url.default("https://generativelanguage.googleapis.com/v1beta"),
  OPENAI_COMPATIBLE_API_KEY: optional,
  OPENAI_COMPATIBLE_BASE_URL: url.optional(),
  OPENAI_COMPATIBLE_MODEL: optional,
  OPENAI_COMPATIBLE_IMAGE_MODEL: optional,
  AI_TIMEOUT_MS: z.coerce.number().int().min(100).max(600_000).default(60_000),
  /** How long a model may be silent before the next one of the route is asked. */
  AI_FIRST_TOKEN_MS: z.coerce.number().int().min(100).max(600_000).default(20_000),

  /** Where Telegram's Bot API answers; an installation may run a Bot API server of its own. */
  TELEGRAM_API_URL: url.default("https://api.telegram.org"),

  /** The European Central Bank's file of reference rates, or one of its form; left out, people enter rates. */
  EXCHANGE_RATES_URL: url.optional(),

  STORAGE_DIR: optional,
  /** Hosts that addresses given by users may lead to although they are not public: `name` or `name:port`. */
  FETCH_ALLOW_HOSTS: z
    .string()
    .default("")
    .transform((v) =>
      v
        .split(",")
        .map((h) => h.trim().toLowerCase())
        .filter(Boolean),
    )
    .refine((hosts) => hosts.every((host) => allowedHost.test(host)), {
      error: "must be hosts with commas between, each a name or name:port, such as images.example.com:9000",
    }),
  /** The pause between two requests to one shop, in milliseconds, where its robots.txt asks for no longer one. */
  CRAWL_DELAY_MS: z.coerce.number().int().min(0).max(60_000).default(500),
  /** Requests to one shop at once; one where its robots.txt asks for a pause. */
  CRAWL_CONCURRENCY: z.coerce.number().int().min(1).max(32).default(2),
  /** Threads of this process that read pages of shops; with 0, its own thread does, and all else waits meanwhile. */
  CRAWL_READERS: z.coerce.number().int().min(0).max(16).default(1),
  /** Pages that are rendered at once by this process in a Chromium; 0 renders none. */
  CRAWL_BROWSERS: z.coerce.number().int().min(0).max(8).default(1),
  /** The Chromium that renders pages which need JavaScript; left out, the one that is installed. */
  CHROMIUM_PATH: optional,
  DISABLE_RATE_LIMITS: flag,
});

export type Env = z.output<typeof schema>;

/** A wrong environment variable, in a sentence per variable that says what to do. */
export class EnvError extends Error {
  constructor(readonly sentences: string[]) {
    super(sentences.join("\n"));
    this.name = "EnvError";
  }
}

/**
 * Reads and validates environment variables. An empty string counts as not set.
 * @throws EnvError naming every wrong variable (its value is not repeated: it may be a secret).
 */
export function parseEnv(source: Record<string, string | undefined>): Env {
  const given = Object.fromEntries(Object.entries(source).filter(([, value]) => value !== ""));
  const parsed = schema.safeParse(given);
  if (!parsed.success) {
    throw new EnvError(
      parsed.error.issues.map((issue) => {
        const name = issue.path.join(".");
        return `Environment variable ${name} is wrong: ${issue.message}. See .env.example for what it may be.`;
      }),
    );
  }
  return parsed.data;
}

let cached: Env | undefined;

/** The validated environment of this process; parsed on first use. */
export function env(): Env {
  cached ??= parseEnv(process.env);
  return cached;
}

/** Forgets the parsed values, for tests that change `process.env`. */
export function resetEnv(): void {
  cached = undefined;
}

/** The public address of this installation, without a trailing slash. */
export function appUrl(): string {
  return env().APP_URL ?? `http://localhost:${env().PORT}`;
}
