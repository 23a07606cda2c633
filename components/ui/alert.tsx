import { cva, type VariantProps } from "class-variance-authority";
import { CircleAlert, CircleCheck, Info, TriangleAlert } from "lucide-react";
import type { ComponentProps, ReactNode } from "react";
import { cn } from "./cn";

const alertVariants = cva("flex items-start gap-2.5 rounded-lg border px-3 py-2.5 max-sm:flex-wrap", {
  variants: {
    variant: {
      info: "border-info/25 bg-info-soft [&>svg]:text-info",
      success: "border-success/25 bg-success-soft [&>svg]:text-success",
      warning: "border-warning/25 bg-warning-soft [&>svg]:text-warning",
      destructive: "border-destructive/25 bg-destructive-soft [&>svg]:text-destructive",
    },
  },
  defaultVariants: { variant: "info" },
});

const icons = { info: Info, success: CircleCheck, warning: TriangleAlert, destructive: CircleAlert };

interface AlertProps extends Omit<ComponentProps<"div">, "title">, VariantProps<typeof alertVariants> {
  title?: ReactNode;
  /** A button or link at the end. */
  action?: ReactNode;
}

/** A message within the page, which stays. Of errors a screen reader is told at once. */
export function Alert({ className, variant, title, action, children, ...props }: AlertProps) {
  const Icon = icons[variant ?? "info"];
  return (
    <div
      data-slot="alert"
      role={variant === "destructive" ? "alert" : "status"}
      className={cn(alertVariants({ variant }), className)}
      {...props}
    >
      <Icon className="mt-0.5 size-4 shrink-0" aria-hidden />
      <div className="grid min-w-0 flex-1 gap-0.5">
        {title && <p className="font-medium">{title}</p>}
        {children && <div className={title ? "text-muted-foreground" : undefined}>{children}</div>}
      </div>
      {/* On a phone below the words, where they begin. */}
      {action && <div className="shrink-0 max-sm:basis-full max-sm:ps-6.5">{action}</div>}
    </div>
  );
}
