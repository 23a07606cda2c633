import type { Task, TextFormat } from "@/server/modules/ai/contract";

/** The studio's services and what each costs, in points. Without a parser, for pages that only list them. */

export const textServiceIds = [
  "product-description",
  "social-post",
  "seo-optimizer",
  "email-campaign",
] as const;
export const pictureServiceIds = ["image-enhancement", "video-thumbnail", "image-generation"] as const;
export const serviceIds = [...textServiceIds, ...pictureServiceIds] as const;
export type TextServiceId = (typeof textServiceIds)[number];
export type PictureServiceId = (typeof pictureServiceIds)[number];
export type ServiceId = (typeof serviceIds)[number];

/** The service that a text names, if there is one. */
export const knownService = (text: string | null | undefined): ServiceId | undefined =>
  serviceIds.find((id) => id === text);

/** Whether a service works on pictures. */
export const isPictureService = (id: string): id is PictureServiceId =>
  pictureServiceIds.some((one) => one === id);

export interface TextService {
  id: TextServiceId;
  category: "content" | "marketing";
  points: number;
  task: Task;
  format: TextFormat;
  /** What of a product the text can become; null where a product has no place for it. */
  appliesTo: "description" | "seo" | null;
}

/** Works on pictures: on this machine, or has one made by a model. */
export interface PictureService {
  id: PictureServiceId;
  category: "media";
  points: number;
}

export type Service = TextService | PictureService;

export const services: readonly Service[] = [
  {
    id: "product-description",
    category: "content",
    points: 2,
    task: "product_description",
    format: "description",
    appliesTo: "description",
  },
  {
    id: "social-post",
    category: "content",
    points: 1,
    task: "ads_copy",
    format: "social_post",
    appliesTo: null,
  },
  {
    id: "seo-optimizer",
    category: "marketing",
    points: 3,
    task: "seo_advanced",
    format: "seo",
    appliesTo: "seo",
  },
  {
    id: "email-campaign",
    category: "marketing",
    points: 2,
    task: "ads_copy",
    format: "email_campaign",
    appliesTo: null,
  },
  { id: "image-enhancement", category: "media", points: 3 },
  { id: "video-thumbnail", category: "media", points: 2 },
  { id: "image-generation", category: "media", points: 4 },
];

/** The service of an id. */
export function serviceOf(id: TextServiceId): TextService;
export function serviceOf(id: PictureServiceId): PictureService;
export function serviceOf(id: ServiceId): Service;
export function serviceOf(id: ServiceId): Service {
  const service = services.find((s) => s.id === id);
  if (!service) throw new RangeError(`no service ${id}`);
  return service;
}

/** The services that write texts, for lists of them. */
export const textServices: readonly TextService[] = services.filter(
  (service) => service.category !== "media",
);
