import postgres from "postgres";
import { afterAll, beforeAll } from "vitest";

interface Trace {
  n: number;
  pid: number;
}

/** The tables in which the jobs of proof-jobs.ts leave their traces, read as the owner of the database. */
export function proofTables() {
  const owner = postgres(process.env.TEST_DATABASE_OWNER_URL ?? "", { max: 2, onnotice: () => {} });
  beforeAll(async () => {
    await owner.unsafe(`
      create table proof_effects (name text not null, n int not null, pid int not null);
      create table proof_attempts (name text not null, n int not null, pid int not null);
      grant select, insert on proof_effects, proof_attempts to rooz_service`);
  });
  afterAll(() => owner.end());
  return {
    effects: (name: string) =>
      owner<Trace[]>`select n, pid from proof_effects where name = ${name} order by n`,
    attempts: (name: string) =>
      owner<Trace[]>`select n, pid from proof_attempts where name = ${name} order by n`,
    async progress(name: string): Promise<number> {
      const rows = await owner`select 1 from proof_effects where name = ${name}`;
      return rows.length;
    },
  };
}
