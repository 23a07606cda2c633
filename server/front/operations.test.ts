import { expect, it } from "vitest";
import { handleRest } from "@/server/rest/handler";
import { handleTrpc } from "@/server/trpc/handler";
import { handlerOf } from "./operations";

it.each([
  ["GET", "/api/health"],
  ["GET", "/api/products?search=mug"],
  ["GET", "/api/products/prod_1/"],
  ["POST", "/api/ai/generate"],
  ["POST", "/api/auth/login"],
])("answers the operation at %s %s", (method, url) => {
  expect(handlerOf(method, url)).toBe(handleRest);
});

it.each([
  ["GET", "/api/trpc/catalog.listProducts?input=%7B%7D"],
  ["POST", "/api/trpc/catalog.listProducts,wallet.getBalance?batch=1"],
  ["GET", "/api/trpc/catalog.listProducts%2Cwallet.getBalance?batch=1"],
  ["GET", "/api/trpc/nothing.here"],
])("answers the procedures at %s %s", (method, url) => {
  expect(handlerOf(method, url)).toBe(handleTrpc);
});

it.each([
  ["what next-auth answers", "POST", "/api/auth/callback/credentials"],
  ["the description of the API", "GET", "/api/openapi.json"],
  ["its page", "GET", "/api/docs/index.html"],
  ["Inngest's address", "PUT", "/api/inngest"],
  ["an address without an operation", "GET", "/api/nothing"],
  ["a method without an operation", "DELETE", "/api/health"],
  ["a broken escape", "GET", "/api/products/%E0%A4%A"],
  ["a broken escape among procedures", "GET", "/api/trpc/%E0%A4%A"],
  ["a method that tRPC has not", "PUT", "/api/trpc/catalog.listProducts"],
  ["what admins save, which static pages show", "POST", "/api/admin/settings"],
  ["the same among other procedures", "POST", "/api/trpc/wallet.getBalance,settings.saveSettings?batch=1"],
])("leaves %s to Next", (_what, method, url) => {
  expect(handlerOf(method, url)).toBeUndefined();
});
