"use client";

import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { useTRPC } from "@/components/api";
import { toastProblem } from "@/components/api/toast-problem";
import { ProductPicker } from "@/components/catalog/product-picker";
import { FormDialog } from "@/components/shared/form-dialog";
import { Field } from "@/components/ui/field";
import { NativeSelect } from "@/components/ui/native-select";

interface Props {
  theirs: { id: string; title: string };
  onClose: () => void;
  /** The products were put together: by this it can be taken back. */
  onLinked: (edit: string | null) => void;
}

/** Asks which own product a competitor's is, and which of its variants where there are several. */
export function LinkDialog({ theirs, onClose, onLinked }: Props) {
  const t = useTranslations("matching.review");
  const api = useTRPC();
  const queryClient = useQueryClient();
  const [productId, setProductId] = useState<string>();
  const [variantId, setVariantId] = useState("");
  const link = useMutation(
    api.competitors.linkProducts.mutationOptions({
      onError: (error) => toastProblem(error),
      async onSuccess({ edit }) {
        onLinked(edit);
        onClose();
        await queryClient.invalidateQueries({ queryKey: api.competitors.pathKey() });
      },
    }),
  );
  return (
    <FormDialog
      title={t("choose")}
      text={t("chooseText", { title: theirs.title })}
      submit={t("link")}
      sending={link.isPending}
      onClose={onClose}
      onSubmit={(event) => {
        event.preventDefault();
        if (productId)
          link.mutate({ competitorProductId: theirs.id, productId, ...(variantId && { variantId }) });
      }}
    >
      <div className="grid gap-4">
        <ProductPicker
          value={productId}
          onChange={(id) => {
            setProductId(id);
            setVariantId("");
          }}
          disabled={link.isPending}
        />
        {productId && <VariantField productId={productId} value={variantId} onChange={setVariantId} />}
      </div>
    </FormDialog>
  );
}

/** Which variant is meant; nothing to choose where there is one only. */
function VariantField({
  productId,
  value,
  onChange,
}: {
  productId: string;
  value: string;
  onChange: (id: string) => void;
}) {
  const t = useTranslations("matching");
  const api = useTRPC();
  const product = useQuery(api.catalog.getProduct.queryOptions({ id: productId }));
  const variants = product.data?.variants ?? [];
  if (variants.length < 2) return null;
  return (
    <Field label={t("fields.options")}>
      {(control) => (
        <NativeSelect {...control} value={value} onChange={(event) => onChange(event.target.value)}>
          <option value="">{t("review.allVariants")}</option>
          {variants.map(({ id, optionValues, sku }) => (
            <option key={id} value={id}>
              {optionValues.join(" / ") || sku}
            </option>
          ))}
        </NativeSelect>
      )}
    </Field>
  );
}
