export { finishedByDay, finishedByService, recentGenerations } from "./activity";
export { ServiceId } from "./services";
