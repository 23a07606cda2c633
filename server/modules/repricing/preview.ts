import type { WorkspaceTx } from "@/server/db/client";
import { offersFor } from "@/server/modules/competitors";
import { type Id, newId } from "@/server/platform/ids";
import { outcomes, type Preview, type RuleInput } from "./contract";
import { activeRules, planBatch } from "./cycle";
import { pastOf } from "./past";
import { type Plan, planOf, whyOf } from "./plan";
import { inPrecedence, ruleOf } from "./precedence";
import type { RuleRow } from "./rules";
import { momentOf, type PricedStore } from "./store";
import { countTargets, nextTargets, type Target } from "./targets";

/** What a look ahead reads at most; beyond it, one is told of how many. */
const mostProducts = 1000;
const mostShown = 60;

const toItem = ({ target, rule, decision, outcome, own }: Plan, ruleId: Id<"repricingRule"> | null) => ({
  productId: target.product.id,
  variantId: target.variantId,
  title: target.product.title,
  options: target.options,
  imageUrl: target.product.imageUrl,
  ruleId,
  ruleName: rule.name,
  from: target.price,
  to: decision.price,
  outcome,
  why: whyOf({ own, decision }),
});

const moved = ({ target, decision }: Plan) =>
  decision.price === null ? -1 : Math.abs(decision.price - target.price) / Math.max(1, target.price);
const followed = ({ decision }: Plan) => (decision.reference === null ? 0 : 1);

/** Those with most to see first: with offers to follow, then by how far the price would move. */
const telling = (a: Plan, b: Plan) => followed(b) - followed(a) || moved(b) - moved(a);

function toPreview(plans: readonly Plan[], reached: number, currency: string, known: boolean): Preview {
  const counts = Object.fromEntries(outcomes.map((outcome) => [outcome, 0])) as Preview["counts"];
  for (const { outcome } of plans) counts[outcome] = (counts[outcome] ?? 0) + 1;
  return {
    currency,
    reached,
    looked: plans.length,
    counts,
    items: plans
      .toSorted(telling)
      .slice(0, mostShown)
      .map((plan) => toItem(plan, known ? plan.rule.id : null)),
  };
}

/** What all active rules would do now, without doing it. */
export async function previewAll(tx: WorkspaceTx, store: PricedStore, now = new Date()): Promise<Preview> {
  const rules = await activeRules(tx);
  const plans: Plan[] = [];
  let after: Id<"product"> | null = null;
  let seen = 0;
  do {
    const batch: Awaited<ReturnType<typeof planBatch>> = await planBatch(
      tx,
      store,
      rules,
      { after, since: null },
      now,
    );
    plans.push(...batch.plans);
    seen += new Set(batch.plans.map(({ target }) => target.product.id)).size;
    after = batch.next;
  } while (after && seen < mostProducts);
  const reached = await countTargets(
    tx,
    rules.map(({ scope }) => scope),
  );
  return toPreview(plans, reached, store.currency, true);
}

/**
 * What a rule that is being written would do now, beside the active ones: products that a nearer rule has are left
 * out. @param id of the rule that is being changed
 */
export async function previewRule(
  tx: WorkspaceTx,
  store: PricedStore,
  input: RuleInput,
  id: Id<"repricingRule"> | undefined,
  now = new Date(),
): Promise<Preview> {
  const others = (await activeRules(tx)).filter((rule) => rule.id !== id);
  const draft: RuleRow = {
    ...input,
    id: id ?? newId("repricingRule"),
    workspaceId: store.id,
    active: true,
    version: 0,
    createdBy: null,
    createdAt: now,
    updatedAt: now,
  };
  const rules = inPrecedence([...others, draft]);
  const { targets } = await nextTargets(tx, [draft.scope], { after: null, limit: mostProducts });
  const mine = targets.filter(({ product }) => ruleOf(rules, product) === draft);
  const ids = mine.map(({ variantId }) => variantId);
  const offers = await offersFor(tx, ids);
  const past = ids.length > 0 ? await pastOf(tx, store, ids, now) : undefined;
  const moment = momentOf(store, now);
  const planFor = (target: Target) => {
    const before = past?.(target.variantId, draft.id) ?? { ofVariant: 0, ofRule: 0, declined: null };
    return planOf(target, draft, offers.get(target.variantId) ?? [], moment, before);
  };
  return toPreview(mine.map(planFor), await countTargets(tx, [draft.scope]), store.currency, false);
}
