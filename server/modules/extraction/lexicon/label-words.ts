/**
 * Labels of what identifies a product, in the languages of the app and of the shops nearby. Marks and spaces do not count:
 * "Art.-Nr.", "Art. Nr" and "artnr" are one.
 */

/** A label reduced to its letters and digits. */
const essential = (label: string): string => label.replace(/[^\p{L}\p{M}\p{N}]/gu, "");

const labels = (words: string): ReadonlySet<string> =>
  new Set(
    words
      .trim()
      .split(/\s*\|\s*/)
      .map(essential),
  );

/** The shop's own number. */
export const skuLabels = labels(
  "sku|sku id|sku code|sku no|sku number|stock keeping unit|item|item no|item number|item code|item id|item ref|item reference|product code|product id|product no|product number|product ref|product reference|product sku|article|article number|article no|article code|art|art no|art nr|art num|catalogue number|catalogue no|catalog number|catalog no|cat no|stock code|stock no|stock number|style|style no|style code|style number|order code|order number|order no|code|web code|ref|ref no|reference|reference no|reference number|reference code|asin|listing id|ad id|ad number|ad|id|dpci|tcin|plu|artikelnummer|artikel nr|artikelnr|artikel|artikelcode|artikel no|artikel id|bestellnummer|bestell nr|best nr|produktnummer|produkt nr|produktcode|produkt id|anzeigennummer|anzeigen id|katalognummer|warennummer|sachnummer|référence|réf|réf produit|référence produit|code produit|code article|référence article|réf article|numéro d'article|n° d'article|n° article|n° produit|référence du produit|référence de l'article|ugs|ref fournisseur|referencia|ref producto|referencia del producto|referencia producto|código|código de producto|código del producto|código de artículo|código producto|número de artículo|cod producto|cód|cod|n° de artículo|codigo sku|modelo ref|codice|codice prodotto|codice articolo|cod prodotto|cod articolo|cod art|riferimento|rif|numero articolo|articolo|referência|código do produto|código do item|cód item|cod item|cód produto|cod do produto|cód do produto|ref produto|referência do produto|productnummer|bestelnummer|bestelcode|artnr|productcode|indeks|kod produktu|kod towaru|nr artykułu|nr produktu|nr katalogowy|numer katalogowy|numer artykułu|numer produktu|symbol|kod|nr ref|numer referencyjny|kód|kód produktu|kód produktu id|kód tovaru|kód zboží|číslo zboží|číslo tovaru|objednací číslo|objednávacie číslo|objednávací kód|katalogové číslo|obj kód|obj č|číslo produktu|obj číslo|číslo artiklu|šifra|šifra izdelka|šifra artikla|šifra proizvoda|kataloška številka|kataloški broj|koda izdelka|cikkszám|termékkód|termék azonosító|cikk szám|cod produs|cod articol|ürün kodu|stok kodu|ürün no|ürün id|model kodu|artikkelnummer|artikkelnr|varenummer|varenr|vare nr|produktkod|tuotenumero|tuotekoodi|tuote nro|preces kods|kods|artikuls|prekės kodas|kodas|tootekood|artikkel|артикул|артикул товара|арт|код|код товара|код артикула|код модели|код продукта|номер товара|номер артикула|id товара|номенклатурный номер|номер объявления|код товару|артикул товару|каталожен номер|код на продукта|артикулен номер|шифра|тауар коды|артикулы|тауар артикулі|κωδικός|κωδικός προϊόντος|κωδ προϊόντος|κωδ|sku προϊόντος|کد|کد محصول|کد کالا|شناسه|شناسه محصول|شناسه کالا|شماره محصول|کد فنی|کد آیتم|رقم المنتج|رقم الصنف|رمز المنتج|رمز الصنف|کود المنتج|کود الصنف|رقم المودیل|الرمز|الرقم المرجعی|رقم القطعة|المرجع|مرجع|کود|رمز التخزین|رمز sku|מקט|מק\"ט|קוד מוצר|מספר פריט|mã sp|mã sản phẩm|mã hàng|kode produk|kode barang|no item|nomor produk|รหัสสินค้า|รหัส|รหัสรุ่น|เลขที่สินค้า|商品コード|商品番号|品番|管理番号|商品id|商品no|お問い合わせ番号|商品编号|商品編號|商品编码|商品代码|货号|貨號|產品編號|产品编号|상품번호|상품코드|제품번호|제품코드|품번",
);

/** The maker's number: of a model or a part. */
export const mpnLabels = labels(
  "mpn|manufacturer part number|manufacturer number|manufacturer's part number|manufacturer ref|manufacturer reference|manufacturer code|manufacturer no|mfr part no|mfr part number|mfr part|mfr no|mfg part|mfg part no|item model number|model number|model no|model num|part number|part no|part|p/n|oem number|vendor code|herstellernummer|hersteller nr|hersteller teilenummer|hersteller artikelnummer|hersteller art nr|hersteller artikel nr|modellnummer|modell nr|teilenummer|han|référence fabricant|réf fabricant|référence constructeur|numéro du modèle|numéro du modèle de l'article|numéro de modèle|numéro de pièce fabricant|referencia del fabricante|número de modelo|número de modelo del producto|número de pieza|ref fabricante|numero modello articolo|numero di modello|numero modello|codice produttore|part number produttore|modelnummer|fabrikantcode|kod producenta|kod wyrobu producenta|partnumber|part num|označení výrobce|kód výrobce|kód výrobcu|tillverkarens artikelnummer|producentens varenummer|valmistajan koodi|gyártói cikkszám|cod producător|üretici kodu|код производителя|артикул производителя|парт номер|партномер|номер модели|код виробника|өндіруші коды|شماره مدل|شماره فنی|کد سازنده|رقم الطراز|型番|メーカー型番|メーカー品番|モデル番号|型號|型号|모델번호|모델명",
);

export const gtinLabels = labels(
  "ean|ean 13|ean13|ean 8|ean code|ean nummer|ean nr|ean kód|ean kod|kod ean|kód ean|gtin|gtin 13|gtin 14|upc|upc code|isbn|isbn 13|isbn 10|barcode|bar code|strichcode|code barre|code barres|code à barres|codice ean|codice a barre|code ean|código ean|código de barras|čárový kód|čiarový kód|kod kreskowy|vonalkód|barkod|streckkod|strekkode|stregkode|штрихкод|штрих код|штрихкод товара|бар код|بارکد|باركود|الباركود|jan|jan コード|janコード|บาร์โค้ด|条码|條碼|바코드",
);

export const brandLabels = labels(
  "brand|brand name|brands|marke|hersteller|marque|fabricant|marca|fabricante|produttore|merk|fabrikant|marka|producent|značka|výrobce|výrobca|znamka|blagovna znamka|proizvajalec|proizvođač|márka|gyártó|brend|zīmols|ražotājs|prekės ženklas|gamintojas|bränd|tootja|varumärke|merke|mærke|tuotemerkki|valmistaja|producător|brand producător|üretici|бренд|производитель|марка|торговая марка|виробник|өндіруші|برند|سازنده|العلامة التجاریة|المارکة|الشرکة المصنعة|แบรนด์|ยี่ห้อ|ブランド|ブランド名|メーカー|メーカー名|品牌|브랜드|제조사|μάρκα|κατασκευαστής|manufacturer|maker|vendor|thương hiệu|merek",
);

/** Labels of scripts that do not part words: the value may stand right behind. */
const unspaced =
  /^(?:商品コード|商品番号|商品番號|商品编号|商品編號|商品编码|货号|貨號|品番|型番|管理番号|รหัสสินค้า|상품번호|상품코드|janコード|jan)(?=[a-z\d])/u;

/** How labels begin: most texts of a page begin otherwise. */
const beginnings = new Set(
  [skuLabels, mpnLabels, gtinLabels, brandLabels].flatMap((all) =>
    [...all].map((label) => label.slice(0, 2)),
  ),
);

export interface Labelled {
  /** By `essential`. */
  label: string;
  /** Where the value begins; at the end of the text, when it stands in the next one. */
  at: number;
  /** A mark stands between them. */
  marked: boolean;
}

const opening = /^[\s•*·(\-[]*/;
const mark = /[:#№=[]/;
const longestLabel = 40;
const mostWords = 4;

/**
 * The ways to part a text into a label and its value, the longest label first.
 * @param text lower-case and by `latin`
 */
export function* labelsIn(text: string): Generator<Labelled> {
  const start = opening.exec(text)?.[0].length ?? 0;
  if (!beginnings.has(essential(text.slice(start, start + 6)).slice(0, 2))) return;
  const found = mark.exec(text.slice(start, start + longestLabel));
  if (found) {
    const end = start + found.index;
    const behind = /^[\s:#№=[.]*/.exec(text.slice(end))?.[0].length ?? 0;
    yield { label: essential(text.slice(start, end)), at: end + behind, marked: true };
  }
  const words = [...text.slice(start).matchAll(/\S+/g)].slice(0, mostWords);
  for (let n = words.length; n > 0; n--) {
    const last = words[n - 1];
    const end = start + (last?.index ?? 0) + (last?.[0].length ?? 0);
    if (end - start > longestLabel) continue;
    const at = end + (/^\s*/.exec(text.slice(end))?.[0].length ?? 0);
    yield { label: essential(text.slice(start, end)), at, marked: false };
  }
  const joined = unspaced.exec(text.slice(start))?.[0];
  if (joined) yield { label: essential(joined), at: start + joined.length, marked: true };
}
