declare module "html-encoding-sniffer" {
  /** The name of the encoding that a browser would take the bytes for (HTML Standard, 13.2.3.2). */
  export default function htmlEncodingSniffer(
    bytes: Uint8Array,
    options?: {
      xml?: boolean;
      transportLayerEncodingLabel?: string | undefined;
      defaultEncoding?: string;
      maxPrescanBytes?: number;
    },
  ): string;
}
