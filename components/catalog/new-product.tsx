"use client";

import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { useTRPC } from "@/components/api";
import { problemOfError } from "@/components/api/problem";
import { toastProblem } from "@/components/api/toast-problem";
import { toast } from "@/components/shared/toast";
import { useStore } from "@/components/workspace/store-context";
import type { ProductInput } from "@/server/modules/catalog/contract";
import { formProblems } from "./form-problems";
import { ProductForm } from "./product-form";
import { changeOf } from "./product-values";

/** Adds a product by hand. */
export function NewProduct() {
  const t = useTranslations("catalog.form");
  const api = useTRPC();
  const store = useStore();
  const router = useRouter();
  const queryClient = useQueryClient();
  const create = useMutation(api.catalog.createProduct.mutationOptions());
  return (
    <ProductForm
      currency={store.currency}
      readOnly={false}
      onSave={async (values) => {
        try {
          const product = await create.mutateAsync(changeOf(values, store.currency) as ProductInput);
          void queryClient.invalidateQueries({ queryKey: api.catalog.pathKey() });
          void toast(t("added"));
          router.push(`${store.path}/products/${product.id}`);
          return { saved: values };
        } catch (error) {
          const problem = problemOfError(error);
          if (!problem?.fields.length) toastProblem(error);
          return { problems: formProblems(problem) };
        }
      }}
    />
  );
}
