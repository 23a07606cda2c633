/**
 * What the calls of all stores cost in a month, for the installation's budget. A store's transaction has to know the
 * sum before it begins a call, and sees no other store's rows. This function runs with the rights of the service role;
 * it tells two sums and nothing of any store (`lendingFunctions`).
 */
export const installationSpendingStatements: readonly string[] = [
  `
create or replace function installation_spending(in_month text, out spent bigint, out reserved bigint)
language plpgsql stable security definer set search_path = pg_catalog, public, pg_temp as $$
begin
  select coalesce(sum(s.spent_micros), 0), coalesce(sum(s.reserved_micros), 0) into spent, reserved
  from public.ai_spending s where s.month = in_month and s.scope = 'installation';
end $$;
revoke all on function installation_spending(text) from public;
grant execute on function installation_spending(text) to rooz_app;
grant create on schema public to rooz_service;
alter function installation_spending(text) owner to rooz_service;
revoke create on schema public from rooz_service;
`,
];
