import { useTranslations } from "next-intl";
import { useState } from "react";
import { DialogFrame } from "@/components/shared/dialog-frame";
import { Button } from "@/components/ui/button";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { linkAddress } from "./link-address";

interface Props {
  /** The address of the link that is there already; empty where none is. */
  href: string;
  onClose: () => void;
  /** Receives an address that may stand in a link, or null to take the link away. */
  onLink: (href: string | null) => void;
}

/** Asks where a link leads. */
export function LinkDialog({ href, onClose, onLink }: Props) {
  const t = useTranslations("catalog.editor");
  const common = useTranslations("common.action");
  const [text, setText] = useState(href);
  const [wrong, setWrong] = useState(false);
  return (
    <DialogFrame
      title={href ? t("changeLink") : t("link")}
      text={t("linkText")}
      onClose={onClose}
      onCloseAutoFocus={(event) => {
        // The editor takes the focus, where the selection is.
        event.preventDefault();
      }}
      form={{
        noValidate: true,
        onSubmit: (event) => {
          event.preventDefault();
          // React passes events of a dialog on to the form that the editor stands in.
          event.stopPropagation();
          const address = linkAddress(text);
          if (address) onLink(address);
          else setWrong(true);
        },
      }}
      buttons={
        <>
          {href && (
            <Button variant="ghost" onClick={() => onLink(null)}>
              {t("removeLink")}
            </Button>
          )}
          <Button type="submit">{common("apply")}</Button>
        </>
      }
    >
      <Field label={t("linkAddress")} error={wrong && t("linkWrong")}>
        {(control) => (
          <Input
            {...control}
            type="url"
            value={text}
            maxLength={2000}
            autoComplete="off"
            onChange={(event) => {
              setText(event.target.value);
              setWrong(false);
            }}
          />
        )}
      </Field>
    </DialogFrame>
  );
}
