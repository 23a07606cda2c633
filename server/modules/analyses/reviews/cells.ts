import { asciiDigits, ratingIn } from "@/server/modules/ai";

const pad = (value: number) => String(value).padStart(2, "0");

/** A date that exists, as ISO 8601; undefined for one that does not. */
function isoDate(year: number, month: number, day: number): string | undefined {
  const date = new Date(Date.UTC(year, month - 1, day));
  const exists = date.getUTCMonth() === month - 1 && date.getUTCDate() === day;
  return exists && year >= 1990 && year < 2200 ? `${year}-${pad(month)}-${pad(day)}` : undefined;
}

/**
 * The Gregorian date of one of Iran's calendar: six months of 31 days, then months of 30, from 21 March on, which is 20
 * March where the Gregorian year has 366 days (so from 1996 to 2028).
 */
function fromPersian(year: number, month: number, day: number): string | undefined {
  if (month < 1 || month > 12 || day < 1 || day > 31) return undefined;
  const dayOfYear = month <= 7 ? (month - 1) * 31 + day : 186 + (month - 7) * 30 + day;
  return new Date(Date.UTC(year + 621, 2, ((year + 621) % 4 === 0 ? 19 : 20) + dayOfYear))
    .toISOString()
    .slice(0, 10);
}

/** Years as calendars count them: 1403 is Iran's, 2567 is Thailand's. */
function yearFirst(year: number, month: number, day: number): string | undefined {
  if (year >= 1300 && year < 1500) return fromPersian(year, month, day);
  return isoDate(year > 2400 ? year - 543 : year, month, day);
}

/** Spreadsheets count days from 30 December 1899. */
const fromSerial = (days: number) => new Date(Date.UTC(1899, 11, 30 + days)).toISOString().slice(0, 10);

/**
 * Reads the dates of a column. Whether 03/04 is in March or April is told by the others of the column: if any has
 * more than 12 in its second place, months come first; else days do, as in most of the world.
 * @returns what reads one cell: an ISO 8601 date, or undefined
 */
export function dateReader(sample: readonly string[]): (cell: string) => string | undefined {
  const parts = (cell: string) => /^\s*(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})/.exec(asciiDigits(cell));
  const monthFirst = sample.some((cell) => Number(parts(cell)?.[2]) > 12);
  return (cell) => {
    const text = asciiDigits(cell.trim());
    const first = /^(\d{4})\D{1,2}(\d{1,2})\D{1,2}(\d{1,2})/.exec(text);
    if (first) return yearFirst(Number(first[1]), Number(first[2]), Number(first[3]));
    const last = parts(text);
    if (last) {
      const [a, b, year] = [Number(last[1]), Number(last[2]), Number(last[3])];
      return monthFirst ? yearFirst(year, a, b) : yearFirst(year, b, a);
    }
    if (/^\d{5}(\.\d+)?$/.test(text) && Number(text) < 80_000) return fromSerial(Math.floor(Number(text)));
    const parsed = /\p{L}{3}/u.test(text) ? Date.parse(text) : Number.NaN;
    return Number.isNaN(parsed) ? undefined : new Date(parsed).toISOString().slice(0, 10);
  };
}

const numberIn = (cell: string): number | undefined => {
  const found = /\d+(?:[.,]\d+)?/.exec(asciiDigits(cell))?.[0];
  return found === undefined ? undefined : Number(found.replace(",", "."));
};

/**
 * Reads the ratings of a column as 1 to 5 stars; one whose highest is above five counts to ten, or to a hundred.
 * @returns what reads one cell
 */
export function ratingReader(sample: readonly string[]): (cell: string) => number | undefined {
  const most = Math.max(0, ...sample.flatMap((cell) => numberIn(cell.split("/")[0] ?? "") ?? []));
  const scale = most > 10 ? 20 : most > 5 ? 2 : 1;
  return (cell) => {
    if (!cell.trim()) return undefined;
    const stars = ratingIn(cell).rating;
    const value = stars ?? numberIn(cell);
    if (value === undefined || value <= 0) return undefined;
    const rating = stars === undefined ? value / scale : stars;
    return rating > 5 ? undefined : Math.max(1, Math.round(rating * 10) / 10);
  };
}
