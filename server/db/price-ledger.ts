/**
 * The ledger of prices, written by the database itself: forms, bulk edits, imports, rules and the API change prices by
 * statements of their own, and whoever writes the next one need not remember. A trigger of the statement, not of each
 * row: an import that changes 50,000 prices adds one INSERT ... SELECT to each of its batches, and a statement that
 * changes no price adds nothing.
 *
 * Why and by whom a price is changed is told in `app.price_cause`, a setting of the transaction, as JSON (`nameCause`
 * in server/modules/catalog/prices). Who says nothing is in the ledger all the same, with the cause `other`.
 *
 * A variant's first price is no change: its history begins with the variant, and with what the first line came from.
 */
const ledger = `
-- An id as people and events have it: server/platform/ids.ts says the same of it.
create or replace function public_id(prefix text, id uuid) returns text language sql immutable as $$
  select prefix || '_' || string_agg(
    substr('0123456789abcdefghjkmnpqrstvwxyz', 1 + substring(b.bits from 5 * n + 1 for 5)::bit(5)::int, 1), '' order by n)
  from (select b'00' || ('x' || replace(id::text, '-', ''))::bit(128) as bits) b, generate_series(0, 25) n
$$;

-- Postgres keeps the plan of a session's first call, which may have been for one row: a nested loop would then serve
-- the next one of thousands.
create or replace function price_ledger() returns trigger language plpgsql set enable_nestloop = off as $$
declare
  told jsonb := coalesce(nullif(current_setting('app.price_cause', true), ''), '{}')::jsonb;
  store record;
  lines uuid;
  written int;
begin
  if not exists (select 1 from was join is_now using (id) where was.price is distinct from is_now.price) then
    return null;
  end if;
  for store in select w.id, w.currency from workspaces w where w.id in (select workspace_id from is_now) loop
    lines := uuid_v7(clock_timestamp());
    insert into price_changes (id, workspace_id, product_id, variant_id, from_price, to_price, currency, cause, reference,
        actor, actor_user_id, set_id)
      select uuid_v7(clock_timestamp()), store.id, is_now.product_id, is_now.id, was.price, is_now.price, store.currency,
        coalesce(told ->> 'cause', 'other'), coalesce(told -> 'references' ->> is_now.id::text, told ->> 'reference'),
        told ->> 'actor', (told ->> 'userId')::uuid, lines
      from was join is_now using (id)
      where is_now.workspace_id = store.id and was.price is distinct from is_now.price;
    get diagnostics written = row_count;
    continue when written = 0;
    insert into job_outbox (event_id, name, data, ts, owner_workspace_id)
      values (public_id('evt', lines), 'pricing/prices.changed',
        json_build_object('workspaceId', public_id('ws', store.id), 'setId', public_id('pset', lines), 'changes', written),
        floor(extract(epoch from clock_timestamp()) * 1000), store.id);
    perform pg_notify('rooz_jobs', '');
  end loop;
  return null;
end $$;
drop trigger if exists price_ledger on variants;
create trigger price_ledger after update on variants
  referencing old table as was new table as is_now for each statement execute function price_ledger();
`;

/** Creates or replaces all of it; the tables, and the functions of ledger.ts, must exist. */
export const priceLedgerStatements: readonly string[] = [ledger];
