export { finishedByDay, finishedByService, recentGenerations } from "./activity";
export { factsOf } from "./facts";
export { knownService, type ServiceId, textServiceIds } from "./services";
