import { z } from "zod";
import { locales } from "@/server/platform/i18n/locales";
import { idOf } from "@/server/platform/ids";
import { occasionIds } from "./occasion-ids";
import { problemCodes } from "./problems";
import { askedActions, channelKinds, deliveryStatuses, postStatuses } from "./states";

export * from "./limits";
export * from "./occasion-ids";
export * from "./problems";
export * from "./states";

const Status = z.enum(postStatuses);
const Kind = z.enum(channelKinds);

const Day = z.iso.date();
const ClockTime = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/);

/** A time on the clock of the store. One that a clock change leaves out is later by what it leaves out; of two the first. */
export const LocalMoment = z.strictObject({ date: Day, time: ClockTime });
export type LocalMoment = z.output<typeof LocalMoment>;

const Link = z
  .url({ protocol: /^https?$/ })
  .max(2000)
  .nullable();

export const PostContent = z.strictObject({
  text: z.string().trim().max(10_000),
  link: Link.default(null),
  imageId: idOf("file").nullable().default(null),
  productId: idOf("product").nullable().default(null),
  channels: z
    .array(
      z.strictObject({
        channelId: idOf("channel"),
        text: z.string().trim().min(1).max(10_000).nullable().default(null).meta({
          description: "What this channel gets instead of the post's text",
        }),
      }),
    )
    .max(20)
    .default([]),
});
export type PostContent = z.output<typeof PostContent>;

export const CreatePostInput = PostContent.extend({ planned: LocalMoment.nullable().default(null) });

export const TransitionInput = z.strictObject({
  id: idOf("post"),
  action: z.enum(askedActions),
  revision: z.int().optional().meta({ description: "The revision that was read; needed to approve" }),
  note: z.string().trim().max(4000).default(""),
  planned: LocalMoment.optional().meta({ description: "For `schedule`: when, unless the post has a time" }),
});

export const Problem = z.object({
  code: z.enum(problemCodes),
  params: z.record(z.string(), z.union([z.string(), z.number()])).optional(),
});

export const Channel = z.object({
  id: idOf("channel"),
  kind: Kind,
  name: z.string(),
  target: z.string().nullable(),
  testedAt: z.iso.datetime().nullable(),
  problem: Problem.nullable().meta({ description: "What the last test found; null when it worked" }),
});
export type Channel = z.output<typeof Channel>;

const Name = z.string().trim().min(1).max(100);
export const AddChannelInput = z.discriminatedUnion("kind", [
  z.strictObject({
    kind: z.literal("telegram"),
    name: Name,
    chat: z
      .string()
      .trim()
      .regex(/^(@[A-Za-z]\w{3,31}|-?\d{1,20})$/)
      .meta({ description: "The channel's @name, or its number" }),
    token: z
      .string()
      .trim()
      .regex(/^\d{1,20}:[\w-]{20,100}$/)
      .meta({ description: "The token that @BotFather gave" }),
  }),
  z.strictObject({ kind: z.literal("webhook"), name: Name, url: z.url({ protocol: /^https?$/ }).max(2000) }),
  z.strictObject({ kind: z.literal("email"), name: Name }),
]);
export type AddChannelInput = z.output<typeof AddChannelInput>;

const Person = z.object({ id: idOf("user"), name: z.string() }).nullable();
const Picture = z.object({ id: idOf("file"), url: z.string() }).nullable();

const Target = z.object({
  deliveryId: idOf("delivery"),
  channelId: idOf("channel"),
  kind: Kind,
  name: z.string(),
  status: z.enum(deliveryStatuses),
});

export const PostCard = z.object({
  id: idOf("post"),
  status: Status,
  excerpt: z.string(),
  picture: Picture,
  at: z.iso.datetime().nullable(),
  /** The same on the store's clock. */
  planned: LocalMoment.nullable(),
  author: Person,
  targets: z.array(Target),
  revision: z.int(),
});
export type PostCard = z.output<typeof PostCard>;

export const Delivery = Target.extend({
  text: z.string().nullable(),
  problem: Problem.nullable(),
  dueAt: z.iso.datetime().nullable(),
  sentAt: z.iso.datetime().nullable(),
  url: z.string().nullable(),
  clicks: z.int(),
  visitors: z.int(),
});
export type Delivery = z.output<typeof Delivery>;

const PostEvent = z.object({
  id: idOf("postEvent"),
  kind: z.string(),
  note: z.string(),
  revision: z.int(),
  by: Person,
  createdAt: z.iso.datetime(),
});

export const PostDetail = PostCard.omit({ targets: true, excerpt: true }).extend({
  text: z.string(),
  link: z.string().nullable(),
  productId: idOf("product").nullable(),
  approvedRevision: z.int().nullable(),
  deliveries: z.array(Delivery),
  thread: z.array(PostEvent).meta({ description: "Who did what and said what, oldest first" }),
});
export type PostDetail = z.output<typeof PostDetail>;

export const CalendarFilter = z.strictObject({
  from: Day,
  to: Day.meta({ description: "The last day, at most 100 days after the first" }),
  channelId: idOf("channel").optional(),
  status: Status.optional(),
  authorId: idOf("user").optional(),
});

/** A moment of a slot, and the post of the queue that stands to go out then. */
export const SlotMoment = z.object({
  slotId: idOf("slot"),
  at: z.iso.datetime(),
  planned: LocalMoment,
  postId: idOf("post").nullable(),
});
export type SlotMoment = z.output<typeof SlotMoment>;

export const Calendar = z.object({
  today: Day,
  timezone: z.string(),
  posts: z.array(PostCard),
  unscheduled: z.array(PostCard).meta({ description: "What has no time yet, newest first" }),
  slots: z.array(SlotMoment),
  authors: z.array(z.object({ id: idOf("user"), name: z.string() })),
});
export type Calendar = z.output<typeof Calendar>;

/** Posts that wait for a slot, in the order in which slots take them. */
export const Queue = z.object({
  items: z.array(
    z.object({
      post: PostCard,
      goesOut: LocalMoment.nullable().meta({
        description: "When a slot takes it if nothing changes; null if none does in the next months",
      }),
    }),
  ),
});
export type Queue = z.output<typeof Queue>;

export const Slot = z.object({
  id: idOf("slot"),
  weekdays: z.array(z.int().min(1).max(7)),
  time: ClockTime,
  channelId: idOf("channel").nullable(),
  nextAt: z.iso.datetime(),
});
export type Slot = z.output<typeof Slot>;

export const AddSlotInput = z.strictObject({
  weekdays: z
    .array(z.int().min(1).max(7))
    .min(1)
    .max(7)
    .refine((days) => new Set(days).size === days.length)
    .meta({ description: "ISO 8601: Monday is 1" }),
  time: ClockTime,
  channelId: idOf("channel").nullable().default(null),
});

export const ResultsInput = z.strictObject({ days: z.int().min(7).max(366).default(30) });

export const Results = z.object({
  days: z.array(z.object({ day: Day, clicks: z.int(), visitors: z.int() })),
  channels: z.array(
    z.object({
      id: idOf("channel"),
      name: z.string(),
      kind: Kind,
      posts: z.int(),
      clicks: z.int(),
      visitors: z.int(),
    }),
  ),
  posts: z.array(
    z.object({
      id: idOf("post"),
      excerpt: z.string(),
      sentAt: z.iso.datetime(),
      clicks: z.int(),
      visitors: z.int(),
    }),
  ),
});
export type Results = z.output<typeof Results>;

export const PlanMonthInput = z.strictObject({
  from: Day,
  to: Day.meta({ description: "The last day, at most 62 days after the first" }),
  locale: z
    .enum(locales)
    .optional()
    .meta({ description: "Whose occasions; those of the store's language unless given" }),
});

/** Why something is proposed. */
const ideaKinds = ["occasion", "new", "performed", "margin", "stock"] as const;
export type IdeaKind = (typeof ideaKinds)[number];

export const Idea = z.object({
  planned: LocalMoment,
  kind: z.enum(ideaKinds),
  occasion: z.enum(occasionIds).nullable(),
  figure: z.int().meta({ description: "What the reason rests on: days, clicks, percent or units" }),
  product: z.object({ id: z.string(), title: z.string(), imageUrl: z.string().nullable() }),
});
export type Idea = z.output<typeof Idea>;

/** What the text of an idea costs, in points: as much as a social post of the studio. */
export const ideaPoints = 1;

export const DraftIdeaInput = z.strictObject({
  productId: idOf("product"),
  planned: LocalMoment,
  occasion: z.enum(occasionIds).nullable().default(null),
  locale: z.enum(locales).meta({ description: "The language of the text" }),
});
