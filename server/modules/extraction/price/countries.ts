/** The currency of each country, as `CODE countries`: lower-case ISO 3166, which is also the top-level domain. */
const table = `
EUR at be cy de ee es fi fr gr hr ie it lt lu lv mc me mt nl pt si sk sm va xk ad eu re gp mq
USD us pr ec sv gu
GBP gb uk im je gg
JPY jp
CNY cn
INR in
RUB ru su рф
KZT kz
THB th
IRR ir
CHF ch li
TRY tr
BRL br
CAD ca
AUD au
NZD nz
SGD sg
HKD hk
TWD tw
MXN mx
ARS ar
CLP cl
COP co
UYU uy
DOP do
PHP ph
CRC cr
GTQ gt
HNL hn
NIO ni
PAB pa
PEN pe
BOB bo
VES ve
PYG py
JMD jm
TTD tt
CZK cz
PLN pl
HUF hu
RON ro
MDL md
BGN bg
RSD rs
BAM ba
MKD mk
ALL al
UAH ua
BYN by
GEL ge
AMD am
AZN az
UZS uz
KGS kg
TJS tj
TMT tm
MNT mn
SEK se
NOK no
DKK dk gl fo
ISK is
ILS il
SAR sa
AED ae
QAR qa
OMR om
YER ye
KWD kw
BHD bh
JOD jo
IQD iq
LYD ly
TND tn
DZD dz
MAD ma
EGP eg
SDG sd
LBP lb
SYP sy
AFN af
PKR pk
LKR lk
NPR np
MUR mu
BDT bd
MVR mv
IDR id
MYR my
BND bn
VND vn
KRW kr
KHR kh
LAK la
MMK mm
MOP mo
ZAR za
NAD na
NGN ng
GHS gh
KES ke
TZS tz
UGX ug
ETB et
XOF sn ci bf ml ne tg bj
XAF cm ga td cg
ZMW zm
BWP bw
AOA ao
MZN mz
RWF rw
`;

const currencies = new Map(
  table
    .trim()
    .split("\n")
    .flatMap((line) => {
      const [code = "", ...countries] = line.split(" ");
      return countries.map((country) => [country, code] as const);
    }),
);

/** Where a language is at home, when nothing else is told. */
const homes: Readonly<Record<string, string>> = {
  ar: "sa",
  az: "az",
  be: "by",
  bg: "bg",
  bn: "bd",
  cs: "cz",
  da: "dk",
  de: "de",
  el: "gr",
  es: "es",
  et: "ee",
  fa: "ir",
  fi: "fi",
  fr: "fr",
  he: "il",
  hi: "in",
  hr: "hr",
  hu: "hu",
  hy: "am",
  id: "id",
  is: "is",
  it: "it",
  ja: "jp",
  ka: "ge",
  kk: "kz",
  ko: "kr",
  ky: "kg",
  lt: "lt",
  lv: "lv",
  mn: "mn",
  ms: "my",
  nb: "no",
  ne: "np",
  nl: "nl",
  nn: "no",
  no: "no",
  pl: "pl",
  pt: "pt",
  ro: "ro",
  ru: "ru",
  sk: "sk",
  sl: "si",
  sr: "rs",
  sv: "se",
  th: "th",
  tr: "tr",
  uk: "ua",
  ur: "pk",
  uz: "uz",
  vi: "vn",
};

/** Country domains that shops of everywhere use for their sound. */
const borrowed = new Set(["co", "me", "la", "tv", "io", "ai", "am", "to", "so", "do", "md", "tm"]);

export const currencyOfCountry = (country: string) => currencies.get(country.toLowerCase());

/** Country and region hints in an address: `shop.co.uk` is uk, `ar-sa.shop.com` sa, `shop.com/en-ca/x` ca. */
export function countryOfAddress(address: string): string | undefined {
  const [, host = "", path = ""] = /^(?:[a-z]+:)?(?:\/\/)?([^/?#]*)(.*)$/i.exec(address.toLowerCase()) ?? [];
  const locale = /(?:^|\/)([a-z]{2})[-_]([a-z]{2})(?=[/?#.]|$)/;
  const region = locale.exec(path)?.[2] ?? /^([a-z]{2})[-_]([a-z]{2})\./.exec(host)?.[2];
  if (region && currencies.has(region)) return region;
  const labels = host.replace(/:\d+$/, "").split(".");
  const domain = labels.at(-1) ?? "";
  const second = labels.at(-2) ?? "";
  // A country's own second level ("com.co", "co.il") says that the country is meant.
  if (currencies.has(domain) && (!borrowed.has(domain) || /^(com?|org|net)$/.test(second))) return domain;
  const first = /^\/([a-z]{2})\/([a-z]{2})(?=\/)/.exec(path);
  if (first?.[1] && currencies.has(first[1])) return first[1];
  return undefined;
}

/** The country that a language tag names (`en-AU`), or in which the language is at home. */
export function countryOfLanguage(tag: string): string | undefined {
  const [language = "", ...rest] = tag.toLowerCase().split(/[-_]/);
  const region = rest.find((part) => part.length === 2 && currencies.has(part));
  return region ?? homes[language];
}
