import { describe, expect, it } from "vitest";
import { allOperations } from "@/server/trpc/operations";
import { fileOperations } from "./file-operations";
import { openApiDocument } from "./openapi";

describe("the API's description", () => {
  it("holds every operation at its path, with the branding's name", () => {
    const document = openApiDocument("Corner");
    expect(document.info.title).toBe("Corner API");
    const described = Object.entries(document.paths ?? {}).flatMap(([path, methods]) =>
      Object.entries(methods ?? {}).map(
        ([method, { operationId }]) => `${method.toUpperCase()} ${path} ${operationId}`,
      ),
    );
    const all = [...allOperations(), ...Object.values(fileOperations)];
    const promised = all.map(({ name, rest }) => `${rest.method} ${rest.path} ${name}`);
    expect(described.toSorted()).toEqual(promised.toSorted());
  });
});
