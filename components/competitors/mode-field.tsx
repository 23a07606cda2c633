import { useTranslations } from "next-intl";
import { Field } from "@/components/ui/field";
import { NativeSelect } from "@/components/ui/native-select";
import { type Mode, modes } from "@/server/modules/competitors/contract";

/** How a competitor's pages are read, with what that means. */
export function ModeField({ value, onChange }: { value: Mode; onChange: (mode: Mode) => void }) {
  const t = useTranslations("competitors");
  return (
    <Field label={t("add.mode")} help={t(`modeHelp.${value}`)}>
      {(control) => (
        <NativeSelect
          {...control}
          value={value}
          onChange={(event) => onChange(modes.find((one) => one === event.target.value) ?? value)}
        >
          {modes.map((one) => (
            <option key={one} value={one}>
              {t(`modes.${one}`)}
            </option>
          ))}
        </NativeSelect>
      )}
    </Field>
  );
}
