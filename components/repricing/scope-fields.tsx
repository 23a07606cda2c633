"use client";

import { useQuery } from "@tanstack/react-query";
import { X } from "lucide-react";
import { useTranslations } from "next-intl";
import { useTRPC } from "@/components/api";
import { ProductPicker } from "@/components/catalog/product-picker";
import { Button } from "@/components/ui/button";
import { ruleLimits } from "@/server/modules/repricing/contract";
import { ChoiceInput, type Form } from "./fields";

/** Adds products one by one. */
function Products({ form }: { form: Form }) {
  const t = useTranslations("repricing.form");
  const api = useTRPC();
  const { products } = form.draft;
  const unnamed = products.find(({ title }) => title === "");
  const chosen = useQuery(
    api.catalog.getProduct.queryOptions({ id: unnamed?.id ?? "" }, { enabled: unnamed !== undefined }),
  );
  const titleOf = ({ id, title }: Form["draft"]["products"][number]) =>
    title || (chosen.data?.id === id ? chosen.data.title : "…");
  const add = (id: string | undefined) => {
    if (!id || products.some((product) => product.id === id)) return;
    const named = products.map((product) => ({ ...product, title: titleOf(product) }));
    form.set({ products: [...named, { id, title: "" }] });
  };
  return (
    <div className="grid gap-2">
      {products.length < ruleLimits.products && (
        <ProductPicker value={undefined} onChange={add} disabled={false} />
      )}
      {form.problems.products && (
        <p className="text-destructive text-sm">{t(`problem.${form.problems.products}`)}</p>
      )}
      <ul className="divide-y rounded-md border empty:hidden">
        {products.map((product) => (
          <li key={product.id} className="flex items-center gap-2 px-3 py-1">
            <bdi className="min-w-0 flex-1 truncate">{titleOf(product)}</bdi>
            <Button
              variant="ghost"
              size="icon-sm"
              aria-label={t("removeProduct", { title: titleOf(product) })}
              onClick={() => form.set({ products: products.filter(({ id }) => id !== product.id) })}
            >
              <X aria-hidden />
            </Button>
          </li>
        ))}
      </ul>
    </div>
  );
}

/** Which products a rule is for. */
export function ScopeFields({ form }: { form: Form }) {
  const t = useTranslations("repricing.form");
  const api = useTRPC();
  const { scope, tag, category } = form.draft;
  const facets = useQuery(
    api.catalog.listFacets.queryOptions({}, { enabled: scope === "tag" || scope === "category" }),
  );
  /** What is chosen stays to be chosen, though no product has it any more. */
  const among = (values: { value: string }[] | undefined, chosen: string) => {
    const known = (values ?? []).map(({ value }) => value);
    const all = chosen && !known.includes(chosen) ? [chosen, ...known] : known;
    return [{ value: "", label: t("chooseOne") }, ...all.map((value) => ({ value, label: value }))];
  };
  return (
    <>
      <ChoiceInput
        form={form}
        name="scope"
        label={t("scope")}
        options={(["all", "category", "tag", "products"] as const).map((value) => ({
          value,
          label: t(`scopeKind.${value}`),
        }))}
      />
      {scope === "category" && (
        <ChoiceInput
          form={form}
          name="category"
          label={t("category")}
          options={among(facets.data?.categories, category)}
        />
      )}
      {scope === "tag" && (
        <ChoiceInput form={form} name="tag" label={t("tag")} options={among(facets.data?.tags, tag)} />
      )}
      {scope === "products" && <Products form={form} />}
    </>
  );
}
