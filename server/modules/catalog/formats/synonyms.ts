import type { ImportMapping, MappedField } from "../contract";

/** What shops and suppliers call their columns, in the languages served. The best name of a field comes first. */
const synonyms: Record<MappedField, string[]> = {
  title: [
    ..."title|product title|product name|name|item name|item|product|model name".split("|"),
    ..."عنوان|عنوان محصول|نام محصول|نام کالا|نام|کالا|محصول|شرح کالا".split("|"),
    ..."اسم المنتج|عنوان المنتج|المنتج|الاسم|العنوان|اسم الصنف|الصنف".split("|"),
    ..."ชื่อสินค้า|ชื่อ|สินค้า|รายการสินค้า|หัวข้อ".split("|"),
    ..."название товара|наименование товара|наименование|название|товар|номенклатура|заголовок".split("|"),
    ..."тауар атауы|тауардың атауы|атауы|тауар|өнім атауы|тақырып".split("|"),
    ..."商品名|製品名|名称|品名|タイトル|商品タイトル|アイテム名".split("|"),
  ],
  handle: [
    ..."handle|url handle|slug|url key|permalink|نامک|پیوند یکتا|الرابط|المعرف النصي|สลัก|ลิงก์ถาวร".split("|"),
    ..."чпу|символьный код|алиас|сілтеме|ハンドル|スラッグ|商品url".split("|"),
  ],
  description: [
    ..."description|product description|long description|body|body html|details|content|full description".split(
      "|",
    ),
    ..."توضیحات|توضیحات محصول|شرح|شرح محصول|معرفی محصول".split("|"),
    ..."الوصف|وصف المنتج|وصف|التفاصيل".split("|"),
    ..."รายละเอียด|รายละเอียดสินค้า|คำอธิบาย|คำอธิบายสินค้า".split("|"),
    ..."описание|описание товара|полное описание|подробное описание".split("|"),
    ..."сипаттама|сипаттамасы|тауар сипаттамасы".split("|"),
    ..."商品説明|説明|商品説明文|詳細|商品詳細|紹介文".split("|"),
  ],
  status: [
    ..."status|product status|state|active|published|visibility|وضعیت|وضعیت انتشار|الحالة|حالة المنتج|สถานะ".split(
      "|",
    ),
    ..."статус|опубликовано|күйі|мәртебе|мәртебесі|ステータス|状態|公開状態|公開ステータス".split("|"),
  ],
  vendor: [
    ..."vendor|brand|manufacturer|supplier|maker|برند|سازنده|تولیدکننده|تامین کننده|فروشنده".split("|"),
    ..."العلامة التجارية|الماركة|المورد|الشركة المصنعة|البائع|แบรนด์|ยี่ห้อ|ผู้ผลิต|ผู้จำหน่าย|ผู้ขาย".split("|"),
    ..."бренд|производитель|поставщик|марка|торговая марка|өндіруші|жеткізуші".split("|"),
    ..."ブランド|メーカー|販売元|仕入先|製造元".split("|"),
  ],
  category: [
    ..."category|categories|product category|product type|type|department|group|collection".split("|"),
    ..."دسته بندی|دسته|دسته‌بندی|گروه|گروه کالا|نوع محصول|الفئة|التصنيف|القسم|نوع المنتج|الفئات".split("|"),
    ..."หมวดหมู่|หมวดหมู่สินค้า|ประเภท|ประเภทสินค้า|กลุ่มสินค้า".split("|"),
    ..."категория|категории|раздел|группа|группа товаров|тип товара|санат|санаты|топ|түрі".split("|"),
    ..."カテゴリ|カテゴリー|商品カテゴリ|商品カテゴリー|分類|種別|商品タイプ".split("|"),
  ],
  tags: [
    ..."tags|tag|labels|keywords|برچسب|برچسب ها|برچسب‌ها|کلمات کلیدی|الوسوم|وسوم|العلامات|الكلمات المفتاحية".split(
      "|",
    ),
    ..."แท็ก|ป้ายกำกับ|คำค้น|теги|тег|метки|ключевые слова|тегтер|белгілер|タグ|キーワード".split("|"),
  ],
  images: [
    ..."images|image|image url|image urls|image src|image link|photo|photos|picture|pictures|main image".split(
      "|",
    ),
    ..."تصویر|تصاویر|عکس|عکس ها|لینک تصویر|آدرس تصویر|الصورة|الصور|رابط الصورة|صورة المنتج".split("|"),
    ..."รูปภาพ|รูป|รูปสินค้า|ลิงก์รูปภาพ|ภาพ|фото|изображение|изображения|картинка|ссылка на фото|фотографии".split(
      "|",
    ),
    ..."сурет|суреттер|суреті|画像|商品画像|画像url|写真".split("|"),
  ],
  seoTitle: [
    ..."seo title|meta title|page title|عنوان سئو|عنوان متا|عنوان seo|عنوان السيو|العنوان التعريفي|ชื่อ seo|หัวข้อ seo".split(
      "|",
    ),
    ..."seo заголовок|мета заголовок|meta заголовок|seo тақырып|мета тақырып|seoタイトル|メタタイトル".split(
      "|",
    ),
  ],
  seoDescription: [
    ..."seo description|meta description|توضیحات سئو|توضیحات متا|وصف السيو|الوصف التعريفي|คำอธิบาย seo".split(
      "|",
    ),
    ..."seo описание|мета описание|meta описание|seo сипаттама|мета сипаттама|seo説明|メタディスクリプション|メタ説明".split(
      "|",
    ),
  ],
  option1: [..."size|سایز|اندازه|المقاس|الحجم|مقاس|ขนาด|ไซส์|размер|өлшем|өлшемі|サイズ".split("|")],
  option2: [..."color|colour|رنگ|اللون|لون|สี|цвет|түс|түсі|カラー|色".split("|")],
  option3: [..."material|جنس|الخامة|المادة|วัสดุ|материал|素材|材質".split("|")],
  sku: [
    ..."sku|variant sku|item code|product code|article|article number|item number|part number|code|ref|reference".split(
      "|",
    ),
    ..."شناسه محصول|کد محصول|کد کالا|کد|شناسه|رمز المنتج|كود المنتج|كود|رقم الصنف|رمز التخزين".split("|"),
    ..."รหัสสินค้า|รหัส|артикул|код товара|код|арт|тауар коды|коды|商品コード|商品番号|品番|型番|管理番号".split(
      "|",
    ),
  ],
  barcode: [
    ..."barcode|ean|upc|gtin|isbn|ean13|jan|بارکد|الباركود|باركود|บาร์โค้ด|штрихкод|штрих код|штрих-код".split(
      "|",
    ),
    ..."バーコード|janコード|jan コード".split("|"),
  ],
  price: [
    ..."price|selling price|sale price|retail price|unit price|variant price|our price|current price".split(
      "|",
    ),
    ..."قیمت|قیمت فروش|قیمت محصول|قیمت واحد|السعر|سعر البيع|سعر|سعر المنتج".split("|"),
    ..."ราคา|ราคาขาย|ราคาสินค้า|цена|цена продажи|розничная цена|стоимость|бағасы|баға|сату бағасы".split("|"),
    ..."価格|販売価格|売価|単価|値段|税込価格".split("|"),
  ],
  compareAtPrice: [
    ..."compare at price|compare price|regular price|list price|old price|original price|msrp|rrp|was price".split(
      "|",
    ),
    ..."قیمت قبل|قیمت قبل از تخفیف|قیمت قدیم|قیمت اصلی|قیمت مقایسه|السعر قبل الخصم|السعر الأصلي|السعر القديم".split(
      "|",
    ),
    ..."ราคาเต็ม|ราคาเดิม|ราคาก่อนลด|старая цена|цена до скидки|цена без скидки|ескі баға|бұрынғы баға".split(
      "|",
    ),
    ..."通常価格|定価|元値|参考価格|割引前価格|希望小売価格".split("|"),
  ],
  cost: [
    ..."cost|cost price|cost per item|purchase price|buying price|wholesale price|قیمت خرید|بهای تمام شده".split(
      "|",
    ),
    ..."التكلفة|سعر التكلفة|سعر الشراء|ต้นทุน|ราคาทุน|себестоимость|закупочная цена|цена закупки".split("|"),
    ..."өзіндік құны|сатып алу бағасы|原価|仕入価格|仕入れ値|仕入単価".split("|"),
  ],
  quantity: [
    ..."quantity|qty|stock|inventory|stock quantity|inventory quantity|on hand|available|balance|units".split(
      "|",
    ),
    ..."موجودی|تعداد|موجودی انبار|مقدار|الكمية|المخزون|كمية|الكمية المتاحة|الرصيد".split("|"),
    ..."จำนวน|สต็อก|สต๊อก|คงเหลือ|จำนวนคงเหลือ|количество|остаток|остатки|кол во|наличие|на складе".split("|"),
    ..."саны|қалдық|қоймада|在庫|在庫数|数量|在庫数量".split("|"),
  ],
  weightGrams: [
    ..."weight|weight grams|grams|weight g|variant grams|وزن|وزن گرم|الوزن|الوزن بالجرام|น้ำหนัก|น้ำหนัก กรัม".split(
      "|",
    ),
    ..."вес|вес г|вес в граммах|масса|салмағы|салмақ|重量|重さ|重量g".split("|"),
  ],
  weightKg: [
    ..."weight kg|weight kilograms|وزن کیلوگرم|وزن کیلو|الوزن كجم|الوزن بالكيلو|น้ำหนัก กก|น้ำหนัก กิโลกรัม".split(
      "|",
    ),
    ..."вес кг|масса кг|салмағы кг|重量kg|重量 kg".split("|"),
  ],
  weightLb: ["weight lb", "weight lbs", "weight pounds"],
  weightOz: ["weight oz", "weight ounces"],
  variantImage: [
    ..."variant image|variation image|تصویر تنوع|صورة المتغير|รูปตัวเลือก|фото варианта|нұсқа суреті|バリエーション画像".split(
      "|",
    ),
  ],
};

/** Words for the state of a product, as cells write them. */
const statusWords: Record<"active" | "draft" | "archived", string[]> = {
  active: [
    ..."active|published|publish|visible|enabled|yes|true|1|on|live|available|for sale|public".split("|"),
    ..."فعال|منتشر شده|انتشار|بله|موجود|نشط|منشور|فعال|نعم|متاح|ใช้งาน|เผยแพร่|เปิดใช้งาน|เปิดขาย|ใช่".split("|"),
    ..."активен|активный|активно|опубликован|опубликовано|да|в продаже|белсенді|жарияланған|иә|сатылымда".split(
      "|",
    ),
    ..."公開|有効|販売中|はい|アクティブ".split("|"),
  ],
  draft: [
    ..."draft|unpublished|hidden|disabled|no|false|0|-1|off|inactive|pending|private".split("|"),
    ..."پیش نویس|پیش‌نویس|غیرفعال|غیر فعال|خیر|مسودة|غير نشط|غير منشور|لا|مخفي|ฉบับร่าง|ร่าง|ปิดใช้งาน|ไม่".split(
      "|",
    ),
    ..."черновик|неактивен|не опубликовано|скрыт|нет|жоба|белсенді емес|жоқ|жасырын".split("|"),
    ..."下書き|非公開|無効|いいえ|ドラフト".split("|"),
  ],
  archived: [
    ..."archived|archive|discontinued|بایگانی|آرشیو|آرشیو شده|مؤرشف|أرشيف|เก็บถาวร|архив|в архиве|снят с продажи".split(
      "|",
    ),
    ..."мұрағат|мұрағатталған|アーカイブ|アーカイブ済み|販売終了".split("|"),
  ],
};

/** One spelling for what is written in many: case, width, Arabic letters, joiners, punctuation, units' brackets. */
function canonical(text: string): string {
  return text
    .normalize("NFKC")
    .toLowerCase()
    .replaceAll("ي", "ی")
    .replaceAll("ك", "ک")
    .replaceAll("ё", "е")
    .replace(/[\u064b-\u0652\u0640\u200c-\u200f]/g, "")
    .replace(/[\s_\-./:*#№()[\]（）「」]+/g, " ")
    .trim();
}

/** The name without its unit: `Price (EUR)`, `Цена, руб.` */
const withoutUnit = (name: string) => name.replace(/[([（].*?[)\]）]|,.*$/g, " ");

const fieldsByName = new Map<string, { field: MappedField; rank: number }>();
for (const [field, names] of Object.entries(synonyms) as [MappedField, string[]][]) {
  names.forEach((name, rank) => {
    if (!fieldsByName.has(canonical(name))) fieldsByName.set(canonical(name), { field, rank });
  });
}

/** What the columns of a file most likely mean, by their names in any of the languages served. */
export function suggestMapping(header: string[]): ImportMapping {
  const best = new Map<MappedField, { column: string; rank: number }>();
  for (const column of header) {
    const found = fieldsByName.get(canonical(column)) ?? fieldsByName.get(canonical(withoutUnit(column)));
    if (!found) continue;
    const known = best.get(found.field);
    if (!known || found.rank < known.rank) best.set(found.field, { column, rank: found.rank });
  }
  return Object.fromEntries([...best].map(([field, { column }]) => [field, column]));
}

const statuses = new Map(
  Object.entries(statusWords).flatMap(([status, words]) =>
    words.map((word) => [canonical(word), status as keyof typeof statusWords] as const),
  ),
);

/** The state that a word of any of the languages served means. */
export function statusFrom(word: string): "active" | "draft" | "archived" | undefined {
  return statuses.get(canonical(word));
}
