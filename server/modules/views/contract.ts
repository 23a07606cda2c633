import { z } from "zod";
import { idOf } from "@/server/platform/ids";

/** The lists of a store that remember how a person wants to see them. */
export const ListName = z.enum(["products", "texts"]);
export type ListName = z.output<typeof ListName>;

/** Most views that a person may keep of one list. */
export const mostViews = 20;

const Columns = z
  .array(z.string().min(1).max(40))
  .max(40)
  .meta({ description: "The columns that are shown besides the first; null for the list's own choice" });

const Name = z.string().trim().min(1).max(40);
const Query = z.string().max(2000).meta({
  description: "Search, filters and order as the list's address has them: `status=active&sort=price`",
});

export const SavedView = z.object({
  id: idOf("savedView"),
  name: Name,
  query: Query,
  columns: Columns.nullable(),
});
export type SavedView = z.output<typeof SavedView>;

export const ListViewsInput = z.strictObject({ list: ListName });

export const ListViews = z.object({
  /** Of the list where no view is chosen. */
  columns: Columns.nullable(),
  views: z.array(SavedView),
});
export type ListViews = z.output<typeof ListViews>;

export const SaveViewInput = z.strictObject({
  list: ListName,
  /** The view to change; a new one unless given. */
  id: idOf("savedView").optional(),
  name: Name,
  query: Query,
  columns: Columns.nullable(),
});

export const DeleteViewInput = z.strictObject({ id: idOf("savedView") });

export const ChooseColumnsInput = z.strictObject({ list: ListName, columns: Columns.nullable() });
