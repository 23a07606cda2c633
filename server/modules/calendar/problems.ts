/**
 * Why a channel did not take a post, each with a text under `calendar.problem` that says what to do. Safe for the
 * browser.
 */
export const problemCodes = [
  "tokenWrong",
  "chatNotFound",
  "botRemoved",
  "noRights",
  "tooLong",
  "emptyText",
  "pictureRefused",
  "rateLimited",
  "rejected",
  "unreachable",
  "addressRefused",
  "gone",
  "status",
  "timeout",
  "mailUnavailable",
  "noAuthor",
  "channelRemoved",
  "secretLost",
  "answerLost",
  "interrupted",
] as const;
type ProblemCode = (typeof problemCodes)[number];

export interface ChannelProblem {
  code: ProblemCode;
  params?: Record<string, string | number>;
}

/** How an attempt to send ended. What `unknown` is for: it may be there, and may not. */
export type SendResult =
  | { type: "sent"; externalId: string | null; url: string | null }
  /** Surely not there, and may succeed later; `retryAfter` in seconds where the channel said so. */
  | { type: "later"; problem: ChannelProblem; retryAfter?: number | undefined }
  /** Surely not there, and will not be by trying again. */
  | { type: "refused"; problem: ChannelProblem }
  | { type: "unknown"; problem: ChannelProblem };
