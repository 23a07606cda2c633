import postgres from "postgres";
import { afterAll, beforeAll } from "vitest";

interface Trace {
  n: number;
  pid: number;
}

/** The tables in which the jobs of proof-jobs.ts leave their traces, read as the owner of the database. */
export function proofTables() {
  const owner = postgres(process.env.TEST_DATABASE_OWNER_URL ?? "", { max: 2, onnotice: () => {} });
  const counts = new Map<string, number>();
  const progress = (name: string) => counts.get(name) ?? 0;
  let wakeUp = () => {};
  beforeAll(async () => {
    await owner.unsafe(`
      create table proof_effects (name text not null, n int not null, pid int not null);
      create table proof_attempts (name text not null, n int not null, pid int not null);
      grant select, insert on proof_effects, proof_attempts to rooz_service;
      create function proof_told() returns trigger language plpgsql as $$
        begin perform pg_notify('proof_effects', json_build_object('name', new.name, 'n', new.n)::text); return null; end
      $$;
      create trigger proof_told after insert on proof_effects for each row execute function proof_told()`);
    await owner.listen("proof_effects", (told) => {
      const { name } = JSON.parse(told) as { name: string };
      counts.set(name, progress(name) + 1);
      wakeUp();
    });
  });
  afterAll(() => owner.end());
  return {
    effects: (name: string) =>
      owner<Trace[]>`select n, pid from proof_effects where name = ${name} order by n`,
    attempts: (name: string) =>
      owner<Trace[]>`select n, pid from proof_attempts where name = ${name} order by n`,
    /** How many effects have happened. */
    progress,
    /** Waits until so many have. Told by the database: asking it again and again would cost more than the work. */
    async until(name: string, count: number): Promise<void> {
      while (progress(name) < count) {
        await new Promise<void>((resolve) => {
          wakeUp = resolve;
        });
      }
    },
  };
}
