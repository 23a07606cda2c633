import { index, pgTable, text } from "drizzle-orm/pg-core";
import { createdAt, id } from "@/server/db/columns";
import { servicePolicy } from "@/server/db/tenant";
import { newId } from "@/server/platform/ids";

/** What the embedded mailbox holds, where an installation has no mail service. */
export const mailboxMessages = pgTable(
  "mailbox_messages",
  {
    id: id("mail", "id")
      .primaryKey()
      .$defaultFn(() => newId("mail")),
    idempotencyKey: text("idempotency_key").notNull().unique(),
    sender: text("sender").notNull(),
    recipient: text("recipient").notNull(),
    subject: text("subject").notNull(),
    html: text("html").notNull(),
    text: text("text").notNull(),
    locale: text("locale").notNull(),
    createdAt: createdAt(),
  },
  (t) => [index("mailbox_messages_recipient").on(t.recipient, t.id), servicePolicy()],
).enableRLS();
