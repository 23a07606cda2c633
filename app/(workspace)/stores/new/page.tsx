import type { Metadata } from "next";
import { getLocale, getTranslations } from "next-intl/server";
import { ClientMessages } from "@/components/shared/client-messages";
import { PageHead } from "@/components/shared/page-head";
import { PageRoom } from "@/components/shared/page-room";
import { AccountBar } from "@/components/workspace/account-bar";
import { NewStoreForm } from "@/components/workspace/new-store-form";
import { requirePerson } from "@/server/request/pages";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("stores.new"))("title") };
}

export default async function NewStorePage() {
  const person = await requirePerson("/stores/new");
  const t = await getTranslations("stores.new");
  const names = new Intl.DisplayNames(await getLocale(), { type: "currency" });
  const currencies = Intl.supportedValuesOf("currency").map((code) => ({
    code,
    name: names.of(code) ?? code,
  }));
  return (
    <AccountBar person={person}>
      <PageRoom width="form">
        <PageHead title={t("title")} purpose={t("purpose")} />
        <ClientMessages namespaces={["stores"]}>
          <NewStoreForm currencies={currencies} timezones={Intl.supportedValuesOf("timeZone")} />
        </ClientMessages>
      </PageRoom>
    </AccountBar>
  );
}
