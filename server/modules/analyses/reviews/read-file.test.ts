import { Readable } from "node:stream";
import ExcelJS from "exceljs";
import { describe, expect, it } from "vitest";
import { withWorkspace } from "@/server/db/client";
import { storeFile } from "@/server/modules/files";
import { createStore } from "@/server/testing/store";
import { dateReader, ratingReader } from "./cells";
import { recogniseColumns } from "./columns";
import type { ReviewColumns } from "./contract";
import { reviewsInText } from "./paste";
import { type ProductNames, readReviewsFile } from "./read-file";

const stored = async (name: string, content: string | Buffer) => {
  const { workspace } = await createStore();
  return storeFile(workspace, (fn) => withWorkspace(workspace.id, fn), {
    name,
    mediaType: "text/csv",
    purpose: "import",
    content: Readable.from([Buffer.from(content)]),
    createdBy: null,
  });
};
const read = async (
  name: string,
  content: string | Buffer,
  columns?: ReviewColumns,
  product?: ProductNames,
) => readReviewsFile(await stored(name, content), columns, product);

describe("the columns of a file of reviews", () => {
  it.each([
    [
      "Judge.me",
      "title,body,rating,review_date,source,curated,reviewer_name,reviewer_email,product_id,product_handle,reply,picture_urls",
      { text: "body", title: "title", rating: "rating", date: "review_date", product: "product_handle" },
    ],
    [
      "Yotpo",
      "Review ID,Review Title,Review Content,Review Score,Review Creation Date,Reviewer Name,Product Title",
      {
        text: "Review Content",
        title: "Review Title",
        rating: "Review Score",
        date: "Review Creation Date",
        product: "Product Title",
      },
    ],
    [
      "Loox",
      "id,status,rating,nickname,review,img,email,date,handle,variant",
      { text: "review", rating: "rating", date: "date", product: "handle" },
    ],
    [
      "WooCommerce",
      "comment_ID,comment_post_ID,comment_author,comment_date,comment_content,comment_approved,rating,product_sku",
      { text: "comment_content", rating: "rating", date: "comment_date", product: "product_sku" },
    ],
    ["Persian", "نام,متن نظر,امتیاز,تاریخ", { text: "متن نظر", rating: "امتیاز", date: "تاریخ" }],
    ["Russian", "Имя,Отзыв,Оценка,Дата", { text: "Отзыв", rating: "Оценка", date: "Дата" }],
    ["Japanese", "名前,レビュー,評価,日付", { text: "レビュー", rating: "評価", date: "日付" }],
  ])("of %s are told by their names", (_, header, expected) => {
    expect(recogniseColumns(header.split(","), [])).toEqual(expected);
  });

  it("are told by what stands in them where no name tells", () => {
    const rows = [
      ["7", "Anna", "The seam came open after two washes.", "5", "2025-03-01"],
      ["8", "Boris", "Warm, soft, and it arrived in a day.", "4", "2025-03-02"],
      ["9", "Chen", "Runs small: I should have taken a size up.", "2", "2025-03-09"],
    ];
    expect(recogniseColumns(["a", "b", "c", "d", "e"], rows)).toEqual({ text: "c", rating: "d", date: "e" });
    expect(recogniseColumns(["a", "b"], [["1", "2"]])).toBeUndefined();
  });
});

describe("a cell", () => {
  it.each([
    ["2024-05-06 12:00:00 UTC", "2024-05-06"],
    ["06.05.2024", "2024-05-06"],
    ["6/5/2024", "2024-05-06"],
    ["May 6, 2024 UTC", "2024-05-06"],
    ["45418", "2024-05-06"],
    ["۱۴۰۳/۰۲/۱۷", "2024-05-06"],
    ["2567-05-06", "2024-05-06"],
    ["31.02.2024", undefined],
    ["yesterday", undefined],
    ["", undefined],
  ])("with the date %s", (cell, date) => expect(dateReader([])(cell)).toBe(date));

  it("has its month first where another of the column has a day in the second place", () => {
    expect(dateReader(["12/31/2023"])("6/5/2024")).toBe("2024-06-05");
  });

  it.each([
    ["4", [], 4],
    ["4.5", [], 4.5],
    ["3/5", [], 3],
    ["★★★★☆", [], 4],
    ["۵", [], 5],
    ["8", ["10", "8"], 4],
    ["80", ["100"], 4],
    ["0", [], undefined],
    ["", [], undefined],
  ])("with the rating %s of %j", (cell, sample, rating) => expect(ratingReader(sample)(cell)).toBe(rating));
});

describe("pasted reviews", () => {
  it("stand in lines, with their stars taken out", () => {
    expect(reviewsInText("- Great shirt (5/5)\n★★☆☆☆ Too small\nLate.")).toEqual([
      { text: "Great shirt", rating: 5 },
      { text: "Too small", rating: 2 },
      { text: "Late." },
    ]);
  });

  it("stand in paragraphs where blank lines part them", () => {
    expect(reviewsInText("Great\nshirt.\n\nLate.").map(({ text }) => text)).toEqual([
      "Great\nshirt.",
      "Late.",
    ]);
  });
});

describe("a file", () => {
  const judgeMe = [
    "title,body,rating,review_date,product_handle",
    '"Lovely","Soft, and ""warm"".",5,2024-01-02 10:00:00 UTC,scarf',
    ",Too small,2,2024-02-02 10:00:00 UTC,shirt",
    ",,4,2024-03-02 10:00:00 UTC,scarf",
    ",,,,scarf",
  ].join("\n");

  it("gives its reviews with stars and dates, without rows that say nothing", async () => {
    const { reviews, skipped } = await read("reviews.csv", judgeMe);
    expect(reviews).toEqual([
      { text: 'Lovely\nSoft, and "warm".', rating: 5, date: "2024-01-02" },
      { text: "Too small", rating: 2, date: "2024-02-02" },
      { text: "", rating: 4, date: "2024-03-02" },
    ]);
    expect(skipped).toBe(1);
  });

  it("gives those of one product where it tells of which each is", async () => {
    const { reviews } = await read("reviews.csv", judgeMe, undefined, new Set(["shirt"]));
    expect(reviews.map(({ text }) => text)).toEqual(["Too small"]);
    const { reviews: all } = await read("reviews.csv", judgeMe, undefined, new Set(["mug"]));
    expect(all).toHaveLength(3);
  });

  it("is read by the columns that people name, and refused where one is not there", async () => {
    const content = "a;b\nToo small;Great\n";
    expect((await read("x.csv", content, { text: "b" })).reviews).toEqual([{ text: "Great" }]);
    await expect(read("x.csv", content, { text: "c" })).rejects.toMatchObject({ code: "BAD_INPUT" });
  });

  it("may be an XLSX, or a text with a review in each line", async () => {
    const book = new ExcelJS.Workbook();
    const sheet = book.addWorksheet("Reviews");
    sheet.addRow(["Review", "Stars", "Date"]);
    sheet.addRow(["Runs small", 2, new Date("2024-05-06T00:00:00Z")]);
    const bytes = Buffer.from(await book.xlsx.writeBuffer());
    expect((await read("reviews.xlsx", bytes)).reviews).toEqual([
      { text: "Runs small", rating: 2, date: "2024-05-06" },
    ]);
    expect((await read("reviews.txt", "Great, warm\nToo small, late\n")).reviews).toHaveLength(2);
  });

  it.each(["reviews.csv", "reviews.txt"])("%s that is a picture is refused", async (name) => {
    const png = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0, 0, 0, 0]);
    await expect(read(name, png)).rejects.toMatchObject({ code: "UNSUPPORTED_FILE" });
  });

  it("with more reviews than an analysis takes is refused", async () => {
    const many = `body\n${"Too small\n".repeat(5001)}`;
    await expect(read("many.csv", many)).rejects.toMatchObject({
      code: "TOO_LARGE",
      params: { limit: "5,000" },
    });
  });
});
