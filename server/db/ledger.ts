/**
 * The ledger's part that must hold whatever the program does: functions that post movements, and the triggers
 * behind them. One call is one round trip, and its statements see what the wallet's lock let through.
 *
 * Every posting locks the wallet account of its unit first; that lock puts a wallet's movements in one order
 * and rules out deadlocks. The caller's workspace is `app.workspace_id`; row level security applies throughout.
 * A function never fails for a business reason, it tells an outcome: done, repeated (the same key or state
 * again: the first result), conflict (the key or state with other content), insufficient, no_wallet, missing,
 * wrong_state, too_much. server/modules/wallet turns these into errors.
 *
 * | movement | entries |
 * |---|---|
 * | grant    | issued -n, wallet +n |
 * | hold     | wallet -n, held +n, by grant, soonest to expire first |
 * | settle   | held -n, spent +k, wallet +(n-k), to the grants they came from |
 * | release  | held -n, wallet +n, the same |
 * | expire   | wallet -n, expired +n |
 * | reverse  | of a grant: wallet -n, issued +n; of a settlement: spent -k, wallet +k; of an expiry: expired -n, wallet +n as a new grant |
 *
 * What returns to a grant that has expired meanwhile goes to `expired` instead of the wallet. Grants and holds
 * have the id of the movement that made them.
 */
const functions = `
create or replace function current_workspace() returns uuid language sql stable as $$
  select nullif(current_setting('app.workspace_id', true), '')::uuid
$$;

-- RFC 9562 version 7 with the microseconds in rand_a, so that ids made under the wallet's lock sort in its order.
create or replace function uuid_v7(at timestamptz) returns uuid language plpgsql volatile as $$
declare
  micros bigint := floor(extract(epoch from at) * 1000000);
  bytes bytea := uuid_send(gen_random_uuid());
begin
  bytes := overlay(bytes placing substring(int8send(micros / 1000) from 3) from 1 for 6);
  bytes := overlay(bytes placing int2send((28672 + micros % 1000 * 4096 / 1000)::int2) from 7 for 2);
  return encode(bytes, 'hex')::uuid;
end $$;

create or replace function ledger_lock(p_unit text) returns boolean language plpgsql as $$
begin
  perform 1 from ledger_accounts where workspace_id = current_workspace() and unit = p_unit and kind = 'wallet' for update;
  return found;
end $$;

-- Writes a movement and its entries; the three arrays are the entries' account kinds, grants and amounts.
create or replace function ledger_post(
  p_id uuid, p_unit text, p_kind text, p_key text, p_content text, p_cause text, p_reference text, p_actor text,
  p_reversal_of uuid, p_at timestamptz, p_kinds text[], p_grants uuid[], p_amounts bigint[]
) returns void language plpgsql as $$
declare
  ws uuid := current_workspace();
  available bigint;
  held bigint;
begin
  select coalesce(sum(e.amount) filter (where e.kind = 'wallet'), 0), coalesce(sum(e.amount) filter (where e.kind = 'held'), 0)
    into available, held from unnest(p_kinds, p_amounts) as e(kind, amount);
  insert into ledger_movements (id, workspace_id, unit, kind, key, content, cause, reference, actor, reversal_of,
      available_change, held_change, available_after, held_after, created_at)
    select p_id, ws, p_unit, p_kind, p_key, p_content, p_cause, p_reference, p_actor, p_reversal_of,
      available, held, w.balance + available, h.balance + held, p_at
    from ledger_accounts w, ledger_accounts h
    where w.workspace_id = ws and w.unit = p_unit and w.kind = 'wallet'
      and h.workspace_id = ws and h.unit = p_unit and h.kind = 'held';
  insert into ledger_entries (id, workspace_id, movement_id, account_id, grant_id, amount)
    select uuid_v7(p_at), ws, p_id, a.id, e.grant_id, e.amount
    from unnest(p_kinds, p_grants, p_amounts) as e(kind, grant_id, amount)
    join ledger_accounts a on a.workspace_id = ws and a.unit = p_unit and a.kind = e.kind;
end $$;

-- Moves what has expired out of the wallet, one movement a grant. The caller holds the wallet's lock, and dates
-- what it posts itself with next_at, so that ids keep the order of posting.
create or replace function ledger_expire_locked(p_unit text, p_at timestamptz, out total bigint, out next_at timestamptz)
language plpgsql as $$
declare
  gone record;
begin
  total := 0;
  next_at := p_at;
  for gone in
    select id, remaining from ledger_grants
    where workspace_id = current_workspace() and unit = p_unit and remaining > 0 and expires_at <= p_at
    order by expires_at, id
  loop
    perform ledger_post(uuid_v7(next_at), p_unit, 'expire', 'expire:' || gone.id, 'expire', 'expiry', null, 'system', null, next_at,
      array['wallet', 'expired'], array[gone.id, gone.id], array[-gone.remaining, gone.remaining]);
    total := total + gone.remaining;
    next_at := next_at + interval '1 microsecond';
  end loop;
end $$;

create or replace function ledger_expire(p_unit text, p_at timestamptz) returns bigint language plpgsql as $$
begin
  if not ledger_lock(p_unit) then return 0; end if;
  return (select e.total from ledger_expire_locked(p_unit, coalesce(p_at, clock_timestamp())) e);
end $$;

create or replace function ledger_grant(
  p_unit text, p_amount bigint, p_key text, p_cause text, p_reference text, p_actor text,
  p_expires_at timestamptz, p_at timestamptz, out outcome text, out subject uuid
) language plpgsql as $$
declare
  ws uuid := current_workspace();
  at timestamptz;
  content text := format('grant %s %s %s %s %s', p_amount, p_unit, p_cause, p_reference, extract(epoch from p_expires_at));
  earlier record;
begin
  if not ledger_lock(p_unit) then outcome := 'no_wallet'; return; end if;
  at := coalesce(p_at, clock_timestamp());
  select m.id, m.content into earlier from ledger_movements m where m.workspace_id = ws and m.key = p_key;
  if found then
    outcome := case when earlier.content = content then 'repeated' else 'conflict' end;
    subject := earlier.id;
    return;
  end if;
  subject := uuid_v7(at);
  insert into ledger_grants (id, workspace_id, unit, amount, expires_at, created_at)
    values (subject, ws, p_unit, p_amount, p_expires_at, at);
  perform ledger_post(subject, p_unit, 'grant', p_key, content, p_cause, p_reference, p_actor, null, at,
    array['issued', 'wallet'], array[subject, subject], array[-p_amount, p_amount]);
  outcome := 'done';
end $$;

create or replace function ledger_hold(
  p_unit text, p_amount bigint, p_key text, p_cause text, p_reference text, p_actor text,
  p_expires_at timestamptz, p_at timestamptz, out outcome text, out subject uuid, out available bigint
) language plpgsql as $$
declare
  ws uuid := current_workspace();
  at timestamptz;
  content text := format('hold %s %s %s %s', p_amount, p_unit, p_cause, p_reference);
  earlier record;
  grants uuid[];
  amounts bigint[];
  taken bigint;
begin
  if not ledger_lock(p_unit) then outcome := 'no_wallet'; return; end if;
  at := coalesce(p_at, clock_timestamp());
  select m.id, m.content into earlier from ledger_movements m where m.workspace_id = ws and m.key = p_key;
  if found then
    outcome := case when earlier.content = content then 'repeated' else 'conflict' end;
    subject := earlier.id;
    return;
  end if;
  at := (select e.next_at from ledger_expire_locked(p_unit, at) e);
  select array_agg(o.id order by o.before), array_agg(least(o.remaining, p_amount - o.before) order by o.before),
      sum(least(o.remaining, p_amount - o.before))
    into grants, amounts, taken
    from (
      select g.id, g.remaining,
        sum(g.remaining) over (order by g.expires_at nulls last, g.id) - g.remaining as before
      from ledger_grants g where g.workspace_id = ws and g.unit = p_unit and g.remaining > 0
    ) o
    where o.before < p_amount;
  if coalesce(taken, 0) < p_amount then
    outcome := 'insufficient';
    available := coalesce(taken, 0);
    return;
  end if;
  subject := uuid_v7(at);
  perform ledger_post(subject, p_unit, 'hold', p_key, content, p_cause, p_reference, p_actor, null, at,
    array_fill('wallet'::text, array[cardinality(grants)]) || array_fill('held'::text, array[cardinality(grants)]),
    grants || grants, (select array_agg(-a order by n) from unnest(amounts) with ordinality as x(a, n)) || amounts);
  insert into ledger_holds (id, workspace_id, unit, amount, cause, reference, actor, expires_at, created_at)
    values (subject, ws, p_unit, p_amount, p_cause, p_reference, p_actor, p_expires_at, at);
  outcome := 'done';
end $$;

-- Ends a hold as settled or released. Of a settled one p_amount is spent (null: all of it) and the rest goes back.
create or replace function ledger_close(
  p_hold uuid, p_state text, p_amount bigint, p_actor text, p_at timestamptz, out outcome text
) language plpgsql as $$
declare
  ws uuid := current_workspace();
  at timestamptz;
  hold ledger_holds;
  spend bigint;
  kinds text[];
  grants uuid[];
  amounts bigint[];
  movement uuid;
begin
  select * into hold from ledger_holds where workspace_id = ws and id = p_hold;
  if not found then outcome := 'missing'; return; end if;
  perform ledger_lock(hold.unit);
  at := coalesce(p_at, clock_timestamp());
  select * into hold from ledger_holds where workspace_id = ws and id = p_hold for update;
  spend := case p_state when 'settled' then coalesce(p_amount, hold.amount) else 0 end;
  if hold.state <> 'held' then
    outcome := case when hold.state <> p_state then 'wrong_state' when hold.settled = spend then 'repeated' else 'conflict' end;
    return;
  end if;
  if spend > hold.amount then outcome := 'too_much'; return; end if;
  with parts as (
    select e.grant_id, e.amount, coalesce(g.expires_at <= at, false) as gone,
      sum(e.amount) over (order by g.expires_at nulls last, g.id) - e.amount as before
    from ledger_entries e
    join ledger_accounts a on a.workspace_id = ws and a.id = e.account_id and a.kind = 'held'
    join ledger_grants g on g.workspace_id = ws and g.id = e.grant_id
    where e.workspace_id = ws and e.movement_id = hold.id
  ), split as (
    select *, greatest(0, least(amount, spend - before)) as used from parts
  ), moves as (
    select 'held' as kind, grant_id, -amount as amount from split
    union all select 'spent', grant_id, used from split where used > 0
    union all select case when gone then 'expired' else 'wallet' end, grant_id, amount - used from split where amount > used
  )
  select array_agg(m.kind), array_agg(m.grant_id), array_agg(m.amount) into kinds, grants, amounts from moves m;
  movement := uuid_v7(at);
  perform ledger_post(movement, hold.unit, case p_state when 'settled' then 'settle' else 'release' end, 'close:' || hold.id,
    p_state || ' ' || spend, hold.cause, hold.reference, p_actor, null, at, kinds, grants, amounts);
  update ledger_holds set state = p_state, settled = spend, closed_by = movement
    where workspace_id = ws and id = p_hold;
  outcome := 'done';
end $$;

-- Undoes a grant, a settlement or an expiry. A hold is undone by releasing it.
create or replace function ledger_reverse(
  p_movement uuid, p_key text, p_cause text, p_actor text, p_at timestamptz,
  out outcome text, out subject uuid, out needed bigint, out available bigint
) language plpgsql as $$
declare
  ws uuid := current_workspace();
  at timestamptz;
  content text := 'reverse ' || p_movement;
  earlier record;
  undone ledger_movements;
  source uuid;
  kinds text[];
  grants uuid[];
  amounts bigint[];
begin
  select * into undone from ledger_movements where workspace_id = ws and id = p_movement;
  if not found then outcome := 'missing'; return; end if;
  perform ledger_lock(undone.unit);
  at := coalesce(p_at, clock_timestamp());
  select m.id, m.content into earlier from ledger_movements m where m.workspace_id = ws and m.key = p_key;
  if found then
    outcome := case when earlier.content = content then 'repeated' else 'conflict' end;
    subject := earlier.id;
    return;
  end if;
  perform 1 from ledger_movements where workspace_id = ws and reversal_of = p_movement;
  if found or undone.kind not in ('grant', 'settle', 'expire') then outcome := 'wrong_state'; return; end if;
  at := (select e.next_at from ledger_expire_locked(undone.unit, at) e);

  subject := uuid_v7(at);
  if undone.kind = 'grant' then
    needed := undone.available_change;
    with open as (
      select g.id, g.remaining,
        sum(g.remaining) over (order by g.id <> p_movement, g.expires_at nulls last, g.id) - g.remaining as before
      from ledger_grants g where g.workspace_id = ws and g.unit = undone.unit and g.remaining > 0
    ), taken as (
      select id, least(remaining, needed - before) as amount from open where before < needed
    ), moves as (
      select 'wallet' as kind, id, -amount as amount from taken union all select 'issued', id, amount from taken
    )
    select array_agg(m.kind), array_agg(m.id), array_agg(m.amount),
        coalesce(sum(m.amount) filter (where m.kind = 'issued'), 0)
      into kinds, grants, amounts, available from moves m;
    if available < needed then outcome := 'insufficient'; return; end if;
  elsif undone.kind = 'settle' then
    with parts as (
      select e.grant_id, e.amount, coalesce(g.expires_at <= at, false) as gone
      from ledger_entries e
      join ledger_accounts a on a.workspace_id = ws and a.id = e.account_id and a.kind = 'spent'
      join ledger_grants g on g.workspace_id = ws and g.id = e.grant_id
      where e.workspace_id = ws and e.movement_id = p_movement
    ), moves as (
      select 'spent' as kind, grant_id, -amount as amount from parts
      union all select case when gone then 'expired' else 'wallet' end, grant_id, amount from parts
    )
    select array_agg(m.kind), array_agg(m.grant_id), array_agg(m.amount) into kinds, grants, amounts from moves m;
    if kinds is null then outcome := 'wrong_state'; return; end if;
  else
    select e.grant_id into source from ledger_entries e where e.workspace_id = ws and e.movement_id = p_movement limit 1;
    grants := array[source, subject];
    amounts := array[undone.available_change, -undone.available_change];
    kinds := array['expired', 'wallet'];
    insert into ledger_grants (id, workspace_id, unit, amount, created_at)
      values (subject, ws, undone.unit, amounts[2], at);
  end if;
  outcome := 'done';
  perform ledger_post(subject, undone.unit, 'reverse', p_key, content, p_cause, undone.reference, p_actor, p_movement, at,
    kinds, grants, amounts);
end $$;
`;

const triggers = `
-- Balances and what remains of grants follow from the entries, in the statement that writes them. A movement's
-- entries are written in one statement.
create or replace function ledger_count() returns trigger language plpgsql as $$
begin
  if exists (select 1 from added group by movement_id having sum(amount) <> 0) then
    raise exception 'entries do not balance' using errcode = '23514';
  end if;
  update ledger_accounts a set balance = a.balance + s.amount
    from (select workspace_id, account_id, sum(amount)::bigint as amount from added group by 1, 2) s
    where a.workspace_id = s.workspace_id and a.id = s.account_id;
  update ledger_grants g set remaining = g.remaining + s.amount
    from (
      select e.workspace_id, e.grant_id, sum(e.amount)::bigint as amount from added e
      join ledger_accounts w on w.workspace_id = e.workspace_id and w.id = e.account_id and w.kind = 'wallet'
      group by 1, 2
    ) s
    where g.workspace_id = s.workspace_id and g.id = s.grant_id;
  return null;
end $$;
drop trigger if exists ledger_count on ledger_entries;
create trigger ledger_count after insert on ledger_entries
  referencing new table as added for each statement execute function ledger_count();

-- At commit a movement must have its entries, of its own unit, summing to what it says it did.
create or replace function ledger_balanced() returns trigger language plpgsql as $$
declare
  found_legs record;
begin
  select count(*) as legs, sum(e.amount) as total,
      coalesce(sum(e.amount) filter (where a.kind = 'wallet'), 0) as available,
      coalesce(sum(e.amount) filter (where a.kind = 'held'), 0) as held,
      bool_and(a.unit = new.unit) as one_unit
    into found_legs
    from ledger_entries e join ledger_accounts a on a.workspace_id = e.workspace_id and a.id = e.account_id
    where e.workspace_id = new.workspace_id and e.movement_id = new.id;
  if found_legs.legs < 2 or found_legs.total <> 0 or not found_legs.one_unit
    or found_legs.available <> new.available_change or found_legs.held <> new.held_change
  then
    raise exception 'movement % does not balance', new.id using errcode = '23514';
  end if;
  return null;
end $$;
drop trigger if exists ledger_balanced on ledger_movements;
create constraint trigger ledger_balanced after insert on ledger_movements
  deferrable initially deferred for each row execute function ledger_balanced();

create or replace function ledger_refuse() returns trigger language plpgsql as $$
begin
  raise exception 'column of % changes by ledger entries only', tg_table_name using errcode = '42501';
end $$;
drop trigger if exists ledger_refuse on ledger_accounts;
create trigger ledger_refuse before update of balance on ledger_accounts
  for each row when (pg_trigger_depth() < 1 and old.balance <> new.balance) execute function ledger_refuse();
drop trigger if exists ledger_refuse on ledger_grants;
create trigger ledger_refuse before update of remaining on ledger_grants
  for each row when (pg_trigger_depth() < 1 and old.remaining <> new.remaining) execute function ledger_refuse();
`;

/** Creates or replaces all of it; the tables must exist. */
export const ledgerStatements: readonly string[] = [functions, triggers];
