/** Names of options and attributes. Columns: id ; en ; fa ; ar ; th ; ru ; kk ; ja; the first word is written. */
const labelsTable = `
colour ; Color|colour|colors|colours ; رنگ|رنگ‌بندی ; اللون|لون|الألوان ; สี ; Цвет|цвета ; Түсі|түс ; カラー|色
size ; Size|sizes ; سایز|اندازه ; المقاس|مقاس|الحجم|المقاسات ; ขนาด|ไซซ์|ไซส์ ; Размер|размеры ; Өлшемі|өлшем ; サイズ
material ; Material|fabric|materials ; جنس|پارچه ; الخامة|خامة|المادة|القماش ; วัสดุ|เนื้อผ้า ; Материал|ткань ; Материалы|материал|мата ; 素材|材質
brand ; Brand|vendor|manufacturer ; برند|سازنده ; العلامة التجارية|الماركة ; แบรนด์|ยี่ห้อ ; Бренд|производитель ; Бренд|өндіруші ; ブランド|メーカー
category ; Category|product type ; دسته‌بندی|دسته ; الفئة|التصنيف ; หมวดหมู่ ; Категория ; Санаты|санат ; カテゴリー
audience ; For|gender|audience ; مناسب برای|جنسیت ; مناسب لـ|الجنس ; สำหรับ|เพศ ; Для кого|пол ; Кімге арналған|жынысы ; 対象|性別
weight ; Weight ; وزن ; الوزن ; น้ำหนัก ; Вес ; Салмағы ; 重量|重さ
length ; Length ; طول ; الطول ; ความยาว ; Длина ; Ұзындығы ; 長さ
width ; Width ; عرض ; العرض ; ความกว้าง ; Ширина ; Ені ; 幅
height ; Height ; ارتفاع ; الارتفاع ; ความสูง ; Высота ; Биіктігі ; 高さ
depth ; Depth ; عمق ; العمق ; ความลึก ; Глубина ; Тереңдігі ; 奥行き
diameter ; Diameter ; قطر ; القطر ; เส้นผ่านศูนย์กลาง ; Диаметр ; Диаметрі ; 直径
dimensions ; Dimensions ; ابعاد ; الأبعاد ; ขนาดสินค้า ; Размеры изделия|габариты ; Габариттері ; 寸法
capacity ; Capacity ; ظرفیت|گنجایش ; السعة ; ความจุ ; Объём|вместимость|объем ; Сыйымдылығы ; 容量
style ; Style ; سبک|مدل ; الطراز|الستايل ; สไตล์ ; Стиль ; Стилі ; スタイル
pattern ; Pattern ; طرح ; النقشة ; ลวดลาย ; Узор|рисунок ; Өрнегі ; 柄
fit ; Fit ; قالب|فیت ; القَصّة ; ทรง ; Посадка|крой ; Пішімі ; フィット
model ; Model ; شمارهٔ مدل ; الموديل|الطراز رقم ; รุ่น ; Модель ; Үлгісі ; モデル
flavour ; Flavor|flavour|taste ; طعم ; النكهة ; รสชาติ ; Вкус ; Дәмі ; 味|フレーバー
scent ; Scent|fragrance ; رایحه ; الرائحة ; กลิ่น ; Аромат ; Хош иісі ; 香り
origin ; Country of origin|origin|made in ; کشور سازنده|ساخت ; بلد المنشأ|بلد الصنع ; ประเทศผู้ผลิต ; Страна производства ; Шығарылған елі ; 原産国|生産国
warranty ; Warranty|guarantee ; گارانتی|ضمانت ; الضمان ; การรับประกัน ; Гарантия ; Кепілдігі ; 保証
quantity ; Quantity|pack size|pieces ; تعداد ; العدد|الكمية ; จำนวน ; Количество ; Саны ; 数量|内容量
finish ; Finish ; پرداخت ; التشطيب ; ผิวเคลือบ ; Отделка ; Өңделуі ; 仕上げ
care ; Care|care instructions ; نگهداری ; العناية ; การดูแล ; Уход ; Күтімі ; お手入れ
collection ; Collection ; مجموعه|کالکشن ; المجموعة ; คอลเลกชัน ; Коллекция ; Топтамасы ; コレクション
season ; Season ; فصل ; الموسم ; ฤดูกาล ; Сезон ; Маусымы ; シーズン
power ; Power ; توان ; القدرة ; กำลังไฟ ; Мощность ; Қуаты ; 消費電力|出力
battery ; Battery life|battery ; عمر باتری|باتری ; البطارية|عمر البطارية ; แบตเตอรี่ ; Время работы|батарея|аккумулятор ; Батареясы ; バッテリー
storage ; Storage ; حافظه ; سعة التخزين ; หน่วยความจำ ; Память ; Жады ; ストレージ
type ; Type ; نوع ; النوع ; ประเภท ; Тип ; Түрі ; 種類|タイプ
logo ; Logo ; لوگو ; الشعار ; โลโก้ ; Логотип ; Логотип ; ロゴ
format ; Format ; قالب فایل|فرمت ; الصيغة ; รูปแบบ ; Формат ; Пішім ; 形式
features ; Features|details|highlights ; ویژگی‌ها ; المزايا|الميزات ; จุดเด่น|คุณสมบัติ ; Особенности ; Ерекшеліктері ; 特徴
price ; Price ; قیمت ; السعر ; ราคา ; Цена ; Бағасы|баға ; 価格
`;

import type { WritingLocale } from "../../prompts/tasks";

export type LabelId =
  | "colour"
  | "size"
  | "material"
  | "brand"
  | "category"
  | "audience"
  | "features"
  | "price";

const columns: WritingLocale[] = ["en", "fa", "ar", "th", "ru", "kk", "ja"];
const written = new Map<string, Record<string, string>>();
const idOfName = new Map<string, string>();

for (const row of labelsTable.trim().split("\n")) {
  const [id = "", ...cells] = row.split(" ; ");
  const names = cells.map((cell) => cell.split("|"));
  written.set(id, Object.fromEntries(columns.map((locale, i) => [locale, names[i]?.[0] ?? id])));
  for (const name of names.flat()) idOfName.set(name.toLowerCase(), id);
}

/** The label of a known property in a language. */
export function labelText(id: LabelId, locale: WritingLocale): string {
  return written.get(id)?.[locale] ?? id;
}

/** What an option or attribute with this name is about, in whatever language its name is. */
export function labelId(name: string): string | undefined {
  return idOfName.get(name.trim().toLowerCase());
}

/** The name of an option or attribute in the language of the text; unknown names stay as they are. */
export function translateLabel(name: string, locale: WritingLocale): string {
  const id = labelId(name);
  return (id && written.get(id)?.[locale]) || name.trim();
}
