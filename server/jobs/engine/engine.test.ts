import { describe, expect, it } from "vitest";
import { z } from "zod";
import { defineEvent, defineJob, NonRetriableError } from "@/server/jobs";
import { ended, passTime, send, startEngine, waiting } from "../testing/harness";

const asked = defineEvent("test/thing.asked", z.strictObject({ n: z.number() }));
const answered = defineEvent("test/thing.answered", z.strictObject({ n: z.number(), text: z.string() }));

describe("steps", () => {
  it("run one after the other, each result known to the next, each once", async () => {
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

  it("are tried again when they fail, keeping what was done before", async () => {
    const calls: string[] = [];
    const job = defineJob({ id: "retries", trigger: asked, retries: 2 }, async ({ step }) => {
      await step.run("sure", () => calls.push("sure"));
      return step.run("shaky", () => {
        calls.push("shaky");
        if (calls.length < 4) throw new Error("not yet");
        return "done";
      });
    });
    await startEngine([job]);
    await send(asked.create({ n: 1 }));
    const [run] = await ended(job);
    expect(run).toMatchObject({ status: "completed", output: "done" });
    expect(calls).toEqual(["sure", "shaky", "shaky", "shaky"]);
  });

  it("sleep and wait", async () => {
    const job = defineJob({ id: "waits", trigger: asked }, async ({ step }) => {
      await step.sleep("nap", "1h");
      const answer = await step.waitForEvent("answer", {
        event: answered,
        timeout: "1d",
        if: "event.data.n == async.data.n",
      });
      return answer?.data.text ?? "none";
    });
    await startEngine([job]);
    await send([asked.create({ n: 1 }), asked.create({ n: 2 })]);
    await waiting("sleep", 2);
    await passTime();
    await waiting("event", 2);
    await send(answered.create({ n: 2, text: "two" }));
    await passTime();
    const runs = await ended(job, 2);
    expect(runs.map((run) => run.output).sort()).toEqual(["none", "two"]);
  });

  it("fail", async () => {
    const job = defineJob({ id: "fails", trigger: asked }, async ({ step }) => {
      await step.run("bad", () => {
        throw new NonRetriableError("never");
      });
    });
    await startEngine([job]);
    await send(asked.create({ n: 1 }));
    const [run] = await ended(job);
    expect(run).toMatchObject({ status: "failed", error: { message: "never" } });
  });
});
