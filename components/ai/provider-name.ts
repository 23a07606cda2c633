import { useTranslations } from "next-intl";
import type { Provider } from "@/server/modules/ai/contract";
import { providerNames } from "@/server/modules/ai/provider-names";

/** What a provider is called: its own name, or that of its kind in the reader's language. */
export function useProviderName(): (provider: Provider) => string {
  const t = useTranslations("routing.providers");
  return (provider) =>
    provider === "offline" || provider === "compatible" ? t(provider) : (providerNames[provider] ?? provider);
}
