import { Fragment, type ReactNode } from "react";
import { cn } from "@/components/ui/cn";
import type { Finding } from "@/server/modules/studio/contract";

const line = "underline decoration-2 decoration-wavy underline-offset-4";
const colour = (finding: Finding) =>
  finding.kind === "banned" ? "decoration-destructive" : "decoration-warning";

/** The id of what is said of a finding, beside the text. */
export const findingId = (list: string, index: number) => `${list}-${index}`;

interface Props {
  text: string;
  findings: Finding[];
  /** The id of the list beside the text that its marks lead to; without one they are only seen. */
  list?: string;
}

/** A text whose doubtful words are underlined; each leads to what is said of it. */
export function MarkedText({ text, findings, list }: Props) {
  const parts: ReactNode[] = [];
  let from = 0;
  for (const [index, finding] of findings.entries()) {
    const words = text.slice(finding.start, finding.end);
    const looks = cn(line, colour(finding));
    parts.push(
      <Fragment key={`${finding.start}-${finding.end}`}>
        {text.slice(from, finding.start)}
        {list ? (
          <a
            href={`#${findingId(list, index)}`}
            aria-describedby={findingId(list, index)}
            className={cn(looks, "rounded-xs hover:bg-muted")}
          >
            {words}
          </a>
        ) : (
          <span className={looks}>{words}</span>
        )}
      </Fragment>,
    );
    from = finding.end;
  }
  return (
    <>
      {parts}
      {text.slice(from)}
    </>
  );
}
