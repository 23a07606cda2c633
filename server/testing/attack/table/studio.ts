import { Readable } from "node:stream";
import { setImmediate } from "node:timers/promises";
import sharp from "sharp";
import { withWorkspace } from "@/server/db/client";
import { setKey } from "@/server/modules/ai/keys/store-keys";
import { currentPolicy } from "@/server/modules/ai/routing/current-policy";
import { fileUrl, storeFile } from "@/server/modules/files";
import { resetEnv } from "@/server/platform/env";
import { startPictureStub } from "@/server/testing/picture-stub";
import type { Attack, AttackTable, Victim } from "../attack";
import { makeProduct } from "./catalog";

const service = "product-description";
const options = { locale: "en" };

/** Has a text written for a product with the secret in its name, by the offline writer. */
async function writeText(victim: Victim): Promise<string> {
  await victim.read("studio.generate", { service, productId: await makeProduct(victim), options });
  const { items } = await victim.read<{ items: { id: string }[] }>("studio.listGenerations", {});
  return items[0]?.id ?? "";
}

const selectProduct = async (victim: Victim) => ({ ids: [await makeProduct(victim)] });
const startBulk = async (victim: Victim) =>
  victim.make("studio.startBulk", { service, options, selection: await selectProduct(victim) });

const onBulk: Attack = { arrange: async (victim) => ({ id: await startBulk(victim) }), attacker: "refused" };

const recipe = { background: "keep" };

/** A product with a picture, and the secret in both names. */
async function makePictured(victim: Victim): Promise<{ productId: string; fileId: string }> {
  const productId = await makeProduct(victim);
  const content = await sharp({ create: { width: 40, height: 40, channels: 3, background: "#336699" } })
    .png()
    .toBuffer();
  const { workspace, user, secret } = victim;
  const { id: fileId } = await storeFile(workspace, (fn) => withWorkspace(workspace.id, fn), {
    name: `${secret}.png`,
    mediaType: "image/png",
    purpose: "image",
    content: Readable.from([content]),
    createdBy: user.id,
  });
  const url = fileUrl(workspace.id, fileId);
  await victim.read("catalog.updateProduct", { id: productId, change: { images: [{ url, alt: "" }] } });
  return { productId, fileId };
}

const makeRendering = async (victim: Victim) =>
  victim.make("studio.enhancePicture", {
    source: { productId: (await makePictured(victim)).productId },
    recipe,
  });

const onRendering: Attack = {
  arrange: async (victim) => ({ id: await makeRendering(victim) }),
  attacker: "refused",
};
const fromFile = async (victim: Victim) => ({ fileId: (await makePictured(victim)).fileId });

/** Has a text written and something said of it, with the secret in it. */
async function makeThread(victim: Victim): Promise<{ id: string; comments: { id: string }[] }> {
  const id = await writeText(victim);
  return victim.read("studio.startThread", { id, version: 1, body: victim.secret });
}
const onThread = (more: object): Attack => ({
  arrange: async (victim) => ({ id: (await makeThread(victim)).id, ...more }),
  attacker: "refused",
});
const onComment = (more: object): Attack => ({
  arrange: async (victim) => ({ id: (await makeThread(victim)).comments[0]?.id, ...more }),
  attacker: "refused",
});

/** Gives the victim a key of its own for pictures, and a provider that answers to it. */
async function bringPictureKey({ workspace, user }: Victim): Promise<void> {
  const content = await sharp({ create: { width: 8, height: 8, channels: 3, background: "#336699" } })
    .png()
    .toBuffer();
  const { url } = await startPictureStub(() => ({ kind: "picture", content }));
  process.env.GOOGLE_BASE_URL = url;
  resetEnv();
  const key = { provider: "google" as const, key: "a-key-for-pictures", setBy: user.id };
  await withWorkspace(workspace.id, (tx) => setKey(tx, workspace.id, key));
  // The process hears of it in a moment.
  while (!(await currentPolicy()).withKeys.has(workspace.id)) await setImmediate();
}

const voice = { samples: [], banned: ["cheap"], glossary: [] };
/** Says how the victim speaks, with the secret in a sample. */
const speak = (victim: Victim) => victim.read("studio.saveVoice", { ...voice, samples: [victim.secret] });

const template = { service, name: "Short", text: "Mention {{product.title}}." };
const makeTemplate = (victim: Victim) =>
  victim.make("studio.saveTemplate", { ...template, name: victim.secret.slice(0, 100) });

const adOptions = { networks: ["x"], locale: "en" };
const orderAd = async (victim: Victim) => ({
  productId: await makeProduct(victim),
  network: "x",
  options: adOptions,
});
/** Has an ad written for a product with the secret in its name, by the offline writer. */
const makeAdSet = async (victim: Victim) => victim.make("studio.writeAd", await orderAd(victim));

const onAdSet: Attack = { arrange: async (victim) => ({ id: await makeAdSet(victim) }), attacker: "refused" };

/** Begins a test of two versions of a template, with the secret in its name. */
async function makeExperiment(victim: Victim): Promise<{ id: string; arms: { id: string }[] }> {
  const templateId = await makeTemplate(victim);
  await victim.make("studio.saveTemplate", { ...template, id: templateId, text: "Another." });
  const arms = [1, 2].map((templateVersion) => ({ templateId, templateVersion }));
  return victim.read("studio.startExperiment", { service, name: victim.secret.slice(0, 100), arms });
}

export const studioAttacks: AttackTable = {
  "studio.listExperiments": {
    arrange: async (victim) => {
      await makeExperiment(victim);
      return {};
    },
    attacker: "nothing",
  },
  "studio.getExperiment": {
    arrange: async (victim) => ({ id: (await makeExperiment(victim)).id }),
    attacker: "refused",
  },
  "studio.startExperiment": {
    arrange: async (victim) => {
      const templateId = await makeTemplate(victim);
      await victim.make("studio.saveTemplate", { ...template, id: templateId, text: "Another." });
      const arms = [1, 2].map((templateVersion) => ({ templateId, templateVersion }));
      return { service, name: "Test", arms };
    },
    attacker: "refused",
  },
  "studio.changeExperiment": {
    arrange: async (victim) => ({ id: (await makeExperiment(victim)).id, action: "end" }),
    attacker: "refused",
  },
  "studio.adoptArm": {
    arrange: async (victim) => {
      const { id, arms } = await makeExperiment(victim);
      return { id, armId: arms[1]?.id };
    },
    attacker: "refused",
  },
  "studio.rateText": {
    arrange: async (victim) => ({ id: await writeText(victim), version: 1, value: "up" }),
    attacker: "refused",
  },
  "studio.writeAd": { arrange: orderAd, attacker: "refused" },
  "studio.shortenAd": {
    arrange: async (victim) => ({
      id: await makeAdSet(victim),
      network: "x",
      field: "headline",
      text: "A long headline",
    }),
    attacker: "refused",
  },
  "studio.saveAd": {
    arrange: async (victim) => ({
      id: await makeAdSet(victim),
      network: "x",
      content: { headline: ["Another"] },
    }),
    attacker: "refused",
  },
  "studio.listAdSets": {
    arrange: async (victim) => {
      await makeAdSet(victim);
      return {};
    },
    attacker: "nothing",
  },
  "studio.getAdSet": onAdSet,
  "studio.exportAds": onAdSet,
  "studio.exportText": {
    arrange: async (victim) => ({ id: await writeText(victim) }),
    attacker: "refused",
  },
  "studio.listTemplates": {
    arrange: async (victim) => {
      await makeTemplate(victim);
      return {};
    },
    attacker: "nothing",
  },
  "studio.saveTemplate": {
    arrange: async (victim) => ({ ...template, id: await makeTemplate(victim) }),
    attacker: "refused",
  },
  "studio.updateTemplate": {
    arrange: async (victim) => ({ id: await makeTemplate(victim), archived: true }),
    attacker: "refused",
  },
  "studio.getVoice": {
    arrange: async (victim) => {
      await speak(victim);
      return {};
    },
    attacker: "nothing",
  },
  "studio.saveVoice": { arrange: async () => voice, attacker: "nothing" },
  "studio.proposeVoice": { arrange: async () => ({ samples: ["Soft linen."] }), attacker: "nothing" },
  "studio.restoreVoice": {
    arrange: async (victim) => {
      await speak(victim);
      return { version: 1 };
    },
    attacker: "refused",
  },
  "studio.suggestSamples": {
    arrange: async (victim) => {
      const descriptionHtml = `<p>${victim.secret} is a shirt of airy linen, made for long evenings by the sea and after.</p>`;
      await victim.make("catalog.createProduct", { title: "Shirt", descriptionHtml, variants: [{}] });
      return {};
    },
    attacker: "nothing",
  },
  "studio.listThreads": {
    arrange: async (victim) => {
      await makeThread(victim);
      const { items } = await victim.read<{ items: { id: string }[] }>("studio.listGenerations", {});
      return { id: items[0]?.id };
    },
    attacker: "refused",
  },
  "studio.startThread": {
    arrange: async (victim) => ({ id: await writeText(victim), version: 1, body: "Hm" }),
    attacker: "refused",
  },
  "studio.replyToThread": onThread({ body: "Hm" }),
  "studio.resolveThread": onThread({ resolved: true }),
  "studio.editComment": onComment({ body: "Hm" }),
  "studio.deleteComment": onComment({}),
  "studio.listServices": {
    arrange: async () => ({}),
    attacker: "nothing",
    hides: "the same for every store",
  },
  "studio.generate": {
    arrange: async (victim) => ({ service, options, productId: await makeProduct(victim) }),
    attacker: "refused",
  },
  "studio.listGenerations": {
    arrange: async (victim) => {
      await writeText(victim);
      return {};
    },
    attacker: "nothing",
  },
  "studio.getGeneration": {
    arrange: async (victim) => ({ id: await writeText(victim) }),
    attacker: "refused",
  },
  "studio.saveVersion": {
    arrange: async (victim) => ({ id: await writeText(victim), text: "Another" }),
    attacker: "refused",
  },
  "studio.applyVersion": {
    arrange: async (victim) => ({ id: await writeText(victim), version: 1 }),
    attacker: "refused",
  },
  "studio.undoApply": {
    arrange: async (victim) => {
      const id = await writeText(victim);
      await victim.read("studio.applyVersion", { id, version: 1 });
      return { id };
    },
    attacker: "refused",
  },
  "studio.quoteBulk": {
    arrange: async (victim) => ({ service, selection: await selectProduct(victim) }),
    attacker: "nothing",
    hides: "numbers; that another's products are not counted shows in startBulk",
  },
  "studio.startBulk": {
    arrange: async (victim) => ({ service, options, selection: await selectProduct(victim) }),
    // Of what was selected nothing is the attacker's, and a run over nothing is refused.
    attacker: "BAD_INPUT",
  },
  "studio.getBulk": onBulk,
  "studio.applyBulk": onBulk,
  "studio.listSources": {
    arrange: async (victim) => ({ productId: (await makePictured(victim)).productId }),
    attacker: "refused",
  },
  "studio.previewEnhancement": {
    arrange: async (victim) => ({ source: await fromFile(victim), recipe }),
    attacker: "refused",
  },
  "studio.enhancePicture": {
    arrange: async (victim) => ({ source: await fromFile(victim), recipe }),
    attacker: "refused",
  },
  "studio.previewThumbnail": {
    arrange: async (victim) => ({
      source: await fromFile(victim),
      design: { title: "Mug" },
      size: "landscape",
    }),
    attacker: "refused",
  },
  "studio.drawThumbnail": {
    arrange: async (victim) => ({
      source: { productId: (await makePictured(victim)).productId },
      design: { title: "Mug" },
    }),
    attacker: "refused",
  },
  "studio.listRenderings": {
    arrange: async (victim) => {
      await makeRendering(victim);
      return {};
    },
    attacker: "nothing",
  },
  "studio.getRendering": onRendering,
  "studio.applyRendering": onRendering,
  "studio.undoApplyRendering": {
    arrange: async (victim) => {
      const id = await makeRendering(victim);
      await victim.read("studio.applyRendering", { id });
      return { id };
    },
    attacker: "refused",
  },
  "studio.getPictureMaker": {
    arrange: async () => ({}),
    attacker: "nothing",
    hides: "the installation's own models",
  },
  "studio.generatePicture": {
    arrange: async (victim) => {
      await bringPictureKey(victim);
      return { prompt: "A mug", productId: await makeProduct(victim) };
    },
    attacker: "refused",
  },
  "studio.drawMany": {
    arrange: async (victim) => ({ design: { locale: "en" }, selection: await selectProduct(victim) }),
    // As with the texts: nothing of what was selected is the attacker's.
    attacker: "BAD_INPUT",
  },
  "studio.previewMany": {
    arrange: async (victim) => ({
      design: { locale: "en" },
      size: "square",
      selection: { ids: [(await makePictured(victim)).productId] },
    }),
    attacker: "NO_PICTURE",
  },
  "studio.enhanceMany": {
    arrange: async (victim) => ({ recipe, selection: await selectProduct(victim) }),
    attacker: "BAD_INPUT",
  },
};
