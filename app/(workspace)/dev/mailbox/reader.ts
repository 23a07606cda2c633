import { headers } from "next/headers";
import { notFound } from "next/navigation";
import { AppError } from "@/server/platform/errors";
import { callerFromHeaders } from "@/server/request/caller";

/** Reads the mailbox as whoever visits the page; where it is not open to their address there is no such page. */
export async function mailboxReader<T>(read: (ip: string) => Promise<T>): Promise<T> {
  const { ip } = await callerFromHeaders(await headers());
  try {
    return await read(ip);
  } catch (error) {
    if (error instanceof AppError && error.code === "NOT_FOUND") notFound();
    throw error;
  }
}
