import pino from "pino";
import { env } from "./env";

let root: pino.Logger | undefined;

/** A logger named after what writes with it. Secrets are removed by key, whatever the depth of two. */
export function logger(name: string): pino.Logger {
  root ??= pino({
    level: env().NODE_ENV === "test" ? "silent" : env().LOG_LEVEL,
    base: undefined,
    redact: {
      paths: ["password", "token", "secret", "apiKey", "authorization", "cookie"].flatMap((k) => [
        k,
        `*.${k}`,
        `*.*.${k}`,
      ]),
      censor: "[removed]",
    },
  });
  return root.child({ name });
}
