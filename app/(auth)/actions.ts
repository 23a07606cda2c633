"use server";

import { redirect } from "next/navigation";
import { signOutHere } from "@/server/request/web-session";

/** Ends the session of this browser. */
export async function signOutAction(): Promise<never> {
  await signOutHere();
  redirect("/sign-in");
}
