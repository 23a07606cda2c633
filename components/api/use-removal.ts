"use client";

import { type QueryKey, useQueryClient } from "@tanstack/react-query";
import { useRouter } from "next/navigation";
import { toast } from "@/components/shared/toast";
import { toastProblem } from "./toast-problem";

interface Removal {
  remove: () => Promise<unknown>;
  /** What is said when it is gone. */
  removed: string;
  /** The list that it stood in, and the page of that. */
  list: QueryKey;
  listHref: string;
}

/**
 * Removes the thing that a page is about, says so, and goes to the list that it stood in.
 * @returns what `ConfirmDialog` asks for: false when it failed, and said so
 */
export function useRemoval() {
  const router = useRouter();
  const queryClient = useQueryClient();
  return async ({ remove, removed, list, listHref }: Removal): Promise<boolean> => {
    try {
      await remove();
    } catch (error) {
      toastProblem(error);
      return false;
    }
    void toast(removed);
    await queryClient.invalidateQueries({ queryKey: list });
    router.push(listHref);
    return true;
  };
}
