import {
  KeyObject,
} from 'node:crypto';
import {
  JWK,
} from 'jose';
import {
  AccessActionName,
  InterventionPoint,
  Principal,
} from '@fcc/contracts';
import {
  Authentication,
  HostConfig,
  Readiness,
  Runtime,
  TenantSession,
} from '@fcc/runtime';
import {
  IncomingMessage,
  ServerResponse,
} from 'node:http';
import {
  z,
} from 'zod';

/** The key with which the cards of a server are signed. */
interface CardKey {
    readonly privateKey: KeyObject;
    readonly algorithm: 'ES256' | 'EdDSA';
    /** What others verify with: its `kid` is its thumbprint (RFC 7638). */
    readonly publicJwk: JWK & {
        readonly kid: string;
    };
}
/**
 * Reads the private key that A2A cards are to be signed with: PEM, P-256 or Ed25519.
 *
 * @throws FccError FCC_SERVER_CARD_KEY
 * @example
 * // openssl genpkey -algorithm ed25519 -out card.pem
 * const server = await createServer({ runtime, authenticators, cardKey: await readCardKey('card.pem') })
 */
declare function readCardKey(file: string): Promise<CardKey>;

/** What a request shows of who sends it. */
interface CredentialRequest {
    readonly method: string;
    /** Without the query. */
    readonly path: string;
    /** Names in lower case. A header that was sent twice is refused before anybody reads it. */
    readonly headers: Readonly<Record<string, string | undefined>>;
    readonly cookies: Readonly<Record<string, string>>;
    readonly remoteAddress: string;
}
/** Who somebody is, and what showed it. */
interface Authenticated {
    readonly kind: 'authenticated';
    /** The one tenant that the credential is for: a request names none. */
    readonly tenant: string;
    readonly principal: Principal;
    /** What is written down of the credential; never the credential. */
    readonly credential: {
        readonly kind: 'api_key' | 'jwt' | 'session' | 'host';
        readonly id: string;
    };
    /** The rate tier that it is in; `free` where it names none. */
    readonly tier?: string | undefined;
    /** Milliseconds since 1970, UTC; what is open longer is ended then. */
    readonly expiresAt?: number | undefined;
}
/** Why nobody was let in. */
interface Refused {
    readonly kind: 'refused';
    /** `FCC_SIGN_IN_REQUIRED` where nothing was shown, `FCC_SIGN_IN_REFUSED` where it does not hold. */
    readonly code: 'FCC_SIGN_IN_REQUIRED' | 'FCC_SIGN_IN_REFUSED';
    /** For the host's own log: why, without the credential. The caller is not told. */
    readonly reason: string;
    /** The `WWW-Authenticate` header of the answer. */
    readonly challenge: string;
}
/**
 * Tells who sends a request. Several are asked in their order: the first that knows the kind of credential
 * decides, and `undefined` says that it is none of its kind.
 *
 * @example
 * const keys: Authenticator = { authenticate: async ({ headers }) => checkKey(headers['x-api-key']) }
 */
interface Authenticator {
    authenticate(request: CredentialRequest): Promise<Authenticated | Refused | undefined>;
}

/** API keys alone, in the header that the second seed names: where the configuration says nothing. */
declare const DEFAULT_AUTHENTICATION: Authentication;
/**
 * The authenticators that `authentication` of `fcc.yaml` asks for, in the order in which they are asked: a request
 * with two credentials is refused before any of them is looked at.
 *
 * @throws FccError FCC_SIGN_IN_ISSUER where an address is a reference that nobody read: see `openAuthentication`
 * @example
 * createServer({ runtime, authenticators: configuredAuthenticators(runtime) })
 */
declare function configuredAuthenticators(runtime: Pick<Runtime, 'config' | 'verifyApiKey' | 'sessions' | 'tenant'>, { providers }?: Authentication): readonly Authenticator[];

/** Where the certificate (with those above it) and its key are, in PEM form. */
interface TlsFiles {
    readonly certificate: string;
    readonly key: string;
}

/** How many requests one caller may send in a window. */
interface RateTier {
    readonly requests: number;
    readonly seconds: number;
}
/** As seed 002 has them: requests a minute. */
declare const RATE_TIERS: Readonly<Record<string, RateTier>>;
/** Tiers as a host writes them down: each replaces one of those that come with it, or is one more. */
declare const rateTiersSchema: z.ZodRecord<z.ZodString, z.ZodObject<{
    requests: z.ZodNumber;
    seconds: z.ZodDefault<z.ZodNumber>;
}, z.core.$strict>>;

/** Where a caller stands after a request was counted. */
interface RateStanding {
    readonly allowed: boolean;
    readonly tier: string;
    readonly limit: RateTier;
    readonly remaining: number;
    /** Whole seconds until all of it is there again; at least 1. */
    readonly resetSeconds: number;
}

/** Counts the requests of each caller. */
interface RateLimits {
    /** @param caller what is counted together: a tenant's credential, or an address; @param tier what it names */
    take(caller: string, tier: string | undefined): Promise<RateStanding>;
    close(): Promise<void>;
}
interface RateLimitsOptions {
    readonly tiers?: Readonly<Record<string, RateTier>> | undefined;
    /** Where several processes count together; each counts for itself where absent. */
    readonly redis?: {
        readonly url: string;
        readonly timeoutMs?: number | undefined;
    } | undefined;
}
/**
 * Limits by tier, in this process or together with others over Redis. Where Redis does not answer in
 * `timeoutMs`, 150 by default, this process counts for itself until it does: callers stay limited, by each
 * process apart.
 *
 * @throws FccError FCC_RATE_REDIS where there is a store that cannot be reached
 * @example
 * const limits = await openRateLimits({ redis: { url: 'redis://127.0.0.1:6379' } })
 * const { allowed } = await limits.take('riverside/key_7', 'pro')
 */
declare function openRateLimits(options?: RateLimitsOptions): Promise<RateLimits>;

/** Where a browser is sent, and which cookies it keeps or forgets. */
interface SentOn {
    readonly location: string;
    readonly cookies: readonly string[];
}
type Cookies = Readonly<Record<string, string>>;
/** The sign-in of people with a browser: the code flow of OpenID Connect with PKCE (RFC 7636). */
interface SignIn {
    /** The names of the issuers that there are. */
    readonly issuers: readonly string[];
    /** Sends a browser to its issuer. @throws SignInRefused */
    begin(issuer: string, back: string | undefined): Promise<SentOn>;
    /** Takes what the issuer sent a browser back with, and opens a session. @throws SignInRefused */
    finish(query: Readonly<Record<string, string>>, cookies: Cookies): Promise<SentOn>;
    /** Asks the issuer whether somebody is still who they are, and renews their session. @throws SignInRefused */
    renew(cookies: Cookies): Promise<{
        readonly cookies: readonly string[];
        readonly csrf: string;
    }>;
    /** Ends the session; where the issuer has one to end too, its address. */
    end(cookies: Cookies): Promise<{
        readonly cookies: readonly string[];
        readonly at?: string;
    }>;
    /** What a page of ours sends back in `X-CSRF-Token`. @throws SignInRefused */
    csrf(cookies: Cookies): string;
}
/** The sign-in that `authentication` of the configuration asks for; `undefined` where no issuer takes people. */
declare function createSignIn(runtime: Pick<Runtime, 'sessions' | 'tenant'>, { providers, session: bounds }: Authentication, clock?: () => number): SignIn | undefined;

/** Bounds of a server; each has a default. */
interface ServerLimits {
    /** The largest body, in bytes. */
    readonly maxBodyBytes: number;
    /** The most bytes of headers of a request. */
    readonly maxHeaderBytes: number;
    /** How long a request may take to arrive, in milliseconds. */
    readonly requestMs: number;
    /** Between two heart-beats of a stream, in milliseconds. */
    readonly heartbeatMs: number;
    /** How long requests under way get when the server ends, in milliseconds. */
    readonly graceMs: number;
    /** How many refused sign-ins are told a minute; the rest are counted. */
    readonly refusalsTold: number;
    /**
     * How long the entry of a request waits for others, in milliseconds: a commit for each would cost more than most
     * requests. A process that is killed loses the entries of this time; 0 waits for nothing.
     */
    readonly accessLogMs: number;
    /** How long an entry may be without its place, and a run that is due without being taken, before `/ready` says no. */
    readonly readyLagMs: number;
    /** How long the write may take that `/ready` tries, in milliseconds. */
    readonly readyMs: number;
}
declare const DEFAULT_SERVER_LIMITS: ServerLimits;
/** What the host is told of a server, in its own log. Never content, never a credential. */
type ServerNote = {
    readonly kind: 'sign_in_refused';
    readonly reason: string;
    readonly from: string;
} | {
    readonly kind: 'sign_in_refusals';
    readonly count: number;
} | {
    readonly kind: 'not_ready';
    readonly checks: Readiness;
} | {
    readonly kind: 'ready';
} | {
    readonly kind: 'failed';
    readonly route: string;
    readonly error: unknown;
} | {
    readonly kind: 'certificate_refused';
    readonly error: unknown;
} | {
    readonly kind: 'log_failed';
    readonly tenant: string;
    readonly error: unknown;
};
/** What a server is made of. */
interface ServerOptions {
    /** Made with `createRuntime({ access: 'required' })`; whoever made it closes it, after the server. */
    readonly runtime: Runtime;
    /** Asked in their order; one at least. */
    readonly authenticators: readonly Authenticator[];
    /** Lets people sign in with a browser; what the runtime's configuration says by default. */
    readonly signIn?: SignIn | undefined;
    readonly limits?: {
        readonly [Name in keyof ServerLimits]?: number | undefined;
    } | undefined;
    /** At which address the server is reached from outside: no header of a request is believed about that. */
    readonly publicUrl?: string | undefined;
    /** The key with which A2A cards are signed, made with `readCardKey`; they are not signed where absent. */
    readonly cardKey?: CardKey | undefined;
    /** The tenant of whoever runs the host: its operators may be shown the other tenants. Nobody else is. */
    readonly operatorTenant?: string | undefined;
    /** Origins of pages that may call the API from a browser; none by default. */
    readonly origins?: readonly string[] | undefined;
    /** Addresses of proxies whose `X-Forwarded-For` is believed; none by default. */
    readonly trustedProxies?: readonly string[] | undefined;
    /**
     * How many requests a credential may send, by its tier: made with `openRateLimits`, closed by whoever made
     * it. Where absent nothing is counted here: the host counts before it hands a request over.
     */
    readonly rates?: Pick<RateLimits, 'take'> | undefined;
    readonly onNote?: ((note: ServerNote) => void) | undefined;
}

/** Where a server listens by itself. */
interface ListenAt {
    /** 127.0.0.1 by default: who is to be reached from elsewhere says so. */
    readonly host?: string | undefined;
    /** 0 takes any that is free. */
    readonly port: number;
    /** Serves TLS 1.3 with these; read again when they change. */
    readonly tls?: TlsFiles | undefined;
}

/** What a route lets in: a named action of the tenant, everybody who signed in, or everybody. */
type RouteAccess = AccessActionName | 'signed_in' | 'public';
/** One event of a stream. */
interface StreamedEvent {
    readonly id?: string | undefined;
    readonly event?: string | undefined;
    /** One line: JSON, or a word that a protocol asks for. */
    readonly data: string;
}
/** Headers of an answer; several of one name as a list, as cookies are. */
type AnsweredHeaders = Readonly<Record<string, string | readonly string[]>>;
/** What a route answers. */
type RouteAnswer = {
    readonly status: number;
    /** Held against the response schema of the status: what it does not declare is left out. */
    readonly body?: unknown;
    readonly headers?: AnsweredHeaders;
} | {
    readonly status: number;
    readonly text: string;
    readonly mediaType: string;
    readonly headers?: AnsweredHeaders;
} | {
    readonly status: number;
    readonly events: AsyncIterable<StreamedEvent>;
    readonly headers?: AnsweredHeaders;
} | PassedOn;
/** What a protocol of its own answers, as it came. */
interface PassedOn {
    readonly status: number;
    readonly response: Response;
}
/** What a route is given; everything in it was checked. */
interface RouteRequest<Params, Query, Body> {
    readonly params: Params;
    readonly query: Query;
    readonly body: Body;
    /** Names in lower case. */
    readonly headers: Readonly<Record<string, string | undefined>>;
    /** Aborted when the caller leaves, or the server has waited as long as it does before it ends. */
    readonly signal: AbortSignal;
    /** Aborted when the server begins to end: what can be asked for again elsewhere is answered now. */
    readonly draining: AbortSignal;
    readonly runtime: Runtime;
    /** At which address the server is reached, where whoever runs it says so. */
    readonly publicUrl: string | undefined;
    /** The key with which cards are signed, where there is one. */
    readonly cardKey: CardKey | undefined;
    /** The tenant whose credentials may be shown the others, where there is one. */
    readonly operatorTenant: string | undefined;
    /** What whoever sent it may do in the tenant of their credential. */
    readonly session: TenantSession;
    readonly caller: Authenticated;
    /** Notes which run the request is about, for its entry in the log. */
    about(run: string): void;
}
type Schema = z.ZodType;
type Parsed<S> = S extends Schema ? z.output<S> : undefined;
/** What is the same of every route. */
interface RouteShape<Params extends Schema | undefined = Schema | undefined, Query extends Schema | undefined = Schema | undefined, Body extends Schema | undefined = Schema | undefined> {
    /** Its id in the log and in OpenAPI: `runs.start`. */
    readonly id: string;
    readonly method: 'GET' | 'POST' | 'PUT' | 'DELETE';
    /** With `{name}` for each parameter; below `/v1` but for health and descriptions. */
    readonly path: `/${string}`;
    /** What it takes. A route that names none is no route: the type refuses it. */
    readonly access: RouteAccess;
    /** Where rules look at what goes through it. */
    readonly passes?: readonly InterventionPoint[];
    /** The form of its errors: problems, or what clients of the OpenAI wire format read. */
    readonly errors?: 'compatible' | undefined;
    readonly summary: string;
    readonly params?: Params;
    readonly query?: Query;
    readonly body?: Body;
    /** Status → what is answered; `null` where there is no body, a text for another media type. */
    readonly responses: Readonly<Record<number, Schema | null | {
        readonly mediaType: string;
    }>>;
    /** Statuses of problems that it may answer with besides those that every route may. */
    readonly problems?: readonly number[];
}
/** One entry of the table of routes. */
interface Route extends RouteShape {
    handle(request: RouteRequest<never, never, never>): Promise<RouteAnswer>;
}
/**
 * Makes an entry of the table: from it come the router, the OpenAPI document, the reference page and the tests
 * of who may.
 *
 * @example
 * defineRoute({
 *   id: 'runs.read', method: 'GET', path: '/v1/runs/{run}', access: 'runs:read', summary: 'A run',
 *   params: z.object({ run: idSchema }), responses: { 200: runSchema },
 *   handle: async ({ session, params }) => ({ status: 200, body: await session.run(params.run) }),
 * })
 */
declare function defineRoute<Params extends Schema | undefined = undefined, Query extends Schema | undefined = undefined, Body extends Schema | undefined = undefined>(route: RouteShape<Params, Query, Body> & {
    handle(request: RouteRequest<Parsed<Params>, Parsed<Query>, Parsed<Body>>): Promise<RouteAnswer>;
}): Route;

type Json = Readonly<Record<string, unknown>>;
/** An OpenAPI 3.1 document, as far as it is read here. */
interface OpenApiDocument {
    readonly openapi: '3.1.0';
    readonly info: Json;
    readonly paths: Readonly<Record<string, Readonly<Record<string, Json>>>>;
    readonly components: Json;
}

/** A server over a runtime: mounted in a host's application, or listening by itself. */
interface Server {
    /** Answers a request of the Fetch standard: for hosts whose framework speaks that. */
    fetch(request: Request): Promise<Response>;
    /** Answers a request of Node: for `http.createServer` and frameworks on it. */
    listener(request: IncomingMessage, response: ServerResponse): void;
    /**
     * Listens by itself, by TLS 1.3 where a certificate is named.
     *
     * @throws FccError FCC_SERVER_PORT, FCC_TLS_FILE, FCC_TLS_INVALID, FCC_TLS_PAIR, FCC_TLS_TIME
     */
    listen(at: ListenAt): Promise<{
        readonly url: string;
    }>;
    openapi(): OpenApiDocument;
    /** Takes no more, lets what is under way end within `graceMs`, and writes its log; idempotent. */
    close(): Promise<void>;
}
/**
 * Makes a server of one table of routes over a runtime. The tenant of a request is that of its credential.
 *
 * @throws FccError FCC_SERVER_ACCESS, FCC_SERVER_NO_SIGN_IN, FCC_SERVER_PROXY, FCC_SERVER_ORIGIN, FCC_SERVER_ADDRESS:
 * nothing listens then
 * @example
 * const runtime = await createRuntime({ access: 'required' })
 * const server = await createServer({ runtime, authenticators: [keys] })
 * const { url } = await server.listen({ port: 8080 })
 */
declare function createServer(options: ServerOptions): Promise<Server>;

/**
 * Counts requests as `server` of the configuration asks for: its tiers, over its Redis.
 *
 * @param redis the address of another Redis than that of the configuration
 * @throws FccError FCC_RATE_TIER where an issuer's claims name a tier that nobody declared; FCC_RATE_REDIS,
 * FCC_RATE_CLIENT, FCC_SECRET_MISSING
 */
declare function openConfiguredRates({ server, authentication }: Pick<HostConfig, 'server' | 'authentication'>, redis?: string): Promise<RateLimits>;

/**
 * Speaks MCP over standard input and output for one caller, until the input ends or the signal is aborted. Nothing
 * else may write to standard output meanwhile.
 *
 * @example
 * await serveMcp(runtime.tenant('riverside').as(principal), { signal })
 */
declare function serveMcp(session: TenantSession, { signal }?: {
    readonly signal?: AbortSignal | undefined;
}): Promise<void>;

/** Which tools there are through a proxy, and what for. */
interface GovernedToolsOptions {
    /** Names of tools; every tool where absent. */
    readonly allow?: readonly string[] | undefined;
    readonly purpose?: string | undefined;
}

/** The server behind a proxy: a program that is started, or an address. */
type McpUpstream = {
    readonly command: string;
    readonly args: readonly string[];
} | {
    readonly url: string;
    readonly headers?: Readonly<Record<string, string>> | undefined;
};
/** How a proxy is made. */
interface McpProxyOptions extends GovernedToolsOptions {
    readonly signal?: AbortSignal | undefined;
}
/**
 * Speaks MCP over standard input and output in front of another server, whose tools are under the rules of the
 * tenant. Resources and prompts of that server are not handed on.
 *
 * @example
 * await serveMcpProxy(session, { command: 'npx', args: ['-y', 'some-server'] }, { allow: ['search'] })
 */
declare function serveMcpProxy(session: TenantSession, upstream: McpUpstream, options?: McpProxyOptions): Promise<void>;

/** The routes of every server. */
declare const ROUTES: readonly Route[];

/** How long issuers have to answer when a server begins, in milliseconds, where nobody says. */
declare const DEFAULT_ISSUER_MS = 10000;
/**
 * Makes what the configuration says of signing in ready for a server: reads the references in it, and asks each issuer
 * for what will be needed of it, which is the keys of its tokens, or what it says of itself to whoever signs people in.
 * A server that begins without would refuse everybody, one by one.
 *
 * @param timeoutMs for all issuers together, in milliseconds; with 0 none is asked
 * @throws FccError FCC_SIGN_IN_ISSUER for the first of the configuration that cannot be used; FCC_SECRET_MISSING
 * @example
 * const authentication = await openAuthentication(runtime.config.authentication)
 * createServer({ runtime, authenticators: configuredAuthenticators(runtime, authentication) })
 */
declare function openAuthentication(written: Authentication | undefined, timeoutMs?: number): Promise<Authentication | undefined>;

export {
  DEFAULT_AUTHENTICATION,
  DEFAULT_ISSUER_MS,
  DEFAULT_SERVER_LIMITS,
  RATE_TIERS,
  ROUTES,
  configuredAuthenticators,
  createServer,
  createSignIn,
  defineRoute,
  openAuthentication,
  openConfiguredRates,
  openRateLimits,
  rateTiersSchema,
  readCardKey,
  serveMcp,
  serveMcpProxy,
};
export type {
  Authenticated,
  Authenticator,
  CardKey,
  CredentialRequest,
  ListenAt,
  McpProxyOptions,
  McpUpstream,
  OpenApiDocument,
  RateLimits,
  RateLimitsOptions,
  RateStanding,
  RateTier,
  Refused,
  Route,
  RouteAccess,
  RouteAnswer,
  RouteRequest,
  RouteShape,
  SentOn,
  Server,
  ServerLimits,
  ServerNote,
  ServerOptions,
  SignIn,
  StreamedEvent,
  TlsFiles,
};
