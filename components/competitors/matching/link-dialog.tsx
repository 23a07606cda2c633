"use client";

import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { useTRPC } from "@/components/api";
import { toastProblem } from "@/components/api/toast-problem";
import { ProductPicker } from "@/components/catalog/product-picker";
import { FormDialog } from "@/components/shared/form-dialog";

interface Props {
  theirs: { id: string; title: string };
  onClose: () => void;
  /** The products were put together: by this it can be taken back. */
  onLinked: (edit: string | null) => void;
}

/** Asks which own product a competitor's is. */
export function LinkDialog({ theirs, onClose, onLinked }: Props) {
  const t = useTranslations("matching.review");
  const api = useTRPC();
  const queryClient = useQueryClient();
  const [productId, setProductId] = useState<string>();
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
        if (productId) link.mutate({ competitorProductId: theirs.id, productId });
      }}
    >
      <ProductPicker value={productId} onChange={setProductId} disabled={link.isPending} />
    </FormDialog>
  );
}
