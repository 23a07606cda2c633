import type { ReactNode } from "react";
import { Card, CardContent } from "@/components/ui/card";

interface Props {
  /** True where the fields check themselves, and not the browser. */
  noValidate?: boolean;
  onSubmit: () => void;
  /** The fields and the button. */
  children: ReactNode;
  /** What would come out, or has come out. */
  result: ReactNode;
}

/** A form that orders something, beside what it brings. */
export function FormWithResult({ noValidate, onSubmit, children, result }: Props) {
  return (
    <div className="grid grid-cols-1 items-start gap-4 lg:grid-cols-[22rem_minmax(0,1fr)]">
      <Card>
        <CardContent>
          <form
            noValidate={noValidate}
            className="grid gap-4"
            onSubmit={(event) => {
              event.preventDefault();
              onSubmit();
            }}
          >
            {children}
          </form>
        </CardContent>
      </Card>
      {result}
    </div>
  );
}
