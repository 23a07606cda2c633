export { Task } from "./contract";
export { createTask, finishTask, taskMayGoOn, taskSignal } from "./lifecycle";
export { reportProgress } from "./progress";
export { tasksTopic } from "./views";
