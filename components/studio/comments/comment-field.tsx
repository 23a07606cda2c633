"use client";

import { AtSign } from "lucide-react";
import { useTranslations } from "next-intl";
import { type KeyboardEvent, useId, useRef, useState } from "react";
import { Avatar } from "@/components/ui/avatar";
import { Button } from "@/components/ui/button";
import { Label } from "@/components/ui/label";
import { Textarea } from "@/components/ui/textarea";
import { longestComment } from "@/server/modules/studio/contract";

export interface Person {
  id: string;
  name: string;
}

/** What somebody is about to say, and whom it calls by name. */
export interface Said {
  body: string;
  mentions: Person[];
}

export const nothingSaid: Said = { body: "", mentions: [] };

/** What is sent: of those who were chosen, whoever is still named. */
export const saidOf = ({ body, mentions }: Said) => ({
  body: body.trim(),
  mentions: mentions.filter(({ name }) => body.includes(`@${name}`)).map(({ id }) => id),
});

/** What of a name was typed after an @ before the caret; undefined where no name is being typed. */
const begunName = (before: string) => /(?:^|[\s(])@([\p{L}\p{M}\p{N}'’.-]{0,30})$/u.exec(before)?.[1];

const offered = 6;

interface Props {
  label: string;
  people: Person[];
  value: Said;
  onChange: (said: Said) => void;
  autoFocus?: boolean;
}

/** A field for a comment, which offers the members whose names begin with what follows an @. */
export function CommentField({ label, people, value, onChange, autoFocus = false }: Props) {
  const t = useTranslations("studio.comments");
  const id = useId();
  const field = useRef<HTMLTextAreaElement>(null);
  const [name, setName] = useState<string>();
  const [active, setActive] = useState(0);
  const matches =
    name === undefined
      ? []
      : people.filter((person) => person.name.toLowerCase().includes(name.toLowerCase())).slice(0, offered);
  const open = matches.length > 0;
  const look = (text: string, caret: number) => {
    setName(begunName(text.slice(0, caret)));
    setActive(0);
  };
  const put = (text: string, caret: number, mentions = value.mentions) => {
    onChange({ body: text, mentions });
    requestAnimationFrame(() => {
      field.current?.focus();
      field.current?.setSelectionRange(caret, caret);
    });
  };
  const choose = (person: Person) => {
    const caret = field.current?.selectionStart ?? value.body.length;
    const begun = caret - (name?.length ?? 0);
    const text = `${value.body.slice(0, begun)}${person.name} ${value.body.slice(caret)}`;
    setName(undefined);
    put(text, begun + person.name.length + 1, [
      ...value.mentions.filter((one) => one.id !== person.id),
      person,
    ]);
  };
  const begin = () => {
    const caret = field.current?.selectionStart ?? value.body.length;
    const before = value.body.slice(0, caret);
    const sign = before === "" || /\s$/.test(before) ? "@" : " @";
    setName("");
    setActive(0);
    put(before + sign + value.body.slice(caret), caret + sign.length);
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (!open || event.nativeEvent.isComposing) return;
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    const person = matches[active];
    if (step) setActive((active + step + matches.length) % matches.length);
    else if ((event.key === "Enter" || event.key === "Tab") && person) choose(person);
    else if (event.key === "Escape") setName(undefined);
    else return;
    event.preventDefault();
    event.stopPropagation();
  };
  return (
    <div className="relative grid gap-1.5">
      <div className="flex items-center justify-between gap-2">
        <Label htmlFor={id}>{label}</Label>
        <Button variant="ghost" size="icon-sm" aria-label={t("mention")} onClick={begin}>
          <AtSign aria-hidden />
        </Button>
      </div>
      <Textarea
        ref={field}
        id={id}
        // It is a text of several lines, and so no combobox; what is offered is told all the same.
        aria-autocomplete="list"
        aria-haspopup="listbox"
        aria-controls={open ? `${id}-people` : undefined}
        aria-activedescendant={open ? `${id}-${active}` : undefined}
        dir="auto"
        maxLength={longestComment}
        placeholder={t("placeholder")}
        autoFocus={autoFocus}
        value={value.body}
        onChange={({ target }) => {
          onChange({ ...value, body: target.value });
          look(target.value, target.selectionStart);
        }}
        onKeyDown={onKeyDown}
        onBlur={() => setName(undefined)}
      />
      <div
        id={`${id}-people`}
        role="listbox"
        aria-label={t("people")}
        hidden={!open}
        className="absolute inset-x-0 top-full z-20 mt-1 max-w-72 overflow-hidden rounded-md border bg-popover p-1 shadow-md"
      >
        {matches.map((person, i) => (
          <div
            key={person.id}
            id={`${id}-${i}`}
            role="option"
            tabIndex={-1}
            aria-selected={i === active}
            className="flex min-h-9 cursor-pointer items-center gap-2 rounded-sm px-2 py-1 aria-selected:bg-muted"
            // Before the field loses the focus, which closes the list.
            onPointerDown={(event) => {
              event.preventDefault();
              choose(person);
            }}
          >
            <Avatar name={person.name} />
            <bdi className="truncate">{person.name}</bdi>
          </div>
        ))}
      </div>
    </div>
  );
}
