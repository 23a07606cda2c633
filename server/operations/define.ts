import type { z } from "zod";
import type { ContextOf, Kind, Scope } from "./context";
import type { Permission } from "./permissions";

/** How an operation is reached over REST; the path is relative to `/api`, with `{name}` for path fields. */
interface RestRoute {
  method: "GET" | "POST" | "PUT" | "PATCH" | "DELETE";
  path: `/${string}`;
  /** Status of an answer, where it is not 200. */
  status?: 201 | 202 | ((output: unknown) => number);
}

/** An item of a subscription, with the id from which to resume after it. The same object may go to many. */
export interface Followed<T> {
  id: string;
  data: T;
}

type Output<K extends Kind, O extends z.ZodType> = K extends "stream"
  ? AsyncGenerator<z.input<O>, void, void>
  : K extends "subscription"
    ? AsyncGenerator<Followed<z.input<O>>, void, void>
    : Promise<z.input<O>>;

interface Definition<S extends Scope, K extends Kind, I extends z.ZodType, O extends z.ZodType> {
  /** `<module>.<verbThing>`, the same on every face: `catalog.listProducts`. */
  name: `${string}.${string}`;
  /** One line for the API's documentation and the CLI's help. */
  summary: string;
  scope: S;
  kind: K;
  input: I;
  output: O;
  rest: RestRoute;
  /** Calls a minute that one caller may make, below the plan's general limit. */
  perMinute?: number;
  run(ctx: ContextOf<S, K>, input: z.output<I>): Output<K, O>;
}

export type Operation<
  S extends Scope = Scope,
  K extends Kind = Kind,
  I extends z.ZodType = z.ZodType,
  O extends z.ZodType = z.ZodType,
> = Definition<S, K, I, O> & { permission: S extends "workspace" ? Permission : null };

/** An operation whose types have been forgotten, as the faces and the walks handle it. */
export interface AnyOperation {
  name: string;
  summary: string;
  scope: Scope;
  kind: Kind;
  permission: Permission | null;
  input: z.ZodType;
  output: z.ZodType;
  rest: RestRoute;
  perMinute?: number;
  // biome-ignore lint/suspicious/noExplicitAny: the typed form is Operation; here all kinds meet
  run(ctx: any, input: any): any;
}

/** Defines an operation of a store: the permission is required by type. */
export function workspaceOperation<K extends Kind, I extends z.ZodType, O extends z.ZodType>(
  permission: Permission,
  definition: Omit<Definition<"workspace", K, I, O>, "scope">,
): Operation<"workspace", K, I, O> {
  return { ...definition, scope: "workspace", permission };
}

/** Defines an operation of a signed-in person on their own things. */
export function userOperation<K extends Kind, I extends z.ZodType, O extends z.ZodType>(
  definition: Omit<Definition<"user", K, I, O>, "scope">,
): Operation<"user", K, I, O> {
  return { ...definition, scope: "user", permission: null };
}

/** Defines an operation of the installation's admins. */
export function adminOperation<K extends Kind, I extends z.ZodType, O extends z.ZodType>(
  definition: Omit<Definition<"admin", K, I, O>, "scope">,
): Operation<"admin", K, I, O> {
  return { ...definition, scope: "admin", permission: null };
}

/** Defines an operation that anybody may call. It has no transaction of its own: a `query` or `mutation` needs an owner. */
export function publicOperation<K extends "action" | "stream", I extends z.ZodType, O extends z.ZodType>(
  definition: Omit<Definition<"public", K, I, O>, "scope">,
): Operation<"public", K, I, O> {
  return { ...definition, scope: "public", permission: null };
}
