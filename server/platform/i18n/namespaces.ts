import type admin from "@/messages/en/admin.json";
import type ads from "@/messages/en/ads.json";
import type ai from "@/messages/en/ai.json";
import type analyses from "@/messages/en/analyses.json";
import type analytics from "@/messages/en/analytics.json";
import type assistant from "@/messages/en/assistant.json";
import type auth from "@/messages/en/auth.json";
import type calendar from "@/messages/en/calendar.json";
import type catalog from "@/messages/en/catalog.json";
import type common from "@/messages/en/common.json";
import type competitors from "@/messages/en/competitors.json";
import type dashboard from "@/messages/en/dashboard.json";
import type document from "@/messages/en/document.json";
import type emails from "@/messages/en/emails.json";
import type errors from "@/messages/en/errors.json";
import type importErrors from "@/messages/en/import-errors.json";
import type mailbox from "@/messages/en/mailbox.json";
import type matching from "@/messages/en/matching.json";
import type notifications from "@/messages/en/notifications.json";
import type outage from "@/messages/en/outage.json";
import type pictures from "@/messages/en/pictures.json";
import type repricing from "@/messages/en/repricing.json";
import type routing from "@/messages/en/routing.json";
import type settings from "@/messages/en/settings.json";
import type shell from "@/messages/en/shell.json";
import type site from "@/messages/en/site.json";
import type stores from "@/messages/en/stores.json";
import type studio from "@/messages/en/studio.json";
import type tasks from "@/messages/en/tasks.json";
import type wallet from "@/messages/en/wallet.json";
import type { Locale } from "./locales";

/**
 * The files of messages/<locale>/, which are also the first part of every key: `useTranslations("shell")`.
 * A new file is named here twice: once for its type, once for loading.
 */
export interface Messages {
  admin: typeof admin;
  ads: typeof ads;
  ai: typeof ai;
  analyses: typeof analyses;
  analytics: typeof analytics;
  assistant: typeof assistant;
  auth: typeof auth;
  calendar: typeof calendar;
  catalog: typeof catalog;
  common: typeof common;
  competitors: typeof competitors;
  dashboard: typeof dashboard;
  document: typeof document;
  emails: typeof emails;
  errors: typeof errors;
  "import-errors": typeof importErrors;
  mailbox: typeof mailbox;
  matching: typeof matching;
  notifications: typeof notifications;
  outage: typeof outage;
  pictures: typeof pictures;
  repricing: typeof repricing;
  routing: typeof routing;
  settings: typeof settings;
  shell: typeof shell;
  site: typeof site;
  stores: typeof stores;
  studio: typeof studio;
  tasks: typeof tasks;
  wallet: typeof wallet;
}

export type Namespace = keyof Messages;

export const namespaces = [
  "admin",
  "ads",
  "ai",
  "analyses",
  "analytics",
  "assistant",
  "auth",
  "calendar",
  "catalog",
  "common",
  "competitors",
  "dashboard",
  "document",
  "emails",
  "errors",
  "import-errors",
  "mailbox",
  "matching",
  "notifications",
  "outage",
  "pictures",
  "repricing",
  "routing",
  "settings",
  "shell",
  "site",
  "stores",
  "studio",
  "tasks",
  "wallet",
] as const satisfies readonly Namespace[];

declare module "next-intl" {
  interface AppConfig {
    Locale: Locale;
    Messages: Messages;
  }
}
