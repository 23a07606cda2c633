import type { AttackTable, Victim } from "../attack";

export const makeProduct = (victim: Victim) =>
  victim.make("catalog.createProduct", {
    title: victim.secret,
    vendor: victim.secret,
    tags: [victim.secret],
    variants: [{ sku: victim.secret, price: 1000 }],
  });

/** A product with a picture that stands elsewhere, under an address with the secret in it. */
const picturedProduct = (victim: Victim) =>
  victim.make("catalog.createProduct", {
    title: victim.secret,
    images: [{ url: `https://pictures.example.com/${victim.secret}.png` }],
    variants: [{}],
  });

export const catalogAttacks: AttackTable = {
  "catalog.listProducts": {
    arrange: async (victim) => {
      await makeProduct(victim);
      return { search: victim.secret };
    },
    attacker: "nothing",
  },
  "catalog.getProduct": {
    arrange: async (victim) => ({ id: await makeProduct(victim) }),
    attacker: "refused",
  },
  "catalog.createProduct": {
    arrange: async () => ({ title: "New", variants: [{ price: 1 }] }),
    attacker: "nothing",
  },
  "catalog.updateProduct": {
    arrange: async (victim) => ({ id: await makeProduct(victim), change: { title: "Taken" } }),
    attacker: "refused",
  },
  "catalog.listPictures": {
    arrange: async (victim) => ({ id: await picturedProduct(victim) }),
    attacker: "refused",
  },
  "catalog.retryPictures": {
    arrange: async (victim) => ({ id: await picturedProduct(victim) }),
    attacker: "refused",
  },
  "catalog.bulkEditProducts": {
    arrange: async (victim) => ({
      selection: { ids: [await makeProduct(victim)] },
      change: { field: "pricePercent", value: -50 },
    }),
    attacker: "nothing",
  },
  "catalog.undoBulkEdit": {
    arrange: async (victim) => {
      const ids = [await makeProduct(victim)];
      const change = { field: "status", value: "archived" };
      const { edit } = await victim.read<{ edit: string }>("catalog.bulkEditProducts", {
        selection: { ids },
        change,
      });
      return { edit };
    },
    attacker: "refused",
  },
  "catalog.listProductActivity": {
    arrange: async (victim) => {
      const id = await makeProduct(victim);
      const change = { field: "vendor", value: victim.secret };
      await victim.read("catalog.bulkEditProducts", { selection: { ids: [id] }, change });
      return { id };
    },
    attacker: "nothing",
  },
  "catalog.listPriceChanges": {
    arrange: async (victim) => {
      const productId = await makeProduct(victim);
      const change = { variants: [{ sku: victim.secret, price: 2000, optionValues: [victim.secret] }] };
      const options = [{ name: "Secret", values: [victim.secret] }];
      await victim.read("catalog.updateProduct", { id: productId, change: { ...change, options } });
      return { productId };
    },
    attacker: "nothing",
  },
  "catalog.deleteProducts": {
    arrange: async (victim) => ({ selection: { ids: [await makeProduct(victim)] } }),
    attacker: "nothing",
  },
  "catalog.listFacets": {
    arrange: async (victim) => {
      await makeProduct(victim);
      return {};
    },
    attacker: "nothing",
  },
};
