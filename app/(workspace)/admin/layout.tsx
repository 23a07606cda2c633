import type { ReactNode } from "react";
import { AdminFrame } from "@/components/admin/admin-frame";
import { ApiProvider } from "@/components/api/provider";
import { ClientMessages } from "@/components/shared/client-messages";
import { requireAdmin } from "@/server/request/pages";

export default async function AdminLayout({ children }: { children: ReactNode }) {
  const person = await requireAdmin();
  return (
    <ApiProvider>
      <AdminFrame person={person}>
        <ClientMessages namespaces={["admin"]}>{children}</ClientMessages>
      </AdminFrame>
    </ApiProvider>
  );
}
