import type { AttackTable } from "../attack";
import { aiAttacks } from "./ai";
import { analysesAttacks } from "./analyses";
import { assistantAttacks } from "./assistant";
import { calendarAttacks } from "./calendar";
import { catalogAttacks } from "./catalog";
import { competitorsAttacks } from "./competitors";
import { filesAttacks } from "./files";
import { importsAttacks } from "./imports";
import { insightAttacks } from "./insight";
import { matchingAttacks } from "./matching";
import { notificationsAttacks } from "./notifications";
import { repricingAttacks } from "./repricing";
import { studioAttacks } from "./studio";
import { tasksAttacks } from "./tasks";
import { viewsAttacks } from "./views";
import { walletAttacks } from "./wallet";
import { workspacesAttacks } from "./workspaces";

/** How every operation of stores is attacked. One that is missing here fails `two-tenant.test.ts`. */
export const attacks: AttackTable = {
  ...aiAttacks,
  ...assistantAttacks,
  ...analysesAttacks,
  ...calendarAttacks,
  ...catalogAttacks,
  ...competitorsAttacks,
  ...filesAttacks,
  ...importsAttacks,
  ...insightAttacks,
  ...matchingAttacks,
  ...notificationsAttacks,
  ...repricingAttacks,
  ...studioAttacks,
  ...tasksAttacks,
  ...viewsAttacks,
  ...walletAttacks,
  ...workspacesAttacks,
};
