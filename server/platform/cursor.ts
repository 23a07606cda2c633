import { z } from "zod";
import { AppError } from "./errors";

/** The place after which a keyset page goes on: the sort key of the last row, and its id. */
const Cursor = z.tuple([z.string(), z.string()]);
export type Cursor = z.output<typeof Cursor>;

/** A cursor as text for the caller, who need not look inside. */
export function encodeCursor(cursor: Cursor): string {
  return Buffer.from(JSON.stringify(cursor)).toString("base64url");
}

/** @throws AppError BAD_INPUT when the text is not one of our cursors. */
export function decodeCursor(text: string | undefined): Cursor | undefined {
  if (text === undefined) return undefined;
  try {
    return Cursor.parse(JSON.parse(Buffer.from(text, "base64url").toString("utf8")));
  } catch {
    throw new AppError("BAD_INPUT", { fields: [{ path: "cursor", code: "invalid" }] });
  }
}
