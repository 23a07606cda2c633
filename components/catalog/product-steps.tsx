import { useQueryClient } from "@tanstack/react-query";
import { useTRPC } from "@/components/api";
import { RowSteps } from "@/components/shared/list/row-steps";
import { useStore } from "@/components/workspace/store-context";
import { productQueryOf } from "./product-query";

/** The way to the products before and after this one in the list one came from. */
export function ProductSteps({ id }: { id: string }) {
  const api = useTRPC();
  const queryClient = useQueryClient();
  const { path } = useStore();
  return (
    <RowSteps
      list={`${path}/products`}
      id={id}
      more={(get, cursor) =>
        queryClient.fetchQuery(api.catalog.listProducts.queryOptions({ ...productQueryOf(get), cursor }))
      }
    />
  );
}
