/**
 * Makes static pages be rendered anew at their next visit. Outside a Next.js request (the CLI, a test) there is
 * no page cache to reach; those pages follow within their own revalidation time.
 */
export async function refreshPages(): Promise<void> {
  if (!process.env.NEXT_RUNTIME) return;
  const { revalidatePath } = await import("next/cache");
  revalidatePath("/", "layout");
}
