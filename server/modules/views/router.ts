import { routerOf } from "@/server/trpc/procedures";
import { chooseColumns } from "./operations/choose-columns";
import { deleteView } from "./operations/delete-view";
import { listViews } from "./operations/list-views";
import { saveView } from "./operations/save-view";

export const viewsRouter = routerOf({ listViews, saveView, deleteView, chooseColumns });
