import { TRPCError } from "@trpc/server";
import { afterAll, beforeAll, expect, it, vi } from "vitest";
import { AppError, type ErrorCode } from "@/server/platform/errors";
import { orNull } from "./or-null";
import { makeQueryClient } from "./query-client";

// What `authInterrupts` of next.config.ts sets while building.
beforeAll(() => void vi.stubEnv("__NEXT_EXPERIMENTAL_AUTH_INTERRUPTS", "true"));
afterAll(() => void vi.unstubAllEnvs());

const refused = (code: ErrorCode) =>
  new TRPCError({ code: "BAD_REQUEST", message: code, cause: new AppError(code) });
const outcome = (error: unknown) => orNull(Promise.reject(error));

it("tells what is missing from what is refused and from what has failed", async () => {
  expect(await orNull(Promise.resolve("there"))).toBe("there");
  expect(await outcome(refused("NOT_FOUND"))).toBeNull();
  expect(await outcome(refused("BAD_INPUT"))).toBeNull();
  await expect(outcome(refused("FORBIDDEN"))).rejects.toMatchObject({
    digest: expect.stringContaining("403"),
  });
  await expect(outcome(refused("INTERNAL"))).rejects.toMatchObject({ message: "INTERNAL" });
  await expect(outcome(new Error("the database is away"))).rejects.toThrow("the database is away");
});

it("asks once while a page is drawn: whoever waits for it is not kept waiting for what will not change", async () => {
  const read = vi.fn(() => Promise.reject(refused("NOT_FOUND")));
  const reading = makeQueryClient().fetchQuery({ queryKey: ["missing"], queryFn: read });
  await expect(reading).rejects.toThrow("NOT_FOUND");
  expect(read).toHaveBeenCalledTimes(1);
});
