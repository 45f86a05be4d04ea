import { ROLES } from './roles.ts'

/** A function as it must be. */
export interface GuardFunction {
  /** Its parameters, with their types. */
  readonly takes: string
  readonly returns: string
  readonly body: string
  /** Whether it reads what was committed meanwhile, or locks; otherwise it sees what its statement sees. */
  readonly volatile?: true
  /** Whether it changes what holds for the transaction while it is at work. */
  readonly unsafe?: true
  /** Settings that hold while it is at work. */
  readonly settings?: readonly string[]
  /** The one role that may call it, with the rights of the owner; absent where everybody may with their own. */
  readonly only?: string
}

/** What the names of locks are hashed with: `fcc` as a number, and one for names. */
export const LOCK_SEED = 6_710_115

/** The name of the lock that a tenant is erased under, in front of its id. */
export const ERASURE_LOCK = 'erasure of '

/** How a row of the directory says so. Quotes in a text of it stand behind a stroke, so no text looks like it. */
const SAYS_SO = `(position('"state":"erasing"'::bytea IN record) > 0 OR position('"state":"erased"'::bytea IN record) > 0)`

/** The functions that policies and acts go by: their names and bodies, by which they are recognised. */
export const FUNCTIONS: Readonly<Record<string, GuardFunction>> = {
  current_tenant: {
    takes: '',
    returns: 'text',
    body: `
DECLARE found text := current_setting('app.tenant', true);
BEGIN
  -- After a transaction that set it the setting is empty, and not null.
  IF found IS NULL OR found = '' THEN
    RAISE EXCEPTION 'no tenant is set' USING ERRCODE = 'FC001';
  END IF;
  RETURN found;
END
`,
  },
  is_host: {
    takes: '',
    returns: 'boolean',
    body: `
BEGIN
  IF current_setting('app.scope', true) IS DISTINCT FROM 'host' THEN
    RAISE EXCEPTION 'this is not the host' USING ERRCODE = 'FC002';
  END IF;
  RETURN true;
END
`,
  },
  is_erasing: {
    takes: '',
    unsafe: true,
    returns: 'boolean',
    body: `
DECLARE scope text := coalesce(current_setting('app.scope', true), ''); found boolean;
BEGIN
  PERFORM set_config('app.scope', 'host', true);
  found := EXISTS (
    SELECT FROM fcc.tenant_directory WHERE tenant = fcc.current_tenant() AND ${SAYS_SO});
  PERFORM set_config('app.scope', scope, true);
  RETURN found;
END
`,
  },
  refuse_erased: {
    takes: 'given text',
    returns: 'boolean',
    ...{ volatile: true, unsafe: true },
    body: `
DECLARE scope text := coalesce(current_setting('app.scope', true), '');
BEGIN
  PERFORM set_config('app.scope', 'host', true);
  -- Whoever erases waits until this transaction is over, and what is looked at next is what stands then.
  PERFORM pg_advisory_xact_lock_shared(hashtextextended('${ERASURE_LOCK}' || given, ${LOCK_SEED}));
  IF EXISTS (SELECT FROM fcc.tenant_directory WHERE tenant = given AND ${SAYS_SO}) THEN
    RAISE EXCEPTION 'this tenant is erased' USING ERRCODE = 'FC003';
  END IF;
  PERFORM set_config('app.scope', scope, true);
  RETURN true;
END
`,
  },
  rewrite_keys: {
    takes: '',
    returns: 'void',
    ...{ volatile: true, unsafe: true },
    settings: ['search_path=pg_catalog'],
    only: ROLES.eraser,
    body: `
BEGIN
  -- The file of the table is written anew, without the rows that are dead.
  CLUSTER fcc.wrapped_key USING wrapped_key_pkey;
END
`,
  },
}
