/** The fields that a person reads, in order. */
export const READ = ['title', 'greeting', 'body', 'closing', 'details.short'] as const;
export type ReadField = (typeof READ)[number];

type Field = { readonly name: string; readonly value: string };

export const valueOf = (fields: readonly Field[], name: string) =>
  fields.find((field) => field.name === name)?.value ?? '';

/** The fields in which two versions differ for who reads them. */
export const changed = (before: readonly Field[], after: readonly Field[]): ReadField[] =>
  READ.filter((name) => valueOf(before, name) !== valueOf(after, name));

/** The word of a field in the catalogue, which knows no dots in names. */
export const wordOf = (name: string) => `field.${name.replace('details.', '')}`;
