"use client";

import { MessagesSquare } from "lucide-react";
import { usePathname, useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { Button } from "@/components/ui/button";
import { useStore } from "@/components/workspace/store-context";
import { Chat } from "./chat";
import { ConversationList } from "./conversation-list";

/** The assistant: the conversations on the one side, the one at hand on the other. */
export function Assistant({ id: given }: { id: string | undefined }) {
  const t = useTranslations("assistant");
  const { path } = useStore();
  const router = useRouter();
  const pathname = usePathname();
  const [begun, setBegun] = useState<string>();
  const [listed, setListed] = useState(false);
  const [round, setRound] = useState(0);
  const base = `${path}/assistant`;
  // A conversation that has just begun has its address without the page being loaded anew.
  const id = given ?? (pathname === base ? undefined : begun);
  const begin = () => {
    setBegun(undefined);
    setRound(round + 1);
    router.push(base);
  };
  return (
    <div className="flex flex-1 gap-6 max-lg:flex-col">
      <Button
        variant="outline"
        className="self-start lg:hidden"
        aria-expanded={listed}
        onClick={() => setListed(!listed)}
      >
        <MessagesSquare aria-hidden />
        {t("conversations")}
      </Button>
      <div className={`w-60 shrink-0 max-lg:w-full ${listed ? "" : "max-lg:hidden"}`}>
        <ConversationList current={id} onNew={begin} />
      </div>
      <Chat
        key={round}
        id={id}
        onConversation={(conversation) => {
          if (conversation === id) return;
          setBegun(conversation);
          window.history.replaceState(null, "", `${base}/${conversation}`);
        }}
      />
    </div>
  );
}
