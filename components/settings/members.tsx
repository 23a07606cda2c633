"use client";

import { useMutation, useQueryClient, useSuspenseQuery } from "@tanstack/react-query";
import { UserPlus } from "lucide-react";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { useTRPC } from "@/components/api";
import { toastProblem } from "@/components/api/toast-problem";
import { ActionMenu } from "@/components/shared/action-menu";
import { ConfirmDialog } from "@/components/shared/confirm-dialog";
import { PageHead } from "@/components/shared/page-head";
import { RelativeTime } from "@/components/shared/relative-time";
import { toast } from "@/components/shared/toast";
import { Avatar } from "@/components/ui/avatar";
import { Badge } from "@/components/ui/badge";
import { Button } from "@/components/ui/button";
import { NativeSelect } from "@/components/ui/native-select";
import { useStore } from "@/components/workspace/store-context";
import { type Role, roles } from "@/server/modules/workspaces/contract";
import { InviteDialog } from "./invite-dialog";

/** Who works in the store, whom one waits for, and what each may do. */
export function Members() {
  const t = useTranslations("settings.members");
  const roleNames = useTranslations("auth.roles");
  const api = useTRPC();
  const store = useStore();
  const queryClient = useQueryClient();
  const { data: members } = useSuspenseQuery(api.workspaces.listMembers.queryOptions({ limit: 100 }));
  const { data: invitations } = useSuspenseQuery(api.workspaces.listInvitations.queryOptions({ limit: 100 }));
  const [inviting, setInviting] = useState(false);
  const [removing, setRemoving] = useState<{ id: string; name: string }>();
  const onSettled = () => queryClient.invalidateQueries({ queryKey: api.workspaces.pathKey() });
  const told = (text: string) => ({ onSuccess: () => void toast(text), onError: toastProblem, onSettled });
  const changeRole = useMutation(api.workspaces.changeRole.mutationOptions(told(t("roleChanged"))));
  const remove = useMutation(api.workspaces.removeMember.mutationOptions(told(t("removed"))));
  const resend = useMutation(api.workspaces.resendInvitation.mutationOptions(told(t("resent"))));
  const revoke = useMutation(api.workspaces.revokeInvitation.mutationOptions(told(t("revoked"))));
  const mayManage = store.can("members.manage");
  // Owners are the owners' matter alone.
  const grantable = roles.filter((role) => role !== "owner" || store.role === "owner");

  return (
    <>
      <PageHead
        title={t("title")}
        purpose={t("purpose")}
        action={
          mayManage && (
            <Button onClick={() => setInviting(true)}>
              <UserPlus aria-hidden />
              {t("invite")}
            </Button>
          )
        }
      />
      <ul className="divide-y rounded-lg border bg-card">
        {members.items.map((member) => {
          const self = member.userId === store.user.id;
          const editable = mayManage && !self && (member.role !== "owner" || store.role === "owner");
          return (
            <li key={member.id} className="flex flex-wrap items-center gap-3 p-3">
              <Avatar name={member.name} src={member.avatarUrl} className="size-8" />
              <div className="min-w-0 flex-1">
                <p className="truncate font-medium">
                  <bdi>{member.name}</bdi>
                  {self && <span className="ms-1.5 font-normal text-muted-foreground">({t("you")})</span>}
                </p>
                <p className="truncate text-muted-foreground text-sm">
                  <bdi>{member.email}</bdi>
                </p>
              </div>
              {editable ? (
                <NativeSelect
                  aria-label={`${t("role")}: ${member.name}`}
                  className="w-40"
                  value={member.role}
                  disabled={changeRole.isPending}
                  onChange={(event) => changeRole.mutate({ id: member.id, role: event.target.value as Role })}
                >
                  {grantable.map((role) => (
                    <option key={role} value={role}>
                      {roleNames(role)}
                    </option>
                  ))}
                </NativeSelect>
              ) : (
                <span className="text-muted-foreground">{roleNames(member.role)}</span>
              )}
              {editable && (
                <ActionMenu
                  label={t("actions", { name: member.name })}
                  align="end"
                  entries={[
                    {
                      id: "remove",
                      label: t("remove"),
                      destructive: true,
                      onSelect: () => setRemoving({ id: member.id, name: member.name }),
                    },
                  ]}
                />
              )}
            </li>
          );
        })}
        {invitations.items.map((invitation) => (
          <li key={invitation.id} className="flex flex-wrap items-center gap-3 p-3">
            <Avatar name={invitation.email} className="size-8 opacity-60" />
            <div className="min-w-0 flex-1">
              <p className="truncate">
                <bdi>{invitation.email}</bdi>
              </p>
              <p className="text-muted-foreground text-sm">
                <RelativeTime date={invitation.createdAt} />
              </p>
            </div>
            <Badge variant={invitation.status === "expired" ? "warning" : "outline"}>
              {t(invitation.status === "expired" ? "expired" : "pending")}
            </Badge>
            <span className="text-muted-foreground">{roleNames(invitation.role)}</span>
            {mayManage && (
              <ActionMenu
                label={t("actions", { name: invitation.email })}
                align="end"
                entries={[
                  { id: "resend", label: t("resend"), onSelect: () => resend.mutate({ id: invitation.id }) },
                  {
                    id: "revoke",
                    label: t("revoke"),
                    destructive: true,
                    onSelect: () => revoke.mutate({ id: invitation.id }),
                  },
                ]}
              />
            )}
          </li>
        ))}
      </ul>
      <InviteDialog open={inviting} roles={grantable} onClose={() => setInviting(false)} onSent={onSettled} />
      <ConfirmDialog
        open={removing !== undefined}
        onOpenChange={(open) => !open && setRemoving(undefined)}
        title={t("removeTitle", { name: removing?.name ?? "" })}
        text={t("removeText")}
        confirm={t("remove")}
        onConfirm={async () => {
          if (removing) await remove.mutateAsync({ id: removing.id }).catch(() => {});
        }}
      />
    </>
  );
}
