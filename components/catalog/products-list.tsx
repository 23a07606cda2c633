"use client";

import { keepPreviousData, useInfiniteQuery, useQuery } from "@tanstack/react-query";
import { FileUp, Package, Plus } from "lucide-react";
import Link from "next/link";
import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { useTRPC } from "@/components/api";
import { useCommands } from "@/components/shared/commands";
import { EmptyState } from "@/components/shared/empty-state";
import { NameCell, TimeCell } from "@/components/shared/list/cells";
import type { ListColumn } from "@/components/shared/list/list-table";
import { byCursor } from "@/components/shared/list/paged";
import { useRowsKept } from "@/components/shared/list/row-steps";
import { useListParams } from "@/components/shared/list/use-list-params";
import { useSelection } from "@/components/shared/list/use-selection";
import { PagedList } from "@/components/shared/paged-list";
import { Button } from "@/components/ui/button";
import { useListViews } from "@/components/views/use-list-views";
import { useStore } from "@/components/workspace/store-context";
import type { ProductSummary } from "@/server/modules/catalog/contract";
import { BulkActions } from "./bulk-actions";
import { PriceRange, StatusBadge, StockCount } from "./product-figures";
import { ProductPicture } from "./product-picture";
import { productQueryOf, sortOf } from "./product-query";

const filterNames = ["status", "stock", "vendor", "category", "tag"] as const;

/** The table of products: search, filters, sorting and bulk changes, all in the address. */
export function ProductsList() {
  const t = useTranslations("catalog");
  const api = useTRPC();
  const store = useStore();
  const params = useListParams();
  const selection = useSelection();
  const router = useRouter();
  useCommands([
    ...(store.can("catalog.write")
      ? [
          {
            id: "product-add",
            label: t("add"),
            icon: <Plus />,
            run: () => router.push(`${store.path}/products/new`),
          },
        ]
      : []),
    ...(store.can("catalog.import")
      ? [
          {
            id: "product-import",
            label: t("import"),
            icon: <FileUp />,
            run: () => router.push(`${store.path}/products/import`),
          },
        ]
      : []),
  ]);
  const input = productQueryOf(params.get);
  const list = useInfiniteQuery(
    api.catalog.listProducts.infiniteQueryOptions(input, {
      ...byCursor,
      placeholderData: keepPreviousData,
    }),
  );
  // Asked for by the browser, after the list is there: they read the whole store.
  const facets = useQuery(api.catalog.listFacets.queryOptions({}));
  const choices = (values: { value: string }[] | undefined) =>
    (values ?? []).map(({ value }) => ({ value, label: value }));

  const columns: ListColumn<ProductSummary>[] = [
    {
      id: "title",
      header: t("column.product"),
      sortable: true,
      width: "w-2/5",
      cell: (product) => (
        <NameCell
          picture={<ProductPicture url={product.imageUrl} name={product.title} />}
          name={product.title}
        >
          {product.variantCount > 1 && (
            <span className="shrink-0 font-normal text-muted-foreground text-sm">
              {t("variants", { count: product.variantCount })}
            </span>
          )}
        </NameCell>
      ),
    },
    {
      id: "status",
      header: t("column.status"),
      plain: true,
      cell: (product) => <StatusBadge status={product.status} />,
    },
    {
      id: "price",
      plain: true,
      header: t("column.price"),
      align: "end",
      sortable: true,
      cell: (product) => <PriceRange product={product} currency={store.currency} />,
    },
    {
      id: "stock",
      header: t("column.stock"),
      align: "end",
      sortable: true,
      cell: (product) => <StockCount quantity={product.quantity} />,
    },
    {
      id: "category",
      header: t("column.category"),
      wideOnly: true,
      cell: (product) => <bdi className="line-clamp-1">{product.category}</bdi>,
    },
    {
      id: "vendor",
      header: t("column.vendor"),
      wideOnly: true,
      optional: true,
      cell: (product) => <bdi className="line-clamp-1">{product.vendor}</bdi>,
    },
    {
      id: "handle",
      header: t("importing.fields.handle"),
      wideOnly: true,
      optional: true,
      cell: (product) => <bdi className="line-clamp-1 text-muted-foreground">{product.handle}</bdi>,
    },
    {
      id: "updated",
      header: t("column.updated"),
      sortable: true,
      wideOnly: true,
      align: "end",
      cell: (product) => <TimeCell date={product.updatedAt} />,
    },
  ];

  useRowsKept(list.data);
  const views = useListViews({ list: "products", columns, params, filters: filterNames });

  return (
    <PagedList
      label={t("title")}
      what={t("what")}
      params={params}
      columns={views.columns}
      tabs={views.tabs}
      actions={views.actions}
      list={list}
      rowName={(product) => product.title}
      rowHref={(product) => `${store.path}/products/${product.id}`}
      sort={{ column: input.sort, descending: input.order === "desc" }}
      onSort={({ column, descending }) => params.set({ sort: sortOf(column, descending) })}
      selection={store.can("catalog.write") || store.can("studio.use") ? selection : undefined}
      bulk={<BulkActions selection={selection} />}
      filters={[
        {
          name: "status",
          label: t("filter.status"),
          options: (["active", "draft", "archived"] as const).map((value) => ({
            value,
            label: t(`status.${value}`),
          })),
        },
        {
          name: "stock",
          label: t("filter.stock"),
          options: [
            { value: "in", label: t("filter.inStock") },
            { value: "out", label: t("filter.outOfStock") },
          ],
        },
        { name: "vendor", label: t("filter.vendor"), options: choices(facets.data?.vendors) },
        { name: "category", label: t("filter.category"), options: choices(facets.data?.categories) },
        { name: "tag", label: t("filter.tag"), options: choices(facets.data?.tags) },
      ].filter((filter) => filter.options.length > 0 || !facets.data)}
      empty={
        <EmptyState
          picture={<Package />}
          title={t("empty.title")}
          text={t("empty.text")}
          action={
            <>
              {store.can("catalog.import") && (
                <Button asChild>
                  <Link href={`${store.path}/products/import`}>
                    <FileUp aria-hidden />
                    {t("import")}
                  </Link>
                </Button>
              )}
              {store.can("catalog.write") && (
                <Button asChild variant="outline">
                  <Link href={`${store.path}/products/new`}>
                    <Plus aria-hidden />
                    {t("add")}
                  </Link>
                </Button>
              )}
            </>
          }
        />
      }
    />
  );
}
