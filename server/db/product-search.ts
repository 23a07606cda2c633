/**
 * Searching products by an index. LIKE could tell by its errors what it looked at, so Postgres never lets it see a
 * row before row level security has, and with that no index helps: a search reads the whole store, 40 times slower.
 * This function runs with the rights of the service role and asks for the store by itself; it is one of the few that
 * do (`lendingFunctions`), and it looks only.
 */
export const productSearchStatements: readonly string[] = [
  `
create or replace function matching_products(patterns text[]) returns setof products
language plpgsql stable security definer rows 100 set search_path = pg_catalog, public, pg_temp as $$
declare
  store uuid := nullif(current_setting('app.workspace_id', true), '')::uuid;
begin
  return query
    select p.* from public.products p
    where p.workspace_id = store and p.search_text like patterns[1] and p.search_text like all (patterns[2:]);
end $$;
revoke all on function matching_products(text[]) from public;
grant execute on function matching_products(text[]) to rooz_app;
grant create on schema public to rooz_service;
alter function matching_products(text[]) owner to rooz_service;
revoke create on schema public from rooz_service;
`,
];
