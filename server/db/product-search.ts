/**
 * Searching products by an index. LIKE could tell by its errors what it looked at, so Postgres never lets it see a
 * row before row level security has, and with that no index helps: a search reads the whole store, 40 times slower.
 * This function runs with the rights of the service role and asks for the store by itself; it is one of the few that
 * do (`lendingFunctions`), and it looks only. It gives the columns that lists show and filter by: descriptions are
 * most of a product, and no list has them.
 */
export const productSearchStatements: readonly string[] = [
  `
create or replace function matching_products(patterns text[])
returns table (id uuid, workspace_id uuid, title text, handle text, status text, vendor text, category text, tags text[],
  image_url text, price_min bigint, price_max bigint, quantity integer, variant_count integer, updated_at timestamptz)
language plpgsql stable security definer rows 100 set search_path = pg_catalog, public, pg_temp as $$
declare
  store uuid := nullif(current_setting('app.workspace_id', true), '')::uuid;
  -- Taken apart once, and not for each row.
  longest text := patterns[1];
  second text := patterns[2];
  others text[] := patterns[3:];
begin
  -- The index can be asked for two words at once, not for all of a list.
  if second is null then
    return query
      select p.id, p.workspace_id, p.title, p.handle, p.status, p.vendor, p.category, p.tags, p.image_url, p.price_min,
        p.price_max, p.quantity, p.variant_count, p.updated_at
      from public.products p
      where p.workspace_id = store and p.search_text like longest;
  else
    return query
      select p.id, p.workspace_id, p.title, p.handle, p.status, p.vendor, p.category, p.tags, p.image_url, p.price_min,
        p.price_max, p.quantity, p.variant_count, p.updated_at
      from public.products p
      where p.workspace_id = store and p.search_text like longest and p.search_text like second
        and p.search_text like all (others);
  end if;
end $$;
revoke all on function matching_products(text[]) from public;
grant execute on function matching_products(text[]) to rooz_app;
grant create on schema public to rooz_service;
alter function matching_products(text[]) owner to rooz_service;
revoke create on schema public from rooz_service;
`,
];
