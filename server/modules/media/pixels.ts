/** An image in memory: rows from the top, 8 bits a channel, sRGB. */
export interface Pixels {
  data: Uint8Array;
  width: number;
  height: number;
  channels: 3 | 4;
}

/** Longest time, in milliseconds, that work on pixels keeps everything else in this process waiting. */
const longestTurnMs = 8;

/** Lets others have a turn: `const turn = pace(); ... const rest = turn(); if (rest) await rest;` */
export function pace(): () => Promise<void> | undefined {
  let begun = performance.now();
  return () => {
    if (performance.now() - begun < longestTurnMs) return undefined;
    return new Promise((resolve) =>
      setImmediate(() => {
        begun = performance.now();
        resolve();
      }),
    );
  };
}

const linear = Float32Array.from({ length: 256 }, (_, i) => {
  const c = i / 255;
  return c <= 0.04045 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4;
});

/** The planes of an image in OKLab (bottosson.github.io/posts/oklab), times 100: one unit is about one step that can be seen. */
export interface Lab {
  l: Float32Array;
  a: Float32Array;
  b: Float32Array;
}

/** Converts an image to OKLab. */
export function toLab({ data, width, height, channels }: Pixels): Lab {
  const count = width * height;
  const lab = { l: new Float32Array(count), a: new Float32Array(count), b: new Float32Array(count) };
  for (let i = 0, at = 0; i < count; i++, at += channels) {
    const red = linear[data[at] ?? 0] ?? 0;
    const green = linear[data[at + 1] ?? 0] ?? 0;
    const blue = linear[data[at + 2] ?? 0] ?? 0;
    const long = Math.cbrt(0.4122214708 * red + 0.5363325363 * green + 0.0514459929 * blue);
    const middle = Math.cbrt(0.2119034982 * red + 0.6806995451 * green + 0.1073969566 * blue);
    const short = Math.cbrt(0.0883024619 * red + 0.2817188376 * green + 0.6299787005 * blue);
    lab.l[i] = 100 * (0.2104542553 * long + 0.793617785 * middle - 0.0040720468 * short);
    lab.a[i] = 100 * (1.9779984951 * long - 2.428592205 * middle + 0.4505937099 * short);
    lab.b[i] = 100 * (0.0259040371 * long + 0.7827717662 * middle - 0.808675766 * short);
  }
  return lab;
}
