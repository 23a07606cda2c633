/** Features that descriptions name. Columns as in types.ts; English cells carry the article for prose. */
export const featuresTable = `
long_sleeves ; feature ; long sleeves|long-sleeved|long sleeved|long sleeve|long-sleeve ; آستین بلند ; أكمام طويلة|بأكمام طويلة|كم طويل ; แขนยาว ; длинные рукава|длинн* рукав* ; ұзын жең|ұзын жеңді ; 長袖
short_sleeves ; feature ; short sleeves|short-sleeved|short sleeved|short sleeve|short-sleeve ; آستین کوتاه ; أكمام قصيرة|كم قصير ; แขนสั้น ; короткие рукава|коротк* рукав* ; қысқа жең|қысқа жеңді ; 半袖
sleeveless ; feature ; sleeveless|a sleeveless cut ; بدون آستین|بی‌آستین ; تصميم بلا أكمام|بدون أكمام ; แขนกุด ; фасон без рукавов|без рукавов ; жеңсіз үлгі|жеңсіз ; ノースリーブ
wide_sleeves ; feature ; wide sleeves ; آستین گشاد ; أكمام واسعة ; แขนกว้าง ; широкие рукава ; кең жең ; ワイドスリーブ
narrow_collar ; feature ; a narrow collar|narrow collar ; یقهٔ باریک|یقه باریک ; ياقة ضيقة ; ปกแคบ|คอปกแคบ ; узкий воротник|узк* воротник* ; жіңішке жаға ; 細身の襟|小ぶりな襟
loose_collar ; feature ; a loose collar|loose collar ; یقهٔ آزاد|یقه آزاد ; ياقة فضفاضة ; ปกหลวม|คอปกหลวม ; свободный воротник ; кең жаға ; ゆったりした襟
no_collar ; feature ; a collarless neckline|no collar|collarless ; بدون یقه ; تصميم بلا ياقة|بدون ياقة ; คอไม่มีปก|ไม่มีปก ; вырез без воротника|без воротника ; жағасыз үлгі|жағасыз ; ノーカラー|襟なし
vneck ; feature ; a V-neck|v-neck|v neck ; یقه هفت|یقهٔ هفت ; ياقة على شكل V|ياقة V ; คอวี ; V-образный вырез ; V-тәрізді ойық ; Vネック
crewneck ; feature ; a crew neck|crew neck|crewneck|round neck ; یقه گرد|یقهٔ گرد ; ياقة دائرية ; คอกลม ; круглый вырез ; дөңгелек ойық ; クルーネック|丸首
buckle_collar ; feature ; a buckle collar|buckle collar ; یقهٔ سگک‌دار ; ياقة بإبزيم ; ปกติดหัวเข็มขัด ; воротник с пряжкой ; айылбасты жаға ; バックル付きの襟
hood ; feature ; a hood|hooded|with hood ; کلاه|کلاه‌دار ; غطاء للرأس|غطاء رأس|بغطاء رأس ; มีฮู้ด ; капюшон* ; капюшон* ; フード付き
front_buttons ; feature ; buttons down the front|button front|front buttons|button-down|button down|buttoned top ; دکمه‌های جلو|جلو دکمه‌دار ; أزرار أمامية ; กระดุมหน้า|กระดุมด้านหน้า ; пуговицы спереди|на пуговицах ; алдыңғы түймелер ; 前ボタン
zip ; feature ; a zip fastening|zipped|zip-up|zip up|full zip|zipper|zip front ; زیپ|زیپ‌دار ; سحّاب|سحاب ; ซิป ; застёжка-молния|на молнии|молния ; сыдырма ілгек|сыдырма* ; ファスナー|ジッパー
chest_pocket ; feature ; a chest pocket|chest pocket|chestpocket ; جیب سینه ; جيب على الصدر ; กระเป๋าอก ; нагрудный карман|нагрудн* карман* ; төс қалта ; 胸ポケット
chest_pockets ; feature ; chest pockets|two chest pockets ; جیب‌های سینه ; جيوب على الصدر ; กระเป๋าที่อก ; нагрудные карманы ; төс қалталар ; 両胸ポケット
front_pocket ; feature ; a front pocket|front pocket|front zip pocket ; جیب جلو ; جيب أمامي ; กระเป๋าหน้า|กระเป๋าด้านหน้า ; передний карман ; алдыңғы қалта ; フロントポケット
side_pockets ; feature ; side pockets ; جیب‌های کناری ; جيوب جانبية ; กระเป๋าข้าง ; боковые карманы ; бүйір қалталар ; サイドポケット
pockets ; feature ; pockets ; جیب‌دار ; جيوب ; มีกระเป๋าเก็บของ ; карманы|с карманами ; қалталар ; ポケット付き
small_pocket ; feature ; a small pocket|small white pocket|small pocket ; جیب کوچک ; جيب صغير ; กระเป๋าเล็ก ; маленький карман ; шағын қалта ; 小さなポケット
waterproof ; feature ; waterproof ; ضدآب|ضد آب ; مقاومة للماء|مقاوم للماء|ضد الماء ; กันน้ำ ; защита от воды|водонепроницаем*|непромокаем* ; су өткізбейтін мата|су өткізбейтін ; 防水
water_repellent ; feature ; a water-repellent finish|water-repellent finish|water-repellent|water repellent|water-resistant|water resistant ; دافع آب ; طبقة طاردة للماء|طارد للماء ; สะท้อนน้ำ ; водоотталкивающая пропитка|водоотталкивающ* ; су жұқтырмайтын өңдеу|су жұқтырмайтын ; 撥水
windproof ; feature ; windproof ; ضدباد|ضد باد ; مقاومة للرياح|مقاوم للرياح ; กันลม ; защита от ветра|ветрозащит*|непродуваем* ; жел өткізбейтін қабат|жел өткізбейтін ; 防風
breathable ; feature ; breathable fabric|breathable ; تنفس‌پذیر|پارچهٔ تنفس‌پذیر ; نسيج يسمح بمرور الهواء ; ระบายอากาศได้ดี|ระบายอากาศ ; дышащая ткань|дышащ* ; ауа өткізетін мата|ауа өткізетін ; 通気性
stretch ; feature ; stretch fabric|stretchy|stretch ; پارچهٔ کشی|کشسان ; قماش مطاطي ; ผ้ายืด ; эластичная ткань|эластичн* ; созылғыш мата|созылғыш ; ストレッチ
mesh_lining ; feature ; a soft mesh inside|soft mesh inside|mesh lining ; آستر توری ; بطانة شبكية ; ซับในตาข่าย ; сетчатая подкладка ; торлы астар ; メッシュ裏地
fleece_lining ; feature ; a soft fleece lining|fleece lining|soft fleece lining ; آستر فلیس ; بطانة من الفليس ; ซับในผ้าฟลีซ ; флисовая подкладка ; флис астар ; フリース裏地
dark_lining ; feature ; a dark lining|dark lining ; آستر تیره ; بطانة داكنة ; ซับในสีเข้ม ; тёмная подкладка ; қара түсті астар ; ダークカラーの裏地
adjustable_belt ; feature ; an adjustable belt|adjustable belt ; کمربند قابل تنظیم ; حزام قابل للتعديل ; เข็มขัดปรับได้ ; регулируемый пояс ; реттелетін белбеу ; 調節できるベルト
adjustable_strap ; feature ; an adjustable strap|adjustable strap|adjustable straps ; بند قابل تنظیم ; حزام كتف قابل للتعديل ; สายปรับความยาวได้ ; регулируемый ремешок|регулируемые лямки ; реттелетін бау ; 調節できるストラップ
removable_strap ; feature ; removable straps|removable strap|detachable strap|remove straps ; بند جداشونده ; حزام قابل للفصل ; สายถอดได้ ; съёмный ремень|съемный ремень ; алынбалы бау ; 取り外せるストラップ
ample_space ; feature ; ample space|plenty of room|spacious|roomy ; فضای کافی|جادار ; مساحة واسعة ; ช่องเก็บของกว้าง ; вместительное отделение|вместительн* ; сыйымды бөлік|сыйымды ; たっぷりの収納力
shoulder_pads ; feature ; shoulder pads ; اپل سرشانه ; حشوات للكتفين ; เสริมบ่า ; подплечники ; иық төсемдері ; 肩パッド
dropped_shoulders ; feature ; dropped shoulders|low dropped shoulders|drop shoulder ; سرشانهٔ افتاده ; أكتاف منسدلة ; ไหล่ตก ; спущенная линия плеча ; түсіңкі иық ; ドロップショルダー
comfortable_fit ; feature ; a comfortable fit|comfortable fit ; قالب راحت|فرم راحت ; قَصّة مريحة|قصة مريحة ; ทรงสวมใส่สบาย ; удобная посадка ; ыңғайлы пішім ; 着心地のよいフィット感
loose_fit ; feature ; a loose fit|loose fit|relaxed fit|oversized|oversize ; قالب آزاد|اورسایز ; قَصّة فضفاضة|قصة واسعة ; ทรงหลวม|โอเวอร์ไซซ์ ; свободный крой|оверсайз ; кең пішім|оверсайз ; ゆったりシルエット|オーバーサイズ
slim_fit ; feature ; a slim fit|slim fit|slim-fit|fitted ; قالب جذب|اسلیم فیت ; قَصّة ضيقة|سليم فيت ; ทรงเข้ารูป|ทรงสลิม ; приталенный крой|приталенн*|slim fit ; қынамалы пішім ; スリムフィット
regular_fit ; feature ; a regular fit|regular fit ; قالب معمولی ; قَصّة عادية ; ทรงปกติ ; классическая посадка ; қалыпты пішім ; レギュラーフィット
elastic_waist ; feature ; an elastic waist|elastic waist|elastic waistband ; کمر کش|کمر کشی ; خصر مطاطي ; เอวยางยืด ; эластичный пояс|пояс на резинке ; серпімді белдеу ; ウエストゴム
high_waist ; feature ; a high waist|high waist|high-waisted|high-rise ; فاق بلند ; خصر عالٍ ; เอวสูง ; высокая посадка|высокая талия ; биік бел ; ハイウエスト
floral ; feature ; a floral pattern|floral pattern|floral print|floral ; طرح گل‌دار|گلدار ; نقشة زهور|نقش زهور ; ลายดอกไม้ ; цветочный узор|цветочн* ; гүлді өрнек|гүлді ; 花柄
striped ; feature ; a striped pattern|striped|stripes ; طرح راه‌راه|راه‌راه|راه راه ; نقشة مخططة|مخطط* ; ลายทาง ; узор в полоску|в полоску|полосат* ; жолақты өрнек|жолақты ; ストライプ|縞模様
plaid ; feature ; a checked pattern|plaid|chequered|checkered|checked|tartan ; طرح چهارخانه|چهارخانه ; نقشة مربعات|كاروهات ; ลายสก็อต|ลายตาราง ; узор в клетку|в клетку|клетчат* ; торкөз өрнек|торкөз* ; チェック柄
polkadot ; feature ; a polka-dot pattern|polka dot|polka dots|polka-dot ; طرح خال‌خالی|خال‌خالی ; نقشة منقطة|منقط* ; ลายจุด ; узор в горошек|в горошек ; теңбілді өрнек ; ドット柄|水玉
kaleidoscope ; feature ; a kaleidoscope pattern|kaleidoscope patterns|kaleidoscope pattern|tiled kalidoscope patterns|kalidoscope patterns ; طرح کالیدوسکوپی ; نقشة الكاليدوسكوب ; ลายคาไลโดสโคป ; калейдоскопический узор ; калейдоскоп өрнегі ; 万華鏡のような柄
aquatic_pattern ; feature ; a marbled aquatic pattern|marbled aquatic pattern|marbled pattern|marble pattern ; طرح مرمری ; نقشة رخامية ; ลายหินอ่อน ; мраморный узор ; мәрмәр өрнек ; マーブル柄
number_pattern ; feature ; a number pattern|number pattern ; طرح اعداد ; نقشة أرقام ; ลายตัวเลข ; узор с цифрами ; сандар өрнегі ; ナンバー柄
embroidered ; feature ; embroidery|embroidered|embroidered letter ; گلدوزی|گلدوزی‌شده ; تطريز|مطرز* ; ลายปัก|งานปัก ; вышивка|вышит* ; кесте|кестелі ; 刺繍
ripped_hem ; feature ; a ripped hem|ripped hem effect|ripped hem|frayed hem ; لبهٔ ریش‌ریش ; حاشية ممزقة ; ชายขาดรุ่ย ; рваный край ; жыртық жиек ; ダメージ加工の裾
thick_hem ; feature ; a thick hem|thick hem ; لبهٔ پهن ; حاشية سميكة ; ชายเสื้อหนา ; плотный край ; қалың жиек ; 厚みのある裾
buttoned_cuffs ; feature ; buttoned cuffs ; سرآستین دکمه‌دار ; أساور أكمام بأزرار ; ปลายแขนติดกระดุม ; манжеты на пуговицах ; түймелі манжет ; ボタン付きの袖口
knitted ; feature ; knitted|knit ; بافت کشباف|بافتنی ; نسيج محبوك|محبوك* ; เนื้อผ้าถัก|ผ้าถัก ; вязаное полотно|вязан* ; тоқыма мата|тоқыма ; ニット編み
laces ; feature ; laces|lace-up ; بند کفش|بنددار ; أربطة ; ผูกเชือก ; шнуровка|на шнуровке ; баулар ; レースアップ
buckle ; feature ; a buckle|buckle|buckled ; سگک ; إبزيم ; หัวเข็มขัด ; пряжка|с пряжкой ; айылбас ; バックル
led_lights ; feature ; LED lights|led lights|green led lights ; چراغ‌های LED ; أضواء LED ; ไฟ LED ; светодиодная подсветка ; LED шамдары ; LEDライト
high_top ; feature ; a high-top cut|high-top|high top ; ساق بلند ; رقبة عالية ; หุ้มข้อ ; высокий верх ; биік қонышты үлгі ; ハイカット
lightweight ; feature ; lightweight|light-weight ; سبک|سبک‌وزن ; وزن خفيف|خفيف الوزن ; น้ำหนักเบา ; малый вес|лёгкий вес ; жеңіл салмақ ; 軽量
handmade ; feature ; handmade|hand-made|handcrafted|hand-crafted ; دست‌ساز|دستساز ; صناعة يدوية|مصنوع يدويًا|مصنوع يدويا|يدوي الصنع ; งานทำมือ|ทำด้วยมือ|แฮนด์เมด ; ручная работа|ручной работы ; қолдан жасалған бұйым|қолдан жасалған ; ハンドメイド|手作り
glazed ; feature ; a glaze|glaze|glazed|blue glaze ; لعاب|لعاب‌دار ; طلاء مزجج ; เคลือบเงา ; глазурь|глазур* ; глазурь ; 釉薬
machine_washable ; feature ; machine washable|machine-washable|machine wash ; قابل شست‌وشو در ماشین ; غسل في الغسالة|قابل للغسل في الغسالة ; ซักเครื่องได้ ; машинная стирка ; машинада жууға жарамды ; 洗濯機対応|洗濯機で洗える
dishwasher_safe ; feature ; dishwasher safe|dishwasher-safe ; قابل شست‌وشو در ماشین ظرف‌شویی ; غسل في غسالة الأطباق|آمن في غسالة الصحون ; ใช้กับเครื่องล้างจานได้ ; можно мыть в посудомоечной машине ; ыдыс жуғышта жууға жарамды ; 食洗機対応
microwave_safe ; feature ; microwave safe|microwave-safe ; قابل استفاده در مایکروویو ; استخدام في الميكروويف|آمن في الميكروويف ; ใช้กับไมโครเวฟได้ ; подходит для микроволновой печи ; микротолқынды пешке жарамды ; 電子レンジ対応
nonstick ; feature ; a non-stick coating|non-stick|nonstick ; روکش نچسب|نچسب ; طلاء غير لاصق|غير لاصق ; เคลือบกันติด ; антипригарное покрытие ; күймейтін қаптама ; ノンスティック加工
rechargeable ; feature ; rechargeable|rechargeable battery ; قابل شارژ|باتری قابل شارژ ; بطارية قابلة للشحن ; แบตเตอรี่ชาร์จซ้ำได้ ; аккумулятор с зарядкой|перезаряжаем* ; зарядталатын аккумулятор ; 充電式
wireless ; feature ; wireless ; اتصال بی‌سیم|بی‌سیم|بی سیم ; اتصال لاسلكي|لاسلكي* ; เชื่อมต่อไร้สาย|ไร้สาย ; беспроводное подключение|беспроводн* ; сымсыз қосылым|сымсыз ; ワイヤレス
bluetooth ; feature ; Bluetooth|bluetooth ; بلوتوث ; بلوتوث ; บลูทูธ ; Bluetooth|блютуз ; Bluetooth ; Bluetooth|ブルートゥース
noise_cancelling ; feature ; noise cancellation|noise cancelling|noise canceling|noise-cancelling|noise-canceling ; حذف نویز|نویزگیر ; عزل الضوضاء|إلغاء الضوضاء ; ตัดเสียงรบกวน ; шумоподавление ; шуды басу ; ノイズキャンセリング
fast_charging ; feature ; fast charging|quick charge ; شارژ سریع ; شحن سريع ; ชาร์จเร็ว ; быстрая зарядка ; жылдам зарядтау ; 急速充電
foldable ; feature ; foldable|folding ; تاشو ; تصميم قابل للطي|قابل للطي ; พับได้ ; складная конструкция|складн* ; жиналмалы құрылым|жиналмалы ; 折りたたみ式
portable ; feature ; portable ; قابل حمل ; حجم محمول|سهل الحمل ; พกพาสะดวก|พกพาได้ ; компактный формат|портативн* ; ықшам пішім ; 持ち運びしやすいサイズ
organic ; feature ; organic ; مواد ارگانیک|ارگانیک ; مكونات عضوية|عضوي* ; ส่วนผสมออร์แกนิก|ออร์แกนิก ; органический состав|органическ* ; органикалық құрам|органикалық ; オーガニック
vegan ; feature ; vegan ; وگان ; تركيبة نباتية|نباتي بالكامل ; สูตรวีแกน|วีแกน ; веганский состав|веганск* ; вегандық құрам ; ヴィーガン
gluten_free ; feature ; gluten free|gluten-free ; بدون گلوتن ; تركيبة خالية من الغلوتين|خالٍ من الغلوتين ; ปราศจากกลูเตน ; состав без глютена|без глютена ; глютенсіз құрам|глютенсіз ; グルテンフリー
sugar_free ; feature ; sugar free|sugar-free ; بدون قند ; تركيبة خالية من السكر|بدون سكر ; ไม่มีน้ำตาล ; состав без сахара|без сахара ; қантсыз құрам|қантсыз ; 砂糖不使用
scented ; feature ; scented ; رایحه‌دار|معطر ; رائحة عطرية|معطر* ; มีกลิ่นหอม ; аромат|ароматическ* ; хош иіс|хош иісті ; 香り付き
unscented ; feature ; unscented|fragrance-free|fragrance free ; بدون عطر ; تركيبة بلا عطر|بدون عطر ; ไม่มีน้ำหอม ; формула без отдушек|без отдушек ; хош иіссіз құрам ; 無香料
wireless_charging ; feature ; wireless charging|compatible with wireless charging ; سازگار با شارژ بی‌سیم|شارژ بی‌سیم ; شحن لاسلكي ; รองรับการชาร์จไร้สาย|ชาร์จไร้สาย ; беспроводная зарядка|беспроводн* зарядк* ; сымсыз зарядтау ; ワイヤレス充電対応|ワイヤレス充電
`;
