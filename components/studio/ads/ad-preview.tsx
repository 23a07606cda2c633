"use client";

import { ImageIcon } from "lucide-react";
import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { useStore } from "@/components/workspace/store-context";
import {
  type AdContent,
  type AdNetwork,
  type AdOptions,
  adNetworkOf,
} from "@/server/modules/studio/contract";
import { directionOf } from "@/server/platform/i18n/locales";

interface Props {
  network: AdNetwork;
  content: AdContent;
  options: AdOptions;
  /** The product's picture. */
  imageUrl: string | null;
}

const hostOf = (url: string | undefined) => {
  try {
    return url ? new URL(url).host : "example.com";
  } catch {
    return "example.com";
  }
};

/** An ad as it may look where it is shown: one of the ways in which the network puts its texts together. */
export function AdPreview(props: Props) {
  const t = useTranslations("ads.editor");
  const { look } = adNetworkOf(props.network);
  return (
    <section aria-label={t("preview")} className="grid gap-2">
      <h2 className="font-medium text-sm">{t("preview")}</h2>
      <div lang={props.options.locale} dir={directionOf(props.options.locale)}>
        {look === "search" && <SearchResult {...props} />}
        {look === "feed" && <FeedPost {...props} />}
        {look === "pin" && <Pin {...props} />}
        {look === "video" && <Video {...props} />}
      </div>
      <p className="text-muted-foreground text-xs">{t("previewNote")}</p>
    </section>
  );
}

const text = (texts: string[] | undefined, index = 0) => texts?.[index]?.trim() ?? "";

function Picture({ url, className }: { url: string | null; className: string }) {
  // Only what the store has: an address elsewhere would tell that host who looks at what.
  return url?.startsWith("/") ? (
    // biome-ignore lint/performance/noImgElement: files of the store, which only its members may fetch
    <img src={url} alt="" className={`w-full object-cover ${className}`} />
  ) : (
    <div className={`grid w-full place-items-center bg-muted text-muted-foreground ${className}`}>
      <ImageIcon className="size-8" aria-hidden />
    </div>
  );
}

/** A result among others: address, linked headlines, a line or two. */
function SearchResult({ content, options }: Props) {
  const t = useTranslations("ads.editor");
  const store = useStore();
  const headlines = [
    ...(content.headline ?? []).slice(0, 3),
    ...(content.title ?? []),
    ...(content.title2 ?? []),
  ].filter((line) => line.trim());
  const lines = (content.description ?? content.text ?? []).slice(0, 2).join(" ");
  const path = (content.path ?? []).filter(Boolean).join("/");
  return (
    <div className="grid gap-1 rounded-lg border bg-card p-4">
      <p className="font-semibold text-sm">{t("sponsored")}</p>
      <p className="flex min-w-0 items-center gap-2 text-sm">
        <Mark name={store.name} />
        <span className="min-w-0">
          <bdi className="block truncate">{store.name}</bdi>
          <bdi dir="ltr" className="block truncate text-muted-foreground">
            {hostOf(options.url)}
            {path && `/${path}`}
          </bdi>
        </span>
      </p>
      <p dir="auto" className="break-words text-info text-lg">
        {headlines.join(" | ")}
      </p>
      <p dir="auto" className="break-words text-muted-foreground">
        {lines}
      </p>
    </div>
  );
}

const Mark = ({ name }: { name: string }) => (
  <span
    aria-hidden
    className="grid size-8 shrink-0 place-items-center rounded-full bg-primary-soft font-semibold text-primary-text"
  >
    {[...name][0]}
  </span>
);

/** Who speaks, and that it is paid for. */
function Sender({ children }: { children?: ReactNode }) {
  const t = useTranslations("ads.editor");
  const store = useStore();
  return (
    <p className="flex items-center gap-2 px-3 pt-3 text-sm">
      <Mark name={store.name} />
      <span className="min-w-0">
        <bdi className="block truncate font-semibold">{store.name}</bdi>
        <span className="text-muted-foreground text-xs">{t("sponsored")}</span>
      </span>
      {children}
    </p>
  );
}

/** The text above the picture; what is beyond the network's fold is behind a word. */
function Folded({ children, at }: { children: string; at: number | undefined }) {
  const t = useTranslations("ads.editor");
  const folded = at !== undefined && children.length > at;
  return (
    <p dir="auto" className="whitespace-pre-wrap break-words px-3 py-2">
      {folded ? `${children.slice(0, at).trimEnd()}… ` : children}
      {folded && <span className="text-muted-foreground">{t("more")}</span>}
    </p>
  );
}

/** A post in a feed: text, picture, and below it what is pressed. */
function FeedPost({ network, content, options, imageUrl }: Props) {
  const t = useTranslations("ads.editor");
  const body = content.primaryText ?? content.text;
  const fold = adNetworkOf(network).fields.find(({ role }) => role === "body")?.recommended;
  return (
    <div className="max-w-sm overflow-hidden rounded-lg border bg-card">
      <Sender />
      <Folded at={fold}>{text(body)}</Folded>
      <Picture url={imageUrl} className={network === "meta" ? "aspect-square" : "aspect-[1.91]"} />
      <div className="flex items-center justify-between gap-3 bg-muted/60 px-3 py-2">
        <div className="min-w-0">
          <bdi dir="ltr" className="block truncate text-muted-foreground text-xs">
            {hostOf(options.url)}
          </bdi>
          <p dir="auto" className="line-clamp-2 break-words font-semibold">
            {text(content.headline)}
          </p>
          <p dir="auto" className="truncate text-muted-foreground text-sm">
            {text(content.description)}
          </p>
        </div>
        <span className="shrink-0 rounded-md border bg-card px-2.5 py-1 font-medium text-sm">
          {t("shop")}
        </span>
      </div>
    </div>
  );
}

/** A card among cards: the picture first, the title below. */
function Pin({ content, imageUrl }: Props) {
  return (
    <div className="max-w-56 overflow-hidden rounded-xl border bg-card">
      <Picture url={imageUrl} className="aspect-[2/3]" />
      <p dir="auto" className="truncate px-3 pt-2 font-semibold">
        {text(content.title)}
      </p>
      <p dir="auto" className="line-clamp-2 px-3 text-muted-foreground text-sm">
        {text(content.description)}
      </p>
      <div className="pb-3">
        <Sender />
      </div>
    </div>
  );
}

/** A video that fills the screen, its text over the lower end. Its looks are dark in every theme. */
function Video({ content, imageUrl }: Props) {
  const t = useTranslations("ads.editor");
  const store = useStore();
  return (
    <div className="relative max-w-56 overflow-hidden rounded-xl bg-black text-white">
      <div className="opacity-60">
        <Picture url={imageUrl} className="aspect-[9/16]" />
      </div>
      <div className="absolute inset-x-0 bottom-0 grid gap-1.5 bg-black/60 p-3 text-sm">
        <bdi className="truncate font-semibold">{store.name}</bdi>
        <p dir="auto" className="line-clamp-4 break-words">
          {text(content.text)}
        </p>
        <p className="text-xs">{t("sponsored")}</p>
        <span className="rounded-md bg-white py-1.5 text-center font-medium text-black">{t("shop")}</span>
      </div>
    </div>
  );
}
