import { z } from "zod";
import type { Measure } from "./counting";

/**
 * The text fields of each advertising network, with their lengths and how many there may be, as the networks publish
 * them (looked up in November 2026):
 *
 * - Google, responsive search ads: support.google.com/google-ads/answer/7684791. A sign of a double-width language
 *   (Chinese, Japanese, Korean) counts as two.
 * - Google, Performance Max: developers.google.com/google-ads/api/performance-max/asset-requirements and
 *   support.google.com/google-ads/answer/17091269. One headline of 15 signs or fewer and one description of 60 or fewer
 *   are demanded.
 * - Meta: facebook.com/business/ads-guide (image, feed) recommends lengths; texts beyond them are folded away. What its
 *   editor takes at most is told by adsuploader.com/blog/meta-ad-copy-specs (2,200) and common reference tables (255).
 * - TikTok: ads.tiktok.com/help/article/video-ads-specifications and .../global-app-bundle-image-ad-specifications:
 *   100 Latin or 50 Asian signs; emoji, braces and # are refused.
 * - LinkedIn, single image: business.linkedin.com/advertise/ads/sponsored-content/single-image-ads-specs.
 * - X: business.x.com/en/help/campaign-setup/creative-ad-specifications and docs.x.com, "Counting characters".
 * - Pinterest, standard image ads: help.pinterest.com/en/business/article/pinterest-product-specs: 100 signs of a title,
 *   of which about 40 are seen, and 800 of a description.
 * - Yandex Direct: yandex.com/support/direct/en/moderation/technical-restrictions. 15 marks of punctuation are free in
 *   the second title and the text; words are bounded too.
 * - Yahoo! JAPAN Search, responsive ads: ads-developers.yahoo.co.jp/developercenter/en/announcement/212123.html:
 *   full-width signs and half-width kana count as two. (LINE publishes no limits that could be cited, and is left out.)
 */

export const adNetworkIds = [
  "google-search",
  "google-pmax",
  "meta",
  "tiktok",
  "linkedin",
  "x",
  "pinterest",
  "yandex",
  "yahoo-japan",
] as const;
export const AdNetwork = z.enum(adNetworkIds);
export type AdNetwork = z.output<typeof AdNetwork>;

/** What the networks call themselves, the same in every language. */
export const adNetworkNames: Readonly<Record<AdNetwork, string>> = {
  "google-search": "Google Search",
  "google-pmax": "Google Performance Max",
  meta: "Meta (Facebook, Instagram)",
  tiktok: "TikTok",
  linkedin: "LinkedIn",
  x: "X",
  pinterest: "Pinterest",
  yandex: "Yandex Direct",
  "yahoo-japan": "Yahoo! JAPAN",
};

export const adFieldIds = [
  "headline",
  "longHeadline",
  "title",
  "title2",
  "primaryText",
  "description",
  "text",
  "path",
] as const;
type AdFieldId = (typeof adFieldIds)[number];

export interface AdField {
  id: AdFieldId;
  /** What it says: a few words, a sentence, several sentences, or a part of a shown address. */
  role: "short" | "sentence" | "body" | "path";
  /** How many texts the network wants at least and takes at most. */
  min: number;
  max: number;
  /** A longer text is refused. */
  limit: number;
  /** A longer text is taken, but folded away or cut off when it is shown. */
  recommended?: number;
  measure: Measure;
  /** One of the texts must be this short. */
  oneWithin?: number;
  /** The longest word that is taken. */
  longestWord?: number;
  /** Signs that are refused. */
  refused?: RegExp;
}

/** How an ad of a network looks. */
type AdLook = "search" | "feed" | "pin" | "video";

export interface AdNetworkSpec {
  id: AdNetwork;
  look: AdLook;
  fields: readonly AdField[];
  /** What links to the landing page say of where a visitor came from. */
  utmSource: string;
  utmMedium: "cpc" | "paid_social";
}

const search = { look: "search", utmMedium: "cpc" } as const;
const social = { look: "feed", utmMedium: "paid_social" } as const;

export const adNetworks: readonly AdNetworkSpec[] = [
  {
    id: "google-search",
    ...search,
    utmSource: "google",
    fields: [
      { id: "headline", role: "short", min: 3, max: 15, limit: 30, measure: "doubleWidth" },
      { id: "description", role: "sentence", min: 2, max: 4, limit: 90, measure: "doubleWidth" },
      { id: "path", role: "path", min: 0, max: 2, limit: 15, measure: "doubleWidth" },
    ],
  },
  {
    id: "google-pmax",
    ...search,
    utmSource: "google",
    fields: [
      { id: "headline", role: "short", min: 3, max: 15, limit: 30, measure: "doubleWidth", oneWithin: 15 },
      { id: "longHeadline", role: "sentence", min: 1, max: 5, limit: 90, measure: "doubleWidth" },
      {
        id: "description",
        role: "sentence",
        min: 2,
        max: 5,
        limit: 90,
        measure: "doubleWidth",
        oneWithin: 60,
      },
    ],
  },
  {
    id: "meta",
    ...social,
    utmSource: "meta",
    fields: [
      {
        id: "primaryText",
        role: "body",
        min: 1,
        max: 5,
        limit: 2_200,
        recommended: 125,
        measure: "characters",
      },
      { id: "headline", role: "short", min: 1, max: 5, limit: 255, recommended: 40, measure: "characters" },
      {
        id: "description",
        role: "short",
        min: 0,
        max: 5,
        limit: 255,
        recommended: 30,
        measure: "characters",
      },
    ],
  },
  {
    id: "tiktok",
    look: "video",
    utmMedium: "paid_social",
    utmSource: "tiktok",
    fields: [
      {
        id: "text",
        role: "sentence",
        min: 1,
        max: 5,
        limit: 100,
        measure: "doubleWidth",
        refused: /[{}#]|\p{Emoji_Presentation}/u,
      },
    ],
  },
  {
    id: "linkedin",
    ...social,
    utmSource: "linkedin",
    fields: [
      {
        id: "primaryText",
        role: "body",
        min: 1,
        max: 1,
        limit: 600,
        recommended: 150,
        measure: "characters",
      },
      { id: "headline", role: "short", min: 1, max: 1, limit: 200, recommended: 70, measure: "characters" },
      {
        id: "description",
        role: "sentence",
        min: 0,
        max: 1,
        limit: 300,
        recommended: 100,
        measure: "characters",
      },
    ],
  },
  {
    id: "x",
    ...social,
    utmSource: "x",
    fields: [
      { id: "text", role: "body", min: 1, max: 1, limit: 280, measure: "weighted" },
      { id: "headline", role: "short", min: 1, max: 1, limit: 70, recommended: 50, measure: "characters" },
    ],
  },
  {
    id: "pinterest",
    look: "pin",
    utmMedium: "paid_social",
    utmSource: "pinterest",
    fields: [
      { id: "title", role: "short", min: 1, max: 1, limit: 100, recommended: 40, measure: "characters" },
      { id: "description", role: "body", min: 1, max: 1, limit: 800, measure: "characters" },
    ],
  },
  {
    id: "yandex",
    ...search,
    utmSource: "yandex",
    fields: [
      { id: "title", role: "short", min: 1, max: 1, limit: 56, measure: "characters", longestWord: 22 },
      {
        id: "title2",
        role: "short",
        min: 0,
        max: 1,
        limit: 30,
        measure: "freePunctuation",
        longestWord: 22,
      },
      {
        id: "text",
        role: "sentence",
        min: 1,
        max: 1,
        limit: 81,
        measure: "freePunctuation",
        longestWord: 23,
      },
      { id: "path", role: "path", min: 0, max: 1, limit: 20, measure: "characters" },
    ],
  },
  {
    id: "yahoo-japan",
    ...search,
    utmSource: "yahoo",
    fields: [
      { id: "headline", role: "short", min: 3, max: 15, limit: 30, measure: "ascii" },
      { id: "description", role: "sentence", min: 2, max: 4, limit: 90, measure: "ascii" },
    ],
  },
];

/** The network of an id. */
export function adNetworkOf(id: AdNetwork): AdNetworkSpec {
  const network = adNetworks.find((one) => one.id === id);
  if (!network) throw new RangeError(`no network ${id}`);
  return network;
}

/** A field of a network; undefined where it has none of that name. */
export const adFieldOf = (network: AdNetwork, id: string): AdField | undefined =>
  adNetworkOf(network).fields.find((field) => field.id === id);
