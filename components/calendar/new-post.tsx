"use client";

import { useMutation } from "@tanstack/react-query";
import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { useTRPC } from "@/components/api";
import { toastProblem } from "@/components/api/toast-problem";
import { useStore } from "@/components/workspace/store-context";
import type { Channel } from "@/server/modules/calendar/contract";
import { PostForm } from "./post-form";
import { contentOf, valuesOf } from "./post-values";
import { TimeFields } from "./time-fields";

interface Props {
  channels: Channel[];
  date: string | null;
  /** A text that was written elsewhere, and the product it is about. */
  text: string;
  productId: string | null;
}

/** Drafts a post. */
export function NewPost({ channels, date, text, productId }: Props) {
  const t = useTranslations("calendar.form");
  const api = useTRPC();
  const router = useRouter();
  const { path } = useStore();
  const [planned, setPlanned] = useState(date ? { date, time: "09:00" } : null);
  const create = useMutation(
    api.calendar.createPost.mutationOptions({
      onSuccess: (post) => router.push(`${path}/calendar/${post.id}`),
      onError: toastProblem,
    }),
  );
  return (
    <PostForm
      initial={{ ...valuesOf(undefined, channels, text), productId }}
      channels={channels}
      readOnly={false}
      submit={t("saveDraft")}
      onSave={async (values) => {
        await create.mutateAsync({ ...contentOf(values), planned });
        return values;
      }}
      when={<TimeFields value={planned} disabled={false} onChange={setPlanned} />}
    />
  );
}
