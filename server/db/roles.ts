import { createHmac } from "node:crypto";
import type postgres from "postgres";

const groups = ["rooz_app", "rooz_service"] as const;
type Group = (typeof groups)[number];

const insufficientPrivilege = "42501";
const isDenied = (error: unknown) => (error as { code?: string }).code === insufficientPrivilege;

/**
 * Makes the two roles, and for each a login of this database's own; gives back their connection addresses.
 * Where the owner may not create logins, the owner's own address is used with the role set at connection.
 * @param secret what the logins' passwords derive from, so that every machine of an installation knows them.
 */
export async function ensureRoles(
  owner: postgres.Sql,
  ownerUrl: string,
  secret: string,
): Promise<Record<Group, string>> {
  for (const group of groups) {
    const [exists] = await owner`select 1 from pg_roles where rolname = ${group}`;
    if (exists) continue;
    try {
      await owner.unsafe(`create role ${group} nologin`);
    } catch (error) {
      if (!isDenied(error)) throw error;
      throw new Error(
        `The database user may not create roles. Ask the database's administrator to run: CREATE ROLE rooz_app NOLOGIN; CREATE ROLE rooz_service NOLOGIN; GRANT rooz_app, rooz_service TO "${new URL(ownerUrl).username}";`,
      );
    }
  }
  await join(owner);
  const urls = {} as Record<Group, string>;
  for (const group of groups) urls[group] = await loginFor(group, owner, ownerUrl, secret);
  return urls;
}

/**
 * Makes an owner that is no superuser a member of the roles: who makes a role is none of it by that (Postgres 15), or
 * may not act as it (16 and newer), and some functions are to be the service role's.
 */
async function join(owner: postgres.Sql): Promise<void> {
  const [{ superuser } = { superuser: false }] = await owner<{ superuser: boolean }[]>`
    select rolsuper as superuser from pg_roles where rolname = current_user`;
  if (superuser) return;
  try {
    await owner.unsafe(`grant ${groups.join(", ")} to current_user`);
  } catch (error) {
    // Where an administrator has made the roles, that one has granted them, too.
    if (!isDenied(error)) throw error;
  }
}

async function loginFor(
  group: Group,
  owner: postgres.Sql,
  ownerUrl: string,
  secret: string,
): Promise<string> {
  const url = new URL(ownerUrl);
  const database = url.pathname.slice(1).replace(/[^a-z0-9_]/gi, "_");
  const login = `${group}_${database}`.slice(0, 63).toLowerCase();
  const password = createHmac("sha256", secret).update(`database role ${login}`).digest("base64url");
  try {
    const [exists] = await owner`select 1 from pg_roles where rolname = ${login}`;
    await owner.unsafe(`${exists ? "alter" : "create"} role "${login}" login password '${password}'`);
    await owner.unsafe(`grant ${group} to "${login}"`);
    url.username = login;
    url.password = password;
  } catch (error) {
    if (!isDenied(error)) throw error;
    await owner.unsafe(`set role ${group}`);
    await owner.unsafe("reset role");
    url.searchParams.set("role", group);
  }
  return url.href;
}
