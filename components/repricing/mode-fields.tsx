import { useTranslations } from "next-intl";
import { ChoiceInput, type Form, Group, TextInput } from "./fields";

/** Whether the rule changes prices by itself, how many of them, and which rule counts before it. */
export function ModeFields({ form }: { form: Form }) {
  const t = useTranslations("repricing.form");
  return (
    <Group title={t("mode")} help={t("modeHelp")}>
      <ChoiceInput
        form={form}
        name="mode"
        label={t("modeLabel")}
        options={[
          { value: "approval", label: t("modeKind.approval") },
          { value: "automatic", label: t("modeKind.automatic") },
        ]}
      />
      {form.draft.mode === "automatic" && (
        <>
          <TextInput form={form} name="askAbove" label={t("askAbove")} help={t("askAboveHelp")} number />
          <div className="grid items-start gap-3 sm:grid-cols-2">
            <TextInput form={form} name="perVariantADay" label={t("perVariant")} number required />
            <TextInput form={form} name="inAllADay" label={t("inAll")} number required />
          </div>
        </>
      )}
      <TextInput form={form} name="priority" label={t("priority")} help={t("priorityHelp")} number required />
    </Group>
  );
}
