import { QueryProvider } from "@/components/api/query-provider";
import { type PageProps, PageRoom } from "./page-room";

/** A page whose parts read and change by the API of the store, or of the admin's side, that it stands in. */
export function Page(props: PageProps) {
  return (
    <QueryProvider>
      <PageRoom {...props} />
    </QueryProvider>
  );
}
