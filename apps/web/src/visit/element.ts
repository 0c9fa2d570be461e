type Child = Node | string | undefined | false;

/** Makes an element. Texts become text nodes: whatever stands in them is shown and never run. */
export function element<K extends keyof HTMLElementTagNameMap>(
  name: K,
  properties: Partial<HTMLElementTagNameMap[K]> & { readonly testid?: string; readonly describedBy?: string } = {},
  ...children: Child[]
): HTMLElementTagNameMap[K] {
  const made = document.createElement(name);
  const { testid, describedBy, ...rest } = properties;
  Object.assign(made, rest);
  if (testid) made.dataset.testid = testid;
  if (describedBy) made.setAttribute('aria-describedby', describedBy);
  made.append(...children.filter((child): child is Node | string => child !== undefined && child !== false));
  return made;
}
