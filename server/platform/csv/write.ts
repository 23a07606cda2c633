/** How much text is gathered before it is handed on. */
const pieceLength = 64 * 1024;

/** Cells as a line of CSV (RFC 4180). */
export function csvLine(cells: readonly string[]): string {
  const quoted = cells.map((cell) =>
    /[",;\t\r\n]|^\s|\s$/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell,
  );
  return `${quoted.join(",")}\r\n`;
}

/** Lines of CSV in larger pieces, with the byte order mark without which Excel takes UTF-8 for something else. */
export async function* csvPieces(lines: AsyncIterable<string>): AsyncGenerator<Uint8Array> {
  let piece = "\ufeff";
  for await (const line of lines) {
    piece += line;
    if (piece.length < pieceLength) continue;
    yield Buffer.from(piece);
    piece = "";
  }
  if (piece) yield Buffer.from(piece);
}
