import { AppError } from "@/server/platform/errors";

/** Words that common passwords are made of, without the digits and signs that people put around them. */
const commonWords = new Set(
  `password passwort passphrase passw0rd p@ssw0rd p@ssword pa55word pass qwerty qwertyuiop qwertyui asdfghjkl
  zxcvbnm qazwsx qazwsxedc q1w2e3r4t5 1q2w3e4r5t 1qaz2wsx3edc azerty azertyuiop abc abcd abcde abcdef abcdefg
  abcdefgh abcdefghij letmein letmeinnow welcome welcomehome iloveyou iloveyousomuch admin administrator root
  superuser changeme changeit default secret mysecret monkey dragon football baseball basketball superman batman
  spiderman pokemon starwars princess sunshine shadow master michael jordan jennifer charlie ashley trustno
  whatever freedom computer internet google facebook instagram samsung apple liverpool chelsea arsenal barcelona
  realmadrid manchester hello helloworld test testing tester testtest guest user username login signin access
  summer winter spring autumn january february december monday friday sunday flower lovely lovelove babygirl
  corvette mustang ferrari mercedes porsche cookie chocolate killer hunter ninja azerbaijan london newyork
  rooz shop store mystore myshop business company`.split(/\s+/),
);

/** Passwords of ten characters and more that lists of stolen ones begin with, and that the words above miss. */
const commonPasswords = new Set(
  `1234567890 0123456789 12345678910 0987654321 1234567891 123456789a a123456789 1122334455 1111111111 0000000000
  1234512345 123123123123 147258369 1472583690 9876543210 qwerty1234567890 1qaz2wsx3edc4rfv 1q2w3e4r5t6y
  zaq12wsxcde3 qwe123qwe123 abc123abc123 passwordpassword correcthorsebatterystaple`.split(/\s+/),
);

/** Fewer different characters than this are a pattern, not a password. */
const leastVariety = 5;

function isWeak(password: string, email: string): boolean {
  const plain = password.normalize("NFKC").toLowerCase();
  const letters = plain.replace(/^[^\p{L}]+|[^\p{L}]+$/gu, "");
  const mailbox = email.split("@")[0] ?? "";
  return (
    new Set(plain).size < leastVariety ||
    commonPasswords.has(plain) ||
    commonWords.has(letters) ||
    commonWords.has(plain.replace(/[^\p{L}\p{N}@]+/gu, "")) ||
    plain.includes(email) ||
    (mailbox.length >= 4 && plain.includes(mailbox))
  );
}

/**
 * Refuses passwords that are guessed first: common ones, and those made of the person's address. The length is
 * the contract's matter (10 to 200).
 * @param field where in the input the password stands.
 * @throws AppError BAD_INPUT
 */
export function demandStrongPassword(password: string, email: string, field = "password"): void {
  if (!isWeak(password, email.toLowerCase())) return;
  throw new AppError("BAD_INPUT", { fields: [{ path: field, code: "passwordWeak" }] });
}
