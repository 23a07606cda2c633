export { finishedByDay, finishedByService, recentGenerations } from "./activity";
export type { ServiceId } from "./services";
