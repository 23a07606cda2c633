import { customType, timestamp } from "drizzle-orm/pg-core";
import { decodeId, encodeId, type Id, type IdKind } from "@/server/platform/ids";

/**
 * A uuid column whose values are ids for people (`prod_...`) in the program and uuids in the database.
 * @throws RangeError when a value of another kind is given, before any query runs.
 */
export function id<K extends IdKind>(kind: K, name: string) {
  return customType<{ data: Id<K>; driverData: string }>({
    dataType: () => "uuid",
    toDriver: (value) => {
      const uuid = decodeId(kind, value);
      if (uuid === undefined) throw new RangeError(`not an id of kind ${kind}`);
      return uuid;
    },
    fromDriver: (value) => encodeId(kind, value),
  })(name);
}

/** Bytes as they are. */
export const bytes = customType<{ data: Buffer; driverData: Buffer }>({ dataType: () => "bytea" });

/** A moment with its time zone, as a Date, to the microsecond in the database. */
export const instant = (name: string) => timestamp(name, { withTimezone: true, mode: "date" });

/** When the row was made, set by the database. */
export const createdAt = () => instant("created_at").notNull().defaultNow();

/** When the row last changed; the program sets it on every update. */
export const updatedAt = () =>
  instant("updated_at")
    .notNull()
    .defaultNow()
    .$onUpdateFn(() => new Date());
