import type { ReactNode } from "react";
import { Card, CardContent } from "@/components/ui/card";

interface Props {
  onSubmit: () => void;
  /** The fields and the button. */
  children: ReactNode;
  /** What would come out, or has come out. */
  result: ReactNode;
}

/** A form that orders a picture, beside what it brings. */
export function OrderForm({ onSubmit, children, result }: Props) {
  return (
    <div className="grid items-start gap-4 lg:grid-cols-[22rem_minmax(0,1fr)]">
      <Card>
        <CardContent>
          <form
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
