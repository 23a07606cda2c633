"use client";

import { useQuery } from "@tanstack/react-query";
import Link from "next/link";
import { useTranslations } from "next-intl";
import { useEffect, useState } from "react";
import { useTRPC } from "@/components/api";
import { Field } from "@/components/ui/field";
import { NativeSelect } from "@/components/ui/native-select";
import { useStore } from "@/components/workspace/store-context";
import type { TextServiceId } from "@/server/modules/studio/services";

interface Props {
  service: TextServiceId;
  value: string | undefined;
  onChange: (templateId: string | undefined) => void;
}

/** What the store asks of such texts again and again; begins with the default of the service, where there is one. */
export function TemplateField({ service, value, onChange }: Props) {
  const t = useTranslations("studio.templates");
  const api = useTRPC();
  const store = useStore();
  const [begun, setBegun] = useState(value !== undefined);
  const list = useQuery(api.studio.listTemplates.queryOptions({}));
  const offered = list.data?.items.filter((one) => one.service === service);
  const tests = useQuery(api.studio.listExperiments.queryOptions({}));
  const test = tests.data?.items.find((one) => one.service === service && one.status === "running");
  // A test that runs chooses among its arms, and whoever names a template takes no part in it.
  const usual = test ? undefined : offered?.find(({ isDefault }) => isDefault)?.id;
  const known = offered !== undefined && !tests.isPending;
  useEffect(() => {
    if (begun || !known) return;
    setBegun(true);
    if (usual) onChange(usual);
  }, [begun, known, onChange, usual]);
  const chosen = offered?.find(({ id }) => id === value);
  return (
    <Field
      label={t("template")}
      hint={
        <Link href={`${store.path}/studio/templates`} className="underline underline-offset-2">
          {t("manage")}
        </Link>
      }
      help={chosen?.versions[0] && <span className="line-clamp-2">{chosen.versions[0].text}</span>}
    >
      {(control) => (
        <NativeSelect
          {...control}
          value={chosen?.id ?? ""}
          onChange={(event) => onChange(event.target.value || undefined)}
        >
          <option value="">{test ? t("byTest", { name: test.name }) : t("none")}</option>
          {offered?.map(({ id, name }) => (
            <option key={id} value={id}>
              {name}
            </option>
          ))}
        </NativeSelect>
      )}
    </Field>
  );
}
