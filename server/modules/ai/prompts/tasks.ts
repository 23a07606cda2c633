import { z } from "zod";
import { locales } from "@/server/platform/i18n/locales";

/** What a text is for; the routing policy chooses provider and model by it. Safe for the browser. */
export const Task = z.enum([
  "product_description",
  "reviews_analysis",
  "seo_basic",
  "chatbot",
  "ads_copy",
  "seo_advanced",
  "strategic_analysis",
]);
export type Task = z.output<typeof Task>;

/** What models are chosen for: to write for a task, to read a shop's page, or to make a picture. */
export const RouteTask = z.enum([...Task.options, "page_reading", "picture"]);
export type RouteTask = z.output<typeof RouteTask>;

/** Form of a studio text; it decides over the task's own form where both make sense. */
export const TextFormat = z.enum(["description", "social_post", "seo", "email_campaign"]);
export type TextFormat = z.output<typeof TextFormat>;

export const Tone = z.enum(["neutral", "friendly", "professional", "playful", "luxurious"]);
export type Tone = z.output<typeof Tone>;

export const TextLength = z.enum(["short", "medium", "long"]);
export type TextLength = z.output<typeof TextLength>;

export const SocialPlatform = z.enum(["instagram", "telegram", "facebook", "x", "linkedin"]);
export type SocialPlatform = z.output<typeof SocialPlatform>;

/** Languages that texts are written in. */
export const WritingLocale = z.enum(locales);
export type WritingLocale = z.output<typeof WritingLocale>;

/** What the writer produces in the end: a studio format, or the form that a task has by itself. */
export type OutputForm = TextFormat | "ads" | "reviews" | "strategy" | "chat";

const formOfTask: Record<Task, OutputForm> = {
  product_description: "description",
  reviews_analysis: "reviews",
  seo_basic: "seo",
  chatbot: "chat",
  ads_copy: "ads",
  seo_advanced: "seo",
  strategic_analysis: "strategy",
};

/** The form of the text that a task, with or without a studio format, asks for. */
export function outputForm(brief: { task: Task; format?: TextFormat | undefined }): OutputForm {
  return brief.format ?? formOfTask[brief.task];
}
