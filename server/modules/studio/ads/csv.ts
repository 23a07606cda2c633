import { escapeFormula } from "@/server/platform/csv/formula";
import { csvLine } from "@/server/platform/csv/write";
import { fitOf } from "./check";
import type { AdOptions, AdVersion } from "./contract";
import { adLink } from "./links";
import { adNetworkOf } from "./networks";

/** What stands in the file beside the texts. */
interface About {
  options: AdOptions;
  productTitle: string;
}

const numbered = (name: string, count: number) => Array.from({ length: count }, (_, n) => `${name} ${n + 1}`);

/** The columns of Google Ads Editor for responsive search ads (support.google.com/google-ads/editor/answer/57747). */
const editorColumns = [
  "Campaign",
  "Ad group",
  "Ad type",
  "Status",
  ...numbered("Headline", 15),
  ...numbered("Description", 4),
  ...numbered("Path", 2),
  "Final URL",
];

const padded = (texts: readonly string[] | undefined, count: number) =>
  Array.from({ length: count }, (_, n) => escapeFormula(texts?.[n] ?? ""));

/** An ad of Google's search as Google Ads Editor reads it: paused, so that nothing runs by itself. */
export function editorFile({ content }: AdVersion, { options, productTitle }: About): string[] {
  return [
    csvLine(editorColumns),
    csvLine([
      escapeFormula(options.campaign || productTitle),
      escapeFormula(productTitle),
      "Responsive search ad",
      "Paused",
      ...padded(content.headline, 15),
      ...padded(content.description, 4),
      ...padded(content.path, 2),
      escapeFormula(adLink("google-search", options) ?? ""),
    ]),
  ];
}

/** Every text of some ads on a line of its own, with its length beside its limit. The columns' names as the caller has them. */
export function plainFile(versions: readonly AdVersion[], { options }: About, columns: string[]): string[] {
  const lines = versions.flatMap(({ network, content }) =>
    adNetworkOf(network).fields.flatMap((field) =>
      (content[field.id] ?? []).map((text, index) =>
        csvLine([
          network,
          field.id,
          String(index + 1),
          escapeFormula(text),
          String(fitOf(text, field).length),
          String(field.limit),
          escapeFormula(adLink(network, options) ?? ""),
        ]),
      ),
    ),
  );
  return [csvLine(columns), ...lines];
}
