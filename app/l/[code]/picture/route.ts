import { Readable } from "node:stream";
import { pictureOfLink } from "@/server/modules/calendar";

type Context = { params: Promise<{ code: string }> };

/** The picture of a published post, for receivers of webhooks. */
export async function GET(_: Request, { params }: Context): Promise<Response> {
  const picture = await pictureOfLink((await params).code);
  if (!picture) return new Response(null, { status: 404 });
  return new Response(Readable.toWeb(picture.content) as ReadableStream, {
    headers: {
      "content-type": picture.mediaType,
      "content-length": String(picture.bytes),
      "cache-control": "public, max-age=86400",
      "content-security-policy": "default-src 'none'; sandbox",
    },
  });
}
