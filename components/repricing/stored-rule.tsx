"use client";

import { useQuery } from "@tanstack/react-query";
import { useTRPC } from "@/components/api";
import { RuleEditor } from "./rule-editor";

/** A rule that is there already, to be changed; after each save begun anew from what is stored. */
export function StoredRule({ id }: { id: string }) {
  const api = useTRPC();
  const rule = useQuery(api.repricing.getRule.queryOptions({ id }));
  return rule.data && <RuleEditor key={rule.data.version} rule={rule.data} />;
}
