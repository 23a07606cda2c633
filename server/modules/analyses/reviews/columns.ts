import type { ReviewColumn, ReviewColumns } from "./contract";

/**
 * Names of columns, by meaning and in the order of preference: those of Judge.me, Yotpo, Loox and WooCommerce's
 * exports, then what people call them in the seven languages.
 */
const names: Record<ReviewColumn, readonly string[]> = {
  text: [
    ...["body", "review body", "review content", "review text", "review", "content", "comment content"],
    ...["comment", "text", "message", "feedback", "description"],
    ...[
      "متن نظر",
      "متن دیدگاه",
      "نظر",
      "دیدگاه",
      "متن",
      "نص المراجعة",
      "المراجعة",
      "التعليق",
      "مراجعة",
      "تعليق",
    ],
    ...["ข้อความรีวิว", "รีวิว", "ความคิดเห็น", "ข้อความ", "текст отзыва", "отзыв", "комментарий", "текст"],
    ...[
      "пікір мәтіні",
      "пікір",
      "мәтін",
      "レビュー本文",
      "レビュー内容",
      "レビュー",
      "口コミ",
      "本文",
      "コメント",
    ],
  ],
  title: [
    ...["title", "review title", "headline", "subject", "عنوان نظر", "عنوان", "عنوان المراجعة", "العنوان"],
    ...["หัวข้อ", "ชื่อรีวิว", "заголовок", "заголовок отзыва", "тақырып", "タイトル", "件名"],
  ],
  rating: [
    ...[
      "rating",
      "review score",
      "score",
      "stars",
      "star rating",
      "review rating",
      "meta: rating",
      "meta:rating",
    ],
    ...["امتیاز", "ستاره", "التقييم", "تقييم", "النجوم", "คะแนน", "ดาว", "оценка", "рейтинг", "звезды"],
    ...["баға", "рейтинг", "жұлдыз", "評価", "星", "点数"],
  ],
  date: [
    ...[
      "review date",
      "date",
      "created at",
      "created",
      "review creation date",
      "comment date",
      "published at",
    ],
    ...["submitted at", "updated at", "تاریخ", "تاریخ ثبت", "التاريخ", "تاريخ", "วันที่", "дата", "дата отзыва"],
    ...["күні", "日付", "投稿日", "投稿日時"],
  ],
  product: [
    ...["product handle", "handle", "product sku", "sku", "product title", "product name", "product"],
    ...["محصول", "نام محصول", "المنتج", "สินค้า", "товар", "тауар", "商品", "商品名"],
  ],
};

const plain = (name: string) =>
  name
    .normalize("NFKC")
    .toLowerCase()
    .replace(/[_\-\s]+/g, " ")
    .trim();

/** How many rows are looked at where no name tells. */
export const lookedRows = 100;

const share = (cells: string[], test: (cell: string) => boolean): number => {
  const filled = cells.filter((cell) => cell.trim());
  return filled.length === 0 ? 0 : filled.filter(test).length / filled.length;
};

const isRating = (cell: string) => /^\s*[1-5](?:[.,]\d+)?(?:\s*\/\s*5)?\s*$|^[★⭐☆\s]{1,6}$/u.test(cell);
const isDate = (cell: string) => /\d{1,4}[-/.]\d{1,2}[-/.]\d{1,4}/.test(cell) && cell.length < 40;

/** How much a column reads like texts of people: the mean length of its cells that have several words. */
function proseOf(cells: string[]): number {
  const filled = cells.filter((cell) => cell.trim());
  const prose = filled.filter((cell) => /\p{L}{2}/u.test(cell) && !/^https?:|^\S+@\S+$/.test(cell));
  // Names and categories come again and again, reviews hardly ever do.
  const distinct = new Set(prose).size / Math.max(1, prose.length);
  if (prose.length < filled.length / 2 || distinct < 0.5) return 0;
  return prose.reduce((sum, cell) => sum + cell.length, 0) / prose.length;
}

/** Texts shorter than this on average are names and not reviews. */
const leastProse = 12;

/**
 * What the columns of a file of reviews mean: by their names, then by what stands in them. Undefined where none holds
 * texts.
 */
export function recogniseColumns(header: string[], rows: readonly string[][]): ReviewColumns | undefined {
  const found: Partial<Record<ReviewColumn, string>> = {};
  const free = new Set(header);
  const take = (column: ReviewColumn, name: string | undefined) => {
    if (!name) return;
    found[column] = name;
    free.delete(name);
  };
  const cellsOf = (name: string) => rows.map((row) => row[header.indexOf(name)] ?? "");
  for (const column of ["rating", "date", "text", "title", "product"] as const) {
    const known = names[column];
    const named = [...free].filter((name) => known.includes(plain(name)));
    const best = named.sort((a, b) => known.indexOf(plain(a)) - known.indexOf(plain(b)))[0];
    // A column may be called as it likes and be empty: a rating that holds texts is none.
    if (best && column === "rating" && share(cellsOf(best), (cell) => /\p{L}{3}/u.test(cell)) > 0.5) continue;
    take(column, best);
  }
  if (!found.text) {
    const ranked = [...free]
      .map((name) => ({ name, prose: proseOf(cellsOf(name)) }))
      .sort((a, b) => b.prose - a.prose);
    if (ranked[0] && ranked[0].prose >= leastProse) take("text", ranked[0].name);
  }
  if (!found.rating)
    take(
      "rating",
      [...free].find((name) => share(cellsOf(name), isRating) >= 0.8),
    );
  if (!found.date)
    take(
      "date",
      [...free].find((name) => share(cellsOf(name), isDate) >= 0.8),
    );
  // A file of titles alone has its texts there.
  if (!found.text && found.title) {
    found.text = found.title;
    delete found.title;
  }
  return found.text ? { ...found } : undefined;
}
