import type { Locale } from "@/server/platform/i18n/locales";
import type { PageId } from "../pages";

/** What somebody wants to know, as far as the offline writer understands it, in any of the seven languages. */
export type Intent = "help" | "balance" | "lowStock" | "counts" | "activity" | "page" | "price" | "find";

/** The first that matches counts: what is more particular stands first. */
export const intents: readonly [Intent, RegExp][] = [
  [
    "help",
    /\bwhat can you do\b|^\s*help\s*$|چه (?:کار|کاری) (?:می‌?توانی|بلدی)|^\s*کمک\s*$|ماذا (?:يمكنك|تستطيع)|^\s*مساعدة\s*$|ทำอะไรได้บ้าง|^\s*ช่วยด้วย\s*$|что (?:ты|вы) (?:уме|може)|^\s*помощь\s*$|не істей ал|^\s*көмек\s*$|何ができ|^\s*ヘルプ\s*$/iu,
  ],
  [
    "balance",
    /\b(?:points?|balance|credits?|wallet)\b|امتیاز|موجودی کیف|کیف پول|رصيد|نقاط|المحفظة|แต้ม|ยอดคงเหลือ|กระเป๋า|балл|баланс|кошел|ұпай|әмиян|ポイント|残高|ウォレット/iu,
  ],
  [
    "lowStock",
    /\b(?:low stock|out of stock|sold out|running (?:low|out)|restock|nearly gone|stock)\b|کم(?:‌| )?موجود|ناموجود|تمام (?:شده|می‌شود)|موجودی|المخزون|نفد|أوشك|สต็อก|สินค้าใกล้หมด|หมดสต|ใกล้หมด|остат(?:ок|ки)|законч|заканчива|нет в наличии|склад|қойма|таусыл|қалды[ғқ]|在庫|品切れ|売り切れ/iu,
  ],
  [
    "counts",
    /\bhow many\b.*\bproducts?\b|\boverview\b|\b(?:number|count) of products\b|چند (?:تا )?محصول|تعداد محصول|کم منتج|كم (?:عدد )?(?:ال)?منتج|عدد المنتجات|مكم|สินค้า(?:ทั้งหมด)?กี่|จำนวนสินค้า|ภาพรวม|сколько (?:у меня )?товар|количество товар|обзор|қанша тауар|тауар(?:лар)? саны|商品(?:は|が)?(?:いくつ|何(?:個|点|件))|商品数|概要/iu,
  ],
  [
    "activity",
    /\b(?:recent(?:ly)?|lately|latest|activity|what happened|what'?s new)\b|اخیر|تازه چه|فعالیت|مؤخر|أخير|النشاط|ล่าสุด|กิจกรรม|последн|недавн|активност|соңғы|жақында|最近|活動|履歴/iu,
  ],
  [
    "price",
    /\b(?:price|cost|costs|how much)\b|قیمت|چند است|سعر|بكم|كم (?:ثمن|يكلف)|ราคา|เท่าไ|цен[аыу]|сколько сто|стоимост|баға|қанша тұр|値段|価格|いくら/iu,
  ],
  [
    "page",
    /\b(?:where|how (?:do|can|to)|open|go to|page|take me|settings)\b|کجا|چگونه|چطور|چه‌?طور|صفحه|باز کن|أين|كيف|صفحة|افتح|อยู่ที่ไหน|ตรงไหน|อย่างไร|ยังไง|หน้า|เปิดหน้า|где|как (?:мне |сделать |добавить |создать |изменить )?|страниц|открой|қайда|қалай|бет(?:і|ін)|どこ|どうやって|方法|ページ|開い/iu,
  ],
  [
    "find",
    /\b(?:find|search|show|list|look up|do (?:we|i) have|products?)\b|پیدا|جست|نشان|محصول|ابحث|اعرض|منتج|هل لدينا|ค้นหา|หา|แสดง|สินค้า|найди|поиск|покажи|товар|есть ли|тап|ізде|көрсет|тауар|探|検索|見せ|商品/iu,
  ],
];

/** Words that say nothing of what is looked for. */
export const emptyWords: Readonly<Record<Locale, ReadonlySet<string>>> = {
  en: set(
    "a an the of for in on to my our your is are was do does did i we you me it this that what which where how much many can could please show find search list look up tell about price cost costs product products item items have has with and or there any all at by from",
  ),
  fa: set(
    "را از به در با و یا که این آن من ما شما است هست هستند دارد داریم دارم چه چند کدام کجا قیمت محصول محصولات پیدا کن بگرد جستجو جست‌وجو نشان بده لطفا لطفاً برای ها همه",
  ),
  ar: set(
    "من في على عن إلى مع و أو هل ما ماذا كم أين كيف هذا هذه ذلك لدي لدينا عندي سعر ثمن منتج المنتج منتجات المنتجات ابحث اعرض أعرض لي كل بكم فضلك",
  ),
  th: set(
    "ของ ใน ที่ และ หรือ เป็น คือ มี ไหม มั้ย อะไร เท่าไหร่ เท่าไร ราคา สินค้า หา ค้นหา แสดง ให้ หน่อย ฉัน เรา นี้ นั้น ทั้งหมด ครับ ค่ะ บ้าง กี่",
  ),
  ru: set(
    "и в на с по из за для о об у к от не ли что где как какая какой какие какую сколько стоит стоят цена цены цену товар товара товары товаров найди найти покажи показать поиск мне нам мой моя наши есть это все пожалуйста",
  ),
  kk: set(
    "және мен бен пен не қандай қанша қайда қалай тұрады баға бағасы бағасын тауар тауарлар тауарларды тап табу ізде іздеу көрсет бар ма ме бе менің біздің осы барлық үшін",
  ),
  ja: set(
    "の は が を に で と も か から まで です ます ください 教え て 見せ 探し 検索 し する 商品 価格 値段 いくら ある あり ます この その 全部 何 どれ",
  ),
};

function set(words: string): ReadonlySet<string> {
  return new Set(words.split(" "));
}

/** Words that name a page, in any of the seven languages; the first that matches counts. */
export const pageWords: readonly [PageId, RegExp][] = [
  [
    "import",
    /\bimport|\bcsv\b|\bexcel\b|\bxlsx\b|درون‌?ریزی|وارد ?کرد|وارد ?کن|استيراد|นำเข้า|импорт|импортта|インポート|取り込/iu,
  ],
  [
    "newProduct",
    /\b(?:add|new|create)\b.*\bproduct|(?:افزودن|محصول (?:تازه|جدید)|اضافه).*|إضافة منتج|منتج جديد|أضيف|เพิ่มสินค้า|สินค้าใหม่|(?:добав|созда|нов)\S* товар|тауар қос|жаңа тауар|商品を(?:追加|登録)|新しい商品/iu,
  ],
  ["ads", /\bads?\b|\badvert|آگهی|تبلیغ|إعلان|โฆษณา|реклам|объявлен|жарнама|広告/iu],
  [
    "bulk",
    /\bbulk|many (?:texts|products)|انبوه|گروهی|بالجملة|دفعة|จำนวนมาก|หลายสินค้า|массов|много товар|көп тауар|жаппай|一括/iu,
  ],
  [
    "pictures",
    /\b(?:pictures?|images?|photos?|thumbnail)|تصویر|عکس|صور|รูป|ภาพ|фото|картин|изображ|сурет|画像|写真/iu,
  ],
  ["templates", /\btemplates?|الگو|قالب|เทมเพลต|шаблон|үлгі|テンプレート/iu],
  ["voice", /\bvoice|لحن|صدای برند|صوت العلامة|น้ำเสียง|голос бренда|тон бренда|бренд үні|ブランドボイス/iu],
  [
    "calendar",
    /\b(?:calendar|schedule|posts?)\b|تقویم|زمان‌?بندی|التقويم|جدولة|ปฏิทิน|กำหนดเวลา|календар|расписан|запланир|күнтізбе|カレンダー|予約投稿/iu,
  ],
  [
    "analytics",
    /\b(?:analytics|statistics|report|usage)\b|تحلیل|آمار|گزارش|تحليل|إحصاء|วิเคราะห์|สถิติ|аналитик|статистик|отч[её]т|талдау|статистика|分析|統計/iu,
  ],
  [
    "wallet",
    /\b(?:wallet|points?|top up|history of points)\b|کیف پول|محفظة|กระเป๋า|แต้ม|кошел|балл|әмиян|ұпай|ウォレット|ポイント/iu,
  ],
  [
    "members",
    /\b(?:members?|invite|team|roles?|staff)\b|عضو|اعضا|دعوت|نقش|الأعضاء|دعوة|دور|สมาชิก|เชิญ|ทีม|บทบาท|участник|приглас|сотрудник|роль|рол[яи]|мүше|шақыр|メンバー|招待|スタッフ|権限/iu,
  ],
  ["apiKeys", /\bapi\b|کلید|مفتاح|คีย์|ключ|кілт|キー/iu],
  [
    "aiSettings",
    /\b(?:ai|budget|provider|openai|groq)\b|بودجه|هوش مصنوعی|ميزانية|ذكاء|งบประมาณ|เอไอ|бюджет|ИИ|нейросет|бюджет|予算/iu,
  ],
  ["notifications", /\bnotifications?\b|اعلان|إشعار|แจ้งเตือน|уведомлен|хабарлама|通知/iu],
  [
    "settings",
    /\b(?:settings?|currency|timezone|language|store name)\b|تنظیم|واحد پول|زبان|إعداد|عملة|لغة|ตั้งค่า|สกุลเงิน|ภาษา|настройк|валют|язык|часов\S* пояс|баптау|валюта|тіл|設定|通貨|言語/iu,
  ],
  [
    "studio",
    /\b(?:studio|descriptions?|write (?:a )?texts?|seo)\b|استودیو|توضیح|استوديو|وصف|สตูดิโอ|คำอธิบาย|студи|описани|сипаттама|スタジオ|説明文/iu,
  ],
  [
    "products",
    /\b(?:products?|catalog(?:ue)?|export)\b|محصول|کاتالوگ|منتج|สินค้า|แคตตาล็อก|товар|каталог|тауар|商品|カタログ/iu,
  ],
];
