import postgres from "postgres";

// The floor of the job engine: workers that each take a row nobody has, do its write, and delete it.
// Arguments: the database's address and how many workers. It works when told, and says when nothing is left.
const [address = "", workers = "8"] = process.argv.slice(2);
const sql = postgres(address, { max: Number(workers), onnotice: () => {} });

async function work(): Promise<void> {
  for (let more = true; more; ) {
    more = await sql.begin(async (tx) => {
      const [job] = await tx`select id from floor.jobs order by id for update skip locked limit 1`;
      if (!job) return false;
      await tx`insert into floor.effects (job) values (${job.id})`;
      await tx`delete from floor.jobs where id = ${job.id}`;
      return true;
    });
  }
}

process.once("message", async () => {
  await Promise.all(Array.from({ length: Number(workers) }, work));
  process.send?.("done");
});
process.once("disconnect", () => sql.end());
await sql`select 1`;
process.send?.("ready");
