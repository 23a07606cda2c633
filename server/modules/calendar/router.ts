import { routerOf } from "@/server/trpc/procedures";
import { actOnPost } from "./operations/act-on-post";
import { addChannel } from "./operations/add-channel";
import { addSlot } from "./operations/add-slot";
import { commentOnPost } from "./operations/comment-on-post";
import { createPost } from "./operations/create-post";
import { deletePost } from "./operations/delete-post";
import { draftIdea } from "./operations/draft-idea";
import { getCalendar } from "./operations/get-calendar";
import { getPost } from "./operations/get-post";
import { getResults } from "./operations/get-results";
import { listChannels } from "./operations/list-channels";
import { listQueue } from "./operations/list-queue";
import { listSlots } from "./operations/list-slots";
import { movePost } from "./operations/move-post";
import { planMonth } from "./operations/plan-month";
import { removeChannel } from "./operations/remove-channel";
import { removeSlot } from "./operations/remove-slot";
import { reorderQueue } from "./operations/reorder-queue";
import { resolveDelivery } from "./operations/resolve-delivery";
import { skipSlot } from "./operations/skip-slot";
import { testChannel } from "./operations/test-channel";
import { updatePost } from "./operations/update-post";

export const calendarRouter = routerOf({
  getCalendar,
  getPost,
  createPost,
  updatePost,
  movePost,
  actOnPost,
  commentOnPost,
  deletePost,
  resolveDelivery,
  listChannels,
  addChannel,
  testChannel,
  removeChannel,
  listSlots,
  addSlot,
  removeSlot,
  skipSlot,
  listQueue,
  reorderQueue,
  getResults,
  planMonth,
  draftIdea,
});
