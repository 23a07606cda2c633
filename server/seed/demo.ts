import { randomBytes } from "node:crypto";
import { Readable } from "node:stream";
import { eq } from "drizzle-orm";
import { withWorkspace } from "@/server/db/client";
import { withService } from "@/server/db/service";
import { workspaces } from "@/server/db/tenant";
import { createUser } from "@/server/modules/auth";
import { addProducts, type ProductInput } from "@/server/modules/catalog";
import { storeImage } from "@/server/modules/files";
import { createWorkspace } from "@/server/modules/workspaces";
import type { Id } from "@/server/platform/ids";
import { drawPicture } from "./pictures";
import { type DemoProduct, demoProducts } from "./products";

const slug = "demo";

/** How to sign in to a freshly seeded installation; told once, stored only as a hash. */
export interface DemoLogin {
  owner: { email: string; password: string };
  admin: { email: string; password: string };
}

const newPassword = () => randomBytes(12).toString("base64url");

/**
 * Makes the demo store with its owner, an admin of the installation, and some goods.
 * @returns how to sign in, or null when the store is there already: then nothing changes.
 */
export async function seedDemo(): Promise<DemoLogin | null> {
  const login: DemoLogin = {
    owner: { email: "owner@demo.rooz.local", password: newPassword() },
    admin: { email: "admin@demo.rooz.local", password: newPassword() },
  };
  const workspaceId = await withService(async (tx) => {
    const [exists] = await tx.select({ id: workspaces.id }).from(workspaces).where(eq(workspaces.slug, slug));
    if (exists) return null;
    const account = { locale: "en" as const, verified: true };
    const owner = await createUser(tx, { ...account, ...login.owner, name: "Dana Olsen" });
    await createUser(tx, { ...account, ...login.admin, name: "Alex Admin", admin: true });
    const workspace = await createWorkspace(tx, {
      name: "Demo store",
      slug,
      ownerId: owner.id,
      currency: "USD",
      locale: "en",
      timezone: "UTC",
    });
    return workspace.id;
  });
  if (!workspaceId) return null;
  const inputs = await Promise.all(demoProducts.map((product) => toInput(workspaceId, product)));
  await withWorkspace(workspaceId, (tx) => addProducts(tx, inputs));
  return login;
}

async function toInput(workspaceId: Id<"workspace">, product: DemoProduct): Promise<ProductInput> {
  const { shape, color, ground } = product.picture;
  const picture = await storeImage({ id: workspaceId }, (fn) => withWorkspace(workspaceId, fn), {
    name: `${product.handle}.png`,
    content: Readable.from([await drawPicture(shape, color, ground)]),
    createdBy: null,
  });
  const choices = product.options[0]?.values ?? [undefined];
  return {
    title: product.title,
    handle: product.handle,
    descriptionHtml: `<p>${product.description}</p>`,
    status: product.status,
    vendor: product.vendor,
    category: product.category,
    tags: product.tags,
    options: product.options,
    attributes: [],
    seoTitle: "",
    seoDescription: "",
    images: [{ url: picture.url, alt: product.title, position: 0 }],
    variants: choices.map((choice, position) => ({
      sku: choice ? `${product.sku}-${choice.slice(0, 3).toUpperCase()}` : product.sku,
      optionValues: choice ? [choice] : [],
      price: product.price,
      compareAtPrice: product.compareAt,
      cost: product.cost,
      quantity: product.stock[position],
      position,
    })),
  };
}
