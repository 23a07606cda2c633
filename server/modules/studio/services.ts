import type { Task, TextFormat } from "@/server/modules/ai/contract";

/** The studio's services and what each costs, in points. Without a parser, for pages that only list them. */

export const serviceIds = [
  "product-description",
  "social-post",
  "seo-optimizer",
  "email-campaign",
  "image-enhancement",
  "video-thumbnail",
] as const;
export type ServiceId = (typeof serviceIds)[number];

/** The service that a text names, if there is one. */
export const knownService = (text: string | null | undefined): ServiceId | undefined =>
  serviceIds.find((id) => id === text);

export interface TextService {
  id: Exclude<ServiceId, "image-enhancement" | "video-thumbnail">;
  category: "content" | "marketing";
  points: number;
  available: true;
  task: Task;
  format: TextFormat;
  /** What of a product the text can become; null where a product has no place for it. */
  appliesTo: "description" | "seo" | null;
}

interface MediaService {
  id: ServiceId;
  category: "media";
  points: number;
  /** Announced, and not for sale. */
  available: false;
}

export type Service = TextService | MediaService;

export const services: readonly Service[] = [
  {
    id: "product-description",
    category: "content",
    points: 2,
    available: true,
    task: "product_description",
    format: "description",
    appliesTo: "description",
  },
  {
    id: "social-post",
    category: "content",
    points: 1,
    available: true,
    task: "ads_copy",
    format: "social_post",
    appliesTo: null,
  },
  {
    id: "seo-optimizer",
    category: "marketing",
    points: 3,
    available: true,
    task: "seo_advanced",
    format: "seo",
    appliesTo: "seo",
  },
  {
    id: "email-campaign",
    category: "marketing",
    points: 2,
    available: true,
    task: "ads_copy",
    format: "email_campaign",
    appliesTo: null,
  },
  { id: "image-enhancement", category: "media", points: 3, available: false },
  { id: "video-thumbnail", category: "media", points: 2, available: false },
];

/** The service of an id. */
export function serviceOf(id: ServiceId): Service {
  const service = services.find((s) => s.id === id);
  if (!service) throw new RangeError(`no service ${id}`);
  return service;
}
