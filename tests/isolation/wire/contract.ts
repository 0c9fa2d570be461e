import {
  buildClientSchema,
  getNamedType,
  isEnumType,
  isInputObjectType,
  isLeafType,
  isListType,
  isNonNullType,
  isObjectType,
  type GraphQLArgument,
  type GraphQLField,
  type GraphQLInputField,
  type GraphQLInputType,
  type GraphQLOutputType,
  type GraphQLSchema,
  type IntrospectionQuery,
} from 'graphql';
import { ask, type Caller } from './ask.js';

export type Kind = 'Query' | 'Mutation' | 'Subscription';

export interface Operation {
  /** `Query.conversation` */
  readonly name: string;
  readonly kind: Kind;
  readonly field: GraphQLField<unknown, unknown>;
}

const reference = 'kind name ofType { kind name ofType { kind name ofType { kind name } } }';
const value = `name defaultValue type { ${reference} }`;
const typeDocument = `query Type($name: String!) { __type(name: $name) { kind name
  fields(includeDeprecated: true) { name isDeprecated args { ${value} } type { ${reference} } }
  inputFields { ${value} } enumValues(includeDeprecated: true) { name isDeprecated } interfaces { kind name } possibleTypes { kind name } } }`;

/**
 * The schema of the api that runs, as it tells it itself: type by type, because the usual question
 * goes deeper than the api answers.
 */
export async function introspect(web: string, caller: Caller): Promise<GraphQLSchema> {
  const roots = 'queryType { name } mutationType { name } subscriptionType { name }';
  const { __schema: schema } = await told(web, caller, `{ __schema { ${roots} types { name } } }`);
  const { types, ...rest } = schema as { types: { name: string }[] };
  const full = await Promise.all(
    types.map(async ({ name }) => (await told(web, caller, typeDocument, { name })).__type),
  );
  return buildClientSchema({ __schema: { ...rest, types: full, directives: [] } } as unknown as IntrospectionQuery);
}

async function told(web: string, caller: Caller, query: string, variables = {}): Promise<Record<string, unknown>> {
  const { data, text } = await ask(web, caller, query, variables);
  if (!data) throw new Error(`The api does not tell its schema: ${text.slice(0, 300)}`);
  return data;
}

export function operationsOf(schema: GraphQLSchema): Operation[] {
  const roots = {
    Query: schema.getQueryType(),
    Mutation: schema.getMutationType(),
    Subscription: schema.getSubscriptionType(),
  };
  return Object.entries(roots).flatMap(([kind, type]) =>
    Object.values(type?.getFields() ?? {}).map((field) => ({
      name: `${kind}.${field.name}`,
      kind: kind as Kind,
      field,
    })),
  );
}

/** A document that asks one root field for everything down to a depth. */
export function documentFor({ kind, field }: Operation, depth: number): string {
  const declared = field.args.map((arg) => `$${arg.name}: ${String(arg.type)}`).join(', ');
  const passed = field.args.map((arg) => `${arg.name}: $${arg.name}`).join(', ');
  return `${kind.toLowerCase()} Probe${declared && `(${declared})`} { ${field.name}${passed && `(${passed})`}${selection(field.type, depth)} }`;
}

function selection(type: GraphQLOutputType, depth: number): string {
  const named = getNamedType(type);
  if (!isObjectType(named)) return '';
  const fields = Object.values(named.getFields())
    .filter((field) => field.args.every((arg) => !isNonNullType(arg.type)))
    .filter((field) => depth > 1 || isLeafType(getNamedType(field.type)))
    .map((field) => `${field.name}${selection(field.type, depth - 1)}`);
  return fields.length > 0 ? ` { ${fields.join(' ')} }` : ' { __typename }';
}

/** One place where the caller gives a value: its path in the variables and its name in the schema. */
export interface Place {
  readonly path: readonly string[];
  /** `Query.conversation.id` or `SendReplyInput.replyId` */
  readonly coordinate: string;
  readonly type: GraphQLInputType;
}

/** All places of an operation, those inside input objects included. */
export function placesOf({ name, field }: Operation): Place[] {
  const walk = (of: GraphQLArgument | GraphQLInputField, owner: string, path: readonly string[]): Place[] => {
    const named = getNamedType(of.type);
    const here = [...path, of.name];
    if (!isInputObjectType(named)) return [{ path: here, coordinate: `${owner}.${of.name}`, type: of.type }];
    return Object.values(named.getFields()).flatMap((inner) => walk(inner, named.name, here));
  };
  return field.args.flatMap((arg) => walk(arg, name, []));
}

export function isId({ type }: Place): boolean {
  return getNamedType(type).name === 'ID';
}

/** A sensible value for a place that is no id. */
export function plainValue({ coordinate, type }: Place): unknown {
  if (isNonNullType(type)) return plainValue({ path: [], coordinate, type: type.ofType }) ?? 'Dank voor uw bericht';
  if (isListType(type)) return [];
  const named = getNamedType(type);
  const name = coordinate.split('.')[coordinate.split('.').length - 1]!;
  if (isEnumType(named)) return named.getValues()[0]!.name;
  if (named.name === 'Boolean') return true;
  if (named.name === 'Int') return name === 'first' ? 20 : 1;
  if (named.name === 'Float') return 1;
  if (named.name === 'DateTime') return new Date(Date.now() + 86_400_000).toISOString();
  if (name === 'period') return new Date().toISOString().slice(0, 7);
  if (name === 'endsOn') return new Date(Date.now() + 30 * 86_400_000).toISOString().slice(0, 10);
  if (['after', 'search', 'permalink', 'note'].includes(name)) return null;
  if (coordinate === 'SetVariableInput.name') return 'openingstijden';
  return 'Dank voor uw bericht';
}

/** The variables of an operation, each place filled by `fill`. */
export function variablesFor(operation: Operation, fill: (place: Place) => unknown): Record<string, unknown> {
  const variables: Record<string, unknown> = {};
  for (const place of placesOf(operation)) {
    let at = variables;
    for (const step of place.path.slice(0, -1)) at = (at[step] ??= {}) as Record<string, unknown>;
    at[place.path[place.path.length - 1]!] = fill(place);
  }
  return variables;
}
