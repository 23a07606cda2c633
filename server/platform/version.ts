import { version as packageVersion } from "@/package.json";

/** The version of this build of Rooz, as in package.json. */
export const version: string = packageVersion;
