"use client";

import { useMutation } from "@tanstack/react-query";
import { MessagesSquare, Search } from "lucide-react";
import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { LocaleField, useResultLocale } from "@/components/ai/writing-fields";
import { useTRPC } from "@/components/api";
import { problemOfError } from "@/components/api/problem";
import { toastProblem } from "@/components/api/toast-problem";
import { uploadFile } from "@/components/api/upload";
import { ProductPicker } from "@/components/catalog/product-picker";
import { CostButton } from "@/components/shared/cost-button";
import { FileDrop } from "@/components/shared/file-drop";
import { Alert } from "@/components/ui/alert";
import { Button } from "@/components/ui/button";
import { Card, CardContent } from "@/components/ui/card";
import { Field } from "@/components/ui/field";
import { Textarea } from "@/components/ui/textarea";
import { useStore } from "@/components/workspace/store-context";
import type { ReviewColumns, ReviewsPreview } from "@/server/modules/analyses/contract";
import type { Problem } from "@/server/platform/problem";
import { ReviewsFound } from "./reviews-found";

type Source = "paste" | "file";

/** From reviews to their analysis: paste or send them, see what was found and what it costs, begin. */
export function ReviewsForm({ productId: given }: { productId: string | undefined }) {
  const t = useTranslations("analyses");
  const api = useTRPC();
  const store = useStore();
  const router = useRouter();
  const [source, setSource] = useState<Source>("paste");
  const [text, setText] = useState("");
  const [fileId, setFileId] = useState<string>();
  const [sending, setSending] = useState<{ name: string; share: number }>();
  const [productId, setProductId] = useState(given);
  const [locale, setLocale] = useResultLocale();
  const [problem, setProblem] = useState<Problem>();
  const [found, setFound] = useState<{ preview: ReviewsPreview; of: string }>();
  const preview = useMutation(api.analyses.previewReviews.mutationOptions());
  const start = useMutation(
    api.analyses.startReviews.mutationOptions({
      onSuccess: ({ id }) => router.push(`${store.path}/studio/analyses/${id}`),
      onError: toastProblem,
    }),
  );

  const inputOf = (columns?: ReviewColumns, file = fileId) => ({
    locale,
    ...(source === "paste" ? { text } : { fileId: file ?? "", ...(columns && { columns }) }),
    ...(productId && { productId }),
  });
  /** What was looked at: another text, file or product makes what was found stale. */
  const ofNow = `${source} ${source === "paste" ? text : fileId} ${productId ?? ""}`;

  const look = async (columns?: ReviewColumns, file?: string) => {
    setProblem(undefined);
    try {
      const seen = await preview.mutateAsync(inputOf(columns, file));
      setFound({ preview: seen, of: file ? `file ${file} ${productId ?? ""}` : ofNow });
    } catch (error) {
      const told = problemOfError(error);
      if (told) setProblem(told);
      else toastProblem(error);
    }
  };

  const send = async (file: File) => {
    setProblem(undefined);
    setFound(undefined);
    setSending({ name: file.name, share: 0 });
    try {
      const stored = await uploadFile(store.slug, "import", file, {
        onProgress: (share) => setSending({ name: file.name, share }),
      });
      setFileId(stored.id);
      await look(undefined, stored.id);
    } catch (error) {
      const told = problemOfError(error);
      if (told) setProblem(told);
      else toastProblem(error);
    } finally {
      setSending(undefined);
    }
  };

  const choose = (next: Source) => {
    setSource(next);
    setFound(undefined);
    setProblem(undefined);
  };
  const fileName = found?.preview.fileName ?? undefined;
  const stale = found !== undefined && found.of !== ofNow;
  const ready = found !== undefined && !stale && found.preview.count > 0;
  return (
    <div className="grid grid-cols-1 items-start gap-4 lg:grid-cols-[minmax(0,1fr)_20rem]">
      <div className="grid min-w-0 grid-cols-1 gap-4">
        <Card>
          <CardContent className="grid gap-4">
            <fieldset className="grid gap-4">
              <legend className="sr-only">{t("reviews.source")}</legend>
              <div className="flex w-fit gap-1 rounded-lg bg-muted p-1">
                {(["paste", "file"] as const).map((one) => (
                  <label
                    key={one}
                    className="cursor-pointer rounded-md px-3 py-1 text-muted-foreground text-sm has-checked:bg-card has-checked:font-medium has-checked:text-foreground has-checked:shadow-sm has-focus-visible:outline-2 has-focus-visible:outline-ring"
                  >
                    <input
                      type="radio"
                      name="source"
                      className="sr-only"
                      checked={source === one}
                      onChange={() => choose(one)}
                    />
                    {t(one === "paste" ? "reviews.paste" : "reviews.upload")}
                  </label>
                ))}
              </div>
              {source === "paste" ? (
                <Field label={t("reviews.text")} help={t("reviews.textHelp")} required>
                  {(control) => (
                    <Textarea
                      {...control}
                      dir="auto"
                      rows={12}
                      maxLength={1_000_000}
                      value={text}
                      onChange={(event) => setText(event.target.value)}
                    />
                  )}
                </Field>
              ) : (
                <FileDrop
                  accept=".csv,.tsv,.txt,.xlsx,text/csv,text/plain,application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
                  words={{
                    drop: fileName ? <bdi>{fileName}</bdi> : t("reviews.drop"),
                    choose: t(fileName ? "reviews.another" : "reviews.choose"),
                    formats: t("reviews.formats"),
                  }}
                  busy={
                    sending && {
                      label: t(preview.isPending ? "reviews.reading" : "reviews.sending", {
                        file: sending.name,
                      }),
                      share: preview.isPending ? undefined : sending.share,
                    }
                  }
                  compact
                  taken={fileName !== undefined}
                  onFile={(file) => void send(file)}
                />
              )}
            </fieldset>
            {problem && (
              <Alert variant="destructive" title={problem.title}>
                {problem.detail}
              </Alert>
            )}
            {stale && <Alert>{t("reviews.changed")}</Alert>}
            {(source === "paste" || (fileId && (stale || !found))) && !ready && (
              <Button
                variant="outline"
                className="w-fit"
                loading={preview.isPending}
                disabled={source === "paste" ? !text.trim() : !fileId}
                onClick={() => void look()}
              >
                <Search aria-hidden />
                {t("form.look")}
              </Button>
            )}
          </CardContent>
        </Card>
        {found && !stale && (
          <ReviewsFound
            preview={found.preview}
            busy={preview.isPending}
            onColumns={(columns) => void look(columns)}
          />
        )}
      </div>
      <Card>
        <CardContent className="grid gap-4">
          <LocaleField label={t("form.locale")} value={locale} onChange={setLocale} />
          <div className="grid gap-1.5">
            <ProductPicker value={productId} onChange={setProductId} disabled={start.isPending} optional />
            <p className="text-muted-foreground text-sm">{t("reviews.ofProduct")}</p>
          </div>
          <CostButton
            size="lg"
            action={t("form.start")}
            icon={<MessagesSquare aria-hidden />}
            cost={found?.preview.points ?? 0}
            ownKey={found?.preview.points === 0}
            balance={found?.preview.available}
            walletHref={`${store.path}/wallet`}
            loading={start.isPending}
            disabled={!ready}
            onClick={() => start.mutate(inputOf(found?.preview.mapping ?? undefined))}
          />
        </CardContent>
      </Card>
    </div>
  );
}
