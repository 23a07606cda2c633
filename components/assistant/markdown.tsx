import type { ComponentProps } from "react";
import Markdown, { type Components } from "react-markdown";
import remarkGfm from "remark-gfm";

type Tag = keyof Components;

/**
 * What an answer may be made of. No pictures: an address in one would carry what the model read to whoever owns that
 * address, without a click. No links for the same reason: only their words stay. HTML is text.
 */
const allowed: Tag[] = [
  "p",
  "br",
  "strong",
  "em",
  "del",
  "code",
  "pre",
  "ul",
  "ol",
  "li",
  "blockquote",
  "h1",
  "h2",
  "h3",
  "h4",
  "hr",
  "table",
  "thead",
  "tbody",
  "tr",
  "th",
  "td",
];

const heading = ({ node: _node, ...props }: ComponentProps<"p"> & { node?: unknown }) => (
  <p {...props} className="font-semibold" />
);

/** Each block finds its own direction; headings are no headings of the page. */
const components: Components = {
  p: ({ node: _node, ...props }) => <p dir="auto" {...props} />,
  ul: ({ node: _node, ...props }) => <ul dir="auto" className="list-disc ps-5" {...props} />,
  ol: ({ node: _node, ...props }) => <ol dir="auto" className="list-decimal ps-5" {...props} />,
  pre: ({ node: _node, ...props }) => (
    <pre dir="ltr" className="overflow-x-auto rounded-md bg-muted p-3 text-sm" {...props} />
  ),
  table: ({ node: _node, ...props }) => (
    <div className="overflow-x-auto">
      <table
        className="w-full text-start [&_td]:border-t [&_td]:px-2 [&_td]:py-1 [&_th]:px-2 [&_th]:text-start"
        {...props}
      />
    </div>
  ),
  h1: heading,
  h2: heading,
  h3: heading,
  h4: heading,
};

/** The Markdown of an answer. */
export default function AnswerMarkdown({ text }: { text: string }) {
  return (
    <div className="grid gap-2 break-words leading-relaxed">
      <Markdown
        remarkPlugins={[remarkGfm]}
        allowedElements={allowed}
        unwrapDisallowed
        components={components}
      >
        {text}
      </Markdown>
    </div>
  );
}
