"use client";

import { PenLine, Sparkles } from "lucide-react";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { ProductPicker } from "@/components/catalog/product-picker";
import { CostButton } from "@/components/shared/cost-button";
import { EmptyState } from "@/components/shared/empty-state";
import { FormWithResult } from "@/components/shared/form-with-result";
import { Card } from "@/components/ui/card";
import { useStore } from "@/components/workspace/store-context";
import type { TextService } from "@/server/modules/studio/services";
import { LiveText } from "./live-text";
import { OptionFields, useWritingOptions } from "./option-fields";
import { TextEditor } from "./text-editor";
import { useCost } from "./use-cost";
import { useGeneration } from "./use-generation";
import { useWallet } from "./use-wallet";

/** Orders a text: product, wishes, the price on the button; beside it the text as it is written. */
export function Writer({
  service,
  productId: given,
}: {
  service: TextService;
  productId: string | undefined;
}) {
  const t = useTranslations("studio");
  const store = useStore();
  const [productId, setProductId] = useState(given);
  const [options, setOptions] = useWritingOptions(service.format);
  const { wallet, refresh } = useWallet();
  const { cost, ownKey } = useCost(service.id);
  const generation = useGeneration({ onEnd: refresh });
  const { state } = generation;
  const writing = state.phase === "writing";
  const order = () => {
    if (productId) void generation.start({ service: service.id, productId, options });
  };

  return (
    <FormWithResult
      onSubmit={order}
      result={
        state.phase === "idle" ? (
          <Card className="border-dashed bg-transparent">
            <EmptyState picture={<Sparkles />} title={t("result.empty")} text={t("result.emptyText")} />
          </Card>
        ) : state.phase === "done" ? (
          <TextEditor id={state.generationId} />
        ) : (
          <LiveText generation={generation} />
        )
      }
    >
      <ProductPicker value={productId} onChange={setProductId} disabled={writing} />
      <OptionFields service={service} value={options} onChange={setOptions} disabled={writing} />
      {store.can("studio.use") && (
        <CostButton
          type="submit"
          size="lg"
          action={t("form.write")}
          icon={<PenLine aria-hidden />}
          cost={cost}
          ownKey={ownKey}
          balance={wallet}
          walletHref={`${store.path}/wallet`}
          loading={writing}
          disabled={!productId}
        />
      )}
    </FormWithResult>
  );
}
