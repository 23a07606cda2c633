"use client";

import { useMutation, useSuspenseQuery } from "@tanstack/react-query";
import { ImageOff, Wand2 } from "lucide-react";
import Link from "next/link";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { useTRPC } from "@/components/api";
import { CostButton } from "@/components/shared/cost-button";
import { EmptyState } from "@/components/shared/empty-state";
import { FormWithResult } from "@/components/shared/form-with-result";
import { Button } from "@/components/ui/button";
import { Card } from "@/components/ui/card";
import { Field } from "@/components/ui/field";
import { NativeSelect } from "@/components/ui/native-select";
import { Skeleton } from "@/components/ui/skeleton";
import { Textarea } from "@/components/ui/textarea";
import { useStore } from "@/components/workspace/store-context";
import { PictureShape } from "@/server/modules/ai/pictures/words";
import { type PictureOptions, pictureStyles } from "@/server/modules/studio/pictures/generation-contract";
import { RenderingView } from "./rendering-view";
import { type Chosen, SourceField } from "./source-field";
import { usePictureOrder } from "./use-order";

interface Props {
  first: Chosen;
  /** The person may set keys of the installation. */
  admin: boolean;
}

/** The room that a picture of a shape will take, so that nothing jumps when it comes. */
const rooms: Record<PictureOptions["shape"], string> = {
  square: "aspect-square w-[32rem]",
  landscape: "aspect-[3/2] w-full",
  portrait: "aspect-[2/3] w-[21.3rem]",
};

/** Orders a picture from a model: in words, of a product or by a picture that is given. */
export function Generator({ first, admin }: Props) {
  const t = useTranslations("pictures");
  const api = useTRPC();
  const store = useStore();
  const [chosen, setChosen] = useState(first);
  const [options, setOptions] = useState<PictureOptions>({ prompt: "", style: "studio", shape: "square" });
  const { data: who } = useSuspenseQuery(api.studio.getPictureMaker.queryOptions({}));
  const wish =
    options.prompt.trim().length >= 3
      ? JSON.stringify({ ...options, product: chosen.productId, file: chosen.fileId })
      : undefined;
  const { last, finished, price, handlers } = usePictureOrder(wish);
  const make = useMutation(api.studio.generatePicture.mutationOptions(handlers));
  const set = (change: Partial<PictureOptions>) => setOptions({ ...options, ...change });
  // A wish that is written anew leaves the picture of the last one to be seen.
  const shown = finished ?? last;
  if (!who.maker) return <Nobody missing={who.reason === "missing"} admin={admin} />;
  return (
    <FormWithResult
      onSubmit={() => wish && make.mutate({ ...options, productId: chosen.productId, fileId: chosen.fileId })}
      result={
        make.isPending ? (
          <Card className="grid gap-3 p-4" aria-busy>
            <Skeleton className={`mx-auto max-h-[32rem] max-w-full ${rooms[options.shape]}`} />
            <p className="text-muted-foreground text-sm" role="status">
              {t("working")}
            </p>
          </Card>
        ) : shown ? (
          <RenderingView detail={shown} />
        ) : (
          <Card className="border-dashed bg-transparent">
            <EmptyState picture={<Wand2 />} title={t("generate.emptyTitle")} text={t("generate.emptyText")} />
          </Card>
        )
      }
    >
      <Field label={t("generate.prompt")} help={t("generate.promptHelp")} required>
        {(control) => (
          <Textarea
            {...control}
            dir="auto"
            rows={5}
            maxLength={2000}
            disabled={make.isPending}
            value={options.prompt}
            onChange={(event) => set({ prompt: event.target.value })}
          />
        )}
      </Field>
      <div className="grid grid-cols-[repeat(auto-fit,minmax(11rem,1fr))] gap-3">
        <Field label={t("generate.style")}>
          {(control) => (
            <NativeSelect
              {...control}
              disabled={make.isPending}
              value={options.style}
              onChange={(event) => set({ style: event.target.value as PictureOptions["style"] })}
            >
              {pictureStyles.map((id) => (
                <option key={id} value={id}>
                  {t(`styles.${id}`)}
                </option>
              ))}
            </NativeSelect>
          )}
        </Field>
        <Field label={t("generate.shape")}>
          {(control) => (
            <NativeSelect
              {...control}
              disabled={make.isPending}
              value={options.shape}
              onChange={(event) => set({ shape: event.target.value as PictureOptions["shape"] })}
            >
              {PictureShape.options.map((id) => (
                <option key={id} value={id}>
                  {t(`shapes.${id}`)}
                </option>
              ))}
            </NativeSelect>
          )}
        </Field>
      </div>
      <SourceField value={chosen} onChange={setChosen} disabled={make.isPending} reference />
      {store.can("studio.use") && (
        <CostButton
          type="submit"
          size="lg"
          action={t("generate.make")}
          icon={<Wand2 aria-hidden />}
          cost={who.points}
          {...price}
          loading={make.isPending}
          disabled={!wish}
        />
      )}
    </FormWithResult>
  );
}

/** Says plainly that nobody makes pictures, and what would change that. */
function Nobody({ missing, admin }: { missing: boolean; admin: boolean }) {
  const t = useTranslations("pictures.generate");
  const ai = useTranslations("ai.keys");
  const store = useStore();
  return (
    <Card>
      <EmptyState
        picture={<ImageOff />}
        title={t(missing ? "missingTitle" : "pausedTitle")}
        text={t(missing ? (admin ? "missingAdmin" : "missing") : "paused")}
        action={
          missing &&
          store.can("workspace.manage") && (
            <Button asChild variant="outline">
              <Link href={`${store.path}/settings/ai`}>{ai("add")}</Link>
            </Button>
          )
        }
      />
    </Card>
  );
}
