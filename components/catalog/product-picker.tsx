"use client";

import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { useDeferredValue, useId, useState } from "react";
import { useTRPC } from "@/components/api";
import { Button } from "@/components/ui/button";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { Skeleton } from "@/components/ui/skeleton";
import { ProductPicture } from "./product-picture";

interface Props {
  value: string | undefined;
  onChange: (id: string | undefined) => void;
  disabled: boolean;
  /** Nothing need be chosen. */
  optional?: boolean;
}

/** Chooses a product: search as one types, arrows and enter, then what was chosen. */
export function ProductPicker({ value, onChange, disabled, optional = false }: Props) {
  const t = useTranslations("studio.form");
  const api = useTRPC();
  const listId = useId();
  const [text, setText] = useState("");
  const [active, setActive] = useState(0);
  const search = useDeferredValue(text);
  const found = useQuery(
    api.catalog.listProducts.queryOptions(
      { limit: 6, ...(search.trim() ? { search } : {}) },
      { enabled: !value, placeholderData: keepPreviousData },
    ),
  );
  const chosen = useQuery(
    api.catalog.getProduct.queryOptions({ id: value ?? "" }, { enabled: value !== undefined }),
  );
  const items = found.data?.items ?? [];

  if (value) {
    return (
      <div className="grid gap-1.5">
        <span className="font-medium">{t("product")}</span>
        <div className="flex items-center gap-2.5 rounded-md border bg-muted/40 p-2">
          {chosen.data ? (
            <>
              <ProductPicture url={chosen.data.imageUrl} name={chosen.data.title} className="size-10" />
              <bdi className="min-w-0 flex-1 truncate font-medium">{chosen.data.title}</bdi>
            </>
          ) : (
            <Skeleton className="h-10 flex-1" />
          )}
          <Button variant="ghost" size="sm" disabled={disabled} onClick={() => onChange(undefined)}>
            {t("change")}
          </Button>
        </div>
      </div>
    );
  }
  const choose = (index: number) => {
    const item = items[index];
    if (item) onChange(item.id);
  };
  return (
    <div className="grid gap-1.5">
      <Field label={t("product")} required={!optional}>
        {(control) => (
          <Input
            {...control}
            role="combobox"
            aria-expanded={items.length > 0}
            aria-controls={items.length > 0 ? listId : undefined}
            aria-activedescendant={items[active] ? `${listId}-${active}` : undefined}
            autoComplete="off"
            placeholder={t("searchProduct")}
            value={text}
            onChange={(event) => {
              setText(event.target.value);
              setActive(0);
            }}
            onKeyDown={(event) => {
              if (event.key === "ArrowDown") setActive(Math.min(active + 1, items.length - 1));
              else if (event.key === "ArrowUp") setActive(Math.max(active - 1, 0));
              else if (event.key === "Enter") choose(active);
              else return;
              event.preventDefault();
            }}
          />
        )}
      </Field>
      {items.length > 0 && (
        <div id={listId} role="listbox" aria-label={t("chooseProduct")} className="grid rounded-md border">
          {items.map((item, index) => (
            <div
              key={item.id}
              id={`${listId}-${index}`}
              role="option"
              tabIndex={-1}
              aria-selected={index === active}
              onPointerMove={() => setActive(index)}
              onClick={() => choose(index)}
              onKeyDown={(event) => event.key === "Enter" && choose(index)}
              className="flex cursor-pointer items-center gap-2.5 px-2 py-1.5 aria-selected:bg-muted"
            >
              <ProductPicture url={item.imageUrl} name={item.title} />
              <bdi className="truncate">{item.title}</bdi>
            </div>
          ))}
        </div>
      )}
      {found.data && items.length === 0 && (
        <p className="rounded-md border p-3 text-muted-foreground text-sm">{t("noProducts")}</p>
      )}
    </div>
  );
}
