import { createHash } from "node:crypto";
import { imageLimit } from "@/server/modules/files";
import { AppError } from "@/server/platform/errors";
import { fetchPublic, mayPass, type Validators } from "@/server/platform/http/fetch";
import { siteOf } from "../addresses";
import { RobotsUnreachable, robotsOf } from "../hosts/robots-file";
import { mostSitemapBytes } from "../sitemap";
import type { CrawlProblem } from "../types";

/** The largest page that is read, in bytes, unpacked. */
const mostPageBytes = 8 * 1024 * 1024;

/** What a page's server answered, or a picture's. */
export type Answer =
  | {
      kind: "body";
      url: string;
      body: Buffer;
      contentType: string | undefined;
      contentHash: string;
      validators: Validators;
    }
  | { kind: "unchanged"; url: string; validators: Validators }
  /** It may be there later. `busy`: the host asks to be left alone, for `retryAfter` seconds if it says so. */
  | { kind: "later"; problem: CrawlProblem; status: number | null; retryAfter: number | undefined }
  | { kind: "problem"; problem: CrawlProblem; status: number | null };

interface Ask {
  url: string;
  role: "seed" | "page" | "sitemap" | "picture";
  known: Validators | undefined;
  /** Where redirects may lead; undefined: anywhere. */
  site: string | undefined;
  signal: AbortSignal;
}

/** Why a redirect is not followed. */
class NotFollowed extends Error {
  constructor(readonly problem: CrawlProblem) {
    super(problem);
  }
}

const page = { accept: "text/html,application/xhtml+xml;q=0.9,*/*;q=0.1", maxBytes: mostPageBytes };
const wanted: Record<Ask["role"], { accept: string; maxBytes: number }> = {
  seed: page,
  page,
  sitemap: { accept: "application/xml,text/xml;q=0.9,*/*;q=0.5", maxBytes: mostSitemapBytes },
  picture: { accept: "image/webp,image/*;q=0.9", maxBytes: imageLimit },
};

/** Fetches a page, a map or a picture, and follows it where robots.txt allows. */
export async function fetchPage({ url, role, known, site, signal }: Ask): Promise<Answer> {
  let refusal: NotFollowed | undefined;
  const onRedirect = async (to: string) => {
    refusal = await refusalOf(to, site);
    if (refusal) throw refusal;
  };
  try {
    const answer = await fetchPublic(url, {
      ...wanted[role],
      known,
      onRedirect,
      signal,
    });
    const validators = { etag: answer.etag, lastModified: answer.lastModified };
    if (answer.unchanged) return { kind: "unchanged", url: answer.url, validators };
    const { body, contentType } = answer;
    return { kind: "body", url: answer.url, body, contentType, contentHash: hashOf(body), validators };
  } catch (error) {
    if (refusal) return { kind: "problem", problem: refusal.problem, status: null };
    return failureOf(error);
  }
}

const hashOf = (body: Buffer) => createHash("sha256").update(body).digest("base64url");

/** Robots.txt speaks for its own host only, so that of the other one is asked. */
async function refusalOf(to: string, site: string | undefined): Promise<NotFollowed | undefined> {
  if (site !== undefined && siteOf(to) !== site) return new NotFollowed("elsewhere");
  try {
    const { robots } = await robotsOf(new URL(to).origin);
    return robots.allows(to) ? undefined : new NotFollowed("robots");
  } catch (error) {
    if (error instanceof RobotsUnreachable) return new NotFollowed("unreachable");
    throw error;
  }
}

/** What a failed fetch means for the page. */
function failureOf(error: unknown): Answer {
  if (!(error instanceof AppError)) throw error;
  const status = typeof error.params.status === "number" ? error.params.status : null;
  const problem = problemOf(error, status);
  if (mayPass(error)) return { kind: "later", problem, status, retryAfter: error.retryAfter };
  return { kind: "problem", problem, status };
}

const problems: Partial<Record<AppError["code"], CrawlProblem>> = {
  FETCH_REFUSED: "refused",
  FETCH_FAILED: "unreachable",
  FETCH_TIMEOUT: "timeout",
  FETCH_REDIRECTS: "redirects",
  TOO_LARGE: "tooLarge",
};

/** @throws AppError when it says nothing of the page: the fetch was ended by us */
export function problemOf(error: AppError, status: number | null): CrawlProblem {
  if (error.code === "FETCH_STATUS") {
    if (status === 404 || status === 410) return "gone";
    return status === 401 || status === 403 || status === 451 ? "forbidden" : "status";
  }
  const problem = problems[error.code];
  if (!problem) throw error;
  return problem;
}
