import type { Intent } from "./phrases";

/** What a goal or an instruction says about the occasion, in any of the seven languages. */
const occasions: Array<[Intent, RegExp]> = [
  [
    "restock",
    /\b(?:back in stock|restock(?:ed)?|available again)\b|دوباره موجود|موجودی دوباره|متوفر مجدد|عاد إلى المخزون|กลับมามีสินค้า|снова в наличии|қайта сатылымда|қайтадан бар|再入荷/i,
  ],
  [
    "sale",
    /\b(?:sale|discount|offer|promo(?:tion)?|clearance|black friday)\b|تخفیف|حراج|فروش ویژه|خصم|تخفيض|عرض خاص|ลดราคา|โปรโมชั่น|ส่วนลด|скидк|распродаж|акци[яию]|жеңілдік|セール|割引|値下げ/i,
  ],
  [
    "gift",
    /\b(?:gifts?|present|birthday|christmas|valentine|mother'?s day|father'?s day)\b|هدیه|کادو|هدية|ของขวัญ|подар(?:ок|к)|сыйлық|ギフト|プレゼント|贈り物/i,
  ],
  [
    "new",
    /\b(?:new|launch(?:es|ed)?|just arrived|arrivals?|release)\b|جدید|تازه رسید|رونمایی|جديد|وصل حديث|إطلاق|สินค้าใหม่|มาใหม่|เปิดตัว|нов(?:ый|ая|ое|ые|инк)|запуск|жаңа|新作|新商品|新発売|新着/i,
  ],
];

/** The occasion of a text, if the merchant named one. */
export function intentOf(text: string): Intent | undefined {
  return occasions.find(([, pattern]) => pattern.test(text))?.[0];
}
