"use client";

import Link from "next/link";
import { useTranslations } from "next-intl";
import { type ReactNode, useId } from "react";
import { FormProvider, useForm } from "react-hook-form";
import { problemOfError } from "@/components/api/problem";
import { SaveBar } from "@/components/shared/save-bar";
import { Alert } from "@/components/ui/alert";
import { Button } from "@/components/ui/button";
import { Card, CardContent, CardHeader, CardTitle } from "@/components/ui/card";
import { useStore } from "@/components/workspace/store-context";
import type { Channel } from "@/server/modules/calendar/contract";
import { ChannelFields, ContentFields } from "./post-fields";
import type { PostValues } from "./post-values";
import { Preview } from "./preview";

interface Props {
  initial: PostValues;
  channels: Channel[];
  readOnly: boolean;
  /** The verb of the button for a post that is not there yet; one that is shows the save bar. */
  submit?: string;
  /** Saves; what comes back is saved now. What it throws has been told, and its fields are marked. */
  onSave: (values: PostValues) => Promise<PostValues>;
  when: ReactNode;
  /** Above all: a state that needs a hand. */
  notice?: ReactNode;
  /** At the side, above the previews: what one can do; and below them: the thread. */
  actions?: ReactNode;
  thread?: ReactNode;
}

export function Section({ title, children }: { title: string; children: ReactNode }) {
  return (
    <Card>
      <CardHeader>
        <CardTitle>{title}</CardTitle>
      </CardHeader>
      <CardContent className="grid gap-4">{children}</CardContent>
    </Card>
  );
}

/** The form of a post, with the previews of its channels beside it. */
export function PostForm({
  initial,
  channels,
  readOnly,
  submit,
  onSave,
  when,
  notice,
  actions,
  thread,
}: Props) {
  const t = useTranslations("calendar.form");
  const { path, can } = useStore();
  const formId = useId();
  // What somebody else saves meanwhile comes in, except where one is writing oneself.
  const form = useForm<PostValues>({
    defaultValues: initial,
    values: initial,
    resetOptions: { keepDirtyValues: true },
  });
  const { handleSubmit, formState, reset, setError, watch } = form;
  const values = watch();
  const chosen = channels.filter(({ id }) => values.channels[id]?.chosen);
  const save = handleSubmit(async (entered) => {
    try {
      reset(await onSave(entered));
    } catch (error) {
      for (const { path: field, message } of problemOfError(error)?.fields ?? []) {
        const name = (["text", "link", "channels"] as const).find((one) => field.split(".")[0] === one);
        if (name) setError(name, { message });
      }
    }
  });
  return (
    <FormProvider {...form}>
      <form id={formId} onSubmit={save} noValidate>
        <div className="grid items-start gap-4 lg:grid-cols-[minmax(0,1fr)_22rem]">
          <div className="grid min-w-0 gap-4">
            {notice}
            <fieldset disabled={readOnly} className="grid min-w-0 gap-4">
              <Section title={t("content")}>
                <ContentFields readOnly={readOnly} />
              </Section>
              <Section title={t("channels")}>
                {channels.length > 0 ? (
                  <ChannelFields channels={channels} readOnly={readOnly} />
                ) : (
                  <Alert
                    action={
                      can("calendar.approve") && (
                        <Button asChild variant="outline" size="sm">
                          <Link href={`${path}/calendar/channels`}>{t("addChannel")}</Link>
                        </Button>
                      )
                    }
                  >
                    {t("noChannels")}
                  </Alert>
                )}
              </Section>
            </fieldset>
            <Section title={t("when")}>{when}</Section>
            {submit && (
              <div>
                <Button type="submit" size="lg" loading={formState.isSubmitting}>
                  {submit}
                </Button>
              </div>
            )}
          </div>
          <div className="grid min-w-0 gap-4">
            {actions}
            {chosen.length > 0 && (
              <Section title={t("preview")}>
                {chosen.map((channel) => (
                  <Preview
                    key={channel.id}
                    channel={channel}
                    text={values.channels[channel.id]?.text.trim() || values.text}
                    link={values.link}
                    picture={values.picture?.url ?? null}
                  />
                ))}
              </Section>
            )}
            {thread}
          </div>
        </div>
      </form>
      {!submit && (
        <SaveBar
          dirty={formState.isDirty && !readOnly}
          saving={formState.isSubmitting}
          form={formId}
          onDiscard={() => reset()}
        />
      )}
    </FormProvider>
  );
}
