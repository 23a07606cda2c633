import type { Metadata } from "next";
import { headers } from "next/headers";
import { getTranslations } from "next-intl/server";
import { Invitation } from "@/components/auth/invitation";
import { Refusal } from "@/components/auth/refusal";
import { InvitationPreview } from "@/server/modules/workspaces/contract";
import { getInvitation } from "@/server/modules/workspaces/operations/get-invitation";
import { execute } from "@/server/operations/execute";
import { problemOf } from "@/server/platform/problem";
import { callerFromHeaders } from "@/server/request/caller";
import { linkError } from "@/server/request/form";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("auth.invite"))("action") };
}

export default async function InvitePage({ params }: { params: Promise<{ token: string }> }) {
  const { token } = await params;
  const caller = await callerFromHeaders(await headers());
  const actor = await caller.actor().catch(() => null);
  const found = await execute(getInvitation, caller, { token }).then(
    (preview) => ({ preview: InvitationPreview.parse(preview) }),
    (error: unknown) => ({
      problem: problemOf(linkError(error, caller.requestId), caller.locale, caller.requestId),
    }),
  );
  if ("problem" in found) return <Refusal title={found.problem.title} text={found.problem.detail} />;
  return (
    <Invitation
      token={token}
      invitation={found.preview}
      signedInAs={actor?.type === "user" ? actor.email : null}
    />
  );
}
