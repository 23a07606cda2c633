import { closePools } from "@/server/db/pools";
import { seedDemo } from "./demo";

/** Run by `npm start` at the first start: prints how to sign in as JSON on the last line, or null. */
const login = await seedDemo();
await closePools();
process.stdout.write(`${JSON.stringify(login)}\n`);
