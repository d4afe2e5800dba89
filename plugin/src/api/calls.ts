import type { RIGHTS } from './rights.gen';
import type { paths } from './schema.gen';

/** A call as it stands in the collector's table of routes: `GET /api/usage`. */
export type CallName = keyof typeof RIGHTS;

type OperationOf<Name extends CallName> = Name extends `${infer Method} ${infer Path}`
  ? Path extends keyof paths
    ? paths[Path][Lowercase<Method> & keyof paths[Path]]
    : never
  : never;

type Parameters<Name extends CallName> = OperationOf<Name> extends { parameters: infer Given } ? Given : never;

type Part<Given, Key extends string> = Given extends { [K in Key]: infer Value }
  ? [Value] extends [never]
    ? undefined
    : Value
  : Given extends { [K in Key]?: infer Value }
    ? [Exclude<Value, undefined>] extends [never]
      ? undefined
      : Value | undefined
    : undefined;

type JsonOf<Content> = Content extends { content: { 'application/json': infer Body } } ? Body : never;

/** What a call may be given; TypeScript refuses anything else. */
export interface CallInput<Name extends CallName> {
  readonly path?: Part<Parameters<Name>, 'path'>;
  readonly query?: Part<Parameters<Name>, 'query'>;
  readonly body?: OperationOf<Name> extends { requestBody?: infer Body } ? JsonOf<Exclude<Body, undefined>> : undefined;
}

/** What a call answers when it succeeds. */
export type CallAnswer<Name extends CallName> =
  OperationOf<Name> extends { responses: infer Responses } ? SuccessOf<Responses> : never;

type SuccessOf<Responses> = {
  [Status in keyof Responses]: Status extends 200 | 201 | 202 ? JsonOf<Responses[Status]> : never;
}[keyof Responses];
