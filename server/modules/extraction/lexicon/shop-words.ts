import { any, whole } from "./words";

/** Words of shops' pages, in the languages of the app and of the shops nearby. */

/** On what puts the product into the basket. */
export const buyWords = new RegExp(
  whole(
    "add to cart|add to basket|add to bag|add to trolley|add to shopping bag|add to shopping cart|buy now|buy it now|buy|order now|add|purchase|place bid|place a bid|get tickets|buy tickets|checkout|in den warenkorb|in den einkaufswagen|jetzt kaufen|kaufen|bestellen|ajouter au panier|ajouter au sac|acheter|acheter maintenant|je commande|commander|añadir al carrito|añadir a la cesta|agregar al carrito|agregar al carro|comprar|comprar ahora|aggiungi al carrello|acquista|acquista ora|compra|compra ora|compralo subito|adicionar ao carrinho|adicionar|comprar agora|in winkelwagen|in winkelmand|toevoegen aan winkelwagen|bestel|kopen|do koszyka|dodaj do koszyka|kup teraz|kup|do košíku|do košíka|vložit do košíku|vložiť do košíka|přidat do košíku|pridať do košíka|koupit|kúpiť|v košarico|dodaj v košarico|dodaj u košaricu|u košaricu|kupi|kosárba|kosárba teszem|megveszem|adaugă în coș|adauga in cos|cumpără|sepete ekle|satın al|hemen al|lägg i varukorg|köp|læg i kurv|køb|legg i handlekurv|kjøp|lisää ostoskoriin|ielikt grozā|pievienot grozam|pirkt|į krepšelį|lisa ostukorvi|в корзину|добавить в корзину|купить|купить в 1 клик|заказать|оформить заказ|до кошика|купити|в кошик|себетке|себетке қосу|сатып алу|купи|добави в количката|στο καλάθι|προσθήκη στο καλάθι|αγορά|افزودن به سبد|افزودن به سبد خرید|اضافه به سبد خرید|اضافه به سبد|خرید|خرید محصول|سفارش|اضف الی السلة|اضافة الی السلة|أضف إلی السلة|أضف الی السلة|أضف إلی عربة التسوق|أضف الی الحقیبة|أضف إلی الحقیبة|إضافة إلی السلة|إضافة للسلة|اشتر الآن|اشتری الآن|شراء|הוסף לסל|הוספה לסל|קנה עכשיו|thêm vào giỏ|mua ngay|mua hàng|beli sekarang|masukkan keranjang|tambah ke keranjang",
  ),
  "u",
);
export const buyWordsUnspaced =
  /หยิบใส่|ตะกร้า|รถเข็น|ซื้อ(?:เลย|สินค้า|ทันที)?|สั่งซื้อ|カートに|かごに|購入|買い物かご|ご注文|加入购物车|加入購物車|放入購物車|立即购买|立即購買|馬上買|장바구니|구매하기|바로구매|구매/u;
/** In names of controls that put the product into the basket. */
export const buyNames =
  /add[-_]?to[-_]?(?:cart|basket|bag|trolley)|addtocart|add2cart|buy[-_]?(?:now|box|button|btn|it)|btn[-_]?(?:buy|cart)|cart[-_]?(?:add|button|btn)|product[-_]?buy|single_add|to[-_]?basket|v[-_]?korzinu|placebid/i;

const soldOutWords =
  "out of stock|sold out|currently unavailable|temporarily unavailable|no longer available|currently not available|not available online|unavailable|item has been sold|this item is sold|has ended|listing has ended|auction ended|discontinued|not in stock|notify me when available|email me when available|ausverkauft|nicht auf lager|nicht verfügbar|nicht mehr verfügbar|derzeit nicht verfügbar|zurzeit nicht verfügbar|momentan nicht verfügbar|derzeit nicht lieferbar|nicht lieferbar|vergriffen|leider ausverkauft|verkauft|épuisé|rupture de stock|en rupture|indisponible|actuellement indisponible|momentanément indisponible|n'est plus disponible|plus disponible|agotado|sin stock|no disponible|actualmente no disponible|fuera de stock|sin existencias|esaurito|non disponibile|attualmente non disponibile|non più disponibile|terminato|esgotado|indisponível|sem estoque|sem stock|não disponível|fora de estoque|uitverkocht|niet op voorraad|niet leverbaar|niet beschikbaar|wyprzedany|wyprzedane|niedostępny|produkt niedostępny|brak w magazynie|chwilowo niedostępny|vyprodáno|vyprodané|není skladem|nie je skladom|nedostupné|nedostupný|momentálně nedostupné|momentálne nedostupné|nie je dostupný|predaj ukončený|predaj skončil|ukončený predaj|prodej ukončen|prodej skončil|produkt sa už nepredáva|ni na zalogi|ni na voljo|razprodano|nema na zalihi|nije dostupno|rasprodano|nincs készleten|elfogyott|jelenleg nem kapható|nem rendelhető|stoc epuizat|indisponibil|nu este în stoc|tükendi|stokta yok|stok tükendi|slutsåld|slut i lager|ej i lager|tillfälligt slut|udsolgt|ikke på lager|utsolgt|ei saatavilla|loppuunmyyty|nav noliktavā|nav pieejams|izpārdots|išparduota|neturime|läbi müüdud|otsas|нет в наличии|нет на складе|распродано|распродан|товар закончился|закончился|снят с продажи|снято с производства|нет в продаже|временно отсутствует|отсутствует|недоступен|немає в наявності|немає на складі|закінчився|знято з виробництва|изчерпан|няма в наличност|қоймада жоқ|қолжетімсіз|сатылып кетті|таусылды|сатылымда жоқ|εξαντλήθηκε|εξαντλημένο|μη διαθέσιμο|δεν είναι διαθέσιμο|ناموجود|نا موجود|موجود نیست|موجود نمی باشد|موجود نمیباشد|اتمام موجودی|تمام شد|به اتمام رسید|فروخته شد|غیر متوفر|غیر متاح|غیر متوفرة|نفد|نفدت الکمیة|نفذت الکمیة|نفذ من المخزون|نفد من المخزون|نفذ|منتهی|بیعت|אזל מהמלאי|אזל המלאי|לא במלאי|hết hàng|ngừng kinh doanh|stok habis|habis|habis terjual";
export const soldOut = new RegExp(whole(soldOutWords), "u");
export const soldOutUnspaced =
  /สินค้าหมด|หมดสต็อก|สินค้าหมดชั่วคราว|ขายหมดแล้ว|ไม่มีสินค้า|สินค้าไม่พร้อม|在庫切れ|在庫なし|品切れ|売り切れ|売切れ?|完売|入荷待ち|販売終了|取り扱いできません|缺货|缺貨|已售完|售罄|售完|無庫存|无库存|補貨中|품절|일시품절|매진|판매\s?종료/u;

export const inStock = new RegExp(
  whole(
    "in stock|available now|available to order|ready to ship|left in stock|auf lager|lieferbar|sofort lieferbar|verfügbar|vorrätig|en stock|disponible|disponibile|disponibilità immediata|disponível|em estoque|em stock|op voorraad|na stanie|dostępny|w magazynie|skladem|na sklade|skladom|dostupné|na zalogi|na voljo|na zalihi|dostupno|készleten|raktáron|în stoc|in stoc|stokta|i lager|på lager|varastossa|ir noliktavā|pieejams|в наличии|есть на складе|є в наявності|в наявності|қоймада бар|бар|διαθέσιμο|σε απόθεμα|موجود|موجود در انبار|متوفر|متاح|متوفر فی المخزون|במלאי|còn hàng|tersedia|stok tersedia",
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

/** Headings of what is not the product itself. */
export const relatedHeadings =
  /also (?:like|bought|viewed|consider|interested)|related|similar|recommend|recently viewed|you may|you might|frequently bought|bought together|customers who|people (?:also|who)|more from|more like|compare with|sponsored|complete the look|goes well|pairs well|best ?sellers|trending|inspired by|other products|popular|accessories|hot deals|what other|similar items|ähnliche|kunden (?:kauften|haben|interessierten)|passend dazu|wird oft|dazu passt|das könnte|empfehl|zuletzt angesehen|zubehör|gesponsert|vous aimerez|aussi (?:acheté|consulté|aimé)|similaires|recommand|derniers? (?:produits?|articles?) vus|produits (?:associés|liés|sponsorisés)|accessoires|souvent achetés|también|relacionad|similares|te puede|recomendad|patrocinad|vistos recientemente|potrebbe(?:ro)?|anche (?:acquistato|visto|questi)|correlat|simili|consigliat|sponsorizzat|spesso acquistati|visti di recente|também|recomend|acess[oó]rios|anderen (?:bekeken|kochten)|gerelateerd|vergelijkbar|aanbevolen|podobn|polecan|inni klienci|powiązane|akcesoria|související|souvisej|mohlo by|súvisiac|príslušenstvo|příslušenství|naposledy|doporuč|odporúč|sorodn|podobni|slični|povezani|hasonló|ajánl|similare|recomandat|benzer|ilgili|önerilen|liknande|relaterad|lignende|relaterte|samankaltais|līdzīg|saistīt|panaš|sarnase|похожие|с этим товаром|рекоменд|вас заинтересует|вам может|также (?:покупают|смотрят|ищут)|сопутствующ|аксессуары|недавно|вы смотрели|аналог|популярн|схожі|ұқсас|бірге алады|ұсынамыз|сізге ұнауы|مشابه|مرتبط|پیشنهاد|خریداران|بازدید|مکمل|ذات صلة|منتجات أخری|قد یعجبک|مشابهة|شاهدها|اشتروا|สินค้าที่เกี่ยวข้อง|สินค้าแนะนำ|คุณอาจ|ใกล้เคียง|สินค้าที่ดู|関連|おすすめ|この商品を|チェックした|類似|似た|よく一緒に|相关|相關|推荐|推薦|猜你喜欢|관련|추천|함께/iu;

const skuLabels =
  "sku|item no|item no.|item number|item #|item code|item id|item model number|product code|product id|product no|product no.|product number|product ref|part number|part no|article number|article no|article no.|art. no|art. no.|art no|art.|art.nr|art.nr.|art.-nr|art.-nr.|catalogue number|cat. no.|catalog #|stock code|style|style #|style no|style code|style number|model no.|code|ref|ref.|reference|artikelnummer|artikel-nr|artikel-nr.|artikelnr|artikelnr.|artikel|bestellnummer|bestell-nr.|produktnummer|produkt-nr.|anzeigennummer|référence|réf|réf.|réf. produit|code produit|code article|référence article|numéro d'article|n° d'article|referencia|ref. producto|código|código de producto|cod.|cód.|cod|codice|codice prodotto|codice articolo|riferimento|referência|código do produto|productnummer|bestelnummer|artikelcode|indeks|kod produktu|nr artykułu|numer katalogowy|symbol|kod|kód|kód produktu|kód tovaru|kód zboží|objednací číslo|katalogové číslo|obj. kód|číslo produktu|obj. číslo|šifra|šifra izdelka|šifra proizvoda|cikkszám|termékkód|cod produs|ürün kodu|stok kodu|artikkelnummer|varenummer|varenr|varenr.|tuotenumero|tuotekoodi|preces kods|kods|prekės kodas|tootekood|артикул|артикул товара|арт.|код|код товара|код модели|номер товара|id товара|код товару|каталожен номер|тауар коды|артикулы|κωδικός|κωδικός προϊόντος|کد|کد محصول|کد کالا|شناسه|شناسه محصول|شناسه کالا|رقم المنتج|رقم الصنف|رمز المنتج|کود المنتج|رقم المودیل|الرمز|רקם|מק\"ט|מקט|mã sp|mã sản phẩm|kode produk|รหัสสินค้า|รหัส|商品コード|商品番号|品番|型番|管理番号|商品编号|商品編號|货号|貨號|상품번호|상품코드|제품번호|listing id|ad id|anuncio|id";
/** A label of an identifier of the shop, and what stands behind it in the same text. */
export const skuLabel = new RegExp(
  `^[\\s•*(-]*(?:${any(skuLabels)})(?:\\s*[:#№]+\\s*|\\.\\s*|\\s+(?=\\S*\\d)|$)(.*)$`,
  "u",
);
export const gtinLabel =
  /^[\s•*(-]*(?:ean|ean-?13|ean-?code|ean kód|gtin|upc|isbn|isbn-?13|isbn-?10|barcode|штрих-?код|штрихкод|بارکد|باركود|jan|jan ?コード|บาร์โค้ด|codice ean|code ean|código ean|código de barras)(?:\s*[:#]+\s*|\s+(?=\d))?(.*)$/u;
export const mpnLabel =
  /^[\s•*(-]*(?:mpn|manufacturer part number|manufacturer(?:'s)? (?:ref|reference|part|code|no)\.?(?: number)?|mfr\.? ?(?:part)? ?(?:no|number|#)?\.?|item model number|model number|model no\.?|model ?#|part number|herstellernummer|hersteller-?(?:teile|artikel)-?(?:nummer|nr\.?)|modellnummer|référence fabricant|numéro du modèle(?: de l'article)?|numéro de modèle|referencia del fabricante|número de modelo(?: del producto)?|numero modello articolo|numero di modello|codice produttore|part number produttore|kod producenta|partnumber|p\/n|part no\.?|код производителя|партномер|شماره مدل|型番|メーカー型番|รุ่น)(?:\s*[:#]+\s*|\s+(?=\S*\d))?(.*)$/u;
export const brandLabel =
  /^[\s•*(-]*(?:brand|brand name|marke|hersteller|marque|fabricant|marca|fabricante|produttore|merk|marka|producent|značka|výrobce|výrobca|znamka|blagovna znamka|proizvođač|márka|gyártó|brend|zīmols|ražotājs|prekės ženklas|бренд|производитель|марка|торговая марка|өндіруші|برند|العلامة التجاریة|الماركة|المارکة|ماركة|แบรนด์|ยี่ห้อ|ブランド|ブランド名|メーカー|品牌|브랜드|제조사|μάρκα|κατασκευαστής)(?:\s*[::]+\s*(.*))?$/u;
