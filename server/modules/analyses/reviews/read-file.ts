import { decodeText, openProductFile, sourceOf, survey } from "@/server/modules/catalog";
import { AppError } from "@/server/platform/errors";
import { dateReader, ratingReader } from "./cells";
import { lookedRows, recogniseColumns } from "./columns";
import { type ReviewColumn, type ReviewColumns, reviewLimits, type StoredReview } from "./contract";
import { reviewsInText } from "./paste";

/** A stored file, as its row has it. */
interface SourceFile {
  name: string;
  bytes: number;
  storageKey: string;
}

/** What a product is called in files: its handle, its SKUs, its title. */
export type ProductNames = ReadonlySet<string>;

export interface ReviewsOfFile {
  columns: string[];
  mapping: ReviewColumns | null;
  reviews: StoredReview[];
  skipped: number;
}

const unreadable = () => new AppError("UNSUPPORTED_FILE", { params: { allowed: "CSV, XLSX, TXT" } });
const tooMany = () =>
  new AppError("TOO_LARGE", { params: { limit: reviewLimits.reviews.toLocaleString("en") } });

/** A text as it is kept: markup and control characters out, no longer than the limit. */
function storedText(text: string): string {
  return text
    .replace(/<br\s*\/?>/gi, "\n")
    .replace(/<\/?[a-z][^<>]*>/gi, "")
    .replace(/[^\P{Cc}\n\t]/gu, "")
    .toWellFormed()
    .trim()
    .slice(0, reviewLimits.text)
    .toWellFormed();
}

/** Reviews without those that say nothing; texts as they are kept. @throws AppError TOO_LARGE */
export function storedReviews(reviews: readonly StoredReview[]): StoredReview[] {
  const kept = reviews
    .map((review) => ({ ...review, text: storedText(review.text) }))
    .filter(({ text, rating }) => text !== "" || rating !== undefined);
  if (kept.length > reviewLimits.reviews) throw tooMany();
  return kept;
}

async function readText(file: SourceFile): Promise<ReviewsOfFile> {
  const source = sourceOf(file);
  const found = await survey(source);
  if (found.kind !== "text") throw unreadable();
  let text = "";
  for await (const piece of decodeText(source, found.encoding)) text += piece;
  return { columns: [], mapping: null, reviews: reviewsInText(text), skipped: 0 };
}

/** The rows of a table, at most some more than an analysis may have. @throws AppError TOO_LARGE, UNSUPPORTED_FILE */
async function readRows(file: SourceFile): Promise<{ header: string[]; rows: string[][] }> {
  const { table } = await openProductFile(sourceOf(file));
  try {
    const rows: string[][] = [];
    for await (const { cells, problem } of table.records()) {
      if (problem) continue;
      if (rows.push(cells) > 20 * reviewLimits.reviews) throw tooMany();
    }
    return { header: table.header, rows };
  } finally {
    await table.close();
  }
}

/**
 * Reads a file of reviews: a text file as pasted text, a CSV or XLSX file by its columns. Where a product is named and
 * the file tells which product a review is of, others are left out.
 * @param given what the columns mean; found by itself if left out
 * @throws AppError UNSUPPORTED_FILE, TOO_LARGE, BAD_INPUT for columns that are not there
 */
export async function readReviewsFile(
  file: SourceFile,
  given?: ReviewColumns,
  product?: ProductNames,
): Promise<ReviewsOfFile> {
  if (file.bytes > reviewLimits.fileBytes) {
    throw new AppError("TOO_LARGE", { params: { limit: `${reviewLimits.fileBytes / 1024 / 1024} MB` } });
  }
  if (/\.(txt|md)$/i.test(file.name)) {
    const read = await readText(file);
    return { ...read, reviews: storedReviews(read.reviews) };
  }
  const { header, rows } = await readRows(file);
  // A list without a header: its first review stands where names of columns do.
  if (header.length === 1 && !given && (header[0]?.length ?? 0) > 60) {
    const texts = [header, ...rows].flatMap(([text]) => (text ? [{ text }] : []));
    return { columns: [], mapping: null, reviews: storedReviews(texts), skipped: 0 };
  }
  const mapping = given ?? recogniseColumns(header, rows.slice(0, lookedRows));
  if (!mapping) return { columns: header, mapping: null, reviews: [], skipped: rows.length };
  const at = (column: ReviewColumn) => {
    const name = mapping[column];
    if (!name) return -1;
    const index = header.indexOf(name);
    if (index < 0)
      throw new AppError("BAD_INPUT", { fields: [{ path: `columns.${column}`, code: "invalid" }] });
    return index;
  };
  const places = { text: at("text"), title: at("title"), rating: at("rating"), date: at("date") };
  const productAt = at("product");
  const cellsAt = (index: number) => rows.map((row) => row[index] ?? "");
  const dateOf = dateReader(cellsAt(places.date));
  const ratingOf = ratingReader(cellsAt(places.rating));
  const isOfProduct = (row: string[]) => product?.has((row[productAt] ?? "").trim().toLowerCase()) ?? true;
  const tellsProduct = productAt >= 0 && product !== undefined && rows.some(isOfProduct);
  const reviews = rows.flatMap((row): StoredReview[] => {
    if (tellsProduct && !isOfProduct(row)) return [];
    const body = (row[places.text] ?? "").trim();
    const title = (row[places.title] ?? "").trim();
    const text = title && !body.startsWith(title) ? `${title}\n${body}` : body;
    const rating = ratingOf(row[places.rating] ?? "");
    const date = dateOf(row[places.date] ?? "");
    return [{ text, ...(rating !== undefined && { rating }), ...(date !== undefined && { date }) }];
  });
  const kept = storedReviews(reviews);
  return { columns: header, mapping, reviews: kept, skipped: rows.length - kept.length };
}
