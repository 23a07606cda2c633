"use client";

import { useMutation, useQueryClient, useSuspenseQuery } from "@tanstack/react-query";
import { PenLine, Trash2 } from "lucide-react";
import Link from "next/link";
import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { useTRPC } from "@/components/api";
import { problemOfError } from "@/components/api/problem";
import { toastProblem } from "@/components/api/toast-problem";
import { ConfirmDialog } from "@/components/shared/confirm-dialog";
import { PageHead } from "@/components/shared/page-head";
import { toast } from "@/components/shared/toast";
import { Alert } from "@/components/ui/alert";
import { Button } from "@/components/ui/button";
import { useStore } from "@/components/workspace/store-context";
import { formProblems } from "./form-problems";
import { PictureProblems } from "./picture-problems";
import { ProductActivity } from "./product-activity";
import { StatusBadge } from "./product-figures";
import { ProductForm } from "./product-form";
import { ProductPrices } from "./product-prices";
import { ProductSteps } from "./product-steps";
import { changeOf, type ProductValues, valuesOf } from "./product-values";
import { usePictures } from "./use-pictures";

/** A stored product: its form, the way to its texts, and deleting it. */
export function ProductEditor({ id }: { id: string }) {
  const t = useTranslations("catalog.form");
  const api = useTRPC();
  const store = useStore();
  const router = useRouter();
  const queryClient = useQueryClient();
  const { data: product } = useSuspenseQuery(api.catalog.getProduct.queryOptions({ id }));
  const { pictures, lookAgain } = usePictures(product);
  const [stale, setStale] = useState(false);
  const [deleting, setDeleting] = useState(false);
  /** Which versions the form holds because it saved them, and the version it was first filled with. */
  const [own, setOwn] = useState({ versions: [product.version], filled: product.version });
  const filled = own.versions.includes(product.version) ? own.filled : product.version;
  const update = useMutation(api.catalog.updateProduct.mutationOptions());
  const remove = useMutation(api.catalog.deleteProducts.mutationOptions());

  const save = async (values: ProductValues) => {
    try {
      const saved = await update.mutateAsync({
        id,
        version: product.version,
        change: changeOf(values, product.currency),
      });
      setOwn({ versions: [product.version, saved.version], filled });
      queryClient.setQueryData(api.catalog.getProduct.queryKey({ id }), saved);
      void queryClient.invalidateQueries({ queryKey: api.catalog.listProductActivity.pathKey() });
      void queryClient.invalidateQueries({ queryKey: api.catalog.listPriceChanges.pathKey() });
      void queryClient.invalidateQueries({ queryKey: api.catalog.listProducts.pathKey() });
      lookAgain();
      void toast(t("saved"));
      return { saved: valuesOf(saved) };
    } catch (error) {
      const problem = problemOfError(error);
      if (problem?.code === "WRONG_STATE") setStale(true);
      else if (!problem?.fields.length) toastProblem(error);
      return { problems: formProblems(problem, "change.") };
    }
  };

  return (
    <>
      <PageHead
        title={product.title}
        badge={<StatusBadge status={product.status} />}
        action={
          <>
            <ProductSteps id={id} />
            {store.can("studio.use") && (
              <Button asChild variant="outline">
                <Link href={`${store.path}/studio/product-description?product=${id}`}>
                  <PenLine aria-hidden />
                  {t("write")}
                </Link>
              </Button>
            )}
            {store.can("catalog.write") && (
              <Button variant="ghost" size="icon" aria-label={t("delete")} onClick={() => setDeleting(true)}>
                <Trash2 aria-hidden />
              </Button>
            )}
          </>
        }
      />
      {stale && (
        <Alert
          variant="warning"
          action={
            <Button size="sm" variant="outline" onClick={() => window.location.reload()}>
              {t("reload")}
            </Button>
          }
        >
          {t("stale")}
        </Alert>
      )}
      <ProductForm
        // Another version, such as after a text was applied, fills the form anew; one's own save does not.
        key={filled}
        initial={valuesOf(product)}
        currency={product.currency}
        readOnly={!store.can("catalog.write")}
        pictures={pictures}
        activity={
          <>
            <ProductPrices id={id} />
            <ProductActivity id={id} />
          </>
        }
        pictureProblems={<PictureProblems productId={id} pictures={pictures} onRetry={lookAgain} />}
        onSave={save}
      />
      <ConfirmDialog
        open={deleting}
        onOpenChange={setDeleting}
        title={t("deleteTitle", { title: product.title })}
        text={t("deleteText")}
        confirm={t("delete")}
        onConfirm={async () => {
          await remove.mutateAsync({ selection: { ids: [id] } }).catch((error: unknown) => {
            toastProblem(error);
            throw error;
          });
          await queryClient.invalidateQueries({ queryKey: api.catalog.listProducts.pathKey() });
          void toast(t("deleted"));
          router.push(`${store.path}/products`);
        }}
      />
    </>
  );
}
