import { type ClassValidator, createTailwindMerge } from "tailwind-merge";

const any: ClassValidator = () => true;
const width: ClassValidator = (value) => /^\d+$/.test(value);
const length: ClassValidator = (value) => /^\[[\d.]+(px|rem|em|%)\]$/.test(value);
const backgroundSize: ClassValidator = (value) => value.startsWith("[length:");
const gradient: ClassValidator = (value) => /^\[[a-z-]+-gradient\(/.test(value);

/** Groups whose classes all begin with their name: `gap-2` is of `gap`. */
const prefixes = [
  ..."p px py ps pe pt pb m mx my ms me mt mb gap gap-x gap-y size w h min-w max-w min-h max-h".split(" "),
  ..."inset inset-x inset-y start end top bottom z grid-cols grid-rows auto-rows col-start row-start".split(
    " ",
  ),
  ..."col-span row-span order self items justify justify-items justify-self place-items".split(" "),
  ..."place-content content basis grow shrink aspect rounded rounded-t rounded-b rounded-es rounded-ee shadow".split(
    " ",
  ),
  ..."opacity leading tracking whitespace line-clamp translate-x translate-y cursor select touch".split(" "),
  ..."object animate duration columns overflow overflow-x overflow-y underline-offset".split(" "),
  ..."outline-offset divide-y list origin fill scroll-mt".split(" "),
];

const borders = ["border", "border-x", "border-y", "border-s", "border-e", "border-t", "border-b"];

/** A property of every side, and those of which it is made. */
const sides = (property: string) => ({
  [property]: ["x", "y", "s", "e", "t", "b"].map((side) => `${property}${side}`),
  [`${property}x`]: [`${property}s`, `${property}e`],
  [`${property}y`]: [`${property}t`, `${property}b`],
});

/**
 * Joins the classes of a text, of which the later ones set the earlier ones aside: of two of a group, or of two groups
 * of which the later covers the earlier, only the later stays. Only the groups that Rooz uses are known here, for the
 * library's own list is larger than all else that it brings to the browser; `cn.test.ts` shows that both decide alike
 * for every two classes of Rooz.
 */
export const mergeClasses = createTailwindMerge(() => ({
  cacheSize: 500,
  theme: {},
  classGroups: {
    ...Object.fromEntries(prefixes.map((name) => [name, [name, { [name]: [any] }]])),
    ...Object.fromEntries(borders.map((name) => [name, [{ [name]: ["", width] }]])),
    "border-style": [{ border: ["solid", "dashed", "dotted", "none"] }],
    "border-color": [{ border: [any] }],
    "bg-size": [{ bg: [backgroundSize] }],
    "bg-image": [{ bg: [gradient] }],
    "bg-color": [{ bg: [any] }],
    display: [
      ..."block inline-block inline flex inline-flex grid inline-grid table contents hidden".split(" "),
    ],
    position: ["static", "relative", "absolute", "fixed", "sticky"],
    flex: [{ flex: ["1", "auto", "none"] }],
    "flex-direction": [{ flex: ["row", "row-reverse", "col", "col-reverse"] }],
    "flex-wrap": [{ flex: ["wrap", "nowrap"] }],
    "font-weight": [{ font: ["normal", "medium", "semibold", "bold"] }],
    "font-family": [{ font: ["sans", "mono"] }],
    "font-style": ["italic", "not-italic"],
    "font-size": [{ text: ["xs", "sm", "base", "lg", "xl", "2xl", "3xl", length] }],
    "text-align": [{ text: ["start", "center", "end"] }],
    "text-wrap": [{ text: ["wrap", "nowrap", "balance", "pretty"] }],
    "text-color": [{ text: [any] }],
    "text-overflow": ["truncate"],
    "text-decoration": ["underline", "line-through", "no-underline"],
    "decoration-style": [{ decoration: ["solid", "dashed", "dotted", "wavy"] }],
    "decoration-thickness": [{ decoration: [width] }],
    "decoration-color": [{ decoration: [any] }],
    break: ["break-words", "break-all", "break-normal"],
    align: [{ align: [any] }],
    transition: ["transition", { transition: [any] }],
    "ring-width": [{ ring: ["", width] }],
    "ring-color": [{ ring: [any] }],
    "outline-width": [{ outline: ["", width] }],
    "outline-style": [{ outline: ["none", "hidden", "dashed"] }],
    "outline-color": [{ outline: [any] }],
  },
  conflictingClassGroups: {
    ...sides("p"),
    ...sides("m"),
    ...sides("border-"),
    border: ["border-x", "border-y", "border-s", "border-e", "border-t", "border-b"],
    inset: ["inset-x", "inset-y", "start", "end", "top", "bottom"],
    "inset-x": ["start", "end"],
    "inset-y": ["top", "bottom"],
    size: ["w", "h"],
    gap: ["gap-x", "gap-y"],
    flex: ["basis", "grow", "shrink"],
    overflow: ["overflow-x", "overflow-y"],
    rounded: ["rounded-t", "rounded-b", "rounded-es", "rounded-ee"],
    "font-size": ["leading"],
    "line-clamp": ["display", "overflow"],
  },
  conflictingClassGroupModifiers: { "font-size": ["leading"] },
  orderSensitiveModifiers: ["*", "**", "after", "backdrop", "before", "first-letter", "first-line", "marker"],
}));
