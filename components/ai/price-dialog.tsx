"use client";

import { useMutation, useQuery } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { useForm } from "react-hook-form";
import { useTRPC } from "@/components/api";
import { toastProblem } from "@/components/api/toast-problem";
import { FormDialog } from "@/components/shared/form-dialog";
import { toast } from "@/components/shared/toast";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import type { PriceVersion } from "@/server/modules/ai/contract";
import { dollarsOf, isAmount, microsOf, microsOrNone } from "./dollars";
import { PriceHistory } from "./price-history";
import { useProviderName } from "./provider-name";

/** A model whose price is edited: the price that counts now, or none yet. */
export type PricedModel = Pick<PriceVersion, "provider" | "model"> & { price?: PriceVersion };

interface Props extends PricedModel {
  onClose: () => void;
  onSaved: () => Promise<unknown>;
}

const parts = ["inputMicros", "cachedInputMicros", "outputMicros", "reasoningMicros", "imageMicros"] as const;
type Part = (typeof parts)[number];
type Values = Record<Part, string> & { note: string };

/** Of what costs like the rest, where nothing is entered. */
const optional: ReadonlySet<Part> = new Set<Part>(["cachedInputMicros", "reasoningMicros", "imageMicros"]);
const most = 1_000;

/** Takes what a model costs, with the reason, as a new version; shows those before it. */
export function PriceDialog({ provider, model, price, onClose, onSaved }: Props) {
  const t = useTranslations("ai.prices");
  const required = useTranslations("errors.field");
  const action = useTranslations("common.action");
  const name = useProviderName();
  const api = useTRPC();
  const { register, handleSubmit, formState } = useForm<Values>({
    defaultValues: {
      inputMicros: dollarsOf(price?.inputMicros),
      cachedInputMicros: dollarsOf(price?.cachedInputMicros),
      outputMicros: dollarsOf(price?.outputMicros),
      reasoningMicros: dollarsOf(price?.reasoningMicros),
      imageMicros: dollarsOf(price?.imageMicros),
      note: "",
    },
  });
  const { data: history } = useQuery(
    api.ai.listPriceVersions.queryOptions({ provider, model }, { enabled: price !== undefined }),
  );
  const save = useMutation(api.ai.savePrice.mutationOptions({ onError: toastProblem }));
  const submit = handleSubmit(async ({ note, ...texts }) => {
    const saved = await save
      .mutateAsync({
        provider,
        model,
        inputMicros: microsOf(texts.inputMicros),
        outputMicros: microsOf(texts.outputMicros),
        cachedInputMicros: microsOrNone(texts.cachedInputMicros),
        reasoningMicros: microsOrNone(texts.reasoningMicros),
        imageMicros: microsOrNone(texts.imageMicros),
        note,
        basedOn: price?.version ?? 0,
      })
      .catch(() => undefined);
    await onSaved();
    if (!saved) return;
    void toast(t("saved"));
    onClose();
  });
  const check = (part: Part) => (text: string) => {
    if (text.trim() === "") return optional.has(part) || required("required");
    return isAmount(text, part === "imageMicros" ? 100 : most) || t("amountError");
  };
  const { errors, isSubmitting } = formState;
  return (
    <FormDialog
      title={`${name(provider)} ${model}`}
      text={t("dialogText")}
      submit={action("save")}
      sending={isSubmitting}
      onSubmit={submit}
      onClose={onClose}
    >
      <div className="grid gap-4">
        <div className="grid items-start gap-4 sm:grid-cols-2">
          {parts.map((part) => (
            <Field
              key={part}
              label={t(part)}
              help={part === "imageMicros" ? t("imageHelp") : optional.has(part) ? t("likeRest") : undefined}
              error={errors[part]?.message}
              required={!optional.has(part)}
            >
              {(control) => (
                <Input
                  {...control}
                  {...register(part, { validate: check(part) })}
                  inputMode="decimal"
                  dir="ltr"
                  autoComplete="off"
                />
              )}
            </Field>
          ))}
        </div>
        <Field label={t("note")} help={t("noteHelp")} error={errors.note?.message} required>
          {(control) => (
            <Input
              {...control}
              {...register("note", { validate: (text) => text.trim() !== "" || required("required") })}
              dir="auto"
              maxLength={500}
              autoComplete="off"
            />
          )}
        </Field>
        {history && <PriceHistory versions={history.items} />}
      </div>
    </FormDialog>
  );
}
