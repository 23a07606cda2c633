import { Readable } from "node:stream";
import { buffer } from "node:stream/consumers";
import { withWorkspace } from "@/server/db/client";
import { addProducts } from "@/server/modules/catalog";
import { ProductInput } from "@/server/modules/catalog/contract";
import { fileRow, fileUrl, openFile, storeFile } from "@/server/modules/files";
import type { TaskDetail } from "@/server/modules/tasks/contract";
import { getTask } from "@/server/modules/tasks/operations/get-task";
import { readBalance } from "@/server/modules/wallet";
import { execute } from "@/server/operations/execute";
import type { Id } from "@/server/platform/ids";
import { createStore } from "@/server/testing/store";
import type { BulkItem, BulkRun } from "../contract";
import { getBulk } from "../operations/get-bulk";

/** A store with so many points, the calls of its owner, and ways to give it pictures and products. */
export async function pictureShop(points: number) {
  const store = await createStore({ points });
  const { workspace, user } = store;
  const run = <R>(fn: Parameters<typeof withWorkspace<R>>[1]) => withWorkspace(workspace.id, fn);
  const call = async <T>(operation: Parameters<typeof execute>[0], input: unknown) =>
    (await execute(operation, store.caller(), input)) as T;
  return {
    ...store,
    call,
    inStore: run,
    async file(content: Buffer): Promise<Id<"file">> {
      const row = await storeFile(workspace, run, {
        name: "photo.jpg",
        mediaType: "image/jpeg",
        purpose: "image",
        content: Readable.from([content]),
        createdBy: user.id,
      });
      return row.id;
    },
    /** A product for each file, with it as its picture. */
    products: (files: (Id<"file"> | undefined)[]) =>
      run((tx) =>
        addProducts(
          tx,
          files.map((file, i) =>
            ProductInput.parse({
              title: `Harbor mug ${i}`,
              variants: [{ price: 2400 }],
              images: file ? [{ url: fileUrl(workspace.id, file), alt: "", position: 0 }] : [],
            }),
          ),
        ),
      ),
    points: () =>
      run(async (tx) => {
        const { available, held } = await readBalance(tx);
        return { available, held };
      }),
    content: async (id: Id<"file">) => buffer(await openFile(await run((tx) => fileRow(tx, id)))),
    itemsOf: async ({ id }: BulkRun) =>
      (await call<{ items: BulkItem[] }>(getBulk, { id, limit: 100 })).items,
    taskOf: ({ taskId }: BulkRun) => call<TaskDetail>(getTask, { id: taskId }),
  };
}
