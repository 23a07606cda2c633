import type { WritingLocale } from "../../prompts/tasks";
import type { ReviewTopic } from "../phrases";

/** Words that judge, per language; `*` stands for any ending. In Thai and Japanese they are parts of text. */
interface Judgement {
  good: string;
  bad: string;
  /** What turns the judgement, before or after the word. */
  notBefore: string;
  notAfter: string;
  /** Joins two clauses that may judge differently. */
  but: string;
}

export const judgements: Record<WritingLocale, Judgement> = {
  en: {
    good: "good|great|excellent|amazing|awesome|love|loved|loves|perfect|perfectly|beautiful|beautifully|nice|nicely|happy|pleased|satisfied|comfortable|comfy|soft|fast|quick|quickly|recommend|recommended|best|fantastic|wonderful|lovely|gorgeous|sturdy|durable|helpful|friendly|cute|stylish|elegant|warm|easy|worth|impressed|delighted|well made|well packed|high quality|as described|on time|true to size",
    bad: "bad|poor|runs small|runs large|runs big|size up|size down|poorly|terrible|awful|horrible|worst|hate|hated|disappointed|disappointing|disappointment|broken|broke|breaks|defective|damaged|torn|ripped|faded|cheap looking|cheaply|flimsy|late|slow|delayed|rude|refund|return|returned|wrong|missing|uncomfortable|itchy|scratchy|tight|too small|too big|too large|too short|too long|too tight|too expensive|overpriced|expensive|useless|waste|leaks|leaking|stopped working|does not work|doesn't work|didn't work|never arrived|fell apart|stains|stained|shrank|shrunk|thin|smell|smells|stiff|problem|problems",
    notBefore:
      "not|no|never|isn't|wasn't|don't|didn't|doesn't|hardly|nothing|without|aren't|weren't|cannot|can't|isn’t|wasn’t|don’t|didn’t|doesn’t",
    notAfter: "",
    but: "but|however|although|though|except|yet",
  },
  fa: {
    good: "خوب*|عالی*|فوق‌العاده|بی‌نظیر|زیبا*|قشنگ*|راضی*|رضایت|راحت*|نرم|سریع|پیشنهاد می‌کنم|توصیه می‌کنم|ارزش خرید|باکیفیت|با کیفیت|تمیز|مناسب|دوست داشتم|دوستش دارم|به موقع|مرتب|شیک|محکم|کامل|ممنون*",
    bad: "بد|بدی|بدتر*|ضعیف*|افتضاح|ناراضی*|نامناسب|خراب*|پاره*|شکسته*|معیوب|دیر|کند|گران*|گرون*|کوچک بود|تنگ*|ناراحت*|بی‌کیفیت|بی کیفیت|پس دادم|مرجوع*|پشیمان*|مشکل*|آسیب*|زبر|نازک|اشتباه*",
    notBefore: "",
    notAfter: "نبود|نیست|نداشت|ندارد|نمی‌کنم|نشد|نمیکنم",
    but: "اما|ولی|فقط",
  },
  ar: {
    good: "جيد*|ممتاز*|رائع*|جميل*|أنيق*|مريح*|ناعم*|سريع*|أنصح|مناسب*|راض*|سعيد*|أحببت*|أحب|مثالي*|متين*|فخم*|يستحق|شكرا*|لطيف*|نظيف*",
    bad: "سيئ*|سيء*|رديء*|رديئ*|مكسور*|تالف*|ممزق*|متأخر*|تأخر*|بطيء*|بطيئ*|غالي*|غال|مخيب*|خيبة|ضيق*|مزعج*|خطأ|ناقص*|إرجاع|أرجعت*|استرجاع|مشكل*|عيب*|خشن*|صغير جدا|كبير جدا",
    notBefore: "ليس|ليست|غير|لم|لا|لن|ما|بدون",
    notAfter: "",
    but: "لكن|ولكن|إلا|غير أن",
  },
  th: {
    good: "ดีมาก|ดี|เยี่ยม|สวย|ชอบ|ประทับใจ|นุ่ม|สบาย|เร็ว|ไว|แนะนำ|คุ้ม|พอใจ|น่ารัก|ตรงปก|ถูกใจ|แข็งแรง|สุดยอด|เรียบร้อย|พอดี",
    bad: "แย่|ผิดหวัง|พัง|เสีย|ขาด|ชำรุด|ช้า|แพง|คับ|หลวมไป|เล็กไป|ใหญ่ไป|คืนสินค้า|คืนเงิน|ปัญหา|เหม็น|บางเกินไป|ไม่ตรงปก|หยาบ|ผิดสี|ห่วย|แตก",
    notBefore: "ไม่ค่อย|ไม่",
    notAfter: "",
    but: "แต่",
  },
  ru: {
    good: "хорош*|отличн*|прекрасн*|замечательн*|супер|великолепн*|красив*|нравится|понравил*|доволь*|удобн*|мягк*|быстр*|рекоменд*|качественн*|идеальн*|спасибо|люблю|приятн*|прочн*|стильн*|вовремя|аккуратн*|тёпл*|тепл*",
    bad: "плох*|ужасн*|отвратительн*|разочаров*|недовол*|брак*|сломал*|сломан*|порван*|порвал*|рваный|медленн*|долго|опоздал*|задержк*|дорог*|неудобн*|жмёт|жмет|мало|маломер*|большемер*|возврат*|вернул*|проблем*|кошмар|линя*|тонк*|колется|груб*|хам*|не работает|дешёвый вид|не подош*",
    notBefore: "не|нет|без|ни",
    notAfter: "",
    but: "но|однако|зато|хотя|а вот",
  },
  kk: {
    good: "жақсы*|керемет*|тамаша*|әдемі*|ұнады|ұнайды|ұнатамын|ыңғайлы*|жұмсақ*|жылдам*|тез|ұсынамын|сапалы*|рахмет|риза*|мықты*|сәнді*|жарасымды*|уақытында",
    bad: "жаман*|нашар*|сапасыз*|сынған|сынып|бұзыл*|жыртыл*|кеш|баяу|кешік*|қымбат*|ыңғайсыз*|тар|кішкентай|қайтар*|мәселе*|көңілім қалды|өкін*|ақау*|қатты",
    notBefore: "",
    notAfter: "емес|жоқ|болмады|ұнамады",
    but: "бірақ|алайда|дегенмен",
  },
  ja: {
    good: "良い|良かった|良く|いい|よかった|最高|素晴らしい|綺麗|きれい|可愛い|かわいい|満足|気に入|快適|柔らか|早い|早く|おすすめ|お勧め|丁寧|ぴったり|便利|嬉しい|おしゃれ|丈夫|暖かい",
    bad: "悪い|悪く|最悪|残念|がっかり|壊れ|破れ|不良|遅い|遅く|遅れ|高すぎ|きつい|小さすぎ|大きすぎ|返品|返金|問題|不満|臭い|薄すぎ|違う|違って|雑|汚れ|ゴワゴワ|色落ち",
    notBefore: "",
    notAfter: "くない|ない|ません|なかった",
    but: "けど|ですが|が、|しかし|でも|ただ",
  },
};

/** Words of a topic, in all languages together: reviews of one product come in several. */
export const topicWords: Record<ReviewTopic, string> = {
  quality:
    "quality|fabric|material|stitching|seam*|sturdy|durable|flimsy|fell apart|well made|کیفیت|جنس|پارچه|دوخت|جودة|الجودة|خامة|القماش|قماش|คุณภาพ|เนื้อผ้า|วัสดุ|качеств*|ткань|материал*|шв*|сапа*|мата*|тігіс*|品質|生地|素材|縫製",
  fit: "size|sizes|sizing|fit|fits|fitted|small|large|tight|loose|سایز*|اندازه|تنگ|گشاد|مقاس*|المقاس|ضيق*|واسع*|ขนาด|ไซซ์|ไซส์|คับ|หลวม|размер*|маломер*|большемер*|жмёт|посадк*|өлшем*|тар|サイズ|きつい|大きめ|小さめ",
  comfort:
    "comfort|comfortable|comfy|soft|itchy|scratchy|stiff|راحت*|نرم*|مريح*|ناعم*|สบาย|นุ่ม|คัน|удобн*|мягк*|колется|комфорт*|ыңғайлы*|жұмсақ*|着心地|履き心地|柔らか|快適|チクチク",
  look: "color|colour|colors|look|looks|design|style|beautiful|pretty|picture|photo|pictures|رنگ*|طرح*|ظاهر|زیبا*|قشنگ*|عکس*|لون*|اللون|شكل*|تصميم*|جميل*|الصور*|สี|ดีไซน์|ลาย|สวย|รูป|ตรงปก|цвет*|дизайн*|вид|красив*|фото*|түс*|көрініс*|әдемі*|сурет*|色|デザイン|見た目|写真|柄",
  delivery:
    "delivery|delivered|shipping|shipped|arrived|arrive|late|courier|post|ارسال|تحویل|رسید|دیر|پست|پیک|توصيل*|التوصيل|شحن*|الشحن|وصل*|متأخر*|จัดส่ง|ส่งของ|ส่งเร็ว|ส่งช้า|ขนส่ง|ได้รับของ|доставк*|пришл*|пришёл|курьер*|привез*|жеткіз*|келді|кешік*|配送|配達|発送|届",
  packaging:
    "packaging|packed|package|box|wrapped|بسته‌بندی|بسته بندی|جعبه|تغليف*|التغليف|علبة|แพ็ค|แพค|กล่อง|บรรจุภัณฑ์|упаков*|коробк*|қаптама*|қорап*|қораб*|梱包|包装|箱",
  service:
    "service|support|seller|staff|customer service|reply|replied|answered|helpful|rude|پشتیبانی|فروشنده|پاسخ*|خدمات|خدمة|البائع|الدعم|رد*|تعامل*|บริการ|ร้านค้า|แม่ค้า|ตอบ|พนักงาน|обслуживани*|поддержк*|продавец|продавц*|ответ*|хам*|қызмет*|сатушы*|жауап*|対応|サポート|店員|ショップ",
  price:
    "price|prices|expensive|cheap|overpriced|value|money|worth|cost|قیمت*|گران*|ارزان*|می‌ارزد|ارزش|سعر*|السعر|غالي*|رخيص*|ราคา|แพง|ถูก|คุ้ม|цен*|дорог*|дешев*|дёшев*|стоимост*|баға*|қымбат*|арзан*|値段|価格|高い|安い|コスパ",
  function:
    "works|working|work|battery|charge|charging|sound|leaks|broke|broken|stopped|function|کار می‌کند|کار نمی‌کند|باتری|شارژ|صدا|خراب*|يعمل|تعمل|البطارية|الصوت|شحن البطارية|ใช้งาน|แบตเตอรี่|เสียง|พัง|работает|работа|батаре*|заряд*|звук*|сломал*|жұмыс*|батарея*|дыбыс*|бұзыл*|動作|電池|バッテリー|音質|壊れ",
};

/** Words too common to tell what a review is about. */
export const commonWords =
  /^(?:the|and|but|for|was|were|are|this|that|with|you|your|have|has|had|very|not|too|its|it's|it|is|my|me|they|them|from|just|really|would|will|been|than|then|there|when|what|which|also|only|after|before|because|can|could|did|does|all|one|out|get|got|our|who|how|so|to|of|in|on|at|as|an|am|be|we|he|she|i|a|در|از|به|که|این|را|با|برای|است|بود|خیلی|هم|آن|من|ما|یک|تا|و|ولی|اما|شد|شده|کرد|دارد|داشت|بسیار|في|من|على|إلى|أن|هذا|هذه|جدا|جدًا|مع|كان|كانت|لكن|هو|هي|لا|ما|و|الذي|التي|และ|ที่|ก็|มาก|เป็น|ได้|มี|ไม่|แต่|ของ|ให้|ว่า|กับ|นี้|จะ|แล้ว|ค่ะ|ครับ|และ|что|это|как|для|очень|все|всё|или|его|она|они|был|была|было|были|мне|меня|так|уже|только|после|при|по|из|на|не|но|за|же|бы|от|до|мы|вы|я|он|в|и|с|у|к|а|о|өте|және|бұл|бірақ|мен|үшін|болды|бар|де|да|ол|оны|маған|です|ます|した|して|いる|ある|こと|もの|とても|ので|から|まで|この|その|けど|ですが|でし|まし|た|て|に|を|は|が|の|と|も|で|な|だ|し|い|ない|なく|よう|さ|れ|ら)$/iu;
