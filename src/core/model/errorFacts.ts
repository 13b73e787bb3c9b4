// What is known of an error before it has a name, and where it happened.

/** What is known of an error, whoever raised it. */
export interface ErrorFacts {
  /** HTTP status. */
  readonly status?: number;
  /** `error.code`, `error.type` and `error.param` of the service's answer. */
  readonly code?: string;
  readonly type?: string;
  readonly param?: string;
  /** The service's own words; may be a web page. */
  readonly message?: string;
  readonly requestId?: string;
  /** Code of the system error behind it: `ECONNREFUSED`, `CERT_HAS_EXPIRED`. */
  readonly causeCode?: string;
  /** Words of the innermost error behind it; a proxy's refusal of a tunnel is told in no other way. */
  readonly causeMessage?: string;
}

/** Where it happened. */
export interface Place {
  /** Host and port of the service. */
  readonly host: string;
  readonly model: string;
  /** The base URL. */
  readonly base: string;
}
