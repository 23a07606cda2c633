import { routerOf } from "@/server/trpc/procedures";
import { countUnread } from "./operations/count-unread";
import { listNotifications } from "./operations/list-notifications";
import { markAllRead } from "./operations/mark-all-read";
import { markRead } from "./operations/mark-read";

export const notificationsRouter = routerOf({ countUnread, listNotifications, markAllRead, markRead });
