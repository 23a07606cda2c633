/** How long a closed store can be opened again by its owner; after that it is erased. */
export const graceDays = 30;

/**
 * Erasing a store (docs/adr/0012): the one way in which append-only rows go. The store's row is deleted, and all that
 * is the store's goes with it by its foreign keys. The database itself sees to it that only a store goes that has been
 * closed for long enough, and that no append-only row goes in any other way: not for the roles, and not for the owner.
 */
export const erasureStatements: readonly string[] = [
  `
create or replace function guard_erasure() returns trigger language plpgsql as $$
begin
  if old.closed_at is null or old.closed_at > now() - interval '${graceDays} days' then
    raise exception 'a store goes when it has been closed for ${graceDays} days' using errcode = '42501';
  end if;
  perform set_config('app.erased_workspace_id', old.id::text, true);
  return old;
end $$;
drop trigger if exists guard_erasure on workspaces;
create trigger guard_erasure before delete on workspaces for each row execute function guard_erasure();

create or replace function refuse_truncate() returns trigger language plpgsql as $$
begin
  raise exception 'stores go one by one' using errcode = '42501';
end $$;
drop trigger if exists guard_erasure_of_all on workspaces;
create trigger guard_erasure_of_all before truncate on workspaces execute function refuse_truncate();
`,
];

/**
 * What keeps append-only tables as they are. A row may go where a foreign key takes it along (so not by a statement
 * of anybody, and the only keys that do so lead to stores) and where its store is the one that is erased right now.
 */
export const refuseChange = `
create or replace function refuse_change() returns trigger language plpgsql as $$
begin
  if tg_op = 'DELETE' and pg_trigger_depth() > 1 and current_setting('app.erased_workspace_id', true) =
    coalesce(to_jsonb(old) ->> 'workspace_id', to_jsonb(old) ->> 'owner_workspace_id') then
    return old;
  end if;
  raise exception 'table % is append-only', tg_table_name using errcode = '42501';
end $$;`;
