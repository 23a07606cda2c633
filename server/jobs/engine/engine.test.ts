import postgres from "postgres";
import { describe, expect, it, vi } from "vitest";
import { z } from "zod";
import { withService } from "@/server/db/service";
import { defineEvent, defineJob, emit, NonRetriableError, RetryAfterError } from "@/server/jobs";
import { ended, passTime, runsOf, send, startEngine, waiting } from "@/server/testing/jobs/harness";
import { engineSql } from "./database";

const asked = defineEvent("test/thing.asked", z.strictObject({ n: z.number() }));
const answered = defineEvent("test/thing.answered", z.strictObject({ n: z.number(), text: z.string() }));

describe("steps", () => {
  it("run one after the other, each once, with the results of those before", async () => {
    const calls: string[] = [];
    const job = defineJob({ id: "steps", trigger: asked }, async ({ event, step }) => {
      const a = await step.run("a", () => {
        calls.push("a");
        return event.data.n + 1;
      });
      const b = await step.run("b", () => {
        calls.push("b");
        return { twice: a * 2, nothing: null };
      });
      const c = await step.run("c", () => {
        calls.push("c");
      });
      return { b, c };
    });
    await startEngine([job]);
    await send(asked.create({ n: 20 }));
    const [run] = await ended(job);
    expect(run).toMatchObject({ status: "completed", output: { b: { twice: 42, nothing: null }, c: null } });
    expect(calls).toEqual(["a", "b", "c"]);
  });

  it("begin when those before them are written, and the last is written with the end of the run", async () => {
    const seen: unknown[] = [];
    const written = () => engineSql()`
      select s.name, r.finished_at = s.finished_at as last from job_steps s join job_runs r on r.id = s.run_id order by s.seq`;
    const job = defineJob({ id: "in-order", trigger: asked }, async ({ step }) => {
      await step.run("first", () => "");
      await step.run("second", async () => {
        seen.push(...(await written()));
      });
    });
    await startEngine([job]);
    await send(asked.create({ n: 1 }));
    await ended(job);
    expect(seen).toEqual([{ name: "first", last: null }]);
    expect(await written()).toEqual([
      { name: "first", last: false },
      { name: "second", last: true },
    ]);
  });

  it("keep any text whole, a NUL and a lone half of a pair too", async () => {
    const odd = "a\u0000b\ud800c\u2028\u{1f9ea}";
    const job = defineJob({ id: "odd-text", trigger: asked }, async ({ step }) => {
      const text = await step.run("make", () => odd);
      await step.sleep("nap", "1h");
      return { text, same: text === odd };
    });
    await startEngine([job]);
    await send(asked.create({ n: 1 }));
    await waiting("sleep");
    await passTime();
    const [run] = await ended(job);
    expect(run?.output).toEqual({ text: odd, same: true });
  });

  it("run beside each other, and those that follow them do not wait for the others", async () => {
    const gate = Promise.withResolvers<void>();
    const order: string[] = [];
    const job = defineJob({ id: "parallel", trigger: asked }, async ({ step }) => {
      const chain = async () => {
        await step.run("first", () => "");
        return step.run("second", () => {
          order.push("second");
          gate.resolve();
          return 2;
        });
      };
      const slow = step.run("slow", async () => {
        await gate.promise;
        order.push("slow");
        return 1;
      });
      return Promise.all([slow, chain()]);
    });
    await startEngine([job]);
    await send(asked.create({ n: 1 }));
    const [run] = await ended(job);
    expect(run).toMatchObject({ status: "completed", output: [1, 2] });
    expect(order).toEqual(["second", "slow"]);
  });

  it("decide a race the same way each time the function is called again", async () => {
    const gate = Promise.withResolvers<void>();
    const winners: string[] = [];
    const job = defineJob({ id: "race", trigger: asked }, async ({ step }) => {
      const winner = await Promise.race([
        step.run("late", async () => {
          await gate.promise;
          return "late";
        }),
        step.run("early", () => "early"),
      ]);
      winners.push(winner);
      gate.resolve();
      await step.sleep("nap", "1h");
      await step.run("after", () => "");
      return winner;
    });
    await startEngine([job]);
    await send(asked.create({ n: 1 }));
    await waiting("sleep");
    await vi.waitFor(async () =>
      expect(await engineSql()`select 1 from job_steps where name = 'late'`).toHaveLength(1),
    );
    await passTime();
    const [run] = await ended(job);
    expect(run?.output).toBe("early");
    expect(new Set(winners)).toEqual(new Set(["early"]));
  });
});

describe("failures", () => {
  it("are retried, keeping what was done before", async () => {
    const calls: string[] = [];
    const job = defineJob(
      { id: "retries", trigger: asked, retries: 2 },
      async ({ step, attempt, maxAttempts }) => {
        await step.run("sure", () => calls.push("sure"));
        const result = await step.run("shaky", () => {
          calls.push(`shaky ${attempt} of ${maxAttempts}`);
          if (attempt < 2) throw new Error("not yet");
          return "done";
        });
        return result;
      },
    );
    await startEngine([job]);
    await send(asked.create({ n: 1 }));
    const [run] = await ended(job);
    expect(run).toMatchObject({ status: "completed", output: "done" });
    expect(calls).toEqual(["sure", "shaky 0 of 3", "shaky 1 of 3", "shaky 2 of 3"]);
  });

  it("to write a result do not repeat the step: it is written a little later", async () => {
    const owner = postgres(process.env.TEST_DATABASE_OWNER_URL ?? "", { max: 1, onnotice: () => {} });
    await owner.unsafe(`
      create sequence failed_writes;
      grant usage on failed_writes to rooz_service;
      create function fail_twice() returns trigger language plpgsql as $$ begin
        if nextval('failed_writes') <= 2 then raise exception 'not now'; end if;
        return new;
      end $$;
      create trigger fail_twice before insert on job_steps for each row execute function fail_twice()`);
    const calls: string[] = [];
    const job = defineJob({ id: "writes-again", trigger: asked }, async ({ step }) => {
      await step.run("dear", () => calls.push("dear"));
      await step.run("next", () => calls.push("next"));
      return "done";
    });
    await startEngine([job]);
    await send(asked.create({ n: 1 }));
    expect((await ended(job))[0]).toMatchObject({ status: "completed", output: "done" });
    expect(calls).toEqual(["dear", "next"]);
    await owner`drop trigger fail_twice on job_steps`;
    await owner.end();
  });

  it("end the run when the retries are used up, and onFailure hears of it", async () => {
    const heard: unknown[] = [];
    const job = defineJob(
      {
        id: "gives-up",
        trigger: asked,
        retries: 1,
        onFailure: async ({ error, event, failedRunId, step }) => {
          await step.run("note", () => heard.push({ message: error.message, n: event.data.n, failedRunId }));
        },
      },
      async ({ step }) => {
        await step.run("bad", () => {
          heard.push("tried");
          throw new Error("broken");
        });
      },
    );
    await startEngine([job]);
    await send(asked.create({ n: 7 }));
    const [run] = await ended(job);
    expect(run).toMatchObject({ status: "failed", error: { message: "broken" } });
    await vi.waitFor(() => expect(heard).toHaveLength(3));
    expect(heard).toEqual([
      "tried",
      "tried",
      { message: "broken", n: 7, failedRunId: expect.stringMatching(/^run_/) },
    ]);
  });

  it("are not retried when the error says so, nor is code between steps", async () => {
    let calls = 0;
    const job = defineJob({ id: "never", trigger: asked }, async ({ step }) => {
      await step.run("bad", () => {
        calls++;
        throw new NonRetriableError("never");
      });
    });
    const between = defineJob({ id: "between", trigger: asked }, async () => {
      calls++;
      throw new NonRetriableError("outside of steps");
    });
    await startEngine([job, between]);
    await send(asked.create({ n: 1 }));
    expect((await ended(job))[0]).toMatchObject({ status: "failed", error: { message: "never" } });
    expect((await ended(between))[0]).toMatchObject({
      status: "failed",
      error: { message: "outside of steps" },
    });
    expect(calls).toBe(2);
  });

  it("of a step can be caught by the function", async () => {
    const job = defineJob({ id: "catches", trigger: asked, retries: 0 }, async ({ step }) => {
      try {
        await step.run("bad", () => {
          throw new Error("oh");
        });
      } catch (error) {
        return step.run("instead", () => `instead of ${(error as Error).message}`);
      }
    });
    await startEngine([job]);
    await send(asked.create({ n: 1 }));
    expect((await ended(job))[0]).toMatchObject({ status: "completed", output: "instead of oh" });
  });

  it("wait before the retry for as long as the error asks, else longer each time", async () => {
    const delays: number[] = [];
    const job = defineJob({ id: "later", trigger: asked, retries: 3 }, async ({ step, attempt }) => {
      await step.run("busy", () => {
        if (attempt === 0) throw new RetryAfterError("busy", "2h");
        throw new Error("still busy");
      });
    });
    await startEngine([job], { retryDelayMs: (attempt) => 60_000 * attempt });
    await send(asked.create({ n: 1 }));
    for (let i = 0; i < 3; i++) {
      const delay = await vi.waitFor(async () => {
        const [row] = await engineSql()`
          select extract(epoch from due_at - now())::int as seconds, attempt from job_queue where state = 2`;
        expect(row?.attempt).toBe(i + 1);
        return row?.seconds as number;
      });
      delays.push(Math.round(delay / 60));
      await passTime();
    }
    expect(delays).toEqual([120, 2, 3]);
    expect((await ended(job))[0]?.status).toBe("failed");
  });

  it("of events that break their contract stop the run before the job sees them", async () => {
    let called = false;
    const job = defineJob({ id: "contract", trigger: asked }, async () => {
      called = true;
    });
    await startEngine([job]);
    await engineSql()`insert into job_outbox (event_id, name, data, ts) values ('bad', 'test/thing.asked', '{"n":"x"}', 1)`;
    await withService((tx) => emit(tx, []));
    await passTime();
    expect((await ended(job))[0]).toMatchObject({ status: "failed" });
    expect(called).toBe(false);
    await expect(send(asked.create({ n: "x" as never }))).rejects.toThrow(/n: /);
  });
});

describe("waiting", () => {
  it("sleeps, until a moment too", async () => {
    const job = defineJob({ id: "sleeps", trigger: asked }, async ({ step }) => {
      await step.sleep("nap", "1h");
      await step.sleepUntil("longer", new Date(Date.now() + 3_600_000));
      return "awake";
    });
    await startEngine([job]);
    await send(asked.create({ n: 1 }));
    await waiting("sleep");
    const [row] =
      await engineSql()`select extract(epoch from due_at - now())::float8 as seconds from job_queue`;
    expect(row?.seconds).toBeGreaterThan(3590);
    expect(row?.seconds).toBeLessThanOrEqual(3600);
    await passTime();
    await vi.waitFor(async () =>
      expect(await engineSql()`select 1 from job_queue where name = 'longer'`).toHaveLength(1),
    );
    await passTime();
    expect((await ended(job))[0]?.output).toBe("awake");
  });

  it("for an event: the one that fits comes back, without one it is null when the time is up", async () => {
    const job = defineJob({ id: "waits", trigger: asked }, async ({ step }) => {
      const answer = await step.waitForEvent("answer", {
        event: answered,
        timeout: "1d",
        if: "event.data.n == async.data.n",
      });
      return answer?.data.text ?? "none";
    });
    await startEngine([job]);
    await send([1, 2, 3].map((n) => asked.create({ n })));
    await waiting("event", 3);
    await send([answered.create({ n: 9, text: "nobody" }), answered.create({ n: 2, text: "two" })]);
    await vi.waitFor(async () =>
      expect((await runsOf(job)).map((run) => run.output)).toEqual([null, "two", null]),
    );
    await passTime();
    expect((await ended(job, 3)).map((run) => run.output)).toEqual(["none", "two", "none"]);
  });

  it("for another job that it invokes: for its result, or its failure", async () => {
    const child = defineJob({ id: "child", trigger: asked, retries: 0 }, async ({ event, step }) => {
      if (event.data.n < 0) throw new NonRetriableError("no negatives");
      return step.run("root", () => Math.sqrt(event.data.n));
    });
    const parent = defineJob({ id: "parent", trigger: answered }, async ({ event, step }) => {
      try {
        return await step.invoke("ask", { function: child.reference, data: { n: event.data.n } });
      } catch (error) {
        return (error as Error).message;
      }
    });
    await startEngine([child, parent]);
    await send([answered.create({ n: 16, text: "" }), answered.create({ n: -1, text: "" })]);
    expect((await ended(parent, 2)).map((run) => run.output)).toEqual([4, "no negatives"]);
    expect(await runsOf(child)).toHaveLength(2);
  });

  it("for an invoked job no longer than it wants to", async () => {
    const child = defineJob({ id: "slow-child", trigger: asked }, ({ step }) => step.sleep("long", "10d"));
    const parent = defineJob({ id: "impatient", trigger: answered, retries: 0 }, ({ event, step }) =>
      step.invoke("ask", { function: child.reference, data: { n: event.data.n }, timeout: "1h" }),
    );
    await startEngine([child, parent]);
    await send(answered.create({ n: 16, text: "" }));
    await waiting("invoke");
    await waiting("sleep");
    await engineSql()`update job_queue set due_at = now() where kind = 'invoke'`;
    await passTime();
    expect((await ended(parent))[0]).toMatchObject({ status: "failed" });
  });

  it("sends events, each once though its step is repeated", async () => {
    let attempts = 0;
    const sender = defineJob({ id: "sender", trigger: asked }, async ({ event, step }) => {
      await step.sendEvent("tell", [
        answered.create({ n: event.data.n, text: "a" }),
        answered.create({ n: event.data.n, text: "b" }),
      ]);
      await step.run("again", () => {
        attempts++;
        if (attempts === 1) throw new Error("once more");
      });
    });
    const receiver = defineJob({ id: "receiver", trigger: answered }, async ({ event }) => event.data.text);
    await startEngine([sender, receiver]);
    await send(asked.create({ n: 1 }));
    await ended(sender);
    expect((await ended(receiver, 2)).map((run) => run.output).sort()).toEqual(["a", "b"]);
    expect(attempts).toBe(2);
  });
});

describe("events", () => {
  it("come when their transaction commits, and never when it does not", async () => {
    const job = defineJob({ id: "commits", trigger: asked }, async ({ event }) => event.data.n);
    await startEngine([job]);
    const undone = withService(async (tx) => {
      await emit(tx, asked.create({ n: 1 }));
      throw new Error("undo");
    });
    await expect(undone).rejects.toThrow("undo");
    await send(asked.create({ n: 2 }));
    expect((await ended(job)).map((run) => run.output)).toEqual([2]);
  });

  it("with an id that was used before start nothing", async () => {
    const job = defineJob({ id: "dedupes", trigger: asked }, async ({ event }) => event.data.n);
    await startEngine([job]);
    await send(asked.create({ n: 1 }, { id: "the-same" }));
    await ended(job);
    await send([asked.create({ n: 2 }, { id: "the-same" }), asked.create({ n: 3 })]);
    expect((await ended(job, 2)).map((run) => run.output)).toEqual([1, 3]);
  });

  it("start every job that wants them, under its condition", async () => {
    const big = defineJob(
      { id: "big", trigger: { event: asked, if: "event.data.n > 10" } },
      async () => "big",
    );
    const any = defineJob({ id: "any", trigger: [asked, answered] }, async ({ event }) => event.name);
    await startEngine([big, any]);
    await send([asked.create({ n: 5 }), asked.create({ n: 50 }), answered.create({ n: 1, text: "" })]);
    expect((await ended(any, 3)).map((run) => run.output)).toEqual([asked.name, asked.name, answered.name]);
    expect((await ended(big)).map((run) => run.event.data)).toEqual([{ n: 50 }]);
  });
});
