/** What a customer's question is about, in any of the seven languages. */
export type QuestionTopic = "price" | "size" | "colour" | "material" | "brand" | "category" | "audience";

export const questionTopics: Array<[QuestionTopic, RegExp]> = [
  [
    "price",
    /\b(?:price|cost|costs|how much|expensive)\b|قیمت|چند(?:ه| است|\s*تومان)|هزینه|سعر|بكم|كم (?:ثمن|سعر|يكلف)|ราคา|เท่าไหร่|เท่าไร|(?<!\p{L})цен[аы]|сколько стоит|стоимост|баға|қанша тұрады|値段|価格|いくら/iu,
  ],
  [
    "size",
    /\b(?:sizes?|fit|fits|large|small|medium|xl)\b|سایز|اندازه|مقاس|حجم|ไซซ์|ไซส์|ขนาด|размер|өлшем|サイズ|大きさ/i,
  ],
  [
    "colour",
    /\b(?:colou?rs?)\b|رنگ|(?<!\p{L})(?:ال)?(?:لون|ألوان)|(?<!เ)สี(?![่้ย])|(?<!\p{L})цвет|(?<!\p{L})түс(?:і|тер)|色|カラー/iu,
  ],
  [
    "material",
    /\b(?:material|made of|made from|fabric|cotton|leather)\b|جنس|پارچه|خامة|مصنوع|قماش|วัสดุ|ทำจาก|เนื้อผ้า|материал|из чего|ткан|состав|(?<!\p{L})мата|неден жасал|素材|材質|何でできて/iu,
  ],
  [
    "brand",
    /\b(?:brand|who makes|manufacturer)\b|برند|سازنده|ماركة|علامة|แบรนด์|ยี่ห้อ|бренд|производител|өндіруші|ブランド|メーカー/i,
  ],
  [
    "audience",
    /\b(?:for (?:men|women|kids|children)|unisex)\b|مردانه|زنانه|رجالي|نسائي|สำหรับผู้(?:ชาย|หญิง)|мужск|женск|ерлерге|әйелдерге|メンズ|レディース/i,
  ],
  ["category", /\bcategory\b|دسته|فئة|หมวด|категори|санат|カテゴリ/i],
];
