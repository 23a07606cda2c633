import type { ReactNode } from "react";

interface EmptyStateProps {
  /** An icon, a picture or a sample of what will be here. */
  picture?: ReactNode;
  title: ReactNode;
  /** What this place is for. */
  text?: ReactNode;
  /** The one thing to do now. */
  action?: ReactNode;
  /** What its title is among the page's headings: the first where it stands in place of the whole page. */
  heading?: "h1" | "h2";
}

export function EmptyState({ picture, title, text, action, heading: Heading = "h2" }: EmptyStateProps) {
  return (
    <div className="mx-auto flex max-w-md flex-col items-center px-4 py-14 text-center">
      {picture && (
        <div
          aria-hidden
          className="mb-4 grid place-items-center text-primary-text [&>svg]:size-12 [&>svg]:rounded-xl [&>svg]:bg-primary-soft [&>svg]:p-3"
        >
          {picture}
        </div>
      )}
      <Heading className="font-semibold text-lg">{title}</Heading>
      {text && <p className="mt-1 text-pretty text-muted-foreground">{text}</p>}
      {action && <div className="mt-5 flex flex-wrap justify-center gap-2">{action}</div>}
    </div>
  );
}
