"use client";

import "./highlight.css";
import { useQuery } from "@tanstack/react-query";
import { MessageSquare, MessageSquareQuote } from "lucide-react";
import { useTranslations } from "next-intl";
import { type RefObject, useEffect, useRef, useState } from "react";
import { useTRPC } from "@/components/api";
import { announce } from "@/components/shared/live-region";
import { Button } from "@/components/ui/button";
import { useStore } from "@/components/workspace/store-context";
import { findPassage, longestPassage, type Place, type Version } from "@/server/modules/studio/contract";
import { CommentField, nothingSaid, saidOf } from "./comment-field";
import { highlight, rangeOf, selectedPlace } from "./highlight";
import { ThreadCard } from "./thread-card";
import { useCommentDeeds } from "./use-comment-deeds";

interface Props {
  id: string;
  version: Version;
  /** The element that shows the version's text and nothing else; it shows none while the text is changed. */
  text: RefObject<HTMLElement | null>;
}

const noPlaces: Place[] = [];

/** What was said of a text, at the version that is looked at; and the way to say something. */
export function Comments({ id, version, text }: Props) {
  const t = useTranslations("studio.comments");
  const api = useTRPC();
  const store = useStore();
  const list = useQuery(api.studio.listThreads.queryOptions({ id }));
  const [settled, setSettled] = useState(false);
  const [shown, setShown] = useState(noPlaces);
  const threads = (list.data?.items ?? []).map((thread) => ({
    thread,
    place: thread.passage ? findPassage(version.text, thread.passage) : undefined,
  }));
  const open = threads.filter(({ thread }) => !thread.resolved);
  const closed = threads.filter(({ thread }) => thread.resolved);
  const marked = JSON.stringify(open.flatMap(({ place }) => place ?? []));

  useEffect(() => {
    const element = text.current;
    return element ? highlight("comment", element, JSON.parse(marked) as Place[]) : undefined;
  });
  useEffect(() => {
    const element = text.current;
    return element ? highlight("comment-shown", element, shown) : undefined;
  });
  // A notification leads to a thread, settled or not.
  const wanted = closed.some(({ thread }) => `#${thread.id}` === hash());
  useEffect(() => {
    if (wanted) setSettled(true);
  }, [wanted]);
  const loaded = list.data !== undefined;
  useEffect(() => {
    if (loaded) document.getElementById(hash().slice(1))?.scrollIntoView({ block: "nearest" });
  }, [loaded]);

  const show = (place: Place) => {
    setShown([place]);
    const range = text.current && rangeOf(text.current, place);
    range?.startContainer.parentElement?.scrollIntoView({ block: "center" });
  };
  const cards = (of: typeof threads) =>
    of.map(({ thread, place }) => (
      <ThreadCard
        key={thread.id}
        thread={thread}
        people={list.data?.people ?? []}
        version={version.number}
        place={place}
        onShow={show}
      />
    ));
  return (
    <section aria-labelledby={`${id}-comments`} className="grid gap-3">
      <h2 id={`${id}-comments`} className="font-semibold">
        {t("title")}
      </h2>
      {loaded && threads.length === 0 && <p className="text-muted-foreground">{t("none")}</p>}
      <ol className="grid gap-3">
        {cards(open)}
        {settled && cards(closed)}
      </ol>
      {closed.length > 0 && (
        <Button
          variant="ghost"
          size="sm"
          className="justify-self-start"
          aria-expanded={settled}
          onClick={() => setSettled(!settled)}
        >
          {settled ? t("hideResolved") : t("showResolved", { count: closed.length })}
        </Button>
      )}
      {store.can("studio.comment") && (
        <NewThread
          key={version.number}
          id={id}
          version={version}
          text={text}
          people={list.data?.people ?? []}
          onPassage={(place) => setShown(place ? [place] : noPlaces)}
        />
      )}
    </section>
  );
}

const hash = () => (typeof location === "undefined" ? "" : location.hash);

interface NewProps extends Props {
  people: { id: string; name: string }[];
  onPassage: (place: Place | undefined) => void;
}

/** Says something of the version, or of the words of it that were selected. */
function NewThread({ id, version, text, people, onPassage }: NewProps) {
  const t = useTranslations("studio.comments");
  const { start } = useCommentDeeds(id);
  const [said, setSaid] = useState(nothingSaid);
  const [selected, setSelected] = useState<Place>();
  const [passage, setPassage] = useState<Place>();
  const form = useRef<HTMLFormElement>(null);
  useEffect(() => {
    const look = () => {
      const place = text.current ? selectedPlace(text.current) : undefined;
      setSelected(place && place.end - place.start <= longestPassage ? place : undefined);
    };
    document.addEventListener("selectionchange", look);
    return () => document.removeEventListener("selectionchange", look);
  }, [text]);
  const about = (place: Place | undefined) => {
    setPassage(place);
    onPassage(place);
  };
  return (
    <form
      ref={form}
      className="grid gap-2"
      onSubmit={(event) => {
        event.preventDefault();
        start.mutate(
          { id, version: version.number, ...(passage && { passage }), ...saidOf(said) },
          {
            onSuccess() {
              // Whatever was typed since stays.
              setSaid((now) => (now === said ? nothingSaid : now));
              about(undefined);
              announce(t("added"));
            },
          },
        );
      }}
    >
      {passage ? (
        <p className="flex flex-wrap items-center gap-2 text-muted-foreground text-sm">
          {t("about")}
          <q dir="auto" className="line-clamp-2 text-foreground">
            {version.text.slice(passage.start, passage.end)}
          </q>
          <Button variant="ghost" size="sm" onClick={() => about(undefined)}>
            {t("wholeText")}
          </Button>
        </p>
      ) : (
        <p className="text-muted-foreground text-sm">{t("selectHelp")}</p>
      )}
      {selected && (
        <Button
          size="sm"
          className="fixed inset-x-0 bottom-20 z-30 mx-auto w-fit shadow-md md:bottom-6"
          // Else the selection is gone before the click arrives.
          onPointerDown={(event) => event.preventDefault()}
          onClick={() => {
            about(selected);
            document.getSelection()?.removeAllRanges();
            form.current?.querySelector("textarea")?.focus();
          }}
        >
          <MessageSquareQuote aria-hidden />
          {t("onSelection")}
        </Button>
      )}
      <CommentField label={t("label")} people={people} value={said} onChange={setSaid} />
      <Button
        type="submit"
        variant="outline"
        className="justify-self-start"
        loading={start.isPending}
        disabled={said.body.trim() === ""}
      >
        <MessageSquare aria-hidden />
        {t("add")}
      </Button>
    </form>
  );
}
