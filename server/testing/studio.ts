import { withWorkspace } from "@/server/db/client";
import { addProducts } from "@/server/modules/catalog";
import { ProductInput } from "@/server/modules/catalog/contract";
import type { GenerationEvent } from "@/server/modules/studio/contract";
import { generate } from "@/server/modules/studio/operations/generate";
import { execute } from "@/server/operations/execute";
import { createStore } from "./store";

type Written = Extract<GenerationEvent, { type: "done" }>;

/** A store whose owner has texts written for its shirts. */
export async function createWriter({ points = 100 }: { points?: number } = {}) {
  const store = await createStore({ points });
  const call = async <T>(operation: Parameters<typeof execute>[0], input: unknown) =>
    (await execute(operation, store.caller(), input)) as T;

  let shirts = 0;
  /** Adds products, and gives their ids in the same order. */
  const addShirts = (...descriptions: string[]) =>
    withWorkspace(store.workspace.id, (tx) =>
      addProducts(
        tx,
        descriptions.map((descriptionHtml) =>
          ProductInput.parse({
            title: `Harbor shirt ${++shirts}`,
            descriptionHtml,
            variants: [{ price: 6400 }],
          }),
        ),
      ),
    );

  /** Has a text written, to its end; in English unless asked otherwise. */
  async function write(input: Record<string, unknown>): Promise<Written> {
    const stream = await call<AsyncIterable<GenerationEvent>>(generate, {
      service: "product-description",
      options: { locale: "en" },
      ...input,
    });
    let done: Written | undefined;
    for await (const event of stream) if (event.type === "done") done = event;
    if (!done) throw new Error("the text was not finished");
    return done;
  }
  return { store, call, addShirts, write };
}
