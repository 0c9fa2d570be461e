/** The names in a value with the type of each; what is in a list counts once, whatever its order. */
export function shapeOf(value: unknown, path = ''): Map<string, string> {
  if (Array.isArray(value)) {
    const kinds = [...new Set(value.map((one) => typeof one))].sort();
    return new Map([[path, `list of ${kinds.join(' or ') || 'nothing'}`]]);
  }
  if (typeof value !== 'object' || value === null) return new Map([[path, value === null ? 'null' : typeof value]]);
  const names = Object.entries(value).flatMap(([name, one]) => [...shapeOf(one, path ? `${path}.${name}` : name)]);
  return new Map(names);
}

/** One line for each name that one of two shapes lacks or that has another type there, in order. */
export function differences(keycloak: Map<string, string>, ours: Map<string, string>): string[] {
  const names = [...new Set([...keycloak.keys(), ...ours.keys()])];
  return names
    .filter((name) => keycloak.get(name) !== ours.get(name))
    .map((name) => `${name}: Keycloak ${keycloak.get(name) ?? 'has none'}, ours ${ours.get(name) ?? 'has none'}`)
    .sort();
}
