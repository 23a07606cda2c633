import { normalise } from "@/server/modules/grounding";

/**
 * Words that set two products apart although all else is the same: `id ; words of English, Persian, Arabic, Russian
 * and Kazakh ; words of Thai and Japanese`, which part no words and are looked for anywhere. A `*` stands for any
 * ending.
 */
const colourTable = `
black ; black|مشکی|سیاه|اسود|سودا|سوداء|черн*|қара ; สีดำ|ブラック|黒色
white ; white|سفید|ابیض|بیضا|بیضاء|бел(ый/ая/ое/ые)|ақ ; สีขาว|ホワイト|白色
red ; red|قرمز|سرخ|احمر|حمرا|حمراء|красн*|қызыл ; สีแดง|レッド|赤色
blue ; blue|ابی|ازرق|زرقا|زرقاء|син(ий/яя/ее/ие)|голуб*|көк ; สีน้ำเงิน|สีฟ้า|ブルー|青色
navy ; navy|سرمه ای|کحلی|темно-син* ; สีกรมท่า|ネイビー|紺色
green ; green|سبز|اخضر|خضرا|خضراء|зелен*|жасыл ; สีเขียว|グリーン|緑色
yellow ; yellow|زرد|اصفر|صفرا|صفراء|желт*|сары ; สีเหลือง|イエロー|黄色
orange ; orange|نارنجی|برتقالی|оранжев*|қызғылт сары ; สีส้ม|オレンジ色
purple ; purple|violet|lilac|بنفش|بنفسجی|ارجوانی|фиолетов*|сиренев*|күлгін ; สีม่วง|パープル|紫色
pink ; pink|صورتی|وردی|زهری|розов*|қызғылт ; สีชมพู|ピンク|桃色
brown ; brown|قهوه ای|بنی|коричнев*|қоңыр ; สีน้ำตาล|ブラウン|茶色
grey ; grey|gray|graphite|خاکستری|طوسی|رمادی|сер(ый/ая/ое/ые)|графитов*|сұр ; สีเทา|グレー|灰色
silver ; silver|نقره ای|فضی|серебрист*|күміс ; สีเงิน|シルバー|銀色
gold ; gold|golden|طلایی|ذهبی|золотист*|золот(ой/ая/ое/ые)|алтын ; สีทอง|ゴールド|金色
beige ; beige|cream|بژ|کرم|بیج|бежев*|ақсары ; สีเบจ|สีครีม|ベージュ
turquoise ; turquoise|teal|فیروزه ای|فیروزی|бирюзов*|көгілдір ; สีเทอร์ควอยซ์|ターコイズ
`;

/**
 * What makes another article of the same name, as `group:id`: a model's variant, its state, a part or addition of it,
 * whom it is for, on which side it goes.
 */
const qualifierTable = `
model:pro ; pro|پرو|برو|про ; โปร|プロ
model:max ; max|مکس|ماکس|макс ; แม็กซ์|マックス
model:mini ; mini|مینی|мини ; มินิ|ミニ
model:plus ; plus|پلاس|بلس|плюс ; พลัส|プラス
model:ultra ; ultra|اولترا|الترا|ультра ; อัลตร้า|ウルトラ
model:lite ; lite|لایت|лайт ; ไลท์|ライト版
state:used ; used|refurbished|renewed|preowned|دست دوم|کارکرده|مستعمل|مجدد|восстановлен*|уцененн*|пайдаланылған ; มือสอง|中古|整備済
part:case ; case|cover|sleeve|pouch|قاب|کاور|جراب|غطا|غطاء|чехол*|накладк*|қап ; เคส|ซองใส่|ケース|カバー
part:strap ; strap|بند ساعت|سوار|حزام|ремешок|ремешк*|бау ; สายนาฬิกา|バンド|ストラップ
part:cable ; cable|cord|کابل|کیبل|кабел*|шнур|кәбіл ; สายชาร์จ|สายเคเบิล|ケーブル
part:charger ; charger|adapter|شارژر|اداپتور|شاحن|зарядн*|адаптер|зарядтағыш ; ที่ชาร์จ|อะแดปเตอร์|充電器|アダプタ
part:protector ; protector|گلس|محافظ|واقی|защитн*|қорғаныш ; ฟิล์ม|フィルム|保護
part:refill ; refill|replacement|spare|یدکی|بدیل|сменн*|запасн*|қосалқы ; รีฟิล|อะไหล่|詰め替え|詰替|交換用
part:set ; set|kit|bundle|ست|طقم|مجموعه|набор|комплект|жиынтық ; เซ็ต|ชุดเซต|セット
whom:kids ; kids|children|childrens|baby|junior|بچگانه|کودک|اطفال|детск*|балалар ; เด็ก|キッズ|子供|ベビー
whom:women ; women|womens|ladies|زنانه|نسایی|نسائی|женск*|әйелдер ; ผู้หญิง|สตรี|レディース|女性
whom:men ; men|mens|مردانه|رجالی|мужск*|ерлер ; ผู้ชาย|メンズ|男性
state:decaf ; decaf|decaffeinated|unsweetened|sugarfree|بدون کافیین|بدون شکر|без сахара|қантсыз ; ดีแคฟ|ไม่มีน้ำตาล|デカフェ|無糖
state:wireless ; wireless|cordless|بیسیم|بی سیم|لاسلکی|беспроводн*|сымсыз ; ไร้สาย|ワイヤレス|コードレス
side:left ; left|چپ|یسار|лев(ый/ая/ое/ые)|сол жақ ; ด้านซ้าย|左用
side:right ; right|راست|یمین|прав(ый/ая/ое/ые)|оң жақ ; ด้านขวา|右用
`;

interface Lexicon {
  /** The ids of whole words, and of two or three words with a space between. */
  exact: Map<string, string>;
  stems: [string, string][];
  /** Looked for anywhere, the longest first. */
  within: [string, string][];
}

const plain = (word: string) => normalise(word.trim()).text.replace(/[\u200c-]/g, " ");

/** `бел(ый/ая)` as its forms. */
function formsOf(word: string): string[] {
  const found = /^(.*)\(([^)]+)\)$/.exec(word);
  return found ? (found[2] ?? "").split("/").map((ending) => `${found[1]}${ending}`) : [word];
}

function read(table: string): Lexicon {
  const lexicon: Lexicon = { exact: new Map(), stems: [], within: [] };
  for (const row of table.trim().split("\n")) {
    const [id = "", parted = "", joined = ""] = row.split(" ; ").map((cell) => cell.trim());
    for (const word of parted.split("|").flatMap(formsOf)) {
      if (word.endsWith("*")) lexicon.stems.push([plain(word.slice(0, -1)), id]);
      else lexicon.exact.set(plain(word), id);
    }
    for (const word of joined.split("|").filter(Boolean)) lexicon.within.push([plain(word), id]);
  }
  lexicon.within.sort(([a], [b]) => b.length - a.length);
  return lexicon;
}

const colours = read(colourTable);
const qualifiers = read(qualifierTable);

function find(lexicon: Lexicon, words: readonly string[], text: string): Set<string> {
  const found = new Set<string>();
  words.forEach((word, i) => {
    const two = `${word} ${words[i + 1] ?? ""}`;
    const id = lexicon.exact.get(two) ?? lexicon.exact.get(word);
    const stem = id ?? lexicon.stems.find(([start]) => word.startsWith(start))?.[1];
    if (stem) found.add(stem);
  });
  let rest = text;
  for (const [word, id] of lexicon.within) {
    if (!rest.includes(word)) continue;
    found.add(id);
    rest = rest.replaceAll(word, " ");
  }
  return found;
}

/** The colours that a text names. `words` are its words in their order, `text` all of it, both normalised. */
export const coloursIn = (words: readonly string[], text: string) => find(colours, words, text);

/** What a text names that makes another article of it. */
export const qualifiersIn = (words: readonly string[], text: string) => find(qualifiers, words, text);
