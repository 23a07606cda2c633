import { renderToStaticMarkup } from "react-dom/server";
import { expect, it } from "vitest";
import { Field } from "./field";
import { Input } from "./input";

const attribute = (html: string, name: string) => new RegExp(`<input[^>]* ${name}="([^"]*)"`).exec(html)?.[1];
const idOf = (html: string, text: string) =>
  [...html.matchAll(/<p id="([^"]*)".*?<\/p>/g)].find(([paragraph]) => paragraph.includes(text))?.[1];

it("ties the control to its label, its help and its error", () => {
  const html = renderToStaticMarkup(
    <Field label="Email" help="For invoices" error="Write it like name@example.com" required>
      {(control) => <Input {...control} />}
    </Field>,
  );
  const id = attribute(html, "id");
  expect(id).toBeTruthy();
  expect(html).toContain(`for="${id}"`);
  expect(attribute(html, "aria-invalid")).toBe("true");
  expect(attribute(html, "aria-required")).toBe("true");
  const described = attribute(html, "aria-describedby")?.split(" ");
  expect(described).toEqual([idOf(html, "Write it like"), idOf(html, "For invoices")]);
});

it("says nothing of help or error where there is none", () => {
  const html = renderToStaticMarkup(<Field label="Name">{(control) => <Input {...control} />}</Field>);
  expect(attribute(html, "aria-describedby")).toBeUndefined();
  expect(attribute(html, "aria-invalid")).toBeUndefined();
  expect(html).not.toContain("<p");
});
