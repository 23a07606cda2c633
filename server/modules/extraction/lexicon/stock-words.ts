import { any, whole } from "./words";

/** Words of the stock of a product, in the languages of the app and of the shops nearby. */

const soldOutWords =
  "out of stock|sold out|currently unavailable|temporarily unavailable|no longer available|currently not available|not available online|unavailable|item has been sold|this item is sold|has ended|listing has ended|auction ended|not in stock|ausverkauft|nicht auf lager|nicht verfügbar|nicht mehr verfügbar|derzeit nicht verfügbar|zurzeit nicht verfügbar|momentan nicht verfügbar|derzeit nicht lieferbar|nicht lieferbar|vergriffen|leider ausverkauft|verkauft|épuisé|rupture de stock|en rupture|indisponible|actuellement indisponible|momentanément indisponible|n'est plus disponible|plus disponible|agotado|sin stock|no disponible|actualmente no disponible|fuera de stock|sin existencias|esaurito|non disponibile|attualmente non disponibile|non più disponibile|terminato|esgotado|indisponível|sem estoque|sem stock|não disponível|fora de estoque|uitverkocht|niet op voorraad|niet leverbaar|niet beschikbaar|wyprzedany|wyprzedane|niedostępny|produkt niedostępny|brak w magazynie|chwilowo niedostępny|vyprodáno|vyprodané|není skladem|nie je skladom|nedostupné|nedostupný|momentálně nedostupné|momentálne nedostupné|nie je dostupný|predaj ukončený|predaj skončil|ukončený predaj|prodej ukončen|prodej skončil|ni na zalogi|ni na voljo|razprodano|nema na zalihi|nije dostupno|rasprodano|nincs készleten|elfogyott|jelenleg nem kapható|nem rendelhető|stoc epuizat|indisponibil|nu este în stoc|tükendi|stokta yok|stok tükendi|slutsåld|slut i lager|ej i lager|tillfälligt slut|udsolgt|ikke på lager|utsolgt|ei saatavilla|loppuunmyyty|nav noliktavā|nav pieejams|izpārdots|išparduota|neturime|läbi müüdud|otsas|нет в наличии|нет на складе|распродано|распродан|товар закончился|закончился|нет в продаже|временно отсутствует|отсутствует|недоступен|немає в наявності|немає на складі|закінчився|изчерпан|няма в наличност|қоймада жоқ|қолжетімсіз|сатылып кетті|таусылды|сатылымда жоқ|εξαντλήθηκε|εξαντλημένο|μη διαθέσιμο|δεν είναι διαθέσιμο|ناموجود|نا موجود|موجود نیست|موجود نمی باشد|موجود نمیباشد|اتمام موجودی|تمام شد|به اتمام رسید|فروخته شد|غیر متوفر|غیر متاح|غیر متوفرة|نفد|نفدت الکمیة|نفذت الکمیة|نفذ من المخزون|نفد من المخزون|نفذ|منتهی|بیعت|אזל מהמלאי|אזל המלאי|לא במלאי|hết hàng|stok habis|habis|habis terjual|nicht vorrätig|momentan ausverkauft|nicht bestellbar|nicht auf vorrat|kann derzeit nicht gekauft werden|kann nicht gekauft werden|nicht möglich zu kaufen|cannot be purchased|can't be purchased|not available for purchase|item unavailable|product unavailable|not currently available|no longer in stock|n'est pas disponible|non disponible|ne peut pas être acheté|hors stock|no hay stock|sin existencia|no está disponible|no se puede comprar|produto indisponível|não está disponível|prodotto non disponibile|non è disponibile|non acquistabile|niet meer leverbaar|tijdelijk uitverkocht|tijdelijk niet leverbaar|niet meer beschikbaar|niet verkrijgbaar|produkt wyprzedany|niedostępne|nie jest dostępny|nie można kupić|nie je možné kúpiť|nie je možné produkt kúpiť|nelze koupit|není možné koupit|nelze objednat|trenutno ni na voljo|nije moguće kupiti|trenutno nedostupno|nem kapható|nincs raktáron|elfogyott|nu este disponibil|mevcut değil|satışta değil|ej tillgänglig|inte i lager|ikke tilgjengelig|ikke tilgængelig|ei varastossa|ei saatavissa|pole saadaval|нельзя купить|недоступно для заказа|не доступен|товар распродан|под заказ нет|немає у наявності|не е наличен|сатылымда болмайды|қазір жоқ|عدم موجودی|فاقد موجودی|امکان خرید وجود ندارد|غیر متوفر حالیا|نفدت|نفذت|لا یمکن شراء|לא זמין|không có sẵn|tidak tersedia";
export const soldOut = new RegExp(whole(soldOutWords), "u");
export const soldOutUnspaced =
  /สินค้าหมด|หมดสต็อก|สินค้าหมดชั่วคราว|ขายหมดแล้ว|ไม่มีสินค้า|สินค้าไม่พร้อม|在庫切れ|在庫なし|品切れ|売り切れ|売切れ?|完売|入荷待ち|SOLD OUT|現在お取り扱い|ご購入いただけません|取り扱いできません|缺货|缺貨|已售完|售罄|售完|無庫存|无库存|補貨中|품절|일시품절|매진/u;

export const inStock = new RegExp(
  whole(
    "in stock|available now|available to order|ready to ship|left in stock|in store and online|ships today|ships tomorrow|dispatched within|dispatched in|ships in|ships within|versandfertig in|expédié sous|expédié en|se envía en|spedito in|spedizione in|verzonden binnen|wysyłka w|odesíláme|odosielame|usually ships|usually dispatched|auf lager|lieferbar|sofort lieferbar|verfügbar|vorrätig|en stock|disponible|disponibile|disponibilità immediata|disponível|em estoque|em stock|op voorraad|na stanie|dostępny|w magazynie|skladem|na sklade|skladom|dostupné|na zalogi|na voljo|na zalihi|dostupno|készleten|raktáron|în stoc|in stoc|stokta|i lager|på lager|varastossa|ir noliktavā|pieejams|в наличии|есть на складе|є в наявності|в наявності|қоймада бар|бар|διαθέσιμο|σε απόθεμα|موجود|موجود در انبار|متوفر|متاح|متوفر فی المخزون|במלאי|còn hàng|tersedia|stok tersedia",
  ),
  "u",
);
export const inStockUnspaced = /มีสินค้า|พร้อมส่ง|สินค้าพร้อม|在庫あり|在庫有|有现货|有現貨|现货|재고\s?있음/u;

export const preorder = new RegExp(
  whole(
    "pre-order|preorder|coming soon|vorbestellen|vorbestellung|précommande|précommander|reservar ahora|preventa|preordina|prenota|pré-venda|pre-orderen|przedsprzedaż|předobjednat|predobjednať|предзаказ|оформить предзаказ|алдын ала тапсырыс|پیش خرید|پیش فروش|الطلب المسبق|طلب مسبق|ön sipariş",
  ),
  "u",
);
export const preorderUnspaced = /สั่งจองล่วงหน้า|พรีออเดอร์|予約|預購|预售|예약\s?구매/u;

/** It is not made or sold any more. */
export const discontinued = new RegExp(
  whole(
    "discontinued|has been discontinued|no longer produced|no longer made|no longer sold|end of life|product is retired|eingestellt|auslaufartikel ausverkauft|wird nicht mehr hergestellt|wird nicht mehr produziert|n'est plus commercialisé|n'est plus fabriqué|arrêté définitivement|descatalogado|producto descontinuado|descontinuado|fuori produzione|fuori catalogo|fora de linha|descontinuado|uit het assortiment|niet meer in assortiment|wycofany ze sprzedaży|wycofany|ukončený predaj|predaj ukončený|prodej ukončen|ukončená výroba|produkt sa už nepredáva|již se neprodává|utgått|udgået|utgått ur sortimentet|poistunut valikoimasta|kifutott|a fost discontinuat|üretimden kalktı|снят с продажи|снято с продажи|снят с производства|снято с производства|больше не продается|знято з виробництва|знятий з виробництва|шығарылмайды|сатылымнан алынды|توقف تولید|تولید متوقف شده|متوقف الانتاج|توقف الإنتاج|ngừng kinh doanh",
  ),
  "u",
);
export const discontinuedUnspaced =
  /เลิกจำหน่าย|เลิกผลิต|生産終了|販売終了|販売を終了|製造終了|停产|停產|已下架|판매\s?종료|단종/u;

/** It comes later, and can be ordered now. */
export const backorder = new RegExp(
  whole(
    "on backorder|available on backorder|backorder|back-order|back-ordered|backordered|made to order|auf bestellung|nachbestellt|lieferrückstand|wird nachgeliefert|sur commande|en réapprovisionnement|bajo pedido|por encargo|su ordinazione|sob encomenda|op bestelling|in backorder|na zamówienie|na objednávku|na objednání|po narudžbi|rendelésre|la comandă|siparişe özel|på beställning|bestillingsvare|tilaustuote|под заказ|на заказ|під замовлення|по поръчка|тапсырыс бойынша|سفارشی|متاح بالطلب|بالطلب المسبق فقط",
  ),
  "u",
);
export const backorderUnspaced = /สินค้าสั่งทำ|สั่งผลิต|お取り寄せ|取り寄せ|受注生産|订购|訂製|주문\s?제작/u;

/** On what asks to be told when the product is there again: it is not there now. */
export const notify = new RegExp(
  `${whole(
    "notify me|email me when|tell me when|let me know when|email when available|back in stock alert|join the waitlist|join waitlist|get notified|waitlist me|benachrichtigen wenn|benachrichtige mich|benachrichtigung anfordern|verfügbarkeitsalarm|bei verfügbarkeit benachrichtigen|prévenez-moi|me prévenir|m'avertir|être averti|alertez-moi|être alerté|avísame|avisarme|notificarme|avisadme|avisami|avvisami quando|notificami|avise-me|avisem-me|notifique-me|me avise|notificar-me|houd me op de hoogte|mail mij|stuur mij een bericht|laat het me weten|powiadom mnie|powiadom o dostępności|hlídat dostupnost|upozornit na dostupnost|strážiť dostupnosť|upozorniť na dostupnosť|obvesti me|obavijesti me|értesítést kérek|értesítsen|anunță-mă|anunta-ma|notifică-mă|gelince haber ver|stoğa gelince haber ver|bevaka|meddela mig|giv mig besked|få besked|varsle meg|gi meg beskjed|ilmoita kun|сообщить о поступлении|уведомить о поступлении|сообщить о появлении|сообщить о наличии|узнать о поступлении|уведомить о наличии|повідомити про наявність|повідомити про надходження|түскен кезде хабарлау|келгенде хабарлау|пайда болғанда хабарлау|موجود شد خبرم کن|موجود شد به من اطلاع بده|موجود شد اطلاع بده|به من اطلاع بده|خبرم کن|اطلاع رسانی موجودی|أعلمنی عند التوفر|أخبرنی عند التوفر|اعلمنی عند التوفر|أبلغنی عند توفره|نبهنی عند التوفر|thông báo khi có hàng|beri tahu saya",
  )}|แจ้งเตือนเมื่อ|แจ้งเตือนสินค้า|再入荷|入荷(?:お知らせ|通知|連絡)|到貨通知|到货通知|貨到通知|재입고\\s?알림`,
  "u",
);

/** A count of what is left. */
export const countLeft = new RegExp(
  `(?<![\\p{L}\\d.,])(\\d{1,6})\\+?\\s?(?:${any(
    "left|more left|left in stock|in stock|available|pieces available|items left|remaining|auf lager|verfügbar|vorrätig|stück verfügbar|stück auf lager|en stock|restants|exemplaires disponibles|disponibles|en existencia|disponibili|disponibile|unidades disponíveis|em estoque|em stock|op voorraad|sztuk|szt. w magazynie|ks skladem|kusů skladem|ks skladom|skladem|skladom|i lager|på lager|kpl varastossa|în stoc|adet stokta|в наличии|шт. в наличии|шт в наличии|на складе|в наявності|дана бар|عدد در انبار|عدد باقی مانده|متوفر فی المخزون|قطع متبقیة|còn hàng",
  )})(?!\\p{L})|(?:เหลือ|残り|仅剩|僅剩|庫存|库存|在庫)\\s?:?\\s?(\\d{1,6})`,
  "u",
);

/** What stands before a state of the stock: "Availability: sold out". */
export const stockLabel = new RegExp(
  `^(?:${any(
    "availability|stock|stock status|stock availability|in stock|status|verfügbarkeit|lagerbestand|lagerstatus|bestand|lieferstatus|lieferbarkeit|disponibilité|stock disponible|disponibilidad|existencias|estado|disponibilità|giacenza|disponibilidade|estoque|beschikbaarheid|voorraad|voorraadstatus|dostępność|stan magazynowy|dostupnost|dostupnosť|skladem|razpoložljivost|zaloga|dostupnost|raspoloživost|készlet|elérhetőség|raktárkészlet|disponibilitate|stoc|stok durumu|stok|tillgänglighet|lagersaldo|tilgængelighed|lagerstatus|tilgjengelighet|saatavuus|varastotilanne|наличие|наличие на складе|статус|наявність|наличност|бар-жоғы|қолда бар болуы|διαθεσιμότητα|موجودی|وضعیت موجودی|وضعیت|التوفر|حالة التوفر|حالة المخزون|المخزون|الحالة|tình trạng|ketersediaan|สถานะ|สถานะสินค้า|สต็อก|在庫|在庫状況|库存|庫存|재고",
  )})(?:\\s?:\\s*|\\s+|$)`,
  "u",
);

/** It speaks of a shop to go to, not of what is sent. */
export const atStore = new RegExp(
  `${whole(
    "pickup|pick up|pick-up|click & collect|click and collect|collect|in store|in-store|store stock|in stores|nearby stores|selected store|abholung|filiale|markt|im markt|im laden|retrait|en magasin|magasin|recogida|en tienda|tienda|retira|ritiro|in negozio|negozio|retirada|na loja|loja|afhalen|in de winkel|winkel|odbiór|w sklepie|salonie|na prodejně|prodejna|predajni|predajňa|predajniach|v trgovini|u poslovnici|poslovnica|áruházban|în magazin|mağazada|i butik|butik|i butikken|i butikk|myymälässä|самовывоз|в магазине|в магазинах|магазинах|самовивіз|дүкенде|дүкеннен алу|تحویل حضوری|شعبه|فی المتجر|الاستلام من المتجر|bayar di toko",
  )}|รับที่ร้าน|ที่สาขา|店舗|门店|門市|매장`,
  "u",
);
