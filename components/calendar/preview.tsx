"use client";

import { useLocale, useTranslations } from "next-intl";
import { useSyncExternalStore } from "react";
import { Alert } from "@/components/ui/alert";
import { type Channel, linkPlaceholder, renderFor } from "@/server/modules/calendar/contract";
import { formatNumber } from "@/server/platform/i18n/format";
import { ChannelIcon } from "./channel-icon";

interface Props {
  channel: Pick<Channel, "kind" | "name">;
  text: string;
  link: string;
  picture: string | null;
}

const useOrigin = () =>
  useSyncExternalStore(
    () => () => {},
    () => window.location.origin,
    () => "",
  );

/** A post as it will look on a channel, with how much of the channel's room it takes. */
export function Preview({ channel, text, link, picture }: Props) {
  const t = useTranslations("calendar.preview");
  const locale = useLocale();
  const origin = useOrigin();
  const short = link.trim() ? linkPlaceholder(origin) : null;
  const content = { text, link: short, picture: picture !== null };
  const rendered = renderFor(channel.kind, content);
  const over = rendered.limit !== null && rendered.length > rendered.limit;
  return (
    <section aria-label={channel.name} className="grid min-w-0 gap-2">
      <h3 className="flex items-center gap-1.5 font-medium text-sm">
        <ChannelIcon kind={channel.kind} />
        <bdi className="truncate">{channel.name}</bdi>
        {rendered.limit !== null && (
          <span className={`ms-auto tabular-nums ${over ? "text-destructive" : "text-muted-foreground"}`}>
            {formatNumber(rendered.length, locale)} / {formatNumber(rendered.limit, locale)}
          </span>
        )}
      </h3>
      {over && (
        <Alert variant="warning">
          {t(picture ? "tooLongWithPicture" : "tooLong", { count: rendered.length - (rendered.limit ?? 0) })}
        </Alert>
      )}
      {channel.kind === "telegram" && <Bubble name={channel.name} text={rendered.text} picture={picture} />}
      {channel.kind === "email" && (
        <div className="grid gap-2 rounded-lg border bg-card p-3">
          <p className="font-semibold">{t("mailHeading")}</p>
          <Text text={rendered.text} />
        </div>
      )}
      {channel.kind === "webhook" && (
        <pre
          dir="ltr"
          // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard
          tabIndex={0}
          className="overflow-x-auto rounded-lg border bg-muted/40 p-3 font-mono text-xs"
        >
          {JSON.stringify(
            {
              type: "post.published",
              data: {
                text: rendered.text,
                link: short,
                target: link.trim() || null,
                picture: picture && "…",
              },
            },
            null,
            2,
          )}
        </pre>
      )}
    </section>
  );
}

function Text({ text }: { text: string }) {
  return (
    <p dir="auto" className="whitespace-pre-wrap break-words">
      {text}
    </p>
  );
}

/** A message in a channel of Telegram. */
function Bubble({ name, text, picture }: { name: string; text: string; picture: string | null }) {
  return (
    <div className="rounded-lg bg-info-soft p-3">
      <div className="max-w-sm overflow-hidden rounded-xl rounded-es-sm bg-card shadow-sm">
        {picture && (
          // biome-ignore lint/performance/noImgElement: files of the store, which only its members may fetch
          <img src={picture} alt="" className="max-h-72 w-full object-cover" />
        )}
        <div className="grid gap-0.5 px-3 py-2">
          <bdi className="font-semibold text-info text-sm">{name}</bdi>
          <Text text={text} />
        </div>
      </div>
    </div>
  );
}
