type Attributes = Readonly<Record<string, string>>;

/** An element with these attributes and children. Text becomes text, whatever it says: never markup. */
export function element<Tag extends keyof HTMLElementTagNameMap>(
  tag: Tag,
  attributes: Attributes = {},
  ...children: readonly (Node | string)[]
): HTMLElementTagNameMap[Tag] {
  const made = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) made.setAttribute(name, value);
  made.append(...children);
  return made;
}

/** A foreign value: it stands for itself, and cannot turn the direction of what stands beside it. */
export function value(text: string): HTMLElement {
  return element('bdi', {}, text);
}

/** A button that does something. @param kind how it looks */
export function button(label: string, onPress: () => void, attributes: Attributes = {}): HTMLButtonElement {
  const made = element('button', { type: 'button', ...attributes }, label);
  made.addEventListener('click', onPress);
  return made;
}
