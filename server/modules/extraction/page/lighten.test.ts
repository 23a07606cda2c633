import { expect, it } from "vitest";
import { lighten } from "./lighten";

it.each([
  ["a drawing", `a<svg class="x"><path d="M0 0"/></svg>b`, "a<svg></svg>b"],
  ["two of them", "<svg><g/></svg>, <SVG viewBox='0'><g/></svg>.", "<svg></svg>, <svg></svg>."],
  ["one inside another", "<svg><svg><g/></svg><g/></svg>.", "<svg><svg><g/></svg><g/></svg>."],
  ["what only begins like one", "<svgs>4.99</svgs>", "<svgs>4.99</svgs>"],
  [
    "one that a script only speaks of",
    `<script>x="<svg "</script><b>4.99</b><svg>y</svg>`,
    `<script>x="<svg "</script><b>4.99</b><svg></svg>`,
  ],
  [
    "one that a comment only speaks of",
    "<!-- <svg> --><b>4.99</b><svg>y</svg>",
    "<!-- <svg> --><b>4.99</b><svg></svg>",
  ],
  ["one that is never closed", "<b>4.99</b><svg><path>", "<b>4.99</b><svg><path>"],
  ["nothing of the kind", "<b>4.99</b>", "<b>4.99</b>"],
])("leaves of %s what matters", (_, html, light) => expect(lighten(html)).toBe(light));
