import type { NextRequest } from "next/server";
import NextAuth from "next-auth";
import { authOptions } from "@/server/request/web-session";
import { handleRest } from "@/server/rest/handler";

/** What next-auth answers below /api/auth; everything else there is an operation. */
const nextAuthActions = new Set([
  "_log",
  "callback",
  "csrf",
  "error",
  "providers",
  "session",
  "signin",
  "signout",
  "verify-request",
]);

type Context = { params: Promise<{ nextauth: string[] }> };

async function handle(request: NextRequest, context: Context): Promise<Response> {
  const [action = ""] = (await context.params).nextauth;
  if (!nextAuthActions.has(action)) return handleRest(request);
  return NextAuth(request, context, authOptions());
}

export { handle as DELETE, handle as GET, handle as PATCH, handle as POST, handle as PUT };
