export { finishedByDay, finishedByService, recentGenerations } from "./activity";
export { knownService, type ServiceId, textServiceIds } from "./services";
