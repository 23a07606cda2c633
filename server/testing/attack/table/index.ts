import type { AttackTable } from "../attack";
import { catalogAttacks } from "./catalog";
import { insightAttacks } from "./insight";
import { notificationsAttacks } from "./notifications";
import { tasksAttacks } from "./tasks";
import { walletAttacks } from "./wallet";
import { workspacesAttacks } from "./workspaces";

/** How every operation of stores is attacked. One that is missing here fails `two-tenant.test.ts`. */
export const attacks: AttackTable = {
  ...catalogAttacks,
  ...insightAttacks,
  ...notificationsAttacks,
  ...tasksAttacks,
  ...walletAttacks,
  ...workspacesAttacks,
};
